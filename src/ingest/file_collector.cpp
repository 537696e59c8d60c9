#include "ingest/file_collector.h"

#include "ingest/natural_order.h"
#include "transfer/background.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

// Runs on the worker thread; touches no object of the window.
class Walk
{
public:
    Walk(const QStringList &extensions, const std::atomic_bool &cancelled, std::atomic_int &count)
        : m_extensions(extensions.cbegin(), extensions.cend())
        , m_cancelled(cancelled)
        , m_count(count)
        , m_collator(naturalOrder())
    {
    }

    Collected run(QStringList paths)
    {
        sort(&paths);
        for (const QString &path : std::as_const(paths)) {
            if (m_cancelled)
                break;
            const QFileInfo info(path);
            if (info.isDir())
                walk(info);
            else
                take(info, true);
        }
        m_result.cancelled = m_cancelled;
        return m_result;
    }

private:
    void sort(QStringList *paths) const
    {
        std::sort(paths->begin(), paths->end(),
                  [this](const QString &a, const QString &b) { return m_collator.compare(a, b) < 0; });
    }

    void walk(const QFileInfo &folder)
    {
        QStringList files;
        QDirIterator it(folder.absoluteFilePath(), QDir::Files | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        for (; it.hasNext() && !m_cancelled; ++m_count)
            files.append(it.next());
        sort(&files);
        const qsizetype before = m_result.videos.size();
        for (const QString &file : std::as_const(files)) {
            if (m_cancelled)
                return;
            take(QFileInfo(file), false);
        }
        if (!folder.isReadable())
            leaveOut(folder, FileCollector::tr("The folder cannot be read"));
        else if (m_result.videos.size() == before && files.isEmpty())
            leaveOut(folder, FileCollector::tr("There is no file in this folder"));
    }

    void take(const QFileInfo &file, bool named)
    {
        const QString path = file.absoluteFilePath();
        if (!file.exists())
            leaveOut(file, FileCollector::tr("File not found"));
        else if (named && isTable(file))
            m_result.tables.append(path);
        else if (!m_extensions.contains(file.suffix().toLower()))
            leaveOut(file, FileCollector::tr("Not a video that Youku takes"));
        else if (named && !file.isReadable())
            leaveOut(file, FileCollector::tr("The file cannot be read"));
        else if (!m_seen.contains(path))
            m_result.videos.append({path, transfer::identityOf(path)});
        m_seen.insert(path);
    }

    static bool isTable(const QFileInfo &file)
    {
        const QString extension = file.suffix().toLower();
        return extension == "csv"_L1 || extension == "tsv"_L1;
    }

    void leaveOut(const QFileInfo &file, const QString &reason)
    {
        m_result.leftOut.append({file.absoluteFilePath(), reason});
    }

    QSet<QString> m_extensions;
    const std::atomic_bool &m_cancelled;
    std::atomic_int &m_count;
    QCollator m_collator;
    QSet<QString> m_seen;
    Collected m_result;
};

} // namespace

FileCollector::FileCollector(QObject *parent)
    : QObject(parent)
    , m_extensions(builtInExtensions())
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
    , m_seen(std::make_shared<std::atomic_int>(0))
{
    m_pool.setMaxThreadCount(1);
}

FileCollector::~FileCollector()
{
    *m_cancelled = true;
    m_pool.waitForDone();
}

QStringList FileCollector::builtInExtensions()
{
    return {u"mp4"_s, u"mov"_s,  u"mkv"_s, u"avi"_s, u"wmv"_s,  u"flv"_s,  u"f4v"_s,
            u"mpg"_s, u"mpeg"_s, u"m4v"_s, u"3gp"_s, u"3g2"_s,  u"webm"_s, u"ts"_s,
            u"mts"_s, u"m2ts"_s, u"vob"_s, u"rm"_s,  u"rmvb"_s, u"asf"_s,  u"dat"_s,
            u"dv"_s,  u"m2t"_s,  u"mod"_s, u"mxf"_s, u"ogv"_s,  u"qt"_s,   u"tod"_s};
}

void FileCollector::setExtensions(const QStringList &extensions)
{
    m_extensions = extensions.isEmpty() ? builtInExtensions() : extensions;
}

void FileCollector::collect(const QStringList &paths)
{
    if (m_underWay++ == 0)
        *m_seen = 0;
    emit busyChanged();
    transfer::inBackground(
        m_pool, this,
        [paths, extensions = m_extensions, cancelled = m_cancelled, seen = m_seen] {
            return Walk(extensions, *cancelled, *seen).run(paths);
        },
        [this](const Collected &result) {
            --m_underWay;
            emit collected(result);
            emit busyChanged();
        });
}

void FileCollector::cancel()
{
    *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

} // namespace ingest
