// The statements on the table "history": of each published upload what the history searches and sorts by, one
// narrow row each, so that a hundred thousand of them are gone through in no time. What else there is to know
// stands in "uploads", under the same id; a row goes with that one.
//
// Belongs to the thread of its database; every write is part of a transaction that the caller begins and
// ends.
#pragma once

#include "store/database/database.h"
#include "transfer/record/upload_record.h"

#include <QDateTime>

namespace store {

enum class HistoryOrder { Published, Title, Duration, Size, State, VideoId };

struct HistoryQuery {
    QString words = {}; // in title, file name or video id, whatever the case; also a link; empty: all
    qint64 fromMs = 0;  // published at or after, since the epoch
    qint64 untilMs = 0; // and before; 0: no end
    std::optional<transfer::AccountId> accountId = {};
    std::optional<QStringList> states = {}; // at Youku, as in the record
    HistoryOrder order = HistoryOrder::Published;
    bool descending = true;

    bool operator==(const HistoryQuery &) const = default;
};

// All that fit, in order.
struct HistoryHits {
    QList<transfer::UploadId> ids;
    qint64 bytes = 0;
    qint64 durationMs = 0; // of those whose length is known
};

struct HistoryEntry {
    transfer::UploadId id = 0;
    QString title;
    QString path;
    QString videoId;
    transfer::AccountId accountId;
    QDateTime addedAt;     // UTC
    QDateTime publishedAt; // UTC
    qint64 bytes = 0;
    qint64 durationMs = 0; // of the video; 0: not known
    QString md5;
    QString state;     // as in the record
    QDateTime askedAt; // UTC; when Youku told the state; invalid: it was not asked since
    bool listed = false;
};

class HistoryTable
{
public:
    explicit HistoryTable(Database &database) : m_database(database) {}

    // The statements that make it out of the uploads of an older version.
    static QStringList creation();

    using Failure = std::optional<base::Error>;
    // Of a published record.
    Failure put(const transfer::UploadRecord &record);
    Failure remove(transfer::UploadId id);
    // From what a look into its file told.
    Failure putDuration(transfer::UploadId id);
    // As Youku told it at that time; also in the record.
    Failure putState(transfer::UploadId id, const QString &state, qint64 askedAtMs);
    Failure renameAccount(const QString &from, const QString &to);

    HistoryHits find(const HistoryQuery &query) const;
    // In the order of the ids; what is there no more is left out.
    QList<HistoryEntry> entries(const QList<transfer::UploadId> &ids) const;
    // Of all there is, each once.
    QList<transfer::AccountId> accounts() const;

private:
    Database &m_database;
};

// What the user typed, as it is looked for: of a link the video id it names.
QString searchedWords(const QString &typed);

} // namespace store
