#include "gui/main_window.h"

#include "engine/words.h"
#include "gui/account_dialog.h"
#include "gui/adding/adder.h"
#include "gui/adding/drop_overlay.h"
#include "gui/ask.h"
#include "gui/details/details_panel.h"
#include "gui/empty_page.h"
#include "gui/hairlines.h"
#include "gui/icons.h"
#include "gui/message_line.h"
#include "gui/queue/filter_bar.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/queue_view.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "gui/speed_limit_button.h"
#include "gui/status_strip.h"
#include "gui/table/table_import.h"
#include "gui/work_area.h"
#include "ui_main_window.h"

#include <QCloseEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using store::Setting;
using transfer::UploadId;

namespace gui {

namespace {

constexpr int refreshDelayMs = 250;
constexpr int iconsOnlyBelow = 900;
} // namespace

MainWindow::MainWindow(engine::Engine &engine, QWidget *parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::MainWindow>())
    , m_model(new QueueModel(engine.queue(), this))
    , m_work(new WorkArea(engine, *m_model))
    , m_view(m_work->view())
    , m_empty(new EmptyPage)
    , m_message(new MessageLine)
    , m_status(new StatusStrip)
    , m_rowActions(new RowActions(engine.queue(), this))
    , m_adder(new Adder(engine, this))
    , m_table(new TableImport(engine, *m_adder, this))
{
    m_ui->setupUi(this);
    setMinimumSize(640, 480);

    buildContent();
    buildToolBar();
    connectActions();
    connectQueue();
    connectEngine();
    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(refreshDelayMs);
    connect(&m_refreshing, &QTimer::timeout, this, &MainWindow::refresh);

    restoreLayout();
    showAccount();
    refresh();
    m_view->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildContent()
{
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_work);
    m_ui->centralLayout->addWidget(m_message);
    m_ui->centralLayout->addWidget(m_pages, 1);
    m_ui->centralLayout->addWidget(new Hairline);
    m_ui->statusBar->addWidget(m_status, 1);
    m_ui->uploadsMenu->addSeparator();
    m_rowActions->fill(m_ui->uploadsMenu);

    auto *overlay = new DropOverlay(this, m_ui->central);
    connect(overlay, &DropOverlay::dropped, m_adder, &Adder::add);
}

void MainWindow::buildToolBar()
{
    const std::pair<QAction *, QString> icons[] = {
        {m_ui->addFiles, u"add-file"_s}, {m_ui->addFolder, u"add-folder"_s},
        {m_ui->startAll, u"start"_s},    {m_ui->pauseAll, u"pause"_s},
        {m_ui->retryFailed, u"retry"_s}, {m_ui->showDetails, u"details-panel"_s}};
    for (const auto &[action, name] : icons)
        action->setIcon(icon(name));

    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_ui->toolBar->addWidget(gap);
    m_ui->toolBar->addWidget(new SpeedLimitButton(m_engine.settings()));

    m_account = new QToolButton;
    m_account->setObjectName(u"accountButton"_s);
    m_account->setAccessibleName(tr("Account"));
    m_account->setToolTip(tr("Account"));
    m_account->setIcon(icon(u"account"_s));
    m_account->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_account->setAutoRaise(true);
    connect(m_account, &QToolButton::clicked, this, &MainWindow::openAccount);
    m_ui->toolBar->addWidget(m_account);
    m_detailsSeparator = m_ui->toolBar->addSeparator();
    m_ui->toolBar->addAction(m_ui->showDetails);
    m_ui->toolBar->setMinimumHeight(std::max(44, fontMetrics().height() + 26));
    for (QAction *action : m_ui->toolBar->actions()) {
        if (QWidget *button = m_ui->toolBar->widgetForAction(action); qobject_cast<QToolButton *>(button))
            button->setFocusPolicy(Qt::TabFocus);
    }
    m_ui->toolBar->toggleViewAction()->setVisible(
        false); // nothing brings it back but a menu nobody looks for
}

void MainWindow::connectActions()
{
    transfer::UploadQueue &queue = m_engine.queue();
    connect(m_ui->addFiles, &QAction::triggered, m_adder, &Adder::chooseFiles);
    connect(m_ui->addFolder, &QAction::triggered, m_adder, &Adder::chooseFolder);
    connect(m_ui->paste, &QAction::triggered, m_adder, &Adder::paste);
    connect(m_ui->importTable, &QAction::triggered, m_table, &TableImport::choose);
    connect(m_ui->startAll, &QAction::triggered, &queue, &transfer::UploadQueue::startAll);
    connect(m_ui->pauseAll, &QAction::triggered, &queue, &transfer::UploadQueue::pauseAll);
    connect(m_ui->retryFailed, &QAction::triggered, &queue, &transfer::UploadQueue::retryFailed);
    connect(m_ui->account, &QAction::triggered, this, &MainWindow::openAccount);
    m_ui->practice->setChecked(m_engine.practice());
    connect(m_ui->practice, &QAction::triggered, this, [this](bool practice) {
        m_ui->practice->setChecked(m_engine.practice()); // true once it has happened
        emit practiceWanted(practice);
    });
    connect(m_ui->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->selectAll, &QAction::triggered, m_view, &QAbstractItemView::selectAll);
    connect(m_ui->find, &QAction::triggered, m_work->filters(), &FilterBar::focusSearch);
    connect(m_ui->editDetails, &QAction::triggered, m_work, &WorkArea::editDetails);
    connect(m_ui->showDetails, &QAction::triggered, m_work, &WorkArea::showPanel);
    connect(m_work, &WorkArea::panelShownChanged, m_ui->showDetails, &QAction::setChecked);
    connect(m_ui->about, &QAction::triggered, this, [this] {
        ask::tell(this, tr("About Youchuan"),
                  tr("Youchuan %1 uploads long videos to Youku, and goes on after any interruption.")
                      .arg(QString::fromLatin1(YOUCHUAN_VERSION)));
    });
    for (int i = 0; i < groupCount; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(u"Ctrl+%1"_s.arg(i + 1)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { m_work->filters()->choose(Group(i)); });
    }
    connect(new QShortcut(QKeySequence(u"F6"_s), this), &QShortcut::activated, this,
            [this] { moveFocus(true); });
    connect(new QShortcut(QKeySequence(u"Shift+F6"_s), this), &QShortcut::activated, this,
            [this] { moveFocus(false); });
}

void MainWindow::connectQueue()
{
    connect(m_view, &QueueView::selectionChangedTo, m_rowActions, &RowActions::setSelection);
    connect(m_view, &QueueView::commandRequested, m_rowActions, &RowActions::run);
    connect(m_view, &QueueView::toggleRequested, m_rowActions, &RowActions::toggle);
    connect(m_view, &QueueView::removeRequested, this,
            [this] { m_rowActions->run(RowCommand::Remove, m_rowActions->selection()); });
    connect(m_view, &QueueView::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_rowActions->fill(menu);
        menu->popup(place);
    });

