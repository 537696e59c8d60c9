#include "ingest/file_collector.h"

#include "base/background.h"
#include "ingest/folder_bounds.h"
#include "ingest/natural_order.h"
#include "transfer/files/local_file.h"
#include "youku/proposed_title.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <system_error>

using namespace Qt::StringLiterals;

namespace ingest {

using transfer::PathKind;

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
        for (QString &path : paths) {
            if (!m_cancelled)
                path = transfer::existingPath(transfer::absolutePath(path));
        }
        sort(&paths);
        m_bounds = FolderBounds(paths);
        for (const QString &path : std::as_const(paths)) {
            if (m_cancelled)
                break;
            if (transfer::kindOf(path) == PathKind::Folder)
                walk(path);
            else
                take(path, true);
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

    void walk(const QString &folder)
    {
        const qsizetype before = m_result.videos.size() + m_result.leftOut.size();
        QStringList files;
        QStringList folders{folder};
        while (!folders.isEmpty() && !m_cancelled)
            look(folders.takeLast(), &files, &folders);
        sort(&files);
        const QSet<QString> doubled = linksToOthersOf(files);
        for (const QString &file : std::as_const(files)) {
            if (m_cancelled)
                return;
            if (!doubled.contains(file))
                take(file, false);
        }
        if (files.isEmpty() && m_result.videos.size() + m_result.leftOut.size() == before)
            leaveOut(folder, FileCollector::tr("There is no file in this folder"));
    }

    // Links to files that come by their own names as well.
    QSet<QString> linksToOthersOf(const QStringList &files) const
    {
        QSet<QString> links;
        for (const QString &file : files) {
            if (transfer::isLink(file))
                links.insert(file);
        }
        if (links.isEmpty())
            return links;
        QSet<QString> taken;
        for (const QString &file : files) {
            if (!links.contains(file) && isVideo(file))
                taken.insert(FolderBounds::targetOf(file));
        }
        links.removeIf(
            [&taken](const QString &link) { return !taken.contains(FolderBounds::targetOf(link)); });
        return links;
    }

    bool isVideo(const QString &path) const
    {
        return m_extensions.contains(QFileInfo(path).suffix().toLower());
    }

    void look(const QString &folder, QStringList *files, QStringList *folders)
    {
        std::error_code error;
        std::filesystem::directory_iterator entries(transfer::nativePath(folder), error);
        // Its names may be read, but not what they name.
        if (!error && transfer::kindOf(folder + "/."_L1) != PathKind::Folder)
            error = std::make_error_code(std::errc::permission_denied);
        for (; !error && entries != std::filesystem::directory_iterator() && !m_cancelled; ++m_count) {
            const QString path = folder + u'/' + transfer::pathFromNative(entries->path().filename());
            const bool isFolder = transfer::kindOf(path) == PathKind::Folder;
            if (isHidden(path))
                leaveOut(path, FileCollector::tr("Hidden; add it by its own name"));
            else if (!isFolder)
                files->append(path);
            else if (!m_bounds.hold(FolderBounds::targetOf(path)))
                leaveOut(path, leadsOut());
            else if (transfer::isLink(path))
                leaveOut(path, FileCollector::tr("A link to a folder; add that folder itself"));
            else
                folders->append(path);
            entries.increment(error);
        }
        if (error)
            leaveOut(folder, FileCollector::tr("The folder cannot be read"));
    }

    static bool isHidden(const QString &path)
    {
#ifdef Q_OS_UNIX
        return path.section(u'/', -1).startsWith(u'.');
#else
        return QFileInfo(path).isHidden();
#endif
    }

    void take(const QString &path, bool named)
    {
        if (m_seen.contains(path))
            return;
        m_seen.insert(path);
        const QString extension = QFileInfo(path).suffix().toLower();
        const QString reason = reasonOfKind(transfer::kindOf(path));
        // Asked of every file, not only of links: a folder on the way may have become one since it was read.
        const QString target = named || !reason.isEmpty() ? QString() : FolderBounds::targetOf(path);
        if (!reason.isEmpty())
            leaveOut(path, reason);
        else if (!named && !m_bounds.hold(target))
            leaveOut(path, leadsOut());
        else if (!named && m_targets.contains(target))
            return; // by another name
        else if (named && (extension == "csv"_L1 || extension == "tsv"_L1))
            m_result.tables.append(path);
        else if (!isVideo(path))
            leaveOut(path, FileCollector::tr("Not a video that Youku takes"));
        else if (!transfer::isReadable(path))
            leaveOut(path, FileCollector::tr("The file cannot be read"));
        else
            takeVideo(path, target);
    }

    void takeVideo(const QString &path, const QString &target)
    {
        if (!target.isEmpty())
            m_targets.insert(target);
        m_result.videos.append(
            {path, transfer::identityOf(path), youku::proposedTitle(transfer::shownFileName(path)).cut});
    }

    static QString leadsOut()
    {
        return FileCollector::tr("A link that leads out of the folder; add what it leads to itself");
    }

    // Empty for a file.
    static QString reasonOfKind(PathKind kind)
    {
        switch (kind) {
        case PathKind::File:
            return {};
        case PathKind::Missing:
            return FileCollector::tr("File not found");
        case PathKind::LinkToNowhere:
            return FileCollector::tr("A link that leads nowhere");
        case PathKind::Unreachable:
            return FileCollector::tr("The file cannot be read");
        case PathKind::Folder: // it was none a moment ago
        case PathKind::Other:
            break;
        }
        return FileCollector::tr("Not a file");
    }

    void leaveOut(const QString &path, const QString &reason)
    {
        m_result.leftOut.append({path, reason});
    }

    QSet<QString> m_extensions;
    const std::atomic_bool &m_cancelled;
    std::atomic_int &m_count;
    QCollator m_collator;
    FolderBounds m_bounds{{}};
    QSet<QString> m_seen;
    QSet<QString> m_targets; // what the taken files of folders are in the end
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
    base::inBackground(
        m_pool, this,
        [paths, extensions = m_extensions, cancelled = m_cancelled, seen = m_seen] {
            return Walk(extensions, *cancelled, *seen).run(paths);
        },
        [this](const Collected &result) {
            --m_underWay;
            emit collected(result);
        });
}

void FileCollector::cancel()
{
    *m_cancelled = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

} // namespace ingest
