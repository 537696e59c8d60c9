// Widths of the queue's columns: they follow the window until the user sets his own; State gives way before
// Video falls under its least width, and in a narrow window Size joins the file name.
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
    void fit();
    // Widths, when they are the user's own, and the sort order.
    QByteArray save() const;
    void restore(const QByteArray &state);

    // Where the columns of a row stand that spans this height.
    RowColumns rowColumns(int top, int height) const;
    bool sizeShown() const;

private:
    QTreeView *m_view;
    const RowMetrics &m_metrics;
    bool m_chosen = false; // the user has set widths of his own
};

} // namespace gui
