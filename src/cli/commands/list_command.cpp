#include "cli/commands/list_command.h"

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

using namespace Qt::StringLiterals;

namespace cli {

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
    nameAccountsBy([&accounts](const transfer::AccountId &id) { return accounts.nameOf(id); });
    QList<Snapshot> uploads;
    for (const transfer::UploadRecord &record : read.value())
        uploads.append(Snapshot::of(record));
    nameAccountsBy({});
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
