// Where everything of a row stands, in one place: painting, clicks and size hints cannot disagree.
// All from font metrics, so large fonts and any scale work.
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QRect>

namespace gui {

struct RowMetrics {
    explicit RowMetrics(const QFont &font);

    QFont body;
    QFont strong;
    QFont small;
    static int buttonWidth(const QFontMetrics &body, const QString &text)
    {
        return body.horizontalAdvance(text) + 26;
    }
    int bodyHeight = 0;
    int smallHeight = 0;
    int rowHeight = 0;
    int headerHeight = 0;
    int barHeight = 0;
    int percentWidth = 0; // of "100.0%", bold
    int sizeColumn = 0;   // default widths
    int progressColumn = 0;
    int stateColumn = 0;
    int narrowStateColumn = 0;
    int videoColumn = 0; // the least

    static constexpr int edge = 14; // from the row's ends
    static constexpr int iconSize = 20;
    static constexpr int textLeft = 46; // edge, icon, 12
    static constexpr int progressPad = 24;
    static constexpr int statePad = 26;
    static constexpr int topGap = 9;
    static constexpr int lineGap = 3;
};

struct RowLayout {
    // The columns' rectangles span the row's height; buttonWidth 0: the row has no button.
    RowLayout(const RowMetrics &metrics, const QRect &video, const QRect &size, const QRect &progress,
              const QRect &state, int buttonWidth);

    QRect icon;
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
