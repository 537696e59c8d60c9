// A Youku in memory, behind the two interfaces that uploads speak through: the API, and a transport whose
// plan is ours. What it answers is told in a few lines; it counts what was done to it. No wire, no threads.
#pragma once

#include "transfer/transport/transport_registry.h"
#include "youku/api_client.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace fake {

// An answer that comes from the event loop, unless it is aborted or its context is gone.
class LateCall : public http::Call
{
public:
    template <typename T>
    static LateCall *answering(QObject *context, base::Answer<T> done, base::Result<T> result)
    {
        auto *call = new LateCall;
        QObject::connect(context, &QObject::destroyed, call, [call] { delete call; });
        QMetaObject::invokeMethod(
            context,
            [call = QPointer<LateCall>(call), done = std::move(done), result = std::move(result)] {
                if (!call)
                    return;
                delete call;
                done(result);
            },
            Qt::QueuedConnection);
        return call;
    }
    void abort() override { delete this; }
    void giveUp() override {}
};

enum class What { Create, Describe, Open, Resume, Send, Finish, Abandon, Commit, Cancel, Show, Renew, Spec };

// What goes wrong with the nth call of one sort, and whether it was done all the same.
struct Trouble {
    What what = What::Create;
    base::Error error;
    bool done = false;
    int nth = 1;
    int times = 1;
};

inline base::Error codeOf(const char *word)
{
    base::Error error;
    error.kind = base::ErrorKind::Server;
    error.fault = base::Fault::Code;
    error.code = QLatin1String(word);
    return error;
}
inline base::Error faultOf(base::Fault fault)
{
    base::Error error;
    error.kind = base::ErrorKind::Network;
    error.fault = fault;
    return error;
}

// Reactions of the fake transport, by the words it answers.
inline const base::ReactionTable &rules()
{
    using enum base::Reaction;
    using F = base::Fault;
    using K = base::ErrorKind;
    static const base::ReactionTable table({
        {F::Code, 0, 0, {}, K::Server, {Repeat, 3, Fail, 1000}, 0, QLatin1StringView("Busy")},
        {F::Code, 0, 0, {}, K::Server, {CreateAgain, 3, Fail, 1000}, 0, QLatin1StringView("Forgotten")},
        {F::Code, 0, 0, {}, K::Server, {RenewAccess, 2, Fail, 0}, 0, QLatin1StringView("Expired")},
        {F::Code, 0, 0, {}, K::Server, {SmallerSlices, 4, Fail, 1000}, 0, QLatin1StringView("TooLarge")},
        {F::Unreachable, 0, 0, {}, K::Network, {WaitForNetwork}},
        {F::AnswerLost, 0, 0, {}, K::Network, {Repeat, 10, Fail, 1000}},
        {F::TimedOut, 0, 0, {}, K::Network, {Repeat, 10, Fail, 1000}},
        {F::Code, 0, 0, {}, K::Server, {}},
    });
    return table;
}

struct Upload {
    qint64 size = 0;
    bool open = false;
    QSet<qint64> slices; // numbers
    QString title;       // by the signed API: once it is described
    bool committed = false;
    bool cancelled = false;
};

class Youku
{
public:
    static constexpr qint64 sliceBytes = 1000;

    QMap<QString, Upload> uploads; // by token
    QList<Trouble> troubles;
    QHash<What, int> calls;
    QHash<What, youku::ApiKind> askedBy;            // by which of its APIs, the last time
    QList<bool> askedForCloud;                      // by each create
    std::function<void(What, int nth)> called;      // before it is answered
    QStringList access = {QStringLiteral("first")}; // the last one is valid
    bool instant = false;
    QString outOfReach;             // the token of an upload whose bytes lie where nobody answers
    QHash<QString, QString> states; // of videos, by their ids; else normal once they are committed
    int videos() const
    {
        return int(
            std::count_if(uploads.begin(), uploads.end(), [](const Upload &u) { return u.committed; }));
    }
    static qint64 slicesOf(qint64 size) { return (size + sliceBytes - 1) / sliceBytes; }

    // Does it, unless the trouble says that it was not done.
    template <typename T, typename Act>
    http::Call *answer(What what, QObject *context, base::Answer<T> done, Act act)
    {
        const int nth = ++calls[what];
        if (called)
            called(what, nth);
        for (const Trouble &trouble : std::as_const(troubles)) {
            if (trouble.what != what || nth < trouble.nth || nth >= trouble.nth + trouble.times)
                continue;
            if (trouble.done)
                act();
            return LateCall::answering<T>(context, std::move(done), trouble.error);
        }
        return LateCall::answering<T>(context, std::move(done), act());
    }
};

