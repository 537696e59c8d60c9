// One window a profile: a second start hands its files to the first over a local socket of the user's own.
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace gui {

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);

    // Listens under this name; false when it cannot (then a second start is simply refused).
    bool listen(const QString &name);
    // Gives absolute paths to the one that listens; waits a few seconds at most. Before any window exists.
    static bool handOver(const QString &name, const QStringList &paths);

signals:
    // Another start: its files, maybe none; the window should come to the front.
    void received(const QStringList &paths);

private:
    void take(QLocalSocket *socket);

    QLocalServer m_server;
};

} // namespace gui
