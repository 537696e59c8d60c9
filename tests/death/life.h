// One life of a profile: a few files, uploaded by programs that are killed without warning, one after
// another, until all is published. Then everything that was promised is counted.
//
// Where it kills, what it uploads and what the sandbox does come from the seed; how far a program gets until
// then does not, for that is up to the machine.
#pragma once

#include "cli/programs.h"
#include "creates.h"
#include "hook_script.h"

#include <QRandomGenerator>
#include <QStringList>

enum class Weather {
    Fair,        // nothing goes wrong but the kills
    LostAnswers, // work is done and its answer lost, connections are cut
    ServerDies,  // the sandbox is killed as well
};

// How the bytes go.
enum class Way { Slices, Cloud };

// What else there is.
struct Surroundings {
    Weather weather = Weather::Fair;
    Way way = Way::Slices;
    int accounts = 1;    // whose files take turns, and so do the programs
    bool hooked = false; // a program of the user's is told of each video
};

struct Report {
    int kills = 0;
    int windowKills = 0;
    int serverKills = 0;
    QMap<QString, int> killsAfter; // by the endpoint whose answer had not come yet, or what had just come
    int uploads = 0;
    qint64 bytes = 0;          // of all files
    qint64 excess = -1;        // received beyond that; -1: the sandbox lost count
    qint64 promisedExcess = 0; // the slices in flight at each kill, and those whose answer was lost
    qint64 spareCreates = 0;   // beyond one for each file: of a kill, or of a lost answer
    qint64 runs = -1;          // of the user's program; -1: there is none
    QStringList wrong;         // what was promised and not kept
};

class Life
{
public:
    Life(quint32 seed, int mostKills, const Surroundings &surroundings);
    // Reports on stderr what goes wrong at once.
    Report live();

private:
    // When to kill: so long after the start, or after a request to this endpoint has come, whose answer does
    // not; or after one more video is there, or the user's program was told of one.
    struct Instant {
        QString endpoint;
        int ms = 0;
        bool serverDies = false; // at half of the time
        enum class After { Request, Video, Telling } after = After::Request;
    };

    void makeFiles();
    void makeAccounts();
    void become(int account);
    void setFaults(const QString &hangingEndpoint = {});
    // Lets a program run until it is killed; false when it came to its end by itself.
    bool runAndKill();
    Instant chooseInstant();
    bool waitFor(const Instant &instant, qint64 askedBefore, QProcess &program);
    qint64 countOf(const Instant &instant);
    static QString nameOf(const Instant &instant);
    void surviveToTheEnd();
    void judge();
    void judgeVideos();
    void judgeCounters();
    void judgeOrder(const QStringList &listed);
    void judgeWhatIsLeft();
    void judgeHook();
    qint64 bytesReceived();
    bool isPart(const QJsonObject &request) const; // of the bytes of a file
    bool expect(bool good, const QString &what);
    int below(int bound) { return int(m_random.bounded(quint32(bound))); }
    bool chance(int percent) { return below(100) < percent; }

    const quint32 m_seed;
    const int m_mostKills;
    const Surroundings m_with;
    QRandomGenerator m_random;
    SandboxProgram m_youku;
    CliProgram m_programs;
    HookScript m_hook;
    Creates m_creates;
    QList<QJsonObject> m_accounts; // their keys
    QStringList m_files;           // of the accounts in turn
    QList<QStringList> m_commands; // of every console run, by account
    int m_lanes = 1;
    Report m_report;
};
