#include "life.h"

#include <QDeadlineTimer>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 slice = 2 * 1024 * 1024;
constexpr qint64 part = 5 * 1024 * 1024;
constexpr int longestRunMs = 900;   // beyond start-up, so that kills fall everywhere
constexpr int longestWaitMs = 3000; // for a request that may not come any more
constexpr int lookEveryMs = 5;
constexpr int windowPercent = 30;
constexpr int inAnswerPercent = 50;
constexpr int serverDiesPercent = 70;
const QString tags = u"night,harbour"_s;

// Between create and commit, those of the bytes twice.
QStringList endpointsOf(Way way)
{
    return way == Way::Cloud ? QStringList{u"oss_initiate"_s, u"oss_part"_s,     u"oss_part"_s,
                                           u"oss_list"_s,     u"oss_complete"_s, u"sts"_s}
                             : QStringList{u"create_file"_s, u"new_slice"_s, u"upload_slice"_s,
                                           u"upload_slice"_s, u"check"_s};
}

// Each lost answer of a slice or part has it sent again; of create, it leaves a task nobody uses.
QJsonArray lossyFaults(Way way)
{
    const QString bytes = way == Way::Cloud ? u"oss_part"_s : u"upload_slice"_s;
    QStringList others = endpointsOf(way);
    others.removeAll(bytes);
    const auto rule = [](const QString &endpoint, const QString &action, double probability) {
        return QJsonObject{{u"endpoint"_s, endpoint}, {u"action"_s, action}, {u"probability"_s, probability}};
    };
    QJsonArray rules{rule(u"commit"_s, u"lost_answer"_s, 0.4), rule(u"create"_s, u"lost_answer"_s, 0.2),
                     rule(bytes, u"lost_answer"_s, 0.06)};
    for (const QString &endpoint : std::as_const(others))
        rules.append(rule(endpoint, u"lost_answer"_s, 0.1));
    for (const QString &endpoint : others + QStringList{u"create"_s, u"commit"_s})
        rules.append(rule(endpoint, u"cut_before"_s, 0.05));
    return rules;
}

} // namespace

Life::Life(quint32 seed, int mostKills, Weather weather, Way way)
    : m_seed(seed)
    , m_mostKills(mostKills)
    , m_weather(weather)
    , m_way(way)
    , m_random(seed)
{
}

Report Life::live()
{
    m_lanes = QList<int>{1, 2, 4}.at(below(3));
    QStringList arguments{u"--rate"_s, u"6000000"_s, u"--latency"_s, u"2"_s, u"--task-timeout"_s, u"2"_s};
    if (m_way == Way::Cloud)
        arguments += {u"--transports"_s, u"oss"_s};
    if (!expect(m_youku.start(arguments), u"the sandbox does not start"_s))
        return m_report;
    m_programs.signIn(m_youku);
    makeFiles();
    m_command =
        QStringList{u"upload"_s, u"--json"_s, u"--tags"_s, tags, u"--lanes"_s, QString::number(m_lanes)}
        + m_files;
    while (m_report.kills < m_mostKills && runAndKill()) {
    }
    surviveToTheEnd();
    judge();
    return m_report;
}

