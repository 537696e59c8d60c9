// What every transport promises to the steps of an upload (transfer/transport/transport.h), over each of
// them.
#include "oss/crc64.h"
#include "sandbox/sandbox.h"
#include "support/fake_youku.h"
#include "support/wait.h"
#include "transfer/transport/cloud/cloud_transports.h"
#include "transfer/transport/slices/slices_transport.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>
#include <zlib.h>

using transfer::LaneOrder;
using transfer::SliceAnswer;
using transfer::SliceTask;
using transfer::Standing;
using transfer::UploadRecord;
using Factory = transfer::TransportFactory;
using Transport = transfer::Transport;

namespace {

// A Youku that has taken create, and the transport it offered.
class Subject
{
public:
    virtual ~Subject() = default;
    virtual Factory &factory() = 0;
    virtual youku::ApiClient &api() = 0;
    virtual youku::Credentials credentials() const { return {}; }
    virtual qint64 leftLying() const { return 0; } // begun at the server, and not ended
};

class FakeSubject : public Subject
{
public:
    Factory &factory() override { return m_factory; }
    youku::ApiClient &api() override { return m_api; }

private:
    fake::Youku m_youku;
    fake::Api m_api{m_youku};
    fake::Transports m_factory{m_youku};
};

class SandboxSubject : public Subject
{
public:
    explicit SandboxSubject(const sandbox::Transports &offered)
    {
        sandbox::Options options;
        options.dir = m_dir.path();
        options.behaviour = sandbox::Behaviour::hard();
        options.behaviour.transports = offered;
        m_server = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        if (!m_server->listen(0, &error))
            qFatal("%s", qPrintable(error));
        m_api = std::make_unique<youku::ApiClient>(m_server->apiUrl());
    }
    youku::ApiClient &api() override { return *m_api; }
    youku::Credentials credentials() const override { return m_server->credentials(); }
    qint64 leftLying() const override { return m_server->state()[u"oss"][u"multipart_open"].toInteger(); }

protected:
    QTemporaryDir m_dir;
    base::SystemClock m_clock;
    std::unique_ptr<sandbox::Sandbox> m_server;
    std::unique_ptr<youku::ApiClient> m_api;
};

class SlicesSubject : public SandboxSubject
{
public:
    SlicesSubject() : SandboxSubject({.slices = true, .oss = false}) {}
    Factory &factory() override { return m_factory; }

private:
    transfer::SlicesTransports m_factory{m_clock};
};

class CloudSubject : public SandboxSubject
{
public:
    CloudSubject() : SandboxSubject({.slices = false, .oss = true}) { m_factory.setPartSize(2048 * 1024); }
    Factory &factory() override { return m_factory; }

private:
    transfer::CloudTransports m_factory{m_clock,
                                        [this](const transfer::AccountId &, std::optional<youku::ApiKind>) {
                                            return transfer::CloudTransports::Caller{credentials(), *m_api};
                                        }};
};

template <typename T>
using Ask = std::function<void(base::Answer<T>)>;

template <typename T>
base::Result<T> answerTo(const Ask<T> &ask)
{
    std::optional<base::Result<T>> answer;
    ask([&answer](const base::Result<T> &result) { answer = result; });
    if (!waitUntil([&answer] { return answer.has_value(); }, 30000))
        return base::localError(base::ErrorKind::Internal, QStringLiteral("no answer"));
    return *answer;
}

QByteArray content(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::iota(bytes.begin(), bytes.end(), char(1));
    return bytes;
}

} // namespace

