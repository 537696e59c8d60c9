#include "transfer/transport/slices/server_address.h"

#include "base/background.h"
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

base::Error notFoundInTime()
{
    base::Error error = base::localError(base::ErrorKind::Network);
    error.fault = base::Fault::Unreachable;
    error.operation = base::Operation::Open;
    return error;
}

} // namespace

void findServerAddress(const QString &serverUri, base::Clock &clock, QObject *context,
                       base::Answer<QString> done)
{
    const QUrl url = youku::uploadServerUrl(serverUri);
    if (!QHostAddress(url.host()).isNull())
        return done(url.authority());
    // Whichever comes first, the answer or the deadline; the other finds nothing to call any more.
    const auto once = std::make_shared<base::Answer<QString>>(std::move(done));
    const auto end = [once](const base::Result<QString> &address) {
        if (const auto call = std::exchange(*once, nullptr))
            call(address);
    };
    const auto underWay = std::make_shared<base::UnderWay>();
    QHostInfo::lookupHost(url.host(), context, [url, end, underWay](const QHostInfo &info) {
        end(withNumber(url, info.addresses()));
    });
    clock.after(longestLookupMs, context, [end] { end(notFoundInTime()); });
}

} // namespace transfer
