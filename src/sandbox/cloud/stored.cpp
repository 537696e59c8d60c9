#include "sandbox/cloud/stored.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

QJsonObject toJson(const Part &part)
{
    return {{u"number"_s, part.number},
            {u"size"_s, part.size},
            {u"etag"_s, part.etag},
            {u"crc64"_s, QString::number(part.crc64)}, // longer than numbers of JSON are exact
            {u"modified"_s, part.modified},
            {u"revision"_s, part.revision}};
}

Part partFrom(const QJsonObject &json)
{
    return {json[u"number"].toInt(),       json[u"size"].toInteger(),
            json[u"etag"].toString(),      json[u"crc64"].toString().toULongLong(),
            json[u"modified"].toInteger(), json[u"revision"].toInt()};
}

QJsonObject toJson(const MultipartUpload &upload)
{
    return {{u"key"_s, upload.key}, {u"begun"_s, upload.begun}};
}

MultipartUpload multipartFrom(const QJsonObject &json)
{
    return {json[u"key"].toString(), json[u"begun"].toInteger(), {}};
}

QJsonObject toJson(const StoredObject &object)
{
    return {{u"key"_s, object.key},
            {u"size"_s, object.size},
            {u"etag"_s, object.etag},
            {u"crc64"_s, QString::number(object.crc64)},
            {u"modified"_s, object.modified},
            {u"upload_id"_s, object.uploadId},
            {u"files"_s, QJsonArray::fromStringList(object.files)}};
}

StoredObject objectFrom(const QJsonObject &json)
{
    StoredObject object{json[u"key"].toString(),
                        json[u"size"].toInteger(),
                        json[u"etag"].toString(),
                        json[u"crc64"].toString().toULongLong(),
                        json[u"modified"].toInteger(),
                        json[u"upload_id"].toString(),
                        {}};
    for (const QJsonValue &file : json[u"files"].toArray())
        object.files.append(file.toString());
    return object;
}

} // namespace sandbox
