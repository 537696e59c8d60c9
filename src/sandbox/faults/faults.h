// What goes wrong on demand: a list of rules, each for one endpoint.
//
//   [{"seed": 7},
//    {"endpoint": "upload_slice", "nth": 3, "action": "lost_answer"},
//    {"endpoint": "*", "probability": 0.1, "times": 20, "action": "status", "code": 503, "retry_after": 2}]
//
// endpoint: create create_file new_slice upload_slice check commit cancel spec category token show
// myinfo sts, v3 (all of the signed API), of the object store oss_initiate oss_part oss_list oss_complete
// oss_abort oss_head, or * for any. When: "nth" (that request, counted from 1 since the rule was set),
// "every" (each n-th), "probability" (0 to 1, from a generator with the list's seed, so that runs repeat), or
// none: each request. "times": at most so often. The first rule that fires decides; every rule counts every
// request of its endpoint.
//
// In place of the work:   status (code, retry_after in seconds), error (code: Youku's number, negative for
// v3, or the object
//                         store's word), redirect (to), stall, cut_before (when the head is read),
//                         cut_in_body (after: bytes of the body).
// Before the work:        expire_upload (the token of this request), expire_access (the account's token),
//                         expire_sts (all temporary keys to the object store).
// Changes the work:       bad_task (what: "offset" or "length"; nothing is handed out), duplicate_task
//                         (hands a task that is out already).
// After the work is done: lost_answer (cut), late (ms), half_json, html, wrong_types, absurd_numbers (what:
//                         "huge", "negative" or "fraction"), huge_answer (bytes), deep_json (levels),
//                         gzip_bomb (bytes, once unpacked).
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace sandbox {

enum class FaultAction {
    None,
    Status,
    Error,
    Redirect,
    Stall,
    CutBefore,
    CutInBody,
    ExpireUpload,
    ExpireAccess,
    ExpireSts,
    BadTask,
    DuplicateTask,
    LostAnswer,
    Late,
    HalfJson,
    Html,
    WrongTypes,
    AbsurdNumbers,
    HugeAnswer,
    DeepJson,
    GzipBomb,
};

struct Fault {
    FaultAction action = FaultAction::None;
    qint64 number = 0; // code, bytes, levels or milliseconds
    qint64 retryAfterSeconds = 0;
    QString text; // where a redirect leads; what is bad of a bad task or of numbers; the store's word
};

class Faults
{
public:
    // Replaces all rules; on a bad list says which entry and why, and keeps the old ones.
    bool set(const QJsonArray &rules, QString *error);

    // Counts a request and says what goes wrong with it; None when nothing does.
    Fault next(const QString &endpoint);

    static const QStringList &endpoints();

private:
    struct Rule {
        QString endpoint;
        Fault fault;
        qint64 nth = 0;
        qint64 every = 0;
        double probability = -1;
        qint64 timesLeft = -1; // -1: no end
        qint64 seen = 0;
    };

    // False, and why, when the entry is not understood.
    static bool parse(const QJsonObject &json, Rule &rule, QString *why);
    bool fires(Rule &rule);

    QList<Rule> m_rules;
    QRandomGenerator m_random{1};
};

} // namespace sandbox
