// The pictures of uploads in a profile, one JPEG each, taken from their files: files 0600 in a folder 0700,
// named by the upload's number alone. At most so many bytes in all: the oldest go first.
//
// Lives in one thread; the disk is touched on a thread of its own, but for making the folder. What cannot be
// written is simply not there.
#pragma once

#include "transfer/files/upload_id.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <functional>

namespace engine {

class PictureFolder : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 mostBytes = 64 * 1024 * 1024;

    explicit PictureFolder(const QString &dir, qint64 most = mostBytes, QObject *parent = nullptr);
    ~PictureFolder() override; // waits for the disk

    // Whoever is asked answers which of these uploads there are, in this thread, at once or later.
    using Known = std::function<void(const QSet<transfer::UploadId> &known)>;
    using Knows = std::function<void(const QList<transfer::UploadId> &ids, const Known &answer)>;
    // Finds what is there; what we made and belongs to no upload goes. Before anything else; what is kept and
    // dropped meanwhile is behind it.
    void open(const Knows &knows);
    bool isOpen() const { return m_isOpen; }

    // Where somebody may write a new one, to be kept or discarded; empty: nowhere.
    QString scratch();
    // False: what is there and what comes is deleted, until somebody wants pictures again. True at first.
    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted; }
    // In place of the one before; where nothing was written there is none.
    void keep(transfer::UploadId id, const QString &scratch);
    void discard(const QString &scratch);
    void drop(transfer::UploadId id);

    QString pathOf(transfer::UploadId id) const; // empty: there is none

signals:
    void opened();
    void changed(transfer::UploadId id);

private:
    struct Picture {
        qint64 bytes = 0;
        quint64 number = 0; // later ones are newer
    };
    struct OnDisk {
        transfer::UploadId id = 0;
        qint64 bytes = 0;
    };

    QString fileOf(transfer::UploadId id) const;
    void settle(const QList<OnDisk> &found, const QSet<transfer::UploadId> &known);
    void noteSettled(transfer::UploadId id);
    void take(const OnDisk &picture);
    qint64 forget(transfer::UploadId id); // how large it was; 0: there was none
    void tellForgotten(transfer::UploadId id);
    void makeRoom();

    const QString m_dir;
    const qint64 m_most;
    QThreadPool m_pool; // one thread: in the order asked
    QHash<transfer::UploadId, Picture> m_pictures;
    QString m_newOnes; // how the names of those begin that are being made; empty: nobody opened it
    QSet<transfer::UploadId> m_settledBefore; // kept or dropped before it was open
    bool m_isOpen = false;
    bool m_wanted = true;
    qint64 m_bytes = 0;
    quint64 m_taken = 0;
    quint64 m_scratches = 0;
};

} // namespace engine
