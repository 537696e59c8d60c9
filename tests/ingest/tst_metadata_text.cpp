// Text of people and tables to details and back.
#include "ingest/metadata_text.h"
#include "ingest/video_table.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

class MetadataTextTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void aPasswordInATableLocksTheVideo();
    void aPasswordInATableWithAnotherPrivacyMakesADraft();
    void oneMomentIsReadFromATable();
    void aTimeThatClocksHereNeverShowedMakesADraft();

private:
    ingest::VideoTable read(const QByteArray &table);

    std::unique_ptr<QTemporaryDir> m_dir;
};

// A table beside one video, a.mp4.
ingest::VideoTable MetadataTextTest::read(const QByteArray &table)
{
    for (const auto &[name, bytes] : {std::pair{u"a.mp4"_s, QByteArray("x")}, {u"list.csv"_s, table}}) {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qWarning("cannot write %s", qPrintable(name));
    }
    return ingest::readVideoTable(m_dir->filePath(u"list.csv"_s), {{u"mp4"_s}, {}, QDate(2026, 11, 3)});
}

void MetadataTextTest::aPasswordInATableLocksTheVideo()
{
    for (const QByteArray &table :
         {QByteArray("file,title,watch password\na.mp4,Harbour,harbour7\n"),
          QByteArray("file,title,watch password,privacy\na.mp4,Harbour,harbour7,\n")}) {
        const ingest::VideoTable found = read(table);
        QCOMPARE(found.videos.size(), 1);
        QCOMPARE(found.videos[0].metadata.privacy, youku::Privacy::Password);
        QCOMPARE(found.videos[0].metadata.watchPassword, u"harbour7"_s);
    }
}

void MetadataTextTest::aPasswordInATableWithAnotherPrivacyMakesADraft()
{
    const ingest::VideoTable found = read("file,title,privacy,password\na.mp4,Harbour,all,harbour7\n");
    QCOMPARE(found.videos.size(), 1); // a draft that cannot be started
    QVERIFY(!youku::problemsOf(found.videos[0].metadata).isEmpty());
    QVERIFY(found.videos[0].metadata.privacy != youku::Privacy::All);
    QCOMPARE(found.errors.size(), 1);
    QCOMPARE(found.errors[0].outcome, ingest::RowError::Outcome::Draft);
    QVERIFY(!found.errors[0].reason.contains(u"harbour7"_s));
}

void MetadataTextTest::oneMomentIsReadFromATable()
{
    const QDateTime evening({2026, 11, 3}, {21, 40});
    const QDateTime zoned({2026, 11, 3}, {13, 40}, QTimeZone::utc());
    for (const auto &[text, moment] : {std::pair{"2026/11/3 21:40", evening},
                                       {"2026-11-03T21:40:00", evening},
                                       {"2026-11-03T13:40:00Z", zoned},
                                       {"2026-11-03 21:40+08:00", zoned}}) {
        const ingest::VideoTable found =
            read("file,title,shoot time\na.mp4,Harbour," + QByteArray(text) + "\n");
        QVERIFY2(found.errors.isEmpty(), text);
        QCOMPARE(found.videos[0].metadata.shootTime, moment);
    }
}

void MetadataTextTest::aTimeThatClocksHereNeverShowedMakesADraft()
{
#ifdef Q_OS_UNIX
    qputenv("TZ", "America/New_York");
    tzset();
    const ingest::VideoTable found = read("file,title,shoot time\na.mp4,Harbour,2026-03-08 02:30\n");
    qunsetenv("TZ");
    tzset();
    QCOMPARE(found.errors.size(), 1);
    QCOMPARE(found.errors[0].outcome, ingest::RowError::Outcome::Draft);
    QVERIFY(!youku::problemsOf(found.videos[0].metadata).isEmpty());
#else
    QSKIP("the time zone of this system cannot be set for one program");
#endif
}

QTEST_GUILESS_MAIN(MetadataTextTest)
#include "tst_metadata_text.moc"
