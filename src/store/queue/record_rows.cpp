#include "store/queue/record_rows.h"

#include "base/moment.h"
#include "store/queue/error_json.h"
#include "store/queue/happening_json.h"
#include "youku/publishing_api.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace store {

namespace {

using transfer::UploadRecord;

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toByteArray()).object();
}

QVariant failureValue(const std::optional<base::Error> &failure)
{
    return failure ? QVariant(compact(QJsonDocument(errorJson(*failure)))) : QVariant();
}

std::optional<base::Error> failureFrom(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    return errorFromJson(objectFrom(value));
}

// The watch password has a column of its own, so that it can be wiped.
QVariant metadataValue(const youku::Metadata &metadata)
{
    youku::Metadata withoutSecret = metadata;
    withoutSecret.watchPassword.clear();
    return compact(QJsonDocument(youku::toJson(withoutSecret)));
}

youku::Metadata metadataFrom(const QVariant &value)
{
    return youku::metadataFromJson(objectFrom(value), {}, nullptr);
}

// A null QString would be bound as NULL.
QVariant text(const QString &string)
{
    return string.isNull() ? u""_s : string;
}

QVariant timeValue(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime timeFrom(const QVariant &value)
{
    return value.isNull() ? QDateTime() : base::utcMoment(value.toLongLong());
}

// A word nobody knows must not make an upload begin anew by itself: it becomes a failure the user sees.
void notUnderstood(UploadRecord &record)
{
    record.intent = transfer::Intent::Pause;
    record.failure = base::localError(base::ErrorKind::Internal);
}

void setStage(UploadRecord &record, const QVariant &value)
{
    if (const auto stage = transfer::stageFromName(value.toString()))
        record.stage = *stage;
    else
        notUnderstood(record);
}

void setIntent(UploadRecord &record, const QVariant &value)
{
    if (const auto intent = transfer::intentFromName(value.toString()))
        record.intent = *intent;
    else
        notUnderstood(record);
}

// By which API it was begun stands beside what the transport keeps, which knows of no such thing: so every
// program that knows this schema goes on with it, the earlier ones by the API of the account.
constexpr QLatin1StringView apiKey{"api"};
constexpr QLatin1StringView undescribedKey{"undescribed"};
// When it may be sent stands there as well; earlier programs begin at any time.
constexpr QLatin1StringView startAtKey{"start_at"};
constexpr QLatin1StringView sendNowKey{"send_now"};
// And who is to create it; with earlier programs that is who is signed in.
constexpr QLatin1StringView chosenAccountKey{"chosen_account"};

QVariant transportStateValue(const UploadRecord &record)
{
    QJsonObject json = record.transportState;
    if (record.api)
        json.insert(apiKey, youku::apiName(*record.api));
    if (record.undescribed)
        json.insert(undescribedKey, true);
    if (record.startAtMs > 0)
        json.insert(startAtKey, record.startAtMs);
    if (record.sendNow)
        json.insert(sendNowKey, true);
    if (!record.chosenAccount.isEmpty())
        json.insert(chosenAccountKey, record.chosenAccount.text);
    return compact(QJsonDocument(json));
}

void setTransportState(UploadRecord &record, const QVariant &value)
{
    QJsonObject json = objectFrom(value);
    record.api = youku::apiFromName(json.take(apiKey).toString());
    record.undescribed = json.take(undescribedKey).toBool();
    record.startAtMs = qMax<qint64>(0, json.take(startAtKey).toInteger());
    record.sendNow = json.take(sendNowKey).toBool();
    record.chosenAccount.text = json.take(chosenAccountKey).toString();
    record.transportState = json;
}

QVariant leftoversValue(const QList<transfer::Leftover> &leftovers)
{
    QJsonArray array;
    for (const transfer::Leftover &each : leftovers)
        array.append(QJsonObject{{u"account_id"_s, each.accountId.text},
                                 {u"upload_token"_s, each.uploadToken},
                                 {u"transport"_s, each.transport},
                                 {u"state"_s, each.state},
                                 {u"cancel"_s, each.cancel},
                                 {apiKey, each.api ? youku::apiName(*each.api) : QString()}});
    return array.isEmpty() ? u""_s : compact(QJsonDocument(array));
}

QList<transfer::Leftover> leftoversFrom(const QVariant &value)
{
    QList<transfer::Leftover> leftovers;
    const QJsonArray array = QJsonDocument::fromJson(value.toByteArray()).array();
    for (const QJsonValue &each : array)
        leftovers.append({{each[u"account_id"].toString()},
                          each[u"upload_token"].toString(),
                          each[u"transport"].toString(),
                          each[u"state"].toObject(),
                          each[u"cancel"].toBool(),
                          youku::apiFromName(each[apiKey].toString())});
    return leftovers;
}

struct Column {
    QLatin1StringView name;
    std::function<QVariant(const UploadRecord &)> get;
    std::function<void(UploadRecord &, const QVariant &)> set;
};

// A column for a member that QVariant converts by itself.
template <typename Member>
Column plain(QLatin1StringView name, Member member)
{
    return {name,
            [member](const UploadRecord &record) {
                const auto &value = member(record);
                if constexpr (std::is_same_v<decltype(value), const QString &>)
                    return text(value);
                else
                    return QVariant(value);
            },
            [member](UploadRecord &record, const QVariant &kept) {
                auto &value = member(record);
                value = kept.value<std::remove_reference_t<decltype(value)>>();
            }};
}

const QList<Column> &columns()
{
    // metadata before watch_password and failure and intent before stage: the later ones overrule the
    // earlier.
    // clang-format off
    static const QList<Column> all = {
        plain("id"_L1, [](auto &r) -> auto & { return r.id; }),
        plain("position"_L1, [](auto &r) -> auto & { return r.position; }),
        plain("path"_L1, [](auto &r) -> auto & { return r.path; }),
        plain("reference"_L1, [](auto &r) -> auto & { return r.reference; }),
        {"metadata"_L1, [](const UploadRecord &r) { return metadataValue(r.metadata); },
         [](UploadRecord &r, const QVariant &v) { r.metadata = metadataFrom(v); }},
        plain("watch_password"_L1, [](auto &r) -> auto & { return r.metadata.watchPassword; }),
        plain("account_id"_L1, [](auto &r) -> auto & { return r.accountId.text; }),
        plain("transport"_L1, [](auto &r) -> auto & { return r.transport; }),
        plain("again"_L1, [](auto &r) -> auto & { return r.again; }),
        plain("doubt"_L1, [](auto &r) -> auto & { return r.doubt; }),
        plain("anyway"_L1, [](auto &r) -> auto & { return r.anyway; }),
        plain("file_size"_L1, [](auto &r) -> auto & { return r.identity.size; }),
        plain("file_modified_ms"_L1, [](auto &r) -> auto & { return r.identity.modifiedMs; }),
        plain("file_id"_L1, [](auto &r) -> auto & { return r.identity.fileId; }),
        plain("md5"_L1, [](auto &r) -> auto & { return r.md5; }),
        {"failure"_L1, [](const UploadRecord &r) { return failureValue(r.failure); },
         [](UploadRecord &r, const QVariant &v) { r.failure = failureFrom(v); }},
        {"intent"_L1, [](const UploadRecord &r) { return QVariant(transfer::intentName(r.intent)); },
         setIntent},
        {"stage"_L1, [](const UploadRecord &r) { return QVariant(transfer::stageName(r.stage)); }, setStage},
        plain("upload_token"_L1, [](auto &r) -> auto & { return r.uploadToken; }),
        plain("video_id"_L1, [](auto &r) -> auto & { return r.videoId; }),
        {"transport_state"_L1, transportStateValue, setTransportState},
        {"leftovers"_L1, [](const UploadRecord &r) { return leftoversValue(r.leftovers); },
         [](UploadRecord &r, const QVariant &v) { r.leftovers = leftoversFrom(v); }},
        plain("instant"_L1, [](auto &r) -> auto & { return r.instant; }),
        plain("slice_length_kb"_L1, [](auto &r) -> auto & { return r.sliceLengthKb; }),
        plain("transferred"_L1, [](auto &r) -> auto & { return r.transferred; }),
        {"added_at"_L1, [](const UploadRecord &r) { return timeValue(r.addedAt); },
         [](UploadRecord &r, const QVariant &v) { r.addedAt = timeFrom(v); }},
        {"published_at"_L1, [](const UploadRecord &r) { return timeValue(r.publishedAt); },
         [](UploadRecord &r, const QVariant &v) { r.publishedAt = timeFrom(v); }},
        plain("video_state"_L1, [](auto &r) -> auto & { return r.videoState; }),
        plain("dealt_with"_L1, [](auto &r) -> auto & { return r.dealtWith; }),
        plain("cancelled"_L1, [](auto &r) -> auto & { return r.cancelled; }),
        plain("listed"_L1, [](auto &r) -> auto & { return r.listed; }),
        {"happenings"_L1, [](const UploadRecord &r) { return text(happeningsText(r.happenings)); },
         [](UploadRecord &r, const QVariant &v) { r.happenings = happeningsFromText(v.toByteArray()); }},
    };
    // clang-format on
    return all;
}

QStringList columnNames()
{
    QStringList names;
    for (const Column &column : columns())
        names.append(column.name);
    return names;
}

} // namespace

