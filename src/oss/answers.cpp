#include "oss/answers.h"

#include "oss/xml.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oss {

namespace {

constexpr qsizetype longestCode = 64;
constexpr qsizetype longestEtag = 128;
constexpr qsizetype longestUploadId = 512;
constexpr qsizetype longestMessage = 64 * 1024; // what is kept of it is cut once it is clean
constexpr qsizetype longestErrorHeader = 64 * 1024;

template <typename Allowed>
bool consistsOf(const QString &text, qsizetype most, Allowed allowed)
{
    return !text.isEmpty() && text.size() <= most && std::all_of(text.cbegin(), text.cend(), allowed);
}

// Goes into URLs, headers and XML as it is.
bool isToken(const QString &text, qsizetype most)
{
    return consistsOf(text, most, [](QChar each) { return each > u' ' && each < u'\x7f'; });
}

bool isDigit(QChar each)
{
    return each >= u'0' && each <= u'9';
}

std::optional<quint64> natural(const QString &text)
{
    bool fits = false;
    const quint64 number = text.toULongLong(&fits);
    if (!fits || !std::all_of(text.cbegin(), text.cend(), isDigit))
        return std::nullopt;
    return number;
}

std::optional<qint64> naturalUpTo(qint64 most, const QString &text)
{
    const std::optional<quint64> number = natural(text);
    return number && *number <= quint64(most) ? std::optional(qint64(*number)) : std::nullopt;
}

QString headerOf(const http::HttpReply &reply, const char *name)
{
    return QString::fromLatin1(reply.header(name)).trimmed();
}

std::optional<quint64> crcOf(const http::HttpReply &reply)
{
    return natural(headerOf(reply, "x-oss-hash-crc64ecma"));
}

// Answers of one sort have one root.
std::optional<XmlElement> rooted(const QByteArray &xml, QLatin1StringView name)
{
    std::optional<XmlElement> root = parseXml(xml);
    return root && root->name == name ? root : std::nullopt;
}

std::optional<ListedPart> listedPart(const XmlElement &element)
{
    ListedPart part;
    const std::optional<qint64> number = naturalUpTo(mostParts, element.textOf("PartNumber"_L1));
    const std::optional<qint64> size = naturalUpTo(largestPart, element.textOf("Size"_L1));
    part.etag = element.textOf("ETag"_L1);
    if (!number || *number == 0 || !size || !isToken(part.etag, longestEtag))
        return std::nullopt;
    part.number = int(*number);
    part.size = *size;
    part.crc64 = natural(element.textOf("HashCrc64ecma"_L1));
    return part;
}

std::optional<QList<ListedPart>> listedParts(const XmlElement &root)
{
    QList<ListedPart> parts;
    for (const XmlElement &element : root.children) {
        if (element.name != "Part"_L1)
            continue;
        const std::optional<ListedPart> part = listedPart(element);
        if (!part)
            return std::nullopt;
        parts.append(*part);
    }
    std::sort(parts.begin(), parts.end(),
              [](const ListedPart &a, const ListedPart &b) { return a.number < b.number; });
    const auto twice =
        std::adjacent_find(parts.cbegin(), parts.cend(),
                           [](const ListedPart &a, const ListedPart &b) { return a.number == b.number; });
    return twice == parts.cend() ? std::optional(parts) : std::nullopt;
}

} // namespace

std::optional<Refusal> parseRefusal(const QByteArray &xml)
{
    const std::optional<XmlElement> root = rooted(xml, "Error"_L1);
    if (!root)
        return std::nullopt;
    Refusal refusal;
    refusal.code = root->textOf("Code"_L1);
    refusal.ec = root->textOf("EC"_L1);
    refusal.message = root->textOf("Message"_L1).left(longestMessage);
    refusal.serverTime = root->textOf("ServerTime"_L1);
    const auto inWord = [](QChar each) {
        return each.unicode() < 0x80 && (each.isLetterOrNumber() || each == u'.');
    };
    if (!consistsOf(refusal.code, longestCode, inWord))
        return std::nullopt;
    return refusal;
}

