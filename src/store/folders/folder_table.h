// The statements on the tables "watched_folders" and "taken_files".
//
// Belongs to the thread of its database; every write is part of a transaction that the caller begins and
// ends.
#pragma once

#include "store/database/database.h"
#include "store/folders/taken_file.h"

namespace store {

class FolderTable
{
public:
    explicit FolderTable(Database &database) : m_database(database) {}

    static QStringList creation();

    using Failure = std::optional<base::Error>;
    QList<WatchedFolder> folders(Failure *failure = nullptr) const;
    Failure put(const WatchedFolder &folder);
    // What was taken from it stays known.
    Failure remove(FolderId id);

    // todayMs: when this day began.
    FoldersAtWork atWork(qint64 todayMs) const;
    // One more; where this content was at this path before, only its identity is new.
    Failure put(const TakenFile &file);
    // What is left to do for it, its upload, and where to it is moved.
    Failure setStep(const TakenFile &file);
    Failure drop(qint64 number);
    // Which of these were taken, by their identities alone: by path, or unchanged by file id. By index.
    QList<qsizetype> known(const QList<TakenFile> &files) const;
    bool hasContent(qint64 size, const QString &md5) const;

private:
    QHash<FolderId, DayOfFolder> since(qint64 ms) const;
    qint64 lastOf(const QString &table) const;

    Database &m_database;
};

} // namespace store
