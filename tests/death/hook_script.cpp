#include "hook_script.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, const QByteArray &content, QFile::Permissions mode)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
           && file.setPermissions(mode);
}

} // namespace

bool HookScript::install(const CliProgram &programs)
{
    constexpr QFile::Permissions ours = QFile::ReadOwner | QFile::WriteOwner;
    m_told = programs.dir() + u"/told"_s;
    const QString path = programs.dir() + u"/hook.sh"_s;
    const QByteArray script =
        "#!/bin/sh\necho \"$YOUCHUAN_EVENT $YOUCHUAN_VIDEO_ID\" >> '" + m_told.toUtf8() + "'\nsleep 0.05\n";
    const QJsonObject settings{{u"hook_program"_s, path}, {u"hook_on_failed"_s, true}};
    return write(path, script, ours | QFile::ExeOwner) && QDir().mkpath(programs.profile())
           && QFile::setPermissions(programs.profile(), ours | QFile::ExeOwner)
           && write(programs.profile() + u"/settings.json"_s, QJsonDocument(settings).toJson(), ours);
}

QStringList HookScript::told() const
{
    QFile file(m_told);
    if (m_told.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}
