// Paints the cells of the history, and says where what can be clicked stands in them.
#pragma once

#include <QStyledItemDelegate>

namespace gui {

class HistoryView;

class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit HistoryDelegate(HistoryView *view);

    static int rowHeight(const QFont &font);
    // From the left edge of a cell to its text, and behind it.
    static constexpr int titleLeft = 92;
    static constexpr int usualRight = 12;
    static constexpr int sizeRight = 34;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintTitle(QPainter *painter, const QRect &cell, const QModelIndex &index, bool selected) const;
    void paintState(QPainter *painter, const QRect &cell, const QModelIndex &index, bool selected) const;

    HistoryView *m_view;
};

} // namespace gui