std::optional<Refusal> refusalIn(const http::HttpReply &reply)
{
    const QByteArray told = reply.header("x-oss-err");
    const bool inHeader = reply.body.isEmpty() && told.size() <= longestErrorHeader;
    std::optional<Refusal> refusal = parseRefusal(inHeader ? QByteArray::fromBase64(told) : reply.body);
    if (!refusal)
        return std::nullopt;
    if (refusal->ec.isEmpty())
        refusal->ec = headerOf(reply, "x-oss-ec");
    const auto inEc = [](QChar each) {
        return isDigit(each) || each == u'-';
    };
    if (!consistsOf(refusal->ec, longestCode, inEc))
        refusal->ec.clear();
    return refusal;
}

std::optional<QString> parseUploadId(const QByteArray &xml)
{
    const std::optional<XmlElement> root = rooted(xml, "InitiateMultipartUploadResult"_L1);
    if (!root)
        return std::nullopt;
    const QString id = root->textOf("UploadId"_L1);
    return isToken(id, longestUploadId) ? std::optional(id) : std::nullopt;
}

std::optional<QStringList> parseUploads(const QByteArray &xml, const QString &key)
{
    const std::optional<XmlElement> root = rooted(xml, "ListMultipartUploadsResult"_L1);
    if (!root)
        return std::nullopt;
    QStringList ids;
    for (const XmlElement &element : root->children) {
        const QString id = element.textOf("UploadId"_L1);
        if (element.name == "Upload"_L1 && element.textOf("Key"_L1) == key && isToken(id, longestUploadId))
            ids.append(id);
    }
    return ids;
}

std::optional<PartPage> parsePartPage(const QByteArray &xml, const QString &uploadId, int marker)
{
    const std::optional<XmlElement> root = rooted(xml, "ListPartsResult"_L1);
    if (!root || root->textOf("UploadId"_L1) != uploadId)
        return std::nullopt;
    const QString truncated = root->textOf("IsTruncated"_L1);
    const std::optional<QList<ListedPart>> parts = listedParts(*root);
    if (!parts || (truncated != "true"_L1 && truncated != "false"_L1))
        return std::nullopt;
    if (!parts->isEmpty() && parts->first().number <= marker)
        return std::nullopt;
    PartPage page{*parts, 0, truncated == "true"_L1};
    if (!page.truncated)
        return page;
    // Every page leads on, or there would be no end of pages.
    const std::optional<qint64> next = naturalUpTo(mostParts, root->textOf("NextPartNumberMarker"_L1));
    if (!next || page.parts.isEmpty() || *next < page.parts.last().number)
        return std::nullopt;
    page.nextMarker = int(*next);
    return page;
}

std::optional<Completed> parseCompleted(const http::HttpReply &reply)
{
    const std::optional<XmlElement> root = rooted(reply.body, "CompleteMultipartUploadResult"_L1);
    if (!root)
        return std::nullopt;
    const QString etag = root->textOf("ETag"_L1);
    return isToken(etag, longestEtag) ? std::optional(Completed{etag, crcOf(reply)}) : std::nullopt;
}

std::optional<PartReceipt> parseReceipt(const http::HttpReply &reply)
{
    const QString etag = headerOf(reply, "ETag");
    return isToken(etag, longestEtag) ? std::optional(PartReceipt{etag, crcOf(reply)}) : std::nullopt;
}

std::optional<ObjectInfo> parseObjectInfo(const http::HttpReply &reply)
{
    const std::optional<qint64> size =
        naturalUpTo(mostParts * largestPart, headerOf(reply, "Content-Length"));
    const QString etag = headerOf(reply, "ETag");
    if (!size || !isToken(etag, longestEtag))
        return std::nullopt;
    return ObjectInfo{*size, etag, crcOf(reply)};
}

QByteArray completionXml(const QList<NumberedPart> &parts)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartElement(u"CompleteMultipartUpload"_s);
    for (const NumberedPart &part : parts) {
        xml.writeStartElement(u"Part"_s);
        xml.writeTextElement(u"PartNumber"_s, QString::number(part.number));
        xml.writeTextElement(u"ETag"_s, part.etag);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    return bytes;
}

} // namespace oss
