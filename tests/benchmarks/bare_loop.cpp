// bare_loop SERVER UPLOAD_TOKEN FILE LANES HASHES: what QNetworkAccessManager can do.
//
// Each lane has a manager of its own and follows the server's tasks with nothing around it: no journal, no
// reading ahead, no retries. HASHES: how often each slice is hashed before it leaves, for comparing CPU time.
// Prints {"seconds":...,"cpu_seconds":...}.
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

// Qt sends a body that can be rewound a second time behind one's back, so uploads use such a one.
class Body : public QIODevice
{
public:
    explicit Body(const QByteArray &bytes) : m_bytes(bytes) { open(ReadOnly | Unbuffered); }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = qMin<qint64>(most, m_bytes.size() - m_at);
        if (count == 0)
            return -1;
        std::memcpy(data, m_bytes.constData() + m_at, size_t(count));
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

class BareLane : public QObject
{
public:
    BareLane(const QStringList &arguments, int &busy)
        : m_base(u"http://"_s + arguments[1] + u"/gupload/"_s)
        , m_token(arguments[2])
        , m_file(arguments[3])
        , m_hashes(arguments[5].toInt())
        , m_busy(busy)
    {
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            qFatal("the file cannot be read");
        ++m_busy;
        follow(m_manager.get(request(u"new_slice"_s, {})));
    }

private:
    QNetworkRequest request(const QString &call, const QUrlQuery &more) const
    {
        QUrlQuery query(more);
        query.addQueryItem(u"upload_token"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_token)));
        QUrl url(m_base + call);
        url.setQuery(query);
        QNetworkRequest result(url);
        result.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
        result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        return result;
    }

    void follow(QNetworkReply *reply)
    {
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            if (reply->error() != QNetworkReply::NoError)
                qFatal("%s", qPrintable(reply->errorString()));
            const QJsonObject task = QJsonDocument::fromJson(reply->readAll()).object();
            reply->deleteLater();
            m_body.reset();
            if (task[u"slice_task_id"].toInteger() != 0)
                return send(task);
            if (--m_busy == 0)
                QCoreApplication::quit();
        });
    }

    void send(const QJsonObject &task)
    {
        const qint64 length = task[u"length"].toInteger();
        m_file.seek(task[u"offset"].toInteger());
        const QByteArray bytes = m_file.read(length);
        for (int i = 0; i < m_hashes; ++i)
            QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
        QUrlQuery query;
        for (const QString &name : {u"slice_task_id"_s, u"offset"_s, u"length"_s})
            query.addQueryItem(name, QString::number(task[name].toInteger()));
        QNetworkRequest slice = request(u"upload_slice"_s, query);
        slice.setHeader(QNetworkRequest::ContentLengthHeader, length);
        m_body = std::make_unique<Body>(bytes);
        follow(m_manager.post(slice, m_body.get()));
    }

    QNetworkAccessManager m_manager;
    QString m_base;
    QString m_token;
    QFile m_file;
    int m_hashes;
    int &m_busy;
    std::unique_ptr<Body> m_body;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        qFatal("bare_loop SERVER UPLOAD_TOKEN FILE LANES HASHES");
    int busy = 0;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<BareLane>> lanes;
    for (int i = 0; i < arguments[4].toInt(); ++i)
        lanes.push_back(std::make_unique<BareLane>(arguments, busy));
    QCoreApplication::exec();
    std::printf("{\"seconds\":%.3f,\"cpu_seconds\":%.3f}\n", double(timer.elapsed()) / 1000,
                double(std::clock()) / CLOCKS_PER_SEC);
    return 0;
}
