#include "youku/signed/signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

// As java.net.URLEncoder: the space is a plus, and of all signs . - * _ stay.
QByteArray formEncoded(const QString &value)
{
    return value.toUtf8().toPercentEncoding(" *", "~").replace(' ', '+');
}

} // namespace

QString wireName(SignMethod method)
{
    return method == SignMethod::Md5 ? u"md5"_s : u"HmacSHA256"_s;
}

QByteArray signedText(const Parameters &system, const Parameters &business, SignedForm form)
{
    Parameters all = system + business;
    std::stable_sort(all.begin(), all.end(),
                     [](const auto &a, const auto &b) { return a.first.toUtf8() < b.first.toUtf8(); });
    QByteArray text;
    for (const auto &[name, value] : std::as_const(all))
        text += name.toUtf8() + (form == SignedForm::Encoded ? formEncoded(value) : value.toUtf8());
    return text;
}

QString signatureOf(const QByteArray &text, const QString &clientSecret, SignMethod method)
{
    const QByteArray secret = clientSecret.toUtf8();
    const QByteArray digest =
        method == SignMethod::Md5
            ? QCryptographicHash::hash(text + secret, QCryptographicHash::Md5)
            : QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex());
}

} // namespace youku
