#include "gui/speed/speed_window.h"

#include "base/plain_text.h"
#include "gui/queue/run.h"
#include "gui/speed/map_key.h"
#include "gui/speed/map_view.h"
#include "gui/speed/speed_graph.h"
#include "gui/speed/speed_recorder.h"
#include "gui/speed/speed_words.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {

constexpr int lookEveryMs = 1000;
constexpr int bodyMargin = 16;
constexpr int partGap = 10;

QVBoxLayout *partOf(QWidget *part)
{
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *line = new Hairline;
    layout->addSpacing(partGap);
    layout->addWidget(line);
    layout->addSpacing(partGap);
    return layout;
}

QLabel *smallLabel()
{
    QLabel *label = plainLabel();
    label->setFont(smallFont(label->font()));
    return label;
}

bool begun(const Upload *upload)
{
    return upload
           && (upload->record().transferred > 0 || upload->traffic().left > 0
               || !upload->laneSights().isEmpty());
}

} // namespace

SpeedWindow::SpeedWindow(engine::Engine &engine, const Run &run, SpeedRecorder &recorder,
                         const base::Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_engine(engine)
    , m_run(run)
    , m_recorder(recorder)
    , m_clock(clock)
    , m_scroll(new QScrollArea(this))
    , m_body(new QWidget)
    , m_cross(new QToolButton)
    , m_graph(new SpeedGraph)
    , m_mapPart(new QWidget)
    , m_title(plainLabel())
    , m_amounts(smallLabel())
    , m_rest(smallLabel())
    , m_map(new MapView)
    , m_key(new MapKey)
    , m_lanePart(new QWidget)
    , m_laneCount(plainLabel())
    , m_laneHead(smallLabel())
    , m_lanes(new LaneRows)
{
    setObjectName(u"speedWindow"_s);
    setAccessibleName(tr("Speed, last 10 minutes"));
    setBackgroundRole(QPalette::Base);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->addWidget(m_scroll);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_body);
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(bodyMargin, 8, bodyMargin - 1, partGap);
    layout->setSpacing(0);
    buildHead(layout);
    layout->addWidget(m_graph);
    buildMap(layout);
    buildLanes(layout);
    layout->addStretch(1);
    for (QWidget *each : findChildren<QWidget *>())
        each->setFocusPolicy(Qt::NoFocus);
    for (QWidget *ground : {static_cast<QWidget *>(this), m_scroll->viewport(), m_body})
        ground->setBackgroundRole(QPalette::Base);

    m_body->installEventFilter(this);
    m_looking.setInterval(lookEveryMs);
    connect(&m_looking, &QTimer::timeout, this, &SpeedWindow::look);
    connect(&recorder, &SpeedRecorder::recorded, this, &SpeedWindow::wake);
    connect(m_cross, &QToolButton::clicked, this, &SpeedWindow::closeWanted);
    colour();
    hide();
}

void SpeedWindow::buildHead(QVBoxLayout *layout)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(plainLabel(accessibleName()), 1);
    m_cross->setObjectName(u"closeSpeed"_s);
    m_cross->setAutoRaise(true);
    m_cross->setIconSize({14, 14});
    m_cross->setAccessibleName(tr("Close"));
    m_cross->setToolTip(tr("Close (Esc)"));
    head->addWidget(m_cross);
    layout->addLayout(head);
    layout->addSpacing(2);
}

void SpeedWindow::buildMap(QVBoxLayout *layout)
{
    QVBoxLayout *part = partOf(m_mapPart);
    part->addWidget(m_title);
    part->addSpacing(2);
    part->addWidget(m_amounts);
    part->addSpacing(1);
    part->addWidget(m_rest);
    part->addSpacing(10);
    part->addWidget(m_map);
    part->addSpacing(7);
    part->addWidget(m_key);
    m_amounts->setObjectName(u"speedAmounts"_s);
    for (QLabel *line : {m_amounts, m_rest})
        line->setWordWrap(true);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_mapPart);
}

void SpeedWindow::buildLanes(QVBoxLayout *layout)
{
    QVBoxLayout *part = partOf(m_lanePart);
    auto *head = new QHBoxLayout;
    head->addWidget(m_laneCount, 1);
    head->addWidget(m_laneHead);
    m_laneCount->setObjectName(u"speedConnections"_s);
    m_laneHead->setText(tr("slice under way"));
    part->addLayout(head);
    part->addSpacing(4);
    part->addWidget(m_lanes);
    layout->addWidget(m_lanePart);
}