class Api : public youku::ApiClient
{
public:
    explicit Api(Youku &youku, youku::ApiKind kind = youku::ApiKind::Open)
        : ApiClient(QUrl(QStringLiteral("http://127.0.0.1:1")))
        , m_youku(youku)
        , m_kind(kind)
    {
    }

    http::Call *create(const youku::Credentials &, const youku::Metadata &, const youku::FileFacts &file,
                       QObject *context, base::Answer<youku::Created> done) override
    {
        const auto act = [this, size = file.fileSize]() -> base::Result<youku::Created> {
            const QString token = QStringLiteral("token-%1").arg(m_youku.uploads.size() + 1);
            m_youku.uploads[token].size = size;
            youku::Created created{token, u'v' + token, {}, m_youku.instant};
            created.undescribed = m_kind == youku::ApiKind::Signed;
            return created;
        };
        m_youku.askedForCloud.append(file.wantsCloud);
        return answer<youku::Created>(What::Create, context, std::move(done), act);
    }
    http::Call *describe(const youku::Credentials &, const QString &token, const youku::Metadata &metadata,
                         QObject *context, base::Answer<base::Nothing> done) override
    {
        const auto act = [this, token, title = metadata.title]() -> base::Result<base::Nothing> {
            if (!m_youku.uploads.contains(token))
                return youkuError(base::Operation::Describe, 120010223);
            m_youku.uploads[token].title = title;
            return base::Nothing{};
        };
        return answer<base::Nothing>(What::Describe, context, std::move(done), act);
    }
    http::Call *commit(const youku::Credentials &, const QString &token, const youku::Parameters &,
                       QObject *context, base::Answer<youku::Committed> done) override
    {
        const auto act = [this, token]() -> base::Result<youku::Committed> {
            Upload &upload = m_youku.uploads[token];
            const bool untitled = m_kind == youku::ApiKind::Signed && upload.title.isEmpty();
            if (untitled || upload.cancelled
                || (!m_youku.instant && upload.slices.size() < Youku::slicesOf(upload.size)))
                return youkuError(base::Operation::Commit, 120010223);
            upload.committed = true;
            return youku::Committed{u'v' + token};
        };
        return answer<youku::Committed>(What::Commit, context, std::move(done), act);
    }
    http::Call *cancel(const youku::Credentials &, const QString &token, const youku::Parameters &,
                       QObject *context, base::Answer<base::Nothing> done) override
    {
        const auto act = [this, token]() -> base::Result<base::Nothing> {
            if (m_youku.uploads[token].committed)
                return youkuError(base::Operation::Cancel, 120010151);
            m_youku.uploads[token].cancelled = true;
            return base::Nothing{};
        };
        return answer<base::Nothing>(What::Cancel, context, std::move(done), act);
    }
    http::Call *spec(QObject *context, base::Answer<youku::Spec> done) override
    {
        return answer<youku::Spec>(What::Spec, context, std::move(done),
                                   [] { return base::Result<youku::Spec>(youku::Spec{}); });
    }
    http::Call *showVideo(const QString &, const QString &videoId, QObject *context,
                          base::Answer<youku::Video> done) override
    {
        const auto act = [this, videoId]() -> base::Result<youku::Video> {
            if (m_youku.states.contains(videoId))
                return youku::Video{videoId, {}, {}, m_youku.states.value(videoId)};
            if (m_youku.uploads.value(videoId.mid(1)).committed)
                return youku::Video{videoId, {}, {}, QStringLiteral("normal")};
            return youkuError(base::Operation::ShowVideo, 120020001);
        };
        return answer<youku::Video>(What::Show, context, std::move(done), act);
    }

private:
    template <typename T, typename Act>
    http::Call *answer(What what, QObject *context, base::Answer<T> done, Act act)
    {
        m_youku.askedBy.insert(what, m_kind);
        return m_youku.answer<T>(what, context, std::move(done), act);
    }
    static base::Error youkuError(base::Operation operation, qint64 code)
    {
        base::Error error;
        error.kind = base::ErrorKind::Server;
        error.fault = base::Fault::Code;
        error.operation = operation;
        error.code = base::codeText(code);
        error.httpStatus = 400;
        return error;
    }

    Youku &m_youku;
    const youku::ApiKind m_kind;
};

class Credentials : public transfer::CredentialSource
{
public:
    explicit Credentials(Youku &youku) : m_youku(youku), m_current(youku.access.last()) {}

