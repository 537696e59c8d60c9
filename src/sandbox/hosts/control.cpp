#include "sandbox/hosts/control.h"

#include "http/server/link.h"
#include "sandbox/cloud/object_store.h"
#include "sandbox/faults/faults.h"
#include "sandbox/model/youku_model.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QMap>

#include <functional>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// Changes one thing; false when the value makes no sense. May add to what is answered.
using Change =
    std::function<bool(const QJsonValue &value, const ControlTargets &targets, QJsonObject &answer)>;

Change toggle(bool Behaviour::*member)
{
    return [member](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
        targets.model.behaviour().*member = value.toBool();
        return value.isBool();
    };
}

Change seconds(double Behaviour::*member)
{
    return [member](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
        targets.model.behaviour().*member = qMax(0.0, value.toDouble());
        return value.isDouble();
    };
}

bool setFaults(const QJsonValue &value, const ControlTargets &targets, QJsonObject &answer)
{
    QString error;
    const bool good = value.isArray() && targets.faults.set(value.toArray(), &error);
    if (!good)
        answer.insert(u"error"_s, error);
    return good;
}

bool expireUpload(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    if (value.isString() || value.toBool())
        targets.model.expireUpload(value.toString());
    return value.isString() || value.isBool();
}

bool expireAccess(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    if (value.isString() || value.toBool())
        targets.model.accounts().expireAccess(value.toString());
    return value.isString() || value.isBool();
}

bool setLanes(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().lanes = qMax(1, value.toInt());
    return value.toInt() >= 1;
}

bool setMaxFileSize(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().maxFileSize = value.toInteger();
    return value.isDouble();
}

bool setLimits(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    InputRules &rules = targets.model.behaviour().rules;
    if (value.toString() == u"new"_s)
        rules.takeNewerLimits();
    else if (value.toString() == u"old"_s)
        rules.takeOlderLimits();
    else
        return false;
    return true;
}

bool setDuplicates(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().refuseDuplicates = value.toString() == u"refuse"_s;
    return value.toString() == u"refuse"_s || value.toString() == u"accept"_s;
}

bool setApi(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    return serve(value.toString(), targets.model.behaviour());
}

bool setClockOffset(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().clockOffsetSeconds = value.toInteger();
    return value.isDouble();
}

bool setShowStates(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    Behaviour &behaviour = targets.model.behaviour();
    behaviour.encodingSeconds = value[u"encoding"].toDouble(behaviour.encodingSeconds);
    behaviour.reviewSeconds = value[u"in_review"].toDouble(behaviour.reviewSeconds);
    behaviour.finalState = value[u"final"].toString(behaviour.finalState);
    return value.isObject();
}

bool setTransports(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    QStringList names;
    for (const QJsonValue &name : value.toArray())
        names.append(name.toString());
    const auto transports = transportsFrom(names);
    if (!transports || (transports->oss && targets.cloud.endpoint().isEmpty()))
        return false;
    targets.model.behaviour().transports = *transports;
    return true;
}

bool expireSts(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    if (value.toBool())
        targets.cloud.keys().expireAll();
    return value.isBool();
}

bool setMinPart(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().ossMinPart = qMax<qint64>(0, value.toInteger());
    return value.isDouble();
}

bool setStoreClockOffset(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().ossClockOffset = value.toDouble();
    return value.isDouble();
}

bool setRegion(const QJsonValue &value, const ControlTargets &targets, QJsonObject &)
{
    targets.model.behaviour().ossRegion = value.toString();
    return value.isString();
}

bool makeCode(const QJsonValue &value, const ControlTargets &targets, QJsonObject &answer)
{
    const QString clientId = value[u"client_id"].toString(targets.model.credentials().clientId);
    answer.insert(u"code"_s, targets.model.accounts().makeCode(clientId, value[u"redirect_uri"].toString()));
    return value.isObject();
}

bool addAccount(const QJsonValue &value, const ControlTargets &targets, QJsonObject &answer)
{
    const QString clientId = value[u"client_id"].toString();
    if (!value.toBool() && !targets.model.accounts().knows(clientId))
        return false;
    if (targets.model.accounts().isFull()) {
        answer.insert(u"error"_s, QCoreApplication::translate("sandbox::control",
                                                              "There are %1 accounts; no more are kept.")
                                      .arg(targets.model.accounts().most()));
        return false;
    }
    answer.insert(u"account"_s, toJson(targets.model.accounts().add(clientId)));
    return true;
}

