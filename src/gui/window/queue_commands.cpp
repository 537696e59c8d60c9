#include "gui/window/queue_commands.h"

#include "base/portions.h"
#include "gui/details/details_panel.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "gui/queue/row_menu.h"
#include "gui/queue/start_all.h"
#include "gui/queue/view/queue_view.h"
#include "gui/widgets/plain_text.h"
#include "gui/window/work_area.h"
#include "ui_main_window.h"

#include <QMenu>

using transfer::UploadId;

namespace gui {

namespace {

// What cannot be done now says why.
void offer(QAction *action, const QString &whyNot, const QString &tip = {})
{
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(toolTipText(whyNot.isEmpty() ? tip : whyNot));
}

} // namespace

QueueCommands::QueueCommands(transfer::UploadQueue &queue, Ui::MainWindow &actions, WorkArea &work,
                             QWidget *window)
    : QObject(window)
    , m_queue(queue)
    , m_actions(actions)
    , m_work(work)
    , m_window(window)
    , m_rowActions(new RowActions(queue, window))
    , m_rowMenu(new RowMenu(*m_rowActions, queue))
    , m_startAll(new StartAll(queue, window))
{
    m_actions.uploadsMenu->addSeparator();
    m_rowMenu->fillWhole(m_actions.uploadsMenu);
    for (QMenu *menu : {m_actions.editMenu, m_actions.uploadsMenu})
        menu->setToolTipsVisible(true);
    connectAll();
    connectView();
    connectRows();
}

QueueCommands::~QueueCommands() = default;

// The next command ends what is left of the last one.
void QueueCommands::connectAll()
{
    connect(m_actions.startAll, &QAction::triggered, this, [this] {
        m_work.details()->keepTyped();
        m_command.reset();
        m_startAll->run();
    });
    connect(m_actions.pauseAll, &QAction::triggered, this, &QueueCommands::pauseAll);
    connect(m_actions.retryFailed, &QAction::triggered, this, [this] {
        m_work.details()->keepTyped();
        m_command.reset();
        m_startAll->retryFailed();
    });
    connect(m_startAll, &StartAll::told, this, &QueueCommands::startedAll);
}

void QueueCommands::pauseAll()
{
    m_work.details()->keepTyped();
    m_startAll->stop();
    m_command = std::make_unique<QObject>();
    base::inPortions<UploadId>(m_command.get(), m_queue.order(),
                               [this](const QList<UploadId> &some) { m_queue.pause(some); });
}

void QueueCommands::connectView()
{
    QueueView *view = m_work.view();
    connect(view, &QueueView::selectionChangedTo, m_rowActions, &RowActions::setSelection);
    connect(view, &QueueView::commandRequested, m_rowActions, &RowActions::run);
    connect(view, &QueueView::toggleRequested, m_rowActions, &RowActions::toggle);
    connect(view, &QueueView::removeRequested, this,
            [this] { m_rowActions->run(RowCommand::Remove, m_rowActions->selection()); });
    connect(view, &QueueView::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(m_window);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_rowMenu->fillForRow(menu);
        menu->popup(place);
    });
    connect(view, &QueueView::moveRequested, &m_queue, &transfer::UploadQueue::move);
    connect(view, &QueueView::queueOrderShown, m_rowMenu, &RowMenu::setMovable);
    m_rowActions->setShown([view] { return view->shownIds(); });
}

void QueueCommands::connectRows()
{
    QueueView *view = m_work.view();
    DetailsPanel *details = m_work.details();
    Removals *removals = &m_rowActions->removals();
    connect(removals, &Removals::leaving, view, &QueueView::selectBeside);
    connect(removals, &Removals::changed, this, &QueueCommands::refreshUndo);
    refreshUndo();
    connect(m_actions.undoRemove, &QAction::triggered, removals, &Removals::undo);
    connect(m_actions.clearFinished, &QAction::triggered, removals, &Removals::removeFinished);

    connect(m_rowActions, &RowActions::editWanted, this, [this, view](const QList<UploadId> &ids) {
        view->select(ids.first());
        m_work.editDetails();
    });
    connect(m_rowActions, &RowActions::commandComes, details, &DetailsPanel::keepTyped);
    connect(m_rowActions, &RowActions::signInWanted, this, &QueueCommands::signInWanted);
    connect(m_rowActions, &RowActions::locateWanted, this, &QueueCommands::locateWanted);
    connect(m_rowActions, &RowActions::lookAgainWanted, this, &QueueCommands::lookAgainWanted);
    connect(details, &DetailsPanel::stepRequested, m_rowActions, &RowActions::run);
}

void QueueCommands::refresh(const QueueModel &model)
{
    using transfer::Activity;
    const int waiting = model.count(Group::Waiting);
    StartAll::showStart(m_actions.startAll, model);
    const bool runs = !m_queue.allEnded() && model.count(Group::InProgress) + waiting > 0;
    m_actions.pauseAll->setEnabled(runs);
    const QString tip = runs ? tr("Pause all; nothing sent is lost") : tr("Nothing is running");
    m_actions.pauseAll->setToolTip(toolTipText(tip));
    StartAll::showRetry(m_actions.retryFailed, model);
    offer(m_actions.clearFinished,
          model.count(Group::Published) + model.count(Activity::Cancelled) == 0
              ? tr("Nothing is published or cancelled")
              : QString(),
          tr("Take everything published or cancelled off the list; the history keeps it"));
    const QString empty = model.rowCount() == 0 ? tr("The list is empty") : QString();
    offer(m_actions.find, empty);
    offer(m_actions.editDetails, empty);
    m_rowMenu->refresh();
}

void QueueCommands::refreshUndo()
{
    offer(m_actions.undoRemove, m_rowActions->removals().canUndo() ? QString() : tr("Nothing was removed"));
}

} // namespace gui
