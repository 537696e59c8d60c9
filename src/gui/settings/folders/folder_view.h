// The list of watched folders: what is wanted of each in columns, and below that, over all of them, what it
// does. As high as its rows, up to a few. Columns leave as it narrows; New videos stays.
#pragma once

#include "gui/settings/folders/folder_list.h"

#include <QTreeView>

namespace gui {

class FolderView : public QTreeView
{
    Q_OBJECT
public:
    // list outlives it.
    explicit FolderView(FolderList &list, QWidget *parent = nullptr);

    // In place of rows.
    static QString emptyWords();
    int currentRow() const { return currentIndex().row(); }
    void setCurrentRow(int row);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void currentRowChanged(int row); // -1: none
    void deleteWanted();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fit();
    int widthOf(FolderList::Column column) const;

    FolderList &m_list;
};

} // namespace gui
