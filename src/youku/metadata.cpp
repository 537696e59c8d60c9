#include "youku/metadata.h"

#include "base/plain_text.h"
#include "youku/placeholders.h"
#include "youku/shoot_time.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

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

QString wireDegrees(double degrees)
{
    return QString::number(degrees, 'f', QLocale::FloatingPointShortest);
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

namespace {

// With its offset where the time here alone would say two moments.
QString isoText(const QDateTime &time)
{
    const QString text = time.toString(Qt::ISODate);
    return readShootTime(text).reading == ShootTime::Reading::Read
               ? text
               : time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODate);
}

} // namespace

QJsonObject toJson(const Metadata &metadata)
{
    QJsonObject json;
    json[fieldName(Field::Title)] = metadata.title;
    json[fieldName(Field::Tags)] = QJsonArray::fromStringList(metadata.tags);
    json[fieldName(Field::Category)] = metadata.category;
    json[fieldName(Field::Description)] = metadata.description;
    json[fieldName(Field::Copyright)] = wireName(metadata.copyright);
    json[fieldName(Field::Privacy)] = wireName(metadata.privacy);
    if (!metadata.watchPassword.isEmpty())
        json[fieldName(Field::WatchPassword)] = metadata.watchPassword;
    if (metadata.latitude)
        json[fieldName(Field::Latitude)] = *metadata.latitude;
    if (metadata.longitude)
        json[fieldName(Field::Longitude)] = *metadata.longitude;
    if (metadata.shootTime.isValid())
        json[fieldName(Field::ShootTime)] = isoText(metadata.shootTime);
    QJsonObject notUnderstood;
    for (const auto &[field, text] : metadata.notUnderstood.asKeyValueRange())
        notUnderstood[fieldName(field)] = text;
    if (!notUnderstood.isEmpty())
        json[notUnderstoodKey()] = notUnderstood;
    return json;
}

namespace {

// Reads one JSON object field by field and notes what is wrong.
class MetadataReader
{
public:
    MetadataReader(const QJsonObject &json, QList<FieldProblem> *problems)
        : m_json(json)
        , m_problems(problems)
    {
    }

    bool has(Field field) const
    {
        const QJsonValue value = m_json.value(fieldName(field));
        return !value.isUndefined() && !value.isNull();
    }

    void text(Field field, QString &into)
    {
        if (!has(field))
            return;
        if (const QJsonValue value = m_json.value(fieldName(field)); value.isString())
            into = value.toString();
        else
            refuse(field);
    }

    void degrees(Field field, std::optional<double> &into)
    {
        if (!has(field))
            return;
        const QJsonValue value = m_json.value(fieldName(field));
        bool understood = value.isDouble();
        const double number = understood ? value.toDouble() : value.toString().toDouble(&understood);
        if (understood)
            into = number;
        else
            refuse(field);
    }

    void tags(QStringList &into)
    {
        if (!has(Field::Tags))
            return;
        const QJsonValue value = m_json.value(fieldName(Field::Tags));
        if (value.isString()) {
            into = tagsFromText(value.toString());
            return;
        }
        QStringList tags;
        for (const QJsonValue &tag : value.toArray()) {
            if (!tag.isString())
                return refuse(Field::Tags);
            tags.append(base::plainLine(tag.toString()));
        }
        if (value.isArray())
            into = tags;
        else
            refuse(Field::Tags);
    }

    template <typename T, typename Parse>
    void choice(Field field, T &into, Parse parse)
    {
        if (!has(field))
            return;
        const QString name = m_json.value(fieldName(field)).toString();
        if (const std::optional<T> chosen = parse(name))
            into = *chosen;
        else
            refuse(field, name);
    }

    void time(Field field, QDateTime &into)
    {
        if (!has(field))
            return;
        const QString text = m_json.value(fieldName(field)).toString();
        const ShootTime read = readShootTime(text);
        if (read.reading == ShootTime::Reading::Read)
            into = read.moment;
        else if (m_problems)
            m_problems->append(shootTimeProblem(text));
    }

private:
    void refuse(Field field, const QString &subject = {})
    {
        if (m_problems)
            m_problems->append({field, Problem::NotUnderstood, subject, 0, 0});
    }

    const QJsonObject &m_json;
    QList<FieldProblem> *m_problems;
};

} // namespace

Metadata metadataFromJson(const QJsonObject &json, const Metadata &base, QList<FieldProblem> *problems)
{
    Metadata metadata = base;
    MetadataReader reader(json, problems);
    reader.text(Field::Title, metadata.title);
    if (reader.has(Field::Title))
        metadata.title = base::plainLine(metadata.title);
    reader.tags(metadata.tags);
    reader.text(Field::Category, metadata.category);
    reader.text(Field::Description, metadata.description);
    if (reader.has(Field::Description))
        metadata.description = base::plainLines(metadata.description);
    reader.choice(Field::Copyright, metadata.copyright, copyrightFromWire);
    reader.choice(Field::Privacy, metadata.privacy, privacyFromWire);
    reader.text(Field::WatchPassword, metadata.watchPassword);
    settlePrivacy(metadata, reader.has(Field::Privacy), reader.has(Field::WatchPassword), problems);
    reader.degrees(Field::Latitude, metadata.latitude);
    reader.degrees(Field::Longitude, metadata.longitude);
    reader.time(Field::ShootTime, metadata.shootTime);
    const QJsonObject notUnderstood = json.value(notUnderstoodKey()).toObject();
    for (int field = int(Field::Title); field <= int(Field::ShootTime); ++field) {
        const QString name = fieldName(Field(field));
        if (notUnderstood.contains(name))
            metadata.notUnderstood.insert(Field(field), notUnderstood.value(name).toString());
        else if (reader.has(Field(field)))
            metadata.notUnderstood.remove(Field(field));
    }
    return metadata;
}

} // namespace youku