void SpeedWindow::showUploads(const QList<UploadId> &ids)
{
    m_ids = ids;
    look();
}

const Upload *SpeedWindow::chosen() const
{
    const transfer::UploadQueue &queue = m_engine.queue();
    if (const Upload *one = m_ids.size() == 1 ? queue.find(m_ids.first()) : nullptr; begun(one))
        return one;
    for (const UploadId id : queue.order()) {
        if (const Upload *upload = queue.find(id); upload->activity() == transfer::Activity::Running)
            return upload;
    }
    return nullptr;
}

// Somebody has something to show again.
void SpeedWindow::wake()
{
    if (!m_looking.isActive())
        look();
}

// Goes on for as long as the past has something that goes by.
void SpeedWindow::look()
{
    if (!isVisible() || window()->isMinimized())
        return m_looking.stop();
    const SpeedRecord &record = m_recorder.upToNow();
    m_graph->showRecord(record, m_run.progress().bytesPerSecond, m_engine.speedLimit(), m_clock.nowMs());
    const Upload *upload = chosen();
    const UploadId id = upload ? upload->id() : 0;
    if (std::exchange(m_shown, id) != id) {
        m_meters.clear();
        m_tallest = 0;
    }
    showMap(upload);
    showLanes(upload);
    const bool moves = !record.empty() || record.state() == SpeedRecord::State::Sending;
    if (!moves)
        m_looking.stop();
    else if (!m_looking.isActive())
        m_looking.start();
}

void SpeedWindow::showMap(const Upload *upload)
{
    m_mapPart->setVisible(upload != nullptr);
    if (!upload)
        return;
    const transfer::UploadRecord &record = upload->record();
    QList<transfer::ByteRange> underWay;
    for (const transfer::LaneSight &lane : upload->laneSights())
        underWay.append({lane.task.offset, lane.onTheWire});
    const SliceMap map = mapOf(record.identity.size, record.sliceLengthKb * 1024LL,
                               transfer::confirmedRanges(record), underWay);
    const QString title = base::plainLine(record.metadata.title);
    m_title->setText(
        m_title->fontMetrics().elidedText(title, Qt::ElideMiddle, m_body->width() - 2 * bodyMargin));
    m_title->setAccessibleName(title);
    const QStringList amounts = amountLines(upload->progress(), upload->traffic());
    m_amounts->setText(amounts.first());
    m_rest->setText(amounts.value(1));
    m_rest->setVisible(amounts.size() > 1);
    m_map->showMap(map);
    m_key->showSquare(map.squareBytes);
}

void SpeedWindow::showLanes(const Upload *upload)
{
    const QList<transfer::LaneSight> lanes = upload ? upload->laneSights() : QList<transfer::LaneSight>();
    m_lanePart->setVisible(!lanes.isEmpty());
    const qint64 now = m_clock.monotonicMs();
    QHash<int, transfer::SpeedMeter> meters;
    QList<LaneRow> rows;
    for (const transfer::LaneSight &lane : lanes) {
        transfer::SpeedMeter meter = m_meters.value(lane.number);
        meter.add(now, lane.left);
        rows.append({meter.bytesPerSecond(now), sliceText(lane, upload->record().sliceLengthKb * 1024LL)});
        meters.insert(lane.number, meter);
    }
    m_meters = meters;
    m_lanes->showRows(rows);
    m_laneCount->setText(tr("%n connections", nullptr, int(rows.size())));
}

int SpeedWindow::heightFor(int width)
{
    const int inner = width - 2;
    const QLayout *layout = m_body->layout();
    const int needed =
        (layout->hasHeightForWidth() ? layout->totalHeightForWidth(inner) : layout->totalSizeHint().height())
        + 2;
    const bool otherwise = std::exchange(m_tallestAt, width) != width;
    m_tallest = otherwise ? needed : std::max(m_tallest, needed);
    return m_tallest;
}

// Its parts want other heights.
bool SpeedWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body && event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &SpeedWindow::heightChanged, Qt::QueuedConnection); // once they have
    return QFrame::eventFilter(watched, event);
}

void SpeedWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursOf(palette()).still);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), palette().color(QPalette::Base));
}

void SpeedWindow::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    look();
}

void SpeedWindow::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_looking.stop();
    m_meters.clear();
    m_tallest = 0;
}

void SpeedWindow::colour()
{
    m_cross->setIcon(icon(u"close"_s));
    for (QLabel *label : {m_amounts, m_rest, m_laneHead})
        setTone(label, Tone::Secondary);
}

void SpeedWindow::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_laneHead)
        colour();
}

} // namespace gui
