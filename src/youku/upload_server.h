// The upload server ("gupload", protocol chapter 5): plain HTTP, known by the upload token alone.
//
// One object is one lane's way to the server: it owns a QNetworkAccessManager and so a warm connection of its
// own. It never sees an access token.
#pragma once

#include "youku/api_client.h"
#include "youku/sequential_body.h"

namespace youku {

class UploadServer : public QObject
{
    Q_OBJECT
public:
    // serverUri as create gave it: "host", "host:port", "[v6]:port"; a leading http:// does no harm.
    explicit UploadServer(const QString &serverUri, QObject *parent = nullptr);
    ~UploadServer() override;

    void setProxy(const QNetworkProxy &proxy);
    // A call fails when nothing moved for this long: 30 s, with a slice 45 s, unless set.
    void setStallTimes(int shortMs, int sliceMs);

    // extension without dot; sliceLengthKb is a wish, the server has the last word.
    Call *createFile(const QString &uploadToken, qint64 fileSize, const QString &extension, int sliceLengthKb,
                     QObject *context, Answer<Nothing> done);
    Call *newSlice(const QString &uploadToken, QObject *context, Answer<NextSlice> done);
    // body: exactly task.length bytes; the call takes it over.
    // md5: 32 hex digits of the slice; crc32: as 8 hex digits.
    Call *uploadSlice(const QString &uploadToken, const SliceTask &task, const QString &md5,
                      const QString &crc32, std::unique_ptr<SequentialBody> body, QObject *context,
                      Answer<NextSlice> done);
    Call *check(const QString &uploadToken, QObject *context, Answer<Checked> done);

private:
    QUrl at(const QString &call) const;

    QUrl m_base;
    int m_sliceStallMs = 45000;
    std::unique_ptr<Transport> m_transport;
};

} // namespace youku
