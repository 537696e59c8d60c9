// What is durable of an upload. One value; the store keeps it, the engine goes on from it after any death.
#pragma once

#include "base/error.h"
#include "transfer/files/file_identity.h"
#include "transfer/files/slice_task.h"
#include "transfer/files/upload_id.h"
#include "transfer/record/account_id.h"
#include "transfer/record/happening.h"
#include "youku/metadata.h"
#include "youku/types.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace transfer {

// How far an upload is, true on the server (protocol 1.6). Instant uploads go Created -> Committing.
enum class Stage {
    New,
    Hashed,     // file_md5 known
    Created,    // upload_token, video_id and the transport's state on disk
    Prepared,   // a place for the bytes is ready
    Sent,       // no slice task left
    Confirmed,  // check said complete
    Committing, // kept, with what goes with commit, before it leaves; its fate is asked, never guessed
    Published,
};

// What the user wants of it.
enum class Intent {
    Rest, // added, not started
    Run,
    Pause,
    Cancel, // wanted; stays until Youku knows
};

// In a transport's state while something lies at the server that only the transport can clear away.
inline constexpr QLatin1StringView leavesBehindKey{"leaves_behind"};

// What was begun at Youku and given up, and is not cleared away there yet.
struct Leftover {
    AccountId accountId;
    QString uploadToken; // secret; goes with the leftover
    QString transport;
    QJsonObject state;
    // By a cancel that Youku is told of once it is cleared away: until then it lets us in.
    bool cancel = false;
    std::optional<youku::ApiKind> api = {}; // as the record's

    bool operator==(const Leftover &) const = default;
};

struct UploadRecord {
    UploadId id = 0;
    qint64 position = 0;               // order in the queue
    QString path;                      // absolute
    QString reference;                 // the caller's own id for log lines; never sent
    youku::Metadata metadata;          // watchPassword is wiped when it is published
    AccountId accountId;               // who created it at Youku; empty before create
    AccountId chosenAccount;           // who is to create it; empty: nobody was signed in yet
    std::optional<youku::ApiKind> api; // by which of its APIs, that goes on with it; none: the account's
    QString transport;                 // how the bytes go; empty before create
    QJsonObject transportState;        // what that needs to go on, without secrets; its own business
    bool again = false;                // wanted although its content may be published already
    QString doubt;       // why Youku could make nothing of the file, as a look into it found: "no_index" ...;
                         // empty: no reason
    bool anyway = false; // wanted although there may be a doubt
    qint64 startAtMs = 0; // since the epoch; no byte of the file leaves before. 0: at any time
    bool sendNow = false; // whatever the weekly plan says

    FileIdentity identity; // as it was hashed (or found, before that)
    QString md5;           // 32 lower-case hex digits; empty before Hashed

    Stage stage = Stage::New;
    Intent intent = Intent::Rest;
    std::optional<base::Error> failure; // why it stopped for good; cleared by retry

    QString uploadToken; // wiped when the upload ends
    QString videoId;     // with the failure that it is published already: of that video, like publishedAt
    bool instant = false;
    bool undescribed = false; // what its viewers will see is yet to be told, by its token
    int sliceLengthKb = 2048;
    QList<SliceTask> tasksInFlight;        // handed to a lane, not acknowledged
    qint64 transferred = 0;                // acknowledged bytes
    QList<AcknowledgedSlice> acknowledged; // in the order of the answers; where the transport needs them
    QList<Leftover> leftovers;

    QDateTime addedAt;      // UTC
    QDateTime publishedAt;  // UTC; invalid before
    QString videoState;     // as videos/show last said: encoding, in_review, normal ...; "gone": not there
                            // any more
    bool dealtWith = false; // the user needs not be told any more what became of the video
    bool cancelled = false; // ended by cancel
    bool listed = true;     // false: cleared from the queue, kept as history
    QList<Happening> happenings; // so far; changed by note() alone

    // Whose it is, or will be.
    const AccountId &account() const { return accountId.isEmpty() ? chosenAccount : accountId; }
    // Not all of its bytes are at Youku, and they are meant to go there.
    bool sendsFile() const { return stage < Stage::Sent && intent == Intent::Run; }
    // The user has to say what becomes of it before it starts; what has started stops for no doubt.
    bool needsDecision() const;
    // Youku knows what its viewers will see.
    bool described() const { return stage >= Stage::Created && !undescribed; }
    // From New: to Hashed, or further when another program has begun it at Youku.
    void becomeHashed(const FileIdentity &file, const QString &hash);
    // What create answered, and how its bytes go.
    void begin(const youku::Created &created, const QString &transportName, const QJsonObject &state);
    // Back to Hashed: what is begun of it at Youku comes to nothing.
    void forgetServer();
    // And of the video that has the same content.
    void forgetFailure();
    // Another one in place of the file: what is known of the one before is forgotten.
    void replaceFile(const QString &other);
    // Something lies at its server that only the transport can clear away.
    bool leavesBehind() const;
    // The end, without its secrets. Untold: what it leaves behind is cleared away first, and then Youku told.
    enum class Cancel { Cleared, Told, Untold };
    void becomePublished(const QString &video, const QDateTime &at);
    void becomeCancelled(Cancel how);

private:
    void noteLeftover(bool cancel);
};

// Which video it is that was published before.
void notePublished(UploadRecord &record, const UploadRecord &known);

// Binding names in JSON and the database, for instance "committing"; and back.
QString stageName(Stage stage);
std::optional<Stage> stageFromName(const QString &name);
QString intentName(Intent intent);
std::optional<Intent> intentFromName(const QString &name);

} // namespace transfer
