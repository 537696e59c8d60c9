// What is wrong with details before anything is sent (youku/metadata.h).
#include "youku/metadata.h"

#include "base/plain_text.h"
#include "youku/placeholders.h"
#include "youku/shoot_time.h"

#include <algorithm>

namespace youku {

namespace {

bool lettersAndDigits(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); });
}

void checkTitle(const QString &title, QList<FieldProblem> &problems)
{
    const int length = textLength(base::plainLine(title));
    if (length == 0)
        problems.append({Field::Title, Problem::Empty, {}, 0, limits::titleMin});
    else if (length < limits::titleMin)
        problems.append({Field::Title, Problem::TooShort, {}, length, limits::titleMin});
    else if (length > limits::titleMax)
        problems.append({Field::Title, Problem::TooLong, {}, length - limits::titleMax, limits::titleMax});
    else if (onlyDigits(title))
        problems.append({Field::Title, Problem::OnlyDigits, {}, 0, 0});
    if (const QString left = firstPlaceholder(title); !left.isEmpty())
        problems.append({Field::Title, Problem::Placeholder, left, 0, 0});
}

void checkTags(const QStringList &tags, QList<FieldProblem> &problems)
{
    if (tags.size() > limits::tagsMax)
        problems.append({Field::Tags, Problem::TooMany, {}, int(tags.size()), limits::tagsMax});
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const QString &tag = tags.at(i);
        const int length = textLength(base::plainLine(tag));
        const int most = hasHan(tag) ? limits::hanTagMax : limits::tagMax;
        if (tag.contains(u','))
            problems.append({Field::Tags, Problem::BadCharacter, tag, 0, 0});
        else if (length < limits::tagMin)
            problems.append({Field::Tags, Problem::TooShort, tag, length, limits::tagMin});
        else if (length > most)
            problems.append({Field::Tags, Problem::TooLong, tag, length - most, most});
        else if (tags.indexOf(tag) < i)
            problems.append({Field::Tags, Problem::Twice, tag, 0, 0});
    }
}

void checkWatchPassword(const Metadata &metadata, QList<FieldProblem> &problems)
{
    if (metadata.privacy != Privacy::Password)
        return;
    const QString &password = metadata.watchPassword;
    if (password.isEmpty())
        problems.append({Field::WatchPassword, Problem::Empty, {}, 0, 0});
    else if (!lettersAndDigits(password))
        problems.append({Field::WatchPassword, Problem::BadCharacter, {}, 0, 0});
    else if (password.size() > limits::watchPasswordMax)
        problems.append({Field::WatchPassword,
                         Problem::TooLong,
                         {},
                         int(password.size()) - limits::watchPasswordMax,
                         limits::watchPasswordMax});
}

void checkPlace(Field field, const std::optional<double> &degrees, double most, QList<FieldProblem> &problems)
{
    // Written so that NaN is out of range as well.
    if (degrees && !(*degrees >= -most && *degrees <= most))
        problems.append({field, Problem::OutOfRange, {}, 0, int(most)});
}
} // namespace

int textLength(const QString &text)
{
    const auto lows = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
    return int(text.size() - lows);
}

bool onlyDigits(const QString &text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit() || c.isSpace(); });
}

bool hasHan(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    return std::any_of(points.begin(), points.end(),
                       [](uint point) { return QChar::script(point) == QChar::Script_Han; });
}

QList<FieldProblem> problemsOf(const Metadata &metadata)
{
    QList<FieldProblem> problems;
    checkTitle(metadata.title, problems);
    checkTags(metadata.tags, problems);
    const int length = textLength(base::plainLines(metadata.description));
    if (length > limits::descriptionMax)
        problems.append({Field::Description,
                         Problem::TooLong,
                         {},
                         length - limits::descriptionMax,
                         limits::descriptionMax});
    checkWatchPassword(metadata, problems);
    checkPlace(Field::Latitude, metadata.latitude, limits::latitudeMax, problems);
    checkPlace(Field::Longitude, metadata.longitude, limits::longitudeMax, problems);
    for (const auto &[field, text] : metadata.notUnderstood.asKeyValueRange())
        problems.append({field, Problem::NotUnderstood, text, 0, 0});
    std::stable_sort(problems.begin(), problems.end(),
                     [](const FieldProblem &a, const FieldProblem &b) { return a.field < b.field; });
    return problems;
}
void settlePrivacy(Metadata &metadata, bool privacyGiven, bool passwordGiven, QList<FieldProblem> *problems)
{
    if (!passwordGiven || metadata.privacy == Privacy::Password)
        return;
    if (!privacyGiven)
        metadata.privacy = Privacy::Password; // an empty password then is a problem of its own
    else if (problems && !metadata.watchPassword.isEmpty())
        problems->append({Field::WatchPassword, Problem::Contradicts, wireName(metadata.privacy), 0, 0});
}

FieldProblem shootTimeProblem(const QString &text)
{
    const ShootTime read = readShootTime(text);
    switch (read.reading) {
    case ShootTime::Reading::Skipped:
        return {Field::ShootTime, Problem::Skipped, text, read.offsetMinutes, 0};
    case ShootTime::Reading::Twice:
        return {Field::ShootTime, Problem::TwoMoments, text, read.offsetMinutes, 0};
    default:
        return {Field::ShootTime, Problem::NotUnderstood, text, 0, 0};
    }
}

} // namespace youku
