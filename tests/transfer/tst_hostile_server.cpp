// Each fault of the sandbox at each endpoint, passing and lasting, and pairs of them: every upload ends
// published, or failed with the kind that the fault stands for, or waits: for a sign-in, or for a network
// where web pages stand in for Youku, or for word of what became of a commit; never twice, never in a tight
// loop, never with a word to another host. Afterwards the server is honest again: what waited goes on by
// itself, and one Retry publishes what failed.
//
// Many uploads run at once, each against a sandbox of its own: nearly all the time they wait.
#include "rig.h"

#include <QLoggingCategory>
#include <QTcpServer>

#include <deque>

using namespace Qt::StringLiterals;
using base::ErrorKind;
using transfer::Activity;
using transfer::UploadId;

namespace {

constexpr int atOnce = 60;
constexpr qint64 fileSize = 300'000; // five slices of 64 KB
constexpr int sliceKb = 64;
constexpr qint64 partBytes = 100 * 1024; // three of them
constexpr qint64 slowly = 400'000;       // bytes a second, so that there is time to cancel
constexpr int stallMs = 2000;
constexpr qint64 longWaitMs = 120'000;
constexpr int shortStallMs = 200;    // where nothing but a stall ends a request
constexpr qint64 mostRequests = 100; // of one endpoint, in one upload's life under a lasting fault
constexpr int deadlineMs = 200'000;
constexpr int pairs = 120;

struct Action {
    QJsonObject rule;
    QList<ErrorKind> kinds; // an upload may fail with when it lasts; with none it must be published
};

const QList<Action> &actions()
{
    using enum ErrorKind;
    static const QList<Action> all = {
        {{{"action", "status"}, {"code", 500}}, {Server}},
        {{{"action", "status"}, {"code", 404}}, {Server}},
        {{{"action", "status"}, {"code", 403}}, {Server, Account}},
        {{{"action", "status"}, {"code", 429}, {"retry_after", 1}}, {Server}},
        {{{"action", "status"}, {"code", 413}}, {Server}},
        {{{"action", "status"}, {"code", 200}}, {Protocol, Server}}, // and an empty body
        {{{"action", "error"}, {"code", 1001}}, {Server}},
        {{{"action", "error"}, {"code", 1009}}, {Account, Server}},
        {{{"action", "error"}, {"code", 120010223}}, {Server}},
        {{{"action", "error"}, {"code", 987654321}}, {Server, Account}},
        {{{"action", "redirect"}, {"to", "elsewhere"}}, {Protocol, Network}},
        {{{"action", "stall"}}, {Network, Account}},
        {{{"action", "cut_before"}}, {Network, Account}},
        {{{"action", "cut_in_body"}, {"after", 10}}, {Network, Account}},
        {{{"action", "lost_answer"}}, {Network, Account, Server}},
        {{{"action", "late"}, {"ms", 50}}, {}},
        {{{"action", "half_json"}}, {Protocol, Server}},
        {{{"action", "html"}}, {Network, Account}},
        {{{"action", "wrong_types"}}, {Protocol}},
        {{{"action", "absurd_numbers"}, {"what", "huge"}}, {Protocol}},
        {{{"action", "absurd_numbers"}, {"what", "negative"}}, {Protocol}},
        {{{"action", "absurd_numbers"}, {"what", "fraction"}}, {Protocol}},
        {{{"action", "huge_answer"}, {"bytes", 5'000'000}}, {Protocol}},
        {{{"action", "deep_json"}}, {Protocol, Server}},
        {{{"action", "gzip_bomb"}, {"bytes", 10'000'000}}, {Protocol, Server}},
        {{{"action", "bad_task"}, {"what", "offset"}}, {Protocol, Server}},
        {{{"action", "bad_task"}, {"what", "length"}}, {Protocol, Server}},
        {{{"action", "duplicate_task"}}, {Server}},
        {{{"action", "expire_upload"}}, {Server}},
        {{{"action", "expire_access"}}, {Account, Server}},
    };
    return all;
}

// Of the cloud store, whose words are other ones, and whose answers are XML.
const QList<Action> &actionsOfStore()
{
    using enum ErrorKind;
    static const QList<Action> all = {
        {{{"action", "status"}, {"code", 500}}, {Server}},
        {{{"action", "status"}, {"code", 404}}, {Server}},
        {{{"action", "status"}, {"code", 403}}, {Permission, Server}},
        {{{"action", "status"}, {"code", 429}, {"retry_after", 1}}, {Server}},
        {{{"action", "status"}, {"code", 413}}, {Server}},
        {{{"action", "status"}, {"code", 200}}, {Protocol, Server}}, // and an empty body
        {{{"action", "error"}, {"code", "ServiceUnavailable"}}, {Server}},
        {{{"action", "error"}, {"code", "AccessDenied"}}, {Permission, Server}},
        {{{"action", "error"}, {"code", "NoSuchUpload"}}, {Server}},
        {{{"action", "error"}, {"code", "InvalidDigest"}}, {Server}},
        {{{"action", "error"}, {"code", "InvalidPart"}}, {Server}},
        {{{"action", "error"}, {"code", "NeverHeardOf"}}, {Server}},
        {{{"action", "redirect"}, {"to", "elsewhere"}}, {Protocol, Network}},
        {{{"action", "stall"}}, {Network}},
        {{{"action", "cut_before"}}, {Network}},
        {{{"action", "cut_in_body"}, {"after", 10}}, {Network}},
        {{{"action", "lost_answer"}}, {Network, Server}},
        {{{"action", "late"}, {"ms", 50}}, {}},
        {{{"action", "half_json"}}, {Protocol, Server}},
        {{{"action", "html"}}, {Network}},
        {{{"action", "huge_answer"}, {"bytes", 5'000'000}}, {Protocol, Server}},
        {{{"action", "deep_json"}}, {Protocol, Server}},
        {{{"action", "gzip_bomb"}, {"bytes", 10'000'000}}, {Protocol, Server}},
        {{{"action", "expire_sts"}}, {Permission, Server}},
    };
    return all;
}

bool ofStore(const QString &endpoint)
{
    return endpoint.startsWith("oss_"_L1);
}

const QList<Action> &actionsAt(const QString &endpoint)
{
    return ofStore(endpoint) ? actionsOfStore() : actions();
}

QJsonObject storeFault(const char *endpoint, const char *action, int nth, const char *code = nullptr)
{
    QJsonObject rule{{"endpoint", endpoint}, {"action", action}, {"nth", nth}};
    if (code)
        rule["code"] = code;
    return rule;
}

// What else must go wrong for this endpoint to be asked at all.
QJsonArray leadingTo(const QString &endpoint)
{
    if (endpoint == "sts"_L1)
        return {storeFault("oss_part", "expire_sts", 2)};
    if (endpoint == "oss_list"_L1)
        return {storeFault("oss_part", "error", 2, "NoSuchUpload")};
    if (endpoint == "oss_head"_L1) // completed, but nobody has heard it
        return {storeFault("oss_complete", "lost_answer", 1)};
    if (endpoint == "oss_uploads"_L1) // likewise begun
        return {storeFault("oss_initiate", "lost_answer", 1)};
    if (endpoint == "token"_L1)
        return {QJsonObject{{"endpoint", "create"}, {"action", "expire_access"}, {"nth", 1}}};
    if (endpoint == "show"_L1) // published, but the repeated commit is refused
        return {QJsonObject{{"endpoint", "commit"}, {"action", "lost_answer"}, {"nth", 1}},
                QJsonObject{{"endpoint", "commit"}, {"action", "error"}, {"code", 120010151}, {"nth", 2}}};
    return {};
}

const QStringList &endpoints()
{
    static const QStringList slices = {u"create"_s, u"create_file"_s, u"new_slice"_s, u"upload_slice"_s,
                                       u"check"_s,  u"commit"_s,      u"token"_s,     u"show"_s};
    static const QStringList cloud = {u"create"_s,   u"sts"_s,      u"oss_initiate"_s, u"oss_uploads"_s,
                                      u"oss_part"_s, u"oss_list"_s, u"oss_complete"_s, u"oss_head"_s};
    return Rig::waysOfTheRow.oss ? cloud : slices;
}

// One upload under its faults, from the start to what is left when the server is honest again.
class Trial
{
public:
    struct Plan {
        QString name;
        QJsonArray faults;
        QList<ErrorKind> kinds; // it may fail with
        bool mustHeal = false;
        bool stalls = false;
        bool cancelled = false; // by the user, on the way
        bool onlyCloud = false; // no other way will do
        bool mayLeave = false;  // what lies at the store
    };

