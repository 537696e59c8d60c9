// Measures how long the window's event loop is held at most while a user works with 10,000 uploads, four of
// them under way: stalls [COUNT]. Prints one line an action; not run by ctest.
#include "engine/looks/file_looks.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "window_rig.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextStream>
#include <QTimer>

#include <ctime>
#include <utility>

using namespace Qt::StringLiterals;

namespace {

constexpr int beatMs = 5;

// The longest time between two beats of a 5 ms timer, beyond the 5 ms; and the most this thread itself has
// worked between two, which other programs cannot make longer.
class Pulse
{
public:
    Pulse()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { note(); });
        m_beat.start(beatMs);
        begin();
    }

    void begin()
    {
        m_longest = 0;
        m_mostWork = 0;
        m_since.start();
        m_workBefore = workMs();
    }
    qint64 longestMs() const { return m_longest; }
    qint64 mostWorkMs() const { return m_mostWork; }

private:
    static qint64 workMs()
    {
#ifdef Q_OS_UNIX
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec * 1000 + time.tv_nsec / 1000000;
#else
        return 0;
#endif
    }
    void note()
    {
        m_longest = std::max(m_longest, m_since.restart() - beatMs);
        const qint64 work = workMs();
        m_mostWork = std::max(m_mostWork, work - std::exchange(m_workBefore, work));
    }

    QTimer m_beat;
    QElapsedTimer m_since;
    qint64 m_workBefore = 0;
    qint64 m_longest = 0;
    qint64 m_mostWork = 0;
};

class Stalls
{
public:
    explicit Stalls(int count) : m_count(count) {}

    bool run()
    {
        if (!m_rig.open() || !m_rig.show())
            return false;
        for (int i = 0; i < m_count; ++i)
            m_rig.practice.file(u"many/clip %1.mp4"_s.arg(i), 1000);
        gui::QueueView *view = m_rig.view();
        const QString folder = m_rig.practice.dir.filePath(u"many"_s);
        const auto all = [this] {
            return m_rig.queue().count() == m_count;
        };

        measure(
            "add a folder", [&] { m_rig.drop({folder}); }, all);
        tellOfFiles();
        measure(
            "checking files for 3 s", [] {}, after(3000));
        for (int i = 0; i < 4; ++i)
            m_rig.practice.file(u"large %1.mp4"_s.arg(i), 200 * 1000 * 1000);
        m_rig.engine().settings().setValue(store::Setting::UploadsAtOnce, 4);
        m_rig.engine().settings().setValue(store::Setting::SpeedLimit, 8000000);
        for (int i = 0; i < 4; ++i)
            m_rig.queue().add({{m_rig.practice.dir.filePath(u"large %1.mp4"_s.arg(i)), {}, {}}});
        const QList<transfer::UploadId> large = m_rig.queue().order().mid(m_count);
        m_rig.queue().move(large, m_rig.queue().order().first());
        m_rig.queue().start(large);
        measure(
            "four uploads under way for 5 s", [] {}, after(5000));
        measure(
            "scroll to the end and back",
            [view] {
                view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
                QTimer::singleShot(100, view, [view] { view->verticalScrollBar()->setValue(0); });
            },
            after(400));
        measure(
            "scroll through the pictures", [this] { scrollOn(); }, after(5000));
        view->scrollToTop();
        for (int column = 0; column < gui::QueueModel::ColumnCount; ++column)
            measure(
                u"sort by column %1"_s.arg(column), [&] { view->sortByColumn(column, Qt::DescendingOrder); },
                after(300));
        measure(
            "back to queue order", [&] { view->sortByColumn(-1, Qt::AscendingOrder); }, after(300));
        auto *search = m_rig.find<QLineEdit>("search");
        measure(
            "type a search", [&] { search->setText(u"clip 7"_s); }, after(300));
        measure(
            "clear the search", [&] { search->clear(); }, after(300));
        measure(
            "filter: waiting", [&] { QTest::keyClick(view, Qt::Key_3, Qt::ControlModifier); }, after(300));
        measure(
            "filter: all", [&] { QTest::keyClick(view, Qt::Key_1, Qt::ControlModifier); }, after(300));
        measure(
            "select all", [&] { view->selectAll(); }, after(500));
        measure(
            "edit a field of all",
            [&] { m_rig.find<QPlainTextEdit>("description")->setPlainText(u"For all"_s); }, after(300));
        measure(
            "apply to all", [&] { m_rig.find<QPushButton>("apply")->click(); }, after(3000));
        measure(
            "move all to the bottom", [&] { m_rig.action("rowMoveBottom")->trigger(); }, after(500));
        measure(
            "start all", [&] { m_rig.action("startAll")->trigger(); }, after(2000));
        measure(
            "pause all", [&] { m_rig.action("pauseAll")->trigger(); }, after(2000));
        QList<transfer::UploadId> half;
        for (int row = 0; row < m_rig.rows(); row += 2)
            half.append(m_rig.upload(row)->id());
        gui::Removals &removals = m_rig.window->findChild<gui::RowActions *>()->removals();
        measure(
            "remove every other", [&] { removals.remove(half); }, after(6000));
        measure(
            "undo", [&] { m_rig.action("undoRemove")->trigger(); }, after(4000));
        m_rig.window.reset();
        return m_rig.close();
    }

private:
    // As if each had been looked into: nobody has to wait for that.
    void tellOfFiles()
    {
        engine::FileLooks &looks = m_rig.engine().looks();
        media::Stream video;
        video.kind = media::Stream::Kind::Video;
        video.codec = u"h264"_s;
        video.width = 1920;
        video.height = 1080;
        QImage picture(640, 360, QImage::Format_RGB32);
        for (const transfer::UploadId id : m_rig.queue().order()) {
            picture.fill(QColor::fromHsv(int(id * 37 % 360), 200, 200));
            const QString file = looks.pictures().scratch();
            picture.save(file, "jpeg");
            media::Look look{media::Look::Outcome::Looked};
            look.identity = transfer::identityOf(m_rig.queue().find(id)->record().path);
            look.facts.size = look.identity.size;
            look.facts.duration = 754;
            look.facts.streams = {video};
            looks.take(id, look, file);
        }
    }

