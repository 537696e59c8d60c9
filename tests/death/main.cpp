// kill_run [--kills N] [--seed N] [--transport NAME] [--accounts N] [--hook] [--folders]: kills programs until
// N kills are done, one life after another, and says what it saw. Ends with 1 when a promise was not kept; the
// same seed plays the same again. --folders is a life of its own, beside which the other options say nothing.
#include "folder_life.h"
#include "life.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int killsInOneLife = 20;

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QString inWords(Weather weather)
{
    switch (weather) {
    case Weather::Fair:
        return u"fair"_s;
    case Weather::LostAnswers:
        return u"answers lost"_s;
    case Weather::ServerDies:
        return u"server dies"_s;
    }
    return {};
}

QString inWords(const QMap<QString, int> &counts)
{
    QStringList parts;
    for (auto each = counts.begin(); each != counts.end(); ++each)
        parts.append(u"%1 %2"_s.arg(each.key()).arg(each.value()));
    return parts.join(u", "_s);
}

// Adds one life to the sum of all.
void add(Report &sum, const Report &life)
{
    sum.kills += life.kills;
    sum.windowKills += life.windowKills;
    sum.serverKills += life.serverKills;
    for (auto each = life.killsAfter.begin(); each != life.killsAfter.end(); ++each)
        sum.killsAfter[each.key()] += each.value();
    sum.uploads += life.uploads;
    sum.bytes += life.bytes;
    sum.excess += qMax<qint64>(0, life.excess);
    sum.promisedExcess += life.promisedExcess;
    sum.spareCreates += life.spareCreates;
    if (life.runs >= 0)
        sum.runs += life.runs;
    sum.wrong += life.wrong;
}

QString summary(const Report &report)
{
    QString what =
        u"%1 kills (%2 of the window; in wait for an answer, or just after: %3), %4 of the server; %5 files, %6 MB; spare creates %7"_s
            .arg(report.kills)
            .arg(report.windowKills)
            .arg(inWords(report.killsAfter))
            .arg(report.serverKills)
            .arg(report.uploads)
            .arg(report.bytes / 1'000'000)
            .arg(report.spareCreates);
    if (report.excess >= 0) // a server that died has lost count
        what += u"; sent again %1 KB, promised at most %2 KB"_s.arg(report.excess / 1024)
                    .arg(report.promisedExcess / 1024);
    if (report.runs >= 0)
        what += u"; %1 runs of the user's program"_s.arg(report.runs);
    return what;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"kills"_s, u"Kills in all."_s, u"N"_s, u"21"_s},
                       {u"seed"_s, u"Where to begin."_s, u"N"_s, u"1"_s},
                       {u"transport"_s, u"How the bytes go: gupload or oss."_s, u"NAME"_s, u"gupload"_s},
                       {u"accounts"_s, u"How many accounts upload, in turn."_s, u"N"_s, u"1"_s},
                       {u"hook"_s, u"A program of the user's is told of each video."_s},
                       {u"folders"_s, u"Files come into a watched folder, and are moved."_s}});
    parser.process(app);
    const int kills = parser.value(u"kills"_s).toInt();
    const quint32 seed = parser.value(u"seed"_s).toUInt();
    Surroundings with;
    with.way = parser.value(u"transport"_s) == u"oss" ? Way::Cloud : Way::Slices;
    with.accounts = qMax(1, parser.value(u"accounts"_s).toInt());
    with.hooked = parser.isSet(u"hook"_s);

    QElapsedTimer time;
    time.start();
    Report sum;
    sum.excess = 0;
    sum.runs = with.hooked ? 0 : -1;
    const bool folders = parser.isSet(u"folders"_s);
    for (quint32 life = 0; sum.kills < kills && sum.wrong.isEmpty(); ++life) {
        const int most = qMin(killsInOneLife, kills - sum.kills);
        with.weather = folders ? Weather::Fair : Weather(life % 3);
        const Report report =
            folders ? FolderLife(seed + life, most).live() : Life(seed + life, most, with).live();
        add(sum, report);
        say(u"seed %1, %2: %3"_s.arg(seed + life).arg(inWords(with.weather), summary(report)));
        for (const QString &wrong : report.wrong)
            say(u"    WRONG: "_s + wrong);
    }
    say(u"In all, in %1 s: %2"_s.arg(time.elapsed() / 1000).arg(summary(sum)));
    say(sum.wrong.isEmpty() ? u"Nothing lost, nothing twice."_s : u"A promise was not kept."_s);
    return sum.wrong.isEmpty() ? 0 : 1;
}
