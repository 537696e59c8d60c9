// One error type for everything that can go wrong with an upload, from the wire to the disk.
//
// An Error is a value. `kind` is what programs (and the JSON of youchuan-cli) see, `fault` is what happened
// on the wire, `code` is the server's own; `message` is the server's own words or the system's, for people,
// and is never compared and never holds a secret; `detail` is what it is about. What to do about an error
// stands in the table of the protocol that was spoken (base/reaction_table.h) and nowhere else.
#pragma once

#include <QJsonValue>
#include <QMetaType>
#include <QString>

#include <variant>

namespace base {

enum class ErrorKind {
    Network,
    Server,
    Protocol, // an answer that was not understood
    Account,
    Permission,
    Metadata,
    Duplicate,
    FileChanged,
    FileMissing,
    FileUnreadable,
    FileEmpty,
    FileTooLarge,
    FileUnusable, // nothing that could be encoded is in it
    DiskFull,
    Cancelled,
    Internal,
};

// What happened, before anyone decides what it means.
enum class Fault {
    Local,          // nothing on the wire: a file, a disk, a check of ours
    Unreachable,    // no connection: DNS, refused, no route
    ConnectionLost, // the connection ended, or a deadline passed, before a whole answer; not acted on as far
                    // as known
    AnswerLost,     // the request left whole and no answer came: it may have been acted on
    TimedOut,       // nothing moved for too long
    BadCertificate, // TLS cannot be trusted; final
    ProxyRefused,   // the proxy, not Youku
    HttpStatus,     // a status that is no success, without Youku's envelope
    NotUnderstood,  // a success whose body is not what the protocol says
    Intercepted,    // a web page in place of an answer: somebody on the way has spoken (a captive portal)
    Redirected,     // never followed
    TooBig,         // an answer larger than any honest one
    Code,           // the server's own error, with a code (protocol chapters 8 and 9)
};

// What was asked for when it happened, whatever the protocol calls it; in the order of an upload.
enum class Operation {
    Create,
    Describe, // what viewers will see, where it is told apart from create
    Open,     // a place for the bytes
    NextSlice,
    SendSlice,
    Confirm, // that every byte is there
    Commit,
    Cancel,
    Credentials, // short-lived ones, of the transport
    Spec,
    Categories,
    RefreshToken,
    ShowVideo,
    MyInfo,
};

// What an error is about, where that is no word of anybody's.
struct AtMost { // the file may have
    qint64 bytes = 0;
    bool operator==(const AtMost &) const = default;
};
struct OtherAccount { // began the upload
    QString name;
    bool operator==(const OtherAccount &) const = default;
};
struct UntakenServer { // nothing is sent to it
    QString address;
    bool operator==(const UntakenServer &) const = default;
};
struct UnofferedTransport { // is wanted, and the server offers only the other
    bool cloud = false;
    bool operator==(const UnofferedTransport &) const = default;
};
struct NotCarried { // the account's API has no word for it
    QString value;  // on the wire of the other API
    bool operator==(const NotCarried &) const = default;
};
struct SecretMissing { // the client secret, without which the signed API is not spoken
    bool operator==(const SecretMissing &) const = default;
};
struct PerhapsPublished { // already: nobody could tell what became of a commit
    bool operator==(const PerhapsPublished &) const = default;
};
enum class Unusable { Damaged, FromNewerVersion }; // a file of ours
using Detail = std::variant<std::monostate, AtMost, OtherAccount, UntakenServer, UnofferedTransport,
                            NotCarried, SecretMissing, PerhapsPublished, Unusable>;

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    Fault fault = Fault::Local;
    Operation operation = Operation::Create; // where it happened; says nothing when fault is Local
    QString code;                            // the server's number or word, empty: none
    bool foreignCode = false; // a number of another list than that which the protocol's table reads
    int httpStatus = 0;       // 0 when there was no answer
    QString message;          // server's or system's words; may be empty
    QString type;             // the server's word for the sort: "UploadsException", an EC; may be empty
    qint64 retryAfterMs = 0;  // from Retry-After; 0 when not given
    Detail detail;

    // Youku's codes are numbers; 0 when this one is none, or none that the table knows.
    qint64 codeNumber() const { return foreignCode ? 0 : code.toLongLong(); }
    // In JSON a number stays one; 0 when there is no code.
    QJsonValue jsonCode() const;
    bool operator==(const Error &) const = default;
};

// An error of ours, without the wire.
Error localError(ErrorKind kind, const QString &message = {});
Error localError(ErrorKind kind, const Detail &detail);
// As it stands in an answer; 0 is no code.
QString codeText(qint64 number);

// The binding name of a kind in JSON, for instance "file_changed"; and back (Internal when unknown).
QString kindName(ErrorKind kind);
ErrorKind kindFromName(const QString &name);

// The binding name of an operation in database and reports, for instance "upload_slice"; and back (Create
// when unknown).
QString operationName(Operation operation);
Operation operationFromName(const QString &name);

} // namespace base

Q_DECLARE_METATYPE(base::Error)
