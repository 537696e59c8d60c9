// Looking into files as a job on them (transfer/files/file_job.h): calm, one at a time, by a process of its
// own. What is still being written is looked into once it stands still.
//
// Engine thread. What comes of it goes to FileLooks, which outlives all its work, but not the job itself.
#pragma once

#include "base/clock.h"
#include "media/looker.h"
#include "transfer/files/file_job.h"

#include <QThreadPool>

#include <memory>

namespace engine {

class FileLooks;

class LookJob : public transfer::FileJob
{
    Q_OBJECT
public:
    LookJob(FileLooks &looks, base::Clock &clock, std::unique_ptr<media::Looker> looker);
    ~LookJob() override;

    bool wants(transfer::UploadId id) const override;
    void start(transfer::UploadId id, const transfer::LastLook &last) override;
    void setAwaited(bool) override {} // nobody waits for a look
    void stop() override;
    void shutDown() override { stop(); }

private:
    struct Found {
        transfer::FileIdentity identity;
        bool growing = false;
        bool changed = false; // since it was last seen, or just now
    };
    static Found find(const QString &path, const transfer::LastLook &last, qint64 nowMs);
    void found(const Found &found);
    void looked(const media::Look &look);

    FileLooks &m_looks;
    base::Clock &m_clock;
    std::unique_ptr<media::Looker> m_looker;
    QThreadPool m_pool;
    transfer::UploadId m_id = 0; // 0: nothing is under way
    quint64 m_turn = 0;
    QString m_path;
    QString m_picture;
};

} // namespace engine
