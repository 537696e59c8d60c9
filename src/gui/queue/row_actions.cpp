#include "gui/queue/row_actions.h"

#include "gui/prompts/prompts.h"
#include "gui/queue/removals.h"
#include "gui/queue/show_in_folder.h"
#include "words/numbers.h"
#include "words/uploads/video_words.h"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QGuiApplication>
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
}

void RowActions::setSelection(const QList<UploadId> &ids)
{
    m_selection = ids;
    emit selectionChanged();
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
