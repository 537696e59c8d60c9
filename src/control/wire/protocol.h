// What programs on one profile say to each other over a local socket: one JSON object a line, UTF-8, each end
// greeting first with {"protocol":1,"version":"0.9.0"}. Then the one that came sends one request
// (control/wire/request.h) and is told what happens (control/wire/events.h) until one of them goes.
//
// All of it comes from another process and is read as data: bounded, and of the expected types only.
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace control {

// Any change of what is said raises it: what one end does not know it must not pass over.
constexpr int protocolVersion = 1;
constexpr qint64 longestLine = 4 * 1024 * 1024; // more than a command line can hold
constexpr int patienceMs = 3000;                // for a greeting, a request

struct Greeting {
    int protocol = 0;
    QString version; // of the program
};

// With its end. Empty when it is more than a line may hold.
QByteArray lineOf(const QJsonObject &object);
// None: it is no object, or too long.
std::optional<QJsonObject> objectOf(const QByteArray &line);

QJsonObject greeting();
std::optional<Greeting> greetingFrom(const QJsonObject &object);

} // namespace control
