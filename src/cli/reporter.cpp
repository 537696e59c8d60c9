#include "cli/reporter.h"

#include "cli/json_reporter.h"
#include "cli/terminal.h"
#include "cli/text_reporter.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

void Reporter::note(const QString &sentence)
{
    terminal::printError(terminal::shown(sentence) + u'\n');
}

void Reporter::known(const Snapshot &snapshot, const QString &sentence)
{
    published(snapshot);
    if (!m_quiet)
        note(sentence);
}

std::unique_ptr<Reporter> makeReporter(bool json, bool quiet)
{
    if (json)
        return std::make_unique<JsonReporter>(quiet);
    if (terminal::isLive() && !quiet)
        return std::make_unique<LiveReporter>();
    return std::make_unique<TextReporter>(quiet);
}

void printJson(const QJsonObject &object)
{
    terminal::print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
}

void JsonReporter::changed(const Snapshot &snapshot)
{
    if (quiet())
        return;
    const auto last = m_told.constFind(snapshot.id);
    const bool known = last != m_told.constEnd();
    if (!known || last->activity != snapshot.activity)
        printJson(toJson(Event::State, snapshot));
    else if (last->transferred != snapshot.transferred)
        printJson(toJson(Event::Progress, snapshot));
    m_told.insert(snapshot.id, {snapshot.activity, snapshot.transferred});
}

void JsonReporter::published(const Snapshot &snapshot)
{
    printJson(toJson(Event::Published, snapshot));
}

void JsonReporter::cancelled(const Snapshot &snapshot)
{
    printJson(toJson(Event::State, snapshot));
}

void JsonReporter::failed(const Snapshot &snapshot, const QString &sentences)
{
    printJson(toJson(Event::Failed, snapshot));
    note(QCoreApplication::translate("cli::JsonReporter", "%1: %2").arg(snapshot.file, sentences));
}

} // namespace cli
