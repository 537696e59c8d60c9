#include "sandbox/protocol/create_rules.h"

#include "sandbox/protocol/catalogue.h"
#include "sandbox/protocol/metadata.h"
#include "sandbox/protocol/reply.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <initializer_list>

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

qint64 brokenTitleRule(const QString &title, const InputRules &rules)
{
    if (title.trimmed().isEmpty())
        return codes::titleEmpty;
    if (codePoints(title) < 2)
        return codes::parameterInvalid;
    if (codePoints(title) > rules.titleMost)
        return codes::titleTooLong;
    if (matches(title, u"[0-9]+"_s))
        return codes::titleOnlyDigits;
    return title.contains(forbiddenWord) ? codes::titleForbidden : 0;
}

qint64 brokenTagRule(const QString &tag, const InputRules &rules)
{
    const bool han = hasHan(tag);
    if (codePoints(tag) < 2)
        return han ? codes::hanTagTooShort : codes::tagTooShort;
    if (codePoints(tag) > (han ? rules.hanTagMost : rules.tagMost))
        return han ? codes::hanTagTooLong : codes::tagTooLong;
    return 0;
}

qint64 brokenTagsRule(const QString &tags, const InputRules &rules)
{
    const QStringList all = rules.strict ? tags.split(u',') : tagsIn(tags);
    if (tags.isEmpty() || all.isEmpty())
        return codes::tagsEmpty;
    if (all.size() > 10)
        return codes::tagsTooMany;
    if (tags.contains(forbiddenWord))
        return codes::tagForbidden;
    for (const QString &tag : all) {
        if (const qint64 code = brokenTagRule(tag, rules))
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

qint64 brokenDescriptionRule(const QString &description, const InputRules &rules)
{
    if (description.contains(forbiddenWord))
        return codes::descriptionForbidden;
    return codePoints(description) > rules.descriptionMost ? codes::descriptionTooLong : 0;
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

// Some clients send what they do not know as nothing.
bool isGiven(const Parameters &parameters, const QString &name, const InputRules &rules)
{
    return rules.strict ? parameters.contains(name) : !parameters.value(name).isEmpty();
}

bool isDegrees(const Parameters &parameters, const QString &name, double limit, const InputRules &rules)
{
    if (!isGiven(parameters, name, rules))
        return true;
    bool ok = false;
    const double degrees = parameters.value(name).toDouble(&ok);
    return ok && degrees >= -limit && degrees <= limit;
}

bool isPlaceAndTime(const Parameters &parameters, const InputRules &rules)
{
    const QString time = parameters.value(u"shoot_time"_s);
    const bool timeIsGood =
        !isGiven(parameters, u"shoot_time"_s, rules) || (rules.strict ? isYoukuTime(time) : isAnyTime(time));
    return timeIsGood && isDegrees(parameters, u"latitude"_s, 90, rules)
           && isDegrees(parameters, u"longitude"_s, 180, rules);
}

constexpr qsizetype longestFileName = 1024;

// The first of these codes that is one.
qint64 firstOf(std::initializer_list<qint64> codes)
{
    const auto broken = std::find_if(codes.begin(), codes.end(), [](qint64 code) { return code != 0; });
    return broken == codes.end() ? 0 : *broken;
}

} // namespace

bool describesFile(const Parameters &parameters, qint64 maxFileSize, const InputRules &rules)
{
    const QString given = parameters.value(u"file_name"_s);
    const QString name = fileNameIn(given);
    const qint64 size = numberIn(parameters, u"file_size"_s).value_or(0);
    return !name.isEmpty() && given.size() <= longestFileName && (given == name || !rules.strict) && size > 0
           && size <= maxFileSize && matches(parameters.value(u"file_md5"_s), u"[0-9a-fA-F]{32}"_s);
}

void InputRules::takeNewerLimits()
{
    titleMost = 60;
    tagMost = hanTagMost = 20;
    descriptionMost = 2000;
}

void InputRules::takeOlderLimits()
{
    const bool wasStrict = strict;
    *this = {};
    strict = wasStrict;
}

qint64 brokenCreateRule(const Parameters &parameters, qint64 maxFileSize, const InputRules &rules)
{
    for (const QString &name : {u"title"_s, u"tags"_s, u"file_name"_s, u"file_size"_s, u"file_md5"_s}) {
        if (!parameters.contains(name))
            return codes::parameterMissing;
    }
    if (const qint64 code = firstOf(
            {brokenTitleRule(parameters.value(u"title"_s), rules),
             brokenTagsRule(parameters.value(u"tags"_s), rules), brokenCategoryRule(parameters),
             brokenDescriptionRule(parameters.value(u"description"_s), rules), brokenAccessRule(parameters)}))
        return code;
    const bool good = isPlaceAndTime(parameters, rules) && describesFile(parameters, maxFileSize, rules);
    return good ? 0 : codes::parameterInvalid;
}

qint64 brokenUpdateRule(const Parameters &parameters, const InputRules &rules)
{
    const bool hasTitle = parameters.contains(u"title"_s);
    const bool hasTags = parameters.contains(u"tags"_s);
    const qint64 code = firstOf(
        {hasTitle ? brokenTitleRule(parameters.value(u"title"_s), rules) : 0,
         hasTags ? brokenTagsRule(parameters.value(u"tags"_s), rules) : 0, brokenCategoryRule(parameters),
         brokenDescriptionRule(parameters.value(u"description"_s), rules), brokenAccessRule(parameters)});
    constexpr qint64 fromCreateToUpdate = 120020000 - 120010000;
    return code > 120010000 ? code + fromCreateToUpdate : code;
}

} // namespace sandbox
