// JSON bodies to types, strictly: what a type needs must be there and sensible. Lenient only where protocol
// chapter 2 says so: numbers as strings and the reverse, booleans in their usual disguises.
#pragma once

#include "youku/types.h"

#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

#include <optional>

namespace youku {

// The body as a JSON object; nothing when it is no JSON or no object.
std::optional<QJsonObject> parseObject(const QByteArray &body);

// A whole number, also as text; nothing when it is none, or too large to be one.
std::optional<qint64> integer(const QJsonValue &value);

// Youku's error envelope (8.1) in any of its shapes, also as form text. Its words are as they came: up to
// 64 Ki characters, and perhaps with secrets in them.
struct Envelope {
    qint64 code = 0;
    QString description;
    QString type = {};
    bool foreign = false; // the number, as in base::Error
};
std::optional<Envelope> parseEnvelope(const QByteArray &body);
std::optional<Envelope> parseEnvelope(const QJsonObject &json);

// The base URL of an upload server: "host", "host:port" or "[v6]:port", with or without http://. Invalid when
// the text names no host, or more than a host.
QUrl uploadServerUrl(const QString &serverUri);

// Each answers nothing when the body is not what the protocol says.
std::optional<Created> parseCreated(const QJsonObject &json);
// Nobody's answer but the file in which the Python SDK keeps an upload it has begun (chapter 13), and as
// little to be trusted: token and server only.
std::optional<Created> parseBegunUpload(const QJsonObject &json);
// Of get_sts_inf; known clients ignore what else it holds (9.2).
std::optional<CloudKeys> parseCloudKeys(const QJsonObject &json);
std::optional<NextSlice> parseNextSlice(const QJsonObject &json);
std::optional<Checked> parseChecked(const QJsonObject &json);
std::optional<Committed> parseCommitted(const QJsonObject &json);
std::optional<Tokens> parseTokens(const QJsonObject &json);
std::optional<Spec> parseSpec(const QJsonObject &json);
std::optional<QList<Category>> parseCategories(const QJsonObject &json);
std::optional<Video> parseVideo(const QJsonObject &json);
// Of show_batch: those there are; one that is no video is left out.
std::optional<QList<Video>> parseVideos(const QJsonObject &json);
std::optional<User> parseUser(const QJsonObject &json);

} // namespace youku