QString recordColumns(const QStringList &present)
{
    QStringList names;
    for (const QString &name : columnNames())
        names.append(present.contains(name) ? name : u"NULL AS "_s + name);
    return names.join(u", "_s);
}

QString upsertStatement()
{
    const QStringList names = columnNames();
    QStringList changes;
    for (const QString &name : names) {
        if (name != "id"_L1)
            changes.append(u"%1 = excluded.%1"_s.arg(name));
    }
    return u"INSERT INTO uploads (%1) VALUES (%2) ON CONFLICT (id) DO UPDATE SET %3"_s.arg(
        names.join(u", "_s), QStringList(names.size(), u"?"_s).join(u", "_s), changes.join(u", "_s));
}

void bindRecord(QSqlQuery &query, const UploadRecord &record)
{
    int place = 0;
    for (const Column &column : columns())
        query.bindValue(place++, column.get(record));
}

UploadRecord readRecord(const QSqlQuery &query)
{
    UploadRecord record;
    int place = 0;
    for (const Column &column : columns())
        column.set(record, query.value(place++));
    return record;
}

bool holdsSecret(const UploadRecord &record)
{
    return !record.uploadToken.isEmpty() || !record.metadata.watchPassword.isEmpty()
           || !record.leftovers.isEmpty();
}

} // namespace store
