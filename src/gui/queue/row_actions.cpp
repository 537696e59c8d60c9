#include "gui/queue/row_actions.h"

#include "gui/prompts/prompts.h"
#include "gui/queue/removals.h"
#include "gui/queue/show_in_folder.h"
#include "gui/widgets/plain_text.h"
#include "words/numbers.h"
#include "words/uploads/video_words.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QSet>
#include <QUrl>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

RowActions::RowActions(transfer::UploadQueue &queue, QWidget *window)
    : QObject(window)
    , m_queue(queue)
    , m_window(window)
    , m_removals(new Removals(queue, this))
{
    const auto separate = [this] {
        auto *separator = new QAction(this);
        separator->setSeparator(true);
        m_order.append(separator);
    };
    add(RowCommand::Start, tr("Start"), {}, u"rowStart"_s);
    showKey(add(RowCommand::Pause, tr("Pause"), {}, u"rowPause"_s), u"Space"_s);
    showKey(add(RowCommand::Resume, tr("Resume"), {}, u"rowResume"_s), u"Space"_s);
    add(RowCommand::SendNow, commandText(RowCommand::SendNow), {}, u"rowSendNow"_s)
        ->setToolTip(tr("Whatever time it waits for"));
    add(RowCommand::StartAt, commandText(RowCommand::StartAt), {}, u"rowStartAt"_s);
    add(RowCommand::Cancel, tr("Cancel"), {}, u"rowCancel"_s)->setToolTip(tr("Here and at Youku"));
    add(RowCommand::Retry, tr("Retry"), u"Ctrl+R"_s, u"rowRetry"_s);
    add(RowCommand::StartOver, tr("Start over"), {}, u"rowStartOver"_s);
    add(RowCommand::UploadAgain, tr("Upload again"), {}, u"rowUploadAgain"_s);
    add(RowCommand::DealtWith, commandText(RowCommand::DealtWith), u"Ctrl+Shift+D"_s, u"rowDealtWith"_s);
    add(RowCommand::LookAgain, commandText(RowCommand::LookAgain), {}, u"rowLookAgain"_s);
    add(RowCommand::Anyway, commandText(RowCommand::Anyway), {}, u"rowAnyway"_s);
    separate();
    showKey(add(RowCommand::EditDetails, tr("Edit details"), {}, u"rowEditDetails"_s), u"F2"_s);
    QAction *removing = add(RowCommand::Remove, tr("Remove"), {}, u"rowRemove"_s);
    removing->setToolTip(tr("Remove from list; the file stays"));
    showKey(removing, u"Del"_s);
    separate();
    add(RowCommand::OpenLocation, tr("Open file location"), {}, u"rowOpenLocation"_s);
    add(RowCommand::CopyLink, tr("Copy video link"), u"Ctrl+Shift+C"_s, u"rowCopyLink"_s);
    add(RowCommand::OpenPage, tr("Open video page"), u"Ctrl+Shift+L"_s, u"rowOpenPage"_s);
    separate();
    addMove(Move::Up, tr("Move up"), u"Ctrl+Up"_s);
    addMove(Move::Down, tr("Move down"), u"Ctrl+Down"_s);
    addMove(Move::Top, tr("Move to top"), u"Ctrl+Shift+Up"_s);
    addMove(Move::Bottom, tr("Move to bottom"), u"Ctrl+Shift+Down"_s);
    refresh();
}

QAction *RowActions::add(RowCommand command, const QString &text, const QString &shortcut,
                         const QString &name)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(shortcut));
    connect(action, &QAction::triggered, this, [this, command] { run(command, m_selection); });
    m_actions.insert(command, action);
    m_order.append(action);
    return action;
}

void RowActions::showKey(QAction *action, const QString &key)
{
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetShortcut); // of no widget: the key is heard elsewhere
}

