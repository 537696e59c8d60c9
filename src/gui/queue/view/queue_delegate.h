// Paints one row of the queue from its presentation: two lines, a bar that is coloured only while bytes move,
// one button.
//
// The view draws whole rows through paintRow(), because the second line runs across two columns.
#pragma once

#include "gui/queue/row_presentation.h"
#include "gui/queue/view/row_layout.h"
#include "gui/theme/theme.h"

#include <QStyledItemDelegate>

namespace gui {

// What the pointer is over.
enum class RowPart { None, Button, Link };

struct RowState {
    bool selected = false;
    bool current = false; // and the view has the focus
    bool hovered = false;
    bool sizeShown = true; // else the size stands behind the file name
    RowPart hot = RowPart::None;
    bool pressed = false;
};

struct RowColumns {
    QRect video;
    QRect size;
    QRect progress;
    QRect state;
};

class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit QueueDelegate(QWidget *view);

    const RowMetrics &metrics() const { return m_metrics; }
    void updateMetrics();

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paintRow(QPainter *painter, const RowPresentation &row, const RowColumns &columns,
                  const RowState &state) const;
    RowPart partAt(const RowPresentation &row, const RowColumns &columns, const RowState &state,
                   QPoint position) const;

private:
    RowLayout layoutOf(const RowPresentation &row, const RowColumns &columns, const RowState &state) const;
    bool buttonShown(const RowPresentation &row, const RowState &state) const;
    // Room the published row's link takes on line 2; null when there is none.
    QRect linkRect(const RowPresentation &row, const RowLayout &layout) const;
    void paintGround(QPainter *painter, const QRect &row, const Colours &colours,
                     const RowState &state) const;
    void paintVideo(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                    const Colours &colours, const RowState &state) const;
    void paintProgress(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                       const Colours &colours) const;
    void paintState(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                    const Colours &colours) const;
    void paintButton(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                     const RowState &state) const;

    QWidget *m_view;
    RowMetrics m_metrics;
};

} // namespace gui