    // A screen every tenth of a second, as pictures come in.
    void scrollOn()
    {
        QScrollBar *bar = m_rig.view()->verticalScrollBar();
        if (bar->value() == bar->maximum())
            return;
        bar->setValue(bar->value() + bar->pageStep());
        QTimer::singleShot(100, m_rig.view(), [this] { scrollOn(); });
    }

    static std::function<bool()> after(int ms)
    {
        return [ms, timer = std::make_shared<QElapsedTimer>()] {
            if (!timer->isValid())
                timer->start();
            return timer->elapsed() >= ms;
        };
    }

    // What the last action has left to do is not this one's: goes on once the pulse beats evenly again.
    void settle()
    {
        const auto even = [this] {
            const bool held = m_pulse.longestMs() > beatMs;
            m_pulse.begin();
            return !held;
        };
        if (!QTest::qWaitFor(even, 1000))
            qWarning("The machine is busy; what follows is measured all the same");
    }

    void measure(const QString &what, const std::function<void()> &act, const std::function<bool()> &over)
    {
        settle();
        m_pulse.begin();
        act();
        const bool ended = QTest::qWaitFor(over, 120000);
        QTextStream(stdout) << QString(u"%1 %2 ms held, at most %3 ms of work%4"_s)
                                   .arg(what, -32)
                                   .arg(m_pulse.longestMs(), 5)
                                   .arg(m_pulse.mostWorkMs(), 5)
                                   .arg(ended ? QString() : u"  (did not end)"_s)
                            << Qt::endl;
    }
    void measure(const char *what, const std::function<void()> &act, const std::function<bool()> &over)
    {
        measure(QString::fromLatin1(what), act, over);
    }

    WindowRig m_rig;
    Pulse m_pulse;
    int m_count;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const int count = QApplication::arguments().value(1, u"10000"_s).toInt();
    return Stalls(count).run() ? 0 : 1;
}
