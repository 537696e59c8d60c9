#include "gui/window/main_window.h"

#include "engine/account_name.h"
#include "engine/network/network_policy.h"
#include "gui/adding/adder.h"
#include "gui/adding/drop_overlay.h"
#include "gui/adding/table_import.h"
#include "gui/desktop/desktop.h"
#include "gui/desktop/quit_controller.h"
#include "gui/desktop/when_done.h"
#include "gui/details/details_panel.h"
#include "gui/messages/blocking_notices.h"
#include "gui/messages/message_bar.h"
#include "gui/queue/filter_bar.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/run.h"
#include "gui/queue/view/queue_view.h"
#include "gui/speed/speed_place.h"
#include "gui/status/speed_button.h"
#include "gui/status/status_bar.h"
#include "gui/status/status_words.h"
#include "gui/theme/icons.h"
#include "gui/widgets/hairlines.h"
#include "gui/window/area_focus.h"
#include "gui/window/dialogs.h"
#include "gui/window/empty_page.h"
#include "gui/window/queue_commands.h"
#include "gui/window/text_keys.h"
#include "gui/window/view_menu.h"
#include "gui/window/window_geometry.h"
#include "gui/window/work_area.h"
#include "ui_main_window.h"
#include "words/sentences.h"

#include <QCloseEvent>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using store::Setting;

