// Alibaba's object store as far as uploads to Youku need it: one bucket, multipart uploads, objects, and the
// temporary keys to them (protocol chapter 9). Knows no socket and no signature.
//
// Kept in the sandbox's folder and database; goes on after kill -9. A completed object is there at once, but
// put together and hashed in the background: while isBusy(), nobody should be told of it yet. Belongs to the
// thread of its model, which outlives it. Moments are ms of the model's clock, sizes bytes.
#pragma once

#include "sandbox/cloud/store_error.h"
#include "sandbox/cloud/store_xml.h"
#include "sandbox/cloud/stored.h"
#include "sandbox/cloud/temporary_keys.h"
#include "sandbox/model/youku_model.h"
#include "sandbox/storage/cloud_tables.h"
#include "sandbox/storage/piece_files.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <optional>

namespace sandbox {

// What a body is checked by.
struct BodySums {
    QByteArray md5; // 16 bytes
    quint64 crc64 = 0;
};

class ObjectStore : public QObject
{
    Q_OBJECT
public:
    explicit ObjectStore(YoukuModel &model);

    // After the model.
    bool open(const QString &dir, QString *error);

    static QString bucket();
    static QString newKey(const QString &extension);
    TemporaryKeys &keys() { return m_keys; }

    // "127.0.0.1:<port>", once there is a host; empty: none.
    QString endpoint() const { return m_endpoint; }
    void setEndpoint(const QString &endpoint) { m_endpoint = endpoint; }
    bool isOffered() const { return !m_endpoint.isEmpty() && m_model.behaviour().transports.oss; }
    // What create and get_sts_inf say of an object: where it goes, and a new key to it.
    QJsonObject offer(const QString &key);

    // Null when there is none of this id for this key.
    const MultipartUpload *find(const QString &uploadId, const QString &key) const;
    QStringList uploadsOf(const QString &key) const; // begun, and neither completed nor aborted
    const StoredObject *object(const QString &key) const;
    bool isBusy(const QString &key) const;

    // The UploadId.
    QString initiate(const QString &key);
    // Of an upload that find() knows.
    std::optional<StoreError> putPart(const QString &uploadId, int number, const QByteArray &bytes,
                                      const BodySums &sums);
    PartPage partsAfter(const QString &uploadId, int marker, int most) const;
    std::optional<StoreError> complete(const QString &uploadId, const QList<WantedPart> &wanted);
    void abort(const QString &uploadId);

    void noteBytes(qint64 came) { m_counters.bytesReceived += came; }
    // As GET /sandbox/state tells it under "oss".
    QJsonObject state() const;

signals:
    // The object is whole and hashed; isBusy() no more.
    void settled(const QString &key);

private:
    // What the store saw since the start.
    struct Counters {
        qint64 initiates = 0;
        qint64 parts = 0; // taken for the first time
        qint64 bytes = 0; // in those
        qint64 partsTwice = 0;
        qint64 bytesTwice = 0;
        qint64 bytesReceived = 0; // of parts, whatever became of them
        qint64 completes = 0;
        qint64 aborts = 0;
        qint64 keys = 0; // given out
    };

    void put(StoredObject object);
    void join(const StoredObject &object);
    void finish(const QString &uploadId, const QString &md5);
    void tellOwner(const StoredObject &object, const QString &uploadId, const QString &md5);
    void readAhead(const QString &uploadId, int newNumber);
    // Somebody wants to know what is in the bytes.
    bool isLookedAt() const;
    bool isAbandoned(const MultipartUpload &upload) const;

    YoukuModel &m_model;
    CloudTables m_tables;
    PieceFiles m_pieces;
    TemporaryKeys m_keys;
    QString m_endpoint;
    std::map<QString, MultipartUpload> m_uploads; // by UploadId
    QHash<QString, StoredObject> m_objects;       // by key
    Counters m_counters;
};

} // namespace sandbox
