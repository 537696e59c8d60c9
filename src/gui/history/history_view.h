// The table of the history: rows with a picture, in columns that leave as it narrows.
#pragma once

#include "gui/history/history_model.h"

#include <QTableView>
#include <QTimer>

namespace gui {

class HintLine;
class VideoPictures;

class HistoryView : public QTableView
{
    Q_OBJECT
public:
    // model and pictures outlive it.
    HistoryView(HistoryModel &model, VideoPictures &pictures, QWidget *parent = nullptr);

    HistoryModel &table() const { return m_model; }
    VideoPictures &pictures() const { return m_pictures; }
    // In the order of the rows.
    QList<transfer::UploadId> selectedIds() const;
    int selectedCount() const;
    // What is in view and has come.
    QList<store::HistoryEntry> shownEntries() const;
    // In place of rows where there are none.
    void setHint(const QString &hint, bool withLink);

signals:
    void selectionCountChanged();
    void openWanted(transfer::UploadId id);
    void copyWanted();
    void deleteWanted();
    void menuRequested(const QPoint &globalPosition);
    void hintLinkClicked();
    void lookedAt(); // other rows have been in view for a moment

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void fit();
    bool isLink(const QModelIndex &index, QPoint position) const;

    HistoryModel &m_model;
    VideoPictures &m_pictures;
    QTimer m_looking;
    HintLine *m_hint;
};

} // namespace gui
