// Moves of single files: whatever lies there stays, whatever changed stays, and what died in the middle goes
// on.
#include "engine/folders/disk_steps.h"
#include "engine/folders/file_move.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using engine::FileToMove;
using engine::moveFile;
using engine::MoveOutcome;
using How = engine::MoveOutcome::How;

namespace {

const QByteArray film(300'000, 'f');

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray bytesAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

} // namespace

class TestFileMove : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_dir->path()).mkpath(u"from"_s) && QDir(m_dir->path()).mkpath(u"to"_s));
        QVERIFY(put(from(), film));
        m_file = {from(), transfer::identityOf(from()), md5(film), m_dir->filePath(u"to"_s)};
    }

    void aFileGoesWhole()
    {
        const MoveOutcome outcome = move();
        QCOMPARE(outcome.how, How::Moved);
        QCOMPARE(outcome.to, to(u"film.mp4"_s));
        QCOMPARE(bytesAt(outcome.to), film);
        QVERIFY(!QFile::exists(from()));
        QCOMPARE(names(), QStringList{u"film.mp4"_s});
    }

    void whatLiesThereStays()
    {
        QVERIFY(put(to(u"film.mp4"_s), "another") && put(to(u"film (2).mp4"_s), QByteArray(300'000, 'g')));
        QCOMPARE(move().to, to(u"film (3).mp4"_s));
        QCOMPARE(bytesAt(to(u"film.mp4"_s)), "another");
        QCOMPARE(bytesAt(to(u"film (2).mp4"_s)), QByteArray(300'000, 'g'));
        QCOMPARE(bytesAt(to(u"film (3).mp4"_s)), film);
    }

    // Also when it came there only just now.
    void aNameThatIsTakenIsNotGiven()
    {
        QVERIFY(put(to(u"film.mp4"_s), "another"));
        QString reason;
        QCOMPARE(engine::renameToFree(from(), to(u"film.mp4"_s), &reason), engine::Placed::Taken);
        QCOMPARE(bytesAt(to(u"film.mp4"_s)), "another");
        QCOMPARE(bytesAt(from()), film);
        QFile file;
        QVERIFY(!engine::openNewFile(file, to(u"film.mp4"_s), &reason));
        QVERIFY(!reason.isEmpty());
    }

    void aFileThatChangedIsLeft()
    {
        QVERIFY(put(from(), film + "more"));
        QCOMPARE(move().how, How::Left);
        QByteArray other = film;
        other[7] = 'o';
        QVERIFY(put(from(), other));
        m_file.identity.modifiedMs -= 1; // so it looks changed
        QCOMPARE(move().how, How::Left);
        QCOMPARE(bytesAt(from()), other);
        QVERIFY(names().isEmpty());
    }

    // As after a drive was plugged in again.
    void aFileThatOnlyLooksChangedIsMoved()
    {
        m_file.identity.fileId = u"1:2"_s;
        m_file.identity.modifiedMs -= 5000;
        QCOMPARE(move().how, How::Moved);
    }

    void whatIsNotThereAnyMoreIsLeft()
    {
        QVERIFY(QFile::remove(from()));
        QCOMPARE(move().how, How::Left);
        QVERIFY(QDir().rmdir(m_dir->filePath(u"from"_s)));
        QCOMPARE(move().how, How::Later); // its drive may be away
    }

    void aTargetThatIsAwayIsWaitedFor()
    {
        m_file.folder = m_dir->filePath(u"drive"_s);
        QCOMPARE(move().how, How::Later);
        QVERIFY(put(m_file.folder, "a file")); // and what is no folder
        QCOMPARE(move().how, How::Later);
        QCOMPARE(bytesAt(from()), film);
    }

#ifdef Q_OS_UNIX
    void aLinkIsNoFile()
    {
        QVERIFY(QFile::rename(from(), m_dir->filePath(u"real.mp4"_s)));
        QVERIFY(QFile::link(m_dir->filePath(u"real.mp4"_s), from()));
        QCOMPARE(move().how, How::Left);
        QVERIFY(names().isEmpty());
    }

    void aLinkAtThePlaceStays()
    {
        QVERIFY(QFile::link(m_dir->filePath(u"nowhere"_s), to(u"film.mp4"_s)));
        QCOMPARE(move().to, to(u"film (2).mp4"_s));
        QVERIFY(!QFile::exists(m_dir->filePath(u"nowhere"_s)));
    }

    void whoMayNotWriteWaits()
    {
        if (::geteuid() == 0)
            QSKIP("root writes everywhere");
        QVERIFY(QFile::setPermissions(m_file.folder, QFile::ReadOwner | QFile::ExeOwner));
        const MoveOutcome outcome = move();
        QFile::setPermissions(m_file.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(outcome.how, How::Later);
        QVERIFY(!outcome.reason.isEmpty());
        QCOMPARE(bytesAt(from()), film);
    }

    // Killed between the second name and the end of the first.
    void aDeathBetweenTwoNames()
    {
        QCOMPARE(
            ::link(QFile::encodeName(from()).constData(), QFile::encodeName(to(u"film.mp4"_s)).constData()),
            0);
        QCOMPARE(move().how, How::Moved);
        QVERIFY(!QFile::exists(from()));
        QCOMPARE(names(), QStringList{u"film.mp4"_s});
    }

    // Killed once it had another name, before that was kept.
    void aDeathBehindTheMove()
    {
        QVERIFY(put(to(u"film.mp4"_s), "another"));
        QCOMPARE(move().to, to(u"film (2).mp4"_s));
        const MoveOutcome again = move();
        QCOMPARE(again.how, How::Moved);
        QCOMPARE(again.to, to(u"film (2).mp4"_s));
    }
#endif

    // Killed once the copy lay there, before the file was taken away.
    void aDeathBehindTheCopy()
    {
        QVERIFY(put(to(u"film.mp4"_s), film));
        QCOMPARE(move().how, How::Moved);
        QVERIFY(!QFile::exists(from()));
        QCOMPARE(names(), QStringList{u"film.mp4"_s});
        QCOMPARE(bytesAt(to(u"film.mp4"_s)), film);
    }

    void toAnotherDisk()
    {
        if (!goToAnotherDisk())
            QSKIP("there is no other disk here");
        const QDateTime time = QFileInfo(from()).lastModified();
        QVERIFY(put(to(u"film.mp4"_s), "another"));
        // A move that died while it copied.
        QVERIFY(put(m_file.folder + u"/.youchuan-"_s + m_file.md5 + u".part"_s, "half"));
        const MoveOutcome outcome = move();
        QCOMPARE(outcome.how, How::Moved);
        QCOMPARE(outcome.to, to(u"film (2).mp4"_s));
        QCOMPARE(bytesAt(outcome.to), film);
        QCOMPARE(QFileInfo(outcome.to).lastModified(), time);
        QVERIFY(!QFile::exists(from()));
        QCOMPARE(names(), QStringList({u"film (2).mp4"_s, u"film.mp4"_s}));
    }

    void whatIsNotWholeOnAnotherDiskIsNotMoved()
    {
        if (!goToAnotherDisk())
            QSKIP("there is no other disk here");
        m_file.md5 = md5("something else");
        QCOMPARE(move().how, How::Left);
        QCOMPARE(bytesAt(from()), film);
        QVERIFY(names().isEmpty());
    }

#ifdef Q_OS_UNIX
    void onAFullDiskItWaits()
    {
        if (!goToAnotherDisk())
            QSKIP("there is no other disk here");
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit little = {100'000, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
        const MoveOutcome outcome = move();
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(outcome.how, How::Later);
        QCOMPARE(bytesAt(from()), film);
        QVERIFY(names().isEmpty());
        QCOMPARE(move().how, How::Moved);
        QCOMPARE(bytesAt(to(u"film.mp4"_s)), film);
    }
#endif

    void whoIsNotWaitedForLeavesNothing()
    {
        if (!goToAnotherDisk())
            QSKIP("there is no other disk here");
        const std::atomic_bool cancelled = true;
        QCOMPARE(moveFile(m_file, cancelled).how, How::Later);
        QVERIFY(names().isEmpty());
        QCOMPARE(bytesAt(from()), film);
    }

private:
    QString from() const
    {
        return m_dir->filePath(u"from/film.mp4"_s);
    }
    QString to(const QString &name) const
    {
        return m_file.folder + u'/' + name;
    }
    QStringList names() const
    {
        return QDir(m_file.folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    static QString md5(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    }
    MoveOutcome move() const
    {
        const std::atomic_bool never = false;
        return moveFile(m_file, never);
    }
    bool goToAnotherDisk()
    {
        m_other = std::make_unique<QTemporaryDir>(u"/dev/shm/youchuan-XXXXXX"_s);
        const QString device = transfer::identityOf(from()).fileId.section(u':', 0, 0);
        if (!m_other->isValid() || !put(m_other->filePath(u"probe"_s), "x"))
            return false;
        const QString other = transfer::identityOf(m_other->filePath(u"probe"_s)).fileId.section(u':', 0, 0);
        QFile::remove(m_other->filePath(u"probe"_s));
        m_file.folder = m_other->path();
        return other != device;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTemporaryDir> m_other;
    FileToMove m_file;
};

QTEST_GUILESS_MAIN(TestFileMove)
#include "tst_file_move.moc"
