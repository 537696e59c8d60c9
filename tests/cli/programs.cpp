#include "programs.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QNetworkReply>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 120000;

} // namespace

SandboxProgram::~SandboxProgram()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10000))
        m_process.kill();
    m_process.waitForFinished();
}

bool SandboxProgram::start(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_arguments = QStringList{u"--hard-tokens"_s, u"--keep-tasks"_s, u"--strict"_s} + arguments;
    return launch(u"0"_s);
}

bool SandboxProgram::dieAndReturn()
{
    m_process.kill();
    m_process.waitForFinished(deadlineMs);
    m_network.clearConnectionCache();
    return launch(QString::number(QUrl(m_ready[u"api_url"].toString()).port()));
}

bool SandboxProgram::launch(const QString &port)
{
    m_process.start(QStringLiteral(YOUCHUAN_SANDBOX),
                    QStringList{u"--port"_s, port, u"--dir"_s, m_dir.path()} + m_arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(deadlineMs))
            return false;
    }
    m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    return m_ready.contains(u"api_url");
}

QJsonDocument SandboxProgram::ask(const QString &path, const QByteArray &body)
{
    QNetworkRequest request(QUrl(m_ready[u"api_url"].toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("X-Sandbox-Secret", m_ready[u"control_secret"].toString().toLatin1());
    request.setTransferTimeout(deadlineMs);
    const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(request)
                                                              : m_network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return QJsonDocument::fromJson(reply->readAll());
}

QJsonObject SandboxProgram::state()
{
    return ask(u"/sandbox/state"_s, {}).object();
}

QJsonArray SandboxProgram::requests()
{
    return ask(u"/sandbox/requests"_s, {}).array();
}

bool SandboxProgram::control(const QJsonObject &wishes)
{
    return ask(u"/sandbox/control"_s, QJsonDocument(wishes).toJson())[u"ok"].toBool();
}

QJsonObject SandboxProgram::addUser()
{
    const QJsonObject app{{u"client_id"_s, m_ready[u"client_id"]}};
    const QJsonObject wish{{u"add_account"_s, app}};
    return ask(u"/sandbox/control"_s, QJsonDocument(wish).toJson())[u"account"].toObject();
}

QList<QJsonObject> SandboxProgram::videos()
{
    QList<QJsonObject> videos;
    for (const QJsonValue &upload : state()[u"uploads"].toArray()) {
        if (upload[u"commits"].toInt() > 0)
            videos.append(upload.toObject());
    }
    return videos;
}

QList<QJsonObject> Outcome::lines() const
{
    QList<QJsonObject> objects;
    for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
        objects.append(QJsonDocument::fromJson(line.toUtf8()).object());
    return objects;
}

QJsonObject Outcome::last(const QString &event) const
{
    QJsonObject found;
    for (const QJsonObject &line : lines()) {
        if (line[u"event"].toString() == event)
            found = line;
    }
    return found;
}

CliProgram::CliProgram(const SandboxProgram *sandbox)
    : m_environment(QProcessEnvironment::systemEnvironment())
    , m_program(QStringLiteral(YOUCHUAN_CLI))
{
    for (const QString &name : m_environment.keys()) {
        if (name.startsWith(u"YOUCHUAN_"_s))
            m_environment.remove(name);
    }
    setVariable(u"HOME"_s, m_dir.path());
    setVariable(u"YOUCHUAN_ANYWAY"_s, u"1"_s); // most of what is sent is noise
    setVariable(u"YOUCHUAN_PROFILE"_s, profile());
    setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    if (sandbox)
        signIn(*sandbox);
}

void CliProgram::signIn(const SandboxProgram &sandbox)
{
    for (const QString &name :
         {u"api_url"_s, u"client_id"_s, u"client_secret"_s, u"access_token"_s, u"refresh_token"_s})
        setVariable(u"YOUCHUAN_"_s + name.toUpper(), sandbox.ready()[name].toString());
}

void CliProgram::standAlone(const QByteArray &probe)
{
    const QDir folder(m_dir.filePath(u"alone"_s));
    folder.mkpath(u"."_s);
    m_program = folder.filePath(u"youchuan-cli"_s);
    QFile::copy(QStringLiteral(YOUCHUAN_CLI), m_program);
    if (probe.isEmpty())
        return;
    QFile script(folder.filePath(u"youchuan-probe"_s));
    if (script.open(QIODevice::WriteOnly | QIODevice::Truncate))
        script.write("#!/bin/sh\n" + probe + '\n');
    script.close();
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

std::unique_ptr<QProcess> CliProgram::start(const QStringList &arguments)
{
    return launch(m_program, arguments);
}

std::unique_ptr<QProcess> CliProgram::startWindow(const QStringList &arguments)
{
#ifdef YOUCHUAN_WINDOW
    return launch(QStringLiteral(YOUCHUAN_WINDOW), arguments);
#else
    Q_UNUSED(arguments)
    return nullptr;
#endif
}

std::unique_ptr<QProcess> CliProgram::startSandbox(const QStringList &arguments)
{
    return launch(QStringLiteral(YOUCHUAN_SANDBOX), arguments);
}

std::unique_ptr<QProcess> CliProgram::launch(const QString &program, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(m_dir.path());
    process->start(program, arguments);
    process->waitForStarted();
    return process;
}

Outcome CliProgram::outcomeOf(QProcess &process)
{
    const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(deadlineMs);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    Outcome outcome;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    outcome.out = QString::fromUtf8(process.readAllStandardOutput());
    outcome.err = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

Outcome CliProgram::run(const QStringList &arguments, const QByteArray &input)
{
    const auto process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    return outcomeOf(*process);
}

Outcome CliProgram::runWithoutRoom(int blocks, const QStringList &arguments)
{
    return outcomeOf(
        *startInShell(u"trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\""_s.arg(blocks), arguments));
}

std::unique_ptr<QProcess> CliProgram::startInShell(const QString &line, const QStringList &arguments)
{
    return launch(u"sh"_s, QStringList{u"-c"_s, line, QStringLiteral(YOUCHUAN_CLI)} + arguments);
}

QString CliProgram::file(const QString &name, qint64 size, quint32 seed)
{
    constexpr qint64 block = 64 * 1024;
    constexpr qint64 hole = 4 * 1024 * 1024;
    const QString path = m_dir.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate) || !file.resize(size))
        return {};
    QRandomGenerator random(seed);
    QList<quint32> words(block / qsizetype(sizeof(quint32)));
    const qint64 step = size > hole ? hole : block;
    for (qint64 at = 0; at < size; at = at + step < size || at + block >= size ? at + step : size - block) {
        random.fillRange(words.data(), words.size());
        file.seek(at);
        file.write(reinterpret_cast<const char *>(words.constData()), qMin(block, size - at));
    }
    file.flush();
    file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime);
    return path;
}

QString md5Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Md5);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}
