// What to do about an error, as a table: each protocol has its own, and nothing else decides on retries.
#pragma once

#include "base/error.h"

#include <QLatin1StringView>
#include <QList>

namespace base {

enum class Reaction {
    Repeat,         // wait with growing, jittered pauses, then the same request again
    ResendSlice,    // read the bytes again and send the same task again
    NextSlice,      // drop the task and ask for another one
    WaitForNetwork, // look again every few seconds; counted only if there is a network after all
    RefreshAccess,  // get a new access token, once for all, then the same request
    RenewAccess, // get new credentials of the transport's own, once for all its lanes, then the same request
    SignIn,      // wait until somebody signs in; progress is kept
    CreateAgain, // the server has forgotten this upload: begin anew with the same hash and metadata
    SmallerSlices,  // begin anew and ask for smaller slices
    AskServer,      // it has not what we think it has: ask how far it is, and go on from there
    OtherTransport, // nobody can be reached where the bytes should go: begin anew by another way
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

// One row: which errors (by fault, code range or HTTP range, operation and HTTP status) are of which kind and
// get which rule.
struct ReactionRow {
    Fault fault;
    qint64 first; // code or HTTP status, inclusive; 0..0 fits any
    qint64 last;
    QList<Operation> operations; // empty: all
    ErrorKind kind;
    Rule rule;
    int statusFrom = 0;       // of the answer, at least
    QLatin1StringView word{}; // a code that is no number; empty: any
};

class ReactionTable
{
public:
    explicit ReactionTable(const QList<ReactionRow> &rows) : m_rows(rows) {}

    const QList<ReactionRow> &rows() const { return m_rows; }
    // Those that can fit what happened on such an occasion, for nothing else.
    QList<ReactionRow> rowsFor(Operation operation) const;
    // The first row that fits counts. Fail for what happened on no wire.
    Rule ruleFor(const Error &error) const;
    // The kind that the table gives to what happened; used once, when the error is made.
    ErrorKind kindOf(const Error &error) const;

private:
    const ReactionRow *rowFor(const Error &error) const;

    QList<ReactionRow> m_rows;
};

} // namespace base
