// Looks into one file at a time, by youchuan-probe in a process of its own. A file that makes it crash, hang
// or chatter costs that look and nothing else.
//
// Lives in the application's thread, which it never blocks; files are opened on a thread of their own. The
// program is named by its whole path and started without a shell and with next to no environment. On Unix it
// is handed the open file and knows no name of it; on Windows it opens the path itself.
#pragma once

#include "media/looker.h"

#include <QFile>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace media {

struct ProbeLimits {
    int longestMs = 30'000;                         // of the clock, a disk that sleeps included
    qsizetype longestAnswer = media::longestAnswer; // bytes
};

class Prober : public Looker
{
    Q_OBJECT
public:
    // Where the packages put the program: beside the one that runs here.
    static QString programBesideUs();

    explicit Prober(const QString &program = programBesideUs(), const ProbeLimits &limits = {},
                    QObject *parent = nullptr);
    ~Prober() override;

    void start(const QString &path, const QString &picture = {}) override;
    bool isRunning() const { return m_isRunning; }
    void stop() override;

private:
    struct Opened {
        std::shared_ptr<QFile> file; // open; null: it could not be
        transfer::FileIdentity identity;
        QString reason;
    };

    void opened(const Opened &opened);
    void launch();
    void readAnswer();
    void programEnded();
    void end(Look::Outcome outcome);
    std::unique_ptr<QProcess> endProgram();

    QString m_program;
    ProbeLimits m_limits;
    QThreadPool m_pool;
    QTimer m_deadline;
    std::unique_ptr<QProcess> m_process;
    int m_turn = 0; // of the look: what an earlier one opened late is not ours
    bool m_isRunning = false;
    QString m_path;
    QString m_picture;
    std::shared_ptr<QFile> m_file;
    QByteArray m_answer;
    Look m_look;
};

} // namespace media
