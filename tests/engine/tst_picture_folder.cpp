// The pictures of a profile: whose they are, who may read them, how many there are at most.
#include "engine/looks/picture_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using engine::PictureFolder;
using transfer::UploadId;

namespace {

void write(const QString &path, qsizetype bytes, const QDateTime &changed = {})
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray(bytes, 'j')), bytes);
    file.close();
    if (changed.isValid()) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(changed, QFileDevice::FileModificationTime));
    }
}

} // namespace

class TestPictureFolder : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        m_dir = m_parent->filePath(u"pictures"_s);
    }

    void nothingIsWrittenBeforeItIsOpen()
    {
        PictureFolder folder(m_dir);
        QCOMPARE(folder.scratch(), QString());
        QVERIFY(!QFileInfo::exists(m_dir));
    }

    // A look need not wait for it.
    void oneMayBeMadeWhileOthersAreFound()
    {
        QVERIFY(QDir().mkdir(m_dir));
        write(m_dir + u"/new-0-1.jpg"_s, 1000); // an earlier run died over it
        PictureFolder folder(m_dir);
        folder.open(only({1}));
        const QString scratch = folder.scratch();
        QCOMPARE(QFileInfo(scratch).absolutePath(), m_dir);
        write(scratch, 1000);
        QTRY_VERIFY(folder.isOpen());
        QCOMPARE(files(), QStringList{QFileInfo(scratch).fileName()});
        keep(folder, 7, scratch);
        QCOMPARE(files(), QStringList{u"7.jpg"_s});
    }

    void oneIsKeptForItsUploadAlone()
    {
        PictureFolder folder(m_dir);
        open(folder, {});
        const QString scratch = folder.scratch();
        QCOMPARE(QFileInfo(scratch).absolutePath(), m_dir);
        QVERIFY(scratch != folder.scratch());
#ifdef Q_OS_UNIX
        QCOMPARE(int(QFileInfo(m_dir).permissions() & 0x0fff), 0x0700 & 0x0fff);
#endif
        write(scratch, 1000);
        keep(folder, 7, scratch);
        QCOMPARE(folder.pathOf(7), m_dir + u"/7.jpg"_s);
        QCOMPARE(files(), QStringList{u"7.jpg"_s});
#ifdef Q_OS_UNIX
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                          | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther
                                          | QFile::ExeOwner;
        QVERIFY(!(QFileInfo(folder.pathOf(7)).permissions() & others));
#endif
        QCOMPARE(folder.pathOf(8), QString());
        folder.drop(7);
        QCOMPARE(folder.pathOf(7), QString());
        QTRY_COMPARE(files(), QStringList());
    }

    void anotherTakesItsPlace()
    {
        PictureFolder folder(m_dir);
        open(folder, {});
        for (const qsizetype size : {1000, 2000}) {
            const QString scratch = folder.scratch();
            write(scratch, size);
            keep(folder, 7, scratch);
        }
        QCOMPARE(QFileInfo(folder.pathOf(7)).size(), 2000);
        QCOMPARE(files(), QStringList{u"7.jpg"_s});
    }

    // Its row goes just as it comes.
    void oneOnItsWayGoesAsWell()
    {
        PictureFolder folder(m_dir);
        open(folder, {});
        const QString scratch = folder.scratch();
        write(scratch, 1000);
        folder.keep(7, scratch);
        folder.drop(7);
        const QString other = folder.scratch();
        write(other, 1000);
        keep(folder, 8, other);
        QCOMPARE(folder.pathOf(7), QString());
        QCOMPARE(files(), QStringList{u"8.jpg"_s});
    }

    // A look that made none, or what no probe of ours makes.
    void whatIsNoneIsNone_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("not there") << -1;
        QTest::newRow("empty") << 0;
        QTest::newRow("far too large") << 2'000'000;
    }

    void whatIsNoneIsNone()
    {
        QFETCH(int, bytes);
        PictureFolder folder(m_dir);
        open(folder, {});
        write(folder.scratch(), 10); // somebody's, under way
        QString scratch = folder.scratch();
        write(scratch, 1000);
        keep(folder, 7, scratch);
        scratch = folder.scratch();
        if (bytes >= 0)
            write(scratch, bytes);
        keep(folder, 7, scratch);
        QCOMPARE(folder.pathOf(7), QString()); // the one before is of another file
        QCOMPARE(files().size(), 1);
    }

    void theOldestGoFirst()
    {
        PictureFolder folder(m_dir, 3500);
        open(folder, {});
        QList<UploadId> gone;
        connect(&folder, &PictureFolder::changed, this, [&](UploadId id) {
            if (folder.pathOf(id).isEmpty())
                gone.append(id);
        });
        for (const UploadId id : {3, 1, 2, 4, 5}) {
            const QString scratch = folder.scratch();
            write(scratch, 1000);
            keep(folder, id, scratch);
        }
        QCOMPARE(gone, (QList<UploadId>{3, 1}));
        QTRY_COMPARE(files(), (QStringList{u"2.jpg"_s, u"4.jpg"_s, u"5.jpg"_s}));
    }

    void whatAnEarlierRunLeftIsFound()
    {
        QVERIFY(QDir().mkdir(m_dir));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        write(m_dir + u"/1.jpg"_s, 1000, now.addSecs(-10));
        write(m_dir + u"/2.jpg"_s, 1000, now.addSecs(-30));
        write(m_dir + u"/3.jpg"_s, 1000, now.addSecs(-20));
        write(m_dir + u"/9.jpg"_s, 1000); // of an upload that nobody knows
        write(m_dir + u"/new-1.jpg"_s, 1000);
        write(m_dir + u"/notes.txt"_s, 1000); // which we did not make
#ifdef Q_OS_UNIX
        write(m_parent->filePath(u"elsewhere"_s), 1000);
        QVERIFY(QFile::link(m_parent->filePath(u"elsewhere"_s), m_dir + u"/4.jpg"_s));
#endif
        PictureFolder folder(m_dir, 2500);
        open(folder, {1, 2, 3, 4});
        QVERIFY(folder.pathOf(2).isEmpty()); // the oldest
        QVERIFY(!folder.pathOf(1).isEmpty() && !folder.pathOf(3).isEmpty());
        QTRY_COMPARE(files(), (QStringList{u"1.jpg"_s, u"3.jpg"_s, u"notes.txt"_s}));
#ifdef Q_OS_UNIX
        QVERIFY(QFileInfo::exists(m_parent->filePath(u"elsewhere"_s)));
#endif
    }

    // Switched off: none are made, and none stay; not of those on their way either.
    void unwantedOnesGo()
    {
        PictureFolder folder(m_dir);
        open(folder, {});
        for (const UploadId id : {7, 8}) {
            const QString scratch = folder.scratch();
            write(scratch, 1000);
            if (id == 7)
                keep(folder, id, scratch);
            else
                folder.keep(id, scratch);
        }
        const QString late = folder.scratch();
        write(late, 1000);
        folder.setWanted(false);
        QCOMPARE(folder.scratch(), QString());
        folder.keep(9, late);
        QTRY_COMPARE(files(), QStringList());
        QCOMPARE(folder.pathOf(7), QString());

        folder.setWanted(true);
        const QString scratch = folder.scratch();
        write(scratch, 1000);
        keep(folder, 8, scratch);
        QCOMPARE(files(), QStringList{u"8.jpg"_s});
    }

    void unwantedOnesOfAnEarlierRunGo()
    {
        QVERIFY(QDir().mkdir(m_dir));
        write(m_dir + u"/7.jpg"_s, 1000);
        PictureFolder folder(m_dir);
        folder.setWanted(false);
        open(folder, {7});
        QCOMPARE(files(), QStringList());
    }

    void withoutAPlaceThereIsNone()
    {
        PictureFolder folder(m_parent->filePath(u"no/such/place"_s));
        open(folder, {});
        QCOMPARE(folder.scratch(), QString());
        folder.keep(7, {});
        folder.drop(7);
        QCOMPARE(folder.pathOf(7), QString());
    }

private:
    static PictureFolder::Knows only(const QSet<UploadId> &known)
    {
        return [known](const QList<UploadId> &, const PictureFolder::Known &answer) {
            answer(known);
        };
    }
    void open(PictureFolder &folder, const QSet<UploadId> &known)
    {
        folder.open(only(known));
        QTRY_VERIFY(folder.isOpen());
    }
    void keep(PictureFolder &folder, UploadId id, const QString &scratch)
    {
        QSignalSpy changed(&folder, &PictureFolder::changed);
        folder.keep(id, scratch);
        QTRY_VERIFY(changed.contains(QVariantList{QVariant::fromValue(id)}));
    }
    QStringList files() const
    {
        return QDir(m_dir).entryList(QDir::Files | QDir::System, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_dir;
};

QTEST_GUILESS_MAIN(TestPictureFolder)
#include "tst_picture_folder.moc"