    Trial(Plan plan, const QString &path, const QString &md5, EventClock &time)
        : m_plan(std::move(plan))
        , m_rig(m_plan.faults, &time)
        , m_md5(md5)
    {
        m_rig.cloud->setPartSize(partBytes);
        if (m_plan.onlyCloud)
            m_rig.transports.policy().setChoice(transfer::TransportChoice::Cloud);
        // What is sent slowly lies in buffers for a while.
        m_rig.setStallTime(!m_plan.stalls ? stallMs : m_plan.cancelled ? 3 * shortStallMs : shortStallMs);
        transfer::UploadRecord record;
        record.id = m_id;
        record.path = path;
        record.identity = transfer::identityOf(path);
        record.md5 = md5;
        record.metadata.title = u"A title"_s;
        record.stage = transfer::Stage::Hashed;
        record.intent = transfer::Intent::Run;
        record.sliceLengthKb = sliceKb;
        m_rig.disk.records.insert(m_id, record);
        m_rig.newQueue();
        if (m_plan.cancelled)
            m_rig.server->control({{"rate", slowly}});
    }

    bool done()
    {
        if (m_plan.cancelled && m_rig.sent("bytes") > 0)
            m_rig.queue->cancel({m_id});
        if (m_phase == Phase::Faulty && settled())
            becomeHonest();
        else if (m_phase == Phase::Honest && m_rig.ended(m_id) && nothingLeft())
            judgeEnd();
        else if (m_phase == Phase::Honest)
            signInIfWanted();
        return m_phase == Phase::Done;
    }

