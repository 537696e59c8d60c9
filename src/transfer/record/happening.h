// What happened to an upload so far: one entry for each turn it took, oldest first, kept with its record.
//
// Numbers, names and codes only. What comes from others is cleaned on its way in; there is no word of a
// server's, no title, no path and no secret.
#pragma once

#include "base/error.h"

#include <QList>
#include <QString>

namespace transfer {

enum class Happened {
    Added,       // not kept: the record has the moment itself (historyOf())
    Checked,     // its hash became known
    Created,     // at Youku; word: the transport, place: the host that its bytes go to
    Interrupted, // gathered until something else happens: causes, lastedMs
    FellBack,    // from the cloud store to upload servers; causes: why
    BegunAnew,   // what was begun came to nothing; causes: why, none: the user wanted it
    SentAgain,   // Youku has lost some of what was sent
    Restarted,   // the program, in the middle of it
    Paused,      // by the user
    Resumed,     // by the user
    Retried,     // by the user
    Sent,        // every byte; lanes, bytes
    Published,
    Failed, // causes: why
    Cancelled,
    Doubted, // by a look into its file; word: what it found, "no_index" ...
    Anyway,  // the user wants it uploaded all the same
    AtYouku, // word: what videos/show says of it, "encoding" ...
};

// Why something did not go on, without anybody's words.
struct Cause {
    enum class Why {
        Network, // nobody could be reached
        Portal,  // somebody else answered in Youku's place: a network that wants a sign-in of its own
        SignIn,  // to Youku
        Line,    // a connection broke off, or one server could not be reached
        Busy,    // a server said so, by code or status
        Plan,    // the weekly one lets nothing be sent
        Metered, // what goes over the line is counted
        Other,
    };
    Why why = Why::Other;
    base::ErrorKind kind = base::ErrorKind::Internal; // this and what follows: as in base::Error
    base::Fault fault = base::Fault::Local;
    base::Operation operation = base::Operation::Create;
    QString code;
    bool foreignCode = false;
    int httpStatus = 0;
    int times = 1;

    bool operator==(const Cause &) const = default;
    // For Failed and the like. None where the sentence would need more than is kept.
    static QList<Cause> of(const base::Error &error);
    base::Error error() const;
};

struct Happening {
    Happened what = Happened::Checked;
    qint64 atMs = 0; // since the epoch; of gathered ones the first
    QString word = {};
    QString place = {};
    bool instant = false; // Created: Youku had these bytes already
    int lanes = 0;        // Sent: connections; 0: not known
    qint64 bytes = 0;     // Sent
    qint64 lastedMs = 0;  // Interrupted: all of them together, without what still lasts
    QList<Cause> causes = {};

    bool operator==(const Happening &) const = default;
    int times() const; // of its causes together
};

inline constexpr int mostHappenings = 64;
inline constexpr int mostCauses = 8; // more sorts than these are counted together

// At the end of the list, or as part of what is there: interruptions are gathered, what says the same twice
// in a row is told once. When there are too many, what the user did goes first, then the oldest. An
// interruption without causes only adds its length to the last one.
void note(QList<Happening> &past, const Happening &news);

// A name or code of somebody else's: letters, digits and a few signs, or nothing.
QString cleanedWord(const QString &text);
QString cleanedPlace(const QString &text);

} // namespace transfer
