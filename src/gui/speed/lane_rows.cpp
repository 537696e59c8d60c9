#include "gui/speed/lane_rows.h"

#include "gui/theme/theme.h"
#include "gui/widgets/progress_painter.h"
#include "words/numbers.h"
#include "words/sentences.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace gui {

namespace {

constexpr int barLeft = 18;
constexpr QSizeF barSize(84, 6);
constexpr double beyondFastest = 1.15; // so that it does not look like an end

QString laneSpeed(const LaneRow &row)
{
    return row.bytesPerSecond > 0 ? words::speedText(row.bytesPerSecond) : QStringLiteral("–");
}

} // namespace

LaneRows::LaneRows(QWidget *parent) : QWidget(parent)
{
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LaneRows::showRows(const QList<LaneRow> &rows)
{
    if (m_rows == rows)
        return;
    m_rows = rows;
    setFixedHeight(rowHeight() * int(rows.size()));
    setAccessibleName(tr("%n connections", nullptr, int(rows.size())));
    QStringList lines;
    for (const LaneRow &row : rows)
        lines.append(words::joinedParts({laneSpeed(row), row.slice}));
    setAccessibleDescription(lines.join(u'\n'));
    update();
}

void LaneRows::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    double fastest = 1;
    for (const LaneRow &row : m_rows)
        fastest = std::max(fastest, row.bytesPerSecond);
    const int speedWidth = fontMetrics().horizontalAdvance(words::speedText(888.8e6));
    const int speedRight = barLeft + int(barSize.width()) + 8 + speedWidth;
    QRectF line(0, 0, width(), rowHeight());
    for (int i = 0; i < m_rows.size(); ++i, line.translate(0, rowHeight())) {
        const LaneRow &row = m_rows[i];
        painter.setPen(colours.secondary);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QLocale().toString(i + 1));
        const QRectF bar({double(barLeft), line.center().y() - barSize.height() / 2}, barSize);
        paintBar(&painter, bar, {row.bytesPerSecond / (fastest * beyondFastest), 0, true}, colours);
        QRectF right = line;
        right.setLeft(speedRight + 8);
        painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter,
                         fontMetrics().elidedText(row.slice, Qt::ElideRight, int(right.width())));
        painter.setPen(colours.text);
        right = line;
        right.setRight(speedRight);
        painter.drawText(right, Qt::AlignRight | Qt::AlignVCenter, laneSpeed(row));
    }
}

} // namespace gui
