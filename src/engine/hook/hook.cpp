#include "engine/hook/hook.h"

#include "base/guarded.h"
#include "base/plain_text.h"
#include "words/uploads/video_words.h"

#include <QJsonArray>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace engine {

using store::Setting;

Q_LOGGING_CATEGORY(hookLog, "youchuan.hook", QtInfoMsg)

namespace {

constexpr qsizetype mostLoggedLines = 40;
constexpr int longestLoggedLine = 300;

QStringList hookArguments(const store::Settings &settings)
{
    QStringList arguments;
    const QJsonArray kept = settings.value(Setting::HookArguments).toJsonArray();
    for (const QJsonValue &each : kept)
        arguments.append(each.toString());
    return arguments;
}

} // namespace

Hook::Hook(store::UploadStore &store, store::Settings &settings, transfer::UploadQueue &queue,
           AccountNames names, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
    , m_names(std::move(names))
    , m_marks(folder)
{
    connect(&settings, &store::Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::HookProgram || setting == Setting::HookOnFailed)
            takeSettings();
    });
    connect(&queue, &transfer::UploadQueue::published, this, &Hook::runNext);
    connect(&queue, &transfer::UploadQueue::failed, this, &Hook::runNext);
    takeSettings();
}

Hook::~Hook() = default;

void Hook::takeSettings()
{
    const bool wanted = !m_settings.text(Setting::HookProgram).isEmpty();
    m_store.setDueEvents({wanted, wanted && m_settings.boolValue(Setting::HookOnFailed)});
}

void Hook::begin()
{
    m_begun = true;
    runNext();
}

// One at a time, and the next only when the one before is not due any more.
void Hook::runNext()
{
    if (!m_begun)
        return;
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_lookAgain = false;
    m_store.nextDueRun(this, [this](const std::optional<store::DueRun> &due) {
        if (due)
            return consider(*due);
        m_marks.removeAll();
        becomeIdle();
    });
}

void Hook::consider(const store::DueRun &due)
{
    const QString program = m_settings.text(Setting::HookProgram);
    if (program.isEmpty()) // not wanted any more
        return forget(due.number);
    if (m_marks.has(due.number)) {
        qCInfo(hookLog) << "a run had begun when the last start ended; it is not begun again";
        return forget(due.number);
    }
    run(program, due);
}

void Hook::run(const QString &program, const store::DueRun &due)
{
    m_run = due.number;
    m_process = std::make_unique<HookProcess>();
    connect(m_process.get(), &HookProcess::ended, this, &Hook::ended);
    qCInfo(hookLog) << "the program is told that an upload was" << store::dueEventName(due.event);
    m_process->start(program, hookArguments(m_settings),
                     {store::dueEventName(due.event), due.path, due.title, due.videoId,
                      words::videoLink(due.videoId), m_names(due.accountId)},
                     HookProcess::longestMs, m_marks.pathOf(due.number));
}

// Its mark goes last.
void Hook::forget(qint64 run)
{
    m_store.dropDueRun(run, this, [this, run](const std::optional<base::Error> &failure) {
        if (failure) // it stays due, and its mark says what became of it
            return becomeIdle();
        m_marks.remove(run);
        m_looking = false;
        runNext();
    });
}

void Hook::ended(const HookOutcome &outcome)
{
    using How = HookOutcome::How;
    const QStringList lines = outcome.output.split(u'\n', Qt::SkipEmptyParts).mid(0, mostLoggedLines);
    for (const QString &line : lines)
        qCInfo(hookLog).noquote() << "it says:" << base::shortened(base::shownLine(line), longestLoggedLine);
    switch (outcome.how) {
    case How::Ended:
        qCInfo(hookLog) << "it ended with" << outcome.exitCode;
        break;
    case How::NotStarted:
        qCWarning(hookLog) << "it cannot be started";
        break;
    case How::Crashed:
        qCWarning(hookLog) << "it crashed";
        break;
    case How::TookTooLong:
        qCWarning(hookLog) << "it took too long and was ended";
        break;
    }
    m_process.release()->deleteLater();
    forget(m_run);
}

void Hook::becomeIdle()
{
    m_looking = false;
    if (m_lookAgain)
        return runNext();
    if (m_finished)
        std::exchange(m_finished, {})();
}

void Hook::finish(QObject *context, std::function<void()> done)
{
    m_finished = base::guarded(context, std::move(done));
    QTimer::singleShot(HookProcess::longestMs, this, [this] {
        if (m_finished)
            std::exchange(m_finished, {})();
    });
    if (!m_begun)
        return becomeIdle();
    runNext();
}

} // namespace engine
