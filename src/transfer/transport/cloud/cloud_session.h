// What all lanes and steps of one upload share on their way to the store: the keys to its object, how
// requests are signed, and connections that stay warm.
//
// Keys are renewed once for all: before they end, and when the store refuses them (protocol 9.2). Those that
// still hold are used meanwhile, refused ones never again. Where new ones are said to have ended already, a
// clock is wrong, and only the store's refusal counts. The engine's thread; kept by CloudTransports.
#pragma once

#include "base/clock.h"
#include "oss/signer.h"
#include "transfer/transport/credential_source.h"
#include "youku/types.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace http {
class Call;
}

namespace transfer {

class CloudSession : public QObject, public CredentialSource
{
    Q_OBJECT
public:
    // Asks Youku for keys. Their first answer after a death may name another endpoint.
    using Ask = std::function<http::Call *(QObject *context, base::Answer<youku::CloudKeys> done)>;

    // Whether bytes may go there.
    using Guard = std::function<bool(const QUrl &server)>;

    CloudSession(const oss::ObjectLocation &location, base::Clock &clock, Ask ask, Guard guard);

    const std::shared_ptr<oss::Signer> &signer() const { return m_signer; }
    void setKeys(const youku::CloudKeys &keys);
    // Neither keys nor anybody who waits for some: it is as good as a new one.
    bool idle() const { return !valid(0) && m_waiting.empty(); }

    QString current() const override;
    void renew(const QString &used, QObject *context, base::Answer<base::Nothing> done) override;
    // Goes on at once with keys that hold, or with an answer from the event loop once there are some, or
    // none are to be had. Not when context is gone by then.
    void whenReady(QObject *context, base::Answer<base::Nothing> done);

    // An Initiate may have left whose answer nobody knows: also of an earlier life.
    bool mayHaveBegun() const { return m_mayHaveBegun; }
    void noteNothingBegun() { m_mayHaveBegun = false; }
    void noteInitiate();
    void noteRefused() { m_initiatedMs.reset(); } // what left: nothing comes of it
    // One left so lately that the store may not have acted on it yet, though nobody waits for it any more.
    bool mayStillBegin() const;
    // Unless context is gone by then.
    void lookAgain(QObject *context, std::function<void()> look);

private:
    bool valid(qint64 stillMs) const; // for so long, at least
    void ask();
    void moveTo(const QString &endpoint);
    void answered(const base::Result<youku::CloudKeys> &answer);

    base::Clock &m_clock;
    const Ask m_ask;
    const Guard m_guard;
    std::shared_ptr<oss::Signer> m_signer;
    int m_generation = 0;      // of the keys; 0: none yet
    qint64 m_soonMs = 0;       // how long before their end others are asked for
    bool m_endUnknown = false; // what is said of it cannot be
    bool m_refused = false;    // by the store
    bool m_asking = false;
    bool m_mayHaveBegun = true;
    std::optional<qint64> m_initiatedMs; // monotonic
    std::vector<base::Answer<base::Nothing>> m_waiting;
};

} // namespace transfer
