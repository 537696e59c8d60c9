#include "sandbox/storage/piece_files.h"

#include "sandbox/storage/private_files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype pieceBytes = 1024 * 1024;
constexpr qsizetype holeBytes = 64 * 1024; // what is looked at for zeroes at a time

bool isEmpty(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

// At the file's position, which goes on; zeroes are not written but left out.
bool append(QFile &file, QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size(); at += holeBytes) {
        const QByteArrayView next = bytes.sliced(at, std::min(holeBytes, bytes.size() - at));
        const bool good = isEmpty(next) ? file.seek(file.pos() + next.size())
                                        : file.write(next.data(), next.size()) == next.size();
        if (!good)
            return false;
    }
    return true;
}

} // namespace

PieceFiles::PieceFiles(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PieceFiles::~PieceFiles()
{
    *m_stop = true;
    m_pool.clear();
    m_pool.waitForDone();
}

bool PieceFiles::open(const QString &dir, QString *error)
{
    m_dir = QDir(dir).filePath(u"pieces"_s);
    if (takeFolderIn(dir, u"pieces"_s))
        return true;
    *error = tr("The folder %1 cannot be made.").arg(m_dir);
    return false;
}

QString PieceFiles::pathOf(const QString &group, const QString &name) const
{
    return name.isEmpty() ? QDir(m_dir).filePath(group) : QDir(m_dir).filePath(group + u'/' + name);
}

bool PieceFiles::write(const QString &group, const QString &name, const QByteArray &bytes)
{
    QFile file(pathOf(group, name));
    return takeFolderIn(m_dir, group)
           && openPrivately(file, QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)
           && append(file, bytes) && file.resize(bytes.size());
}

void PieceFiles::remove(const QString &group, const QString &name)
{
    QFile::remove(pathOf(group, name));
}

void PieceFiles::removeGroup(const QString &group)
{
    QDir(pathOf(group)).removeRecursively();
}

void PieceFiles::removeAllGroupsBut(const QSet<QString> &groups)
{
    const QStringList found = QDir(m_dir).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &group : found) {
        if (!groups.contains(group))
            removeGroup(group);
    }
}

void PieceFiles::join(const QString &group, const QStringList &names, const QString &target)
{
    QStringList paths;
    for (const QString &name : names)
        paths.append(pathOf(group, name));
    m_pool.start([this, group, paths, target, stop = m_stop] {
        const QString md5 = joinedMd5(paths, target, stop);
        if (!*stop)
            QMetaObject::invokeMethod(
                this, [this, group, md5] { emit joined(group, md5); }, Qt::QueuedConnection);
    });
}

QString PieceFiles::joinedMd5(const QStringList &paths, const QString &target, const Stop &stop)
{
    QFile whole(target);
    if (!openPrivately(whole, QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return {};
    QCryptographicHash hash(QCryptographicHash::Md5);
    QByteArray piece(pieceBytes, Qt::Uninitialized);
    for (const QString &path : paths) {
        QFile part(path);
        if (!part.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return {};
        while (!*stop) {
            const qint64 got = part.read(piece.data(), piece.size());
            const QByteArrayView bytes(piece.constData(), std::max<qint64>(got, 0));
            if (got < 0 || !append(whole, bytes))
                return {};
            if (got == 0)
                break;
            hash.addData(bytes);
        }
    }
    return whole.resize(whole.pos()) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

} // namespace sandbox
