// The details of one upload are kept as one types; of several only what was touched.
#include "engine/looks/file_looks.h"
#include "gui/details/blocks/from_file_block.h"
#include "gui/details/blocks/happened_block.h"
#include "gui/details/details_form.h"
#include "gui/details/details_panel.h"
#include "gui/details/field_head.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/video_pictures.h"
#include "practice.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimeZone>

using namespace Qt::StringLiterals;

class DetailsPanelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void oneUploadIsKeptAsOneTypes();
    void switchingTheSelectionLosesNothing();
    void problemsAreSaidInWordsBelowTheField();
    void thePasswordIsAskedForOnlyWithItsPrivacy();
    void whatTheApiHasNoPlaceForIsSaid();
    void severalKeepWhatWasNotTouched();
    void severalTitlesAreFilledFromAPattern();
    void changesToSeveralAreAskedAboutOnce();
    void coordinatesAndTimeAreUnderstoodOrNamed();
    void theFileOffersWhenAndWhereItWasShot();
    void whatHappenedStandsUnderAFailure();
    void theTimelineTellsDaysAndFitsItsWidth();
    void everyFieldHasItsAccessibleName();
    void theDescriptionGivesWayBeforeTheFormScrolls();

private:
    template <typename T>
    T *field(const char *name)
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    const youku::Metadata &details(int index) { return m_practice.upload(m_ids[index])->record().metadata; }

    practice::Practice m_practice;
    QList<transfer::UploadId> m_ids;
    std::unique_ptr<gui::DetailsPanel> m_panel;
};

void DetailsPanelTest::initTestCase()
{
    QVERIFY(m_practice.open());
}

