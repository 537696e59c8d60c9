// Paints one row of the queue from its presentation: a picture, two lines, a bar that is coloured only while
// bytes move, one button.
//
// The view draws whole rows through paintRow(), because the second line runs across two columns.
#pragma once

#include "gui/queue/row_presentation.h"
#include "gui/queue/view/row_layout.h"
#include "gui/theme/theme.h"

#include <QPixmap>
#include <QStyledItemDelegate>

namespace gui {

// What the pointer is over.
enum class RowPart { None, Button, Link };

struct RowState {
    bool selected = false;
    bool current = false; // and the view has the focus
    bool hovered = false;
    bool sizeShown = true; // in a column of its own
    QPixmap picture = {};  // in device pixels; null: none, or not yet
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
    // After a change of the font, or of whether pictures are shown.
    void updateMetrics(bool pictures);
    QSize picturePixels() const; // of the screen

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paintRow(QPainter *painter, const RowPresentation &row, const RowColumns &columns,
                  const RowState &state) const;
    RowPart partAt(const RowPresentation &row, const RowColumns &columns, const RowState &state,
                   QPoint position) const;

private:
    RowLayout layoutOf(const RowPresentation &row, const RowColumns &columns, const RowState &state) const;
    bool buttonShown(const RowPresentation &row, const RowState &state) const;
    // Room the link takes on line 2; null when there is none.
    QRect linkRect(const RowPresentation &row, const RowLayout &layout) const;
    void paintGround(QPainter *painter, const QRect &row, const Colours &colours,
                     const RowState &state) const;
    void paintVideo(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                    const Colours &colours, const RowState &state) const;
    void paintProgress(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                       const Colours &colours, const RowState &state) const;
    void paintState(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                    const Colours &colours) const;
    void paintSecondLine(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                         const Colours &colours) const;
    void paintButton(QPainter *painter, const RowPresentation &row, const RowLayout &layout,
                     const RowState &state) const;

    QWidget *m_view;
    RowMetrics m_metrics;
};

} // namespace gui
