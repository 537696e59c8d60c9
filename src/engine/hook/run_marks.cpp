#include "engine/hook/run_marks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

QString RunMarks::pathOf(qint64 run) const
{
    return m_folder + u"/hook-%1.begun"_s.arg(run);
}

bool RunMarks::has(qint64 run) const
{
    return QFileInfo::exists(pathOf(run));
}

void RunMarks::remove(qint64 run) const
{
    QFile::remove(pathOf(run));
}

void RunMarks::removeAll() const
{
    QDir folder(m_folder);
    const QStringList marks = folder.entryList({u"hook-*.begun"_s}, QDir::Files | QDir::Hidden);
    for (const QString &mark : marks)
        folder.remove(mark);
}

} // namespace engine
