// What Youku knows: accounts, uploads and the videos they become. Knows no socket and no call.
//
// Kept in one directory; a YoukuModel opened on the same directory goes on where the last one was, also after
// kill -9. Belongs to one thread; reads big files on another.
#pragma once

#include "base/clock.h"
#include "sandbox/model/accounts.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/storage/database.h"
#include "sandbox/storage/part_files.h"

#include <QJsonObject>

namespace sandbox {

class YoukuModel
{
public:
    // clock: outlives it; null: the real one.
    YoukuModel(const Behaviour &behaviour, qsizetype mostAccounts, qsizetype mostUploads,
               const base::Clock *clock);

    bool open(const QString &dir, QString *error);

    youku::Credentials credentials() const { return m_accounts.first(); }
    Accounts &accounts() { return m_accounts; }
    Uploads &uploads() { return m_uploads; }
    PartFiles &files() { return m_files; }
    Database &database() { return m_database; }
    Behaviour &behaviour() { return m_behaviour; }
    Counters &counters() { return m_counters; }
    const base::Clock &clock() const { return m_clock; }

    // By upload_token or video_id; empty: every open upload.
    void expireUpload(const QString &tokenOrVideo);

    // Uploads and counters, as GET /sandbox/state tells them.
    QJsonObject state() const;

private:
    const base::SystemClock m_realClock;
    const base::Clock &m_clock;
    Behaviour m_behaviour;
    Counters m_counters;
    Database m_database;
    PartFiles m_files;
    Accounts m_accounts;
    Uploads m_uploads;
};

} // namespace sandbox
