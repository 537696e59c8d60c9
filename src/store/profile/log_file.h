// The log of one profile: <logs>/youchuan.log and three older ones, 4 MB each, mode 0600. What lies in its
// place and is no file of the user's own (a link, a pipe) is set aside, never written to.
//
// Takes over Qt's message handler for as long as it lives; of several the newest writes. What is fatal goes
// on to the handler before it, nothing else is shown. Any thread may log. Every line goes through
// base::redacted().
#pragma once

#include <QFile>
#include <QString>

namespace store {

class LogFile
{
public:
    explicit LogFile(const QString &logDir);
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    QString path() const { return m_path; }
    bool isOpen() const { return m_file.isOpen(); }

    static constexpr qint64 mostBytes = 4 * 1024 * 1024;
    static constexpr int keptFiles = 4;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(const QString &line);
    void rotate();
    bool open();

    QString m_path;
    QFile m_file;
};

} // namespace store
