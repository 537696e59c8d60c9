#include "youku/signed/signed_metadata.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

// What create of the open API calls it, and save here.
QString saveName(const QString &name)
{
    if (name == fieldName(Field::Category))
        return u"category_name"_s;
    if (name == fieldName(Field::Copyright))
        return u"original"_s;
    return name;
}

} // namespace

QList<Field> neverCarried(ApiKind api)
{
    if (api == ApiKind::Open)
        return {};
    return {Field::WatchPassword, Field::ShootTime, Field::Latitude, Field::Longitude};
}

QList<Field> notCarried(ApiKind api, const Metadata &metadata)
{
    QList<Field> fields = neverCarried(api);
    const auto sent = wireParameters(metadata);
    fields.removeIf([&sent](Field field) {
        return std::none_of(sent.begin(), sent.end(),
                            [name = fieldName(field)](const auto &each) { return each.first == name; });
    });
    return fields;
}

bool refusesPrivacy(ApiKind api, const Metadata &metadata)
{
    return api == ApiKind::Signed && metadata.privacy != Privacy::All;
}

QList<std::pair<QString, QString>> saveParameters(const Metadata &metadata)
{
    QStringList left = {fieldName(Field::Privacy)};
    for (const Field field : neverCarried(ApiKind::Signed))
        left.append(fieldName(field));
    QList<std::pair<QString, QString>> parameters;
    for (const auto &[name, value] : wireParameters(metadata)) {
        if (!left.contains(name))
            parameters.append({saveName(name), value});
    }
    parameters.append({u"privacy"_s, u"anybody"_s});
    return parameters;
}

} // namespace youku
