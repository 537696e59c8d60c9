// Where one object of the store is: endpoint, bucket and key, checked once, where they come in.
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace oss {

struct ObjectLocation {
    QString endpoint;   // host and perhaps port, lower case, without scheme
    bool plain = false; // http: only to this machine, and only when the endpoint said so or says nothing
    QString bucket;
    QString key; // decoded, without a leading slash

    // Nothing unless the three make sense: an endpoint is "host", "host:port" or one with http:// or https://
    // before it and nothing else in it (plain http leads to this machine only, elsewhere it becomes https:
    // protocol 9.1); a bucket follows the store's rules for names (3 to 63 of a-z, 0-9 and -); a key is 1 to
    // 1023 bytes of UTF-8 that arrive as they are: no leading slash, no control character, no part that is
    // "." or ".." or empty.
    static std::optional<ObjectLocation> from(const QString &endpoint, const QString &bucket,
                                              const QString &key);

    // The bucket is a part of the host, or of the path where the host is a number or localhost (9.3). The key
    // is percent-encoded with its slashes kept.
    QUrl url() const;
    QUrl bucketUrl() const;
    // "cn-shanghai"; empty when the endpoint names none, as an accelerated or a local one does.
    QString region() const;

    bool operator==(const ObjectLocation &) const = default;

private:
    QUrl urlOf(const QString &name) const; // within the bucket
};

} // namespace oss
