#include "words/transport_words.h"

#include "base/plain_text.h"
#include "transfer/transport/cloud/cloud_state.h"
#include "transfer/transport/cloud/cloud_transport.h"
#include "transfer/transport/slices/slices_state.h"
#include "words/words_context.h"

using namespace Qt::StringLiterals;

namespace words {

namespace {

bool goesToStore(const transfer::UploadRecord &record)
{
    return record.transport == transfer::CloudTransport::transportName();
}

} // namespace

QString placeOf(const transfer::UploadRecord &record)
{
    if (!goesToStore(record)) // a name of Youku's, shown as it came
        return base::shownLine(transfer::SlicesState::fromJson(record.transportState).serverUri);
    const auto location = transfer::CloudState::fromJson(record.transportState).location();
    return location ? location->url().authority() : QString();
}

QString wayLine(const transfer::UploadRecord &record)
{
    const QString place = placeOf(record);
    if (place.isEmpty() || record.instant) // nothing goes anywhere
        return {};
    return goesToStore(record) ? Words::tr("By the cloud store, %1").arg(place)
                               : Words::tr("By Youku’s upload server, %1").arg(place);
}

QString wayFact(const transfer::UploadRecord &record)
{
    const QString place = placeOf(record);
    return place.isEmpty() ? QString() : u"by %1 to %2"_s.arg(record.transport, place);
}

} // namespace words
