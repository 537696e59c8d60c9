#include "sandbox/hosts/video_host.h"

#include "sandbox/model/accounts.h"
#include "sandbox/protocol/metadata.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype mostInBatch = 20; // what Youku takes is not told (protocol 7.4)
constexpr qint64 usualPage = 20;
constexpr qint64 largestPage = 100;
constexpr qint64 lastPage = 1'000'000;

QString youkuTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

// video_id, or the id in video_url, the address of the video's page.
QString videoIdIn(const Parameters &parameters)
{
    static const QRegularExpression inPage(uR"(/id_([A-Za-z0-9=]+))"_s);
    const QString id = parameters.value(u"video_id"_s);
    return id.isEmpty() ? inPage.match(parameters.value(u"video_url"_s)).captured(1) : id;
}

} // namespace

VideoHost::VideoHost(const Accounts &accounts, Uploads &uploads, const Behaviour &behaviour,
                     const base::Clock &clock)
    : m_accounts(accounts)
    , m_uploads(uploads)
    , m_behaviour(behaviour)
    , m_clock(clock)
{
}

std::optional<Reply> VideoHost::call(const QString &endpoint, const QByteArray &method,
                                     const Parameters &parameters)
{
    if (endpoint == u"show"_s)
        return show(parameters);
    if (endpoint == u"show_batch"_s)
        return showBatch(parameters);
    if (endpoint == u"by_me"_s)
        return byMe(parameters);
    if (endpoint != u"update"_s && endpoint != u"destroy"_s)
        return std::nullopt;
    if (method != "POST")
        return failure(codes::mustBePost);
    return endpoint == u"update"_s ? update(parameters) : destroy(parameters);
}

Upload *VideoHost::find(const QString &videoId)
{
    Upload *upload = m_uploads.findVideo(videoId);
    return upload && upload->state == Upload::State::Committed ? upload : nullptr;
}

qint64 VideoHost::appRefusal(const Parameters &parameters) const
{
    const QString clientId = parameters.value(u"client_id"_s);
    if (clientId.isEmpty())
        return codes::clientIdEmpty;
    return m_accounts.knows(clientId) ? 0 : codes::clientIdInvalid;
}

qint64 VideoHost::ownerRefusal(const Parameters &parameters, Upload **upload)
{
    if (const qint64 code = m_accounts.refusal(parameters))
        return code;
    const QString id = parameters.value(u"video_id"_s);
    if (id.isEmpty())
        return codes::parameterMissing;
    *upload = find(id);
    if (!*upload)
        return codes::noSuchVideo;
    return (*upload)->userId == m_accounts.userId(parameters) ? 0 : codes::videoOfAnother;
}

QString VideoHost::stateOf(const Upload &upload) const
{
    const double age = double(m_clock.nowMs() - upload.committedAt) / 1000;
    if (age < m_behaviour.encodingSeconds)
        return u"encoding"_s;
    if (age < m_behaviour.encodingSeconds + m_behaviour.reviewSeconds)
        return u"in_review"_s;
    return m_behaviour.finalState;
}

QJsonObject VideoHost::describe(const Upload &upload) const
{
    const QJsonObject &metadata = upload.metadata;
    const QString created = youkuTime(upload.committedAt);
    return {{u"id"_s, upload.videoId},
            {u"title"_s, metadata[u"title"]},
            {u"link"_s, u"http://v.youku.com/v_show/id_%1.html"_s.arg(upload.videoId)},
            {u"description"_s, metadata[u"description"].toString()},
            {u"duration"_s, 61},
            {u"category"_s, metadata[u"category"].toString(u"Others"_s)},
            {u"tags"_s, tagsIn(metadata[u"tags"].toString()).join(u',')},
            {u"state"_s, stateOf(upload)},
            {u"created"_s, created},
            {u"published"_s, created},
            {u"public_type"_s, metadata[u"public_type"].toString(u"all"_s)},
            {u"copyright_type"_s, metadata[u"copyright_type"].toString(u"original"_s)},
            {u"user"_s, Accounts::userOf(upload.userId)},
            {u"view_count"_s, 0},
            {u"streamtypes"_s, QJsonArray()},
            {u"operation_limit"_s, QJsonArray()}};
}

Reply VideoHost::show(const Parameters &parameters)
{
    if (const qint64 code = appRefusal(parameters))
        return failure(code);
    const QString id = videoIdIn(parameters);
    if (id.isEmpty())
        return failure(codes::parameterMissing);
    const Upload *upload = find(id);
    return upload ? Reply{200, describe(*upload)} : failure(codes::noSuchVideo);
}

// Those that there are; the others are left out.
Reply VideoHost::showBatch(const Parameters &parameters)
{
    if (const qint64 code = appRefusal(parameters))
        return failure(code);
    const QStringList ids = parameters.value(u"video_ids"_s).split(u',', Qt::SkipEmptyParts);
    if (ids.isEmpty())
        return failure(codes::parameterMissing);
    if (ids.size() > mostInBatch)
        return failure(codes::parameterInvalid);
    QJsonArray videos;
    for (const QString &id : ids) {
        if (const Upload *upload = find(id))
            videos.append(describe(*upload));
    }
    return {200, QJsonObject{{u"total"_s, videos.size()}, {u"videos"_s, videos}}};
}

// The last published first, whatever orderby says.
Reply VideoHost::byMe(const Parameters &parameters)
{
    if (const qint64 code = m_accounts.refusal(parameters))
        return failure(code);
    const qint64 userId = m_accounts.userId(parameters);
    QList<const Upload *> own;
    for (const auto &[token, upload] : m_uploads.all()) {
        if (upload->state == Upload::State::Committed && upload->userId == userId)
            own.append(upload.get());
    }
    std::sort(own.begin(), own.end(), [](const Upload *one, const Upload *other) {
        return std::pair(one->committedAt, one->number) > std::pair(other->committedAt, other->number);
    });
    const qint64 count =
        std::clamp<qint64>(numberIn(parameters, u"count"_s).value_or(usualPage), 1, largestPage);
    const qint64 page = std::clamp<qint64>(numberIn(parameters, u"page"_s).value_or(1), 1, lastPage);
    QJsonArray videos;
    for (const Upload *upload : own.mid((page - 1) * count, count))
        videos.append(describe(*upload));
    return {
        200,
        QJsonObject{{u"total"_s, own.size()}, {u"page"_s, page}, {u"count"_s, count}, {u"videos"_s, videos}}};
}

Reply VideoHost::update(const Parameters &parameters)
{
    Upload *upload = nullptr;
    if (const qint64 code = ownerRefusal(parameters, &upload))
        return failure(code);
    if (const qint64 code = brokenUpdateRule(parameters, m_behaviour.rules))
        return failure(code);
    QJsonObject changed = metadataOf(parameters);
    if (!parameters.contains(u"watch_password"_s))
        changed.remove(u"has_watch_password"_s);
    for (auto field = changed.begin(); field != changed.end(); ++field)
        upload->metadata.insert(field.key(), field.value());
    m_uploads.save(*upload);
    return {200, QJsonObject{{u"id"_s, upload->videoId}}};
}

Reply VideoHost::destroy(const Parameters &parameters)
{
    Upload *upload = nullptr;
    if (const qint64 code = ownerRefusal(parameters, &upload))
        return failure(code);
    upload->state = Upload::State::Destroyed;
    m_uploads.save(*upload);
    m_uploads.releaseBytes(*upload, false);
    return {200, QJsonObject{{u"id"_s, upload->videoId}}};
}

} // namespace sandbox
