// Where everything of a row stands, in one place: painting, clicks and size hints cannot disagree.
// All from font metrics, so large fonts and any scale work.
#pragma once

#include "transfer/services/activity.h"

#include <QFont>
#include <QFontMetrics>
#include <QRect>
#include <QSize>

namespace gui {

struct RowMetrics {
    // pictures: of the videos, ahead of their titles.
    explicit RowMetrics(const QFont &font, bool pictures = true);

    QFont body;
    QFont strong;
    QFont small;
    static int buttonWidth(const QFontMetrics &body, const QString &text)
    {
        return body.horizontalAdvance(text) + 26;
    }
    // What the widest state of that kind takes with the button beside it: neither is ever cut.
    int stateWidth(transfer::Activity activity) const;

    QSize picture; // empty: none are shown
    int textLeft = 0;
    int bodyHeight = 0;
    int smallHeight = 0;
    int rowHeight = 0;
    int barHeight = 0;
    int percentWidth = 0; // of "100.0%", bold
    int sizeColumn = 0;   // default widths
    int progressColumn = 0;
    int narrowProgressColumn = 0;
    int stateColumn = 0; // room for second lines; more where a state needs it
    int barlessProgressColumn = 0;
    int videoColumn = 0; // the least
    int videoGives = 0;  // so much of that where there is no room for it

    static constexpr int edge = 14; // from the row's ends
    static constexpr int iconSize = 20;
    static constexpr int afterIcon = 12;
    static constexpr int afterVideo = 16;
    static constexpr int afterPercent = 18;
    static constexpr int besideButton = 12;
    static constexpr int topGap = 9;
    static constexpr int lineGap = 3;
};

struct RowLayout {
    // The columns' rectangles span the row's height; buttonWidth 0: the row has no button.
    RowLayout(const RowMetrics &metrics, const QRect &video, const QRect &size, const QRect &progress,
              const QRect &state, int buttonWidth);

    QRect icon;
    QRect picture; // null: none are shown
    QRect title;
    QRect fileName;
    QRect size;
    QRect barSpace; // where a bar or the time of publishing stands
    QRect bar;
    QRect percent;
    QRect state;
    QRect secondLine; // across Progress and State
    QRect button;     // null without one
};

} // namespace gui
