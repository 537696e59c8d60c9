#include "sandbox/protocol/create_rules.h"

#include "sandbox/protocol/catalogue.h"
#include "sandbox/protocol/reply.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

const QString forbiddenWord = u"forbiddenword"_s;

namespace {

// Own counting and own limits on purpose: client and sandbox must not share a mistake.
qsizetype codePoints(const QString &text)
{
    return text.toUcs4().size();
}

bool hasHan(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(),
                       [](char32_t point) { return QChar::script(point) == QChar::Script_Han; });
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

qint64 brokenTitleRule(const QString &title)
{
    if (title.trimmed().isEmpty())
        return codes::titleEmpty;
    if (codePoints(title) < 2)
        return codes::parameterInvalid;
    if (codePoints(title) > 50)
        return codes::titleTooLong;
    if (matches(title, u"[0-9]+"_s))
        return codes::titleOnlyDigits;
    return title.contains(forbiddenWord) ? codes::titleForbidden : 0;
}

qint64 brokenTagRule(const QString &tag)
{
    const bool han = hasHan(tag);
    if (codePoints(tag) < 2)
        return han ? codes::hanTagTooShort : codes::tagTooShort;
    if (codePoints(tag) > (han ? 6 : 12))
        return han ? codes::hanTagTooLong : codes::tagTooLong;
    return 0;
}

qint64 brokenTagsRule(const QString &tags)
{
    if (tags.isEmpty())
        return codes::tagsEmpty;
    const QStringList all = tags.split(u',');
    if (all.size() > 10)
        return codes::tagsTooMany;
    if (tags.contains(forbiddenWord))
        return codes::tagForbidden;
    for (const QString &tag : all) {
        if (const qint64 code = brokenTagRule(tag))
            return code;
    }
    return 0;
}

qint64 brokenCategoryRule(const Parameters &parameters)
{
    if (!parameters.contains(u"category"_s))
        return 0;
    const QString category = parameters.value(u"category"_s);
    if (category.isEmpty())
        return codes::categoryEmpty;
    if (category.contains(u','))
        return codes::categoryTooMany;
    return isCategory(category) ? 0 : codes::parameterInvalid;
}

qint64 brokenDescriptionRule(const QString &description)
{
    if (description.contains(forbiddenWord))
        return codes::descriptionForbidden;
    return codePoints(description) >= 2000 ? codes::descriptionTooLong : 0;
}

qint64 brokenAccessRule(const Parameters &parameters)
{
    const QString copyright = parameters.value(u"copyright_type"_s, u"original"_s);
    const QString publicType = parameters.value(u"public_type"_s, u"all"_s);
    if (!matches(copyright, u"original|reproduced"_s)
        || !matches(publicType, u"all|friend|password|private"_s))
        return codes::parameterInvalid;
    const bool needsPassword = publicType == u"password"_s;
    if (needsPassword && !matches(parameters.value(u"watch_password"_s), u"[A-Za-z0-9]{1,32}"_s))
        return codes::watchPasswordInvalid;
    return 0;
}

bool isDegrees(const Parameters &parameters, const QString &name, double limit)
{
    if (!parameters.contains(name))
        return true;
    bool ok = false;
    const double degrees = parameters.value(name).toDouble(&ok);
    return ok && degrees >= -limit && degrees <= limit;
}

bool isPlaceAndTime(const Parameters &parameters)
{
    const QString time = parameters.value(u"shoot_time"_s);
    const bool timeIsGood = !parameters.contains(u"shoot_time"_s)
                            || QDateTime::fromString(time, u"yyyy-MM-dd HH:mm:ss"_s).isValid();
    return timeIsGood && isDegrees(parameters, u"latitude"_s, 90)
           && isDegrees(parameters, u"longitude"_s, 180);
}

constexpr qsizetype longestFileName = 1024;

} // namespace

bool describesFile(const Parameters &parameters, qint64 maxFileSize)
{
    const QString name = parameters.value(u"file_name"_s);
    const qint64 size = numberIn(parameters, u"file_size"_s).value_or(0);
    return !name.isEmpty() && name.size() <= longestFileName && !name.contains(u'/') && !name.contains(u'\\')
           && size > 0 && size <= maxFileSize
           && matches(parameters.value(u"file_md5"_s), u"[0-9a-fA-F]{32}"_s);
}

qint64 brokenCreateRule(const Parameters &parameters, qint64 maxFileSize)
{
    for (const QString &name : {u"title"_s, u"tags"_s, u"file_name"_s, u"file_size"_s, u"file_md5"_s}) {
        if (!parameters.contains(name))
            return codes::parameterMissing;
    }
    for (const qint64 code :
         {brokenTitleRule(parameters.value(u"title"_s)), brokenTagsRule(parameters.value(u"tags"_s)),
          brokenCategoryRule(parameters), brokenDescriptionRule(parameters.value(u"description"_s)),
          brokenAccessRule(parameters)}) {
        if (code != 0)
            return code;
    }
    return isPlaceAndTime(parameters) && describesFile(parameters, maxFileSize) ? 0 : codes::parameterInvalid;
}

} // namespace sandbox