const QMap<QString, Change> &changes()
{
    static const QMap<QString, Change> all{
        {u"faults"_s, setFaults},
        {u"expire_upload"_s, expireUpload},
        {u"expire_access"_s, expireAccess},
        {u"rate"_s,
         [](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
             targets.link.setRate(value.toInteger());
             return value.isDouble();
         }},
        {u"latency"_s,
         [](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
             targets.link.setLatency(value.toInt());
             return value.isDouble();
         }},
        {u"slow_start"_s,
         [](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
             targets.link.setSlowStart(value.toBool());
             return value.isBool();
         }},
        {u"send_late"_s,
         [](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
             if (value.toBool())
                 emit targets.link.hurried();
             return value.isBool();
         }},
        {u"lanes"_s, setLanes},
        {u"task_timeout"_s, seconds(&Behaviour::taskTimeoutSeconds)},
        {u"confirm_delay"_s, seconds(&Behaviour::confirmDelaySeconds)},
        {u"keep_bytes"_s, toggle(&Behaviour::keepBytes)},
        {u"instant"_s, toggle(&Behaviour::instant)},
        {u"duplicates"_s, setDuplicates},
        {u"trust_md5"_s, toggle(&Behaviour::trustMd5)},
        {u"new_slice_200"_s, toggle(&Behaviour::newSlice200)},
        {u"random_task_ids"_s, toggle(&Behaviour::randomTaskIds)},
        {u"hard_tokens"_s, toggle(&Behaviour::hardTokens)},
        {u"keep_tasks"_s, toggle(&Behaviour::keepTasks)},
        {u"strict"_s,
         [](const QJsonValue &value, const ControlTargets &targets, QJsonObject &) {
             targets.model.behaviour().rules.strict = value.toBool();
             return value.isBool();
         }},
        {u"limits"_s, setLimits},
        {u"max_file_size"_s, setMaxFileSize},
        {u"api"_s, setApi},
        {u"plain_signature"_s, toggle(&Behaviour::plainSignature)},
        {u"clock_offset"_s, setClockOffset},
        {u"show_states"_s, setShowStates},
        {u"transports"_s, setTransports},
        {u"sts_seconds"_s, seconds(&Behaviour::stsSeconds)},
        {u"expire_sts"_s, expireSts},
        {u"oss_min_part"_s, setMinPart},
        {u"oss_clock_offset"_s, setStoreClockOffset},
        {u"oss_refuse_v1"_s, toggle(&Behaviour::ossRefuseV1)},
        {u"oss_refuse_v4"_s, toggle(&Behaviour::ossRefuseV4)},
        {u"oss_region"_s, setRegion},
        {u"oss_needs_server_name"_s, toggle(&Behaviour::ossNeedsServerName)},
        {u"make_code"_s, makeCode},
        {u"add_account"_s, addAccount},
    };
    return all;
}

http::HttpAnswer answerWith(int status, const QJsonObject &json)
{
    return {.status = status, .body = QJsonDocument(json).toJson(QJsonDocument::Compact), .headers = {}};
}

http::HttpAnswer refusal(const QString &key, const QString &why)
{
    const QString sentence =
        why.isEmpty() ? QCoreApplication::translate("sandbox::control", "Not understood: %1.").arg(key) : why;
    return answerWith(400, {{u"error"_s, sentence}});
}

} // namespace

QJsonObject toJson(const youku::Credentials &credentials)
{
    return {{u"client_id"_s, credentials.clientId},
            {u"client_secret"_s, credentials.clientSecret},
            {u"access_token"_s, credentials.accessToken},
            {u"refresh_token"_s, credentials.refreshToken}};
}

http::HttpAnswer control(const QByteArray &body, const ControlTargets &targets)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return refusal(u"JSON"_s, {});
    const QJsonObject wishes = document.object();
    QJsonObject answer{{u"ok"_s, true}};
    for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
        const auto change = changes().constFind(wish.key());
        if (change == changes().constEnd() || !(*change)(wish.value(), targets, answer))
            return refusal(wish.key(), answer[u"error"].toString());
    }
    return answerWith(200, answer);
}

} // namespace sandbox