    QString current() const override { return m_current; }
    void renew(const QString &used, QObject *context, base::Answer<base::Nothing> done) override
    {
        if (used != m_current) {
            LateCall::answering<base::Nothing>(context, std::move(done), base::Nothing{});
            return;
        }
        m_waiting.append({context, std::move(done)});
        if (m_waiting.size() > 1)
            return;
        m_youku.answer<base::Nothing>(
            What::Renew, &m_context,
            [this](const base::Result<base::Nothing> &result) {
                if (result.ok())
                    m_current = m_youku.access.last();
                const auto waiting = std::exchange(m_waiting, {});
                for (const auto &[who, told] : waiting) {
                    if (who)
                        told(result);
                }
            },
            [] { return base::Result<base::Nothing>(base::Nothing{}); });
    }

private:
    Youku &m_youku;
    QString m_current;
    QObject m_context;
    QList<std::pair<QPointer<QObject>, base::Answer<base::Nothing>>> m_waiting;
};

// We decide: every slice that the server has not, in order.
class Plan : public transfer::SlicePlan
{
public:
    explicit Plan(qint64 fileSize) : m_fileSize(fileSize) {}

    void begin(const QList<transfer::SliceTask> &inFlight, qint64 transferred) override
    {
        m_first = inFlight;
        m_next = transferred / Youku::sliceBytes;
        m_transferred = transferred;
    }
    transfer::LaneOrder next(int lane) override
    {
        using enum transfer::LaneOrder::What;
        m_sending.remove(lane);
        if (!m_first.isEmpty())
            return {Send, m_sending[lane] = m_first.takeFirst()};
        const qint64 offset = m_next * Youku::sliceBytes;
        if (offset >= m_fileSize)
            return {Retire};
        ++m_next;
        return {Send, m_sending[lane] = {m_next, offset, std::min(Youku::sliceBytes, m_fileSize - offset)}};
    }
    transfer::LaneOrder handed(int lane, const transfer::SliceAnswer &) override { return next(lane); }
    void taken(int lane, const transfer::SliceTask &done, const transfer::SliceAnswer &) override
    {
        m_sending.remove(lane);
        m_transferred = std::min(m_fileSize, m_transferred + done.length);
        ++m_acknowledged;
    }
    transfer::LaneOrder following(int lane, const transfer::SliceTask &, const transfer::SliceAnswer &,
                                  bool goesOn) override
    {
        return goesOn ? next(lane) : transfer::LaneOrder{};
    }
    transfer::LaneOrder drop(int lane) override
    {
        m_sending.remove(lane);
        return {transfer::LaneOrder::What::AskLater, {}, 1};
    }
    void giveBack(int lane) override
    {
        if (m_sending.contains(lane))
            m_first.append(m_sending.take(lane));
    }
    void retired(int lane) override { m_sending.remove(lane); }
    QList<transfer::SliceTask> inFlight() const override { return m_first + m_sending.values(); }
    qint64 transferred() const override { return m_transferred; }
    bool hasMore() const override { return !m_first.isEmpty() || m_next * Youku::sliceBytes < m_fileSize; }
    qint64 acknowledgedSlices() const override { return m_acknowledged; }

private:
    const qint64 m_fileSize;
    QList<transfer::SliceTask> m_first;
    QMap<int, transfer::SliceTask> m_sending;
    qint64 m_next = 0; // in slices
    qint64 m_transferred = 0;
    qint64 m_acknowledged = 0;
};

class Channel : public transfer::SliceChannel
{
public:
    Channel(Youku &youku, const QString &token, Credentials &credentials)
        : m_youku(youku)
        , m_token(token)
        , m_credentials(credentials)
    {
    }

    http::Call *ask(QObject *context, base::Answer<transfer::SliceAnswer> done) override
    {
        return LateCall::answering<transfer::SliceAnswer>(context, std::move(done), transfer::SliceAnswer{});
    }
    http::Call *send(const transfer::SliceTask &task, const transfer::SliceBytes &slice,
                     std::unique_ptr<http::SequentialBody>, QObject *context,
                     base::Answer<transfer::SliceAnswer> done) override
    {
        const auto act = [this, task, slice]() -> base::Result<transfer::SliceAnswer> {
            if (m_credentials.current() != m_youku.access.last())
                return codeOf("Expired");
            if (slice.bytes.size() != task.length || !m_youku.uploads.value(m_token).open)
                return codeOf("Wrong");
            m_youku.uploads[m_token].slices.insert(task.id);
            return transfer::SliceAnswer{{}, 0, QStringLiteral("etag-%1").arg(task.id)};
        };
        return m_youku.answer<transfer::SliceAnswer>(What::Send, context, std::move(done), act);
    }

private:
    Youku &m_youku;
    const QString m_token;
    Credentials &m_credentials;
};

