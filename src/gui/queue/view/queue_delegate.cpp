#include "gui/queue/view/queue_delegate.h"

#include "gui/theme/icons.h"
#include "gui/widgets/picture_painter.h"
#include "gui/widgets/progress_painter.h"
#include "words/sentences.h"

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

// The name gives way first, but twelve letters of it stay; then the frame rate goes, the size, the account.
QString fileLine(const RowPresentation &row, const QFontMetrics &metrics, int room)
{
    constexpr int leastLetters = 12;
    const int least = std::min(metrics.horizontalAdvance(row.fileName),
                               metrics.horizontalAdvance(row.fileName.left(leastLetters) + u'…'));
    QStringList facts{row.account, row.resolution, row.frameRate};
    facts.removeAll(QString());
    for (;; facts.removeLast()) {
        const QString behind =
            facts.isEmpty() ? QString() : words::joinedFacts(QStringList{QString()} + facts);
        const int left = room - metrics.horizontalAdvance(behind);
        if (facts.isEmpty() || left >= least)
            return metrics.elidedText(row.fileName, Qt::ElideMiddle, left) + behind;
    }
}

} // namespace

QueueDelegate::QueueDelegate(QWidget *view) : QStyledItemDelegate(view), m_view(view), m_metrics(view->font())
{
}

void QueueDelegate::updateMetrics(bool pictures)
{
    m_metrics = RowMetrics(m_view->font(), pictures);
}

QSize QueueDelegate::picturePixels() const
{
    return (QSizeF(m_metrics.picture) * m_view->devicePixelRatioF()).toSize();
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
    if (row.link == RowCommand::None)
        return {};
    const QFontMetrics metrics(m_metrics.small);
    const QString before = row.secondLine.isEmpty() ? QString() : row.secondLine + tr(" · ");
    const int width = metrics.horizontalAdvance(row.linkText) + 1;
    QRect rect = layout.secondLine;
    rect.setLeft(std::min(rect.left() + metrics.horizontalAdvance(before) + 1, rect.right() + 1 - width));
    rect.setWidth(width);
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
    paintProgress(painter, row, layout, colours, state);
    paintState(painter, row, layout, colours);
    paintSecondLine(painter, row, layout, colours);
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
    if (!layout.picture.isNull())
        paintPicture(painter, layout.picture, {state.picture, row.length}, colours, *m_view);
    drawText(painter, layout.title, m_metrics.body, colours.text, row.title, Qt::ElideMiddle);
    const QString line = fileLine(row, QFontMetrics(m_metrics.small), layout.fileName.width());
    drawText(painter, layout.fileName, m_metrics.small, colours.secondary, line, Qt::ElideRight);
    if (state.sizeShown)
        drawText(painter, layout.size, m_metrics.body, colours.secondary, row.size, Qt::ElideRight,
                 Qt::AlignRight);
}

void QueueDelegate::paintProgress(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                                  const Colours &colours, const RowState &state) const
{
    const bool isPublished = !row.publishedAt.isEmpty();
    const bool barFits = !layout.barSpace.isEmpty();
    if (isPublished) {
        drawText(painter, barFits ? layout.barSpace : layout.percent, m_metrics.small, colours.secondary,
                 row.publishedAt, Qt::ElideRight);
        if (!barFits)
            return;
    } else if (row.barShown && !barFits) {
        // the percentage alone
    } else if (row.barShown) {
        paintBar(painter, layout.bar, {row.acknowledged, row.onTheWire, row.moving}, colours);
    } else {
        if (!state.sizeShown)
            drawText(painter, barFits ? layout.barSpace : layout.percent, m_metrics.small, colours.secondary,
                     row.size, Qt::ElideRight);
        return;
    }
    drawText(painter, layout.percent, row.moving ? m_metrics.strong : m_metrics.body,
             row.moving ? colours.text : colours.secondary, row.percent, Qt::ElideNone, Qt::AlignRight);
}

void QueueDelegate::paintState(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                               const Colours &colours) const
{
    drawText(painter, layout.state, m_metrics.body, toneColour(row.stateTone, colours), row.state,
             Qt::ElideRight);
}

void QueueDelegate::paintSecondLine(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                                    const Colours &colours) const
{
    const QFontMetrics metrics(m_metrics.small);
    QRect rest = layout.secondLine;
    if (!row.warning.isEmpty()) {
        constexpr int iconSize = 14;
        QRect mark(rest.left(), 0, iconSize, iconSize);
        mark.moveTop(rest.center().y() - iconSize / 2);
        Glyph::named(u"warning"_s).paint(painter, mark, colours.attention);
        rest.setLeft(mark.right() + 5);
        drawText(painter, rest, m_metrics.small, colours.attention, row.warning, Qt::ElideRight);
        rest.setLeft(std::min(rest.left() + metrics.horizontalAdvance(row.warning) + 1, rest.right() + 1));
    }
    const QString before = row.warning.isEmpty() || row.secondLine.isEmpty() ? QString() : tr(" · ");
    if (row.link == RowCommand::None) {
        drawText(painter, rest, m_metrics.small, colours.secondary, before + row.secondLine, Qt::ElideRight);
        return;
    }
    const QRect link = linkRect(row, layout);
    rest.setRight(link.left() - 1);
    if (!row.secondLine.isEmpty())
        drawText(painter, rest, m_metrics.small, colours.secondary, before + row.secondLine + tr(" · "),
                 Qt::ElideRight);
    drawText(painter, link, m_metrics.small, colours.link, row.linkText, Qt::ElideNone);
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
