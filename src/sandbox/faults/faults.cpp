#include "sandbox/faults/faults.h"

#include <QCoreApplication>
#include <QMap>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// What an action takes: the key of its number, whether that must be given, and what it is otherwise.
struct ActionRule {
    FaultAction action;
    QString numberKey;
    bool numberNeeded = false;
    qint64 usualNumber = 0;
    QString textKey;
};

const QMap<QString, ActionRule> &actions()
{
    static const QMap<QString, ActionRule> all{
        {u"status"_s, {FaultAction::Status, u"code"_s, true, 0, {}}},
        {u"error"_s, {FaultAction::Error, u"code"_s, true, 0, {}}},
        {u"redirect"_s, {FaultAction::Redirect, {}, false, 0, u"to"_s}},
        {u"stall"_s, {FaultAction::Stall, {}, false, 0, {}}},
        {u"cut_before"_s, {FaultAction::CutBefore, {}, false, 0, {}}},
        {u"cut_in_body"_s, {FaultAction::CutInBody, u"after"_s, false, 0, {}}},
        {u"expire_upload"_s, {FaultAction::ExpireUpload, {}, false, 0, {}}},
        {u"expire_access"_s, {FaultAction::ExpireAccess, {}, false, 0, {}}},
        {u"expire_sts"_s, {FaultAction::ExpireSts, {}, false, 0, {}}},
        {u"bad_task"_s, {FaultAction::BadTask, {}, false, 0, u"what"_s}},
        {u"duplicate_task"_s, {FaultAction::DuplicateTask, {}, false, 0, {}}},
        {u"lost_answer"_s, {FaultAction::LostAnswer, {}, false, 0, {}}},
        {u"late"_s, {FaultAction::Late, u"ms"_s, true, 0, {}}},
        {u"half_json"_s, {FaultAction::HalfJson, {}, false, 0, {}}},
        {u"html"_s, {FaultAction::Html, {}, false, 0, {}}},
        {u"wrong_types"_s, {FaultAction::WrongTypes, {}, false, 0, {}}},
        {u"absurd_numbers"_s, {FaultAction::AbsurdNumbers, {}, false, 0, u"what"_s}},
        {u"deep_json"_s, {FaultAction::DeepJson, u"levels"_s, false, 100'000, {}}},
        {u"gzip_bomb"_s, {FaultAction::GzipBomb, u"bytes"_s, false, 256 * 1024 * 1024, {}}},
        {u"huge_answer"_s, {FaultAction::HugeAnswer, u"bytes"_s, false, 16 * 1024 * 1024, {}}},
    };
    return all;
}

QString words(const char *text)
{
    return QCoreApplication::translate("sandbox::Faults", text);
}

// A whole number of at least `least` under this key; -1 when it is anything else, `missing` when it is not
// there.
qint64 wholeNumber(const QJsonObject &json, const QString &key, qint64 least, qint64 missing)
{
    if (!json.contains(key))
        return missing;
    const qint64 number = json[key].toInteger(-1);
    return number >= least ? number : -1;
}

bool hasOnlyKnownKeys(const QJsonObject &json, const ActionRule &rule, QString *why)
{
    QStringList known{u"endpoint"_s, u"action"_s, u"nth"_s, u"every"_s, u"probability"_s, u"times"_s};
    known << rule.numberKey << rule.textKey;
    if (rule.action == FaultAction::Status)
        known << u"retry_after"_s;
    for (const QString &key : json.keys()) {
        if (!known.contains(key)) {
            *why = words("it has a key that means nothing here: %1").arg(key);
            return false;
        }
    }
    return true;
}

// Where words stand for what went wrong, and no numbers.
bool isOfStore(const QString &endpoint)
{
    return endpoint.startsWith(u"oss_"_s);
}

bool fillStoreError(Fault &fault, const QJsonObject &json, QString *why)
{
    fault.action = FaultAction::Error;
    fault.text = json[u"code"].toString();
    if (fault.text.isEmpty())
        *why = words("the object store's errors are words: code");
    return !fault.text.isEmpty();
}

bool fillFault(Fault &fault, const QJsonObject &json, const ActionRule &rule, QString *why)
{
    fault.action = rule.action;
    fault.text = json[rule.textKey].toString();
    fault.retryAfterSeconds = wholeNumber(json, u"retry_after"_s, 0, 0);
    fault.number = rule.numberKey.isEmpty() ? 0 : wholeNumber(json, rule.numberKey, 0, rule.usualNumber);
    if (rule.action == FaultAction::Error && json[rule.numberKey].toInteger() < -1) // of the signed API
        fault.number = json[rule.numberKey].toInteger();
    const bool missing = rule.numberNeeded && !json.contains(rule.numberKey);
    const bool absurd = fault.number < 0 && (rule.action != FaultAction::Error || fault.number == -1);
    if (missing || absurd || fault.retryAfterSeconds < 0) {
        *why = words("its action needs a whole number: %1").arg(rule.numberKey);
        return false;
    }
    if (rule.action == FaultAction::Status && (fault.number < 200 || fault.number > 599)) {
        *why = words("its code is no HTTP status");
        return false;
    }
    if (rule.action == FaultAction::Redirect && fault.text.isEmpty()) {
        *why = words("a redirect needs an address: to");
        return false;
    }
    const bool badTask = rule.action == FaultAction::BadTask && json.contains(rule.textKey);
    if (badTask && fault.text != u"offset"_s && fault.text != u"length"_s) {
        *why = words("a bad_task is bad in its \"offset\" or its \"length\"");
        return false;
    }
    const QStringList absurdities = {QString(), u"huge"_s, u"negative"_s, u"fraction"_s};
    if (rule.action == FaultAction::AbsurdNumbers && !absurdities.contains(fault.text)) {
        *why = words("absurd_numbers are \"huge\", \"negative\" or a \"fraction\"");
        return false;
    }
    return true;
}

} // namespace

const QStringList &Faults::endpoints()
{
    static const QStringList names{
        u"create"_s,      u"create_file"_s, u"new_slice"_s,    u"upload_slice"_s, u"check"_s,
        u"commit"_s,      u"cancel"_s,      u"spec"_s,         u"category"_s,     u"token"_s,
        u"show"_s,        u"myinfo"_s,      u"show_batch"_s,   u"by_me"_s,        u"update"_s,
        u"destroy"_s,     u"slices"_s,      u"reset_slice"_s,  u"sts"_s,          u"oss_initiate"_s,
        u"oss_part"_s,    u"oss_list"_s,    u"oss_complete"_s, u"oss_abort"_s,    u"oss_head"_s,
        u"oss_uploads"_s, u"v3"_s};
    return names;
}

bool Faults::parse(const QJsonObject &json, Rule &rule, QString *why)
{
    rule.endpoint = json[u"endpoint"].toString();
    if (rule.endpoint != u"*"_s && !endpoints().contains(rule.endpoint)) {
        *why = words("there is no endpoint \"%1\"").arg(rule.endpoint);
        return false;
    }
    const auto action = actions().constFind(json[u"action"].toString());
    if (action == actions().constEnd()) {
        *why = words("there is no action \"%1\"").arg(json[u"action"].toString());
        return false;
    }
    const bool wordWanted = action->action == FaultAction::Error && isOfStore(rule.endpoint);
    if (!hasOnlyKnownKeys(json, *action, why)
        || !(wordWanted ? fillStoreError(rule.fault, json, why) : fillFault(rule.fault, json, *action, why)))
        return false;
    rule.nth = wholeNumber(json, u"nth"_s, 1, 0);
    rule.every = wholeNumber(json, u"every"_s, 1, 0);
    rule.timesLeft = json.contains(u"times"_s) ? wholeNumber(json, u"times"_s, 1, 0) : -1;
    const bool timesAreBad = json.contains(u"times"_s) && rule.timesLeft < 1;
    if (rule.nth < 0 || rule.every < 0 || timesAreBad) {
        *why = words("nth, every and times are whole numbers from 1");
        return false;
    }
    if (json.contains(u"probability"_s))
        rule.probability = json[u"probability"].toDouble(-1);
    if (json.contains(u"probability"_s) && (rule.probability < 0 || rule.probability > 1)) {
        *why = words("a probability is a number from 0 to 1");
        return false;
    }
    if (json.contains(u"nth"_s) + json.contains(u"every"_s) + json.contains(u"probability"_s) > 1) {
        *why = words("only one of nth, every and probability can be given");
        return false;
    }
    return true;
}

bool Faults::set(const QJsonArray &rules, QString *error)
{
    QList<Rule> parsed;
    quint32 seed = 1;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const QJsonObject json = rules[i].toObject();
        if (json.size() == 1 && json[u"seed"].isDouble()) {
            seed = quint32(json[u"seed"].toInteger());
            continue;
        }
        QString why = words("it is no object");
        Rule rule;
        if (!rules[i].isObject() || !parse(json, rule, &why)) {
            *error = words("Fault %1 is not understood: %2.").arg(QString::number(i + 1), why);
            return false;
        }
        parsed.append(rule);
    }
    m_rules = parsed;
    m_random.seed(seed);
    return true;
}

bool Faults::fires(Rule &rule)
{
    ++rule.seen;
    bool hit = true;
    if (rule.nth > 0)
        hit = rule.seen == rule.nth;
    else if (rule.every > 0)
        hit = rule.seen % rule.every == 0;
    else if (rule.probability >= 0)
        hit = m_random.generateDouble() < rule.probability;
    return hit && rule.timesLeft != 0;
}

Fault Faults::next(const QString &endpoint)
{
    Rule *first = nullptr;
    for (Rule &rule : m_rules) {
        const bool meant = rule.endpoint == u"*"_s || rule.endpoint == endpoint;
        if (meant && fires(rule) && !first)
            first = &rule;
    }
    if (!first)
        return {};
    if (first->timesLeft > 0)
        --first->timesLeft;
    return first->fault;
}

} // namespace sandbox
