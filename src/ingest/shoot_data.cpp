#include "ingest/shoot_data.h"

namespace ingest {

youku::Metadata shootDataOf(const std::optional<media::Look> &look)
{
    return withShootData({}, look);
}

youku::Metadata withShootData(youku::Metadata details, const std::optional<media::Look> &look)
{
    if (!look)
        return details;
    if (look->facts.created.isValid())
        details.shootTime = look->facts.created;
    if (look->facts.place) {
        details.latitude = look->facts.place->latitude;
        details.longitude = look->facts.place->longitude;
    }
    return details;
}

} // namespace ingest
