// The store's XML, parsed (protocol 9.3): every function takes untrusted bytes and returns nothing when a
// member is missing, of the wrong form or out of its bounds. Any thread.
#pragma once

#include "http/client/http_reply.h"
#include "oss/types.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace oss {

// <Error>. Never to be logged or kept as it came: it may repeat tokens and what was signed.
struct Refusal {
    QString code;
    QString ec;         // tells apart what has the same code: "0002-00000080"; may be empty
    QString message;    // for people, not redacted yet
    QString serverTime; // RequestTimeTooSkewed
};

std::optional<Refusal> parseRefusal(const QByteArray &xml);
// Of a reply, wherever it stands: HEAD has no body and tells it in a header.
std::optional<Refusal> refusalIn(const http::HttpReply &reply);

std::optional<QString> parseUploadId(const QByteArray &xml);
// Of this key alone; one page.
std::optional<QStringList> parseUploads(const QByteArray &xml, const QString &key);
// marker: the page was asked with; uploadId: asked for.
std::optional<PartPage> parsePartPage(const QByteArray &xml, const QString &uploadId, int marker);
std::optional<Completed> parseCompleted(const http::HttpReply &reply);
std::optional<PartReceipt> parseReceipt(const http::HttpReply &reply);
std::optional<ObjectInfo> parseObjectInfo(const http::HttpReply &reply);

// The body of Complete.
QByteArray completionXml(const QList<NumberedPart> &parts);

} // namespace oss
