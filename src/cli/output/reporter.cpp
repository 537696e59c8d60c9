#include "cli/output/reporter.h"

#include "cli/output/json_reporter.h"
#include "cli/output/terminal.h"
#include "cli/output/text_reporter.h"
#include "transfer/files/local_file.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

constexpr qint64 progressMs = 250; // between two lines of progress of an upload

} // namespace

void ConsoleReporter::note(const QString &sentence)
{
    terminal::printErrorLine(sentence);
}

void ConsoleReporter::refused(const QStringList &, const Refusal &, const QString &sentence)
{
    note(sentence);
}

void ConsoleReporter::remark(const QString &sentence)
{
    if (!m_quiet)
        note(sentence);
}

void ConsoleReporter::known(const Snapshot &snapshot, const QString &sentence)
{
    published(snapshot);
    remark(sentence);
}

std::unique_ptr<ConsoleReporter> makeReporter(bool json, bool quiet)
{
    if (json)
        return std::make_unique<JsonReporter>(quiet);
    if (terminal::isLive() && !quiet)
        return std::make_unique<LiveReporter>();
    return std::make_unique<TextReporter>(quiet);
}

// Escaped, as JSON may have any character: a name must not speak to the terminal it is printed on.
static QString withoutControls(const QString &json)
{
    QString quiet;
    for (const QChar each : json) {
        switch (each.category()) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            quiet += u"\\u%1"_s.arg(int(each.unicode()), 4, 16, QChar(u'0'));
            break;
        default:
            quiet += each;
        }
    }
    return quiet;
}

QString jsonLine(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return withoutControls(QString::fromUtf8(json));
}

void printJson(const QJsonObject &object)
{
    terminal::printLine(jsonLine(object));
}

void JsonReporter::changed(const Snapshot &snapshot)
{
    if (quiet())
        return;
    const auto last = m_told.constFind(snapshot.id);
    const bool isNew = last == m_told.constEnd() || last->activity != snapshot.activity;
    if (!isNew) {
        const bool moved = last->transferred != snapshot.transferred || last->underWay != snapshot.underWay
                           || last->secondsStill != snapshot.secondsStill;
        if (!moved || last->since.elapsed() < progressMs)
            return;
    }
    printJson(toJson(isNew ? Event::State : Event::Progress, snapshot));
    Told now = {snapshot.activity, snapshot.transferred, snapshot.underWay, snapshot.secondsStill, {}};
    now.since.start();
    m_told.insert(snapshot.id, now);
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

void JsonReporter::refused(const QStringList &files, const Refusal &why, const QString &sentence)
{
    const base::ErrorKind others = why.files.isEmpty() ? why.kind : base::ErrorKind::Cancelled;
    QHash<QString, std::pair<base::ErrorKind, QString>> reasons;
    for (auto each = why.files.cbegin(); each != why.files.cend(); ++each)
        reasons.insert(transfer::absolutePath(each.key()), each.value());
    QStringList paths;
    for (const QString &file : files) {
        const QString path = transfer::absolutePath(file);
        if (paths.contains(path))
            continue;
        paths.append(path);
        const auto [kind, words] = reasons.value(path, {others, sentence});
        Snapshot snapshot;
        snapshot.file = transfer::shownPath(path);
        snapshot.activity = transfer::Activity::Failed;
        snapshot.error = base::localError(kind);
        snapshot.sentence = words;
        printJson(toJson(Event::Failed, snapshot));
    }
    note(sentence);
}

} // namespace cli
