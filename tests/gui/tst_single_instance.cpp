// A second start hands its files to the first.
#include "gui/single_instance.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

#include <thread>

using namespace Qt::StringLiterals;

class SingleInstanceTest : public QObject
{
    Q_OBJECT
private slots:
    void filesReachTheFirst();
    void nobodyListeningIsSaid();
};

void SingleInstanceTest::filesReachTheFirst()
{
    const QString name = u"youchuan-test-"_s + QUuid::createUuid().toString(QUuid::Id128);
    gui::SingleInstance first;
    QVERIFY(first.listen(name));
    QSignalSpy received(&first, &gui::SingleInstance::received);
    const QStringList files{u"/videos/慢船 1.mp4"_s, u"/videos/2.mov"_s};
    bool handed = false;
    std::thread second([&] { handed = gui::SingleInstance::handOver(name, files); });
    QVERIFY(received.wait(10000));
    second.join();
    QVERIFY(handed);
    QCOMPARE(received.first().first().toStringList(), files);
}

void SingleInstanceTest::nobodyListeningIsSaid()
{
    QVERIFY(!gui::SingleInstance::handOver(u"youchuan-test-nobody"_s, {}));
}

QTEST_MAIN(SingleInstanceTest)
#include "tst_single_instance.moc"
