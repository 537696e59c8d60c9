#include "store/queue/happening_json.h"

#include "base/moment.h"
#include "base/names.h"
#include "store/queue/error_json.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

namespace {

using transfer::Cause;
using transfer::Happened;
using transfer::Happening;

constexpr base::Named<Happened> happenedNames[] = {
    {Happened::Added, "added"},          {Happened::Checked, "checked"},
    {Happened::Created, "created"},      {Happened::Interrupted, "interrupted"},
    {Happened::FellBack, "fell_back"},   {Happened::BegunAnew, "begun_anew"},
    {Happened::SentAgain, "sent_again"}, {Happened::Restarted, "restarted"},
    {Happened::Paused, "paused"},        {Happened::Resumed, "resumed"},
    {Happened::Retried, "retried"},      {Happened::Sent, "sent"},
    {Happened::Published, "published"},  {Happened::Failed, "failed"},
    {Happened::Cancelled, "cancelled"},  {Happened::AtYouku, "at_youku"},
    {Happened::Doubted, "doubted"},      {Happened::Anyway, "anyway"},
};

constexpr base::Named<Cause::Why> whys[] = {
    {Cause::Why::Network, "network"}, {Cause::Why::Portal, "portal"},  {Cause::Why::Plan, "plan"},
    {Cause::Why::Metered, "metered"}, {Cause::Why::SignIn, "sign_in"}, {Cause::Why::Line, "line"},
    {Cause::Why::Busy, "busy"},       {Cause::Why::Other, "other"},
};

// How the word of a happening is called.
QString wordKey(Happened what)
{
    switch (what) {
    case Happened::AtYouku:
        return u"state"_s;
    case Happened::Doubted:
        return u"finding"_s;
    default:
        return u"transport"_s;
    }
}

constexpr qint64 lastMoment = 253'402'300'799'999; // of the year 9999
constexpr qsizetype longestText = 256 * 1024;      // far more than the longest there can be
constexpr int mostLanes = 1000;
constexpr int mostTimes = 1'000'000'000;

qint64 within(const QJsonValue &value, qint64 least, qint64 most)
{
    return std::clamp(value.toInteger(), least, most);
}

QJsonObject causeJson(const Cause &cause)
{
    QJsonObject json = errorJson(cause.error());
    for (const QString &absent : {u"message"_s, u"type"_s, u"detail"_s, u"retry_after_ms"_s})
        json.remove(absent);
    json.insert(u"why"_s, base::nameOf(whys, cause.why));
    json.insert(u"times"_s, cause.times);
    return json;
}

Cause causeFrom(const QJsonObject &json)
{
    base::Error error = errorFromJson(json);
    error.detail = {};
    Cause cause = Cause::of(error).first();
    cause.why = base::valueOf(whys, json[u"why"].toString()).value_or(Cause::Why::Other);
    cause.httpStatus = std::clamp(error.httpStatus, 0, 999);
    cause.times = int(within(json[u"times"], 1, mostTimes));
    return cause;
}

std::optional<Happening> happeningFrom(const QJsonObject &json)
{
    const std::optional<Happened> what = base::valueOf(happenedNames, json[u"what"].toString());
    const qint64 at = json[u"at"].toInteger(-1);
    if (!what || *what == Happened::Added || at < 0 || at > lastMoment)
        return std::nullopt;
    Happening happening{*what, at};
    happening.word = transfer::cleanedWord(json[wordKey(*what)].toString());
    happening.place = transfer::cleanedPlace(json[u"place"].toString());
    happening.instant = json[u"instant"].toBool();
    happening.lanes = int(within(json[u"connections"], 0, mostLanes));
    happening.bytes = within(json[u"bytes"], 0, lastMoment);
    happening.lastedMs = within(json[u"lasted_ms"], 0, lastMoment);
    const QJsonArray causes = json[u"causes"].toArray();
    for (const QJsonValue &cause : causes) {
        if (happening.causes.size() < transfer::mostCauses && cause.isObject())
            happening.causes.append(causeFrom(cause.toObject()));
    }
    return happening;
}

} // namespace

QString happenedName(Happened what)
{
    return base::nameOf(happenedNames, what);
}

QJsonObject happeningJson(const Happening &happening)
{
    QJsonObject json{{u"what"_s, happenedName(happening.what)}, {u"at"_s, happening.atMs}};
    if (!happening.word.isEmpty())
        json.insert(wordKey(happening.what), happening.word);
    if (!happening.place.isEmpty())
        json.insert(u"place"_s, happening.place);
    if (happening.instant)
        json.insert(u"instant"_s, true);
    if (happening.lanes > 0)
        json.insert(u"connections"_s, happening.lanes);
    if (happening.bytes > 0)
        json.insert(u"bytes"_s, happening.bytes);
    if (happening.lastedMs > 0)
        json.insert(u"lasted_ms"_s, happening.lastedMs);
    QJsonArray causes;
    for (const Cause &cause : happening.causes)
        causes.append(causeJson(cause));
    if (!causes.isEmpty())
        json.insert(u"causes"_s, causes);
    return json;
}

QJsonArray happeningsJson(const QList<Happening> &happenings)
{
    QJsonArray json;
    for (const Happening &happening : happenings)
        json.append(happeningJson(happening));
    return json;
}

QStringList happeningFacts(const QList<Happening> &happenings)
{
    QStringList lines;
    for (const Happening &happening : happenings) {
        QJsonObject rest = happeningJson(happening);
        rest.remove(u"what"_s);
        rest.remove(u"at"_s);
        QString line =
            base::utcMoment(happening.atMs).toString(Qt::ISODate) + u' ' + happenedName(happening.what);
        if (!rest.isEmpty())
            line += u' ' + QString::fromUtf8(QJsonDocument(rest).toJson(QJsonDocument::Compact));
        lines.append(line);
    }
    return lines;
}

QString happeningsText(const QList<Happening> &happenings)
{
    if (happenings.isEmpty())
        return {};
    return QString::fromUtf8(QJsonDocument(happeningsJson(happenings)).toJson(QJsonDocument::Compact));
}

QList<Happening> happeningsFromText(const QByteArray &json)
{
    QList<Happening> happenings;
    if (json.isEmpty() || json.size() > longestText)
        return happenings;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const QJsonValue &each : array) {
        if (happenings.size() == transfer::mostHappenings)
            break;
        if (const std::optional<Happening> happening = happeningFrom(each.toObject()))
            happenings.append(*happening);
    }
    return happenings;
}

} // namespace store
