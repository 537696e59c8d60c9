#include "folder_life.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {

constexpr int longestLifeMs = 4500; // of a program; from the start to a move it takes some two seconds
constexpr int endMs = 180'000;
constexpr int tickMs = 50;
constexpr int windowPercent = 30;
const QString part = u".youchuan-"_s;

} // namespace

FolderLife::FolderLife(quint32 seed, int mostKills)
    : m_seed(seed)
    , m_mostKills(mostKills)
    , m_random(seed)
    , m_elsewhere(u"/dev/shm/youchuan-death-XXXXXX"_s)
{
}

Report FolderLife::live()
{
    if (!prepare())
        return m_report;
    drop();
    while (m_report.kills < m_mostKills && m_report.wrong.isEmpty())
        runAndKill();
    surviveToTheEnd();
    judge();
    return m_report;
}

bool FolderLife::prepare()
{
    if (!expect(m_youku.start({u"--rate"_s, u"20000000"_s}), u"the sandbox does not start"_s))
        return false;
    expect(m_youku.control({{u"show_states"_s, QJsonObject{{u"encoding"_s, 0}, {u"in_review"_s, 0}}}}),
           u"the sandbox does not take how long videos take"_s);
    m_programs.signIn(m_youku);
    m_programs.setVariable(u"YOUCHUAN_FOLDER_AGE_MS"_s, u"300"_s);
    m_programs.setVariable(u"YOUCHUAN_ANYWAY"_s, u"1"_s); // what is sent here is noise
    m_target = m_elsewhere.isValid() && below(2) == 0 ? m_elsewhere.path() : path(u"done"_s);
    for (const QString &folder : {m_programs.profile(), path(u"in/deep"_s), path(u"done"_s)})
        QDir().mkpath(folder);
    QFile::setPermissions(m_programs.profile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile settings(m_programs.profile() + u"/settings.json"_s);
    const QJsonObject details{{u"title"_s, u"Night {n}"_s}, {u"tags"_s, u"night"_s}};
    const QJsonObject night{{u"name"_s, u"Night"_s}, {u"details"_s, details}};
    expect(settings.open(QIODevice::WriteOnly), u"the template cannot be written"_s);
    settings.write(QJsonDocument(QJsonObject{{u"templates"_s, QJsonArray{night}}}).toJson());
    settings.close();
    const Outcome added = m_programs.run({u"folders"_s, u"--add"_s, u"in"_s, u"--template"_s, u"Night"_s,
                                          u"--start"_s, u"--below"_s, u"--move-to"_s, m_target});
    return expect(added.code == 0, u"the folder is not watched: "_s + added.err);
}

// Some come with a name that others had, some are copies of what came before.
void FolderLife::drop()
{
    const int number = int(m_contents.size() + m_copies.size());
    const QString folder = below(3) == 0 ? u"in/deep/"_s : u"in/"_s;
    if (!m_contents.isEmpty() && below(4) == 0) {
        const QStringList there = filesIn(path(u"in"_s));
        if (there.isEmpty())
            return;
        const QString copy = path(folder + u"copy %1.mp4"_s.arg(number));
        // It may be moved away meanwhile.
        if (QFile::copy(there.at(below(int(there.size()))), copy))
            m_copies.append(copy);
        return;
    }
    const QString name = below(2) == 0 ? u"same name.mp4"_s : u"film %1.mp4"_s.arg(number);
    if (QFile::exists(path(folder + name)))
        return;
    const qint64 size = 100'000 + below(3'000'000);
    const QString written = m_programs.file(u"written"_s, size, m_seed * 1000 + quint32(number));
    const QString md5 = md5Of(written);
    if (!QFile::rename(written, path(folder + name)))
        return;
    m_contents.insert(md5, path(folder + name));
    m_report.bytes += size;
    ++m_report.uploads;
}

void FolderLife::runAndKill()
{
    std::unique_ptr<QProcess> program = below(100) < windowPercent ? m_programs.startWindow() : nullptr;
    const bool isWindow = program != nullptr;
    if (!program)
        program = m_programs.start({u"run"_s, u"--json"_s});
    const QDeadlineTimer life(below(longestLifeMs));
    while (!life.hasExpired() && !program->waitForFinished(tickMs)) {
        if (below(20) == 0)
            drop();
    }
    if (program->state() == QProcess::NotRunning) {
        expect(false, u"it ended by itself: "_s + CliProgram::outcomeOf(*program).err);
        return;
    }
    program->kill();
    ++m_report.kills;
    m_report.windowKills += isWindow;
    CliProgram::outcomeOf(*program);
}

void FolderLife::surviveToTheEnd()
{
    const auto program = m_programs.start({u"run"_s, u"--json"_s});
    const QDeadlineTimer deadline(endMs);
    while (movedFiles() < m_contents.size() && !deadline.hasExpired()
           && !program->waitForFinished(4 * tickMs)) {
    }
    program->waitForFinished(1000); // for what should not come
    program->terminate();
    const Outcome outcome = CliProgram::outcomeOf(*program);
    expect(outcome.code == 130, u"the last run ended with %1: %2"_s.arg(outcome.code).arg(outcome.err));
}

QStringList FolderLife::filesIn(const QString &folder) const
{
    QStringList files;
    QStringList folders{folder};
    while (!folders.isEmpty()) {
        const QDir dir(folders.takeLast());
        for (const QFileInfo &each :
             dir.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
            if (each.isDir())
                folders.append(each.filePath());
            else
                files.append(each.filePath());
        }
    }
    return files;
}

int FolderLife::movedFiles() const
{
    int count = 0;
    for (const QString &file : filesIn(m_target))
        count += !file.contains(part);
    return count;
}

void FolderLife::judge()
{
    QSet<QString> published;
    for (const QJsonObject &video : m_youku.videos()) {
        const QString md5 = video[u"held_md5"].toString();
        expect(!published.contains(md5), u"published twice: "_s + video[u"file_name"].toString());
        published.insert(md5);
    }
    QMap<QString, int> moved;
    for (const QString &file : filesIn(m_target)) {
        expect(!file.contains(part), u"half a copy is left: "_s + file);
        ++moved[md5Of(file)];
    }
    for (auto each = m_contents.cbegin(); each != m_contents.cend(); ++each) {
        expect(published.contains(each.key()), u"not published: "_s + each.value());
        expect(moved.value(each.key()) == 1,
               u"%1 times at its place: %2"_s.arg(moved.value(each.key())).arg(each.value()));
    }
    expect(moved.size() == m_contents.size(),
           u"%1 contents at their place, of %2"_s.arg(moved.size()).arg(m_contents.size()));
    // Of each content one was taken; the others are left where they were put.
    const QStringList left = filesIn(path(u"in"_s));
    expect(left.size() == m_copies.size(),
           u"%1 files left, of %2 copies"_s.arg(left.size()).arg(m_copies.size()));
    for (const QString &file : left)
        expect(m_contents.contains(md5Of(file)), u"another content than was put there: "_s + file);
}

bool FolderLife::expect(bool good, const QString &what)
{
    if (!good)
        m_report.wrong.append(what);
    return good;
}
