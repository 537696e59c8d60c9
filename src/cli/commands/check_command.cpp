#include "cli/commands/check_command.h"

#include "cli/output/json_reporter.h"
#include "cli/output/terminal.h"
#include "control/jobs/named_file.h"
#include "transfer/files/local_file.h"
#include "words/media_words.h"
#include "words/numbers.h"
#include "words/sentences.h"

#include <QJsonArray>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using media::Finding;
using media::Look;
using media::Weight;

QString labelled(Weight weight, const QString &sentences)
{
    switch (weight) {
    case Weight::Stops:
        return CheckCommand::tr("Not usable: %1").arg(sentences);
    case Weight::Warns:
        return CheckCommand::tr("Warning: %1").arg(sentences);
    case Weight::Notes:
        return CheckCommand::tr("Note: %1").arg(sentences);
    }
    return {};
}

void printIndented(const QString &line)
{
    terminal::printLine(u"  "_s + line);
}

} // namespace

CheckCommand::CheckCommand(const CommonOptions &common, const CheckOptions &options)
    : m_common(common)
    , m_files(options.files)
{
    connect(&m_prober, &media::Prober::ended, this, &CheckCommand::looked);
}

void CheckCommand::start()
{
    next();
}

void CheckCommand::next()
{
    while (!m_files.isEmpty()) {
        const QString name = m_files.takeFirst();
        m_path = transfer::existingPath(transfer::absolutePath(name));
        base::ErrorKind kind;
        const QString problem = control::namedFileProblem(m_path, transfer::shownPath(name), &kind);
        if (problem.isEmpty())
            return m_prober.start(m_path);
        m_someStop = true;
        terminal::printErrorLine(problem);
        if (m_common.json)
            printJsonLine({.outcome = Look::Outcome::Unreadable}, {}, problem);
    }
    emit finished(m_someStop ? ExitCode::WrongUsage : ExitCode::Success);
}

// What can be told without a look is told all the same.
void CheckCommand::looked(const Look &look)
{
    const QList<Finding> findings = media::findingsOf(look);
    m_someStop |= look.outcome == Look::Outcome::Unreadable || media::stops(findings);
    const QString without = words::noFactsSentence(look);
    if (look.outcome == Look::Outcome::NotInstalled && !std::exchange(m_saysItIsMissing, true))
        terminal::printErrorLine(without);
    if (m_common.json)
        printJsonLine(look, findings, without);
    else
        print(look, findings);
    next();
}

// Quietly only what stops and warns.
void CheckCommand::print(const Look &look, const QList<Finding> &findings)
{
    QStringList lines;
    const bool isKnown = look.outcome == Look::Outcome::Looked;
    QStringList facts = isKnown ? words::factsOf(look.facts) : QStringList();
    if (look.facts.size >= 0)
        facts.append(words::sizeText(look.facts.size));
    if (!m_common.quiet && !facts.isEmpty())
        lines.append(words::joinedFacts(facts));
    if (!isKnown && look.outcome != Look::Outcome::NotInstalled)
        lines.append(words::noFactsSentence(look));
    for (const Finding &finding : findings) {
        if (!m_common.quiet || finding.weight != Weight::Notes)
            lines.append(labelled(finding.weight, words::findingSentences(finding)));
    }
    if (m_common.quiet && lines.isEmpty())
        return;
    terminal::printLine(transfer::shownPath(m_path));
    for (const QString &line : std::as_const(lines))
        printIndented(line);
}

void CheckCommand::printJsonLine(const Look &look, const QList<Finding> &findings, const QString &sentence)
{
    QJsonArray told;
    for (const Finding &finding : findings) {
        QJsonObject object = media::toJson(finding);
        object.insert(u"message"_s, words::findingSentences(finding));
        told.append(object);
    }
    QJsonValue facts = QJsonValue::Null;
    if (look.outcome == Look::Outcome::Looked) {
        QJsonObject object = media::toJson(look.facts);
        object.remove(u"findings"_s); // they are told with what they mean
        facts = object;
    }
    printJson({{u"event"_s, u"check"_s},
               {u"file"_s, transfer::shownPath(m_path)},
               {u"look"_s, media::outcomeName(look.outcome)},
               {u"facts"_s, facts},
               {u"findings"_s, told},
               {u"message"_s, sentence.isEmpty() ? QJsonValue::Null : QJsonValue(sentence)}});
}

} // namespace cli
