#include "ingest/presets.h"

#include "base/plain_text.h"
#include "ingest/natural_order.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

constexpr auto fileKey = "youchuan_templates"_L1;
constexpr auto accountKey = "account"_L1;
constexpr auto shootKey = "shoot_data_from_file"_L1;

QString titleKey()
{
    return youku::fieldName(youku::Field::Title);
}

QJsonArray toArray(const QList<Template> &templates)
{
    QJsonArray array;
    for (const Template &one : templates) {
        QJsonObject object{{u"name"_s, one.name}, {u"details"_s, one.details}};
        if (!one.account.isEmpty())
            object.insert(accountKey, one.account);
        if (one.shootDataFromFile)
            object.insert(shootKey, true);
        array.append(object);
    }
    return array;
}

// A template holds no watch password, but that there was one, or that who may watch was said in words that
// are not known, must not show the video to all: it then waits for a password of its own.
void askForThePassword(QJsonObject &details)
{
    const QString key = youku::fieldName(youku::Field::Privacy);
    const QJsonValue said = details.value(key);
    const bool given = !said.isUndefined() && !said.isNull();
    const QStringList keys = details.keys();
    const bool strange = std::any_of(keys.cbegin(), keys.cend(), [&](const QString &name) {
        static const QRegularExpression watching(u"priva|public|password|watch|权限|密码"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
        return name != key && name != youku::fieldName(youku::Field::WatchPassword)
               && name.contains(watching);
    });
    const bool understood = !strange && (!given || youku::privacyFromWire(said.toString()));
    const QJsonValue password = details.value(youku::fieldName(youku::Field::WatchPassword));
    const bool locked = !password.isUndefined() && !password.isNull() && password != QJsonValue(QString());
    if ((locked && said != QJsonValue(youku::wireName(youku::Privacy::Password))) || !understood)
        details.insert(key, youku::wireName(youku::Privacy::Password));
}

QList<Template> fromArray(const QJsonArray &array)
{
    QList<Template> templates;
    for (const QJsonValue &value : array) {
        Template one{value["name"_L1].toString().trimmed(), value["details"_L1].toObject(),
                     base::plainLine(value[accountKey].toString()), value[shootKey].toBool()};
        askForThePassword(one.details);
        one.details.remove(youku::fieldName(youku::Field::WatchPassword));
        const bool isEmpty = one.details.isEmpty() && one.account.isEmpty() && !one.shootDataFromFile;
        if (!one.name.isEmpty() && !isEmpty)
            templates.append(one);
    }
    return templates;
}

} // namespace

Templates::Templates(store::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_all(fromArray(settings.value(store::Setting::Templates).toJsonArray()))
{
}

std::optional<Template> Templates::find(const QString &name) const
{
    for (const Template &one : m_all) {
        if (one.name == name)
            return one;
    }
    return std::nullopt;
}

std::optional<Template> findTemplate(const store::Settings &settings, const QString &name)
{
    for (const Template &one : fromArray(settings.value(store::Setting::Templates).toJsonArray())) {
        if (one.name == name)
            return one;
    }
    return std::nullopt;
}

void Templates::save(const Template &one)
{
    m_all.removeIf([&](const Template &other) { return other.name == one.name; });
    m_all.append(one);
    keep();
}

void Templates::remove(const QString &name)
{
    m_all.removeIf([&](const Template &one) { return one.name == name; });
    keep();
}

bool Templates::rename(const QString &from, const QString &to)
{
    const QString name = to.trimmed();
    std::optional<Template> one = find(from);
    if (!one || name.isEmpty() || (name != from && find(name)))
        return false;
    m_all.removeIf([&](const Template &other) { return other.name == from; });
    one->name = name;
    save(*one);
    return true;
}

void Templates::keep()
{
    const QCollator collator = naturalOrder();
    std::sort(m_all.begin(), m_all.end(),
              [&](const Template &a, const Template &b) { return collator.compare(a.name, b.name) < 0; });
    m_settings.setValue(store::Setting::Templates, toArray(m_all));
    emit changed();
}

QByteArray Templates::toJson() const
{
    return QJsonDocument(QJsonObject{{fileKey, toArray(m_all)}}).toJson();
}

std::optional<QList<Template>> Templates::fromJson(const QByteArray &json)
{
    const QJsonValue list = QJsonDocument::fromJson(json).object().value(fileKey);
    return list.isArray() ? std::optional(fromArray(list.toArray())) : std::nullopt;
}

QString titlePatternOf(const Template &one)
{
    return one.details.value(titleKey()).toString();
}

Template templateOf(const QString &name, const QString &titlePattern, const youku::Metadata &metadata)
{
    QJsonObject details = youku::toJson(metadata);
    details.remove(youku::fieldName(youku::Field::WatchPassword));
    details.remove(titleKey());
    details.remove(youku::notUnderstoodKey());
    for (const QString &key : details.keys()) {
        const QJsonValue value = details.value(key);
        const bool empty = (value.isString() && value.toString().isEmpty())
                           || (value.isArray() && value.toArray().isEmpty());
        if (empty) // nothing was said of it
            details.remove(key);
    }
    if (!titlePattern.trimmed().isEmpty())
        details.insert(titleKey(), titlePattern.trimmed());
    return {name.trimmed(), details};
}

} // namespace ingest
