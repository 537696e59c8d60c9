#include "words/uploads/details_words.h"

#include "words/reasons/problems.h"
#include "words/sentences.h"
#include "words/uploads/category_words.h"
#include "words/words_context.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace words {

namespace {

QString copyrightLabel(youku::Copyright copyright)
{
    return copyright == youku::Copyright::Original ? Words::tr("Original") : Words::tr("Reproduced");
}

QString degrees(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'g', 10) : QString();
}

} // namespace

QList<LabelledText> detailPairs(const youku::Metadata &metadata)
{
    using youku::Field;
    const QString shot = metadata.shootTime.isValid()
                             ? QLocale().toString(metadata.shootTime.toLocalTime(), u"yyyy-MM-dd HH:mm:ss"_s)
                             : QString();
    QList<LabelledText> pairs;
    for (const auto &[field, text] :
         {std::pair{Field::Title, metadata.title}, std::pair{Field::Tags, listed(metadata.tags)},
          std::pair{Field::Category, categoryLabel(metadata.category)},
          std::pair{Field::Description, metadata.description},
          std::pair{Field::Copyright, copyrightLabel(metadata.copyright)},
          std::pair{Field::Privacy, privacyLabel(metadata.privacy)},
          std::pair{Field::WatchPassword, metadata.watchPassword}, std::pair{Field::ShootTime, shot},
          std::pair{Field::Latitude, degrees(metadata.latitude)},
          std::pair{Field::Longitude, degrees(metadata.longitude)}}) {
        if (!text.isEmpty())
            pairs.append({fieldLabel(field), text});
    }
    return pairs;
}

QString briefDetails(const youku::Metadata &metadata)
{
    QStringList facts{categoryLabel(metadata.category), privacyLabel(metadata.privacy)};
    if (!metadata.tags.isEmpty())
        facts.append(Words::tr("%n tags", nullptr, int(metadata.tags.size())));
    facts.removeAll(QString());
    return joinedFacts(facts);
}

QString privacyLabel(youku::Privacy privacy)
{
    switch (privacy) {
    case youku::Privacy::All:
        return Words::tr("Public");
    case youku::Privacy::Friend:
        return Words::tr("Friends only");
    case youku::Privacy::Password:
        return Words::tr("With password");
    case youku::Privacy::Private:
        return Words::tr("Only me");
    }
    return {};
}

} // namespace words
