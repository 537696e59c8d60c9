// The history: what was ever published from this profile, whether it is still listed or not. A window of its
// own beside the main one.
#pragma once

#include "engine/engine.h"
#include "store/queue/history_table.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace gui {

class HistoryFilters;
class HistoryModel;
class HistoryView;

class HistoryWindow : public QWidget
{
    Q_OBJECT
public:
    // engine outlives it.
    HistoryWindow(engine::Engine &engine, QWidget *parent);
    ~HistoryWindow() override; // waits for what is being written

    HistoryView *view() const { return m_view; }

signals:
    void logWanted(const transfer::UploadRecord &record);

private:
    void build();
    void search();
    void showTotals();
    void showHint();
    void keepSelection();
    void openPage(transfer::UploadId id);
    void copyLinks(bool titles);
    void exportTable();
    void write(const QString &path, const QByteArray &table);
    void remove();
    void uploadAgain(transfer::UploadId id);
    void addAgain(const transfer::UploadRecord &record, const QString &path);
    void showMenu(const QPoint &place);

    engine::Engine &m_engine;
    HistoryModel *m_model;
    HistoryFilters *m_filters;
    HistoryView *m_view;
    QLabel *m_totals;
    QPushButton *m_copy;
    QPushButton *m_export;
    QThreadPool m_disk;
    QList<transfer::UploadId> m_selected; // before the rows became new
    bool m_isEmpty = false;               // nothing was ever published, as far as known
};

} // namespace gui
