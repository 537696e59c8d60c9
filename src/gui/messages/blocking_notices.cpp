#include "gui/messages/blocking_notices.h"

#include "engine/network/network_policy.h"
#include "gui/messages/message_bar.h"
#include "gui/queue/queue_model.h"
#include "gui/status/status_bar.h"
#include "words/reasons/reasons.h"

#include <QDesktopServices>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;
using transfer::Wait;

namespace gui {

namespace {

bool isPortal(const base::Error &error)
{
    constexpr int networkWantsSignIn = 511;
    return error.fault == base::Fault::Intercepted || error.httpStatus == networkWantsSignIn;
}

} // namespace

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
    const auto full = [this](const base::Error &error) {
        m_mayBeFull = true;
        refresh();
        if (!m_mayBeFull) // and nothing waits for it
            m_bar.answer(words::reasonFor(error).sentence);
    };
    // Once the uploads know as well.
    connect(&engine.queue(), &transfer::UploadQueue::keepingFailed, this, full, Qt::QueuedConnection);
}

QUrl BlockingNotices::signInPage()
{
    return QUrl(u"http://www.youku.com/"_s);
}

void BlockingNotices::refresh()
{
    showNetwork();
    m_bar.setCause(cause());
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

std::optional<Message> BlockingNotices::cause()
{
    if (const auto full = fullDisk())
        return full;
    if (m_model.count(Activity::WaitingForSignIn) > 0)
        return signedOut();
    if (m_network.holding() && m_engine.queue().anythingRunning())
        return metered();
    if (m_model.count(Activity::WaitingForNetwork) > 0)
        return noNetwork();
    return std::nullopt;
}

// Any of them knows why; the same one for as long as it waits.
const Upload *BlockingNotices::waitingForNetwork()
{
    const transfer::UploadQueue &queue = m_engine.queue();
    const auto waits = [&queue](UploadId id) {
        const Upload *upload = queue.find(id);
        return upload && upload->activity() == Activity::WaitingForNetwork;
    };
    if (!waits(m_waiting)) {
        const auto found = std::find_if(queue.order().cbegin(), queue.order().cend(), waits);
        m_waiting = found == queue.order().cend() ? 0 : *found;
    }
    return queue.find(m_waiting);
}

std::optional<Message> BlockingNotices::fullDisk()
{
    if (!m_mayBeFull)
        return std::nullopt;
    int count = 0;
    const Upload *waiting = nullptr;
    for (const UploadId id : m_engine.queue().order()) {
        const Upload *upload = m_engine.queue().find(id);
        if (!upload || upload->wait().what != Wait::For::Room)
            continue;
        ++count;
        waiting = upload;
    }
    m_mayBeFull = waiting;
    if (!waiting)
        return std::nullopt;
    Message message;
    message.tone = Message::Tone::Error;
    message.icon = u"state-failed"_s;
    message.sentence = words::reasonFor(waiting->wait().reason).sentence;
    message.detail = tr("%n upload(s) wait and go on by themselves once there is room. Nothing sent is lost.",
                        nullptr, count);
    return message;
}

Message BlockingNotices::signedOut()
{
    Message message;
    message.tone = Message::Tone::Error;
    message.icon = u"state-sign-in"_s;
    message.sentence = tr("Youku wants you to sign in");
    message.detail = tr("%n upload(s) wait and go on by themselves after that. Nothing sent is lost.",
                        nullptr, m_model.count(Activity::WaitingForSignIn));
    message.steps = {{tr("Sign in"), u"causeSignIn"_s, [this] {
                          emit signInWanted();
                      }}};
    return message;
}

Message BlockingNotices::metered()
{
    Message message;
    message.tone = Message::Tone::Attention;
    message.icon = u"online"_s;
    message.sentence = tr("This connection is metered");
    message.detail = tr("%n upload(s) wait for another one. Nothing sent is lost.", nullptr,
                        std::max(1, m_model.count(Activity::WaitingForNetwork)));
    message.steps = {{tr("Go on anyway"), u"causeGoOn"_s, [this] {
                          m_network.goOn();
                      }}};
    return message;
}

Message BlockingNotices::noNetwork()
{
    const MessageStep tryNow{tr("Try now"), u"causeTryNow"_s, [this] {
                                 m_engine.lookForNetwork();
                             }};
    const int count = m_model.count(Activity::WaitingForNetwork);
    Message message;
    message.tone = Message::Tone::Attention;
    message.icon = u"state-network"_s;
    const Upload *waiting = waitingForNetwork();
    const base::Error reason = waiting ? waiting->wait().reason : base::Error();
    if (isPortal(reason)) {
        message.sentence = tr("This network wants you to sign in before it lets anything through");
        message.detail =
            tr("%n upload(s) wait and go on by themselves. Nothing sent is lost.", nullptr, count);
        message.steps = {{tr("Open sign-in page"), u"causeSignInPage"_s,
                          [] {
                              QDesktopServices::openUrl(signInPage());
                          }},
                         tryNow};
        return message;
    }
    const bool named =
        waiting && reason.fault != base::Fault::Unreachable && reason.fault != base::Fault::Local;
    message.sentence = named ? words::reasonFor(reason).sentence : tr("There is no network");
    message.detail =
        named ? tr("%n upload(s) wait and go on by themselves. Nothing sent is lost.", nullptr, count)
              : tr("%n upload(s) wait and go on by themselves when you are online.", nullptr, count);
    message.steps = {tryNow};
    return message;
}

} // namespace gui
