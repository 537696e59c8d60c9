// The names of a table's columns, in English and Chinese.
#pragma once

#include "youku/metadata.h"

#include <QStringList>

#include <optional>

namespace ingest {

// A column's meaning; no field: the file.
struct Head {
    std::optional<youku::Field> field;
    QStringList names; // lower case, without spaces and underscores
};

// However it is written; null: it is not known.
const Head *headNamed(QString name);
// A column that is not known, but may be about who may watch.
bool mayConcernPrivacy(const QString &name);

} // namespace ingest
