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
    if (m_quiet)
        return;
    const Told told{snapshot.activity, snapshot.transferred, snapshot.underWay, snapshot.secondsStill};
    const auto last = m_told.constFind(snapshot.id);
    const bool known = last != m_told.constEnd();
    if (!known || last->activity != snapshot.activity)
        printJson(toJson(Event::State, snapshot));
    else if (*last != told)
        printJson(toJson(Event::Progress, snapshot));
    m_told.insert(snapshot.id, told);
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
