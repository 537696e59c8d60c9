#include "cli/commands/list_command.h"

#include "cli/commands/live_uploads.h"
#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "engine/accounts/account_registry.h"
#include "store/profile/profile.h"
#include "store/queue/upload_store.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/uploads/upload_words.h"

#include <QDateTime>
#include <QMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

// What is in the queue of a running program, as it is there; the rest as it was kept.
QList<Snapshot> withLive(const QList<transfer::UploadRecord> &kept,
                         const std::optional<QList<Snapshot>> &live)
{
    QMap<transfer::UploadId, Snapshot> running;
    for (const Snapshot &snapshot : live.value_or(QList<Snapshot>()))
        running.insert(snapshot.id, snapshot);
    QList<Snapshot> uploads;
    for (const transfer::UploadRecord &record : kept)
        uploads.append(running.contains(record.id) ? running.take(record.id) : Snapshot::of(record));
    return uploads + running.values();
}

} // namespace

ListCommand::ListCommand(const CommonOptions &common, const ListOptions &options)
    : m_common(common)
    , m_options(options)
{
}

std::optional<ExitCode> ListCommand::prepare()
{
    const store::Profile profile = store::Profile::at(m_common.profileDir, m_common.practice);
    if (QString refusal; !profile.isOurs(&refusal)) {
        terminal::printErrorLine(refusal);
        return ExitCode::WrongUsage;
    }
    const auto read = store::UploadStore::read(profile.databasePath(), m_options.all);
    if (!read.ok()) {
        const QString why = tr("The queue in %1 cannot be read: %2")
                                .arg(profile.dir(), words::reasonFor(read.error()).sentence);
        terminal::printErrorLine(why);
        return ExitCode::SomeFailed;
    }
    store::Settings settings(profile.settingsPath(), store::Settings::ReadOnly());
    const engine::AccountRegistry accounts(settings);
    control::nameAccountsBy([&accounts](const transfer::AccountId &id) { return accounts.nameOf(id); });
    const QList<Snapshot> uploads = withLive(read.value(), liveUploads(profile));
    control::nameAccountsBy({});
    if (m_common.json) {
        for (const Snapshot &upload : std::as_const(uploads))
            printJson(toJson(Event::State, upload));
    } else {
        printTable(uploads);
    }
    return ExitCode::Success;
}

void ListCommand::printTable(const QList<Snapshot> &uploads)
{
    if (uploads.isEmpty()) {
        if (!m_common.quiet)
            terminal::printErrorLine(tr("No uploads."));
        return;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QStringList head = {tr("Id"), tr("State"), tr("Percent"), tr("File"), tr("Video id")};
    if (m_options.all)
        head.append(tr("Reference"));
    Table table(head);
    for (const Snapshot &upload : uploads) {
        QStringList row = {QString::number(upload.id),
                           upload.activity == transfer::Activity::Scheduled
                               ? words::scheduledLine(upload.wait, now) // until when
                               : words::activityLabel(upload.activity, upload.wait, now, upload.draft),
                           words::percentText(upload.percent), upload.file, upload.videoId};
        if (m_options.all)
            row.append(upload.reference);
        table.add(row);
    }
    terminal::printLines(table.text());
}

} // namespace cli
