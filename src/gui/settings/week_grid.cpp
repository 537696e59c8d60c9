#include "gui/settings/week_grid.h"

#include "gui/theme/theme.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using transfer::Pace;
using transfer::WeekPlan;

namespace gui {

namespace {

constexpr int cellWidth = 13;
constexpr int leastCellHeight = 26;
constexpr int columnsOfMark = 4; // a line and an hour every two hours
constexpr int minutesOfHalfHour = 30;

// Hours over the lines that they name; days beside their rows. Flat, as the page is.
class WeekHeader : public QHeaderView
{
public:
    WeekHeader(Qt::Orientation orientation, QWidget *parent) : QHeaderView(orientation, parent)
    {
        setSectionResizeMode(QHeaderView::Fixed);
        setHighlightSections(false);
        setSectionsClickable(false);
        setMinimumSectionSize(1);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        if (orientation() == Qt::Horizontal)
            return {0, metrics.height() + 8};
        int width = 0;
        for (int day = 1; day <= WeekPlan::days; ++day)
            width = std::max(width, metrics.horizontalAdvance(QLocale().dayName(day, QLocale::ShortFormat)));
        return {width + 16, 0};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), palette().color(QPalette::Window));
        const Colours &colours = coloursOf(palette());
        if (orientation() == Qt::Horizontal)
            paintHours(&painter, colours);
        else
            paintDays(&painter, colours);
    }

private:
    void paintHours(QPainter *painter, const Colours &colours) const
    {
        painter->setFont(smallFont(font()));
        painter->setPen(colours.secondary);
        for (int column = 0; column <= WeekPlan::halfHours; column += columnsOfMark) {
            const int x = column * cellWidth - offset();
            const QRect place = column == 0 ? QRect(x, 0, 40, height()) : QRect(x - 20, 0, 40, height());
            painter->drawText(place, column == 0 ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignCenter,
                              QLocale().toString(column / 2));
        }
    }
    void paintDays(QPainter *painter, const Colours &colours) const
    {
        painter->setFont(font());
        painter->setPen(colours.text);
        for (int day = 0; day < count(); ++day) {
            const QRect place(0, sectionViewportPosition(day), width() - 8, sectionSize(day));
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                              model()->headerData(day, Qt::Vertical).toString());
        }
    }
};

// Height tells the pace: all of the cell, its lower third, nothing.
QRect filledBy(Pace pace, const QRect &cell)
{
    switch (pace) {
    case Pace::Full:
        return cell;
    case Pace::Limited:
        return cell.adjusted(0, cell.height() - cell.height() / 3, 0, 0);
    case Pace::Nothing:
        break;
    }
    return {};
}

void paintTop(QPainter *painter, const QRect &cell, Pace pace, const Colours &colours)
{
    if (const QRect filled = filledBy(pace, cell); !filled.isEmpty())
        painter->fillRect(QRect(filled.left(), filled.top(), filled.width(), 2),
                          colours.plain ? colours.text : colours.accent);
}

} // namespace

WeekGrid::WeekGrid(QWidget *parent) : QTableView(parent), m_model(new WeekModel(this))
{
    setHorizontalHeader(new WeekHeader(Qt::Horizontal, this));
    setVerticalHeader(new WeekHeader(Qt::Vertical, this));
    setModel(m_model);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setShowGrid(false); // its lines are ours
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    setAccessibleName(tr("Week plan"));
    for (QAbstractButton *corner : findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly))
        corner->installEventFilter(this);
    fit();
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        viewport()->update(); // its frame reaches over more than its cells
        emit blockChanged();
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        viewport()->update();
        emit blockChanged();
    });
    connect(m_model, &WeekModel::planChanged, this, [this] {
        viewport()->update();
        emit blockChanged();
    });
    setCurrentIndex(m_model->index(0, 0));
}

void WeekGrid::fit()
{
    const int height = std::max(leastCellHeight, fontMetrics().height() + 8);
    horizontalHeader()->setDefaultSectionSize(cellWidth);
    verticalHeader()->setDefaultSectionSize(height);
    const int bar = horizontalScrollBar()->sizeHint().height();
    setFixedHeight(horizontalHeader()->sizeHint().height() + height * WeekPlan::days + 2 + bar);
    updateGeometry();
}

QSize WeekGrid::sizeHint() const
{
    const int room = fontMetrics().horizontalAdvance(QStringLiteral("24")); // half of it, and a frame
    return {verticalHeader()->sizeHint().width() + cellWidth * WeekPlan::halfHours + room, minimumHeight()};
}

