// Starts all that is ready, and tells what is not; tries again all that a retry can help. Where several
// drafts have nothing but their file name, asks about these first.
#pragma once

#include "transfer/queue/upload_queue.h"

#include <QObject>

#include <memory>

class QAction;
class QWidget;

namespace gui {

class QueueModel;

class StartAll : public QObject
{
    Q_OBJECT
public:
    StartAll(transfer::UploadQueue &queue, QWidget *window);

    void run();
    void retryFailed();
    // What is not offered says why.
    static void showStart(QAction *startAll, const QueueModel &model);
    static void showRetry(QAction *retryFailed, const QueueModel &model);
    void stop() { m_command.reset(); } // what is left of it

signals:
    // What was started, and what was passed by.
    void told(const QString &sentence, const QList<transfer::UploadId> &notReady);

private:
    void begin(bool untouchedToo);
    void start(const QList<transfer::UploadId> &all);
    bool isUntouched(transfer::UploadId id) const;
    void tell();

    transfer::UploadQueue &m_queue;
    QWidget *m_window;
    std::unique_ptr<QObject> m_command; // while portions of it are to come
    int m_started = 0;
    bool m_untouchedToo = false;
    QList<transfer::UploadId> m_notReady;
};

} // namespace gui