void DetailsPanelTest::init()
{
    m_ids.clear();
    for (const QString &name : {u"one film.mp4"_s, u"two film.mp4"_s})
        m_ids.append(m_practice.add(m_practice.file(name, 1000)));
    m_panel = std::make_unique<gui::DetailsPanel>(m_practice.engine->queue());
    m_panel->resize(352, 640);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void DetailsPanelTest::cleanup()
{
    m_panel.reset();
    m_practice.engine->queue().remove(m_ids);
    gui::prompts::takeAsked();
}

void DetailsPanelTest::cleanupTestCase()
{
    QVERIFY(m_practice.close());
}

void DetailsPanelTest::oneUploadIsKeptAsOneTypes()
{
    m_panel->showUploads({m_ids[0]});
    QCOMPARE(field<QLineEdit>("title")->text(), u"one film"_s);
    field<QLineEdit>("title")->setFocus();
    field<QLineEdit>("title")->selectAll();
    QTest::keyClicks(field<QLineEdit>("title"), u"Tea harvest at dawn"_s);
    QTRY_COMPARE_WITH_TIMEOUT(details(0).title, u"Tea harvest at dawn"_s, 2000);
    QCOMPARE(field<QLabel>("saved")->text(), u"Saved"_s);
    QCOMPARE(details(1).title, u"two film"_s);
}

void DetailsPanelTest::switchingTheSelectionLosesNothing()
{
    m_panel->showUploads({m_ids[0]});
    field<QPlainTextEdit>("description")->setPlainText(u"Three hundred lanterns"_s);
    QTest::keyClicks(field<QLineEdit>("tagLine"), u"half"_s);
    m_panel->showUploads({m_ids[1]});
    QCOMPARE(details(0).description, u"Three hundred lanterns"_s);
    QCOMPARE(details(0).tags, QStringList(u"half"_s));
    QCOMPARE(field<QPlainTextEdit>("description")->toPlainText(), QString());
    QVERIFY(details(1).description.isEmpty());
}

void DetailsPanelTest::problemsAreSaidInWordsBelowTheField()
{
    m_panel->showUploads({m_ids[0]});
    auto *problem = field<gui::FieldProblemLine>("titleProblem");
    QVERIFY(!problem->isVisible());
    field<QLineEdit>("title")->clear();
    QVERIFY(problem->isVisible());
    QVERIFY(!problem->text().isEmpty());
    QCOMPARE(field<QLineEdit>("title")->accessibleDescription(), problem->text());
    QVERIFY(!field<QPushButton>("step")->isEnabled());
    field<QLineEdit>("title")->setText(u"Good enough"_s);
    QVERIFY(!problem->isVisible());
    QVERIFY(field<QPushButton>("step")->isEnabled());
}

void DetailsPanelTest::thePasswordIsAskedForOnlyWithItsPrivacy()
{
    m_panel->showUploads({m_ids[0]});
    QVERIFY(!field<QLineEdit>("watchPassword")->isVisible());
    field<QComboBox>("privacy")->setCurrentIndex(2);
    QVERIFY(field<QLineEdit>("watchPassword")->isVisible());
    field<QLineEdit>("watchPassword")->setText(u"lantern7"_s);
    QTRY_COMPARE_WITH_TIMEOUT(details(0).watchPassword, u"lantern7"_s, 2000);
    QCOMPARE(details(0).privacy, youku::Privacy::Password);
}

void DetailsPanelTest::whatTheApiHasNoPlaceForIsSaid()
{
    m_panel->showUploads({m_ids[0]});
    auto *note = field<QLabel>("apiNote");
    QVERIFY(!note->isVisible());
    m_panel->setApi(youku::ApiKind::Signed);
    QVERIFY(note->isVisible());
    for (const QString &label : {u"Shoot time"_s, u"Latitude"_s, u"Longitude"_s, u"Watch password"_s})
        QVERIFY2(note->text().contains(label), qPrintable(note->text()));
    field<QComboBox>("privacy")->setCurrentIndex(1);
    QVERIFY2(note->text().contains(u"for everybody only"_s), qPrintable(note->text()));
    field<QComboBox>("privacy")->setCurrentIndex(0);
    QVERIFY(note->text().contains(u"Latitude"_s));
    m_panel->setApi(youku::ApiKind::Open);
    QVERIFY(!note->isVisible());
}

void DetailsPanelTest::severalKeepWhatWasNotTouched()
{
    m_panel->showUploads(m_ids);
    QCOMPARE(field<QLineEdit>("title")->text(), QString());
    QCOMPARE(field<QLineEdit>("title")->placeholderText(), u"Mixed values"_s);
    auto *apply = field<QPushButton>("apply");
    QVERIFY(apply->isVisible() && !apply->isEnabled());
    field<QPlainTextEdit>("description")->setPlainText(u"For all"_s);
    QVERIFY(apply->isEnabled());
    QVERIFY(details(0).description.isEmpty());
    apply->click();
    for (int i = 0; i < 2; ++i)
        QCOMPARE(details(i).description, u"For all"_s);
    QCOMPARE(details(0).title, u"one film"_s);
    QCOMPARE(details(1).title, u"two film"_s);
    QVERIFY(!apply->isEnabled());
}

void DetailsPanelTest::severalTitlesAreFilledFromAPattern()
{
    m_panel->showUploads(m_ids);
    field<QLineEdit>("title")->setText(u"{n}: {name}"_s);
    field<QPushButton>("apply")->click();
    QCOMPARE(details(0).title, u"1: one film"_s);
    QCOMPARE(details(1).title, u"2: two film"_s);
}

void DetailsPanelTest::changesToSeveralAreAskedAboutOnce()
{
    gui::prompts::answerNext(2);
    m_panel->showUploads(m_ids);
    field<QComboBox>("copyright")->setCurrentIndex(1);
    m_panel->showUploads({m_ids[0]});
    QTRY_COMPARE(details(1).copyright, youku::Copyright::Reproduced);
    QCOMPARE(details(0).copyright, youku::Copyright::Reproduced);
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
}

void DetailsPanelTest::coordinatesAndTimeAreUnderstoodOrNamed()
{
    m_panel->showUploads({m_ids[0]});
    field<QLineEdit>("latitude")->setText(u"0"_s);
    field<QLineEdit>("longitude")->setText(u"116.4"_s);
    field<QLineEdit>("shootTime")->setText(u"2026-11-03 14:32"_s);
    QTRY_VERIFY_WITH_TIMEOUT(details(0).shootTime.isValid(), 2000);
    field<QLineEdit>("shootTime")->setText(u"2026-11-03T13:40:00Z"_s);
    m_panel->keepTyped();
    const QDateTime zoned({2026, 11, 3}, {13, 40}, QTimeZone::utc());
    QCOMPARE(details(0).shootTime, zoned);
    m_panel->showUploads({m_ids[1]});
    m_panel->showUploads({m_ids[0]});
    QCOMPARE(field<QLineEdit>("shootTime")->text(), zoned.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s));
    QCOMPARE(details(0).latitude, std::optional<double>(0));
    QCOMPARE(details(0).longitude, std::optional<double>(116.4));
    field<QLineEdit>("latitude")->setText(u"north"_s);
    QVERIFY(!field<gui::FieldProblemLine>("latitudeProblem")->text().isEmpty());
    m_panel->keepTyped();
    QCOMPARE(details(0).latitude, std::optional<double>(0));
    field<QLineEdit>("latitude")->clear();
    m_panel->keepTyped();
    QVERIFY(!details(0).latitude);
}

