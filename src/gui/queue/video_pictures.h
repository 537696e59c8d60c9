// The pictures of videos as rows and panels show them: read from the profile on threads of its own and kept
// at the size that was asked for, the latest wish first, as that is what is in view. At most so many bytes of
// them are kept.
//
// GUI thread. Whatever the file holds is data: only a JPEG of a bounded size is read.
#pragma once

#include "transfer/files/upload_id.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>

namespace engine {
class FileLooks;
}

namespace gui {

class VideoPictures : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostBytes = 32 * 1024 * 1024;

    explicit VideoPictures(engine::FileLooks &looks, QObject *parent = nullptr);
    ~VideoPictures() override; // waits for what is being read

    // The whole of it, as large as fits; in device pixels. Null: there is none, or it is being read, and
    // changed() tells.
    QPixmap picture(transfer::UploadId id, QSize most);
    // False: the user wants none, and none are to be missed.
    bool wanted() const;

signals:
    void changed(transfer::UploadId id); // what picture() answers, and what is known of the file
    void wantedChanged();

private:
    using Key = std::pair<transfer::UploadId, qint64>; // of a size
    struct Wish {
        Key key;
        QSize most;
    };

    void forget(transfer::UploadId id);
    void readNext();
    void take(const Key &key, quint64 number, const QImage &image);

    engine::FileLooks &m_looks;
    QThreadPool m_pool;
    QCache<Key, QPixmap> m_ready;  // a null one: it cannot be read
    QList<Wish> m_wishes;          // the latest last
    QHash<Key, quint64> m_reading; // by which number: what was read before a change is not taken
    quint64 m_reads = 0;
};

} // namespace gui
