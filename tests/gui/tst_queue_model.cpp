// The queue as a table: rows, texts, counts, filters, and a row painted whole.
#include "gui/queue/queue_filter.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_delegate.h"
#include "gui/queue/view/queue_view.h"
#include "gui/theme/theme.h"
#include "practice.h"
#include "words/numbers.h"
#include "words/reasons/next_step.h"
#include "words/uploads/upload_words.h"

#include <QAbstractItemModelTester>
#include <QImage>
#include <QPainter>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;
using gui::QueueModel;

class QueueModelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void addedUploadsAreInsertedAsOneRange();
    void eachCellAnswersWithItsText();
    void theVideosTipNamesTheWayOfItsBytes();
    void theRowIsASentenceForScreenReaders();
    void anIdFindsItsRowAfterRemovals();
    void theOrderOfTheQueueIsFollowed();
    void nothingTicksWhileNothingIsCountedDown();
    void countsFollowTheStates();
    void theStateIsNeverCutByItsButton();
    void whatIsDealtWithIsNoTroubleAnyMore();
    void whatYoukuSaysAfterPublishingCanBeTrouble();
    void filtersAndSearchShowWhatFits();
    void titlesSortNaturallyAndReturnToQueueOrder();
    void ofTenThousandRowsAScreenAsksForItsOwn();
    void aRowIsPaintedWithoutCutText_data();
    void whatIsSpokenHasCommasOnly();
    void aRowIsPaintedWithoutCutText();
    void aContrastThemeFramesBarsAndMixesNothing();

private:
    QList<transfer::UploadId> add(const QStringList &names);

    practice::Practice m_practice;
};

void QueueModelTest::initTestCase()
{
    QVERIFY(m_practice.open());
}

void QueueModelTest::init()
{
    m_practice.engine->queue().remove(m_practice.engine->queue().order());
    QTRY_COMPARE(m_practice.engine->queue().count(), 0);
}

void QueueModelTest::cleanupTestCase()
{
    QVERIFY(m_practice.close());
}

QList<transfer::UploadId> QueueModelTest::add(const QStringList &names)
{
    QList<transfer::NewUpload> files;
    for (const QString &name : names)
        files.append({m_practice.file(name, 1000), {}, {}});
    return m_practice.engine->queue().add(files);
}

void QueueModelTest::addedUploadsAreInsertedAsOneRange()
{
    QueueModel model(m_practice.engine->queue());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    add({u"a.mp4"_s, u"b.mp4"_s, u"c.mp4"_s});
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(inserted.count(), 1);
}

void QueueModelTest::eachCellAnswersWithItsText()
{
    add({u"Slow boat.mp4"_s});
    const QueueModel model(m_practice.engine->queue());
    QCOMPARE(model.index(0, QueueModel::Video).data().toString(), u"Slow boat"_s);
    QCOMPARE(model.index(0, QueueModel::Progress).data().toString(), u"0.0%"_s);
    QTRY_COMPARE(model.index(0, QueueModel::Size).data().toString(), words::sizeText(1000));
    QTRY_VERIFY(
        model.index(0, QueueModel::State).data().toString().startsWith(u"New, Title from the file name"_s));
    QVERIFY(model.index(0, QueueModel::Video).data(Qt::ToolTipRole).toString().contains(u"Slow boat.mp4"_s));
}

void QueueModelTest::theVideosTipNamesTheWayOfItsBytes()
{
    const transfer::UploadId id = add({u"Slow boat.mp4"_s}).constFirst();
    const QueueModel model(m_practice.engine->queue());
    const auto tip = [&model] {
        return model.index(0, QueueModel::Video).data(Qt::ToolTipRole).toString();
    };
    QVERIFY(!tip().contains(u"cloud store"_s)); // nobody knows yet
    m_practice.engine->queue().start({id});
    QTRY_COMPARE_WITH_TIMEOUT(m_practice.engine->queue().find(id)->activity(), transfer::Activity::Published,
                              60000);
    QVERIFY2(tip().contains(u"By the cloud store, 127.0.0.1:"_s), qPrintable(tip()));
}

