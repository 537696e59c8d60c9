// Starts all that is ready, and tells what is not; tries again all that a retry can help.
#pragma once

#include "transfer/queue/upload_queue.h"

#include <QObject>

#include <memory>

class QAction;

namespace gui {

class QueueModel;

class StartAll : public QObject
{
    Q_OBJECT
public:
    explicit StartAll(transfer::UploadQueue &queue, QObject *parent = nullptr);

    void run();
    void retryFailed();
    // What is not offered says why.
    static void showRetry(QAction *retryFailed, const QueueModel &model);
    void stop() { m_command.reset(); } // what is left of it

signals:
    // Only when something was passed by.
    void told(const QString &sentence, const QList<transfer::UploadId> &notReady);

private:
    void start(const QList<transfer::UploadId> &some);
    void tell();

    transfer::UploadQueue &m_queue;
    std::unique_ptr<QObject> m_command; // while portions of it are to come
    int m_started = 0;
    QList<transfer::UploadId> m_notReady;
};

} // namespace gui
