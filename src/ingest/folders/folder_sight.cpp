#include "ingest/folders/folder_sight.h"

#include "ingest/folder_bounds.h"
#include "transfer/files/local_file.h"

#include <QFileInfo>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

namespace fs = std::filesystem;

// A program that sets the time of what it writes back cannot set this one.
qint64 lastChangeMs(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat info = {};
    if (::lstat(transfer::bytesOfPath(path).constData(), &info) != 0)
        return 0;
#ifdef Q_OS_DARWIN
    const timespec &time = info.st_ctimespec;
#else
    const timespec &time = info.st_ctim;
#endif
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#else
    Q_UNUSED(path)
    return 0;
#endif
}

bool isHiddenName(const QString &folder, const QString &name)
{
#ifdef Q_OS_UNIX
    Q_UNUSED(folder)
    return name.startsWith(u'.');
#else
    return name.startsWith(u'.') || QFileInfo(folder + u'/' + name).isHidden();
#endif
}

bool liesIn(const QString &path, const QString &folder)
{
    return path.startsWith(folder + u'/');
}

} // namespace

FolderLook FolderSight::look(const FolderWish &wish, const QStringList &again, qint64 nowMs,
                             const std::atomic_bool &cancelled)
{
    FolderLook found;
    m_found = &found;
    m_cancelled = &cancelled;
    m_nowMs = nowMs;
    ++m_look;
    m_unread.clear();
    m_patterns.clear();
    for (const QString &pattern : wish.patterns)
        m_patterns.append(QRegularExpression::fromWildcard(pattern, Qt::CaseInsensitive));
    for (const QString &path : again) {
        if (const auto seen = m_files.find(path); seen != m_files.end()) {
            seen->told = false;
            seen->sinceMs = nowMs;
        }
    }

    QStringList folders{wish.folder};
    m_depths = {{wish.folder, 0}};
    for (qsizetype i = 0; i < folders.size() && !cancelled; ++i) // the nearest first
        read(wish, QString(folders[i]), m_depths.take(folders[i]), &folders);
    found.reachable = !m_unread.contains(wish.folder);
    found.folders = folders.mid(0, mostFolders);
    if (!cancelled)
        forgetGone();

    const FolderBounds bounds({wish.folder});
    for (auto seen = m_files.begin(); seen != m_files.end() && !cancelled && found.reachable; ++seen) {
        if (seen->told || seen->look != m_look)
            continue;
        const qint64 dueMs = seen->sinceMs + wish.ageMs;
        // An empty file is one that somebody has only just begun.
        if (seen->identity.size > 0 && dueMs <= nowMs) {
            seen->told = true;
            if (bounds.hold(FolderBounds::targetOf(seen.key()))) // a folder on the way may be a link by now
                found.finished.append({seen.key(), seen->identity});
            continue;
        }
        ++found.growing;
        if (seen->identity.size > 0 && (found.nextMs < 0 || dueMs < found.nextMs))
            found.nextMs = dueMs;
    }
    std::sort(found.finished.begin(), found.finished.end(),
              [](const FinishedFile &a, const FinishedFile &b) { return a.path < b.path; });
    m_found = nullptr;
    m_cancelled = nullptr;
    return found;
}

void FolderSight::read(const FolderWish &wish, const QString &folder, int depth, QStringList *folders)
{
    std::error_code error;
    fs::directory_iterator entries(transfer::nativePath(folder), error);
    // Its names may be read, but not what they name.
    if (!error && transfer::kindOf(folder + "/."_L1) != transfer::PathKind::Folder)
        error = std::make_error_code(std::errc::permission_denied);
    for (; !error && entries != fs::directory_iterator() && !*m_cancelled; entries.increment(error)) {
        const QString name = transfer::pathFromNative(entries->path().filename());
        const QString path = folder + u'/' + name;
        std::error_code untold;
        const fs::file_type type = entries->symlink_status(untold).type();
        if (isHiddenName(folder, name) || name.contains(QChar::Null))
            continue;
        if (type == fs::file_type::directory) {
            if (wish.below && depth < deepest && folders->size() < mostFiles
                && !wish.leftOut.contains(path)) {
                folders->append(path);
                m_depths.insert(path, depth + 1);
            }
        } else if (type == fs::file_type::regular && isWanted(wish, name)) {
            see(path);
        }
    }
    if (error)
        m_unread.append(folder);
}

bool FolderSight::isWanted(const FolderWish &wish, const QString &name) const
{
    if (!wish.extensions.contains(QFileInfo(name).suffix().toLower()))
        return false;
    return m_patterns.isEmpty() || std::any_of(m_patterns.cbegin(), m_patterns.cend(), [&](const auto &one) {
               return one.match(name).hasMatch();
           });
}

void FolderSight::see(const QString &path)
{
    const transfer::FileIdentity now = transfer::identityOf(path);
    if (!now.known())
        return; // it left meanwhile
    auto seen = m_files.find(path);
    if (seen == m_files.end()) {
        m_found->tooMany = m_found->tooMany || m_files.size() >= mostFiles;
        if (m_found->tooMany)
            return;
        seen = m_files.insert(path, {});
    }
    seen->look = m_look;
    const qint64 changedMs = lastChangeMs(path);
    if (seen->identity == now && (seen->told || seen->changedMs == changedMs))
        return;
    *seen = {now, changedMs, m_nowMs, m_look, false};
}

// What lay in a folder that cannot be read at the moment may be there still.
void FolderSight::forgetGone()
{
    m_files.removeIf([this](const auto &seen) {
        return seen.value().look != m_look
               && std::none_of(m_unread.cbegin(), m_unread.cend(),
                               [&](const QString &folder) { return liesIn(seen.key(), folder); });
    });
}

} // namespace ingest
