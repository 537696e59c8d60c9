#include "sandbox/protocol/metadata.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
constexpr qsizetype longestValue = 4096; // a description of 1999 letters of any script is shorter
} // namespace

QJsonObject metadataOf(const Parameters &parameters)
{
    QJsonObject metadata;
    for (const QString &name : {u"title"_s, u"tags"_s, u"description"_s, u"category"_s, u"copyright_type"_s,
                                u"public_type"_s, u"latitude"_s, u"longitude"_s, u"shoot_time"_s}) {
        if (parameters.contains(name))
            metadata.insert(name, parameters.value(name).left(longestValue));
    }
    metadata.insert(u"has_watch_password"_s, !parameters.value(u"watch_password"_s).isEmpty());
    return metadata;
}

QStringList tagsIn(const QString &tags)
{
    return tags.contains(u',') ? tags.split(u',') : tags.split(u' ', Qt::SkipEmptyParts);
}

QString fileNameIn(const QString &path)
{
    return path.mid(std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1);
}

bool isYoukuTime(const QString &text)
{
    return QDateTime::fromString(text, u"yyyy-MM-dd HH:mm:ss"_s).isValid();
}

bool isAnyTime(const QString &text)
{
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return seconds > 0;
    QString dashed = text;
    dashed.replace(u'/', u'-');
    return isYoukuTime(dashed) || QDateTime::fromString(dashed, u"yyyy-MM-dd HH:mm"_s).isValid()
           || QDateTime::fromString(dashed, Qt::ISODateWithMs).isValid()
           || QDateTime::fromString(text, Qt::RFC2822Date).isValid();
}

} // namespace sandbox