void WeekGrid::setNow(const transfer::WeekPlace &now)
{
    m_now = now;
    viewport()->update();
}

QItemSelectionRange WeekGrid::block() const
{
    const QItemSelection selection = selectionModel()->selection();
    return selection.isEmpty() ? QItemSelectionRange(currentIndex()) : selection.first();
}

QRect WeekGrid::rectOf(const QItemSelectionRange &cells) const
{
    return visualRect(cells.topLeft()).united(visualRect(cells.bottomRight()));
}

void WeekGrid::paintPace(QPainter *painter, const QRect &cell, Pace pace, const QPalette &palette)
{
    const Colours &colours = coloursOf(palette);
    const QColor base = palette.color(QPalette::Base);
    painter->fillRect(cell, base);
    if (pace == Pace::Nothing)
        return;
    if (!colours.plain)
        painter->fillRect(filledBy(pace, cell), mix(colours.accent, base, colours.dark ? 0.30 : 0.22));
    paintTop(painter, cell, pace, colours);
}

void WeekGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Window));
    const Colours &colours = coloursOf(palette());
    const QColor mid = palette().color(QPalette::Mid);
    const WeekPlan &plan = m_model->plan();
    for (int day = 0; day < WeekPlan::days; ++day) {
        for (int at = 0; at < WeekPlan::halfHours; ++at) {
            const QRect cell = visualRect(m_model->index(day, at));
            paintPace(&painter, cell, plan.pace(day, at), palette());
            painter.fillRect(QRect(cell.left(), cell.top(), 1, cell.height()),
                             at % columnsOfMark == 0 ? mid : colours.hairline);
            painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), mid);
            paintTop(&painter, cell, plan.pace(day, at), colours);
        }
    }
    const QRect all =
        rectOf({m_model->index(0, 0), m_model->index(WeekPlan::days - 1, WeekPlan::halfHours - 1)});
    painter.setPen(mid);
    painter.drawRect(all.adjusted(0, 0, 0, -1));
    if (m_now) {
        const QRect row = visualRect(m_model->index(m_now->day, 0));
        const int x = row.left() + m_now->minute * cellWidth / minutesOfHalfHour;
        painter.fillRect(QRect(x - 1, row.top(), 2, row.height()), colours.text);
    }
    if (const QItemSelectionRange cells = block(); cells.isValid()) {
        const QRect frame = rectOf(cells);
        painter.fillRect(QRect(frame.left() - 2, frame.top() - 2, frame.width() + 4, 4), palette().base());
        painter.fillRect(QRect(frame.left() - 2, frame.bottom() - 2, frame.width() + 4, 4), palette().base());
        painter.fillRect(QRect(frame.left() - 2, frame.top() - 2, 4, frame.height() + 4), palette().base());
        painter.fillRect(QRect(frame.right() - 2, frame.top() - 2, 4, frame.height() + 4), palette().base());
        const QColor line = hasFocus() ? colours.text : colours.secondary;
        painter.setPen(QPen(line, hasFocus() ? 2 : 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(frame);
    }
}

void WeekGrid::paintBlock(Pace pace)
{
    if (const QItemSelectionRange cells = block(); cells.isValid())
        m_model->paint(cells, pace);
}

void WeekGrid::copy()
{
    m_copied = currentIndex().row();
}

void WeekGrid::paste()
{
    if (m_copied < 0)
        return;
    QList<int> days;
    for (int day = block().top(); day <= block().bottom(); ++day)
        days.append(day);
    m_model->copyDay(m_copied, days);
}

// The corner between the heads would be painted as a head of its own.
bool WeekGrid::eventFilter(QObject *watched, QEvent *event)
{
    const bool isCorner = event->type() == QEvent::Paint && qobject_cast<QAbstractButton *>(watched);
    return isCorner || QTableView::eventFilter(watched, event);
}

void WeekGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Paste))
        return paste();
    if (event->matches(QKeySequence::Undo))
        return m_model->undo();
    switch (event->key()) {
    case Qt::Key_1:
        return paintBlock(Pace::Full);
    case Qt::Key_2:
        return paintBlock(Pace::Limited);
    case Qt::Key_3:
        return paintBlock(Pace::Nothing);
    case Qt::Key_Space:
        return paintBlock(m_brush);
    default:
        QTableView::keyPressEvent(event);
    }
}

void WeekGrid::mouseReleaseEvent(QMouseEvent *event)
{
    const bool drawn = event->button() == Qt::LeftButton && state() != NoState;
    QTableView::mouseReleaseEvent(event);
    if (drawn || (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid()))
        paintBlock(m_brush);
}

void WeekGrid::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace gui
