// The engine without a program around it, for ./packaging/bench.sh:
//
//   engine_parts send FILE memory|DATABASE   one upload to YOUCHUAN_API_URL, its records in memory or in
//   SQLite engine_parts fill COUNT DATABASE         adds so many uploads, which are there then
//
// Prints {"seconds":...}: of the sending alone, or until all are kept.
#include "store/queue/upload_store.h"
#include "support/memory_store.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/services.h"
#include "transfer/transport/slices/slices_transport.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

// A queue with its services around a store.
struct Parts {
    explicit Parts(transfer::RecordStore &store)
        : journal(store, clock)
        , api(QUrl(qEnvironmentVariable("YOUCHUAN_API_URL", u"http://127.0.0.1:1"_s)))
        , accounts(api)
        , connectivity(clock)
        , limiter(clock)
        , spec(api)
        , services{clock, journal, api, accounts, connectivity, limiter, lanes, spec, transports, reading}
        , queue(services)
    {
        youku::Credentials credentials;
        credentials.clientId = qEnvironmentVariable("YOUCHUAN_CLIENT_ID");
        credentials.accessToken = qEnvironmentVariable("YOUCHUAN_ACCESS_TOKEN");
        accounts.signIn({credentials.clientId}, credentials);
        transports.add(slices);
        queue.restore({}, 0);
    }
    ~Parts() { reading.waitForDone(); }

    base::SystemClock clock;
    transfer::Journal journal;
    QThreadPool reading;
    youku::ApiClient api;
    transfer::AccountSessions accounts;
    transfer::Connectivity connectivity;
    transfer::RateLimiter limiter;
    transfer::LanePolicy lanes;
    transfer::UploadSpec spec;
    transfer::SlicesTransports slices{clock};
    transfer::TransportRegistry transports;
    transfer::Services services;
    transfer::UploadQueue queue;
};

int finish(double seconds)
{
    std::printf("{\"seconds\":%.3f}\n", seconds);
    return 0;
}

int send(transfer::RecordStore &journal, const QString &path)
{
    Parts parts(journal);
    parts.lanes.setLanes(4);
    transfer::NewUpload file{path, {}, {}};
    file.again = true; // the database may know it from the round before
    const transfer::UploadId id = parts.queue.add({file}).first();
    const transfer::Upload *upload = parts.queue.find(id);
    QElapsedTimer sending;
    QObject::connect(&parts.queue, &transfer::UploadQueue::changed, &parts.queue, [&] {
        if (upload->stage() == transfer::Stage::Hashed && !sending.isValid())
            sending.start();
        if (upload->ended())
            QCoreApplication::exit(upload->stage() == transfer::Stage::Published ? 0 : 1);
    });
    parts.queue.start({id});
    if (QCoreApplication::exec() != 0)
        return 1;
    return finish(double(sending.elapsed()) / 1000);
}

// As if all files had been checked already.
void settle(store::UploadStore &journal, QList<transfer::UploadRecord> records)
{
    for (transfer::UploadRecord &record : records) {
        record.failure.reset(); // there is no such file
        record.stage = transfer::Stage::Hashed;
        record.identity = {1000, 1'700'000'000'000, u"1:1"_s};
        record.md5 = QString::fromLatin1(
            QCryptographicHash::hash(record.path.toUtf8(), QCryptographicHash::Md5).toHex());
    }
    journal.save(records, transfer::Durability::Fsync, QCoreApplication::instance(),
                 [](const std::optional<base::Error> &) { QCoreApplication::quit(); });
    QCoreApplication::exec();
}

int fill(const QString &database, int count)
{
    store::UploadStore journal(database);
    QList<transfer::UploadRecord> records;
    QElapsedTimer timer;
    double seconds = 0;
    {
        Parts parts(journal);
        QList<transfer::NewUpload> files;
        for (int i = 0; i < count; ++i)
            files.append({u"/nowhere/clip %1.mp4"_s.arg(i), {}, {}});
        timer.start();
        const QList<transfer::UploadId> ids = parts.queue.add(files);
        // Kept in the order asked: when this one is, all are.
        journal.save({}, transfer::Durability::Fsync, &parts.queue,
                     [](const std::optional<base::Error> &) { QCoreApplication::quit(); });
        QCoreApplication::exec();
        seconds = double(timer.nsecsElapsed()) / 1e9;
        for (transfer::UploadId id : ids)
            records.append(parts.queue.find(id)->record());
    }
    settle(journal, records);
    return finish(seconds);
}

} // namespace

int main(int argc, char **argv)
{
    QLoggingCategory::setFilterRules(u"youchuan.*=false"_s);
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    if (arguments.size() != 4)
        qFatal("engine_parts send FILE memory|DATABASE, or engine_parts fill COUNT DATABASE");
    if (what == "fill"_L1)
        return fill(arguments[3], arguments[2].toInt());
    if (arguments[3] != "memory"_L1) {
        store::UploadStore journal(arguments[3]);
        return send(journal, arguments[2]);
    }
    MemoryStore journal;
    return send(journal, arguments[2]);
}
