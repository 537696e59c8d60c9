// Who asks: what its environment says, where that could differ from that of the program which holds the
// profile.
#pragma once

#include <QJsonObject>
#include <QString>

namespace engine {
class Engine;
}

namespace control {

struct Caller {
    QString language; // "zh_CN"
    QString apiUrl;   // YOUCHUAN_API_URL
    QString api;      // YOUCHUAN_API
    QString account;  // of the environment, as a digest that tells no secret; empty: none

    static Caller ofThisProgram();
};

// Whether the holder of this engine can do for the caller what that one would have done by itself.
struct Standing {
    QString refusal; // a sentence; empty: it can
    QString account; // the caller's, by its name; empty: the default one
};
Standing standingOf(const Caller &caller, engine::Engine &engine);

} // namespace control