    QString whereItIs() const
    {
        return u"%1: %2 at stage %3 by %4, %5 left at the store"_s
            .arg(m_plan.name, transfer::activityName(m_rig.activity(m_id)),
                 transfer::stageName(m_rig.queue->find(m_id)->stage()),
                 m_rig.queue->find(m_id)->record().transport)
            .arg(m_rig.stored("multipart_open"));
    }
    const QStringList &complaints() const { return m_complaints; }

private:
    enum class Phase { Faulty, Honest, Done };

    bool settled() const
    {
        using For = transfer::Wait::For;
        const transfer::Wait wait = m_rig.queue->find(m_id)->wait();
        const bool forGood = !m_plan.mustHeal && m_rig.clock.monotonicMs() - wait.sinceMs > longWaitMs;
        const bool untold = wait.what == For::Retry && wait.reason.fault == base::Fault::Local
                            && wait.reason.operation == base::Operation::Commit;
        return m_rig.ended(m_id) || wait.what == For::SignIn || (wait.what == For::Network && forGood)
               || (untold && !m_plan.mustHeal);
    }

    bool nothingLeft() const { return m_plan.mayLeave || m_rig.stored("multipart_open") == 0; }

    void complain(const QString &what) { m_complaints.append(whereItIs() + u": "_s + what); }

    void becomeHonest()
    {
        m_phase = Phase::Honest;
        judgeFaulty();
        QString error;
        m_rig.server->setFaults({}, &error);
        if (m_rig.ended(m_id))
            m_rig.queue->retry({m_id});
        else
            signInIfWanted();
    }

    void signInIfWanted()
    {
        if (m_rig.account->state() == transfer::AccountSession::State::Refused)
            m_rig.account->signIn(m_rig.server->credentials());
    }

    void judgeFaulty()
    {
        const auto &failure = m_rig.queue->find(m_id)->record().failure;
        const bool healed = m_rig.activity(m_id) == Activity::Published;
        if (m_plan.mustHeal && !healed)
            complain(u"it should have healed: "_s + (failure ? base::kindName(failure->kind) : QString()));
        if (failure && !m_plan.kinds.contains(failure->kind))
            complain(u"failed with kind "_s + base::kindName(failure->kind));
        for (const QString &endpoint : sandbox::Faults::endpoints()) {
            if (const qint64 asked = m_rig.requests(endpoint.toLatin1().constData()); asked > mostRequests)
                complain(u"%1 was asked %2 times"_s.arg(endpoint).arg(asked));
        }
    }

