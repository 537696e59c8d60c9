#include "gui/window/blocking_notices.h"

#include "engine/words.h"
#include "gui/desktop/metered_watch.h"
#include "gui/queue/queue_model.h"
#include "gui/window/message_bar.h"
#include "gui/window/status_bar.h"

#include <utility>

using transfer::Activity;

namespace gui {

Troubles::Troubles(engine::Engine &engine, const QueueModel &model, MeteredWatch &metered, MessageLine &line,
                   StatusStrip &status, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_model(model)
    , m_metered(metered)
    , m_line(line)
    , m_status(status)
{
    connect(&metered, &MeteredWatch::changed, this, &Troubles::refresh);
    connect(&engine.account(), &transfer::AccountSession::signedIn, &line,
            qOverload<>(&MessageLine::settleTrouble));
    connect(&engine.queue(), &transfer::UploadQueue::keepingFailed, &line, [&line](const base::Error &error) {
        line.tell(MessageLine::Kind::Trouble, engine::reasonFor(error).sentence);
    });
}

void Troubles::refresh()
{
    showNetwork();
    if (m_model.count(Activity::WaitingForSignIn) > 0)
        tell(tr("Uploads wait for a sign-in. Progress is kept."), tr("Sign in"),
             [this] { emit signInWanted(); });
    else if (m_metered.holding() && m_engine.queue().anythingRunning())
        tell(tr("This connection is metered. Uploads wait for another one; progress is kept."),
             tr("Go on anyway"), [this] { m_metered.goOn(); });
    else
        settle();
}

void Troubles::showNetwork()
{
    using Network = StatusStrip::Network;
    if (m_metered.metered())
        m_status.showNetwork(Network::Metered);
    else
        m_status.showNetwork(m_model.count(Activity::WaitingForNetwork) > 0 ? Network::Offline
                                                                            : Network::Online);
}

// Once, so that it can be closed.
void Troubles::tell(const QString &sentence, const QString &action, std::function<void()> run)
{
    if (std::exchange(m_told, sentence) != sentence)
        m_line.tell(MessageLine::Kind::Trouble, sentence, action, std::move(run));
}

void Troubles::settle()
{
    if (!m_told.isEmpty())
        m_line.settleTrouble(m_told);
    m_told.clear();
}

} // namespace gui
