#include "youku/answers.h"

#include "base/redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace youku {

std::optional<qint64> integer(const QJsonValue &value)
{
    if (value.isString()) {
        bool understood = false;
        const qint64 number = value.toString().toLongLong(&understood);
        return understood ? std::optional(number) : std::nullopt;
    }
    // toInteger() keeps all 64 bits; a fraction or an absurd number gives the default in both cases.
    if (!value.isDouble())
        return std::nullopt;
    const qint64 number = value.toInteger(-1);
    if (number == -1 && value.toInteger(0) == 0)
        return std::nullopt;
    return number;
}

namespace {

constexpr qsizetype mostWords = 64 * 1024; // of an error; what is kept of them is cut once they are clean
constexpr int longestName = 100;           // of a type, a label, a state: words that are one name
constexpr qsizetype longestExtension = 20;
constexpr qsizetype longestToken = 4096;
constexpr qint64 smallestHonestLimit = 1024 * 1024; // 7.1: a smaller size limit is to be ignored

std::optional<qint64> natural(const QJsonValue &value)
{
    const std::optional<qint64> number = integer(value);
    return number && *number >= 0 ? number : std::nullopt;
}

bool boolean(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0 || value.toString() == "1"_L1;
    return value.toBool() || value.toDouble() == 1;
}

QString text(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    const std::optional<qint64> number = integer(value);
    return number ? QString::number(*number) : QString();
}

// A word of theirs that is kept and shown as it is.
QString nameIn(const QJsonValue &value)
{
    return base::shortened(base::redactedName(base::plainLine(text(value))), longestName);
}

QString addressIn(const QJsonValue &value)
{
    return base::redactedName(value.toString().trimmed());
}

int percent(const QJsonValue &value)
{
    const std::optional<qint64> number = integer(value);
    return number ? int(qBound(qint64(0), *number, qint64(100))) : 0;
}

// One that can stand in a filter of file names.
bool isExtension(const QString &text)
{
    const auto isPart = [](QChar each) {
        return each.isLetterOrNumber();
    };
    return !text.isEmpty() && text.size() <= longestExtension
           && std::all_of(text.cbegin(), text.cend(), isPart);
}

} // namespace

