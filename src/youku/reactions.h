// What to do about an error: the one table (protocol chapter 8, in rows). Nothing else decides on retries.
#pragma once

#include "base/error.h"

#include <QList>

namespace youku {

enum class Reaction {
    Repeat,         // wait with growing, jittered pauses, then the same request again
    ResendSlice,    // read the bytes again and send the same task again
    NextSlice,      // drop the task and ask for another one
    WaitForNetwork, // look again every few seconds; counted only if there is a network after all
    RefreshAccess,  // get a new access token, once for all, then the same request
    SignIn,         // wait until somebody signs in; progress is kept
    CreateAgain,    // the server has forgotten this upload: begin anew with the same hash and metadata
    SmallerSlices,  // begin anew and ask for smaller slices
    SwitchMethod,   // POST <-> GET, once
    Accept,         // as good as success
    AskFate,        // commit: ask videos/show whether it was published (6.3)
    Fail,           // tell the user
};

// How an error is met: `reaction` for the first `attempts` times in a row (0: without limit), then
// `afterwards`.
struct Rule {
    Reaction reaction = Reaction::Fail;
    int attempts = 0;
    Reaction afterwards = Reaction::Fail;
    int firstPauseMs = 1000; // pauses double from here up to a minute
};

// Codes that more than one place must name.
namespace codes {
inline constexpr qint64 accessTokenExpired = 1009;
inline constexpr qint64 mustBePost = 1010;
inline constexpr qint64 uploadedAlready = 120010111;
inline constexpr qint64 taskInvalid = 120010151;
inline constexpr qint64 fileExists = 120010221;
inline constexpr qint64 uploadTokenExpired = 120010223;
inline constexpr qint64 hashMismatch = 120010225;
inline constexpr qint64 noSuchVideo = 120020001;
} // namespace codes

// One row of the table: which errors (by fault, code range or HTTP range, and operation) are of which kind
// and get which rule. The first row that fits counts. Public so that a test can walk it.
struct ReactionRow {
    base::Fault fault;
    qint64 first; // code or HTTP status, inclusive; 0..0 fits any
    qint64 last;
    QList<base::Operation> endpoints; // empty: all
    base::ErrorKind kind;
    Rule rule;
};
const QList<ReactionRow> &reactionTable();

// The rule for an error that came from the wire; Fail for a local one.
Rule ruleFor(const base::Error &error);

// The kind the table gives to what happened; used once, when the error is made.
base::ErrorKind kindOf(const base::Error &error);

} // namespace youku