// And fills in nothing by itself.
void DetailsPanelTest::theFileOffersWhenAndWhereItWasShot()
{
    engine::FileLooks &looks = m_practice.engine->looks();
    m_panel->setLooks(looks, *new gui::VideoPictures(looks, m_panel.get()));
    QTRY_COMPARE(m_practice.upload(m_ids[0])->stage(), transfer::Stage::Hashed);
    QTRY_VERIFY(looks.look(m_ids[0])); // without a probe, which told nothing
    m_panel->showUploads({m_ids[0]});
    auto *block = field<gui::FromFileBlock>("fromFile");
    auto *line = field<QLabel>("shootData");
    QVERIFY(!block->isVisible());

    const QDateTime shot({2026, 10, 18}, {6, 41, 30}, QTimeZone::utc());
    media::Look look;
    look.outcome = media::Look::Outcome::Looked;
    look.identity = m_practice.upload(m_ids[0])->record().identity;
    look.facts.size = look.identity.size;
    look.facts.streams.append(media::Stream());
    look.facts.streams[0].kind = media::Stream::Kind::Video;
    look.facts.created = shot;
    look.facts.place = media::Place{48.7, 87.02};
    looks.take(m_ids[0], look, {});
    QVERIFY(block->isVisible());
    QVERIFY2(line->text().contains(u"48.70° N 87.02° E · <a href=\"use\">Use</a>"_s),
             qPrintable(line->text()));
    field<QLineEdit>("latitude")->setText(u"1.5"_s);
    m_panel->keepTyped();
    QVERIFY(!details(0).shootTime.isValid() && !details(0).longitude);

    emit line->linkActivated(u"use"_s);
    QCOMPARE(details(0).shootTime, shot);
    QCOMPARE(details(0).latitude, std::optional<double>(48.7));
    QCOMPARE(details(0).longitude, std::optional<double>(87.02));
    QCOMPARE(details(0).title, u"one film"_s);
    QCOMPARE(line->text(), u"Taken over · <a href=\"use\">Undo</a>"_s);
    emit line->linkActivated(u"use"_s);
    QVERIFY(!details(0).shootTime.isValid() && !details(0).longitude);
    QCOMPARE(details(0).latitude, std::optional<double>(1.5));
    QVERIFY(line->text().contains(u">Use<"_s));

    m_panel->showUploads(m_ids); // of whom only one offers it
    QVERIFY(!block->isVisible());
}

