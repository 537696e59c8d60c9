// Everything an upload needs, in one process: a sandbox, the services around a queue, and files to send.
#pragma once

#include "sandbox/sandbox.h"
#include "support/event_clock.h"
#include "support/memory_store.h"
#include "support/wait.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/record/journal.h"
#include "transfer/services/services.h"
#include "transfer/transport/cloud/cloud_transports.h"
#include "transfer/transport/slices/slices_transport.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

class Rig
{
public:
    // Where what is created from now on finds its store; empty: where Youku said.
    struct Cloud : transfer::CloudTransports {
        using CloudTransports::CloudTransports;
        std::optional<QJsonObject> begin(const youku::Created &created) override
        {
            youku::Created moved = created;
            if (moved.cloud && !elsewhere.isEmpty())
                moved.cloud->endpoint = elsewhere;
            return CloudTransports::begin(moved);
        }
        QString elsewhere;
    };

    // time: of several rigs; none: its own. offered: by the sandbox.
    explicit Rig(const QJsonArray &faults = {}, EventClock *time = nullptr,
                 const sandbox::Transports &offered = waysOfTheRow)
        : ways(offered)
        , ownClock(time ? nullptr : new EventClock)
        , clock(time ? *time : *ownClock)
    {
        sandbox::Options options;
        options.dir = dir.filePath("sandbox");
        options.faults = faults;
        options.behaviour = sandbox::Behaviour::hard();
        options.behaviour.keepBytes = true;
        options.behaviour.taskTimeoutSeconds = 30;
        options.behaviour.transports = offered;
        options.clock = &clock;
        clock.watch(&here, [this] { return disk.unwritten > 0; });
        server = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        if (!server->listen(0, &error))
            qFatal("%s", qPrintable(error));
        api = std::make_unique<youku::ApiClient>(server->apiUrl());
        accounts = std::make_unique<transfer::AccountSessions>(*api);
        accounts->signIn(own, server->credentials());
        account = &accounts->byDefault();
        connectivity = std::make_unique<transfer::Connectivity>(clock);
        limiter = std::make_unique<transfer::RateLimiter>(realClock);
        spec = std::make_unique<transfer::UploadSpec>(*api);
        cloud = std::make_unique<Cloud>(
            clock, [this](const transfer::AccountId &id, std::optional<youku::ApiKind> kind) {
                const transfer::AccountSession &session = accounts->of(id);
                return transfer::CloudTransports::Caller{session.credentials(), session.api(kind)};
            });
        cloud->setPartSize(partBytes);
        transports.add(*cloud);
        transports.add(slices);
        services.reset(new transfer::Services{clock, journal, *api, *accounts, *connectivity, *limiter, lanes,
                                              *spec, transports, reading});
        newQueue();
    }

    // Nobody knows yet as whom.
    void signInUnsure()
    {
        account->signOut();
        transfer::AccountSession &session = accounts->unnamed();
        session.setUnsure(true);
        accounts->setDefault(session);
        session.signIn(server->credentials());
    }
    // Nobody else is any more.
    void signInAs(const transfer::AccountId &id, const youku::Credentials &credentials)
    {
        account->signOut();
        accounts->signIn(id, credentials);
    }

    void setStallTime(int ms)
    {
        slices.servers().setStallTimes(ms, ms);
        cloud->connections().setStallTimes(ms, ms);
        api->setStallTime(ms);
    }

    void useProxy(const QNetworkProxy &proxy)
    {
        slices.servers().setProxy(proxy);
        cloud->connections().setProxy(proxy);
        api->setProxy(proxy);
    }

    ~Rig()
    {
        queue.reset();
        reading.waitForDone();
    }

    // What holds for one way of the bytes is to hold for the other: for initTestCase_data() and init() of a
    // test whose functions run over both, in which rigs take the way of the row.
    static void overBothWays()
    {
        QTest::addColumn<bool>("cloud");
        QTest::newRow("slices") << false;
        QTest::newRow("cloud") << true;
    }
    // Once is enough for functions that no way of the bytes can touch.
    static void takeWayOfTheRow(const QSet<QByteArray> &once = {})
    {
        QFETCH_GLOBAL(bool, cloud);
        waysOfTheRow = {.slices = !cloud, .oss = cloud};
        if (cloud && once.contains(QTest::currentTestFunction()))
            QSKIP("The way of the bytes makes no difference.");
    }
    // What the sandbox calls the same on either way.
    const char *openCall() const { return ways.oss ? "oss_initiate" : "create_file"; }
    const char *sliceCall() const { return ways.oss ? "oss_part" : "upload_slice"; }
    const char *finishCall() const { return ways.oss ? "oss_complete" : "check"; }