class Transport : public transfer::Transport
{
public:
    Transport(const transfer::UploadRecord &upload, Youku &youku)
        : transfer::Transport(upload)
        , m_youku(youku)
        , m_credentials(youku)
    {
    }

    QString name() const override { return QStringLiteral("fake"); }
    const base::ReactionTable &rules() const override { return fake::rules(); }
    QString server() const override { return QStringLiteral("fake"); }
    transfer::SliceLimits limits() const override { return {Youku::sliceBytes, 8}; }
    transfer::CredentialSource &credentials() override { return m_credentials; }
    std::optional<base::Error> refusal() const override { return std::nullopt; }

    http::Call *open(int sliceLengthKb, QObject *context, base::Answer<transfer::Opened> done) override
    {
        const auto act = [this, sliceLengthKb]() -> base::Result<transfer::Opened> {
            mine().open = true;
            return transfer::Opened{{{QStringLiteral("place"), m_upload.uploadToken}}, sliceLengthKb};
        };
        return m_youku.answer<transfer::Opened>(What::Open, context, std::move(done), act);
    }
    http::Call *resume(QObject *context, base::Answer<transfer::Standing> done) override
    {
        return m_youku.answer<transfer::Standing>(What::Resume, context, std::move(done),
                                                  [this] { return standing(); });
    }
    http::Call *finish(QObject *context, base::Answer<transfer::Standing> done) override
    {
        return m_youku.answer<transfer::Standing>(What::Finish, context, std::move(done),
                                                  [this] { return standing(); });
    }
    http::Call *abandon(QObject *context, base::Answer<youku::Parameters> done) override
    {
        return m_youku.answer<youku::Parameters>(What::Abandon, context, std::move(done),
                                                 [this]() -> base::Result<youku::Parameters> {
                                                     if (m_upload.uploadToken == m_youku.outOfReach)
                                                         return faultOf(base::Fault::Unreachable);
                                                     mine().open = false;
                                                     return youku::Parameters{};
                                                 });
    }
    youku::Parameters commitExtras() const override { return {}; }
    http::Call *mendCommit(const base::Error &, QObject *context,
                           base::Answer<std::optional<QJsonObject>> done) override
    {
        return LateCall::answering<std::optional<QJsonObject>>(context, std::move(done),
                                                               std::optional<QJsonObject>());
    }
    std::optional<QJsonObject> beginSending() const override { return m_upload.transportState; }
    std::unique_ptr<transfer::SlicePlan> plan() override
    {
        return std::make_unique<Plan>(m_upload.identity.size);
    }
    std::unique_ptr<transfer::SliceChannel> channel() override
    {
        return std::make_unique<Channel>(m_youku, m_upload.uploadToken, m_credentials);
    }

private:
    Upload &mine() { return m_youku.uploads[m_upload.uploadToken]; }
    base::Result<transfer::Standing> standing()
    {
        transfer::Standing standing;
        standing.state = m_upload.transportState;
        const qint64 count = Youku::slicesOf(mine().size);
        standing.what = mine().slices.size() == count ? transfer::Standing::What::Complete
                                                      : transfer::Standing::What::Lacking;
        if (!mine().open && standing.what == transfer::Standing::What::Lacking)
            return codeOf("Forgotten");
        for (qint64 i = 0; i < count; ++i) {
            const qint64 offset = i * Youku::sliceBytes;
            if (!mine().slices.contains(i + 1) && offset < m_upload.transferred)
                standing.slices.append({i + 1, offset, std::min(Youku::sliceBytes, mine().size - offset)});
        }
        for (const transfer::SliceTask &task : m_upload.tasksInFlight) {
            if (!mine().slices.contains(task.id) && !standing.slices.contains(task))
                standing.slices.append(task);
        }
        return standing;
    }

    Youku &m_youku;
    Credentials m_credentials;
};

class Transports : public transfer::TransportFactory
{
public:
    explicit Transports(Youku &youku) : m_youku(youku) {}

    QString name() const override { return QStringLiteral("fake"); }
    transfer::TransportChoice kind() const override { return transfer::TransportChoice::Automatic; }
    std::optional<QJsonObject> begin(const youku::Created &) override { return QJsonObject(); }
    std::unique_ptr<transfer::Transport> make(const transfer::UploadRecord &upload) override
    {
        return std::make_unique<Transport>(upload, m_youku);
    }

private:
    Youku &m_youku;
};

} // namespace fake