void QueueModelTest::theRowIsASentenceForScreenReaders()
{
    add({u"Slow boat.mp4"_s});
    const QueueModel model(m_practice.engine->queue());
    const auto sentence = [&model] {
        return model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString();
    };
    QTRY_VERIFY2(sentence().startsWith(u"Slow boat, New, 0.0%, "_s), qPrintable(sentence()));
    QVERIFY(!model.index(0, 0).data(Qt::AccessibleTextRole).isValid());
}

void QueueModelTest::anIdFindsItsRowAfterRemovals()
{
    const QList<transfer::UploadId> ids = add({u"a.mp4"_s, u"b.mp4"_s, u"c.mp4"_s, u"d.mp4"_s});
    QueueModel model(m_practice.engine->queue());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_practice.engine->queue().remove({ids[0], ids[2]});
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.indexOf(ids[1]).row(), 0);
    QCOMPARE(model.indexOf(ids[3]).row(), 1);
    QVERIFY(!model.indexOf(ids[0]).isValid());
    QCOMPARE(model.count(gui::Group::All), 2);
}

void QueueModelTest::theOrderOfTheQueueIsFollowed()
{
    const QList<transfer::UploadId> ids = add({u"a.mp4"_s, u"b.mp4"_s, u"c.mp4"_s});
    QueueModel model(m_practice.engine->queue());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QPersistentModelIndex kept(model.indexOf(ids[2]));
    m_practice.engine->queue().move({ids[2]}, ids[0]);
    QTRY_COMPARE(model.indexOf(ids[2]).row(), 0);
    QCOMPARE(kept.row(), 0);
    QCOMPARE(model.index(0, 0).data().toString(), u"Video c"_s);
}

void QueueModelTest::nothingTicksWhileNothingIsCountedDown()
{
    add({u"a.mp4"_s});
    const QueueModel model(m_practice.engine->queue());
    const auto timers = model.findChildren<QTimer *>();
    QCOMPARE(timers.size(), 1);
    QVERIFY(!timers.first()->isActive());
}

void QueueModelTest::countsFollowTheStates()
{
    QueueModel model(m_practice.engine->queue());
    const QList<transfer::UploadId> ids = add({u"count one.mp4"_s, u"count two.mp4"_s});
    QTRY_COMPARE(model.count(gui::Group::Drafts), 2);
    m_practice.engine->queue().start({ids[0]});
    QTRY_COMPARE_WITH_TIMEOUT(model.count(gui::Group::Published), 1, practice::patienceMs);
    QCOMPARE(model.count(gui::Group::Drafts), 1);
    QCOMPARE(model.count(gui::Group::All), 2);
    QCOMPARE(model.index(0, QueueModel::Progress).data().toString().left(3), u"100"_s);
}

void QueueModelTest::theStateIsNeverCutByItsButton()
{
    const gui::RowMetrics metrics(QGuiApplication::font());
    const QFontMetrics body(metrics.body);
    const std::pair<transfer::Activity, words::NextStep> states[] = {
        {transfer::Activity::NotEncoded, words::NextStep::UploadAgain},
        {transfer::Activity::Restricted, words::NextStep::OpenPage}};
    for (const auto &[activity, step] : states) {
        const QString label = words::activityLabel(activity, {}, 0);
        const int button = gui::RowMetrics::buttonWidth(body, words::nextStepLabel(step));
        const QRect state(400, 0, metrics.stateWidth(activity), metrics.rowHeight);
        const gui::RowLayout layout(metrics, QRect(0, 0, 300, metrics.rowHeight), {}, QRect(300, 0, 100, 40),
                                    state, button);
        QVERIFY2(layout.state.width() >= body.horizontalAdvance(label), qPrintable(label));
    }
}

