#include "cli/output/text_reporter.h"

#include "base/plain_text.h"
#include "cli/output/terminal.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/uploads/amounts.h"
#include "words/uploads/upload_words.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using transfer::Activity;

constexpr int liveLinesAtMost = 8;

QString label(const Snapshot &snapshot)
{
    return words::activityLabel(snapshot.activity, snapshot.wait, QDateTime::currentMSecsSinceEpoch(),
                                snapshot.draft);
}

// The percentage stands there already: the bytes only while there is none to speak of.
QStringList movementOf(const Snapshot &snapshot)
{
    const transfer::Progress progress{
        .total = snapshot.total,
        .acknowledged = snapshot.transferred,
        .onTheWire = snapshot.underWay,
        .bytesPerSecond = snapshot.bytesPerSecond,
        .timeLeft = snapshot.timeLeft,
        .secondsStill = snapshot.secondsStill,
    };
    QStringList facts = words::movement(progress);
    if (snapshot.transferred > 0)
        facts.removeLast();
    return facts;
}

// A whole percent is; a countdown is not, nor one more look for a network that is still gone.
bool worthALine(const Snapshot &last, const Snapshot &now)
{
    const bool wasHeldUp =
        last.wait.what == transfer::Wait::For::Network || last.wait.what == transfer::Wait::For::Retry;
    const bool goesOn = now.activity == Activity::Running || now.activity == Activity::Finishing;
    if (wasHeldUp && goesOn && now.transferred == last.transferred)
        return false;
    return now.activity != last.activity || int(now.percent) != int(last.percent)
           || now.wait.attempt != last.wait.attempt
           || (now.activity == Activity::Scheduled && now.wait.untilMs != last.wait.untilMs)
           || now.secondsStill.has_value() != last.secondsStill.has_value();
}

} // namespace

QString TextReporter::progressLine(const Snapshot &snapshot)
{
    QStringList facts = {label(snapshot), words::percentText(snapshot.percent)};
    if (snapshot.activity == Activity::Running)
        facts.append(movementOf(snapshot));
    facts.append(QFileInfo(snapshot.file).fileName());
    if (snapshot.activity == Activity::Scheduled)
        facts.append(words::scheduledLine(snapshot.wait, QDateTime::currentMSecsSinceEpoch()));
    if (snapshot.activity == Activity::Retrying)
        facts.append(words::reasonFor(snapshot.wait.reason).sentence);
    return facts.join(u"  "_s);
}

void TextReporter::changed(const Snapshot &snapshot)
{
    if (quiet())
        return;
    const auto last = m_told.constFind(snapshot.id);
    if (last != m_told.constEnd() && !worthALine(*last, snapshot))
        return;
    m_told.insert(snapshot.id, snapshot);
    say(progressLine(snapshot));
}

void TextReporter::published(const Snapshot &snapshot)
{
    say(u"%1  %2  %3  %4"_s.arg(label(snapshot), words::percentText(snapshot.percent), snapshot.videoId,
                                snapshot.file));
}

void TextReporter::cancelled(const Snapshot &snapshot)
{
    say(u"%1  %2"_s.arg(label(snapshot), snapshot.file));
}

void TextReporter::failed(const Snapshot &snapshot, const QString &sentences)
{
    note(tr("%1: %2").arg(snapshot.file, sentences));
}

void TextReporter::say(const QString &line)
{
    terminal::printLine(line);
}

LiveReporter::~LiveReporter()
{
    erase();
}

void LiveReporter::changed(const Snapshot &snapshot)
{
    m_moving[snapshot.id] = snapshot;
    erase();
    draw();
}

void LiveReporter::published(const Snapshot &snapshot)
{
    m_moving.remove(snapshot.id);
    TextReporter::published(snapshot);
}

void LiveReporter::cancelled(const Snapshot &snapshot)
{
    m_moving.remove(snapshot.id);
    TextReporter::cancelled(snapshot);
}

void LiveReporter::failed(const Snapshot &snapshot, const QString &sentences)
{
    m_moving.remove(snapshot.id);
    TextReporter::failed(snapshot, sentences);
}

void LiveReporter::note(const QString &sentence)
{
    erase();
    TextReporter::note(sentence);
    draw();
}

void LiveReporter::say(const QString &line)
{
    erase();
    TextReporter::say(line);
    draw();
}

void LiveReporter::erase()
{
    if (m_drawn > 0)
        terminal::takeBackLines(m_drawn);
    m_drawn = 0;
}

void LiveReporter::draw()
{
    // Waiting ones only take a line while there is room.
    QList<Snapshot> shown;
    for (const bool waiting : {false, true}) {
        for (const Snapshot &snapshot : std::as_const(m_moving)) {
            const bool waits =
                snapshot.activity == Activity::Waiting || snapshot.activity == Activity::Scheduled;
            if (waits == waiting && shown.size() < liveLinesAtMost)
                shown.append(snapshot);
        }
    }
    QString text;
    for (const Snapshot &snapshot : std::as_const(shown))
        text += terminal::fitted(base::shownLine(progressLine(snapshot)), terminal::width() - 1) + u'\n';
    terminal::printLines(text);
    m_drawn = int(shown.size());
}

} // namespace cli
