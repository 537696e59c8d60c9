// What was taken off the list, and the way back: each undo() brings the last removal back where it was. The
// files themselves are never touched; what was not brought back is forgotten by the next start.
#pragma once

#include "transfer/queue/upload_queue.h"

#include <QObject>

namespace gui {

class Removals : public QObject
{
    Q_OBJECT
public:
    explicit Removals(transfer::UploadQueue &queue, QObject *parent = nullptr);

    void remove(const QList<transfer::UploadId> &ids);
    // Everything published or cancelled.
    void removeFinished();
    void undo();
    bool canUndo() const { return !m_removed.isEmpty(); }
    static bool finished(const transfer::Upload &upload);

signals:
    // About to go: time to select something else.
    void leaving(const QList<transfer::UploadId> &ids);
    // count: how many went; 0: the last removal was undone.
    void changed(int count);

private:
    transfer::UploadQueue &m_queue;
    QList<QList<transfer::UploadId>> m_removed; // the latest last
};

} // namespace gui
