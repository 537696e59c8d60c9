// The end of a call that needs no request: it comes as any other does, from the event loop.
#pragma once

#include "base/result.h"
#include "http/client/call.h"

#include <QPointer>

#include <utility>

namespace youku {

template <typename T>
http::Call *endAtOnce(QObject *parent, QObject *context, base::Result<T> result, base::Answer<T> done)
{
    auto *call = new http::CallChain(parent);
    QMetaObject::invokeMethod(
        context,
        [call = QPointer(call), result = std::move(result), done = std::move(done)] {
            if (!call || call->ended())
                return;
            call->end();
            done(result);
        },
        Qt::QueuedConnection);
    return call;
}

} // namespace youku