    static transfer::SlicesState placeOf(const transfer::UploadRecord &record)
    {
        return transfer::SlicesState::fromJson(record.transportState);
    }
    // What is kept of the upload names another server.
    void move(transfer::UploadId id, const QString &serverUri, const QString &serverAddress)
    {
        transfer::UploadRecord &record = disk.records[id];
        record.transportState =
            transfer::SlicesState{serverUri, serverAddress, placeOf(record).uploadServerIp}.toJson();
    }

    // As after a death: a new queue from what the journal has.
    void newQueue()
    {
        queue.reset();
        queue = std::make_unique<transfer::UploadQueue>(*services);
        queue->restore(disk.records.values(), 0);
    }

    // As after a death at rest: all that is known is on the disk.
    void dieAtRest()
    {
        TRY_COMPARE(disk.unwritten, 0);
        newQueue();
    }

    QString makeFile(const QString &name, qint64 size, quint32 seed = 1)
    {
        const QString path = dir.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(file.errorString()));
        QRandomGenerator random(seed);
        QByteArray block(64 * 1024, Qt::Uninitialized);
        for (qint64 left = size; left > 0; left -= block.size()) {
            random.fillRange(reinterpret_cast<quint32 *>(block.data()), block.size() / 4);
            file.write(block.constData(), qMin<qint64>(left, block.size()));
        }
        return path;
    }

    transfer::UploadId add(const QString &path)
    {
        youku::Metadata metadata;
        metadata.title = QStringLiteral("A title");
        return queue->add({{path, metadata, {}}}).first();
    }

    transfer::UploadId upload(const QString &path)
    {
        const transfer::UploadId id = add(path);
        queue->start({id});
        return id;
    }

    // Also where the same content is published already.
    transfer::UploadId uploadAgain(const QString &path)
    {
        const transfer::UploadId id = add(path);
        queue->uploadAnyway({id});
        queue->start({id});
        return id;
    }

    transfer::Activity activity(transfer::UploadId id) const { return queue->find(id)->activity(); }
    bool ended(transfer::UploadId id) const { return queue->find(id)->ended(); }

    static QString md5Of(const QString &path)
    {
        QFile file(path);
        QCryptographicHash hash(QCryptographicHash::Md5);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return {};
        return QString::fromLatin1(hash.result().toHex());
    }

    // For tests in which no slice is lost: none may run out because the machine is busy.
    void keepTasksOut() { server->control({{"task_timeout", 600}}); }

    // What the sandbox holds of published videos.
    QList<QJsonObject> committed() const
    {
        QList<QJsonObject> found;
        const QJsonArray uploads = server->state()["uploads"].toArray();
        for (const QJsonValue &upload : uploads) {
            if (upload["state"].toString() == QStringLiteral("committed"))
                found.append(upload.toObject());
        }
        return found;
    }

    qint64 counter(const char *name) const { return server->state()[QLatin1String(name)].toInteger(); }
    qint64 requests(const char *endpoint) const
    {
        return server->state()["requests"].toObject()[QLatin1String(endpoint)].toInteger();
    }

    // Of the bytes of uploads: "bytes", "bytes_sent_twice", "bytes_received".
    qint64 sent(const char *name) const { return ways.oss ? stored(name) : counter(name); }

    // What the cloud store saw, as GET /sandbox/state tells it under "oss".
    qint64 stored(const char *name) const { return server->state()["oss"][QLatin1String(name)].toInteger(); }

    static constexpr qint64 partBytes = 2 * 1024 * 1024; // of parts in the cloud store
    inline static sandbox::Transports waysOfTheRow;      // offered where nothing else is said
    const sandbox::Transports ways;
    const transfer::AccountId own{QStringLiteral("own")};
    QTemporaryDir dir;
    QObject here;
    std::unique_ptr<EventClock> ownClock;
    EventClock &clock;
    base::SystemClock realClock;
    MemoryStore disk;
    transfer::Journal journal{disk, clock};
    transfer::LanePolicy lanes;
    transfer::SlicesTransports slices{clock};
    transfer::TransportRegistry transports;
    QThreadPool reading;
    std::unique_ptr<sandbox::Sandbox> server;
    std::unique_ptr<youku::ApiClient> api;
    std::unique_ptr<Cloud> cloud;
    std::unique_ptr<transfer::AccountSessions> accounts;
    transfer::AccountSession *account = nullptr; // the rig's own
    std::unique_ptr<transfer::Connectivity> connectivity;
    std::unique_ptr<transfer::RateLimiter> limiter;
    std::unique_ptr<transfer::UploadSpec> spec;
    std::unique_ptr<transfer::Services> services;
    std::unique_ptr<transfer::UploadQueue> queue;
};
