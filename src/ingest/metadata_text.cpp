#include "ingest/metadata_text.h"

#include "base/plain_text.h"
#include "youku/shoot_time.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

template <typename T>
struct WordsFor {
    T value;
    QStringList words;
};

template <typename T>
bool readWord(const QList<WordsFor<T>> &table, T *value, const QString &text)
{
    for (const WordsFor<T> &row : table) {
        if (row.words.contains(text.trimmed(), Qt::CaseInsensitive)) {
            *value = row.value;
            return true;
        }
    }
    return false;
}

} // namespace

QString degreesText(const std::optional<double> &degrees)
{
    return degrees ? QString::number(*degrees, 'g', 10) : QString();
}

bool readDegrees(std::optional<double> *degrees, const QString &text)
{
    bool ok = true;
    const double value = text.isEmpty() ? 0 : text.toDouble(&ok);
    if (ok)
        *degrees = text.isEmpty() ? std::nullopt : std::optional(value);
    return ok;
}

bool readMoment(QDateTime *moment, const QString &text)
{
    if (text.isEmpty()) {
        *moment = {};
        return true;
    }
    const youku::ShootTime read = youku::readShootTime(text);
    if (read.reading == youku::ShootTime::Reading::Read)
        *moment = read.moment;
    return read.reading == youku::ShootTime::Reading::Read;
}

youku::FieldProblem notRead(youku::Field field, const QString &text)
{
    if (field == youku::Field::ShootTime)
        return youku::shootTimeProblem(text);
    return {field, youku::Problem::NotUnderstood, text, 0, 0};
}

QString fieldText(const youku::Metadata &details, youku::Field field)
{
    using youku::Field;
    switch (field) {
    case Field::Title:
        return details.title;
    case Field::Tags:
        return details.tags.join(u',');
    case Field::Description:
        return details.description;
    case Field::Category:
        return details.category;
    case Field::Copyright:
        return youku::wireName(details.copyright);
    case Field::Privacy:
        return youku::wireName(details.privacy);
    case Field::WatchPassword:
        return details.watchPassword;
    case Field::Latitude:
        return degreesText(details.latitude);
    case Field::Longitude:
        return degreesText(details.longitude);
    case Field::ShootTime:
        return youku::shootTimeText(details.shootTime);
    case Field::Account: // not of the details
        return {};
    }
    Q_UNREACHABLE();
}

bool readField(youku::Metadata *details, youku::Field field, const QString &text)
{
    using youku::Field;
    switch (field) {
    case Field::Title:
        details->title = base::plainLine(text);
        return true;
    case Field::Tags:
        details->tags = youku::tagsFromText(text);
        return true;
    case Field::Description:
        details->description = base::plainLines(text);
        return true;
    case Field::Category:
        details->category = text;
        return true;
    case Field::Copyright:
        return readCopyright(&details->copyright, text);
    case Field::Privacy:
        return readPrivacy(&details->privacy, text);
    case Field::WatchPassword:
        details->watchPassword = text;
        return true;
    case Field::Latitude:
        return readDegrees(&details->latitude, text);
    case Field::Longitude:
        return readDegrees(&details->longitude, text);
    case Field::ShootTime:
        return readMoment(&details->shootTime, text);
    case Field::Account:
        return false;
    }
    Q_UNREACHABLE();
}

bool readCopyright(youku::Copyright *copyright, const QString &text)
{
    using youku::Copyright;
    static const QList<WordsFor<Copyright>> table = {
        {Copyright::Original, {u"original"_s, u"原创"_s}},
        {Copyright::Reproduced, {u"reproduced"_s, u"转载"_s}},
    };
    return readWord(table, copyright, text);
}

bool readPrivacy(youku::Privacy *privacy, const QString &text)
{
    using youku::Privacy;
    static const QList<WordsFor<Privacy>> table = {
        {Privacy::All, {u"all"_s, u"public"_s, u"公开"_s}},
        {Privacy::Friend, {u"friend"_s, u"friends only"_s, u"仅好友观看"_s}},
        {Privacy::Password, {u"password"_s, u"with password"_s, u"输入密码观看"_s}},
        {Privacy::Private, {u"private"_s, u"only me"_s, u"仅自己可见"_s}},
    };
    return readWord(table, privacy, text);
}

} // namespace ingest
