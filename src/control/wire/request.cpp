#include "control/wire/request.h"

#include "control/wire/json_reader.h"
#include "transfer/sending/lane_policy.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace control {

namespace {

constexpr qsizetype longestPath = 32768; // no system has longer ones
constexpr qsizetype longestWord = 4096;

bool isPath(const QString &path)
{
    return path.size() <= longestPath && !path.startsWith(u':') // of our own resources
           && QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
}

QStringList readPaths(JsonReader &json)
{
    const QStringList paths = json.texts(u"files"_s);
    if (!std::all_of(paths.cbegin(), paths.cend(), isPath))
        json.refuse();
    return paths;
}

QString readWord(JsonReader &json, const QString &key)
{
    QString word = json.text(key);
    if (word.size() > longestWord || word.contains(QChar::Null))
        json.refuse();
    return word;
}

QJsonArray idsJson(const QList<transfer::UploadId> &ids)
{
    QJsonArray array;
    for (const transfer::UploadId id : ids)
        array.append(id);
    return array;
}

QList<transfer::UploadId> readIds(JsonReader &json)
{
    QList<transfer::UploadId> ids;
    for (const QJsonValue &each : json.array(u"ids"_s)) {
        const transfer::UploadId id = each.toInteger();
        if (id < 1)
            json.refuse();
        else if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

QJsonObject paceJson(const engine::SendOptions &pace)
{
    QJsonObject json{{u"ignore_plan"_s, pace.ignorePlan}, {u"slice_length"_s, pace.sliceLengthKb}};
    if (pace.lanes)
        json[u"lanes"_s] = *pace.lanes;
    if (pace.bytesPerSecond)
        json[u"limit"_s] = *pace.bytesPerSecond;
    if (pace.transport)
        json[u"transport"_s] = transfer::choiceName(*pace.transport);
    return json;
}

engine::SendOptions readPace(JsonReader &request)
{
    using Policy = transfer::LanePolicy;
    JsonReader json(request.object(u"pace"_s));
    engine::SendOptions pace;
    pace.ignorePlan = json.flag(u"ignore_plan"_s);
    pace.sliceLengthKb = int(json.number(u"slice_length"_s, 0, Policy::largestSliceKb));
    if (pace.sliceLengthKb != 0 && pace.sliceLengthKb < Policy::smallestAskedKb)
        json.refuse();
    if (const auto lanes = json.maybeNumber(u"lanes"_s, 0, Policy::mostLanes))
        pace.lanes = int(*lanes);
    pace.bytesPerSecond = json.maybeNumber(u"limit"_s);
    if (json.has(u"transport"_s)) {
        const QString name = json.text(u"transport"_s);
        pace.transport = transfer::choiceFromName(name);
        if (transfer::choiceName(*pace.transport) != name)
            json.refuse();
    }
    if (!json.understood())
        request.refuse();
    return pace;
}

QJsonObject callerJson(const Caller &caller)
{
    return {{u"language"_s, caller.language},
            {u"api_url"_s, caller.apiUrl},
            {u"api"_s, caller.api},
            {u"account"_s, caller.account}};
}

Caller readCaller(JsonReader &request)
{
    JsonReader json(request.object(u"caller"_s));
    const Caller caller{readWord(json, u"language"_s), readWord(json, u"api_url"_s), readWord(json, u"api"_s),
                        readWord(json, u"account"_s)};
    if (!json.understood())
        request.refuse();
    return caller;
}

// One for each kind of wish.
struct Writer {
    QJsonObject operator()(const OpenFiles &wish) const
    {
        return {{u"command"_s, u"open"_s}, {u"files"_s, QJsonArray::fromStringList(wish.files)}};
    }
    QJsonObject operator()(const ListUploads &wish) const
    {
        return {{u"command"_s, u"list"_s}, {u"ids"_s, idsJson(wish.ids)}};
    }
    QJsonObject operator()(const UploadOptions &wish) const
    {
        return {{u"command"_s, u"upload"_s},     {u"files"_s, QJsonArray::fromStringList(wish.files)},
                {u"metadata"_s, wish.metadata},  {u"reference"_s, wish.reference},
                {u"account"_s, wish.account},    {u"state_file"_s, wish.stateFile},
                {u"state"_s, wish.state},        {u"start_at"_s, wish.startAtMs},
                {u"again"_s, wish.again},        {u"anyway"_s, wish.anyway},
                {u"pace"_s, paceJson(wish.pace)}};
    }
    QJsonObject operator()(const ResumeOptions &wish) const
    {
        const bool retries = wish.what == ResumeOptions::What::Failed;
        return {{u"command"_s, retries ? u"retry"_s : u"resume"_s},
                {u"ids"_s, idsJson(wish.ids)},
                {u"pace"_s, paceJson(wish.pace)}};
    }
    QJsonObject operator()(const CancelOptions &wish) const
    {
        return {{u"command"_s, u"cancel"_s}, {u"ids"_s, idsJson(wish.ids)}};
    }
    QJsonObject operator()(const CatalogueOptions &wish) const
    {
        const bool isSpec = wish.what == CatalogueOptions::What::Spec;
        return {{u"command"_s, isSpec ? u"spec"_s : u"categories"_s}};
    }
    QJsonObject operator()(const FoldersOptions &wish) const
    {
        const store::WatchedFolder &folder = wish.folder;
        if (wish.action == FoldersOptions::Action::List)
            return {{u"command"_s, u"folders"_s}};
        if (wish.action == FoldersOptions::Action::Remove)
            return {{u"command"_s, u"unwatch"_s}, {u"folder"_s, folder.path}};
        return {{u"command"_s, u"watch"_s},    {u"folder"_s, folder.path},
                {u"below"_s, folder.below},    {u"template"_s, folder.templateName},
                {u"account"_s, wish.account},  {u"start"_s, folder.starts},
                {u"age"_s, folder.ageSeconds}, {u"patterns"_s, QJsonArray::fromStringList(folder.patterns)},
                {u"move_to"_s, folder.moveTo}};
    }
};

UploadOptions readUpload(JsonReader &json)
{
    UploadOptions wish;
    wish.files = readPaths(json);
    wish.metadata = json.object(u"metadata"_s);
    wish.reference = readWord(json, u"reference"_s);
    wish.account = readWord(json, u"account"_s);
    wish.stateFile = json.text(u"state_file"_s);
    wish.state = json.object(u"state"_s);
    wish.startAtMs = json.number(u"start_at"_s);
    wish.again = json.flag(u"again"_s);
    wish.anyway = json.flag(u"anyway"_s);
    wish.pace = readPace(json);
    if (wish.files.isEmpty() || (!wish.state.isEmpty() && wish.files.size() != 1))
        json.refuse();
    return wish;
}

QString readPath(JsonReader &json, const QString &key)
{
    QString path = json.text(key);
    if (!isPath(path))
        json.refuse();
    return path;
}

FoldersOptions readWatch(JsonReader &json)
{
    using store::WatchedFolder;
    FoldersOptions wish{FoldersOptions::Action::Add, {}, readWord(json, u"account"_s)};
    WatchedFolder &folder = wish.folder;
    folder.path = readPath(json, u"folder"_s);
    folder.below = json.flag(u"below"_s);
    folder.templateName = readWord(json, u"template"_s);
    folder.starts = json.flag(u"start"_s);
    folder.ageSeconds = int(json.number(u"age"_s, WatchedFolder::leastAge, WatchedFolder::mostAge));
    folder.patterns = json.texts(u"patterns"_s);
    folder.moveTo = json.text(u"move_to"_s);
    const auto isWord = [](const QString &pattern) {
        return pattern.size() <= longestWord && !pattern.contains(QChar::Null);
    };
    if ((!folder.moveTo.isEmpty() && !isPath(folder.moveTo))
        || !std::all_of(folder.patterns.cbegin(), folder.patterns.cend(), isWord))
        json.refuse();
    return wish;
}

std::optional<Wish> readWish(JsonReader &json)
{
    const QString command = json.text(u"command"_s);
    if (command == "open"_L1 && json.has(u"files"_s))
        return OpenFiles{readPaths(json)};
    if (command == "list"_L1)
        return ListUploads{readIds(json)};
    if (command == "upload"_L1)
        return readUpload(json);
    if (command == "resume"_L1 || command == "retry"_L1) {
        const bool retries = command == "retry"_L1;
        return ResumeOptions{retries ? ResumeOptions::What::Failed : ResumeOptions::What::Paused,
                             readIds(json), readPace(json)};
    }
    if (command == "folders"_L1)
        return FoldersOptions{};
    if (command == "watch"_L1)
        return readWatch(json);
    if (command == "unwatch"_L1) {
        FoldersOptions wish{FoldersOptions::Action::Remove};
        wish.folder.path = readPath(json, u"folder"_s);
        return wish;
    }
    if (command == "spec"_L1)
        return CatalogueOptions{CatalogueOptions::What::Spec};
    if (command == "categories"_L1)
        return CatalogueOptions{};
    if (command == "cancel"_L1) {
        CancelOptions wish{readIds(json)};
        if (wish.ids.isEmpty())
            json.refuse();
        return wish;
    }
    return std::nullopt;
}

} // namespace

QJsonObject requestJson(const Request &request)
{
    QJsonObject json = std::visit(Writer(), request.wish);
    json[u"caller"_s] = callerJson(request.caller);
    return json;
}

std::optional<Request> requestFrom(const QJsonObject &object)
{
    JsonReader json(object);
    const Caller caller = readCaller(json);
    const std::optional<Wish> wish = readWish(json);
    if (!wish || !json.understood())
        return std::nullopt;
    return Request{caller, *wish};
}

} // namespace control