    void judgeEnd()
    {
        m_phase = Phase::Done;
        if (m_rig.counter("access_token_on_gupload") > 0)
            complain(u"an access token on the upload server"_s);
        if (m_plan.cancelled)
            judgeCancelled();
        else
            judgePublished();
    }

    void judgeCancelled()
    {
        if (m_rig.activity(m_id) != Activity::Cancelled)
            complain(u"it was cancelled"_s);
        if (!m_rig.committed().isEmpty())
            complain(u"a video of a cancelled upload"_s);
        if (!m_rig.queue->find(m_id)->record().uploadToken.isEmpty())
            complain(u"its token is still there"_s);
    }

    void judgePublished()
    {
        if (m_rig.activity(m_id) != Activity::Published)
            complain(u"one retry did not publish it"_s);
        const QList<QJsonObject> videos = m_rig.committed();
        if (videos.size() != 1)
            complain(u"%1 videos"_s.arg(videos.size()));
        else if (videos.first()["held_md5"].toString() != m_md5)
            complain(u"other bytes"_s);
    }

    const Plan m_plan;
    Rig m_rig;
    const QString m_md5;
    const UploadId m_id = 1;
    Phase m_phase = Phase::Faulty;
    QStringList m_complaints;
};

} // namespace

class TestHostileServer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase_data() { Rig::overBothWays(); }
    void init()
    {
        Rig::takeWayOfTheRow();
        Rig::waysOfTheRow.slices = true; // to go on by when the store cannot be used
    }
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"youchuan.*=false"_s); // thousands of faults
        m_clock.setCoarseness(1000);                             // hundreds who wait
        QVERIFY(m_elsewhere.listen(QHostAddress::LocalHost));
        QFile file(m_dir.filePath("video.mp4"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray bytes(fileSize, Qt::Uninitialized);
        QRandomGenerator(7).fillRange(reinterpret_cast<quint32 *>(bytes.data()), fileSize / 4);
        QCOMPARE(file.write(bytes), fileSize);
    }

    void passingFaultsHeal() { runAll(singles(2)); }
    void lastingFaultsEndWithTheirKind() { runAll(singles(0)); }
    void pairsOfFaultsEndWellOrWithOneOfTheirKinds() { runAll(somePairs()); }
    void aCancelEndsWhateverYoukuSays()
    {
        QList<Trial::Plan> plans;
        for (const QString &endpoint : {u"cancel"_s, u"oss_abort"_s}) {
            if (ofStore(endpoint) && !Rig::waysOfTheRow.oss)
                continue;
            for (const Action &action : actionsAt(endpoint))
                plans.append({nameOf(endpoint, action),
                              {rule(endpoint, action, 0)},
                              {},
                              false,
                              action.rule["action"] == u"stall"_s,
                              true,
                              false,
                              leaves(endpoint, action)});
        }
        runAll(plans);
    }
    void nothingWentElsewhere() { QVERIFY(!m_elsewhere.hasPendingConnections()); }

private:
    QJsonObject rule(const QString &endpoint, const Action &action, int times)
    {
        QJsonObject rule = action.rule;
        rule["endpoint"] = endpoint;
        if (times > 0)
            rule["times"] = times;
        if (rule["action"] == u"redirect"_s)
            rule["to"] = u"http://127.0.0.1:%1/x"_s.arg(m_elsewhere.serverPort());
        return rule;
    }

    static QString nameOf(const QString &endpoint, const Action &action)
    {
        return endpoint + u' ' + action.rule["action"].toString() + action.rule["what"].toString()
               + action.rule["code"].toVariant().toString();
    }

    // What a sign-in or a new file of the user's must mend is no matter of repeating.
    static bool heals(const QString &endpoint, const Action &action)
    {
        const QString word = action.rule["code"].toString();
        if (!word.isEmpty())
            return word == u"ServiceUnavailable"_s;
        const qint64 code = action.rule["code"].toInteger();
        const bool ofAccount = code == 403 || code == 1009 || action.rule["action"] == u"expire_access"_s;
        if (code == 987654321) // nobody has told us about it
            return false;
        if (code == 404 && (endpoint == "create"_L1 || endpoint == "sts"_L1)) // by the other method as well
            return false;
        if (code == 120010223 && endpoint == "show"_L1) // no answer to that question
            return false;
        return endpoint != "token"_L1 && !ofAccount;
    }

    // Who may not look what was begun, or who gets no key any more since Youku knows nothing of the upload,
    // cannot clear it away; and what is said to be aborted is left to the store.
    static bool leaves(const QString &endpoint, const Action &action)
    {
        const bool refused = action.rule["action"] == u"error"_s || action.rule["code"].toInteger() == 403;
        const bool unknown =
            action.rule["code"].toInteger() == 120010223 || action.rule["action"] == u"expire_upload"_s;
        const bool taken = action.rule["code"] == QJsonValue(200) || action.rule["code"] == u"NoSuchUpload"_s;
        if (endpoint == "oss_abort"_L1) // Youku gives no key to what is cancelled
            return taken || action.rule["action"] == u"expire_sts"_s;
        return (endpoint == "oss_uploads"_L1 && refused) || (endpoint == "sts"_L1 && unknown);
    }

    QList<Trial::Plan> singles(int times)
    {
        QList<Trial::Plan> plans;
        for (const QString &endpoint : endpoints()) {
            for (const Action &action : actionsAt(endpoint)) {
                QJsonArray faults = leadingTo(endpoint);
                faults.append(rule(endpoint, action, times));
                plans.append({nameOf(endpoint, action), faults, action.kinds,
                              times > 0 && heals(endpoint, action), action.rule["action"] == u"stall"_s,
                              false, times == 0 && Rig::waysOfTheRow.oss, leaves(endpoint, action)});
            }
        }
        return plans;
    }

    QList<Trial::Plan> somePairs()
    {
        QRandomGenerator random(20260101);
        const auto any = [&random](const auto &list) {
            return list.at(random.bounded(int(list.size())));
        };
        QList<Trial::Plan> plans;
        for (int i = 0; i < (Rig::waysOfTheRow.oss ? pairs / 2 : pairs); ++i) {
            Trial::Plan plan;
            for (int half = 0; half < 2; ++half) {
                const QString endpoint = any(endpoints());
                const Action action = any(actionsAt(endpoint));
                for (const QJsonValue &fault : leadingTo(endpoint))
                    plan.faults.append(fault);
                plan.faults.append(rule(endpoint, action, random.bounded(1, 8)));
                plan.kinds += action.kinds;
                plan.mayLeave = plan.mayLeave || leaves(endpoint, action);
                plan.stalls = plan.stalls || action.rule["action"] == u"stall"_s;
                plan.name += nameOf(endpoint, action) + u", "_s;
            }
            plans.append(plan);
        }
        return plans;
    }

    void runAll(const QList<Trial::Plan> &plans)
    {
        const QString path = m_dir.filePath("video.mp4");
        const QString md5 = Rig::md5Of(path);
        std::deque<Trial::Plan> waiting(plans.begin(), plans.end());
        // Those that take real time take it together.
        std::stable_partition(waiting.begin(), waiting.end(),
                              [](const Trial::Plan &plan) { return plan.stalls; });
        std::vector<std::unique_ptr<Trial>> running;
        QStringList complaints;
        const bool allDone = waitUntil(
            [&] {
                std::erase_if(running, [&](const std::unique_ptr<Trial> &trial) {
                    if (!trial->done())
                        return false;
                    complaints += trial->complaints();
                    return true;
                });
                while (!waiting.empty() && running.size() < atOnce) {
                    running.push_back(std::make_unique<Trial>(waiting.front(), path, md5, m_clock));
                    waiting.pop_front();
                }
                return running.empty();
            },
            deadlineMs);
        for (const auto &trial : running)
            complaints += trial->whereItIs() + u": does not come to an end"_s;
        for (const QString &complaint : std::as_const(complaints))
            qWarning().noquote() << complaint;
        QVERIFY(allDone && complaints.isEmpty());
    }

    EventClock m_clock;
    QTemporaryDir m_dir;
    QTcpServer m_elsewhere;
};

QTEST_GUILESS_MAIN(TestHostileServer)
#include "tst_hostile_server.moc"
