// A call that comes to nothing once the one it is for is gone.
#pragma once

#include <QObject>
#include <QPointer>

#include <utility>

namespace base {

// call, which may be empty where it can be, for as long as context lives. For answers that somebody else
// keeps and calls in context's thread.
template <typename Call>
auto guarded(QObject *context, Call call)
{
    return [context = QPointer<QObject>(context), call = std::move(call)](const auto &...answer) {
        if (!context)
            return;
        if constexpr (requires { static_cast<bool>(call); }) {
            if (!call)
                return;
        }
        call(answer...);
    };
}

} // namespace base