void QueueModelTest::whatIsDealtWithIsNoTroubleAnyMore()
{
    QueueModel model(m_practice.engine->queue());
    transfer::UploadQueue &queue = m_practice.engine->queue();
    const transfer::UploadId id = add({u"dealt with.mp4"_s}).first();
    queue.markDealtWith({id}); // nothing to be dealt with yet
    queue.start({id});
    QTRY_COMPARE_WITH_TIMEOUT(queue.find(id)->record().videoState, u"normal"_s, practice::patienceMs);
    QVERIFY(!queue.find(id)->record().dealtWith);
    queue.setVideoState(id, u"blocked"_s);
    QTRY_COMPARE(model.count(gui::Group::NeedsYou), 1);
    queue.markDealtWith({id});
    QTRY_COMPARE(model.count(gui::Group::NeedsYou), 0);
    QCOMPARE(model.count(gui::Group::Published), 1);
    QCOMPARE(model.index(0, 0).data(QueueModel::GroupRole).toInt(), int(gui::Group::Published));
    const auto facts =
        model.index(0, QueueModel::Video).data(QueueModel::PresentationRole).value<gui::RowPresentation>();
    QCOMPARE(facts.state, u"Restricted by Youku"_s); // words and colour stay
    QCOMPARE(facts.stateTone, gui::RowTone::Error);
    QCOMPARE(facts.needsUser, false);
    queue.setVideoState(id, u"fail"_s); // something else to be dealt with
    QTRY_COMPARE(model.count(gui::Group::NeedsYou), 1);
}

void QueueModelTest::whatYoukuSaysAfterPublishingCanBeTrouble()
{
    struct Case {
        QString state;
        QString json;
        QString label;
        int needsYou;
        QString button;
    };
    const Case cases[] = {
        {u"encoding"_s, u"published"_s, u"Published"_s, 0, {}},
        {u"fail"_s, u"not_encoded"_s, u"Not encoded by Youku"_s, 1, u"Upload again…"_s},
        {u"limited"_s, u"restricted"_s, u"Restricted by Youku"_s, 1, u"Open video page"_s},
        {u"normal"_s, u"published"_s, u"Published"_s, 0, {}},
        {u"blocked"_s, u"restricted"_s, u"Restricted by Youku"_s, 1, u"Open video page"_s},
        {u"gone"_s, u"gone"_s, u"No longer at Youku"_s, 0, {}}, // a link offers to upload it again
    };
    QueueModel model(m_practice.engine->queue());
    transfer::UploadQueue &queue = m_practice.engine->queue();
    const transfer::UploadId id = add({u"afterwards.mp4"_s}).first();
    queue.start({id});
    // What the sandbox itself says of it comes first.
    QTRY_COMPARE_WITH_TIMEOUT(queue.find(id)->record().videoState, u"normal"_s, practice::patienceMs);
    for (const Case &one : cases) {
        queue.setVideoState(id, one.state);
        QCOMPARE(transfer::activityName(queue.find(id)->activity()), one.json);
        QTRY_VERIFY(model.index(0, QueueModel::State).data().toString().startsWith(one.label));
        QTRY_COMPARE(model.count(gui::Group::NeedsYou), one.needsYou);
        QCOMPARE(model.count(gui::Group::Published), 1 - one.needsYou);
        const auto facts = model.index(0, QueueModel::Video)
                               .data(QueueModel::PresentationRole)
                               .value<gui::RowPresentation>();
        QCOMPARE(facts.buttonText, one.button);
        QCOMPARE(facts.needsUser, one.needsYou == 1);
        QCOMPARE(facts.percent.isEmpty(), one.json != u"published"_s); // nothing is done to 100 %
    }
}

void QueueModelTest::filtersAndSearchShowWhatFits()
{
    add({u"Tea harvest.mp4"_s, u"Slow boat.mp4"_s});
    QueueModel model(m_practice.engine->queue());
    gui::QueueFilter filter(model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSearch(u"BOAT"_s);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, 0).data().toString(), u"Slow boat"_s);
    filter.setSearch({});
    filter.setGroup(gui::Group::Published);
    QCOMPARE(filter.rowCount(), 0);
    filter.setGroup(gui::Group::All);
    QCOMPARE(filter.rowCount(), 2);
}

