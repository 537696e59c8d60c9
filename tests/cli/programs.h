// The real programs, each in a process of its own, for tests of what a script would see.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

// youchuan-sandbox with a directory of its own; ends with the object.
class SandboxProgram
{
public:
    ~SandboxProgram();

    // As unkind as Youku may be. True when its ready line has come.
    bool start(const QStringList &arguments = {});
    QJsonObject ready() const { return m_ready; }
    QString dir() const { return m_dir.path(); }
    // Killed without warning, and started again with what it kept, at the same address. What it counted
    // begins at zero.
    bool dieAndReturn();

    QJsonObject state();
    bool control(const QJsonObject &wishes);
    // One more user of the app that its ready line tells: who has these keys.
    QJsonObject addUser();
    // The requests it saw last, of any kind; status 0: never answered.
    QJsonArray requests();
    // Uploads that became videos; exactly one video is the promise.
    QList<QJsonObject> videos();
    qint64 counter(const QString &name) { return state()[name].toInteger(); }
    // What the object store saw.
    qint64 stored(const QString &name) { return state()[QLatin1StringView("oss")][name].toInteger(); }

private:
    bool launch(const QString &port);
    QJsonDocument ask(const QString &path, const QByteArray &body);

    QTemporaryDir m_dir;
    QStringList m_arguments;
    QProcess m_process;
    QJsonObject m_ready;
    QNetworkAccessManager m_network;
};

struct Outcome {
    int code = -1; // -1: it did not end in time, or was killed
    QString out;
    QString err;

    QList<QJsonObject> lines() const; // of --json; an empty object for a line that is no object
    QJsonObject last(const QString &event) const;
};

// youchuan-cli with a profile of its own and the sandbox's account.
class CliProgram
{
public:
    explicit CliProgram(const SandboxProgram *sandbox = nullptr);
    void signIn(const SandboxProgram &sandbox);

    // Everything it may write: profile, home, working folder.
    QString dir() const { return m_dir.path(); }
    QString profile() const { return m_dir.filePath(QStringLiteral("profile")); }
    // Changes the environment of the runs to come.
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    void unsetVariable(const QString &name) { m_environment.remove(name); }
    // Runs a copy that has nothing beside it from now on; or, as youchuan-probe, this shell script. Unix
    // only.
    void standAlone(const QByteArray &probe = {});

    Outcome run(const QStringList &arguments, const QByteArray &input = {});
    // As on a full disk: no file may grow beyond these many blocks (of 512 or 1024 bytes). Unix only.
    Outcome runWithoutRoom(int blocks, const QStringList &arguments);
    // As a shell line runs it: $0 is the program, $1 and so on the arguments. Unix only.
    std::unique_ptr<QProcess> startInShell(const QString &line, const QStringList &arguments);
    // Runs on; end it with outcomeOf().
    std::unique_ptr<QProcess> start(const QStringList &arguments);
    // The window, on no screen, with the same profile and account; null where it was not built.
    std::unique_ptr<QProcess> startWindow(const QStringList &arguments = {});
    std::unique_ptr<QProcess> startSandbox(const QStringList &arguments);
    static Outcome outcomeOf(QProcess &process);

    // A file of random bytes (always the same ones for a seed) that nobody is writing any more. From a
    // megabyte on mostly holes, with random blocks at both ends and in between.
    QString file(const QString &name, qint64 size, quint32 seed = 1);

private:
    std::unique_ptr<QProcess> launch(const QString &program, const QStringList &arguments);

    QTemporaryDir m_dir;
    QProcessEnvironment m_environment;
    QString m_program;
};

QString md5Of(const QString &path);