void RowActions::addMove(Move where, const QString &text, const QString &shortcut)
{
    static const QHash<Move, QString> names = {{Move::Up, u"rowMoveUp"_s},
                                               {Move::Down, u"rowMoveDown"_s},
                                               {Move::Top, u"rowMoveTop"_s},
                                               {Move::Bottom, u"rowMoveBottom"_s}};
    auto *action = new QAction(text, this);
    action->setObjectName(names.value(where));
    action->setShortcut(QKeySequence(shortcut));
    connect(action, &QAction::triggered, this, [this, where] { move(where); });
    m_moves.append(action);
    m_order.append(action);
}

void RowActions::fill(QMenu *menu) const
{
    menu->addActions(m_order);
}

void RowActions::setSelection(const QList<UploadId> &ids)
{
    m_selection = ids;
    refresh();
}

void RowActions::setMovable(bool movable)
{
    m_movable = movable;
    for (QAction *action : std::as_const(m_moves))
        action->setToolTip(toolTipText(movable ? QString() : tr("Not while the list is sorted by a column")));
    refresh();
}

void RowActions::refresh()
{
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it) {
        const bool useful = std::any_of(m_selection.cbegin(), m_selection.cend(), [&](UploadId id) {
            const Upload *upload = m_queue.find(id);
            return upload && applies(it.key(), *upload);
        });
        it.value()->setEnabled(useful);
        if (it.key() == RowCommand::LookAgain || it.key() == RowCommand::Anyway)
            it.value()->setVisible(useful); // rare, and of no use to anybody else
    }
    for (QAction *action : std::as_const(m_moves))
        action->setEnabled(m_movable && !m_selection.isEmpty());
}

QList<UploadId> RowActions::fitting(RowCommand command, const QList<UploadId> &ids) const
{
    QList<UploadId> result;
    for (const UploadId id : ids) {
        if (const Upload *upload = m_queue.find(id); upload && applies(command, *upload))
            result.append(id);
    }
    return result;
}

void RowActions::run(RowCommand command, const QList<UploadId> &ids)
{
    emit commandComes();
    const QList<UploadId> fit = fitting(command, ids);
    if (fit.isEmpty())
        return;
    const transfer::UploadRecord &first = m_queue.find(fit.first())->record();
    switch (command) {
    case RowCommand::None:
        break;
    case RowCommand::Start:
    case RowCommand::Resume:
        m_queue.start(fit);
        break;
    case RowCommand::Pause:
        m_queue.pause(fit);
        break;
    case RowCommand::SendNow:
        m_queue.sendNow(fit);
        break;
    case RowCommand::StartAt:
        startAt(fit);
        break;
    case RowCommand::Cancel:
        cancel(fit);
        break;
    case RowCommand::Retry:
        m_queue.retry(fit);
        m_queue.pause(fit); // what only waits for its next try begins at once
        m_queue.start(fit);
        break;
    case RowCommand::StartOver:
        m_queue.startOver(fit);
        break;
    case RowCommand::UploadAgain:
        uploadAgain(fit);
        break;
    case RowCommand::DealtWith:
        m_queue.markDealtWith(fit);
        break;
    case RowCommand::LookAgain:
        emit lookAgainWanted(fit);
        break;
    case RowCommand::Anyway:
        acceptFiles(fit);
        break;
    case RowCommand::Remove:
        m_removals->remove(fit);
        break;
    case RowCommand::EditDetails:
        emit editWanted(fit);
        break;
    case RowCommand::Locate:
        emit locateWanted(fit.first());
        break;
    case RowCommand::SignIn:
        emit signInWanted();
        break;
    case RowCommand::OpenLocation:
        showInFolder(first.path);
        break;
    case RowCommand::CopyLink: {
        QStringList links;
        for (const UploadId id : fit)
            links.append(words::videoLink(m_queue.find(id)->record().videoId));
        QGuiApplication::clipboard()->setText(links.join(u'\n'));
        emit told(tr("%n link(s) copied", nullptr, int(links.size())));
        break;
    }
    case RowCommand::ShowVideo:
        emit showWanted(fit.first(), m_shown ? m_shown() : m_queue.order());
        break;
    case RowCommand::OpenPage:
        QDesktopServices::openUrl(QUrl(words::videoLink(first.videoId)));
        break;
    }
}

