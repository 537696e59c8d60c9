#include "gui/window/blocking_notices.h"

#include "engine/network/network_policy.h"
#include "gui/queue/queue_model.h"
#include "gui/status/status_bar.h"
#include "gui/window/message_bar.h"
#include "words/reasons/reasons.h"

#include <utility>

using transfer::Activity;

namespace gui {

BlockingNotices::BlockingNotices(engine::Engine &engine, const QueueModel &model,
                                 engine::NetworkPolicy &network, MessageBar &bar, StatusBar &status,
                                 QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_model(model)
    , m_network(network)
    , m_bar(bar)
    , m_status(status)
{
    connect(&network, &engine::NetworkPolicy::changed, this, &BlockingNotices::refresh);
    connect(&engine.accounts(), &transfer::AccountSessions::signedIn, &bar,
            qOverload<>(&MessageBar::settleTrouble));
    connect(&engine.queue(), &transfer::UploadQueue::keepingFailed, &bar, [&bar](const base::Error &error) {
        bar.tell(MessageBar::Kind::Trouble, words::reasonFor(error).sentence);
    });
}

void BlockingNotices::refresh()
{
    showNetwork();
    if (m_model.count(Activity::WaitingForSignIn) > 0)
        tell(tr("Uploads wait for a sign-in. Progress is kept."), tr("Sign in"),
             [this] { emit signInWanted(); });
    else if (m_network.holding() && m_engine.queue().anythingRunning())
        tell(tr("This connection is metered. Uploads wait for another one; progress is kept."),
             tr("Go on anyway"), [this] { m_network.goOn(); });
    else
        settle();
}

void BlockingNotices::showNetwork()
{
    using Network = StatusBar::Network;
    if (m_network.metered())
        m_status.showNetwork(Network::Metered);
    else
        m_status.showNetwork(m_model.count(Activity::WaitingForNetwork) > 0 ? Network::Offline
                                                                            : Network::Online);
}

// Once, so that it can be closed.
void BlockingNotices::tell(const QString &sentence, const QString &action, std::function<void()> run)
{
    if (std::exchange(m_told, sentence) != sentence)
        m_bar.tell(MessageBar::Kind::Trouble, sentence, action, std::move(run));
}

void BlockingNotices::settle()
{
    if (!m_told.isEmpty())
        m_bar.settleTrouble(m_told);
    m_told.clear();
}

} // namespace gui
