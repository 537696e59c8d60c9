#include "cli/commands/log_command.h"

#include "base/moment.h"
#include "cli/commands/live_uploads.h"
#include "cli/output/json_reporter.h"
#include "cli/output/reporter.h"
#include "cli/output/terminal.h"
#include "store/profile/profile.h"
#include "store/queue/happening_json.h"
#include "store/queue/upload_store.h"
#include "transfer/upload/chronicle.h"
#include "words/reasons/reasons.h"
#include "words/uploads/happening_words.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

// live: as it is in a running program.
QJsonObject logJson(const transfer::UploadRecord &record, const std::optional<QList<Snapshot>> &live)
{
    QJsonArray happenings;
    const QList<transfer::Happening> past = transfer::historyOf(record);
    for (const transfer::Happening &one : past) {
        QJsonObject json = store::happeningJson(one);
        json[u"at"_s] = base::utcMoment(one.atMs).toString(Qt::ISODateWithMs);
        happenings.append(json);
    }
    const Snapshot kept = Snapshot::of(record);
    QJsonObject json = control::toJson(Event::State, live ? live->value(0, kept) : kept);
    json[u"event"_s] = u"log"_s;
    json[u"happenings"_s] = happenings;
    return json;
}

} // namespace

LogCommand::LogCommand(const CommonOptions &common, const LogOptions &options)
    : m_common(common)
    , m_options(options)
{
}

std::optional<ExitCode> LogCommand::prepare()
{
    const store::Profile profile = store::Profile::at(m_common.profileDir, m_common.practice);
    if (QString refusal; !profile.isOurs(&refusal)) {
        terminal::printErrorLine(refusal);
        return ExitCode::WrongUsage;
    }
    const auto read = store::UploadStore::readOne(profile.databasePath(), m_options.id);
    if (!read.ok()) {
        const QString why = tr("The queue in %1 cannot be read: %2")
                                .arg(profile.dir(), words::reasonFor(read.error()).sentence);
        terminal::printErrorLine(why);
        return ExitCode::SomeFailed;
    }
    if (!read.value()) {
        terminal::printErrorLine(
            tr("There is no upload %1; the command list --all shows all there are.").arg(m_options.id));
        return ExitCode::WrongUsage;
    }
    if (m_common.json)
        printJson(logJson(*read.value(), liveUploads(profile, {m_options.id})));
    else
        print(*read.value());
    return ExitCode::Success;
}

// The time is that of this computer, written so that lines sort.
void LogCommand::print(const transfer::UploadRecord &record) const
{
    const QString format = u"yyyy-MM-dd HH:mm:ss"_s;
    const QList<words::HappeningLine> lines = words::whatHappened(record);
    for (const words::HappeningLine &line : lines) {
        terminal::printLine(line.at.toLocalTime().toString(format) + u"  "_s + line.sentence);
        if (!line.detail.isEmpty())
            terminal::printLine(QString(format.size() + 2, u' ') + line.detail);
    }
}

} // namespace cli
