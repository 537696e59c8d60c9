// The window: puts queue, details, toolbar and status together and carries commands between them and the
// engine.
//
// Made after the engine has opened, and gone before it. Quitting is asked about only when something would
// stop.
#pragma once

#include "engine/engine.h"
#include "gui/queue/row_facts.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QStackedWidget;
class QToolButton;

namespace gui {

namespace Ui {
class MainWindow;
}

class Adder;
class EmptyPage;
struct ListRow;
class MessageLine;
class QueueModel;
class QueueView;
class RowActions;
class StatusStrip;
class TableImport;
class WorkArea;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(engine::Engine &engine, QWidget *parent = nullptr);
    ~MainWindow() override;

    // From the command line or a second start; comes to the front.
    void takeFiles(const QStringList &paths);
    void showNotice(const QString &sentence);
    // The window may close now without a question; used when the engine is about to end.
    void letGo() { m_letGo = true; }

signals:
    // The user wants out, and knows what it means.
    void quitWanted();
    void practiceWanted(bool practice);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildContent();
    void buildToolBar();
    void connectActions();
    void connectQueue();
    void connectEngine();
    void restoreLayout();
    void saveLayout();

    void refreshSoon();
    void refresh();
    void refreshTitle();
    void showAccount();
    void watchForTrouble();
    void showAdded(const QString &sentence, const QList<ListRow> &leftOut);
    void showRemoved(int count);

    void arrangeToolBar();
    void openAccount();
    void moveFocus(bool forward);

    engine::Engine &m_engine;
    std::unique_ptr<Ui::MainWindow> m_ui;
    QueueModel *m_model;
    WorkArea *m_work;
    QueueView *m_view;
    EmptyPage *m_empty;
    MessageLine *m_message;
    StatusStrip *m_status;
    RowActions *m_rowActions;
    Adder *m_adder;
    TableImport *m_table;
    QStackedWidget *m_pages = nullptr;
    QToolButton *m_account = nullptr;
    QAction *m_detailsSeparator = nullptr;
    QTimer m_refreshing;
    bool m_letGo = false;
    bool m_asking = false;
};

} // namespace gui
