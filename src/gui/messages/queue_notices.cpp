#include "gui/messages/queue_notices.h"

#include "gui/adding/adder.h"
#include "gui/adding/known_sentence.h"
#include "gui/adding/published_already.h"
#include "gui/messages/message_bar.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/earlier_video.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "transfer/files/local_path.h"
#include "words/numbers.h"

#include <QLocale>
#include <QWidget>

using transfer::UploadId;

namespace gui {

QueueNotices::QueueNotices(engine::Engine &engine, MessageBar &bar, Adder &adder, RowActions &actions,
                           QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_bar(bar)
    , m_adder(adder)
    , m_actions(actions)
    , m_window(window)
{
    connect(&adder, &Adder::searching, this, &QueueNotices::searching);
    connect(&adder, &Adder::added, this, [this](const QList<UploadId> &ids) { m_added = ids; });
    connect(&adder, &Adder::summary, this, &QueueNotices::added);
    connect(&actions.removals(), &Removals::leaving, this, &QueueNotices::noteStopped);
    connect(&actions.removals(), &Removals::changed, this, &QueueNotices::removed);
    connect(&actions, &RowActions::told, this, [this](const QString &sentence) { tell(sentence); });
    auto *earlier = new EarlierVideo(engine, this);
    connect(&actions, &RowActions::showWanted, earlier, &EarlierVideo::show);
    connect(earlier, &EarlierVideo::selectWanted, this, &QueueNotices::selectWanted);
    connect(earlier, &EarlierVideo::told, this, [this](const QString &sentence) { tell(sentence); });
    connect(new ingest::SameContent(engine.queue(), engine.settings(), this), &ingest::SameContent::found,
            this, &QueueNotices::sameContent);
    new PublishedAlready(engine, actions, window);
}

void QueueNotices::tell(const QString &sentence, const QString &action, std::function<void()> run)
{
    m_bar.answer(sentence, action, std::move(run));
}

void QueueNotices::started(const QString &sentence, const QList<UploadId> &ids)
{
    if (ids.isEmpty())
        return tell(sentence);
    tell(sentence, tr("Show"), [this, ids] { emit selectWanted(ids); });
}

void QueueNotices::searching(const QString &sentence)
{
    if (sentence.isEmpty())
        m_bar.settleAnswer();
    else
        m_bar.tellOngoing(sentence, tr("Cancel"), [this] { m_adder.cancel(); });
}

void QueueNotices::added(const QString &sentence, const QList<ListRow> &rows)
{
    if (rows.isEmpty()) // they are at the end of the queue, and want to be filled in
        return m_bar.answer(sentence, tr("Select"), [this, ids = m_added] { emit selectWanted(ids); });
    const QString heading = m_added.isEmpty() ? tr("Left out") : tr("What was added");
    tell(sentence, tr("Show"), [this, heading, sentence, rows] {
        prompts::list(m_window, {heading, sentence, tr("File"), tr("Reason"), rows, {}, {}});
    });
}

void QueueNotices::noteStopped(const QList<UploadId> &leaving)
{
    m_stopped = 0;
    m_stoppedBytes = 0;
    for (const UploadId id : leaving) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (!upload || !upload->active())
            continue;
        ++m_stopped;
        m_stoppedBytes += upload->progress().acknowledged;
    }
}

void QueueNotices::removed(int count)
{
    if (count == 0) // brought back
        return m_bar.settleAnswer();
    const QString sent = words::sizeText(m_stoppedBytes);
    const QString sentence =
        m_stopped == 0 ? tr("Removed %n from the list. The files are untouched.", nullptr, count)
        : count == 1   ? tr("Removed 1, its upload was stopped (%1 sent)").arg(sent)
                       : tr("Removed %1, %n upload(s) of them stopped (%2 sent)", nullptr, m_stopped)
                           .arg(QLocale().toString(count), sent);
    tell(sentence, tr("Undo"), [this] { m_actions.removals().undo(); });
}

void QueueNotices::sameContent(const QList<ingest::SameContent::Pair> &pairs)
{
    QList<ListRow> rows;
    QList<UploadId> later;
    QList<UploadId> earlier;
    for (const auto &pair : pairs) {
        later.append(pair.later);
        earlier.append(pair.earlier);
        rows.append({transfer::shownFileName(m_engine.queue().find(pair.later)->record().path),
                     knownSentence(ingest::knownVideo(m_engine.queue().find(pair.earlier)->record())),
                     {}});
    }
    const QString sentence =
        tr("%n file(s) hold the same video as one that is here already", nullptr, int(rows.size()));
    tell(sentence, tr("Show"), [this, sentence, rows, later, all = later + earlier] {
        prompts::list(
            m_window,
            {tr("Added before"), sentence, tr("File"), tr("Where it is"), rows, tr("Remove"), tr("Keep")},
            [this, later, all](bool yes) {
                if (yes)
                    m_actions.run(RowCommand::Remove, later);
                else
                    m_engine.queue().uploadAnyway(all);
            });
    });
}

} // namespace gui
