#include "control/wire/events.h"

#include "base/names.h"
#include "control/wire/snapshot_json.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace control {

namespace {

constexpr base::Named<Told> eventNames[] = {
    {Told::Changed, "changed"},     {Told::Published, "published"}, {Told::Known, "known"},
    {Told::Cancelled, "cancelled"}, {Told::Failed, "failed"},       {Told::Refused, "refused"},
    {Told::Note, "note"},           {Told::Remark, "remark"},       {Told::Finished, "finished"},
    {Told::Answer, "answer"},       {Told::Leaving, "leaving"},     {Told::TurnedAway, "turned_away"},
};

Refusal refusalIn(const QJsonObject &event)
{
    Refusal why;
    why.kind = base::kindFromName(event[u"kind"].toString());
    for (const QJsonValue &each : event[u"reasons"].toArray())
        why.files.insert(each[u"file"].toString(),
                         {base::kindFromName(each[u"kind"].toString()), each[u"sentence"].toString()});
    return why;
}

QStringList filesIn(const QJsonObject &event)
{
    QStringList files;
    for (const QJsonValue &each : event[u"files"].toArray())
        files.append(each.toString());
    return files;
}

} // namespace

QJsonObject eventJson(Told told, const Snapshot &snapshot, const QString &sentence)
{
    QJsonObject event = eventJson(told, sentence);
    event[u"upload"_s] = snapshotJson(snapshot);
    return event;
}

QJsonObject eventJson(Told told, const QString &sentence)
{
    QJsonObject event{{u"event"_s, base::nameOf(eventNames, told)}};
    if (!sentence.isEmpty())
        event[u"sentence"_s] = sentence;
    return event;
}

QJsonObject refusedJson(const QStringList &files, const Refusal &why, const QString &sentence)
{
    QJsonArray reasons;
    for (auto each = why.files.cbegin(); each != why.files.cend(); ++each)
        reasons.append(QJsonObject{{u"file"_s, each.key()},
                                   {u"kind"_s, base::kindName(each->first)},
                                   {u"sentence"_s, each->second}});
    QJsonObject event = eventJson(Told::Refused, sentence);
    event[u"files"_s] = QJsonArray::fromStringList(files);
    event[u"kind"_s] = base::kindName(why.kind);
    event[u"reasons"_s] = reasons;
    return event;
}

QJsonObject answerJson(const QJsonObject &row)
{
    QJsonObject event = eventJson(Told::Answer);
    event[u"row"_s] = row;
    return event;
}

QJsonObject finishedJson(ExitCode code)
{
    QJsonObject event = eventJson(Told::Finished);
    event[u"code"_s] = int(code);
    return event;
}

std::optional<Told> toldIn(const QJsonObject &event)
{
    return base::valueOf(eventNames, event[u"event"].toString());
}

QString sentenceIn(const QJsonObject &event)
{
    return event[u"sentence"].toString();
}

ExitCode codeIn(const QJsonObject &event)
{
    const int code = event[u"code"].toInt(-1);
    for (const ExitCode each : {ExitCode::Success, ExitCode::SomeFailed, ExitCode::WrongUsage,
                                ExitCode::NeedsSignIn, ExitCode::ProfileInUse, ExitCode::Interrupted}) {
        if (code == int(each))
            return each;
    }
    return ExitCode::SomeFailed;
}

Snapshot snapshotIn(const QJsonObject &event)
{
    return snapshotFrom(event[u"upload"].toObject());
}

void replay(const QJsonObject &event, Reporter &reporter)
{
    const std::optional<Told> told = toldIn(event);
    const QString sentence = sentenceIn(event);
    if (!told)
        return;
    switch (*told) {
    case Told::Changed:
        return reporter.changed(snapshotIn(event));
    case Told::Published:
        return reporter.published(snapshotIn(event));
    case Told::Known:
        return reporter.known(snapshotIn(event), sentence);
    case Told::Cancelled:
        return reporter.cancelled(snapshotIn(event));
    case Told::Failed:
        return reporter.failed(snapshotIn(event), sentence);
    case Told::Refused:
        return reporter.refused(filesIn(event), refusalIn(event), sentence);
    case Told::Answer:
        return reporter.answer(event[u"row"].toObject());
    case Told::Note:
        return reporter.note(sentence);
    case Told::Remark:
        return reporter.remark(sentence);
    case Told::Finished:
    case Told::TurnedAway:
    case Told::Leaving:
        break;
    }
}

} // namespace control