class TestTransportContract : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("transport");
        QTest::newRow("fake") << QStringLiteral("fake");
        QTest::newRow("slices") << QStringLiteral("gupload");
        QTest::newRow("cloud") << QStringLiteral("oss");
    }

    void init()
    {
        QFETCH_GLOBAL(QString, transport);
        if (transport == QLatin1String("fake"))
            m_subject = std::make_unique<FakeSubject>();
        else if (transport == QLatin1String("oss"))
            m_subject = std::make_unique<CloudSubject>();
        else
            m_subject = std::make_unique<SlicesSubject>();
        // Some slices, the last one shorter.
        m_content = content(transport == QLatin1String("fake") ? 7300 : 4 * 2048 * 1024 + 300);
        begin();
    }
    void cleanup()
    {
        m_context.reset();
        m_channel.reset();
        m_plan.reset();
        m_transport.reset();
        m_subject.reset();
    }

    void itSaysWhoItIs()
    {
        QCOMPARE(m_transport->name(), m_subject->factory().name());
        QVERIFY(!m_transport->server().isEmpty());
        QVERIFY(m_transport->limits().mostBytes > 0 && m_transport->limits().mostLanes > 0);
        QVERIFY(!m_transport->refusal());
    }

    void everyErrorOfTheWireHasItsKindAndRule()
    {
        for (base::Fault fault : {base::Fault::Unreachable, base::Fault::AnswerLost, base::Fault::TimedOut}) {
            base::Error error;
            error.fault = fault;
            error.operation = base::Operation::SendSlice;
            QVERIFY(m_transport->rules().kindOf(error) != base::ErrorKind::Internal);
            QVERIFY(m_transport->rules().ruleFor(error).reaction != base::Reaction::Fail);
        }
    }

    void answersComeOnceAndLater_data() { eachCall(); }
    void answersComeOnceAndLater()
    {
        QFETCH(int, call);
        makeReadyFor(call);
        int answers = 0;
        run(call, [&answers] { ++answers; });
        QCOMPARE(answers, 0);
        TRY_VERIFY(answers > 0);
        settle();
        QCOMPARE(answers, 1);
    }

    void nothingComesAfterAnAbort_data() { eachCall(); }
    void nothingComesAfterAnAbort()
    {
        QFETCH(int, call);
        makeReadyFor(call);
        int answers = 0;
        http::Call *called = run(call, [&answers] { ++answers; });
        QVERIFY(called);
        called->abort();
        settle();
        QCOMPARE(answers, 0);
    }

    void nothingComesToAContextThatIsGone_data() { eachCall(); }
    void nothingComesToAContextThatIsGone()
    {
        QFETCH(int, call);
        makeReadyFor(call);
        int answers = 0;
        run(call, [&answers] { ++answers; });
        m_context = std::make_unique<QObject>();
        settle();
        QCOMPARE(answers, 0);
    }

    void everyByteGoesOnce_data()
    {
        QTest::addColumn<int>("lanes");
        for (int lanes : {1, 2, 3, 8})
            QTest::addRow("%d lanes", lanes) << lanes;
    }
    void everyByteGoesOnce()
    {
        QFETCH(int, lanes);
        open();
        drive(lanes);
        QVERIFY(covered());
        QCOMPARE(finish().what, Standing::What::Complete);
        QCOMPARE(finish().what, Standing::What::Complete); // and says so again
    }

    void whatOneLaneGivesBackAnotherSends()
    {
        open();
        const auto plan = m_transport->plan();
        plan->begin({}, 0);
        const auto channel = m_transport->channel();
        const SliceTask task = taskOf(*plan, *channel, 1);
        QVERIFY(task.id != 0);
        QVERIFY(plan->inFlight().contains(task));
        plan->giveBack(1);
        plan->retired(1);
        QVERIFY(plan->inFlight().contains(task));
        const LaneOrder order = plan->next(2);
        QCOMPARE(order.what, LaneOrder::What::Send);
        QCOMPARE(order.task, task);
        plan->retired(2);
        QVERIFY(plan->inFlight().isEmpty());
    }

    void afterADeathTheServerSaysWhatIsMissing()
    {
        open();
        drive(2, 3);
        QVERIFY(!covered());
        m_transport = m_subject->factory().make(m_record); // from what is kept alone
        const Standing standing = resume();
        QCOMPARE(standing.what, Standing::What::Lacking);
        m_record.tasksInFlight = standing.slices;
        if (standing.acknowledged)
            m_record.acknowledged = *standing.acknowledged;
        drive(2);
        QVERIFY(covered());
        QCOMPARE(finish().what, Standing::What::Complete);
    }

    void theSameSliceTwiceDoesNoHarm()
    {
        open();
        const auto plan = m_transport->plan();
        plan->begin({}, 0);
        {
            const auto channel = m_transport->channel();
            const SliceTask task = taskOf(*plan, *channel, 1);
            m_record.tasksInFlight = {task};
            for (int i = 0; i < 2; ++i) {
                const auto answer = send(*channel, task);
                QVERIFY(answer.ok());
                if (answer.value().next.id != 0) // is handed out by now
                    m_record.tasksInFlight.append(answer.value().next);
            }
            plan->retired(1);
        }
        drive(1);
        QVERIFY(covered());
        QCOMPARE(finish().what, Standing::What::Complete);
    }

    void openingTwiceDoesNoHarm()
    {
        open();
        open();
        drive(1);
        QCOMPARE(finish().what, Standing::What::Complete);
    }

    void theStateIsEnoughToCommit()
    {
        open();
        drive(2);
        m_record.transportState = finish().state;
        m_transport = m_subject->factory().make(m_record);
        const auto committed = answerTo<youku::Committed>([&](base::Answer<youku::Committed> done) {
            m_subject->api().commit(m_subject->credentials(), m_record.uploadToken,
                                    m_transport->commitExtras(), m_context.get(), done);
        });
        QVERIFY(committed.ok());
        QCOMPARE(committed.value().videoId, m_record.videoId);
    }

    void whatIsAbandonedCanBeCancelled()
    {
        open();
        drive(1, 2);
        const auto extras = answerTo<youku::Parameters>(
            [&](base::Answer<youku::Parameters> done) { m_transport->abandon(m_context.get(), done); });
        const auto cancelled = answerTo<base::Nothing>([&](base::Answer<base::Nothing> done) {
            m_subject->api().cancel(m_subject->credentials(), m_record.uploadToken,
                                    extras.ok() ? extras.value() : youku::Parameters(), m_context.get(),
                                    done);
        });
        QVERIFY(cancelled.ok());
        QCOMPARE(m_subject->leftLying(), 0);
    }

