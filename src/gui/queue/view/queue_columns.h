// Widths of the queue's columns: they follow the window until the user sets his own. What a row says of its
// state is never cut: as the list narrows, Size goes first, then bars shrink, then Video.
#pragma once

#include "gui/queue/view/queue_delegate.h"

#include <QObject>

class QTreeView;

namespace gui {

class QueueColumns : public QObject
{
    Q_OBJECT
public:
    // Once the view has its model and its QueueHeader.
    QueueColumns(QTreeView *view, const RowMetrics &metrics);

    // The usual widths, and Size where there is room.
    void setDefaults();
    // After a change of the width, or of what is shown.
    void fit();
    // After a change of states: State becomes wider where it must, and not narrower under the user's eyes.
    void grow();
    // What the user has chosen, and the sort order.
    QByteArray save() const;
    void restore(const QByteArray &state);

    // Where the columns of a row stand that spans this height.
    RowColumns rowColumns(int top, int height) const;
    bool sizeShown() const;
    // Once chosen it no more depends on the width, but gives way where a state would be cut.
    void chooseSize(bool shown);

private:
    enum class Size { WhereRoom, Shown, Hidden };

    int neededState() const;
    void setWidths();
    bool sizeFits(int needed) const;

    QTreeView *m_view;
    const RowMetrics &m_metrics;
    bool m_chosen = false; // the user has set widths of his own
    Size m_size = Size::WhereRoom;
};

} // namespace gui
