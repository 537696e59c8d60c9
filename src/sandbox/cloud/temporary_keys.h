// Keys to one object of the store for a while, as Alibaba's STS gives them out (protocol 9.1, 9.2).
//
// Nothing is remembered of a key: its id and its token carry what is to be known, under a seal that only this
// sandbox can make, and its secret follows from its id. So keys outlive a restart, and there can be any
// number of them. Moments are ms of the sandbox's clock.
#pragma once

#include <QByteArray>
#include <QString>

namespace sandbox {

class CloudTables;

struct TemporaryKey {
    QString id;
    QString secret;
    QString token;
    qint64 expires = 0;
};

class TemporaryKeys
{
public:
    enum class Verdict {
        Good,
        UnknownId,
        BadToken, // of another id, or nobody's
        Expired,
    };

    explicit TemporaryKeys(CloudTables &tables) : m_tables(tables) {}
    void load();

    TemporaryKey issue(const QString &object, qint64 expires) const;
    // Those given out so far end now; the next ones are good.
    void expireAll();

    Verdict judge(const QString &id, const QByteArray &token, qint64 now) const;
    QByteArray secretOf(const QString &id) const;
    // The object that a good token is for.
    static QString objectOf(const QByteArray &token);

private:
    QByteArray seal(const QByteArray &text) const;

    CloudTables &m_tables;
    QByteArray m_secret;
    qint64 m_generation = 1; // counts what expireAll() ended
};

} // namespace sandbox
