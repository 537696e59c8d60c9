// One life of a profile: a few files, uploaded by programs that are killed without warning, one after
// another, until all is published. Then everything that was promised is counted.
//
// Where it kills, what it uploads and what the sandbox does come from the seed; how far a program gets until
// then does not, for that is up to the machine.
#pragma once

#include "cli/programs.h"

#include <QRandomGenerator>
#include <QStringList>

#include <numeric>

enum class Weather {
    Fair,        // nothing goes wrong but the kills
    LostAnswers, // work is done and its answer lost, connections are cut
    ServerDies,  // the sandbox is killed as well
};

// How the bytes go.
enum class Way { Slices, Cloud };

struct Report {
    int kills = 0;
    int windowKills = 0;
    int serverKills = 0;
    QMap<QString, int> killsInAnswer; // by the endpoint whose answer had not come yet
    int uploads = 0;
    qint64 bytes = 0;          // of all files
    qint64 excess = -1;        // received beyond that; -1: the sandbox lost count
    qint64 promisedExcess = 0; // the slices in flight at each kill, and those whose answer was lost
    qint64 spareCreates = -1;  // beyond one for each file
    qint64 promisedSpares = 0;
    QStringList wrong; // what was promised and not kept
};

class Life
{
public:
    Life(quint32 seed, int mostKills, Weather weather, Way way);
    // Reports on stderr what goes wrong at once.
    Report live();

private:
    // When to kill: so long after the start, or after a request to this endpoint has come, whose answer does
    // not.
    struct Instant {
        QString endpoint;
        int ms = 0;
        bool serverDies = false; // at half of the time
    };

    void makeFiles();
    void setFaults(const QString &hangingEndpoint = {});
    // Lets a program run until it is killed; false when it came to its end by itself.
    bool runAndKill();
    Instant chooseInstant();
    bool waitFor(const Instant &instant, qint64 askedBefore, QProcess &program);
    qint64 requests(const QString &endpoint);
    void surviveToTheEnd();
    void judge();
    void judgeVideos();
    void judgeCounters();
    void judgeWhatIsLeft();
    qint64 bytesReceived();
    bool isPart(const QJsonObject &request) const; // of the bytes of a file
    bool expect(bool good, const QString &what);
    int inAnswers() const
    {
        return std::accumulate(m_report.killsInAnswer.begin(), m_report.killsInAnswer.end(), 0);
    }
    int below(int bound) { return int(m_random.bounded(quint32(bound))); }
    bool chance(int percent) { return below(100) < percent; }

    const quint32 m_seed;
    const int m_mostKills;
    const Weather m_weather;
    const Way m_way;
    QRandomGenerator m_random;
    SandboxProgram m_youku;
    CliProgram m_programs;
    QStringList m_files;
    QStringList m_command; // of every console run
    int m_lanes = 1;
    Report m_report;
};