void QueueModelTest::titlesSortNaturallyAndReturnToQueueOrder()
{
    add({u"part 10.mp4"_s, u"part 2.mp4"_s, u"Part 1.mp4"_s});
    QueueModel model(m_practice.engine->queue());
    gui::QueueFilter filter(model);
    const auto titles = [&filter] {
        QStringList result;
        for (int row = 0; row < filter.rowCount(); ++row)
            result.append(filter.index(row, 0).data().toString());
        return result;
    };
    filter.sort(QueueModel::Video);
    QCOMPARE(titles(), QStringList({u"Part 1"_s, u"part 2"_s, u"part 10"_s}));
    filter.sort(-1);
    QCOMPARE(titles(), QStringList({u"part 10"_s, u"part 2"_s, u"Part 1"_s}));
    QVERIFY(filter.inQueueOrder());
}

// That it takes no time is measured by stalls.
void QueueModelTest::ofTenThousandRowsAScreenAsksForItsOwn()
{
    struct Watched : QueueModel {
        using QueueModel::QueueModel;
        QVariant data(const QModelIndex &index, int role) const override
        {
            if (role == PresentationRole || role == Qt::DisplayRole)
                asked.insert(index.row());
            return QueueModel::data(index, role);
        }
        mutable QSet<int> asked; // in full
    };
    Watched model(m_practice.engine->queue());
    gui::QueueFilter filter(model);
    gui::QueueView view;
    view.setFilter(&filter);
    view.resize(800, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy inserted(&model, &QueueModel::rowsInserted);
    QList<transfer::NewUpload> files;
    const QString path = m_practice.file(u"same.mp4"_s, 10);
    for (int i = 0; i < 10000; ++i)
        files.append({path, {}, {}});
    m_practice.engine->queue().add(files);
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 10000, practice::patienceMs);
    QCOMPARE(inserted.count(), 1);
    for (const int first : {0, 5000, 9999}) {
        model.asked.clear();
        view.scrollTo(filter.index(first, 0));
        view.viewport()->repaint();
        QVERIFY(model.asked.contains(first));
        const int screen = view.viewport()->height() / view.visualRect(filter.index(first, 0)).height() + 2;
        QVERIFY2(model.asked.size() <= screen, qPrintable(QString::number(model.asked.size())));
    }
}

void QueueModelTest::aRowIsPaintedWithoutCutText_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("pixels");
    QTest::newRow("light") << false << 13;
    QTest::newRow("dark") << true << 13;
    QTest::newRow("large font") << false << 20;
}

void QueueModelTest::whatIsSpokenHasCommasOnly()
{
    gui::RowPresentation facts;
    facts.title = u"Slow boat"_s;
    facts.state = u"Uploading"_s;
    facts.percent = u"63.4%"_s;
    facts.secondLine = u"9.8 MB/s · 12 min left"_s;
    QCOMPARE(gui::rowSentence(facts), u"Slow boat, Uploading, 63.4%, 9.8 MB/s, 12 min left"_s);
}

void QueueModelTest::aRowIsPaintedWithoutCutText()
{
    QFETCH(bool, dark);
    QFETCH(int, pixels);
    QWidget view;
    view.setPalette(gui::ownPalette(dark));
    QFont font = view.font();
    font.setPixelSize(pixels);
    view.setFont(font);
    const gui::QueueDelegate delegate(&view);
    const gui::RowMetrics &metrics = delegate.metrics();

    gui::RowPresentation facts;
    facts.activity = transfer::Activity::Running;
    facts.title = u"Slow boat"_s;
    facts.fileName = u"slow_boat.mov"_s;
    facts.size = u"888.8 GB"_s;
    facts.percent = u"100.0%"_s;
    facts.state = u"Finishing on the server"_s;
    facts.secondLine = u"9.8 MB/s · 12 min left · 11.8 of 18.6 GB sent"_s;
    facts.iconName = u"state-uploading"_s;
    facts.iconTone = gui::RowTone::Accent;
    facts.acknowledged = 0.5;
    facts.barShown = true;
    facts.moving = true;

    const int height = metrics.rowHeight;
    const QRect video(0, 0, metrics.videoColumn, height);
    const QRect size(video.right() + 1, 0, metrics.sizeColumn, height);
    const QRect progress(size.right() + 1, 0, metrics.progressColumn, height);
    const int stateWidth = std::max(metrics.stateColumn, metrics.stateWidth(transfer::Activity::Finishing));
    const QRect state(progress.right() + 1, 0, stateWidth, height);
    const gui::RowLayout layout(metrics, video, size, progress, state, 0);

    // Every text has the room it needs, and no line touches the next.
    const QFontMetrics body(metrics.body);
    const QFontMetrics small(metrics.small);
    QVERIFY(layout.size.width() >= body.horizontalAdvance(facts.size));
    QVERIFY(layout.percent.width() >= QFontMetrics(metrics.strong).horizontalAdvance(facts.percent));
    QVERIFY(layout.state.width() >= body.horizontalAdvance(facts.state));
    QVERIFY(layout.secondLine.width() >= small.horizontalAdvance(facts.secondLine));
    QVERIFY(layout.title.bottom() < layout.fileName.top());
    QVERIFY(layout.fileName.bottom() < height - 1);

    QImage image(state.right() + 1, height, QImage::Format_ARGB32_Premultiplied);
    image.fill(view.palette().color(QPalette::Base));
    QPainter painter(&image);
    delegate.paintRow(&painter, facts, {video, size, progress, state}, {});
    painter.end();
    const gui::Colours &colours = gui::coloursOf(view.palette());
    const QPoint filled(layout.bar.left() + layout.bar.width() / 4, layout.bar.center().y());
    const QPoint ground(layout.bar.right() - layout.bar.width() / 4, layout.bar.center().y());
    QCOMPARE(image.pixelColor(filled), colours.accent);
    QVERIFY(image.pixelColor(ground) != colours.accent);
}