std::optional<QJsonObject> parseObject(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

std::optional<Envelope> parseEnvelope(const QJsonObject &json)
{
    const QJsonValue error = json.value("error"_L1);
    if (error.isUndefined() || error.isNull())
        return std::nullopt;
    if (!error.isObject())
        return Envelope{0, text(error).left(mostWords)};
    const QJsonObject object = error.toObject();
    return Envelope{integer(object.value("code"_L1)).value_or(0),
                    text(object.value("description"_L1)).left(mostWords),
                    text(object.value("type"_L1)).left(mostWords)};
}

std::optional<Envelope> parseEnvelope(const QByteArray &body)
{
    if (const std::optional<QJsonObject> json = parseObject(body))
        return parseEnvelope(*json);
    const bool isForm = (body.startsWith("code=") || body.contains("&code=")) && !body.contains('<');
    if (!isForm)
        return std::nullopt;
    const QUrlQuery form(QString::fromUtf8(body.left(mostWords).replace('+', ' ')));
    bool understood = false;
    const qint64 code = form.queryItemValue(u"code"_s).toLongLong(&understood);
    if (!understood)
        return std::nullopt;
    return Envelope{code, form.queryItemValue(u"description"_s, QUrl::FullyDecoded).left(mostWords),
                    form.queryItemValue(u"type"_s, QUrl::FullyDecoded).left(mostWords)};
}

QUrl uploadServerUrl(const QString &serverUri)
{
    QString authority = serverUri.trimmed();
    if (authority.startsWith("http://"_L1, Qt::CaseInsensitive))
        authority.remove(0, 7);
    if (authority.contains("://"_L1))
        return {};
    authority = authority.section(u'/', 0, 0);
    QUrl url;
    url.setScheme(u"http"_s);
    url.setAuthority(authority, QUrl::StrictMode);
    const bool plain = url.isValid() && url.userInfo().isEmpty();
    return plain && !url.host().isEmpty() ? url : QUrl();
}

namespace {

// Whether the names make sense is for whoever goes there to find out.
std::optional<CloudPlace> parseCloudPlace(const QJsonObject &json)
{
    const std::optional<CloudKeys> keys = parseCloudKeys(json);
    const CloudPlace place{addressIn(json.value("endpoint"_L1)),
                           json.value("oss_bucket"_L1).toString().trimmed(),
                           json.value("oss_object"_L1).toString(), keys.value_or(CloudKeys())};
    if (!keys || place.endpoint.isEmpty() || place.bucket.isEmpty() || place.object.isEmpty())
        return std::nullopt;
    return place;
}

} // namespace

std::optional<Created> parseCreated(const QJsonObject &json)
{
    Created created;
    created.uploadToken = text(json.value("upload_token"_L1));
    created.videoId = nameIn(json.value("video_id"_L1));
    created.serverUri = addressIn(json.value("upload_server_uri"_L1));
    const QJsonValue instant = json.value("instant_upload_ok"_L1);
    created.instant = instant.toString().compare("yes"_L1, Qt::CaseInsensitive) == 0 || boolean(instant);
    created.cloud = parseCloudPlace(json);
    const bool hasPlace = created.cloud || uploadServerUrl(created.serverUri).isValid();
    if (created.uploadToken.isEmpty() || (!created.instant && !hasPlace))
        return std::nullopt;
    return created;
}

std::optional<CloudKeys> parseCloudKeys(const QJsonObject &json)
{
    const auto word = [&json](QLatin1StringView name) {
        const QString value = json.value(name).toString().trimmed();
        return value.size() <= longestToken ? value : QString();
    };
    CloudKeys keys{word("temp_access_id"_L1), word("temp_access_secret"_L1), word("security_token"_L1),
                   QDateTime::fromString(word("expire_time"_L1), Qt::ISODate).toUTC()};
    keys.endpoint = base::redactedName(word("endpoint"_L1));
    if (keys.accessId.isEmpty() || keys.accessSecret.isEmpty() || keys.securityToken.isEmpty())
        return std::nullopt;
    return keys;
}

std::optional<Created> parseBegunUpload(const QJsonObject &json)
{
    Created begun;
    begun.uploadToken = text(json.value("upload_token"_L1));
    begun.serverUri = addressIn(json.value("upload_server_ip"_L1));
    const bool isText = std::all_of(begun.uploadToken.cbegin(), begun.uploadToken.cend(),
                                    [](QChar each) { return each > u' ' && each < u'\x7f'; });
    const bool hasLength = !begun.uploadToken.isEmpty() && begun.uploadToken.size() <= longestToken;
    if (!isText || !hasLength || !uploadServerUrl(begun.serverUri).isValid())
        return std::nullopt;
    return begun;
}

std::optional<NextSlice> parseNextSlice(const QJsonObject &json)
{
    const std::optional<qint64> id = natural(json.value("slice_task_id"_L1));
    const std::optional<qint64> transferred = natural(json.value("transferred"_L1));
    if (!id || !transferred)
        return std::nullopt;
    NextSlice next;
    next.transferred = *transferred;
    if (*id == 0)
        return next;
    // Whether the range lies within the file is for the lane to judge (5.3), negative numbers included.
    const std::optional<qint64> offset = integer(json.value("offset"_L1));
    const std::optional<qint64> length = integer(json.value("length"_L1));
    if (!offset || !length)
        return std::nullopt;
    next.task = {*id, *offset, *length};
    return next;
}

std::optional<Checked> parseChecked(const QJsonObject &json)
{
    const std::optional<qint64> status = integer(json.value("status"_L1));
    if (!status || *status < 1 || *status > 4)
        return std::nullopt;
    Checked checked;
    checked.status = CheckStatus(*status);
    checked.uploadServerIp = addressIn(json.value("upload_server_ip"_L1));
    checked.transferredPercent = percent(json.value("transferred_percent"_L1));
    checked.confirmedPercent = percent(json.value("confirmed_percent"_L1));
    return checked;
}

std::optional<Committed> parseCommitted(const QJsonObject &json)
{
    const QString videoId = nameIn(json.value("video_id"_L1));
    if (videoId.isEmpty())
        return std::nullopt;
    return Committed{videoId};
}

std::optional<Tokens> parseTokens(const QJsonObject &json)
{
    Tokens tokens;
    tokens.accessToken = text(json.value("access_token"_L1));
    tokens.refreshToken = text(json.value("refresh_token"_L1));
    tokens.expiresInSeconds = natural(json.value("expires_in"_L1)).value_or(0);
    if (tokens.accessToken.isEmpty())
        return std::nullopt;
    return tokens;
}

std::optional<Spec> parseSpec(const QJsonObject &json)
{
    Spec spec;
    const std::optional<qint64> most = integer(json.value("allowed_max_file_size"_L1));
    if (most && *most >= smallestHonestLimit)
        spec.maxFileSize = most;
    const QJsonValue allowed = json.value("allowed_extensions"_L1);
    QStringList extensions = allowed.toString().split(u',', Qt::SkipEmptyParts);
    for (const QJsonValue &extension : allowed.toArray())
        extensions.append(extension.toString());
    for (QString &extension : extensions) {
        extension = extension.trimmed().toLower();
        if (extension.startsWith(u'.'))
            extension.remove(0, 1);
    }
    extensions.removeIf([](const QString &each) { return !isExtension(each); });
    spec.extensions = extensions;
    if (!spec.maxFileSize && spec.extensions.isEmpty())
        return std::nullopt;
    return spec;
}

std::optional<QList<Category>> parseCategories(const QJsonObject &json)
{
    QList<Category> categories;
    for (const QJsonValue &value : json.value("categories"_L1).toArray()) {
        Category category{nameIn(value["term"_L1].toString()), nameIn(value["label"_L1].toString())};
        if (category.label.isEmpty())
            category.label = category.term;
        if (!category.term.isEmpty())
            categories.append(category);
    }
    if (categories.isEmpty())
        return std::nullopt;
    return categories;
}

std::optional<Video> parseVideo(const QJsonObject &json)
{
    Video video{nameIn(json.value("id"_L1)), base::redactedWords(json.value("title"_L1).toString(), {}),
                base::redactedName(json.value("link"_L1).toString()),
                nameIn(json.value("state"_L1).toString())};
    if (const QString scheme = QUrl(video.link).scheme(); scheme != "http"_L1 && scheme != "https"_L1)
        video.link.clear(); // it may be opened in a browser
    if (video.id.isEmpty() || video.state.isEmpty())
        return std::nullopt;
    return video;
}

std::optional<QList<Video>> parseVideos(const QJsonObject &json)
{
    const QJsonValue list = json.value("videos"_L1);
    if (!list.isArray())
        return std::nullopt;
    QList<Video> videos;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &each : array) {
        if (const std::optional<Video> video = parseVideo(each.toObject()))
            videos.append(*video);
    }
    return videos;
}

std::optional<User> parseUser(const QJsonObject &json)
{
    const User user{base::redactedName(text(json.value("id"_L1))).left(longestName),
                    nameIn(json.value("name"_L1).toString())};
    return user.id.isEmpty() || user.name.isEmpty() ? std::nullopt : std::optional(user);
}

} // namespace youku
