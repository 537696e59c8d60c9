// What uploads need, over a Youku in memory and simulated time: no server, no real time, one thread and its
// pools.
#pragma once

#include "support/fake_youku.h"
#include "support/memory_store.h"
#include "support/sim_clock.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/services.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

// Somebody is signed in.
struct SimServices {
    static constexpr qint64 fileSize = 5500; // six slices

    SimServices()
    {
        clock.waitFor(reading);
        transports.add(factory);
        lanes.setLanes(2);
        signIn();
        renewServices();
    }
    ~SimServices() { reading.waitForDone(); }

    void signIn(youku::ApiKind kind = youku::ApiKind::Open)
    {
        youku::Credentials me;
        me.api = kind;
        me.clientId = QStringLiteral("app");
        me.accessToken = QStringLiteral("access");
        accounts.signIn({QStringLiteral("me")}, me);
    }

    // As after a death; nobody may use the old ones any more.
    void renewServices()
    {
        services.reset(new transfer::Services{clock, journal, api, accounts, connectivity, limiter, lanes,
                                              spec, transports, reading});
        clock.waitFor(services->looking);
    }

    // Its path.
    QString file(const QString &name) const
    {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray(fileSize, 'x'));
        return file.fileName();
    }

    QTemporaryDir dir;
    SimClock clock;
    fake::Youku youku;
    fake::Api api{youku};
    fake::Api signedApi{youku, youku::ApiKind::Signed};
    fake::Transports factory{youku};
    MemoryStore disk;
    transfer::Journal journal{disk, clock};
    transfer::AccountSessions accounts{youku::PublishingApis(api, signedApi)};
    transfer::Connectivity connectivity{clock};
    transfer::RateLimiter limiter{clock};
    transfer::LanePolicy lanes;
    transfer::UploadSpec spec{api};
    transfer::TransportRegistry transports;
    QThreadPool reading;
    std::unique_ptr<transfer::Services> services;
};

// And a queue.
struct SimRig : SimServices {
    SimRig() { newQueue(); }

    // As after a death.
    void newQueue()
    {
        queue.reset();
        renewServices();
        queue = std::make_unique<transfer::UploadQueue>(*services);
        queue->restore(disk.records.values(), 0);
    }

    transfer::UploadId upload()
    {
        transfer::NewUpload added;
        added.path = file(QStringLiteral("video.mp4"));
        added.metadata.title = QStringLiteral("A title");
        added.identity = transfer::identityOf(added.path);
        added.md5 = QStringLiteral("0123456789abcdef0123456789abcdef");
        const transfer::UploadId id = queue->add({added}).first();
        queue->start({id});
        return id;
    }

    transfer::Activity activity(transfer::UploadId id) const { return queue->find(id)->activity(); }
    bool runUntil(transfer::UploadId id, transfer::Activity activity)
    {
        return clock.runUntil([&] { return queue->find(id)->activity() == activity; });
    }
    bool runUntilEnded(transfer::UploadId id)
    {
        return clock.runUntil([&] { return queue->find(id)->ended(); });
    }

    std::unique_ptr<transfer::UploadQueue> queue;
};
