#include "sandbox/storage/part_files.h"

#include "sandbox/storage/private_files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace sandbox {

PartFiles::PartFiles(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PartFiles::~PartFiles()
{
    for (const auto &progress : std::as_const(m_digests))
        progress->stop = true;
    m_pool.clear();
    m_pool.waitForDone();
}

bool PartFiles::open(const QString &dir, QString *error)
{
    m_dir = dir;
    for (const QString &folder : {u"parts"_s, u"published"_s}) {
        if (!takeFolderIn(dir, folder)) {
            *error = tr("The folder %1 cannot be made.").arg(QDir(dir).filePath(folder));
            return false;
        }
    }
    return true;
}

QString PartFiles::partPath(qint64 number) const
{
    return QDir(m_dir).filePath(u"parts/%1.part"_s.arg(number));
}

QString PartFiles::publishedPath(const QString &name) const
{
    return QDir(m_dir).filePath(u"published/"_s + name);
}

bool PartFiles::prepare(qint64 number, qint64 size)
{
    // A sparse file promises nothing: better refused now than stuck halfway on a full disk. Not QStorageInfo,
    // which knows no disk in a chroot.
    std::error_code error;
    const auto disk = std::filesystem::space(QDir(m_dir).filesystemPath(), error);
    if (!error && disk.available < std::uintmax_t(size))
        return false;
    QFile file(partPath(number));
    return openPrivately(file, QIODevice::ReadWrite) && file.resize(size);
}

bool PartFiles::write(qint64 number, qint64 offset, const QByteArray &bytes)
{
    QFile file(partPath(number));
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered)
           && file.seek(offset) && file.write(bytes) == bytes.size();
}

void PartFiles::remove(qint64 number)
{
    if (const auto progress = m_digests.value(number))
        progress->stop = true;
    QFile::remove(partPath(number));
}

void PartFiles::publish(qint64 number, const QString &name)
{
    const QString target = publishedPath(name);
    if (QFile::exists(partPath(number)))
        QFile::rename(partPath(number), target);
}

void PartFiles::removePublished(const QString &name)
{
    QFile::remove(publishedPath(name));
}

void PartFiles::digest(qint64 number, qint64 size)
{
    if (m_digests.contains(number))
        return;
    const auto progress = std::make_shared<Progress>();
    progress->size = size;
    m_digests.insert(number, progress);
    m_pool.start([this, number, progress, path = partPath(number)] {
        const QString md5 = md5Of(path, *progress);
        QMetaObject::invokeMethod(
            this,
            [this, number, md5, progress] {
                m_digests.remove(number);
                if (!progress->stop)
                    emit digested(number, md5);
            },
            Qt::QueuedConnection);
    });
}

int PartFiles::digestPercent(qint64 number) const
{
    const auto progress = m_digests.value(number);
    return progress && progress->size > 0 ? int(progress->read * 100 / progress->size) : 0;
}

QString PartFiles::md5Of(const QString &path, Progress &progress)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    QCryptographicHash hash(QCryptographicHash::Md5);
    QByteArray piece(1024 * 1024, Qt::Uninitialized);
    while (!progress.stop) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return {};
        if (got == 0)
            break;
        hash.addData(QByteArrayView(piece.constData(), got));
        progress.read += got;
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace sandbox
