// A sandbox inside the program, for practice mode: the same server in a thread of its own.
//
// Used from the thread that made it. start() answers with one signal, ready or failed. Destruction ends every
// connection, closes the state and waits for the thread.
#pragma once

#include "sandbox/options.h"
#include "youku/types.h"

#include <QObject>
#include <QThread>
#include <QUrl>

namespace sandbox {

class EmbeddedSandbox : public QObject
{
    Q_OBJECT
public:
    explicit EmbeddedSandbox(const Options &options, QObject *parent = nullptr);
    ~EmbeddedSandbox() override;

    void start();
    // Bytes a second of all connections together, from now on; 0: no limit. After start().
    void setRate(qint64 rate);

signals:
    void ready(const QUrl &apiUrl, const youku::Credentials &credentials);
    void failed(const QString &message);

private:
    const Options m_options;
    QThread m_thread;
    QObject *m_host = nullptr; // lives in the thread and owns the sandbox
};

} // namespace sandbox
