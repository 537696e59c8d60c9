#include "engine/process/child_process.h"

#include <QDir>
#include <QProcess>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

#ifdef Q_OS_WIN
constexpr Qt::CaseSensitivity ofNames = Qt::CaseInsensitive;
constexpr std::array listed = {
    "PATH",
    "PATHEXT",
    "ComSpec",
    "SystemRoot",
    "SystemDrive",
    "windir",
    "OS",
    "TEMP",
    "TMP",
    "USERNAME",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "APPDATA",
    "LOCALAPPDATA",
    "ProgramData",
    "ALLUSERSPROFILE",
    "PUBLIC",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "ProgramW6432",
    "CommonProgramFiles",
    "CommonProgramFiles(x86)",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
};
#else
constexpr Qt::CaseSensitivity ofNames = Qt::CaseSensitive;
constexpr std::array listed = {
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "TERM",
    "TZ",
    "TMPDIR",
    "LANG",
    "LANGUAGE",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "DESKTOP_SESSION",
    "BROWSER",
    "DBUS_SESSION_BUS_ADDRESS",
    "KDE_FULL_SESSION",
    "KDE_SESSION_VERSION",
    "__CF_USER_TEXT_ENCODING",
};
#endif

bool isPassedOn(const QString &name)
{
    if (namesSecret(name))
        return false;
    if (name.startsWith("LC_"_L1) || name.startsWith("XDG_"_L1))
        return true;
    return std::any_of(listed.begin(), listed.end(), [&name](const char *one) {
        return name.compare(QLatin1StringView(one), ofNames) == 0;
    });
}

} // namespace

bool namesSecret(const QString &name)
{
    static constexpr std::array words = {"TOKEN"_L1, "SECRET"_L1, "PASSWORD"_L1, "PASSWD"_L1,
                                         "CREDENTIAL"_L1};
    return std::any_of(words.begin(), words.end(),
                       [&name](QLatin1StringView word) { return name.contains(word, Qt::CaseInsensitive); });
}

QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (!isPassedOn(name))
            environment.remove(name);
    }
    return environment;
}

bool startDetached(const QString &program, const QStringList &arguments)
{
    if (!QDir::isAbsolutePath(program))
        return false;
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setProcessEnvironment(childEnvironment());
    process.setStandardInputFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace engine
