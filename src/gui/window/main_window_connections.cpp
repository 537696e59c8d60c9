// What leads where: the window's actions, its tray and its parts.
#include "engine/looks/file_looks.h"
#include "gui/adding/adder.h"
#include "gui/adding/table_import.h"
#include "gui/desktop/desktop.h"
#include "gui/desktop/quit_controller.h"
#include "gui/desktop/when_done.h"
#include "gui/details/details_panel.h"
#include "gui/messages/blocking_notices.h"
#include "gui/messages/folder_notices.h"
#include "gui/messages/message_bar.h"
#include "gui/messages/queue_notices.h"
#include "gui/queue/filter_bar.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_view.h"
#include "gui/status/status_bar.h"
#include "gui/window/dialogs.h"
#include "gui/window/empty_page.h"
#include "gui/window/main_window.h"
#include "gui/window/queue_commands.h"
#include "gui/window/work_area.h"
#include "ui_main_window.h"
#include <QMenu>

using namespace Qt::StringLiterals;
using transfer::UploadId;

namespace gui {

void MainWindow::buildTray()
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Open Youchuan")), &QAction::triggered, this, &MainWindow::comeToFront);
    menu->addSeparator();
    menu->addActions({m_ui->startAll, m_ui->pauseAll});
    menu->addSeparator();
    menu->addAction(m_ui->quit);
    m_desktop->tray().setMenu(menu);
    connect(m_desktop, &Desktop::showWanted, this, &MainWindow::comeToFront);
    connect(m_desktop, &Desktop::uploadWanted, m_view, &QueueView::select);
    connect(m_quitController, &QuitController::quitWanted, this, &MainWindow::quitWanted);
    connect(m_quitController, &QuitController::saveWanted, this, &MainWindow::saveLayout);
}

void MainWindow::connectWhenDone()
{
    m_whenDone->fill(m_ui->whenDoneMenu);
    connect(m_desktop, &Desktop::allEnded, m_whenDone, &WhenDone::begin);
    connect(m_whenDone, &WhenDone::changed, this, [this] { m_status->showAfterwards(m_whenDone->words()); });
    connect(m_whenDone, &WhenDone::countdownBegins, this, &MainWindow::comeToFront);
    connect(m_whenDone, &WhenDone::refused, this, &MainWindow::showNotice);
    connect(m_whenDone, &WhenDone::quitWanted, this, &MainWindow::quitWanted);
}

void MainWindow::connectActions()
{
    connect(m_ui->addFiles, &QAction::triggered, m_adder, &Adder::chooseFiles);
    connect(m_ui->addFolder, &QAction::triggered, m_adder, &Adder::chooseFolder);
    connect(m_ui->paste, &QAction::triggered, m_adder, &Adder::paste);
    connect(m_ui->importTable, &QAction::triggered, m_table, &TableImport::choose);
    connect(m_ui->saveExampleTable, &QAction::triggered, m_table, &TableImport::saveExample);
    connect(m_adder, &Adder::tableFound, m_table, &TableImport::read);
    connect(m_ui->account, &QAction::triggered, m_dialogs, &Dialogs::accounts);
    m_ui->practice->setChecked(m_engine.practice());
    connect(m_ui->practice, &QAction::triggered, this, [this](bool practice) {
        m_ui->practice->setChecked(m_engine.practice()); // true once it has happened
        m_work->details()->leave([this, practice] { emit practiceWanted(practice); });
    });
    connect(m_ui->settings, &QAction::triggered, m_dialogs, &Dialogs::settings);
    connect(m_ui->history, &QAction::triggered, m_dialogs, &Dialogs::history);
    connect(m_view, &QueueView::historyWanted, m_dialogs, &Dialogs::history);
    connect(m_ui->shortcuts, &QAction::triggered, m_dialogs, &Dialogs::shortcuts);
    connect(m_ui->saveReport, &QAction::triggered, m_dialogs, &Dialogs::saveReport);
    connect(m_ui->about, &QAction::triggered, m_dialogs, &Dialogs::about);
    connect(m_dialogs, &Dialogs::notice, this, &MainWindow::showNotice);
    connect(m_dialogs, &Dialogs::practiceWanted, this, &MainWindow::practiceWanted);
    connect(m_ui->quit, &QAction::triggered, this,
            [this] { m_work->details()->leave([this] { m_quitController->quit(); }); });
    connect(m_ui->selectAll, &QAction::triggered, m_view, &QAbstractItemView::selectAll);
    connect(m_ui->find, &QAction::triggered, m_work->filters(), &FilterBar::focusSearch);
    connect(m_ui->editDetails, &QAction::triggered, m_work, &WorkArea::editDetails);
    connect(m_ui->showDetails, &QAction::triggered, m_work, &WorkArea::showPanel);
    connect(m_status, &StatusBar::groupWanted, m_work, &WorkArea::showGroup);
    connect(m_work, &WorkArea::panelShownChanged, m_ui->showDetails, &QAction::setChecked);
}

