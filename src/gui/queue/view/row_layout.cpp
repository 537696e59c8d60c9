#include "gui/queue/view/row_layout.h"

#include "gui/theme/theme.h"
#include "words/next_step.h"
#include "words/upload_words.h"

#include <QFontMetrics>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

// Room for the longest states that have a button beside them: neither is cut.
int widestState(const QFontMetrics &metrics)
{
    using transfer::Activity;
    const std::pair<Activity, words::NextStep> states[] = {
        {Activity::NotEncoded, words::NextStep::UploadAgain},
        {Activity::Restricted, words::NextStep::OpenPage},
        {Activity::WaitingForSignIn, words::NextStep::SignIn}};
    int widest = 0;
    for (const auto &[activity, step] : states) {
        const int state = metrics.horizontalAdvance(words::activityLabel(activity, {}, 0));
        const int button = RowMetrics::buttonWidth(metrics, words::nextStepLabel(step));
        widest = std::max(widest, RowMetrics::statePad + state + 12 + button + RowMetrics::edge + 2);
    }
    return widest;
}

} // namespace

RowMetrics::RowMetrics(const QFont &font) : body(font), strong(strongFont(font)), small(smallFont(font))
{
    const QFontMetrics bodyMetrics(body);
    bodyHeight = bodyMetrics.height();
    smallHeight = QFontMetrics(small).height();
    rowHeight = topGap + bodyHeight + lineGap + smallHeight + topGap;
    headerHeight = smallHeight + 10;
    barHeight = bodyHeight > 22 ? 8 : 6;
    percentWidth = QFontMetrics(strong).horizontalAdvance(u"100.0%"_s);
    const int unit = std::max(bodyHeight, 16); // widths below were drawn for a font of this height
    sizeColumn = bodyMetrics.horizontalAdvance(u"888.8 GB"_s) + 16;
    progressColumn = progressPad + 124 * unit / 18 + std::max(58, percentWidth + 10);
    stateColumn = std::max({224, 224 * unit / 18, widestState(bodyMetrics)});
    narrowStateColumn = std::max(150, 150 * unit / 18);
    videoColumn = 220;
}

RowLayout::RowLayout(const RowMetrics &metrics, const QRect &video, const QRect &sizeColumn,
                     const QRect &progress, const QRect &stateColumn, int buttonWidth)
{
    const int firstTop = video.top() + RowMetrics::topGap;
    const int secondTop = firstTop + metrics.bodyHeight + RowMetrics::lineGap;
    const auto first = [&](int left, int right) {
        return QRect(left, firstTop, std::max(0, right - left), metrics.bodyHeight);
    };
    const auto second = [&](int left, int right) {
        return QRect(left, secondTop, std::max(0, right - left), metrics.smallHeight);
    };
    const int videoEnd = video.right() + 1;
    const int progressEnd = progress.right() + 1;
    const int stateEnd = stateColumn.right() + 1 - RowMetrics::edge;

    icon =
        QRect(video.left() + RowMetrics::edge, firstTop + (metrics.bodyHeight - RowMetrics::iconSize) / 2 + 1,
              RowMetrics::iconSize, RowMetrics::iconSize);
    title = first(video.left() + RowMetrics::textLeft, videoEnd - 8);
    fileName = second(video.left() + RowMetrics::textLeft, videoEnd - 8);
    size = first(sizeColumn.left(), sizeColumn.right() + 1);

    const int barLeft = progress.left() + RowMetrics::progressPad;
    const int barEnd = progressEnd - std::max(58, metrics.percentWidth + 10);
    barSpace = first(barLeft, barEnd);
    bar = QRect(barLeft, firstTop + (metrics.bodyHeight - metrics.barHeight) / 2, barSpace.width(),
                metrics.barHeight);
    percent = first(barEnd, progressEnd);

    int textEnd = stateEnd;
    if (buttonWidth > 0) {
        const int height = metrics.bodyHeight + 10;
        button =
            QRect(stateEnd - buttonWidth, video.top() + (video.height() - height) / 2, buttonWidth, height);
        textEnd = button.left() - 12;
    }
    state = first(stateColumn.left() + RowMetrics::statePad, textEnd);
    secondLine = second(barLeft, textEnd);
}

} // namespace gui