// Proposed is the time it has, or a while from now: the next full hour but one.
void RowActions::startAt(const QList<UploadId> &ids)
{
    constexpr int hourMs = 3600 * 1000;
    const QDateTime now = QDateTime::currentDateTime();
    QDateTime proposed = now.addMSecs(2 * hourMs - now.time().msecsSinceStartOfDay() % hourMs);
    const qint64 given = m_queue.find(ids.first())->record().startAtMs;
    if (given > now.toMSecsSinceEpoch())
        proposed = QDateTime::fromMSecsSinceEpoch(given);
    prompts::forMoment(m_window, tr("Start at"), tr("Nothing of the file is sent before"), proposed,
                       [this, ids](const QDateTime &start) {
                           if (start.isValid())
                               m_queue.startAt(fitting(RowCommand::StartAt, ids), start.toMSecsSinceEpoch());
                       });
}

void RowActions::toggle()
{
    emit commandComes();
    if (const QList<UploadId> running = fitting(RowCommand::Pause, m_selection); !running.isEmpty()) {
        m_queue.pause(running);
        return;
    }
    m_queue.start(fitting(RowCommand::Start, m_selection) + fitting(RowCommand::Resume, m_selection));
}

qint64 RowActions::sentBytes(const QList<UploadId> &ids) const
{
    qint64 bytes = 0;
    for (const UploadId id : ids) {
        const Upload *upload = m_queue.find(id);
        if (upload && upload->stage() != transfer::Stage::Published
            && upload->activity() != transfer::Activity::Cancelled)
            bytes += upload->record().transferred;
    }
    return bytes;
}

void RowActions::cancel(const QList<UploadId> &ids)
{
    const qint64 sent = sentBytes(ids);
    if (sent == 0) {
        m_queue.cancel(ids);
        return;
    }
    const QString text =
        ids.size() == 1 ? tr("Cancel this upload?") : tr("Cancel %n uploads?", nullptr, int(ids.size()));
    prompts::confirm(m_window,
                     {tr("Cancel upload"), text,
                      tr("%1 already sent will be discarded. The file stays.").arg(words::sizeText(sent)),
                      tr("Cancel upload"), tr("Keep it")},
                     [this, ids](bool yes) {
                         if (yes)
                             m_queue.cancel(fitting(RowCommand::Cancel, ids));
                     });
}

void RowActions::acceptFiles(const QList<UploadId> &ids)
{
    const QString text = ids.size() == 1
                             ? tr("Youku will most likely fail to encode this file. Upload it anyway?")
                             : tr("Youku will most likely fail to encode %n files. Upload them anyway?",
                                  nullptr, int(ids.size()));
    prompts::confirm(m_window, {tr("Check the file"), text, {}, tr("Upload anyway"), tr("Do not upload")},
                     [this, ids](bool yes) {
                         if (yes)
                             m_queue.acceptFiles(fitting(RowCommand::Anyway, ids));
                     });
}

void RowActions::move(Move where)
{
    const QList<UploadId> &order = m_queue.order();
    const QList<UploadId> shown = m_shown ? m_shown() : order;
    const QSet<UploadId> moving(m_selection.cbegin(), m_selection.cend());
    qsizetype first = -1;
    qsizetype last = -1;
    for (qsizetype place = 0; place < shown.size(); ++place) {
        if (!moving.contains(shown[place]))
            continue;
        first = first < 0 ? place : first;
        last = place;
    }
    if (first < 0)
        return;
    UploadId before = 0;
    switch (where) {
    case Move::Up:
        before = shown[std::max<qsizetype>(0, first - 1)];
        break;
    case Move::Down: // behind the next one, whatever is hidden there
        before = order.value(order.indexOf(shown[std::min(last + 1, shown.size() - 1)]) + 1);
        break;
    case Move::Top:
        before = order.first();
        break;
    case Move::Bottom:
        break;
    }
    m_queue.move(m_selection, before);
}

} // namespace gui
