#include "sandbox/protocol/signed_rules.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// Written once more on purpose: client and sandbox must not share a mistake.
QByteArray javaForm(const QString &value)
{
    QByteArray form;
    for (const char byte : value.toUtf8()) {
        const bool stays = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
                           || (byte >= '0' && byte <= '9') || QByteArrayView(".-*_").contains(byte);
        if (stays)
            form += byte;
        else if (byte == ' ')
            form += '+';
        else
            form += '%' + QByteArray(1, byte).toHex().toUpper();
    }
    return form;
}

} // namespace

QString expectedSign(const Parameters &system, const Parameters &business, const QString &clientSecret,
                     bool plain)
{
    QMap<QByteArray, QByteArrayList> values; // by name
    for (const Parameters &some : {system, business}) {
        for (auto one = some.begin(); one != some.end(); ++one)
            values[one.key().toUtf8()].append(plain ? one->toUtf8() : javaForm(*one));
    }
    QByteArray text;
    for (auto one = values.begin(); one != values.end(); ++one) {
        for (const QByteArray &value : std::as_const(*one))
            text += one.key() + value;
    }
    const QByteArray secret = clientSecret.toUtf8();
    if (system.value(u"sign_method"_s) == u"HmacSHA256"_s)
        return QString::fromLatin1(
            QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toHex());
    return QString::fromLatin1(QCryptographicHash::hash(text + secret, QCryptographicHash::Md5).toHex());
}

Parameters asCreateNamesThem(const Parameters &save)
{
    static const QMap<QString, QString> names{{u"category_name"_s, u"category"_s},
                                              {u"original"_s, u"copyright_type"_s},
                                              {u"privacy"_s, u"public_type"_s}};
    Parameters parameters;
    for (auto one = save.begin(); one != save.end(); ++one)
        parameters.insert(names.value(one.key(), one.key()), *one);
    if (const QString privacy = save.value(u"privacy"_s); !privacy.isEmpty())
        parameters.insert(u"public_type"_s, privacy == u"anybody"_s ? u"all"_s : u"unknown: "_s + privacy);
    return parameters;
}

} // namespace sandbox
