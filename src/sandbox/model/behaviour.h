// How the Youku of a sandbox behaves, which can be changed while it runs, and what it counts.
#pragma once

#include "sandbox/protocol/create_rules.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace sandbox {

// What create offers for the bytes of an upload (protocol 1.1).
struct Transports {
    bool slices = true;
    bool oss = false;
};

// "slices", "oss", or both; nothing when there is none, or another name.
std::optional<Transports> transportsFrom(const QStringList &names);

struct Behaviour {
    int lanes = 8;                  // slice tasks of one upload that may be out at once
    double taskTimeoutSeconds = 60; // a task out for longer becomes empty again; 0: never
    bool keepTasks = false;         // one stays out when the connection it was handed to closes
    double confirmDelaySeconds = 0; // check says 3 at least so long after the last slice
    bool keepBytes = false;         // published files stay in <dir>/published
    bool instant = false;           // create says instant_upload_ok for bytes that were committed before
    bool refuseDuplicates = false;  // create answers 120010111 for bytes this app committed before
    bool trustMd5 = false;          // the MD5 of a whole file is believed, those of slices are not
    bool newSlice200 = false;       // new_slice answers 200 in place of 201
    bool randomTaskIds = false;     // for uploads prepared from now on
    bool hardTokens = false;        // upload tokens have '+' and '/' in them, from now on
    InputRules rules;
    double encodingSeconds = 2; // how long a video is "encoding", then "in_review"
    double reviewSeconds = 2;
    QString finalState = QStringLiteral("normal"); // what videos/show says in the end
    bool openApi = true;           // its calls for accounts are served; else no app is known there
    bool signedApi = true;         // likewise
    bool plainSignature = false;   // the signed API takes values as they are, not as Java's forms write them
    qint64 clockOffsetSeconds = 0; // of the signed API's clock
    qint64 maxFileSize = 100LL * 1024 * 1024 * 1024;

    Transports transports;
    double stsSeconds = 3600;       // temporary keys end so long after they were given out
    qint64 ossMinPart = 100 * 1024; // bytes; smaller ones but the last are refused at Complete
    double ossClockOffset = 0;      // seconds the store's clock is ahead of the sandbox's
    bool ossRefuseV1 = false;       // signatures of one version, with the errors of protocol 9.3
    bool ossRefuseV4 = false;
    QString ossRegion;               // the only one that V4 may name; empty: any
    bool ossNeedsServerName = false; // commit answers 1012 without upload_server_name (protocol 9.6)

    // As unkind as Youku may be: for tests of clients that have to bear it.
    static Behaviour hard()
    {
        Behaviour behaviour;
        behaviour.keepTasks = true;
        behaviour.hardTokens = true;
        behaviour.rules.strict = true;
        return behaviour;
    }
};

// "open", "signed" or "both"; false, and nothing changed, when it is none of them.
inline bool serve(const QString &api, Behaviour &behaviour)
{
    const bool both = api == QLatin1StringView("both");
    const bool open = both || api == QLatin1StringView("open");
    const bool signedOne = both || api == QLatin1StringView("signed");
    if (!open && !signedOne)
        return false;
    behaviour.openApi = open;
    behaviour.signedApi = signedOne;
    return true;
}

// What the sandbox saw since it was started.
struct Counters {
    qint64 creates = 0;
    qint64 slices = 0;         // taken for the first time
    qint64 bytes = 0;          // in those slices
    qint64 bytesSentTwice = 0; // in slices that were held already
    qint64 bytesReceived = 0;  // of upload_slice bodies, whatever became of them
    qint64 commits = 0;        // videos that became published
    qint64 connections = 0;
    qint64 turnedAway = 0;                 // requests that the doorkeeper refused
    qint64 accessTokensOnUploadServer = 0; // good clients never send one there
    qint64 maxOut = 0;                     // most slice tasks of one upload that were out at once
};

} // namespace sandbox
