#include "gui/queue/view/queue_delegate.h"

#include "gui/theme/icons.h"
#include "gui/widgets/progress_painter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

QColor toneColour(RowTone tone, const Colours &colours)
{
    switch (tone) {
    case RowTone::Plain:
        return colours.text;
    case RowTone::Secondary:
        return colours.secondary;
    case RowTone::Accent:
        return colours.accent;
    case RowTone::Good:
        return colours.good;
    case RowTone::Attention:
        return colours.attention;
    case RowTone::Error:
        return colours.error;
    }
    Q_UNREACHABLE();
}

void drawText(QPainter *painter, const QRect &rect, const QFont &font, const QColor &colour,
              const QString &text, Qt::TextElideMode elide, Qt::Alignment align = Qt::AlignLeft)
{
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(rect, int(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, elide, rect.width()));
}

bool hasLink(const RowPresentation &row)
{
    return row.activity == transfer::Activity::Published;
}

} // namespace

QueueDelegate::QueueDelegate(QWidget *view) : QStyledItemDelegate(view), m_view(view), m_metrics(view->font())
{
}

void QueueDelegate::updateMetrics()
{
    m_metrics = RowMetrics(m_view->font());
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_metrics.videoColumn, m_metrics.rowHeight};
}

bool QueueDelegate::buttonShown(const RowPresentation &row, const RowState &state) const
{
    return row.button != RowCommand::None && (row.needsUser || state.hovered || state.current);
}

RowLayout QueueDelegate::layoutOf(const RowPresentation &row, const RowColumns &columns,
                                  const RowState &state) const
{
    int width = 0;
    if (buttonShown(row, state))
        width = RowMetrics::buttonWidth(QFontMetrics(m_metrics.body), row.buttonText);
    return RowLayout(m_metrics, columns.video, columns.size, columns.progress, columns.state, width);
}

QRect QueueDelegate::linkRect(const RowPresentation &row, const RowLayout &layout) const
{
    if (!hasLink(row))
        return {};
    const QFontMetrics metrics(m_metrics.small);
    const QString before = row.secondLine.isEmpty() ? QString() : row.secondLine + tr(" · ");
    QRect rect = layout.secondLine;
    rect.setLeft(std::min(rect.left() + metrics.horizontalAdvance(before) + 1,
                          rect.right() - metrics.horizontalAdvance(tr("Copy link"))));
    rect.setWidth(metrics.horizontalAdvance(tr("Copy link")));
    return rect;
}

RowPart QueueDelegate::partAt(const RowPresentation &row, const RowColumns &columns, const RowState &state,
                              QPoint position) const
{
    const RowLayout layout = layoutOf(row, columns, state);
    if (layout.button.contains(position))
        return RowPart::Button;
    if (linkRect(row, layout).contains(position))
        return RowPart::Link;
    return RowPart::None;
}

void QueueDelegate::paintRow(QPainter *painter, const RowPresentation &row, const RowColumns &columns,
                             const RowState &state) const
{
    const Colours colours =
        state.selected ? selectedColours(m_view->palette()) : coloursOf(m_view->palette());
    const RowLayout layout = layoutOf(row, columns, state);
    painter->save();
    paintGround(painter, columns.video | columns.state, colours, state);
    paintVideo(painter, row, layout, colours, state);
    paintProgress(painter, row, layout, colours);
    paintState(painter, row, layout, colours);
    if (!layout.button.isNull())
        paintButton(painter, row, layout, state);
    painter->restore();
}

void QueueDelegate::paintGround(QPainter *painter, const QRect &row, const Colours &colours,
                                const RowState &state) const
{
    if (state.selected)
        painter->fillRect(row, colours.selection);
    else if (state.hovered)
        painter->fillRect(row, colours.hover);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), colours.hairline);
    if (state.selected && !colours.plain)
        painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), colours.accent);
    if (state.current) {
        painter->setPen(colours.accent);
        painter->drawRect(row.adjusted(0, 0, -1, -2));
    }
}

void QueueDelegate::paintVideo(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                               const Colours &colours, const RowState &state) const
{
    Glyph::named(row.iconName).paint(painter, layout.icon, toneColour(row.iconTone, colours));
    drawText(painter, layout.title, m_metrics.body, colours.text, row.title, Qt::ElideRight);
    if (state.sizeShown) {
        drawText(painter, layout.fileName, m_metrics.small, colours.secondary, row.fileName, Qt::ElideMiddle);
        drawText(painter, layout.size, m_metrics.body, colours.secondary, row.size, Qt::ElideRight,
                 Qt::AlignRight);
        return;
    }
    const QString size = row.size.isEmpty() ? QString() : tr(" · ") + row.size;
    const QFontMetrics metrics(m_metrics.small);
    const QString name = metrics.elidedText(row.fileName, Qt::ElideMiddle,
                                            layout.fileName.width() - metrics.horizontalAdvance(size) - 4);
    drawText(painter, layout.fileName, m_metrics.small, colours.secondary, name + size, Qt::ElideRight);
}

void QueueDelegate::paintProgress(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                                  const Colours &colours) const
{
    if (row.publishedAt.isEmpty()) {
        paintBar(painter, layout.bar, {row.acknowledged, row.onTheWire, row.moving}, colours);
    } else {
        drawText(painter, layout.barSpace, m_metrics.small, colours.secondary, row.publishedAt,
                 Qt::ElideRight);
    }
    drawText(painter, layout.percent, row.moving ? m_metrics.strong : m_metrics.body,
             row.moving ? colours.text : colours.secondary, row.percent, Qt::ElideNone, Qt::AlignRight);
}

void QueueDelegate::paintState(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                               const Colours &colours) const
{
    drawText(painter, layout.state, m_metrics.body, toneColour(row.stateTone, colours), row.state,
             Qt::ElideRight);
    if (!hasLink(row)) {
        drawText(painter, layout.secondLine, m_metrics.small, colours.secondary, row.secondLine,
                 Qt::ElideRight);
        return;
    }
    const QRect link = linkRect(row, layout);
    QRect before = layout.secondLine;
    before.setRight(link.left() - 1);
    if (!row.secondLine.isEmpty())
        drawText(painter, before, m_metrics.small, colours.secondary, row.secondLine + tr(" · "),
                 Qt::ElideRight);
    drawText(painter, link, m_metrics.small, colours.link, tr("Copy link"), Qt::ElideNone);
}

void QueueDelegate::paintButton(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                                const RowState &state) const
{
    QStyleOptionButton option;
    option.initFrom(m_view);
    option.rect = layout.button;
    option.text = row.buttonText;
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    const bool hot = state.hot == RowPart::Button;
    option.state |= state.pressed && hot ? QStyle::State_Sunken : QStyle::State_Raised;
    if (hot)
        option.state |= QStyle::State_MouseOver;
    if (!row.needsUser && !hot)
        option.features = QStyleOptionButton::Flat;
    painter->setFont(m_metrics.body);
    m_view->style()->drawControl(QStyle::CE_PushButton, &option, painter, m_view);
}

} // namespace gui
