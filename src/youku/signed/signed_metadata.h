// What the signed API has parameters for of what viewers see (protocol 11: save).
#pragma once

#include "youku/metadata.h"
#include "youku/types.h"

namespace youku {

// The parameters of save, in wire names.
QList<std::pair<QString, QString>> saveParameters(const Metadata &metadata);

// Of these details, what this API has no parameter for: it is not sent.
QList<Field> notCarried(ApiKind api, const Metadata &metadata);
// Every field that it never has one for.
QList<Field> neverCarried(ApiKind api);
// Whether nothing may be sent with these details: all that is known of who may watch is "anybody", and a
// video meant for few is never shown to all.
bool refusesPrivacy(ApiKind api, const Metadata &metadata);

} // namespace youku
