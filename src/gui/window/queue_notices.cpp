#include "gui/window/queue_notices.h"

#include "gui/adding/adder.h"
#include "gui/adding/published_already.h"
#include "gui/adding/same_content.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/earlier_video.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"
#include "gui/window/message_bar.h"

#include <QWidget>

using transfer::UploadId;

namespace gui {

News::News(engine::Engine &engine, MessageLine &line, Adder &adder, RowActions &actions, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_line(line)
    , m_adder(adder)
    , m_actions(actions)
    , m_window(window)
{
    connect(&adder, &Adder::searching, this, &News::searching);
    connect(&adder, &Adder::added, this, [this](const QList<UploadId> &ids) { m_added = ids; });
    connect(&adder, &Adder::summary, this, &News::added);
    connect(&actions.removals(), &Removals::changed, this, &News::removed);
    connect(&actions, &RowActions::told, this, [this](const QString &sentence) { tell(sentence); });
    auto *earlier = new EarlierVideo(engine, this);
    connect(&actions, &RowActions::showWanted, earlier, &EarlierVideo::show);
    connect(earlier, &EarlierVideo::selectWanted, this, &News::selectWanted);
    connect(earlier, &EarlierVideo::told, this, [this](const QString &sentence) { tell(sentence); });
    connect(new SameContent(engine, this), &SameContent::found, this, &News::sameContent);
    new PublishedAlready(engine, actions, window);
}

void News::tell(const QString &sentence, const QString &action, std::function<void()> run)
{
    using Kind = MessageLine::Kind;
    m_line.tell(action.isEmpty() ? Kind::Passing : Kind::Information, sentence, action, std::move(run));
}

void News::searching(const QString &sentence)
{
    if (sentence.isEmpty())
        m_line.settleInformation();
    else
        tell(sentence, tr("Cancel"), [this] { m_adder.cancel(); });
}

void News::added(const QString &sentence, const QList<ListRow> &rows)
{
    if (rows.isEmpty()) // they are at the end of the queue, and want to be filled in
        return m_line.tell(MessageLine::Kind::Passing, sentence, tr("Select"),
                           [this, ids = m_added] { emit selectWanted(ids); });
    const QString heading = m_added.isEmpty() ? tr("Left out") : tr("What was added");
    tell(sentence, tr("Show"), [this, heading, sentence, rows] {
        ask::list(m_window, {heading, sentence, tr("File"), tr("Reason"), rows, {}, {}});
    });
}

void News::removed(int count)
{
    if (count == 0) // brought back
        return m_line.settleInformation();
    tell(tr("Removed %n from the list. The files are untouched.", nullptr, count), tr("Undo"),
         [this] { m_actions.removals().undo(); });
}

void News::sameContent(const QList<ListRow> &rows, const QList<UploadId> &later, const QList<UploadId> &all)
{
    const QString sentence =
        tr("%n file(s) hold the same video as one that is here already", nullptr, int(rows.size()));
    tell(sentence, tr("Show"), [this, sentence, rows, later, all] {
        ask::list(
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
