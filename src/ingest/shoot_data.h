// What a file says of when and where it was shot, as details of its video. It is offered, and taken over only
// where somebody says so: by hand, or by a template.
#pragma once

#include "media/look.h"
#include "youku/metadata.h"

#include <optional>

namespace ingest {

// Nothing but these; none where nobody has looked, or the file says nothing.
youku::Metadata shootDataOf(const std::optional<media::Look> &look);

// Details with what the file says in place of what they had.
youku::Metadata withShootData(youku::Metadata details, const std::optional<media::Look> &look);

} // namespace ingest
