#include "sandbox/storage/piece_files.h"

#include "base/background.h"
#include "sandbox/storage/private_files.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QString wholeName = u"whole"_s; // no piece's
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
    m_stop = true;
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
    m_pool.start([this, group] { m_runs.erase(group); });
}

void PieceFiles::removeAllGroupsBut(const QSet<QString> &groups)
{
    const QStringList found = QDir(m_dir).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &group : found) {
        if (!groups.contains(group))
            removeGroup(group);
    }
}

void PieceFiles::readAhead(const QString &group, const QStringList &names, bool keep)
{
    m_pool.start([this, group, names, keep] {
        if (!readOn(group, names, keep))
            m_runs.erase(group); // a piece was replaced meanwhile, perhaps: join() begins anew
    });
}

void PieceFiles::join(const QString &group, const QStringList &names, bool keep)
{
    m_pool.start([this, group, names, keep, underWay = std::make_shared<base::UnderWay>()] {
        const QString md5 = joinedMd5(group, names, keep);
        if (!m_stop)
            QMetaObject::invokeMethod(
                this, [this, group, md5, underWay] { emit joined(group, md5); }, Qt::QueuedConnection);
    });
}

void PieceFiles::take(const QString &group, const QString &target)
{
    const QString whole = pathOf(group, wholeName);
    if (!QFile::exists(whole))
        return;
    QFile::remove(target); // rename() does not replace
    QFile::rename(whole, target);
}

bool PieceFiles::begin(Run &run, const QString &group, bool keep) const
{
    run.names.clear();
    run.md5.reset();
    run.isKept = keep;
    QFile whole(pathOf(group, wholeName));
    return !keep || openPrivately(whole, QIODevice::WriteOnly | QIODevice::Truncate);
}

bool PieceFiles::read(Run &run, const QString &group, const QStringList &names) const
{
    QFile whole(pathOf(group, wholeName));
    if (run.isKept
        && (!whole.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered)
            || !whole.seek(whole.size())))
        return false;
    QByteArray piece(pieceBytes, Qt::Uninitialized);
    for (const QString &name : names) {
        QFile part(pathOf(group, name));
        if (!part.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return false;
        for (qint64 got = 1; got > 0;) {
            got = part.read(piece.data(), piece.size());
            const QByteArrayView bytes(piece.constData(), std::max<qint64>(got, 0));
            if (got < 0 || m_stop || (run.isKept && !append(whole, bytes)))
                return false;
            run.md5.addData(bytes);
        }
        run.names.append(name);
    }
    return !run.isKept || whole.resize(whole.pos()); // it may end in a hole
}

bool PieceFiles::readOn(const QString &group, const QStringList &names, bool keep)
{
    const bool isNew = !m_runs.contains(group);
    Run &run = m_runs[group];
    return (!isNew || begin(run, group, keep)) && read(run, group, names);
}

QString PieceFiles::joinedMd5(const QString &group, const QStringList &names, bool keep)
{
    const auto before = m_runs.find(group);
    if (before != m_runs.end()) {
        const Run &run = before->second;
        const bool goesOn = run.isKept == keep && run.names == names.mid(0, run.names.size());
        if (!goesOn)
            m_runs.erase(before);
    }
    const qsizetype done = m_runs.contains(group) ? m_runs[group].names.size() : 0;
    return readOn(group, names.mid(done), keep) ? QString::fromLatin1(m_runs[group].md5.result().toHex())
                                                : QString();
}

} // namespace sandbox