void Life::makeFiles()
{
    const QStringList names{u"a.mp4"_s, u"第二 集 “雪山”.mp4"_s, u" leading space.mov"_s,
                            u"e\u0301\U0001F3D4.flv"_s, u"it's & more.mp4"_s};
    const QList<qint64> sizes{1, 70'000, slice + 1, 5'000'000, 9'000'001, 14'000'000};
    const int count = 3 + below(3);
    for (int i = 0; i < count; ++i) {
        const qint64 size = sizes.at(below(int(sizes.size())));
        m_files.append(m_programs.file(names.at(i), size, m_seed * 10 + quint32(i)));
        m_report.bytes += size;
    }
    m_report.uploads = count;
}

// The faults of the weather, and perhaps one request whose answer does not come while the program lives.
void Life::setFaults(const QString &hangingEndpoint)
{
    QJsonArray rules{QJsonObject{{u"seed"_s, qint64(m_random.generate())}}};
    if (!hangingEndpoint.isEmpty())
        rules.append(QJsonObject{
            {u"endpoint"_s, hangingEndpoint}, {u"action"_s, u"late"_s}, {u"ms"_s, 600'000}, {u"times"_s, 1}});
    if (m_weather == Weather::LostAnswers) {
        for (const QJsonValue &rule : lossyFaults(m_way))
            rules.append(rule);
    }
    expect(m_youku.control({{u"faults"_s, rules}}), u"the sandbox does not take its faults"_s);
}

// Half of the time any instant, else while an answer is awaited.
Life::Instant Life::chooseInstant()
{
    const QStringList endpoints = QStringList{u"create"_s, u"commit"_s, u"commit"_s} + endpointsOf(m_way);
    if (chance(inAnswerPercent))
        return {endpoints.at(below(int(endpoints.size()))), below(20), false};
    const int ms = below(longestRunMs);
    return {{}, ms, m_weather == Weather::ServerDies && chance(serverDiesPercent)};
}

bool Life::runAndKill()
{
    const bool windowsTurn = chance(windowPercent);
    const Instant instant = chooseInstant();
    setFaults(instant.endpoint);
    const qint64 askedBefore = requests(instant.endpoint);
    // The window goes on with what the console began, and does not end when all is done.
    const bool somethingLeft = m_report.kills > 0 && m_youku.videos().size() < m_files.size();
    std::unique_ptr<QProcess> program = windowsTurn && somethingLeft ? m_programs.startWindow() : nullptr;
    const bool isWindow = program != nullptr;
    if (!program)
        program = m_programs.start(m_command);
    const bool alive = waitFor(instant, askedBefore, *program);
    if (alive) {
        program->kill();
        ++m_report.kills;
        m_report.windowKills += isWindow;
    }
    const Outcome outcome = CliProgram::outcomeOf(*program);
    if (alive)
        return true;
    expect(!isWindow, u"the window ended by itself: "_s + outcome.err);
    expect(outcome.code == 0, u"a run ended with %1: %2"_s.arg(outcome.code).arg(outcome.err));
    return false;
}

// False when the program has ended before.
bool Life::waitFor(const Instant &instant, qint64 askedBefore, QProcess &program)
{
    if (instant.endpoint.isEmpty()) {
        if (instant.serverDies) {
            if (program.waitForFinished(instant.ms))
                return false;
            expect(m_youku.dieAndReturn(), u"the sandbox does not come back"_s);
            ++m_report.serverKills;
        }
        return !program.waitForFinished(instant.ms);
    }
    const QDeadlineTimer deadline(longestWaitMs);
    while (requests(instant.endpoint) == askedBefore && !deadline.hasExpired()) {
        if (program.waitForFinished(lookEveryMs))
            return false;
    }
    if (!deadline.hasExpired())
        ++m_report.killsInAnswer[instant.endpoint];
    return !program.waitForFinished(instant.ms);
}

void Life::surviveToTheEnd()
{
    setFaults();
    const Outcome last = m_programs.run(m_command);
    expect(last.code == 0, u"the last run ended with %1: %2"_s.arg(last.code).arg(last.err));
}

void Life::judge()
{
    judgeVideos();
    judgeCounters();
    judgeWhatIsLeft();
}

// At Youku's cost.
void Life::judgeWhatIsLeft()
{
    const qint64 left = m_youku.state()[u"oss"][u"multipart_open"].toInteger();
    expect(left == 0, u"left lying at the store: %1"_s.arg(left));
}

qint64 Life::bytesReceived()
{
    return m_way == Way::Cloud ? m_youku.state()[u"oss"][u"bytes_received"].toInteger()
                               : m_youku.counter(u"bytes_received"_s);
}

bool Life::isPart(const QJsonObject &request) const
{
    return m_way == Way::Cloud ? request[u"method"].toString() == u"PUT"
                               : request[u"path"].toString() == u"/gupload/upload_slice";
}

// Each file is one video with its bytes and details, and the queue knows it as published.
void Life::judgeVideos()
{
    QMap<QString, QJsonObject> videos; // by MD5
    for (const QJsonObject &video : m_youku.videos()) {
        const QString md5 = video[u"held_md5"].toString();
        expect(!videos.contains(md5), u"published twice: "_s + video[u"file_name"].toString());
        videos.insert(md5, video);
    }
    expect(videos.size() == m_files.size(),
           u"%1 videos of %2 files"_s.arg(videos.size()).arg(m_files.size()));
    const QList<QJsonObject> rows = m_programs.run({u"list"_s, u"--all"_s, u"--json"_s}).lines();
    expect(rows.size() == m_files.size(), u"%1 rows of %2 files"_s.arg(rows.size()).arg(m_files.size()));
    for (int i = 0; i < m_files.size(); ++i) {
        const QString &path = m_files.at(i);
        const QJsonObject video = videos.value(md5Of(path));
        if (!expect(!video.isEmpty(), u"not published, or with wrong bytes: "_s + path))
            continue;
        expect(path.endsWith(u'/' + video[u"file_name"].toString()), u"another name than "_s + path);
        expect(video[u"tags"].toString() == tags, u"details lost: "_s + path);
        const QJsonObject row = rows.value(i); // in the order in which the files were named
        expect(row[u"file"].toString() == path, u"the order is lost at "_s + path);
        expect(row[u"state"].toString() == u"published",
               u"published, and the queue does not know: "_s + path);
        expect(row[u"video_id"] == video[u"video_id"], u"another video id: "_s + path);
    }
}

void Life::judgeCounters()
{
    if (m_report.serverKills > 0)
        return; // it counts from its last start
    int unansweredParts = 0;
    int unansweredCreates = 0;
    for (const QJsonValue &request : m_youku.requests()) {
        if (request[u"status"].toInt() != 0)
            continue;
        unansweredParts += isPart(request.toObject());
        unansweredCreates += request[u"path"].toString() == u"/uploads/create.json";
    }
    const int lanes = m_report.windowKills > 0 ? qMax(2, m_lanes) : m_lanes; // the window has its own setting
    m_report.excess = bytesReceived() - m_report.bytes;
    m_report.promisedExcess =
        (qint64(m_report.kills) * lanes + unansweredParts) * (m_way == Way::Cloud ? part : slice);
    expect(m_report.excess <= m_report.promisedExcess,
           u"%1 bytes sent again, promised were %2"_s.arg(m_report.excess).arg(m_report.promisedExcess));
    m_report.spareCreates = m_youku.counter(u"creates"_s) - m_report.uploads;
    m_report.promisedSpares =
        m_report.killsInAnswer.value(u"create"_s) + (m_report.kills - inAnswers()) + unansweredCreates;
    expect(
        m_report.spareCreates <= m_report.promisedSpares,
        u"%1 creates too many, promised were %2"_s.arg(m_report.spareCreates).arg(m_report.promisedSpares));
    expect(m_youku.counter(u"commits"_s) == m_report.uploads,
           u"commits: "_s + QString::number(m_youku.counter(u"commits"_s)));
}

qint64 Life::requests(const QString &endpoint)
{
    return endpoint.isEmpty() ? 0 : m_youku.state()[u"requests"][endpoint].toInteger();
}

bool Life::expect(bool good, const QString &what)
{
    if (!good)
        m_report.wrong.append(what);
    return good;
}
