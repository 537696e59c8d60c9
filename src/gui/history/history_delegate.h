// Paints the cells of the history, and says where what can be clicked stands in them.
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace gui {

class HistoryView;

class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit HistoryDelegate(HistoryView *view);

    static int rowHeight(const QFont &font);
    static int headHeight(const QFont &font);
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

// Small quiet words over the texts of the columns, an arrow where it sorts.
class HistoryHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit HistoryHeader(QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
};

} // namespace gui
