// What to do about what goes wrong on the way to the cloud store: Youku's rules where Youku was asked for
// keys, the store's where the store answered, and what both cannot know: when another way is to be taken.
#pragma once

#include "base/reaction_table.h"

namespace transfer {

const base::ReactionTable &cloudRules();

// A code of ours: the object that came of the parts is not the file.
inline constexpr QLatin1StringView objectDamaged("ObjectDamaged");

} // namespace transfer
