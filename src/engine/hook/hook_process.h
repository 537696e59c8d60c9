// One run of the user's own program: started without a shell, ended after a minute, its words kept in
// bounds. Nothing depends on it.
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace engine {

// What the program is told, in its environment.
struct HookFacts {
    QString event; // "published", "failed"
    QString file;
    QString title;
    QString videoId;
    QString link;
    QString account;
};

// How it ended.
struct HookOutcome {
    enum class How { Ended, NotStarted, Crashed, TookTooLong };
    How how = How::Ended;
    int exitCode = 0;
    QString output; // its first lines, both streams
};

class HookProcess : public QObject
{
    Q_OBJECT
public:
    static constexpr int longestMs = 60'000;
    static constexpr qsizetype mostOutput = 16 * 1024;

    explicit HookProcess(QObject *parent = nullptr);
    ~HookProcess() override; // ends it, with what it has started

    // Only a program that is named by its whole path is started. mark: a file that the process makes the
    // instant before it becomes the program; where it is there already, or we have died, the process ends
    // instead. On Windows it is made an instant after. Empty: none.
    void start(const QString &program, const QStringList &arguments, const HookFacts &facts,
               int mostMs = longestMs, const QString &mark = {});

signals:
    void ended(const engine::HookOutcome &outcome); // once, from the event loop

private:
    void read();
    void finish(HookOutcome::How how);
    void endAll();

    QProcess m_process;
    QTimer m_limit;
    HookOutcome m_outcome;
    QByteArray m_output;
    qint64 m_pid = 0;
    bool m_tookTooLong = false;
    bool m_finished = false;
};

} // namespace engine
