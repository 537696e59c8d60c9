// What one look into a watched folder after the other has seen of its files, and which of them nobody writes
// any more: whose size and times stood still for long enough by our own clock, whatever theirs say.
//
// Links are not followed, neither out of the folder nor within it, and nothing is opened. A folder that
// cannot be read is not empty: what was seen in it stays as it was. Used by one thread at a time, and touches
// the disk, so not by the GUI's.
#pragma once

#include "transfer/files/file_identity.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <atomic>

namespace ingest {

// What is wanted of a folder. By paths as in transfer/files/local_path.h.
struct FolderWish {
    QString folder;         // absolute
    bool below = false;     // the folders in it too
    QStringList patterns;   // of names, as "*.mov"; empty: any
    QStringList extensions; // lower case, without dots; what ends otherwise is no video
    QStringList leftOut;    // folders in it that are none of its own
    qint64 ageMs = 0;       // how long a file has to stand still
    bool operator==(const FolderWish &) const = default;
};

struct FinishedFile {
    QString path;
    transfer::FileIdentity identity;
};

// What one look has found.
struct FolderLook {
    bool reachable = true;
    bool tooMany = false;         // files: some were not looked at
    int growing = 0;              // files that did not stand still for long enough yet
    QList<FinishedFile> finished; // since the look before; each once while it stays as it is
    qint64 nextMs = -1;           // when the next one will have stood still; -1: none waits for that
    QStringList folders;          // worth a notice by the system, the nearest first
};

class FolderSight
{
public:
    static constexpr int mostFiles = 100'000;
    static constexpr int mostFolders = 200; // in FolderLook::folders
    static constexpr int deepest = 40;      // folders below the watched one

    // nowMs: of a clock that only grows. again: these were finished and are not yet, as somebody found out.
    FolderLook look(const FolderWish &wish, const QStringList &again, qint64 nowMs,
                    const std::atomic_bool &cancelled);

private:
    struct Seen {
        transfer::FileIdentity identity;
        qint64 changedMs = 0; // of what is told of the file, where the system says
        qint64 sinceMs = 0;   // it stands still, by our clock
        quint32 look = 0;     // the last one that saw it
        bool told = false;
    };
    void read(const FolderWish &wish, const QString &folder, int depth, QStringList *folders);
    void see(const QString &path);
    void forgetGone();
    bool isWanted(const FolderWish &wish, const QString &name) const;

    QHash<QString, Seen> m_files;
    QList<QRegularExpression> m_patterns;
    QStringList m_unread; // folders that could not be read in this look
    QHash<QString, int> m_depths;
    FolderLook *m_found = nullptr; // of the look under way
    const std::atomic_bool *m_cancelled = nullptr;
    qint64 m_nowMs = 0;
    quint32 m_look = 0;
};

} // namespace ingest