    connect(m_view, &QueueView::moveRequested, &m_engine.queue(), &transfer::UploadQueue::move);
    connect(m_view, &QueueView::queueOrderShown, m_rowActions, &RowActions::setMovable);
    Removals *removals = &m_rowActions->removals();
    connect(removals, &Removals::changed, this, &MainWindow::showRemoved);
    connect(m_ui->undoRemove, &QAction::triggered, removals, &Removals::undo);
    connect(m_ui->clearFinished, &QAction::triggered, removals, &Removals::removeFinished);

    connect(m_rowActions, &RowActions::editWanted, this, [this](const QList<UploadId> &ids) {
        m_view->select(ids.first());
        m_work->editDetails();
    });
    connect(m_rowActions, &RowActions::signInWanted, this, &MainWindow::openAccount);
    connect(m_rowActions, &RowActions::locateWanted, m_adder, &Adder::locate);
    connect(m_rowActions, &RowActions::told, this, &MainWindow::showNotice);
    connect(m_work->details(), &DetailsPanel::stepRequested, m_rowActions, &RowActions::run);
    connect(m_empty, &EmptyPage::filesWanted, m_adder, &Adder::chooseFiles);
    connect(m_empty, &EmptyPage::folderWanted, m_adder, &Adder::chooseFolder);
    connect(m_empty, &EmptyPage::practiceWanted, this, [this] { emit practiceWanted(true); });
    connect(m_adder, &Adder::added, this, [this](const QList<UploadId> &ids) {
        if (!ids.isEmpty() && m_view->selectedIds().isEmpty())
            m_view->select(ids.first());
    });
    connect(m_adder, &Adder::summary, this, &MainWindow::showAdded);
    connect(m_adder, &Adder::searching, this, [this](const QString &sentence) {
        if (sentence.isEmpty())
            m_message->settleInformation();
        else
            m_message->tell(MessageLine::Kind::Information, sentence, tr("Cancel"),
                            [this] { m_adder->cancel(); });
    });
    connect(m_model, &QueueModel::countsChanged, this, &MainWindow::refreshSoon);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &MainWindow::refreshSoon);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MainWindow::refreshSoon);
}

