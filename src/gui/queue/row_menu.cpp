#include "gui/queue/row_menu.h"

#include "gui/widgets/plain_text.h"
#include "words/reasons/next_step.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

RowMenu::RowMenu(RowActions &actions, const transfer::UploadQueue &queue)
    : QObject(&actions)
    , m_actions(actions)
    , m_queue(queue)
{
    addNextSteps();
    addRest();
    connect(&actions, &RowActions::selectionChanged, this, &RowMenu::refresh);
    refresh();
}

void RowMenu::addNextSteps()
{
    add(RowCommand::SendNow, commandText(RowCommand::SendNow), {}, u"rowSendNow"_s)
        ->setToolTip(tr("Whatever time it waits for"));
    add(RowCommand::SignIn, words::nextStepLabel(words::NextStep::SignIn), {}, u"rowSignIn"_s);
    add(RowCommand::ShowVideo, words::nextStepLabel(words::NextStep::ShowVideo), {}, u"rowShowVideo"_s);
    add(RowCommand::UploadAgain, tr("Upload again"), {}, u"rowUploadAgain"_s);
    add(RowCommand::DealtWith, commandText(RowCommand::DealtWith), u"Ctrl+Shift+D"_s, u"rowDealtWith"_s);
    add(RowCommand::LookAgain, commandText(RowCommand::LookAgain), {}, u"rowLookAgain"_s);
    add(RowCommand::Locate, words::nextStepLabel(words::NextStep::ChooseFile), {}, u"rowLocate"_s);
    add(RowCommand::Anyway, commandText(RowCommand::Anyway), {}, u"rowAnyway"_s);
}

void RowMenu::addRest()
{
    m_groups.append(QList<QAction *>());
    add(RowCommand::Start, tr("Start"), {}, u"rowStart"_s);
    add(RowCommand::StartAt, commandText(RowCommand::StartAt), {}, u"rowStartAt"_s);
    addHeardElsewhere(RowCommand::Pause, tr("Pause"), u"Space"_s, u"rowPause"_s);
    addHeardElsewhere(RowCommand::Resume, tr("Resume"), u"Space"_s, u"rowResume"_s);
    add(RowCommand::Retry, tr("Retry"), u"Ctrl+R"_s, u"rowRetry"_s);
    add(RowCommand::StartOver, tr("Start over"), {}, u"rowStartOver"_s);
    m_groups.append(QList<QAction *>());
    addHeardElsewhere(RowCommand::EditDetails, tr("Edit details"), u"F2"_s, u"rowEditDetails"_s);
    addMove(RowActions::Move::Up, tr("Move up"), u"Ctrl+Up"_s, u"rowMoveUp"_s);
    addMove(RowActions::Move::Down, tr("Move down"), u"Ctrl+Down"_s, u"rowMoveDown"_s);
    addMove(RowActions::Move::Top, tr("Move to top"), u"Ctrl+Shift+Up"_s, u"rowMoveTop"_s);
    addMove(RowActions::Move::Bottom, tr("Move to bottom"), u"Ctrl+Shift+Down"_s, u"rowMoveBottom"_s);
    m_groups.append(QList<QAction *>());
    add(RowCommand::CopyLink, tr("Copy video link"), u"Ctrl+Shift+C"_s, u"rowCopyLink"_s);
    add(RowCommand::OpenPage, commandText(RowCommand::OpenPage), u"Ctrl+Shift+L"_s, u"rowOpenPage"_s);
    m_groups.append(QList<QAction *>());
    add(RowCommand::OpenLocation, tr("Open file location"), {}, u"rowOpenLocation"_s);
    m_groups.append(QList<QAction *>());
    add(RowCommand::Cancel, tr("Cancel"), {}, u"rowCancel"_s)->setToolTip(tr("Here and at Youku"));
    addHeardElsewhere(RowCommand::Remove, tr("Remove"), u"Del"_s, u"rowRemove"_s);
    m_byCommand[RowCommand::Remove]->setToolTip(tr("Remove from list; the file stays"));
}

QAction *RowMenu::add(RowCommand command, const QString &text, const QString &key, const QString &name)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(key));
    connect(action, &QAction::triggered, &m_actions,
            [this, command] { m_actions.run(command, m_actions.selection()); });
    m_byCommand.insert(command, action);
    m_groups.last().append(action);
    return action;
}

void RowMenu::addHeardElsewhere(RowCommand command, const QString &text, const QString &key,
                                const QString &name)
{
    add(command, text, key, name)->setShortcutContext(Qt::WidgetShortcut); // of no widget
}

void RowMenu::addMove(RowActions::Move move, const QString &text, const QString &key, const QString &name)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(key));
    connect(action, &QAction::triggered, &m_actions, [this, move] { m_actions.move(move); });
    m_moves.append(action);
    m_groups.last().append(action);
}

void RowMenu::fillWhole(QMenu *menu) const
{
    for (const QList<QAction *> &group : m_groups) {
        menu->addActions(group);
        menu->addSeparator();
    }
}

void RowMenu::fillForRow(QMenu *menu) const
{
    for (const QList<QAction *> &group : m_groups) {
        for (QAction *action : group) {
            if (action->isEnabled())
                menu->addAction(action);
        }
        menu->addSeparator(); // two in a row show as one
    }
}

void RowMenu::setMovable(bool movable)
{
    m_movable = movable;
    for (QAction *action : std::as_const(m_moves))
        action->setToolTip(toolTipText(movable ? QString() : tr("Not while the list is sorted by a column")));
    refresh();
}

bool RowMenu::anyOf(RowCommand command) const
{
    const QList<UploadId> &ids = m_actions.selection();
    return std::any_of(ids.cbegin(), ids.cend(), [&](UploadId id) {
        const Upload *upload = m_queue.find(id);
        return upload && applies(command, *upload);
    });
}

void RowMenu::refresh()
{
    const QList<QAction *> &steps = m_groups.first(); // rare, and of no use where nothing asks for them
    for (auto each = m_byCommand.cbegin(); each != m_byCommand.cend(); ++each) {
        const bool useful = anyOf(each.key());
        (*each)->setEnabled(useful);
        if (steps.contains(*each))
            (*each)->setVisible(useful);
    }
    // What is published has its place in time.
    const bool mayMove = m_movable && anyOf(RowCommand::EditDetails);
    for (QAction *action : std::as_const(m_moves))
        action->setEnabled(mayMove);
}

} // namespace gui
