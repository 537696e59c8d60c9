// One error type for everything that can go wrong with an upload, from the wire to the disk.
//
// An Error is a value. `kind` is what programs (and the JSON of youchuan-cli) see, `fault` is what happened
// on the wire, `code` is Youku's own number; `message` is the server's own words or the system's, for people,
// and is never compared and never holds a secret. What to do about an error stands in youku/reactions.h and
// nowhere else.
#pragma once

#include <QMetaType>
#include <QString>

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
    Code,           // Youku's error envelope (protocol chapter 8)
};

// What was asked for when it happened: the endpoints of the protocol, in the order of an upload.
enum class Operation {
    Create,
    CreateFile,
    NewSlice,
    UploadSlice,
    Check,
    Commit,
    Cancel,
    Spec,
    Categories,
    RefreshToken,
    ShowVideo,
    MyInfo,
};

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    Fault fault = Fault::Local;
    Operation operation = Operation::Create; // where it happened; says nothing when fault is Local
    qint64 code = 0;                         // Youku's code, 0 when there is none
    int httpStatus = 0;                      // 0 when there was no answer
    QString message;                         // server's or system's words; may be empty
    QString type;                            // Youku's word for the sort, "UploadsException"; may be empty
    qint64 retryAfterMs = 0;                 // from Retry-After; 0 when not given

    bool operator==(const Error &) const = default;
};

// An error of ours, without the wire.
Error localError(ErrorKind kind, const QString &message = {});

// The binding name of a kind in JSON, for instance "file_changed"; and back (Internal when unknown).
QString kindName(ErrorKind kind);
ErrorKind kindFromName(const QString &name);

// The last part of an operation's path, for instance "upload_slice"; for logs and reports.
QString operationName(Operation operation);

} // namespace base

Q_DECLARE_METATYPE(base::Error)
