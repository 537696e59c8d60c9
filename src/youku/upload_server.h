// The upload server ("gupload", protocol chapter 5): plain HTTP, known by the upload token alone.
//
// One object is one lane's way to the server: it owns a QNetworkAccessManager and so a warm connection of its
// own. It never sees an access token.
//
// The slices of an upload lie on one machine (1.2), while a name may stand for several: so where the address
// of that machine is known it is spoken to by its address. When there is no way to it, or somebody else
// answers there, the next call goes by the name, and so on in turn.
//
// Lives in one thread, owned by whoever lends it to one lane or step at a time. Every failure is an Error
// with kind and fault set; 401 and 403 mean the upload, never the account.
#pragma once

#include "http/client/sequential_body.h"
#include "youku/api_client.h"

namespace youku {

// Where an upload server is.
struct ServerLocation {
    QString uri;     // as create gave it: "host", "host:port", "[v6]:port"; a leading http:// does no harm
    QString address; // the same with a number for the name; empty: not known

    bool operator==(const ServerLocation &) const = default;
};

class UploadServer : public QObject
{
    Q_OBJECT
public:
    explicit UploadServer(const ServerLocation &location, QObject *parent = nullptr);
    ~UploadServer() override;

    // Whether calls go to the address of its machine; false while they go by the name.
    bool byAddress() const { return m_byAddress; }
    void setProxy(const QNetworkProxy &proxy);
    // A call fails when nothing moved for this long: 30 s, with a slice 45 s, unless set.
    void setStallTimes(int shortMs, int sliceMs);

    // extension without dot; sliceLengthKb is a wish, the server has the last word.
    http::Call *createFile(const QString &uploadToken, qint64 fileSize, const QString &extension,
                           int sliceLengthKb, QObject *context, base::Answer<base::Nothing> done);
    http::Call *newSlice(const QString &uploadToken, QObject *context, base::Answer<NextSlice> done);
    // body: exactly task.length bytes; the call takes it over.
    // md5: 32 hex digits of the slice; crc32: as 8 hex digits.
    http::Call *uploadSlice(const QString &uploadToken, const SliceTask &task, const QString &md5,
                            const QString &crc32, std::unique_ptr<http::SequentialBody> body,
                            QObject *context, base::Answer<NextSlice> done);
    http::Call *check(const QString &uploadToken, QObject *context, base::Answer<Checked> done);

private:
    QUrl at(const QString &call) const;
    template <typename T>
    base::Answer<T> watched(base::Answer<T> done);

    QUrl m_name;
    QUrl m_address;
    bool m_byAddress = false;
    int m_sliceStallMs = 45000;
    std::unique_ptr<http::HttpClient> m_client;
};

} // namespace youku
