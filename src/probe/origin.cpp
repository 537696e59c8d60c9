#include "probe/origin.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int longestText = 64;
constexpr int firstYear = 1990, lastYear = 2100; // clocks that nobody set tell 1904 or 1970

QString told(const AVFormatContext &format, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const AVDictionaryEntry *entry = av_dict_get(format.metadata, name, nullptr, 0))
            return QString::fromLatin1(entry->value, qsizetype(qstrnlen(entry->value, longestText)));
    }
    return {};
}

// Degrees by ISO 6709: +31.2304+121.4737 with or without a height and a slash.
QJsonObject placeIn(const QString &text)
{
    static const QRegularExpression form(
        u"^([+-]\\d{1,2}(?:\\.\\d{1,9})?)([+-]\\d{1,3}(?:\\.\\d{1,9})?)(?:[+-/]|$)"_s);
    const QRegularExpressionMatch match = form.match(text);
    const double latitude = match.captured(1).toDouble();
    const double longitude = match.captured(2).toDouble();
    if (!match.hasMatch() || std::abs(latitude) > 90 || std::abs(longitude) > 180)
        return {};
    if (latitude == 0 && longitude == 0)
        return {}; // no camera was there
    return {{u"latitude"_s, latitude}, {u"longitude"_s, longitude}};
}

} // namespace

void insertOrigin(QJsonObject &answer, const AVFormatContext &format)
{
    // Apple's has the time zone of the camera.
    const QString time = told(format, {"com.apple.quicktime.creationdate", "creation_time"});
    const QDateTime created = QDateTime::fromString(time, Qt::ISODateWithMs);
    if (created.isValid() && created.date().year() >= firstYear && created.date().year() < lastYear)
        answer.insert(u"created"_s, created.toString(Qt::ISODate));
    const QJsonObject place = placeIn(told(format, {"com.apple.quicktime.location.ISO6709", "location"}));
    if (!place.isEmpty())
        answer.insert(u"place"_s, place);
}

} // namespace probe
