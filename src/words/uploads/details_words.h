// What viewers will see of a video, where it is only to be read.
#pragma once

#include "youku/metadata.h"

#include <QList>
#include <QString>

namespace words {

struct LabelledText {
    QString label;
    QString text;

    bool operator==(const LabelledText &) const = default;
};

// The fields that have a value, in the order of the form.
QList<LabelledText> detailPairs(const youku::Metadata &metadata);
QString briefDetails(const youku::Metadata &metadata); // "Lifestyle · Public · 3 tags"
QString privacyLabel(youku::Privacy privacy);

} // namespace words