void MainWindow::connectQueue()
{
    connect(m_commands, &QueueCommands::signInWanted, m_dialogs, &Dialogs::accounts);
    connect(m_commands, &QueueCommands::locateWanted, m_adder, &Adder::locate);
    connect(m_commands, &QueueCommands::lookAgainWanted, this,
            [this](const QList<transfer::UploadId> &ids) { m_engine.looks().lookAgain(ids); });
    connect(m_work->details(), &DetailsPanel::applied, this, [this](int videos) {
        m_message->answer(tr("%n videos changed", nullptr, videos), tr("Undo"),
                          [this] { m_work->details()->undoApply(); });
    });
    connect(m_empty, &EmptyPage::filesWanted, m_adder, &Adder::chooseFiles);
    connect(m_empty, &EmptyPage::folderWanted, m_adder, &Adder::chooseFolder);
    connect(m_empty, &EmptyPage::practiceWanted, this, [this] { emit practiceWanted(true); });
    connect(m_empty, &EmptyPage::browserWanted, m_dialogs, &Dialogs::signInWithBrowser);
    connect(m_empty, &EmptyPage::keysWanted, m_dialogs, &Dialogs::enterKeys);
    connect(m_empty, &EmptyPage::tableWanted, m_table, &TableImport::choose);
    connect(m_empty, &EmptyPage::shortcutsWanted, m_dialogs, &Dialogs::shortcuts);
    connect(m_adder, &Adder::added, this, [this](const QList<UploadId> &ids) {
        if (!ids.isEmpty() && m_view->selectedIds().isEmpty())
            m_view->select(ids.first());
    });
    auto *notices = new QueueNotices(m_engine, *m_message, *m_adder, m_commands->rowActions(), this);
    connect(m_commands, &QueueCommands::startedAll, notices, &QueueNotices::started);
    connect(notices, &QueueNotices::selectWanted, m_view, &QueueView::selectThese);
    auto *ofFolders = new FolderNotices(m_engine, *m_message, this);
    connect(ofFolders, &FolderNotices::selectWanted, m_view, &QueueView::selectThese);
    connect(m_model, &QueueModel::countsChanged, this, &MainWindow::refreshSoon);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &MainWindow::refreshSoon);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MainWindow::refreshSoon);
}

void MainWindow::connectEngine()
{
    connect(&m_engine, &engine::Engine::notice, this, &MainWindow::showNotice);
    connect(&m_engine.accounts(), &transfer::AccountSessions::stateChanged, this, &MainWindow::showAccount);
    connect(&m_engine.accounts(), &transfer::AccountSessions::signedIn, this, &MainWindow::showAccount);
    connect(m_blockingNotices, &BlockingNotices::signInWanted, m_dialogs, &Dialogs::accounts);
}

} // namespace gui