private:
    enum { Open, Resume, Finish, Abandon, SendOne, calls };

    static void eachCall()
    {
        QTest::addColumn<int>("call");
        const char *names[calls] = {"open", "resume", "finish", "abandon", "send"};
        for (int i = 0; i < calls; ++i)
            QTest::newRow(names[i]) << i;
    }

    void begin()
    {
        m_context = std::make_unique<QObject>();
        m_sent.clear();
        m_record = {};
        m_record.id = 1;
        m_record.path = QStringLiteral("/videos/video.mp4");
        m_record.identity.size = m_content.size();
        m_record.accountId = {QStringLiteral("somebody")};
        m_record.md5 = hex(m_content);
        m_record.metadata.title = QStringLiteral("A title");
        const youku::FileFacts file{QStringLiteral("video.mp4"), m_content.size(), m_record.md5,
                                    m_subject->factory().kind() == transfer::TransportChoice::Cloud};
        const auto created = answerTo<youku::Created>([&](base::Answer<youku::Created> done) {
            m_subject->api().create(m_subject->credentials(), m_record.metadata, file, m_context.get(), done);
        });
        QVERIFY(created.ok());
        const auto state = m_subject->factory().begin(created.value());
        QVERIFY(state);
        m_record.begin(created.value(), m_subject->factory().name(), *state);
        m_record.stage = transfer::Stage::Created;
        m_transport = m_subject->factory().make(m_record);
    }

    void makeReadyFor(int call)
    {
        if (call != Open)
            open();
        if (call == SendOne) {
            m_plan = m_transport->plan();
            m_plan->begin({}, 0);
            m_channel = m_transport->channel();
            m_task = taskOf(*m_plan, *m_channel, 1);
        }
    }

    http::Call *run(int call, std::function<void()> answered)
    {
        const auto any = [answered](const auto &) {
            answered();
        };
        QObject *context = m_context.get();
        switch (call) {
        case Open:
            return m_transport->open(2048, context, any);
        case Resume:
            return m_transport->resume(context, any);
        case Finish:
            return m_transport->finish(context, any);
        case Abandon:
            return m_transport->abandon(context, any);
        default:
            return sendNow(*m_channel, m_task, any);
        }
    }

    // Everything that was under way has come, or never will: an answer that was asked for later is there.
    void settle()
    {
        const auto context = std::make_unique<QObject>();
        std::optional<bool> answered;
        m_subject->api().spec(context.get(), [&](const auto &result) { answered = result.ok(); });
        TRY_VERIFY(answered.has_value());
    }

    void open()
    {
        const auto opened = answerTo<transfer::Opened>(
            [&](base::Answer<transfer::Opened> done) { m_transport->open(2048, m_context.get(), done); });
        QVERIFY(opened.ok());
        m_record.transportState = opened.value().state;
        m_record.sliceLengthKb = opened.value().sliceLengthKb;
        m_record.stage = transfer::Stage::Prepared;
    }

    Standing resume()
    {
        const auto standing = answerTo<Standing>(
            [&](base::Answer<Standing> done) { m_transport->resume(m_context.get(), done); });
        return standing.ok() ? standing.value() : Standing{};
    }

    // Until the server is not busy any more.
    Standing finish()
    {
        Standing standing;
        [[maybe_unused]] const bool through = waitUntil(
            [&] {
                const auto answer = answerTo<Standing>(
                    [&](base::Answer<Standing> done) { m_transport->finish(m_context.get(), done); });
                if (answer.ok())
                    standing = answer.value();
                return !answer.ok() || standing.what != Standing::What::Busy;
            },
            30000);
        return standing;
    }

    // Sends by the plan's orders, over so many lanes in turn, so many slices at most.
    void drive(int lanes, int most = 1000)
    {
        struct Lane {
            int number;
            std::unique_ptr<transfer::SliceChannel> channel;
            LaneOrder order;
        };
        const auto plan = m_transport->plan();
        plan->begin(m_record.tasksInFlight, m_record.transferred);
        std::vector<Lane> working;
        for (int i = 1; i <= lanes; ++i)
            working.push_back({i, m_transport->channel(), plan->next(i)});
        int sent = 0;
        while (!working.empty() && sent < most) {
            for (auto lane = working.begin(); lane != working.end() && sent < most;) {
                bool goesOn = true;
                if (lane->order.what == LaneOrder::What::Ask) {
                    const auto answer = ask(*lane->channel);
                    QVERIFY(answer.ok());
                    lane->order = plan->handed(lane->number, answer.value());
                } else if (lane->order.what == LaneOrder::What::Send) {
                    const SliceTask task = lane->order.task;
                    const auto answer = send(*lane->channel, task);
                    QVERIFY(answer.ok());
                    plan->taken(lane->number, task, answer.value());
                    lane->order = plan->following(lane->number, task, answer.value(), true);
                    ++sent;
                } else {
                    QVERIFY(lane->order.what == LaneOrder::What::Retire);
                    plan->retired(lane->number);
                    goesOn = false;
                }
                lane = goesOn ? lane + 1 : working.erase(lane);
            }
        }
        m_record.tasksInFlight = plan->inFlight();
        m_record.transferred = plan->transferred();
        m_record.acknowledged = plan->receipts();
    }

    base::Result<SliceAnswer> ask(transfer::SliceChannel &channel)
    {
        return answerTo<SliceAnswer>(
            [&](base::Answer<SliceAnswer> done) { channel.ask(m_context.get(), done); });
    }

    SliceTask taskOf(transfer::SlicePlan &plan, transfer::SliceChannel &channel, int lane)
    {
        LaneOrder order = plan.next(lane);
        if (order.what == LaneOrder::What::Ask)
            order = plan.handed(lane, ask(channel).value());
        return order.task;
    }

    base::Result<SliceAnswer> send(transfer::SliceChannel &channel, const SliceTask &task)
    {
        return answerTo<SliceAnswer>(
            [&](base::Answer<SliceAnswer> done) { sendNow(channel, task, std::move(done)); });
    }

    http::Call *sendNow(transfer::SliceChannel &channel, const SliceTask &task,
                        base::Answer<SliceAnswer> done)
    {
        transfer::SliceBytes slice;
        slice.bytes = m_content.mid(task.offset, task.length);
        slice.md5 = hex(slice.bytes);
        const auto crc =
            crc32(0, reinterpret_cast<const Bytef *>(slice.bytes.constData()), uInt(slice.bytes.size()));
        slice.crc32 = QStringLiteral("%1").arg(uint(crc), 8, 16, QLatin1Char('0'));
        slice.crc64 = oss::crc64(slice.bytes);
        m_sent.insert(task.offset, task.length);
        return channel.send(task, slice, std::make_unique<http::SequentialBody>(slice.bytes), m_context.get(),
                            std::move(done));
    }

    // What was sent lies side by side, from the first byte to the last.
    bool covered() const
    {
        qint64 end = 0;
        for (auto each = m_sent.begin(); each != m_sent.end(); ++each) {
            if (each.key() != end)
                return false;
            end += each.value();
        }
        return end == m_content.size();
    }

    static QString hex(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    }

    QByteArray m_content;
    std::unique_ptr<Subject> m_subject;
    UploadRecord m_record;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<transfer::SlicePlan> m_plan;
    std::unique_ptr<transfer::SliceChannel> m_channel;
    SliceTask m_task;
    QMap<qint64, qint64> m_sent; // offset -> length
    std::unique_ptr<QObject> m_context;
};

QTEST_GUILESS_MAIN(TestTransportContract)
#include "tst_transport_contract.moc"
