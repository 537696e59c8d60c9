// How the Youku of a sandbox behaves, which can be changed while it runs, and what it counts.
#pragma once

#include <QString>

namespace sandbox {

struct Behaviour {
    int lanes = 8;                  // slice tasks of one upload that may be out at once
    double taskTimeoutSeconds = 60; // a task out for longer becomes empty again; 0: never
    double confirmDelaySeconds = 0; // check says 3 at least so long after the last slice
    bool keepBytes = false;         // published files stay in <dir>/published
    bool instant = false;           // create says instant_upload_ok for bytes that were committed before
    bool refuseDuplicates = false;  // create answers 120010111 for bytes this app committed before
    bool trustMd5 = false;          // the MD5 of a whole file is believed, those of slices are not
    bool newSlice200 = false;       // new_slice answers 200 in place of 201
    bool randomTaskIds = false;     // for uploads prepared from now on
    double encodingSeconds = 2;     // how long a video is "encoding", then "in_review"
    double reviewSeconds = 2;
    QString finalState = QStringLiteral("normal"); // what videos/show says in the end
    bool openApi = true;           // its calls for accounts are served; else no app is known there
    bool signedApi = true;         // likewise
    bool plainSignature = false;   // the signed API takes values as they are, not as Java's forms write them
    qint64 clockOffsetSeconds = 0; // of the signed API's clock
    qint64 maxFileSize = 100LL * 1024 * 1024 * 1024;
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
