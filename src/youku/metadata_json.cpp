// Details as JSON, and back (youku/metadata.h).
#include "youku/metadata.h"

#include "base/plain_text.h"
#include "youku/shoot_time.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace youku {

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
    for (int field = int(Field::Title); field <= int(lastField); ++field) {
        const QString name = fieldName(Field(field));
        if (notUnderstood.contains(name))
            metadata.notUnderstood.insert(Field(field), notUnderstood.value(name).toString());
        else if (reader.has(Field(field)))
            metadata.notUnderstood.remove(Field(field));
    }
    return metadata;
}

} // namespace youku
