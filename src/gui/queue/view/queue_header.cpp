#include "gui/queue/view/queue_header.h"

#include "gui/queue/queue_model.h"
#include "gui/queue/view/row_layout.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

QueueHeader::QueueHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(false);
    setHighlightSections(false);
    setSortIndicatorClearable(true);
    setSortIndicator(-1, Qt::AscendingOrder);
    setStretchLastSection(false);
}

QSize QueueHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), RowMetrics(parentWidget()->font()).headerHeight};
}

void QueueHeader::setTextLeft(int left)
{
    if (std::exchange(m_textLeft, left) != left)
        viewport()->update();
}

QList<int> QueueHeader::widths() const
{
    QList<int> result;
    for (int section = 0; section < count(); ++section)
        result.append(sectionSize(section));
    return result;
}

void QueueHeader::mousePressEvent(QMouseEvent *event)
{
    m_before = widths();
    QHeaderView::mousePressEvent(event);
}

void QueueHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    if (widths() != m_before)
        emit resizedByHand();
}

void QueueHeader::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(event->rect(), palette().color(QPalette::Base));
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(QRect(0, height() - 1, width(), 1), coloursOf(palette()).hairline);
}

void QueueHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    constexpr int arrowSize = 14;
    const Colours &colours = coloursOf(palette());
    QRect text = rect;
    Qt::Alignment align = Qt::AlignLeft;
    if (logicalIndex == QueueModel::Video)
        text.setLeft(rect.left() + m_textLeft);
    if (logicalIndex == QueueModel::Size) {
        text.setRight(rect.right() - RowMetrics::afterVideo);
        align = Qt::AlignRight;
    }

    painter->save();
    painter->setFont(smallFont(parentWidget()->font()));
    painter->setPen(colours.secondary);
    const QString label = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    painter->drawText(text, int(align | Qt::AlignVCenter), label);
    if (sortIndicatorSection() == logicalIndex) {
        const int width = painter->fontMetrics().horizontalAdvance(label);
        const int left =
            align == Qt::AlignRight ? text.right() - width - arrowSize - 2 : text.left() + width + 4;
        painter->translate(left + arrowSize / 2.0, rect.center().y() + 0.5);
        if (sortIndicatorOrder() == Qt::AscendingOrder)
            painter->rotate(180);
        Glyph::named(u"chevron-down"_s)
            .paint(painter, QRectF(-arrowSize / 2.0, -arrowSize / 2.0, arrowSize, arrowSize),
                   colours.secondary);
    }
    painter->restore();
}

} // namespace gui
