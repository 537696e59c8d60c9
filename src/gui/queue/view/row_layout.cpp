#include "gui/queue/view/row_layout.h"

#include "gui/queue/row_presentation.h"
#include "gui/theme/theme.h"
#include "words/reasons/next_step.h"
#include "words/uploads/upload_words.h"

#include <QFontMetrics>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

using transfer::Activity;
using words::NextStep;

// What a row of this activity may carry as its button; the longest ones.
QList<QString> buttonsOf(Activity activity)
{
    switch (activity) {
    case Activity::NotStarted:
        return {commandText(RowCommand::Start), words::nextStepLabel(NextStep::EditDetails)};
    case Activity::NeedsDetails:
        return {words::nextStepLabel(NextStep::EditDetails)};
    case Activity::NeedsDecision:
        return {words::nextStepLabel(NextStep::ChooseFile)};
    case Activity::Failed:
        return {words::nextStepLabel(NextStep::EditDetails), words::nextStepLabel(NextStep::StartOver),
                words::nextStepLabel(NextStep::Locate),      words::nextStepLabel(NextStep::ShowVideo),
                words::nextStepLabel(NextStep::Account),     words::nextStepLabel(NextStep::AskAgain)};
    case Activity::WaitingForSignIn:
        return {words::nextStepLabel(NextStep::SignIn)};
    case Activity::NotEncoded:
        return {words::nextStepLabel(NextStep::UploadAgain)};
    case Activity::Restricted:
        return {words::nextStepLabel(NextStep::OpenPage)};
    case Activity::Scheduled:
        return {commandText(RowCommand::SendNow)};
    case Activity::Retrying:
        return {commandText(RowCommand::Retry)};
    case Activity::Paused:
        return {commandText(RowCommand::Resume)};
    case Activity::Cancelling:
    case Activity::Cancelled:
    case Activity::Gone:
    case Activity::Published:
        return {};
    default:
        return {commandText(RowCommand::Pause)};
    }
}

QList<QString> labelsOf(Activity activity)
{
    if (activity == Activity::NotStarted) {
        return {words::draftLabel(words::Draft::New), words::draftLabel(words::Draft::NotReady),
                words::draftLabel(words::Draft::Ready)};
    }
    transfer::Wait wait;
    wait.untilMs = 600'000; // the longest there is
    return {words::activityLabel(activity, wait, 0)};
}

} // namespace

RowMetrics::RowMetrics(const QFont &font, bool pictures)
    : body(font)
    , strong(strongFont(font))
    , small(smallFont(font))
{
    const QFontMetrics bodyMetrics(body);
    bodyHeight = letterHeight(body);
    smallHeight = letterHeight(small);
    const bool isLarge = bodyHeight > 22;
    if (pictures)
        picture = isLarge ? QSize(80, 45) : QSize(64, 36);
    textLeft = edge + iconSize + afterIcon + (pictures ? picture.width() + afterIcon : 0);
    rowHeight = std::max(topGap + bodyHeight + lineGap + smallHeight + topGap, picture.height() + 12);
    barHeight = isLarge ? 8 : 6;
    percentWidth = QFontMetrics(strong).horizontalAdvance(u"100.0%"_s);
    const int unit = std::max(bodyHeight, 16); // widths below were drawn for a font of this height
    sizeColumn = bodyMetrics.horizontalAdvance(u"888.8 GB"_s) + 16;
    const int percent = std::max(49, percentWidth + 10) + afterPercent;
    progressColumn = 104 * unit / 18 + percent;
    narrowProgressColumn = 84 * unit / 18 + percent;
    barlessProgressColumn = percent;
    stateColumn = 224 * unit / 18;
    videoColumn = textLeft + 200 + afterVideo;
    videoGives = 100;
}

int RowMetrics::stateWidth(Activity activity) const
{
    const QFontMetrics metrics(body);
    int label = 0;
    for (const QString &text : labelsOf(activity))
        label = std::max(label, metrics.horizontalAdvance(text) + 1);
    int button = 0;
    for (const QString &text : buttonsOf(activity))
        button = std::max(button, buttonWidth(metrics, text) + besideButton);
    return label + button + edge;
}

RowLayout::RowLayout(const RowMetrics &metrics, const QRect &video, const QRect &sizeColumn,
                     const QRect &progress, const QRect &stateColumn, int buttonWidth)
{
    const int lines = metrics.bodyHeight + RowMetrics::lineGap + metrics.smallHeight;
    const int firstTop = video.top() + (video.height() - lines) / 2;
    const int secondTop = firstTop + metrics.bodyHeight + RowMetrics::lineGap;
    const auto first = [&](int left, int right) {
        return QRect(left, firstTop, std::max(0, right - left), metrics.bodyHeight);
    };
    const auto second = [&](int left, int right) {
        return QRect(left, secondTop, std::max(0, right - left), metrics.smallHeight);
    };
    const auto centred = [&](int left, QSize extent) {
        return QRect(QPoint(left, video.top() + (video.height() - extent.height()) / 2), extent);
    };
    const int textLeft = video.left() + metrics.textLeft;
    const int textRight = video.right() + 1 - RowMetrics::afterVideo;
    const int progressEnd = progress.right() + 1 - RowMetrics::afterPercent;
    const int stateEnd = stateColumn.right() + 1 - RowMetrics::edge;

    icon = centred(video.left() + RowMetrics::edge, {RowMetrics::iconSize, RowMetrics::iconSize});
    if (!metrics.picture.isEmpty())
        picture = centred(textLeft - RowMetrics::afterIcon - metrics.picture.width(), metrics.picture);
    title = first(textLeft, textRight);
    fileName = second(textLeft, textRight);
    size = first(sizeColumn.left(), sizeColumn.right() + 1 - RowMetrics::afterVideo);

    const int barEnd = progressEnd - std::max(49, metrics.percentWidth + 10);
    barSpace = first(progress.left(), barEnd);
    bar = QRect(progress.left(), firstTop + (metrics.bodyHeight - metrics.barHeight) / 2, barSpace.width(),
                metrics.barHeight);
    percent = first(barEnd, progressEnd);

    int textEnd = stateEnd;
    if (buttonWidth > 0) {
        button = centred(stateEnd - buttonWidth, {buttonWidth, metrics.bodyHeight + 10});
        textEnd = button.left() - RowMetrics::besideButton;
    }
    state = first(stateColumn.left(), textEnd);
    secondLine = second(progress.left(), textEnd);
}

} // namespace gui
