// One object of Alibaba's object store, sent in parts (protocol 9.3).
//
// One client is one lane's way to the store: it owns an HttpClient and so a warm connection of its own. What
// it learns about clock and signature from a refusal is learned by the signer, and the error's rule
// (oss/reactions.h) then says to repeat. Nothing that changes something is ever sent twice behind our back.
//
// Lives in one thread, that of its signer. Every failure is an Error with kind and fault set, and with the
// store's word for a code; its message holds no secret.
#pragma once

#include "base/result.h"
#include "http/client/http_client.h"
#include "oss/signer.h"
#include "oss/types.h"

#include <memory>

namespace oss {

class OssClient : public QObject
{
    Q_OBJECT
public:
    explicit OssClient(const std::shared_ptr<Signer> &signer, QObject *parent = nullptr);
    ~OssClient() override;

    // Another object, with connections to the same host left as they are. Not while a call is under way.
    void setSigner(const std::shared_ptr<Signer> &signer) { m_signer = signer; }
    void setProxy(const QNetworkProxy &proxy);
    // A call fails when nothing moved for this long: 30 s, with a part 45 s, unless set.
    void setStallTimes(int shortMs, int partMs);

    // The id of a new multipart upload.
    http::Call *initiate(QObject *context, base::Answer<QString> done);
    // number: 1 to 10000. md5: its 16 bytes; empty: not told. The call takes the body over.
    http::Call *uploadPart(const QString &uploadId, int number, const QByteArray &md5,
                           std::unique_ptr<http::SequentialBody> body, QObject *context,
                           base::Answer<PartReceipt> done);
    // One page of what the store has, after part number `marker`; 0 for the first.
    http::Call *listParts(const QString &uploadId, int marker, QObject *context, base::Answer<PartPage> done);
    // Every part, numbers ascending. Not idempotent: NoSuchUpload may mean that an earlier one did it.
    http::Call *complete(const QString &uploadId, const QList<NumberedPart> &parts, QObject *context,
                         base::Answer<Completed> done);
    // NoSuchUpload is as good as success, says its rule.
    http::Call *abort(const QString &uploadId, QObject *context, base::Answer<base::Nothing> done);
    // The ids of all multipart uploads of this object that are begun, one page of them at most.
    http::Call *listUploads(QObject *context, base::Answer<QStringList> done);
    http::Call *head(QObject *context, base::Answer<ObjectInfo> done);

private:
    static http::HttpRequest request(base::Operation operation, const QString &name, const QByteArray &verb);
    http::Call *send(http::HttpRequest request, const Query &query, QObject *context,
                     http::HttpClient::Done done);

    std::shared_ptr<Signer> m_signer;
    int m_partStallMs = 45000;
    std::unique_ptr<http::HttpClient> m_client;
};

} // namespace oss