namespace gui {

namespace {

constexpr int refreshDelayMs = 250;
constexpr QSize usualSize(1200, 780);
constexpr QSize leastSize(640, 480);

} // namespace

MainWindow::MainWindow(engine::Engine &engine, DesktopServices services, QWidget *parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_model(new QueueModel(engine.queue(), &engine.looks(), this))
    , m_run(new Run(engine.queue(), *m_model, this))
    , m_work(new WorkArea(engine, *m_model))
    , m_view(m_work->view())
    , m_empty(new EmptyPage)
    , m_pages(new QStackedWidget(this))
    , m_message(new MessageBar([this] { return messageRoom(); }, *m_pages, this))
    , m_status(new StatusBar(*m_run))
    , m_adder(new Adder(engine, this))
    , m_table(new TableImport(engine, *m_adder, this))
    , m_desktop(new Desktop(engine, *m_model, std::move(services), this))
    , m_quitController(new QuitController(engine.queue(), *m_model, engine.settings(), *m_desktop, this))
    , m_whenDone(new WhenDone(engine.queue(), m_desktop->power(), this))
    , m_network(new engine::NetworkPolicy(engine.gates(), engine.settings(), m_desktop->network(),
                                          engine.practice(), this))
    , m_blockingNotices(new BlockingNotices(engine, *m_model, *m_network, *m_message, *m_status, this))
    , m_dialogs(new Dialogs(engine, m_desktop->network(), this))
{
    m_ui->setupUi(this);
    setMinimumSize(leastSize);

    m_commands = new QueueCommands(engine.queue(), *m_ui, *m_work, this);
    buildContent();
    buildToolBar();
    new ViewMenu(m_ui->viewMenu, *m_work, engine.settings());
    buildTray();
    connectWhenDone();
    connectActions();
    connectQueue();
    connectEngine();
    connect(&m_refreshing, &QTimer::timeout, this, &MainWindow::refresh);
    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(refreshDelayMs);
    restoreLayout();
    showAccount();
    refresh();
    focusPage();
}

// What is typed becomes what it means while the fields are whole; they lose the focus when they are half
// gone.
MainWindow::~MainWindow()
{
    m_work->details()->keepTyped();
    m_work->disconnect(m_message);
}

void MainWindow::buildContent()
{
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_work);
    m_ui->centralLayout->addWidget(m_pages, 1);
    m_ui->centralLayout->addWidget(new Hairline);
    m_ui->statusBar->addWidget(m_status, 1);

    connect(m_work, &WorkArea::footChanged, m_message, &MessageBar::place);
    connect(m_message, &MessageBar::coveredChanged, m_view, &QueueView::setCovered);
    connect(m_message, &MessageBar::focusLeft, this, &MainWindow::focusPage);

    auto *speed =
        new SpeedPlace(m_engine, *m_run, *m_view, m_work->details(), m_ui->central, m_ui->showSpeed);
    speed->keepAbove(m_message);
    m_status->speed().setPicture(speed->smallLine());
    connect(m_status, &StatusBar::speedWanted, m_ui->showSpeed, &QAction::toggle);
    auto *overlay = new DropOverlay(this, m_ui->central);
    connect(overlay, &DropOverlay::dropped, m_adder, &Adder::addIncoming);
}

void MainWindow::buildToolBar()
{
    const std::pair<QAction *, QString> icons[] = {
        {m_ui->addFiles, u"add-file"_s},        {m_ui->addFolder, u"add-folder"_s},
        {m_ui->startAll, u"start"_s},           {m_ui->pauseAll, u"pause"_s},
        {m_ui->history, u"history"_s},          {m_ui->retryFailed, u"retry"_s},
        {m_ui->showDetails, u"details-panel"_s}};
    for (const auto &[action, name] : icons)
        action->setIcon(icon(name));

    m_ui->toolBar->complete(m_engine, m_ui->addFiles, {m_ui->account, m_ui->practice}, m_ui->showDetails);
    new TextKeys(this);
    new AreaFocus({m_view, m_work->details(), m_message, m_ui->toolBar, m_work->filters(), m_status}, this);
}

void MainWindow::restoreLayout()
{
    restoreKeptGeometry(this, m_engine.settings().text(Setting::WindowGeometry), usualSize);
    m_work->resize(size()); // before it is shown: the splitter divides what there will be
    m_work->restore();
}

void MainWindow::saveLayout()
{
    m_work->save();
    m_engine.settings().setValue(Setting::WindowGeometry, geometryToKeep(*this));
}

void MainWindow::refreshSoon()
{
    // The first change shows at once, what follows within the same quarter of a second together.
    if (!m_refreshing.isActive())
        m_refreshing.start();
    const bool empty = m_model->rowCount() == 0;
    if (empty != (m_pages->currentWidget() == m_empty))
        refresh();
}

void MainWindow::refresh()
{
    const bool empty = m_model->rowCount() == 0;
    showPage(empty);
    m_ui->toolBar->setDetailsVisible(!empty);
    m_empty->setFirstStart(!m_engine.practice()
                           && m_engine.account().state() == transfer::AccountSession::State::Missing);
    m_commands->refresh(*m_model);
    m_status->refresh();
    setWindowTitle(titleText());
    m_desktop->refresh(windowTitle(), *m_run);
    m_blockingNotices->refresh();
}

// The keyboard goes along, unless it is at work elsewhere.
void MainWindow::showPage(bool empty)
{
    QWidget *page = empty ? static_cast<QWidget *>(m_empty) : m_work;
    const QWidget *before = m_pages->currentWidget();
    const QWidget *focused = focusWidget();
    const bool along = !focused || !focused->isVisible() || before->isAncestorOf(focused);
    m_pages->setCurrentWidget(page);
    m_message->place();
    if (page != before && along)
        focusPage();
}

// The foot of the list, or of what stands in its place.
QRect MainWindow::messageRoom() const
{
    const bool list = m_pages->currentWidget() == m_work;
    const QRect room = list ? m_work->listArea() : m_pages->rect();
    return {m_pages->mapTo(this, room.topLeft()), room.size()};
}

void MainWindow::focusPage()
{
    if (m_pages->currentWidget() == m_empty)
        m_empty->focusFirst();
    else
        m_view->setFocus();
}

QString MainWindow::titleText() const
{
    QStringList facts;
    if (m_run->any())
        facts << m_run->percent();
    if (m_run->allWaitForNetwork())
        facts << tr("waiting for network");
    if (const int needing = m_model->count(Group::NeedsYou); needing > 0)
        facts << tr("%n needs you", nullptr, needing);
    QString title = m_engine.practice() ? tr("Youchuan (practice)") : tr("Youchuan");
    if (!facts.isEmpty())
        title = tr("%1 – %2").arg(words::joinedFacts(facts), title);
    return title;
}

void MainWindow::showAccount()
{
    m_status->showSignedIn(!engine::accountName(m_engine).isEmpty());
    m_status->showPractice(m_engine.practice());
}

void MainWindow::showNotice(const QString &sentence)
{
    m_message->answer(sentence);
}

void MainWindow::takeFiles(const QStringList &paths)
{
    m_adder->add(paths);
    comeToFront();
}

void MainWindow::comeToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::startInBackground()
{
    const bool tray = m_desktop->tray().available();
    if (!tray || !m_engine.settings().boolValue(Setting::CloseToTray))
        showMinimized();
}

// Parts that were made later are at the end of Qt's order.
bool MainWindow::focusNextPrevChild(bool next)
{
    if (m_pages->currentWidget() == m_work)
        AreaFocus::putInOrder({m_view, m_work->details(), m_ui->toolBar, m_work->filters(),
                               &m_status->pieces(), &m_status->speed(), m_message});
    else
        AreaFocus::putInOrder({m_empty, m_ui->toolBar, &m_status->pieces(), &m_status->speed(), m_message});
    return QMainWindow::focusNextPrevChild(next);
}

void MainWindow::whenLeft(std::function<void()> then)
{
    m_work->details()->leave(std::move(then));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    event->setAccepted(m_letGo);
    if (!m_letGo)
        m_work->details()->leave([this] { m_quitController->close(); });
}

} // namespace gui
