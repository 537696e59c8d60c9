#include "words/uploads/transport_words.h"

#include "base/plain_text.h"
#include "transfer/transport/cloud/cloud_state.h"
#include "transfer/transport/cloud/cloud_transport.h"
#include "transfer/transport/slices/slices_state.h"
#include "words/words_context.h"

using namespace Qt::StringLiterals;

namespace words {

namespace {

bool goesToStore(const QString &transport)
{
    return transport == transfer::CloudTransport::transportName();
}

} // namespace

QString placeOf(const transfer::UploadRecord &record)
{
    if (!goesToStore(record.transport)) // a name of Youku's, shown as it came
        return base::shownLine(transfer::SlicesState::fromJson(record.transportState).serverUri);
    const auto location = transfer::CloudState::fromJson(record.transportState).location();
    return location ? location->url().authority() : QString();
}

QString wayText(const QString &transport, const QString &place)
{
    if (place.isEmpty())
        return {};
    return goesToStore(transport) ? Words::tr("By the cloud store, %1").arg(place)
                                  : Words::tr("By Youku’s upload server, %1").arg(place);
}

QString wayLine(const transfer::UploadRecord &record)
{
    return record.instant ? QString() : wayText(record.transport, placeOf(record)); // nothing goes anywhere
}

QString wayFact(const transfer::UploadRecord &record)
{
    const QString place = placeOf(record);
    return place.isEmpty() ? QString() : u"by %1 to %2"_s.arg(record.transport, place);
}

} // namespace words
