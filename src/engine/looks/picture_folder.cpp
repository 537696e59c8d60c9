#include "engine/looks/picture_folder.h"

#include "base/background.h"
#include "base/guarded.h"
#include "store/profile/profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using transfer::UploadId;

namespace {

constexpr qint64 largestPicture = 1024 * 1024; // ten times what the probe makes
constexpr QFile::Permissions ownerFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
const QLatin1StringView newOnes{"new-"};
const QLatin1StringView ending{".jpg"};

QString nameOf(UploadId id)
{
    return QString::number(id) + ending;
}

// 0: it is nobody's.
UploadId idOf(const QString &name)
{
    const UploadId id = name.chopped(std::min(name.size(), ending.size())).toLongLong();
    return id > 0 && name == nameOf(id) ? id : 0;
}

bool isNewOne(const QString &name)
{
    return name.startsWith(newOnes) && name.endsWith(ending);
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
    return m_dir + u'/' + nameOf(id);
}

void PictureFolder::open(const Knows &knows)
{
    m_newOnes = newOnes + QUuid::createUuid().toString(QUuid::Id128);
    const auto look = [dir = m_dir, underWay = m_newOnes] {
        QList<OnDisk> found; // oldest first
        const QFileInfoList files = QDir(dir).entryInfoList(
            QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Time | QDir::Reversed);
        for (const QFileInfo &file : files) {
            const UploadId id = idOf(file.fileName());
            if (!file.isSymLink() && id > 0)
                found.append({id, file.size()});
            else if (id > 0 || (isNewOne(file.fileName()) && !file.fileName().startsWith(underWay)))
                QFile::remove(file.filePath());
        }
        return found;
    };
    base::inBackground(m_pool, this, look, [this, knows](const QList<OnDisk> &found) {
        QList<UploadId> ids;
        for (const OnDisk &picture : found)
            ids.append(picture.id);
        knows(ids, base::guarded(this, [this, found](const QSet<UploadId> &known) { settle(found, known); }));
    });
}

// What was kept or dropped meanwhile is newer than what was found.
void PictureFolder::settle(const QList<OnDisk> &found, const QSet<UploadId> &known)
{
    QStringList strangers;
    for (const OnDisk &picture : found) {
        if (m_settledBefore.contains(picture.id))
            continue;
        if (m_wanted && known.contains(picture.id))
            take(picture);
        else
            strangers.append(fileOf(picture.id));
    }
    const auto clear = [strangers] {
        for (const QString &file : strangers)
            QFile::remove(file);
        return true;
    };
    base::inBackground(m_pool, this, clear, [this](bool) {
        m_settledBefore.clear();
        m_isOpen = true;
        emit opened();
    });
}

QString PictureFolder::scratch()
{
    if (m_newOnes.isEmpty() || !m_wanted || (!QFileInfo(m_dir).isDir() && !QDir().mkdir(m_dir, ownerFolder)))
        return {};
    return u"%1/%2-%3%4"_s.arg(m_dir, m_newOnes).arg(++m_scratches).arg(ending);
}

void PictureFolder::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (wanted)
        return;
    const QList<UploadId> ids = m_pictures.keys();
    for (const UploadId id : ids)
        drop(id);
}

void PictureFolder::keep(UploadId id, const QString &scratch)
{
    if (scratch.isEmpty())
        return;
    noteSettled(id);
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
    if (picture.bytes > 0 && !m_wanted) // any more
        return drop(picture.id);
    if (picture.bytes > 0) {
        m_pictures.insert(picture.id, {picture.bytes, ++m_taken});
        m_bytes += picture.bytes;
        makeRoom();
    }
    emit changed(picture.id);
}

void PictureFolder::noteSettled(UploadId id)
{
    if (!m_isOpen)
        m_settledBefore.insert(id);
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

qint64 PictureFolder::forget(UploadId id)
{
    const qint64 bytes = m_pictures.take(id).bytes;
    m_bytes -= bytes;
    return bytes;
}

void PictureFolder::tellForgotten(UploadId id)
{
    if (forget(id) > 0)
        emit changed(id);
}

// Also one that is on its way, which is known only by then.
void PictureFolder::drop(UploadId id)
{
    noteSettled(id);
    tellForgotten(id);
    base::inBackground(
        m_pool, this, [file = fileOf(id)] { return QFile::remove(file); },
        [this, id](bool) { tellForgotten(id); });
}

void PictureFolder::discard(const QString &scratch)
{
    if (scratch.isEmpty())
        return;
    base::inBackground(
        m_pool, this, [scratch] { return QFile::remove(scratch); }, [](bool) {});
}

QString PictureFolder::pathOf(UploadId id) const
{
    return m_pictures.contains(id) ? fileOf(id) : QString();
}

} // namespace engine