void DetailsPanelTest::whatHappenedStandsUnderAFailure()
{
    m_panel->showUploads({m_ids[0]});
    auto *list = field<gui::HappenedList>("happened");
    QVERIFY(!list->isVisible()); // a draft has not happened yet
    QTRY_COMPARE(m_practice.upload(m_ids[0])->stage(), transfer::Stage::Hashed);
    QVERIFY(QFile::remove(m_practice.upload(m_ids[0])->record().path));
    m_practice.engine->queue().start({m_ids[0]});
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->accessibleName(), u"What happened"_s);
    QCOMPARE(list->count(), 3);
    const QString time = list->item(0)->text().left(5);
    QVERIFY2(QTime::fromString(time, u"HH:mm"_s).isValid(), qPrintable(time));
    QCOMPARE(list->item(0)->text().mid(5), u", Added"_s);
    QCOMPARE(list->item(1)->text().mid(5), u", File checked"_s);
    QCOMPARE(list->item(2)->text().mid(5), u", Failed, File not found"_s);
    // While it is shown.
    m_practice.engine->queue().retry({m_ids[0]});
    QTRY_COMPARE(list->count(), 5);
    QCOMPARE(list->item(3)->text().mid(5), u", Tried again"_s);
    m_panel->showUploads({m_ids[1]});
    QVERIFY(!list->isVisible());
    m_panel->showUploads({m_ids[0], m_ids[1]});
    QVERIFY(!list->isVisible());
}

void DetailsPanelTest::theTimelineTellsDaysAndFitsItsWidth()
{
    using Tone = words::HappeningLine::Tone;
    const QDateTime now = QDateTime::currentDateTime();
    const words::HappeningLine added{now, u"Added"_s, {}};
    const words::HappeningLine busy{now, u"3 interruptions, 48 s together"_s,
                                    u"network away once, Youku busy twice (503)"_s, Tone::Attention};
    gui::HappenedList list;
    list.resize(320, 10);
    list.showLines({added, added});
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    const int two = list.height();
    list.showLines({added, busy});
    const int withDetail = list.height();
    QVERIFY(withDetail > two);
    list.showLines({{now.addDays(-1), u"Added"_s, {}}, added}); // yesterday, then today
    QVERIFY(list.height() > two);
    QCOMPARE(list.visualItemRect(list.item(1)).bottom() + 1, list.height()); // nothing is cut or scrolls
    list.showLines({added, busy});
    list.resize(130, list.height());
    QTRY_VERIFY(list.height() > withDetail); // it wraps
    QCOMPARE(list.visualItemRect(list.item(1)).bottom() + 1, list.height());
}

void DetailsPanelTest::everyFieldHasItsAccessibleName()
{
    const std::pair<const char *, const char *> names[] = {{"title", "Title"},
                                                           {"tags", "Tags"},
                                                           {"category", "Category"},
                                                           {"description", "Description"},
                                                           {"copyright", "Copyright"},
                                                           {"privacy", "Privacy"},
                                                           {"watchPassword", "Watch password"},
                                                           {"latitude", "Latitude"},
                                                           {"longitude", "Longitude"},
                                                           {"shootTime", "Shoot time"},
                                                           {"tagLine", "Tags"}};
    for (const auto &[object, name] : names)
        QCOMPARE(field<QWidget>(object)->accessibleName(), QString::fromLatin1(name));
}

void DetailsPanelTest::theDescriptionGivesWayBeforeTheFormScrolls()
{
    m_panel->showUploads({m_ids[0]});
    for (const QString &tag : {u"lantern"_s, u"lighting"_s, u"street"_s, u"cinematography"_s})
        QTest::keyClicks(field<QLineEdit>("tagLine"), tag + u',');
    const QPlainTextEdit *description = field<QPlainTextEdit>("description");
    const QScrollBar *bar = field<QScrollArea>("scroll")->verticalScrollBar();
    bool scrolled = false;
    for (int height = 900; height >= 400; height -= 10) {
        m_panel->resize(352, height);
        QCoreApplication::processEvents();
        if (bar->maximum() == 0)
            continue;
        scrolled = true;
        QCOMPARE(description->height(), description->minimumHeight());
    }
    QVERIFY(scrolled);
}

QTEST_MAIN(DetailsPanelTest)
#include "tst_details_panel.moc"
