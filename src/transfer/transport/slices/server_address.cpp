#include "transfer/transport/slices/server_address.h"

#include "youku/answers.h"

#include <QHostAddress>
#include <QHostInfo>

#include <algorithm>
#include <memory>

namespace transfer {

namespace {

constexpr qint64 longestLookupMs = 5000;

QString withNumber(QUrl url, const QList<QHostAddress> &numbers)
{
    if (numbers.isEmpty())
        return {};
    // Youku names its machines by IPv4 (1.2).
    const auto old = std::find_if(numbers.cbegin(), numbers.cend(), [](const QHostAddress &number) {
        return number.protocol() == QAbstractSocket::IPv4Protocol;
    });
    url.setHost((old == numbers.cend() ? numbers.first() : *old).toString());
    return url.authority();
}

} // namespace

void findServerAddress(const QString &serverUri, base::Clock &clock, QObject *context,
                       std::function<void(const QString &)> done)
{
    const QUrl url = youku::uploadServerUrl(serverUri);
    if (!QHostAddress(url.host()).isNull())
        return done(url.authority());
    // Whichever comes first, the answer or the deadline; the other finds nothing to call any more.
    const auto once = std::make_shared<std::function<void(const QString &)>>(std::move(done));
    const auto end = [once](const QString &address) {
        if (const auto call = std::exchange(*once, nullptr))
            call(address);
    };
    QHostInfo::lookupHost(url.host(), context,
                          [url, end](const QHostInfo &info) { end(withNumber(url, info.addresses())); });
    clock.after(longestLookupMs, context, [end] { end({}); });
}

} // namespace transfer
