// One window a profile: a second start hands its files to the first over a local socket of the user's own.
// Each end makes sure that the other is a program of the same user.
//
// The window's thread, which waits for nothing but handOver().
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

    // Listens at the first of these places that works (store::Profile::socketPaths()). False with a reason
    // when none does: then a second start is refused.
    bool listen(const QStringList &places, QString *reason);
    // Gives absolute paths to the one that listens; true once it said that it has them. Waits a few seconds
    // at most. Before any window exists.
    static bool handOver(const QStringList &places, const QStringList &paths);

    static constexpr int patienceMs = 3000; // for the whole of one hand-over
    static constexpr int mostAtOnce = 16;   // hand-overs under way

signals:
    // Another start: its files, maybe none; the window should come to the front.
    void received(const QStringList &paths);

private:
    void accept(QLocalSocket *socket);
    void take(QLocalSocket *socket);

    int m_underWay = 0;
    QLocalServer m_server; // goes first, and the sockets with it
};

} // namespace gui
