#include "cli/commands/history_command.h"

#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "engine/accounts/account_registry.h"
#include "engine/history/history_csv.h"
#include "store/profile/profile.h"
#include "store/queue/upload_store.h"
#include "words/media_words.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/uploads/video_words.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

constexpr double msPerSecond = 1000;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue momentJson(const QDateTime &moment)
{
    return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

// account: as people know it.
QJsonObject historyJson(const store::HistoryEntry &entry, const QString &account)
{
    return {{u"event"_s, u"history"_s},
            {u"id"_s, entry.id},
            {u"title"_s, entry.title},
            {u"file"_s, entry.path},
            {u"video_id"_s, orNull(entry.videoId)},
            {u"link"_s, orNull(words::videoLink(entry.videoId))},
            {u"account"_s, orNull(account)},
            {u"added_at"_s, momentJson(entry.addedAt)},
            {u"published_at"_s, momentJson(entry.publishedAt)},
            {u"length"_s,
             entry.durationMs > 0 ? QJsonValue(double(entry.durationMs) / msPerSecond) : QJsonValue()},
            {u"total"_s, entry.bytes},
            {u"md5"_s, orNull(entry.md5)},
            {u"video_state"_s, orNull(entry.state)},
            {u"listed"_s, entry.listed}};
}

} // namespace

HistoryCommand::HistoryCommand(const CommonOptions &common, const HistoryOptions &options)
    : m_common(common)
    , m_options(options)
{
}

std::optional<ExitCode> HistoryCommand::prepare()
{
    const store::Profile profile = store::Profile::at(m_common.profileDir, m_common.practice);
    if (QString refusal; !profile.isOurs(&refusal)) {
        terminal::printErrorLine(refusal);
        return ExitCode::WrongUsage;
    }
    const auto read = store::UploadStore::readHistory(profile.databasePath(), m_options.sinceMs);
    if (!read.ok()) {
        terminal::printErrorLine(tr("The queue in %1 cannot be read: %2")
                                     .arg(profile.dir(), words::reasonFor(read.error()).sentence));
        return ExitCode::SomeFailed;
    }
    store::Settings settings(profile.settingsPath(), store::Settings::ReadOnly());
    const engine::AccountRegistry accounts(settings);
    if (m_common.json) {
        for (const store::HistoryEntry &entry : read.value())
            printJson(historyJson(entry, accounts.nameOf(entry.accountId)));
    } else if (m_options.csv) {
        QByteArray table = engine::historyCsvHead();
        for (const store::HistoryEntry &entry : read.value())
            table += engine::historyCsvRow(entry, accounts.nameOf(entry.accountId));
        // Read as text the mark is none of it, and goes out again.
        terminal::printLines(QChar(QChar::ByteOrderMark) + QString::fromUtf8(table));
    } else {
        printTable(read.value());
    }
    return ExitCode::Success;
}

// The time is that of this computer, written so that lines sort.
void HistoryCommand::printTable(const QList<store::HistoryEntry> &entries) const
{
    if (entries.isEmpty()) {
        if (!m_common.quiet)
            terminal::printErrorLine(tr("Nothing was published."));
        return;
    }
    Table table({tr("Published"), tr("Title"), tr("Length"), tr("Size"), tr("State at Youku"), tr("Link")});
    for (const store::HistoryEntry &entry : entries)
        table.add({entry.publishedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), entry.title,
                   entry.durationMs > 0 ? words::lengthText(double(entry.durationMs) / msPerSecond) : u""_s,
                   words::sizeText(entry.bytes), words::videoStateLabel(entry.state),
                   words::videoLink(entry.videoId)});
    terminal::printLines(table.text());
}

} // namespace cli
