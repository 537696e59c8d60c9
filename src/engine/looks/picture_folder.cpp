#include "engine/looks/picture_folder.h"

#include "base/background.h"
#include "store/profile/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using transfer::UploadId;

namespace {

constexpr qint64 largestPicture = 1024 * 1024; // ten times what the probe makes
constexpr QFile::Permissions ownerFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
const QLatin1StringView ending{".jpg"};

// Nothing: no name of ours.
UploadId idOf(const QFileInfo &file)
{
    return file.fileName().endsWith(ending) ? file.completeBaseName().toLongLong() : 0;
}

} // namespace

PictureFolder::PictureFolder(const QString &dir, qint64 most, QObject *parent)
    : QObject(parent)
    , m_dir(dir)
    , m_most(most)
{
    m_pool.setMaxThreadCount(1);
}

PictureFolder::~PictureFolder()
{
    m_pool.waitForDone();
}

QString PictureFolder::fileOf(UploadId id) const
{
    return u"%1/%2%3"_s.arg(m_dir).arg(id).arg(ending);
}

void PictureFolder::open(const QSet<UploadId> &known)
{
    const auto look = [dir = m_dir, known] {
        QList<OnDisk> found; // oldest first
        const QFileInfoList files = QDir(dir).entryInfoList(
            QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Time | QDir::Reversed);
        for (const QFileInfo &file : files) {
            const UploadId id = idOf(file);
            if (!file.isSymLink() && known.contains(id))
                found.append({id, file.size()});
            else
                QFile::remove(file.filePath());
        }
        return found;
    };
    base::inBackground(m_pool, this, look, [this](const QList<OnDisk> &found) {
        for (const OnDisk &picture : found)
            take(picture);
        m_isOpen = true;
        emit opened();
    });
}

QString PictureFolder::scratch()
{
    if (!m_isOpen || (!QFileInfo(m_dir).isDir() && !QDir().mkdir(m_dir, ownerFolder)))
        return {};
    return u"%1/new-%2%3"_s.arg(m_dir).arg(++m_scratches).arg(ending);
}

void PictureFolder::keep(UploadId id, const QString &scratch)
{
    if (scratch.isEmpty())
        return;
    const auto move = [scratch, file = fileOf(id), id] {
        const qint64 bytes = QFileInfo(scratch).size();
        QFile::remove(file);
        if (bytes > 0 && bytes <= largestPicture && QFile::rename(scratch, file)) {
            store::closeToOthers(file);
            return OnDisk{id, bytes};
        }
        QFile::remove(scratch);
        return OnDisk{id, 0};
    };
    base::inBackground(m_pool, this, move, [this](const OnDisk &picture) { take(picture); });
}

void PictureFolder::take(const OnDisk &picture)
{
    forget(picture.id);
    if (picture.bytes > 0) {
        m_pictures.insert(picture.id, {picture.bytes, ++m_taken});
        m_bytes += picture.bytes;
        makeRoom();
    }
    emit changed(picture.id);
}

void PictureFolder::makeRoom()
{
    while (m_bytes > m_most) {
        const auto oldest =
            std::min_element(m_pictures.cbegin(), m_pictures.cend(),
                             [](const Picture &a, const Picture &b) { return a.number < b.number; });
        drop(oldest.key());
    }
}

void PictureFolder::forget(UploadId id)
{
    m_bytes -= m_pictures.take(id).bytes;
}

void PictureFolder::drop(UploadId id)
{
    const bool wasThere = m_pictures.contains(id);
    forget(id);
    removeFile(fileOf(id)); // also one that is on its way
    if (wasThere)
        emit changed(id);
}

void PictureFolder::discard(const QString &scratch)
{
    if (!scratch.isEmpty())
        removeFile(scratch);
}

void PictureFolder::removeFile(const QString &path)
{
    base::inBackground(
        m_pool, this, [path] { return QFile::remove(path); }, [](bool) {});
}

QString PictureFolder::pathOf(UploadId id) const
{
    return m_pictures.contains(id) ? fileOf(id) : QString();
}

} // namespace engine
