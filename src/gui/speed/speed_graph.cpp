#include "gui/speed/speed_graph.h"

#include "gui/speed/curve.h"
#include "gui/theme/theme.h"
#include "words/numbers.h"
#include "words/sentences.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int plotHeight = 104;
constexpr int legendGap = 8;
constexpr int footGap = 4;
constexpr int axisGap = 8;
constexpr int axisTick = 4;
constexpr int legendLine = 16;

double highestOf(const std::vector<double> &values)
{
    return values.empty() ? 0 : std::max(0.0, *std::max_element(values.cbegin(), values.cend()));
}

QString gapWords(const SpeedRecord::Gap &gap)
{
    const QString lasted = words::durationText(gap.seconds);
    switch (gap.why) {
    case SpeedRecord::State::NoNetwork:
        return SpeedGraph::tr("network away %1").arg(lasted);
    case SpeedRecord::State::Metered:
        return SpeedGraph::tr("metered line %1").arg(lasted);
    case SpeedRecord::State::Retrying:
        return SpeedGraph::tr("waiting to retry %1").arg(lasted);
    case SpeedRecord::State::NoSignIn:
        return SpeedGraph::tr("not signed in %1").arg(lasted);
    case SpeedRecord::State::Planned:
        return SpeedGraph::tr("held by the plan %1").arg(lasted);
    case SpeedRecord::State::Unrecorded:
        return SpeedGraph::tr("no record %1").arg(lasted);
    case SpeedRecord::State::Idle:
    case SpeedRecord::State::Sending:
        break;
    }
    return {};
}

QString clockTime(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), u"HH:mm"_s);
}

} // namespace

SpeedGraph::SpeedGraph(QWidget *parent) : QWidget(parent)
{
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SpeedGraph::sizeHint() const
{
    const int line = fontMetrics().height();
    if (m_empty)
        return {200, 2 * line + 2 * legendGap};
    return {200, line + legendGap + plotHeight + footGap + line};
}

void SpeedGraph::showRecord(const SpeedRecord &record, double speed, qint64 limit, qint64 nowMs)
{
    const bool wasEmpty = m_empty;
    m_empty = record.empty();
    m_sent = record.sent();
    m_confirmed = record.confirmed();
    m_gaps = record.gaps();
    m_speed = speed;
    m_limit = limit;
    m_nowMs = nowMs;
    if (wasEmpty != m_empty)
        updateGeometry();
    setAccessibleName(sentence());
    update();
}

QString SpeedGraph::sentence() const
{
    if (m_empty)
        return tr("No speed yet: nothing was sent in the last 10 minutes");
    QStringList facts{tr("sent %1", "a speed").arg(words::speedText(m_speed)),
                      tr("confirmed %1", "a speed").arg(words::speedText(std::max(0.0, m_confirmed.back())))};
    if (m_limit > 0)
        facts.append(tr("Limit %1").arg(words::speedText(double(m_limit))));
    for (const SpeedRecord::Gap &gap : m_gaps)
        facts.append(gapWords(gap));
    return words::joinedParts(facts);
}

QRectF SpeedGraph::plot(double labelWidth) const
{
    const int line = fontMetrics().height();
    return QRectF(labelWidth + axisGap, line + legendGap, width() - labelWidth - axisGap, plotHeight);
}

void SpeedGraph::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    if (m_empty) {
        painter.setPen(colours.secondary);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, sentence());
        return;
    }
    const SpeedScale scale = scaleFor(std::max({double(m_limit), highestOf(m_sent), highestOf(m_confirmed)}));
    QStringList labels;
    double labelWidth = 0;
    for (int i = 0; i <= scale.steps; ++i) {
        labels.append(QLocale().toString(scale.step * i, 'g', 4));
        labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(labels.last()) * 1.0);
    }
    const QRectF area = plot(labelWidth);
    paintLegend(&painter, colours);
    const double lineHeight = fontMetrics().height();
    for (int i = 0; i <= scale.steps; ++i) {
        const double y = area.bottom() - area.height() * i / scale.steps;
        // Where all is of one colour, lines across would pass for speeds.
        const double across = colours.plain && i > 0 ? axisTick : area.width();
        painter.fillRect(QRectF(area.left(), std::round(y), across, 1), colours.hairline);
        painter.setPen(colours.secondary);
        painter.drawText(QRectF(0, y - lineHeight / 2, labelWidth, lineHeight),
                         Qt::AlignRight | Qt::AlignVCenter, labels[i]);
    }
    const QColor line = colours.plain ? colours.text : colours.accent;
    paintCurve(&painter, area,
               {m_sent, scale.top(), QPen(line, colours.plain ? 2 : 1.5), speedArea(colours)});
    QPen thin(colours.still, 1, colours.plain ? Qt::DotLine : Qt::SolidLine);
    paintCurve(&painter, area, {m_confirmed, scale.top(), thin, {}, true});
    if (m_limit > 0)
        paintLimit(&painter, area, scale.top(), colours);
    paintFoot(&painter, area, colours);
}