void MainWindow::connectEngine()
{
    connect(&m_engine, &engine::Engine::notice, this, &MainWindow::showNotice);
    connect(&m_engine.account(), &transfer::AccountSession::stateChanged, this, &MainWindow::showAccount);
    connect(&m_engine.account(), &transfer::AccountSession::signedIn, this, [this] {
        m_message->settle();
        showAccount();
    });
    connect(&m_engine.queue(), &transfer::UploadQueue::keepingFailed, this,
            [this](const youku::Error &error) {
                m_message->tell(MessageLine::Kind::Trouble, engine::reasonFor(error).sentence);
            });
}

void MainWindow::restoreLayout()
{
    const QString kept = m_engine.settings().text(Setting::WindowGeometry);
    resize(1200, 780);
    restoreGeometry(QByteArray::fromBase64(kept.toLatin1()));
    m_work->resize(size()); // before it is shown: the splitter divides what there will be
    m_work->restore();
    arrangeToolBar();
}

void MainWindow::saveLayout()
{
    m_work->save();
    m_engine.settings().setValue(Setting::WindowGeometry, QString::fromLatin1(saveGeometry().toBase64()));
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
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_work);
    m_ui->showDetails->setVisible(!empty);
    m_detailsSeparator->setVisible(!empty);
    m_empty->setPracticeOffered(!m_engine.practice());
    const transfer::UploadQueue &queue = m_engine.queue();
    const int waiting = m_model->count(Group::Waiting);
    m_ui->startAll->setEnabled(waiting > 0);
    m_ui->pauseAll->setEnabled(!queue.allEnded() && m_model->count(Group::InProgress) + waiting > 0);
    m_ui->retryFailed->setEnabled(m_model->count(transfer::Activity::Failed) > 0);
    m_ui->clearFinished->setEnabled(
        m_model->count(transfer::Activity::Published) + m_model->count(transfer::Activity::Cancelled) > 0);
    m_ui->find->setEnabled(!empty);
    m_ui->editDetails->setEnabled(!empty);
    m_rowActions->refresh();
    m_status->showTotal(queue.total(), m_model->rowCount(), queue.anythingRunning());
    refreshTitle();
    watchForTrouble();
}

void MainWindow::refreshTitle()
{
    QStringList facts;
    const transfer::Progress total = m_engine.queue().total();
    if (total.total > 0 && m_engine.queue().anythingRunning())
        facts << engine::percentText(totalPercent(total, true));
    if (const int needing = m_model->count(Group::NeedsYou); needing > 0)
        facts << tr("%n needs you", nullptr, needing);
    QString title = m_engine.practice() ? tr("Youchuan (practice)") : tr("Youchuan");
    if (!facts.isEmpty())
        title = tr("%1 – %2").arg(facts.join(tr(" · ")), title);
    setWindowTitle(title);
}

