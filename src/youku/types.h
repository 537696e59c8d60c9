// Plain data of the wire. Sizes and offsets are bytes (64-bit) unless a name says KB (1024 bytes).
// Chapter numbers are those of the protocol: 4 create, 5 upload server, 6 commit, 7 lists.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace youku {

// Which of Youku's two APIs an application belongs to: that of chapters 4 to 7, or the signed one of
// chapter 11.
enum class ApiKind { Open, Signed };

// Who calls. Secrets; never logged.
struct Credentials {
    QString clientId;
    QString accessToken;
    QString refreshToken; // may be empty: then an expired access token needs a new sign-in
    QString clientSecret; // only sent with a refresh, and only when set; the signed API signs with it
    ApiKind api = ApiKind::Open;

    bool operator==(const Credentials &) const = default;
};

// What create says of the file besides the metadata.
struct FileFacts {
    QString fileName; // with extension, without folder
    qint64 fileSize = 0;
    QString md5;             // 32 lower-case hex digits of the whole file
    bool wantsCloud = false; // its bytes may go to the cloud store (9.1)
};

// Short-lived keys to one object of the cloud store (9.1, 9.2). Secrets, in memory only.
struct CloudKeys {
    QString accessId;
    QString accessSecret;
    QString securityToken;
    QDateTime expires;     // UTC; invalid: not told
    QString endpoint = {}; // where the object is now; empty: as before
};

// Where in the cloud store the bytes of an upload go (9.1), as Youku says it.
struct CloudPlace {
    QString endpoint; // a host, perhaps with a scheme
    QString bucket;
    QString object;
    CloudKeys keys;
};

// Answer of create (4.2).
struct Created {
    QString uploadToken;                  // secret: the key of this upload
    QString videoId;                      // the id the video will have
    QString serverUri;                    // "host", "host:port" or "[v6]:port"
    bool instant = false;                 // Youku holds these bytes already: commit at once
    std::optional<CloudPlace> cloud = {}; // in place of a server
    // What commit gives back in place of check's upload_server_ip; empty: nothing (11).
    QString committedIp = {};
    // What viewers will see is not told yet: describe tells it (11).
    bool undescribed = false;
};

// What goes with a request, in order.
using Parameters = QList<std::pair<QString, QString>>;

// One piece of the file, as the server hands it out. id 0 means "nothing (more) to hand out".
struct SliceTask {
    qint64 id = 0;
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const SliceTask &) const = default;
};

// Answer of new_slice and of upload_slice (5.2): the next task of this lane.
struct NextSlice {
    SliceTask task;
    qint64 transferred = 0; // what the server has of the whole file
};

enum class CheckStatus {
    Complete = 1,     // everything received and written: commit
    Transferring = 2, // all handed out, some not yet received
    Confirming = 3,   // all received, not all on the server's disk
    Incomplete = 4,   // some not handed out yet
};

// Answer of check (5.4). Read only the percent that belongs to the status.
struct Checked {
    CheckStatus status = CheckStatus::Incomplete;
    QString uploadServerIp; // goes back verbatim with commit and cancel; never a place to connect to
    int transferredPercent = 0;
    int confirmedPercent = 0;
};

struct Committed {
    QString videoId; // empty: the one that create told (11)
};

// Answer of the token operation (3.2). The refresh token rotates: keep it before using the access token.
// Empty: the old one stays.
struct Tokens {
    QString accessToken;
    QString refreshToken;
    qint64 expiresInSeconds = 0; // 0: not said
};

// What Youku takes (7.1). Limits that make no sense (under 1 MiB) are left out.
struct Spec {
    std::optional<qint64> maxFileSize;
    QStringList extensions; // lower case, without dots
};

struct Category {
    QString term;  // what create takes
    QString label; // what people see, Chinese
};

// Answer of videos/show (7.3): what became of a published video. An unknown state is shown as it is.
struct Video {
    QString id;
    QString title;
    QString link;  // http or https, or empty
    QString state; // encoding, in_review, normal, fail, limited, ...
};

// Answer of users/myinfo (7.4): whose token it is.
struct User {
    QString id;
    QString name; // one plain line
};

} // namespace youku