void QueueModelTest::aContrastThemeFramesBarsAndMixesNothing()
{
    QWidget view;
    QPalette palette = gui::ownPalette(true);
    for (const QPalette::ColorRole role : {QPalette::Base, QPalette::Window, QPalette::Button})
        palette.setColor(role, Qt::black);
    palette.setColor(QPalette::Text, Qt::white);
    palette.setColor(QPalette::Highlight, QColor(0x1AEBFF));
    palette.setColor(QPalette::HighlightedText, Qt::black);
    view.setPalette(palette);
    const gui::QueueDelegate delegate(&view);
    const gui::RowMetrics &metrics = delegate.metrics();
    const int height = metrics.rowHeight;
    const gui::RowColumns columns{QRect(0, 0, 300, height), QRect(300, 0, metrics.sizeColumn, height),
                                  QRect(400, 0, metrics.progressColumn, height),
                                  QRect(400 + metrics.progressColumn, 0, metrics.stateColumn, height)};
    const gui::RowLayout layout(metrics, columns.video, columns.size, columns.progress, columns.state, 0);
    gui::RowPresentation facts;
    facts.activity = transfer::Activity::Failed;
    facts.title = u"Slow boat"_s;
    facts.state = u"Failed"_s;
    facts.secondLine = u"The server did not answer in time"_s;
    facts.iconName = u"state-failed"_s;
    facts.iconTone = facts.stateTone = gui::RowTone::Error;
    facts.acknowledged = 0.5;
    facts.barShown = true;
    const auto paint = [&](bool selected) {
        QImage image(columns.state.right() + 1, height, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        QPainter painter(&image);
        gui::RowState state;
        state.selected = selected;
        delegate.paintRow(&painter, facts, columns, state);
        return image;
    };

    const QImage plain = paint(false);
    for (int y = 0; y < plain.height(); ++y) {
        for (int x = 0; x < plain.width(); ++x) {
            const QColor pixel = plain.pixelColor(x, y);
            QVERIFY2(pixel.red() == pixel.green() && pixel.green() == pixel.blue(), qPrintable(pixel.name()));
        }
    }
    const int rest = layout.bar.right() - layout.bar.width() / 4; // not sent
    QCOMPARE(plain.pixelColor(rest, layout.bar.top()), QColor(Qt::white));
    QCOMPARE(plain.pixelColor(rest, layout.bar.center().y()), QColor(Qt::black));

    const QImage selected = paint(true);
    QCOMPARE(selected.pixelColor(1, height / 2), QColor(0x1AEBFF)); // no edge of its own
    QCOMPARE(selected.pixelColor(rest, layout.bar.top()), QColor(Qt::black));
}

QTEST_MAIN(QueueModelTest)
#include "tst_queue_model.moc"
