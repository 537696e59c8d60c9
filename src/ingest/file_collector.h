// From what was dropped, chosen or named on the command line to videos: folders are walked on a worker
// thread, files come in natural order (2 before 10), what is not a video is left out with a reason. Links to
// folders inside a folder are not followed, so loops end; a link that leads out of what was named is left
// out, and one that stays in it is the file that it leads to. A table is only meant as one when it is named
// itself.
#pragma once

#include "transfer/files/file_identity.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace ingest {

struct LeftOut {
    QString path;
    QString reason; // a sentence for people
};

struct FoundVideo {
    QString path; // absolute
    transfer::FileIdentity identity;
    bool titleIsCut = false; // of its name, only the beginning fits into the title
};

struct Collected {
    QList<FoundVideo> videos;
    QStringList tables; // of videos, by their ending; absolute paths
    QList<LeftOut> leftOut;
    bool cancelled = false; // then only what was found until then
};

class FileCollector : public QObject
{
    Q_OBJECT
public:
    explicit FileCollector(QObject *parent = nullptr);
    ~FileCollector() override;

    // Lower case, without dots; empty: the built-in list.
    void setExtensions(const QStringList &extensions);
    // May be called again while the last one is under way; each call is answered once, in order.
    void collect(const QStringList &paths);
    // Ends what is under way; it is answered as cancelled.
    void cancel();
    bool busy() const { return m_underWay > 0; }
    // How many files the searches under way have come across; grows while they last.
    int seenSoFar() const { return *m_seen; }

    static QStringList builtInExtensions();

signals:
    void collected(const ingest::Collected &result);

private:
    QThreadPool m_pool;
    QStringList m_extensions;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::shared_ptr<std::atomic_int> m_seen;
    int m_underWay = 0;
};

} // namespace ingest
