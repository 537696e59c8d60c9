// One question to the cloud store on its way: its requests, and who is told. For CloudTransport alone.
#pragma once

#include "http/client/call.h"
#include "transfer/transport/cloud/cloud_session.h"

#include <functional>
#include <utility>

namespace transfer {

template <typename T>
struct CloudRun {
    http::CallChain *chain = nullptr; // goes with who asked; ended when nobody waits any more
    base::Answer<T> done;

    void end(const base::Result<T> &result) const
    {
        const base::Answer<T> told = done;
        chain->end();
        told(result);
    }
};

template <typename T>
http::Call *answerLater(QObject *context, base::Answer<T> done, const base::Result<T> &result)
{
    auto *chain = new http::CallChain(context);
    QMetaObject::invokeMethod(
        chain,
        [run = CloudRun<T>{chain, std::move(done)}, result] {
            if (!run.chain->ended())
                run.end(result);
        },
        Qt::QueuedConnection);
    return chain;
}

// Goes on once there are keys.
template <typename T>
http::Call *startRun(CloudSession &session, QObject *context, base::Answer<T> done,
                     std::function<void(const CloudRun<T> &)> next)
{
    auto *chain = new http::CallChain(context);
    chain->setObjectName(context->objectName()); // the log names calls by it
    const CloudRun<T> run{chain, std::move(done)};
    session.whenReady(chain, [run, next = std::move(next)](const base::Result<base::Nothing> &ready) {
        if (run.chain->ended())
            return;
        if (ready.ok())
            next(run);
        else
            run.end(ready.error());
    });
    return chain;
}

} // namespace transfer
