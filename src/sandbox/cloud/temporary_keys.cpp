#include "sandbox/cloud/temporary_keys.h"

#include "sandbox/model/secrets.h"
#include "sandbox/storage/cloud_tables.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr QByteArrayView tokenHead = "CAIS"; // as Alibaba's begin
constexpr qsizetype sealBytes = 32;
constexpr int keyIdDigits = 20;
constexpr qsizetype idSealDigits = 12;
const QString idHead = u"STS."_s;
const QString secretSetting = u"sts_secret"_s;
const QString generationSetting = u"sts_generation"_s;

struct Opened {
    QByteArray seal;
    QByteArray text;
};

Opened opened(const QByteArray &token)
{
    if (!token.startsWith(tokenHead))
        return {};
    const QByteArray bytes = QByteArray::fromBase64(token.mid(tokenHead.size()));
    return {bytes.left(sealBytes), bytes.mid(sealBytes)};
}

QJsonObject factsOf(const QByteArray &token)
{
    return QJsonDocument::fromJson(opened(token).text).object();
}

} // namespace

void TemporaryKeys::load()
{
    m_secret = m_tables.setting(secretSetting).toLatin1();
    m_generation = qMax(1LL, m_tables.setting(generationSetting).toLongLong());
    if (!m_secret.isEmpty())
        return;
    m_secret = randomHex(2 * int(sealBytes)).toLatin1();
    m_tables.saveSetting(secretSetting, QString::fromLatin1(m_secret));
}

QByteArray TemporaryKeys::seal(const QByteArray &text) const
{
    return QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256);
}

TemporaryKey TemporaryKeys::issue(const QString &object, qint64 expires) const
{
    const QString random = randomHex(keyIdDigits);
    const QString id =
        idHead + random + QString::fromLatin1(seal(random.toLatin1()).toHex().left(idSealDigits));
    const QByteArray facts = QJsonDocument(QJsonObject{{u"id"_s, id},
                                                       {u"object"_s, object},
                                                       {u"expires"_s, expires},
                                                       {u"generation"_s, m_generation}})
                                 .toJson(QJsonDocument::Compact);
    const QByteArray token = tokenHead.toByteArray() + (seal(facts) + facts).toBase64();
    return {id, QString::fromLatin1(secretOf(id)), QString::fromLatin1(token), expires};
}

void TemporaryKeys::expireAll()
{
    m_tables.saveSetting(generationSetting, QString::number(++m_generation));
}

TemporaryKeys::Verdict TemporaryKeys::judge(const QString &id, const QByteArray &token, qint64 now) const
{
    const QByteArray random = id.mid(idHead.size(), keyIdDigits).toLatin1();
    const bool ours =
        id.startsWith(idHead) && id.size() == idHead.size() + keyIdDigits + idSealDigits
        && sameSecret(seal(random).toHex().left(idSealDigits), id.right(idSealDigits).toLatin1());
    if (!ours || token.isEmpty())
        return Verdict::UnknownId;
    const QJsonObject facts = factsOf(token);
    if (!sameSecret(seal(opened(token).text), opened(token).seal) || facts[u"id"].toString() != id)
        return Verdict::BadToken;
    const bool ended =
        facts[u"expires"].toInteger() <= now || facts[u"generation"].toInteger() < m_generation;
    return ended ? Verdict::Expired : Verdict::Good;
}

QByteArray TemporaryKeys::secretOf(const QString &id) const
{
    return seal("secret of " + id.toLatin1()).toBase64(QByteArray::OmitTrailingEquals);
}

QString TemporaryKeys::objectOf(const QByteArray &token)
{
    return factsOf(token)[u"object"].toString();
}

} // namespace sandbox
