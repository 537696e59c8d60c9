#include "transfer/services/upload_spec.h"

#include "base/guarded.h"
#include "youku/reactions.h"

#include <utility>

namespace transfer {

UploadSpec::UploadSpec(youku::ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void UploadSpec::ask(QObject *context, base::Answer<base::Nothing> done)
{
    m_waiting.push_back(base::guarded(context, std::move(done)));
    // By then an answer that was under way may have told whoever waits.
    QMetaObject::invokeMethod(
        this, [this] { m_waiting.empty() ? void() : put(); }, Qt::QueuedConnection);
}

void UploadSpec::askAgain()
{
    if (!m_spec)
        m_refused = false;
    put();
}

void UploadSpec::put()
{
    if (m_asking)
        return;
    if (m_spec || m_refused) {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &answer : waiting)
            answer(base::Nothing());
        return;
    }
    m_asking = true;
    m_api.spec(this, [this](const base::Result<youku::Spec> &answer) { answered(answer); });
}

void UploadSpec::answered(const base::Result<youku::Spec> &answer)
{
    m_asking = false;
    const bool unreachable =
        !answer.ok() && youku::reactions().ruleFor(answer.error()).reaction == base::Reaction::WaitForNetwork;
    if (unreachable) {
        const auto waiting = std::exchange(m_waiting, {});
        for (const auto &each : waiting)
            each(answer.error());
        return;
    }
    if (answer.ok()) {
        m_spec = answer.value();
        emit known();
    } else {
        m_refused = true;
        emit notTold(answer.error());
    }
    put();
}

} // namespace transfer
