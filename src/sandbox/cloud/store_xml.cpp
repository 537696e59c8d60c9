#include "sandbox/cloud/store_xml.h"

#include "sandbox/cloud/store_time.h"

#include <QUrl>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// One document with this root; `fill` writes what is in it.
template <typename Fill>
QByteArray document(const QString &root, Fill fill)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartDocument();
    xml.writeStartElement(root);
    fill(xml);
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

QString quoted(const QString &etag)
{
    return u'"' + etag + u'"';
}

void writePlace(QXmlStreamWriter &xml, const Place &place)
{
    if (place.urlEncoded)
        xml.writeTextElement(u"EncodingType"_s, u"url"_s);
    xml.writeTextElement(u"Bucket"_s, place.bucket);
    xml.writeTextElement(u"Key"_s, place.urlEncoded ? QString::fromLatin1(QUrl::toPercentEncoding(place.key))
                                                    : place.key);
}

void writePart(QXmlStreamWriter &xml, const Part &part)
{
    xml.writeStartElement(u"Part"_s);
    xml.writeTextElement(u"PartNumber"_s, QString::number(part.number));
    xml.writeTextElement(u"LastModified"_s, isoMilliseconds(part.modified));
    xml.writeTextElement(u"ETag"_s, quoted(part.etag));
    xml.writeTextElement(u"HashCrc64ecma"_s, QString::number(part.crc64));
    xml.writeTextElement(u"Size"_s, QString::number(part.size));
    xml.writeEndElement();
}

WantedPart readPart(QXmlStreamReader &xml)
{
    WantedPart part;
    while (xml.readNextStartElement()) {
        if (xml.name() == u"PartNumber"_s)
            part.number = xml.readElementText().trimmed().toLongLong();
        else if (xml.name() == u"ETag"_s)
            part.etag = xml.readElementText().trimmed();
        else
            xml.skipCurrentElement();
    }
    if (part.etag.size() >= 2 && part.etag.startsWith(u'"') && part.etag.endsWith(u'"'))
        part.etag = part.etag.mid(1, part.etag.size() - 2);
    return part;
}

} // namespace

QByteArray initiateXml(const Place &place, const QString &uploadId)
{
    return document(u"InitiateMultipartUploadResult"_s, [&](QXmlStreamWriter &xml) {
        writePlace(xml, place);
        xml.writeTextElement(u"UploadId"_s, uploadId);
    });
}

QByteArray partsXml(const Place &place, const QString &uploadId, const PartPage &page)
{
    const int last = page.parts.isEmpty() ? page.marker : page.parts.constLast().number;
    return document(u"ListPartsResult"_s, [&](QXmlStreamWriter &xml) {
        writePlace(xml, place);
        xml.writeTextElement(u"UploadId"_s, uploadId);
        xml.writeTextElement(u"StorageClass"_s, u"Standard"_s);
        xml.writeTextElement(u"PartNumberMarker"_s, QString::number(page.marker));
        xml.writeTextElement(u"NextPartNumberMarker"_s, QString::number(last));
        xml.writeTextElement(u"MaxParts"_s, QString::number(page.most));
        xml.writeTextElement(u"IsTruncated"_s, page.isTruncated ? u"true"_s : u"false"_s);
        for (const Part &part : page.parts)
            writePart(xml, part);
    });
}

QByteArray uploadsXml(const QString &bucket, const QString &key, const QStringList &uploadIds)
{
    return document(u"ListMultipartUploadsResult"_s, [&](QXmlStreamWriter &xml) {
        xml.writeTextElement(u"Bucket"_s, bucket);
        xml.writeTextElement(u"Prefix"_s, key);
        xml.writeTextElement(u"IsTruncated"_s, u"false"_s);
        for (const QString &id : uploadIds) {
            xml.writeStartElement(u"Upload"_s);
            xml.writeTextElement(u"Key"_s, key);
            xml.writeTextElement(u"UploadId"_s, id);
            xml.writeEndElement();
        }
    });
}

QByteArray completeXml(const Place &place, const QString &endpoint, const QString &etag)
{
    return document(u"CompleteMultipartUploadResult"_s, [&](QXmlStreamWriter &xml) {
        writePlace(xml, place);
        xml.writeTextElement(u"Location"_s, u"http://%1/%2/%3"_s.arg(endpoint, place.bucket, place.key));
        xml.writeTextElement(u"ETag"_s, quoted(etag));
    });
}

std::optional<QList<WantedPart>> wantedPartsOf(const QByteArray &text)
{
    QXmlStreamReader xml(text);
    QList<WantedPart> parts;
    while (xml.readNext() == QXmlStreamReader::StartDocument || xml.isComment() || xml.isWhitespace()) {
    }
    if (!xml.isStartElement() || xml.name() != u"CompleteMultipartUpload"_s)
        return std::nullopt; // a declaration of types among others
    while (xml.readNextStartElement()) {
        if (xml.name() == u"Part"_s)
            parts.append(readPart(xml));
        else
            xml.skipCurrentElement();
        if (parts.size() > mostParts)
            return std::nullopt;
    }
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? std::nullopt : std::optional(parts);
}

} // namespace sandbox
