// Short-lived credentials that a transport needs beside the account: one renewal serves all lanes.
#pragma once

#include "base/result.h"

#include <QObject>

namespace transfer {

class CredentialSource
{
public:
    virtual ~CredentialSource() = default;

    // Tells those in use from later ones; not secret. Empty: none are needed.
    virtual QString current() const = 0;
    // Gets others, once for all who ask meanwhile. used: current() of those that were refused; when others
    // are in use by now it answers at once. Answers from the event loop, unless context is gone.
    virtual void renew(const QString &used, QObject *context, base::Answer<base::Nothing> done) = 0;
};

// Of transports that know an upload by its token alone.
class NoCredentials : public CredentialSource
{
public:
    QString current() const override { return {}; }
    void renew(const QString &, QObject *context, base::Answer<base::Nothing> done) override
    {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(base::Nothing{}); }, Qt::QueuedConnection);
    }
};

} // namespace transfer
