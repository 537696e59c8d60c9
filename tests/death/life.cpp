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
constexpr int aroundHookPercent = 50;
constexpr int signInNeeded = 3; // the exit code
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

Life::Life(quint32 seed, int mostKills, const Surroundings &surroundings)
    : m_seed(seed)
    , m_mostKills(mostKills)
    , m_with(surroundings)
    , m_random(seed)
{
}

Report Life::live()
{
    m_lanes = QList<int>{1, 2, 4}.at(below(3));
    QStringList arguments{u"--rate"_s, u"6000000"_s, u"--latency"_s, u"2"_s, u"--task-timeout"_s, u"2"_s};
    if (m_with.way == Way::Cloud)
        arguments += {u"--transports"_s, u"oss"_s};
    if (!expect(m_youku.start(arguments), u"the sandbox does not start"_s))
        return m_report;
    m_programs.signIn(m_youku);
    if (m_with.hooked && !expect(m_hook.install(m_programs), u"the user's program cannot be written"_s))
        return m_report;
    makeFiles();
    makeAccounts();
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

void Life::makeAccounts()
{
    m_accounts.append(m_youku.ready());
    while (m_accounts.size() < m_with.accounts)
        m_accounts.append(m_youku.addUser());
    const QStringList command{u"upload"_s, u"--json"_s,  u"--tags"_s,
                              tags,        u"--lanes"_s, QString::number(m_lanes)};
    m_commands = QList<QStringList>(m_accounts.size(), command);
    for (qsizetype i = 0; i < m_files.size(); ++i)
        m_commands[i % m_commands.size()].append(m_files.at(i));
}

// The runs to come are this one's.
void Life::become(int account)
{
    for (const QString &name : {u"client_id"_s, u"client_secret"_s, u"access_token"_s, u"refresh_token"_s})
        m_programs.setVariable(u"YOUCHUAN_"_s + name.toUpper(), m_accounts.at(account)[name].toString());
}

// The faults of the weather, and perhaps one request whose answer does not come while the program lives.
void Life::setFaults(const QString &hangingEndpoint)
{
    QJsonArray rules{QJsonObject{{u"seed"_s, qint64(m_random.generate())}}};
    if (!hangingEndpoint.isEmpty())
        rules.append(QJsonObject{
            {u"endpoint"_s, hangingEndpoint}, {u"action"_s, u"late"_s}, {u"ms"_s, 600'000}, {u"times"_s, 1}});
    if (m_with.weather == Weather::LostAnswers) {
        for (const QJsonValue &rule : lossyFaults(m_with.way))
            rules.append(rule);
    }
    expect(m_youku.control({{u"faults"_s, rules}}), u"the sandbox does not take its faults"_s);
}

QString Life::nameOf(const Instant &instant)
{
    switch (instant.after) {
    case Instant::After::Request:
        break;
    case Instant::After::Video:
        return u"video"_s;
    case Instant::After::Telling:
        return u"telling"_s;
    }
    return instant.endpoint;
}

// Half of the time any instant, else while an answer is awaited.
Life::Instant Life::chooseInstant()
{
    if (m_with.hooked && chance(aroundHookPercent))
        return {{}, below(30), false, chance(50) ? Instant::After::Video : Instant::After::Telling};
    const QStringList endpoints =
        QStringList{u"create"_s, u"commit"_s, u"commit"_s} + endpointsOf(m_with.way);
    if (chance(inAnswerPercent))
        return {endpoints.at(below(int(endpoints.size()))), below(20), false};
    const int ms = below(longestRunMs);
    return {{}, ms, m_with.weather == Weather::ServerDies && chance(serverDiesPercent)};
}

bool Life::runAndKill()
{
    const int account = m_accounts.size() > 1 ? below(int(m_accounts.size())) : 0;
    become(account);
    const bool windowsTurn = chance(windowPercent);
    const Instant instant = chooseInstant();
    setFaults(instant.endpoint);
    const qint64 before = countOf(instant);
    // The window goes on with what the console began, and does not end when all is done.
    const bool somethingLeft = m_report.kills > 0 && m_youku.videos().size() < m_files.size();
    std::unique_ptr<QProcess> program = windowsTurn && somethingLeft ? m_programs.startWindow() : nullptr;
    const bool isWindow = program != nullptr;
    if (!program)
        program = m_programs.start(m_commands.at(account));
    const bool alive = waitFor(instant, before, *program);
    if (alive) {
        program->kill();
        ++m_report.kills;
        m_report.windowKills += isWindow;
    }
    const Outcome outcome = CliProgram::outcomeOf(*program);
    m_creates.lookAfterARun(m_youku, instant.serverDies);
    if (alive)
        return true;
    expect(!isWindow, u"the window ended by itself: "_s + outcome.err);
    const bool othersWait = m_accounts.size() > 1 && outcome.code == signInNeeded;
    expect(outcome.code == 0 || othersWait, u"a run ended with %1: %2"_s.arg(outcome.code).arg(outcome.err));
    return m_youku.videos().size() < m_files.size(); // those of others
}

// False when the program has ended before.
bool Life::waitFor(const Instant &instant, qint64 before, QProcess &program)
{
    if (instant.endpoint.isEmpty() && instant.after == Instant::After::Request) {
        if (instant.serverDies) {
            if (program.waitForFinished(instant.ms))
                return false;
            expect(m_youku.dieAndReturn(), u"the sandbox does not come back"_s);
            ++m_report.serverKills;
        }
        return !program.waitForFinished(instant.ms);
    }
    const QDeadlineTimer deadline(longestWaitMs);
    while (countOf(instant) == before && !deadline.hasExpired()) {
        if (program.waitForFinished(lookEveryMs))
            return false;
    }
    if (!deadline.hasExpired())
        ++m_report.killsAfter[nameOf(instant)];
    return !program.waitForFinished(instant.ms);
}

void Life::surviveToTheEnd()
{
    setFaults();
    const int accounts = int(m_accounts.size());
    for (int run = accounts == 1 ? 1 : 0; run < 2 * accounts; ++run) {
        become(run % accounts);
        const Outcome last = m_programs.run(m_commands.at(run % accounts));
        const bool othersWait = run < accounts && last.code == signInNeeded;
        expect(last.code == 0 || othersWait,
               u"the last run ended with %1: %2"_s.arg(last.code).arg(last.err));
        m_creates.lookAfterARun(m_youku, false);
    }
}

void Life::judge()
{
    judgeVideos();
    judgeCounters();
    judgeWhatIsLeft();
    judgeHook();
}

// Of each video once, and of nothing else. What was begun by a program that was killed may be at it still.
void Life::judgeHook()
{
    if (!m_with.hooked)
        return;
    QStringList expected;
    for (const QJsonObject &video : m_youku.videos())
        expected.append(u"published "_s + video[u"video_id"].toString());
    const QDeadlineTimer deadline(longestWaitMs);
    while (m_hook.told().size() < expected.size() && !deadline.hasExpired())
        QThread::msleep(lookEveryMs);
    QStringList told = m_hook.told();
    m_report.runs = told.size();
    std::sort(told.begin(), told.end());
    std::sort(expected.begin(), expected.end());
    expect(told == expected,
           u"the user's program was told of %1, not of %2"_s.arg(told.join(u", "_s), expected.join(u", "_s)));
}

// At Youku's cost.
void Life::judgeWhatIsLeft()
{
    const qint64 left = m_youku.state()[u"oss"][u"multipart_open"].toInteger();
    expect(left == 0, u"left lying at the store: %1"_s.arg(left));
}

qint64 Life::bytesReceived()
{
    return m_with.way == Way::Cloud ? m_youku.state()[u"oss"][u"bytes_received"].toInteger()
                                    : m_youku.counter(u"bytes_received"_s);
}

bool Life::isPart(const QJsonObject &request) const
{
    return m_with.way == Way::Cloud ? request[u"method"].toString() == u"PUT"
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
    QMap<QString, QJsonObject> rowOf;
    QStringList listed;
    for (const QJsonObject &row : rows) {
        listed.append(row[u"file"].toString());
        rowOf.insert(listed.constLast(), row);
    }
    judgeOrder(listed);
    QMap<qsizetype, qint64> users; // by account
    for (qsizetype i = 0; i < m_files.size(); ++i) {
        const QString &path = m_files.at(i);
        const QJsonObject video = videos.value(md5Of(path));
        if (!expect(!video.isEmpty(), u"not published, or with wrong bytes: "_s + path))
            continue;
        expect(path.endsWith(u'/' + video[u"file_name"].toString()), u"another name than "_s + path);
        expect(video[u"tags"].toString() == tags, u"details lost: "_s + path);
        const qsizetype account = i % m_accounts.size();
        const qint64 user = video[u"user_id"].toInteger();
        expect(user == users.value(account, user), u"another account: "_s + path);
        users.insert(account, user);
        const QJsonObject row = rowOf.value(path);
        expect(row[u"state"].toString() == u"published",
               u"published, and the queue does not know: "_s + path);
        expect(row[u"video_id"] == video[u"video_id"], u"another video id: "_s + path);
    }
    const QList<qint64> all = users.values();
    expect(QSet<qint64>(all.begin(), all.end()).size() == all.size(), u"two accounts became one"_s);
}

// Those of an account are listed as they were named.
void Life::judgeOrder(const QStringList &listed)
{
    for (const QStringList &command : std::as_const(m_commands)) {
        QStringList own;
        for (const QString &path : listed) {
            if (command.contains(path))
                own.append(path);
        }
        expect(command.last(own.size()) == own, u"the order is lost"_s);
    }
}

void Life::judgeCounters()
{
    m_creates.lookAtLast(m_youku);
    m_report.spareCreates = m_creates.spare();
    m_report.wrong += m_creates.wrong();
    if (m_report.serverKills > 0)
        return; // it counts from its last start
    int unansweredParts = 0;
    for (const QJsonValue &request : m_youku.requests())
        unansweredParts += request[u"status"].toInt() == 0 && isPart(request.toObject());
    const int lanes = m_report.windowKills > 0 ? qMax(2, m_lanes) : m_lanes; // the window has its own setting
    m_report.excess = bytesReceived() - m_report.bytes;
    m_report.promisedExcess =
        (qint64(m_report.kills) * lanes + unansweredParts) * (m_with.way == Way::Cloud ? part : slice);
    expect(m_report.excess <= m_report.promisedExcess,
           u"%1 bytes sent again, promised were %2"_s.arg(m_report.excess).arg(m_report.promisedExcess));
    expect(m_youku.counter(u"commits"_s) == m_report.uploads,
           u"commits: "_s + QString::number(m_youku.counter(u"commits"_s)));
}

qint64 Life::countOf(const Instant &instant)
{
    if (instant.after == Instant::After::Telling)
        return m_hook.told().size();
    if (instant.after == Instant::After::Video)
        return m_youku.videos().size();
    return instant.endpoint.isEmpty() ? 0 : m_youku.state()[u"requests"][instant.endpoint].toInteger();
}

bool Life::expect(bool good, const QString &what)
{
    if (!good)
        m_report.wrong.append(what);
    return good;
}
