// What lies in the object store: parts, the multipart uploads they belong to, and objects. Plain values, and
// how they are kept.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>

namespace sandbox {

constexpr int mostParts = 10'000; // numbers count from 1 (protocol 9.3)

struct Part {
    int number = 0;
    qint64 size = 0;     // bytes
    QString etag;        // MD5 of the bytes, 32 upper-case hex digits
    quint64 crc64 = 0;   // ECMA-182
    qint64 modified = 0; // ms since the epoch, as all moments here
    int revision = 0;    // counts how often it was replaced; names its file

    QString fileName() const { return QStringLiteral("%1-%2").arg(number).arg(revision); }
};

struct MultipartUpload {
    QString key;
    qint64 begun = 0;
    std::map<int, Part> parts;
};

struct StoredObject {
    QString key;
    qint64 size = 0;
    QString etag; // no MD5; ends in -<number of parts>
    quint64 crc64 = 0;
    qint64 modified = 0;
    // While it is put together: the upload whose parts it is made of, and their files in order.
    QString uploadId;
    QStringList files;
};

QJsonObject toJson(const Part &part);
Part partFrom(const QJsonObject &json);
QJsonObject toJson(const MultipartUpload &upload); // without its parts
MultipartUpload multipartFrom(const QJsonObject &json);
QJsonObject toJson(const StoredObject &object);
StoredObject objectFrom(const QJsonObject &json);

} // namespace sandbox