void SpeedGraph::paintLegend(QPainter *painter, const Colours &colours) const
{
    const int line = fontMetrics().height();
    const QPen sent(colours.plain ? colours.text : colours.accent, 2);
    const QPen still(colours.still, colours.plain ? 1 : 2, colours.plain ? Qt::DotLine : Qt::SolidLine);
    int x = 0;
    for (const auto &[pen, words] :
         {std::pair(sent, tr("sent %1", "a speed").arg(words::speedText(m_speed))),
          std::pair(
              still,
              tr("confirmed %1", "a speed").arg(words::speedText(std::max(0.0, m_confirmed.back()))))}) {
        painter->setPen(pen);
        painter->drawLine(QPointF(x, line / 2.0 + 1), QPointF(x + legendLine, line / 2.0 + 1));
        painter->setPen(colours.secondary);
        painter->drawText(QRectF(x + legendLine + 4, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                          words);
        x += legendLine + 4 + fontMetrics().horizontalAdvance(words) + 16;
    }
}

// Its words stand above it where there is room.
void SpeedGraph::paintLimit(QPainter *painter, const QRectF &area, double top, const Colours &colours) const
{
    const double y = std::round(area.bottom() - area.height() * double(m_limit) / top) + 0.5;
    QPen pen(colours.text, 1);
    pen.setDashPattern({4, 3});
    painter->setPen(pen);
    painter->drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    const QString words = tr("Limit %1").arg(words::speedText(double(m_limit)));
    const double lineHeight = fontMetrics().height();
    const double above = y - lineHeight - 1;
    QRectF place(area.left() + 4, above >= area.top() - 2 ? above : y + 1,
                 fontMetrics().horizontalAdvance(words) + 4, lineHeight);
    QColor ground = palette().color(QPalette::Base);
    ground.setAlphaF(0.8f);
    painter->fillRect(place, ground);
    painter->drawText(place, Qt::AlignCenter, words);
}

void SpeedGraph::paintFoot(QPainter *painter, const QRectF &area, const Colours &colours) const
{
    const QString from = clockTime(m_nowMs - SpeedRecord::length * 1000LL);
    const QString now = tr("now, %1", "a time of day").arg(clockTime(m_nowMs));
    const QRectF foot(area.left(), area.bottom() + footGap, area.width(), fontMetrics().height());
    painter->setPen(colours.secondary);
    painter->drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, from);
    painter->drawText(foot, Qt::AlignRight | Qt::AlignVCenter, now);
    const double firstFree = foot.left() + fontMetrics().horizontalAdvance(from) + axisGap;
    double free = foot.right() - fontMetrics().horizontalAdvance(now) - axisGap; // the newest come first
    for (auto gap = m_gaps.crbegin(); gap != m_gaps.crend(); ++gap) {
        const QString words = gapWords(*gap);
        const double wide = fontMetrics().horizontalAdvance(words);
        const double begins = area.left() + area.width() * gap->from / SpeedRecord::length;
        const double ends = begins + area.width() * gap->seconds / SpeedRecord::length;
        const double right = std::min(std::max((begins + ends + wide) / 2, firstFree + wide), free);
        const double left = right - wide;
        if (left < firstFree || right < begins || left > ends)
            continue; // not below its gap
        painter->drawText(QRectF(left, foot.top(), wide + 1, foot.height()), Qt::AlignCenter, words);
        free = left - axisGap;
    }
}

} // namespace gui
