#include "youku/metadata.h"

#include "base/plain_text.h"
#include "youku/shoot_time.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

QString wireDegrees(double degrees)
{
    return QString::number(degrees, 'f', QLocale::FloatingPointShortest);
}

} // namespace

QStringList tagsFromText(const QString &text)
{
    static const QRegularExpression separators(u"[,，、;；\n\r\u2028\u2029]"_s);
    static const QRegularExpression hashes(u"[#＃]"_s);
    static const QRegularExpression laterHashes(u"\\s+[#＃]"_s);
    QStringList tags;
    for (const QString &part : text.split(separators)) {
        const QString line = base::plainLine(part);
        // "#旅行#夜景#" and "旅行 #夜景", but "C#" is a tag.
        const bool hashed = line.startsWith(u'#') || line.startsWith(u'＃');
        for (const QString &piece : line.split(hashed ? hashes : laterHashes)) {
            if (const QString tag = piece.trimmed(); !tag.isEmpty())
                tags.append(tag);
        }
    }
    return tags;
}
QList<std::pair<QString, QString>> wireParameters(const Metadata &metadata)
{
    QStringList tags = metadata.tags;
    for (QString &tag : tags)
        tag = base::plainLine(tag);
    QList<std::pair<QString, QString>> parameters = {
        {u"title"_s, base::plainLine(metadata.title)},
        {u"tags"_s, tags.isEmpty() ? u"Others"_s : tags.join(u',')},
        {u"description"_s, base::plainLines(metadata.description)},
        {u"copyright_type"_s, wireName(metadata.copyright)},
        {u"public_type"_s, wireName(metadata.privacy)},
    };
    if (!metadata.category.isEmpty())
        parameters.append({u"category"_s, metadata.category});
    if (metadata.privacy == Privacy::Password)
        parameters.append({u"watch_password"_s, metadata.watchPassword});
    if (metadata.latitude)
        parameters.append({u"latitude"_s, wireDegrees(*metadata.latitude)});
    if (metadata.longitude)
        parameters.append({u"longitude"_s, wireDegrees(*metadata.longitude)});
    if (metadata.shootTime.isValid())
        parameters.append(
            {u"shoot_time"_s, metadata.shootTime.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s)});
    return parameters;
}

QString fieldName(Field field)
{
    switch (field) {
    case Field::Title:
        return u"title"_s;
    case Field::Tags:
        return u"tags"_s;
    case Field::Category:
        return u"category"_s;
    case Field::Description:
        return u"description"_s;
    case Field::Copyright:
        return u"copyright_type"_s;
    case Field::Privacy:
        return u"public_type"_s;
    case Field::WatchPassword:
        return u"watch_password"_s;
    case Field::Latitude:
        return u"latitude"_s;
    case Field::Longitude:
        return u"longitude"_s;
    case Field::ShootTime:
        return u"shoot_time"_s;
    case Field::Account:
        return u"account"_s;
    }
    return {};
}

QString notUnderstoodKey()
{
    return u"not_understood"_s;
}

QString wireName(Copyright copyright)
{
    return copyright == Copyright::Original ? u"original"_s : u"reproduced"_s;
}

QString wireName(Privacy privacy)
{
    switch (privacy) {
    case Privacy::All:
        return u"all"_s;
    case Privacy::Friend:
        return u"friend"_s;
    case Privacy::Password:
        return u"password"_s;
    case Privacy::Private:
        return u"private"_s;
    }
    return {};
}

std::optional<Copyright> copyrightFromWire(const QString &name)
{
    for (Copyright copyright : {Copyright::Original, Copyright::Reproduced}) {
        if (wireName(copyright) == name)
            return copyright;
    }
    return std::nullopt;
}

std::optional<Privacy> privacyFromWire(const QString &name)
{
    for (Privacy privacy : {Privacy::All, Privacy::Friend, Privacy::Password, Privacy::Private}) {
        if (wireName(privacy) == name)
            return privacy;
    }
    return std::nullopt;
}

} // namespace youku
