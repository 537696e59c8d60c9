#include "transfer/prepare_step.h"

#include "transfer/server_address.h"

#include <QFileInfo>

#include <algorithm>

namespace transfer {

void PrepareStep::begin()
{
    // Slices that Youku found too large stay smaller.
    m_sliceLengthKb = std::min(m_record.sliceLengthKb,
                               m_services.lanes.sliceLengthKb(m_record.serverUri, m_record.identity.size,
                                                              m_services.limiter.limit()));
    const QNetworkProxy::ProxyType proxy = m_services.proxy.type();
    const bool throughProxy = proxy != QNetworkProxy::NoProxy && proxy != QNetworkProxy::DefaultProxy;
    if (throughProxy || !m_services.uploadServerOverride.isEmpty())
        return createFile(); // names are the proxy's business; the override is a machine
    findServerAddress(m_record.serverUri, m_services.clock, this, [this](const QString &address) {
        if (halted())
            return;
        m_address = address;
        if (!serverTaken(address)) // a name of the world for a machine at home
            return refuseServer();
        m_server = server(address);
        createFile();
    });
}

void PrepareStep::createFile()
{
    const QString extension = QFileInfo(m_record.path).suffix();
    m_retrier.run<base::Nothing>(
        [this, extension](base::Answer<base::Nothing> answer) {
            return m_server->createFile(m_record.uploadToken, m_record.identity.size, extension,
                                        m_sliceLengthKb, this, answer);
        },
        [this](const base::Result<base::Nothing> &result, base::Reaction reaction) {
            if (result.ok() || reaction == base::Reaction::Accept)
                return prepared();
            endBy(reaction, result.error());
        });
}

void PrepareStep::prepared()
{
    // By its name another machine may have taken it.
    const QString address = m_server->byAddress() ? m_address : QString();
    advanceAndEnd([address, sliceLengthKb = m_sliceLengthKb](UploadRecord &record) {
        record.serverAddress = address;
        record.sliceLengthKb = sliceLengthKb;
        record.stage = Stage::Prepared;
    });
}

} // namespace transfer
