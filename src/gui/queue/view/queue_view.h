// The list of uploads: a QTreeView whose rows the delegate paints whole. Keys, context menu, the row's own
// button; what the mouse is at is kept by RowPointer.
#pragma once

#include "gui/queue/queue_filter.h"
#include "gui/queue/view/queue_delegate.h"

#include <QTreeView>

namespace gui {

class HintLine;
class QueueColumns;
class RowPointer;
class VideoPictures;

class QueueView : public QTreeView
{
    Q_OBJECT
public:
    explicit QueueView(QWidget *parent = nullptr);

    void setFilter(QueueFilter *filter);
    QueueFilter *filter() const { return m_filter; }
    // Shown in the rows while the list is wide enough; null: none are. Outlives the view.
    void setPictures(VideoPictures *pictures);
    QList<transfer::UploadId> selectedIds() const;
    QList<transfer::UploadId> shownIds() const;
    void select(transfer::UploadId id);
    void selectThese(const QList<transfer::UploadId> &ids);
    // These are about to leave: the selection goes to the row after them, or before.
    void selectBeside(const QList<transfer::UploadId> &leaving);
    // Below the rows: where to drop more. Where a filter leaves none, it says so instead.
    void setHint(const QString &hint);
    QString hint() const; // as it stands there now

    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);
    QueueColumns &columns() const { return *m_columns; }

    // So many pixels of its foot lie under something: its last row can be scrolled free of it.
    void setCovered(int height);

    void keyPressEvent(QKeyEvent *event) override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

signals:
    void selectionChangedTo(const QList<transfer::UploadId> &ids);
    void commandRequested(gui::RowCommand command, const QList<transfer::UploadId> &ids);
    void menuRequested(const QPoint &globalPosition);
    // Dragged: put these before another, at the end of the queue when that is 0.
    void moveRequested(const QList<transfer::UploadId> &ids, transfer::UploadId before);
    void queueOrderShown(bool inQueueOrder); // false: sorted by a column
    void toggleRequested();                  // Space
    void removeRequested();                  // Del
    void historyWanted();
    void clearSearchWanted();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void announceSelection();
    void fit();
    void scrollPastCover();
    void holdView(const QModelIndex &parent, int from, int last);
    void keepView();
    RowColumns columnsOf(const QModelIndex &index) const;
    RowState stateOf(const QModelIndex &index) const;
    RowPart partAt(const QModelIndex &index, QPoint position) const;
    void runButton(const QModelIndex &index);
    bool nothingMatches() const;
    bool hintsAtHistory() const;
    void buildHint();
    void showHint();

    QueueFilter *m_filter = nullptr;
    QueueDelegate *m_delegate;
    QueueColumns *m_columns = nullptr;
    RowPointer *m_pointer;
    VideoPictures *m_pictures = nullptr;
    QList<transfer::UploadId> m_announced; // the selection as it was last told
    HintLine *m_hintLine = nullptr;
    QString m_usualHint;
    int m_covered = 0;            // pixels of its foot
    QPersistentModelIndex m_held; // seen, and stays while others leave
    int m_heldTop = 0;
};

} // namespace gui
