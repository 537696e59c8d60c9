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

    void setDefaults();
    // After a change of the width, or of what is shown.
    void fit();
    // After a change of states: State becomes wider where it must, and not narrower under the user's eyes.
    void grow();
    // Widths, when they are the user's own, and the sort order.
    QByteArray save() const;
    void restore(const QByteArray &state);

    // Where the columns of a row stand that spans this height.
    RowColumns rowColumns(int top, int height) const;
    bool sizeShown() const;

private:
    int neededState() const;

    QTreeView *m_view;
    const RowMetrics &m_metrics;
    bool m_chosen = false; // the user has set widths of his own
};

} // namespace gui