void MainWindow::showAccount()
{
    const QString name = accountName(m_engine);
    m_account->setText(name.isEmpty() ? tr("Sign in") : name);
    m_status->showAccount(name.isEmpty() ? tr("Not signed in") : name);
    m_status->showPractice(m_engine.practice());
}

// Causes that stop everything are said once, over the queue.
void MainWindow::watchForTrouble()
{
    const bool offline = m_model->count(transfer::Activity::WaitingForNetwork) > 0;
    const bool signInNeeded = m_model->count(transfer::Activity::WaitingForSignIn) > 0;
    m_status->showNetwork(!offline);
    const QString sentence = tr("Uploads wait for a sign-in. Progress is kept.");
    if (signInNeeded && m_message->text() != sentence)
        m_message->tell(MessageLine::Kind::Trouble, sentence, tr("Sign in"), [this] { openAccount(); });
    else if (!signInNeeded && m_message->text() == sentence)
        m_message->settle();
}

void MainWindow::showNotice(const QString &sentence)
{
    m_message->tell(MessageLine::Kind::Information, sentence);
}

void MainWindow::showAdded(const QString &sentence, const QList<ListRow> &leftOut)
{
    const QString action = leftOut.isEmpty() ? QString() : tr("Show");
    m_message->tell(MessageLine::Kind::Information, sentence, action, [this, sentence, leftOut] {
        ask::list(this, {tr("Left out"), sentence, tr("File"), tr("Reason"), leftOut, {}, {}});
    });
}

void MainWindow::showRemoved(int count)
{
    Removals *removals = &m_rowActions->removals();
    m_ui->undoRemove->setEnabled(removals->canUndo());
    if (count > 0)
        m_message->tell(MessageLine::Kind::Information,
                        tr("Removed %n from the list. The files are untouched.", nullptr, count), tr("Undo"),
                        [removals] { removals->undo(); });
    else
        m_message->settleInformation();
}

void MainWindow::takeFiles(const QStringList &paths)
{
    m_adder->add(paths);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

// Icons only where there is little room; what has no other name on the screen keeps its text.
void MainWindow::arrangeToolBar()
{
    const bool iconsOnly = width() < iconsOnlyBelow;
    for (QAction *action : m_ui->toolBar->actions()) {
        auto *button = qobject_cast<QToolButton *>(m_ui->toolBar->widgetForAction(action));
        if (!button)
            continue;
        const bool text = action == m_ui->showDetails ? iconsOnly : !iconsOnly || action == m_ui->addFiles;
        button->setToolButtonStyle(text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    }
}

void MainWindow::openAccount()
{
    auto *dialog = new AccountDialog(m_engine, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AccountDialog::practiceWanted, this, &MainWindow::practiceWanted);
    dialog->open();
}

void MainWindow::moveFocus(bool forward)
{
    QList<QWidget *> areas;
    for (QWidget *area : QList<QWidget *>{m_view, m_work->details(), m_ui->toolBar, m_work->filters()}) {
        if (area->isVisible())
            areas.append(area);
    }
    int now = 0;
    for (int i = 0; i < areas.size(); ++i) {
        if (areas[i] == focusWidget() || areas[i]->isAncestorOf(focusWidget()))
            now = i;
    }
    if (areas.isEmpty())
        return;
    QWidget *next = areas[(now + (forward ? 1 : int(areas.size()) - 1)) % areas.size()];
    if (next == m_view) {
        m_view->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *child : next->findChildren<QWidget *>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    if (m_letGo) {
        event->accept();
        return;
    }
    event->ignore();
    if (!m_engine.queue().anythingRunning()) {
        emit quitWanted();
        return;
    }
    if (m_asking)
        return;
    m_asking = true;
    const int running = m_model->count(Group::InProgress);
    ask::confirm(this,
                 {tr("Quit"), tr("%n upload(s) are running. Pause and quit?", nullptr, running),
                  tr("They go on from the same place next time."), tr("Pause and quit"), tr("Keep running")},
                 [this](bool quit) {
                     m_asking = false;
                     if (quit)
                         emit quitWanted();
                 });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrangeToolBar();
}

} // namespace gui
