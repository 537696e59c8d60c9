#include "youku/destination.h"

#include <QPair>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

using Subnet = QPair<QHostAddress, int>;

bool isIn(const QHostAddress &address, const QList<Subnet> &subnets)
{
    return std::any_of(subnets.begin(), subnets.end(),
                       [&](const Subnet &subnet) { return address.isInSubnet(subnet); });
}

const QList<Subnet> &privateIpv4()
{
    static const QList<Subnet> subnets = [] {
        QList<Subnet> list;
        for (const char *text :
             {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
              "192.0.0.0/24", "192.168.0.0/16", "224.0.0.0/4", "240.0.0.0/4"})
            list.append(QHostAddress::parseSubnet(QLatin1String(text)));
        return list;
    }();
    return subnets;
}

const QList<Subnet> &privateIpv6()
{
    static const QList<Subnet> subnets = [] {
        QList<Subnet> list;
        for (const char *text : {"::/127", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"})
            list.append(QHostAddress::parseSubnet(QLatin1String(text)));
        return list;
    }();
    return subnets;
}

// The IPv4 address that an IPv6 address stands for: mapped, compatible, translated (RFC 6052) or 6to4.
QHostAddress ipv4Within(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const auto startsWith = [&](std::initializer_list<quint8> head) {
        return std::equal(head.begin(), head.end(), bytes.c);
    };
    const auto at = [&](int first) {
        return QHostAddress(quint32(bytes.c[first]) << 24 | quint32(bytes.c[first + 1]) << 16
                            | quint32(bytes.c[first + 2]) << 8 | quint32(bytes.c[first + 3]));
    };
    if (startsWith({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff})
        || startsWith({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
        || startsWith({0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return at(12);
    return startsWith({0x20, 0x02}) ? at(2) : QHostAddress();
}

// By definition this machine, or one of the local network, whatever a resolver says.
bool isLocalName(const QString &host)
{
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    const auto is = [&](QLatin1StringView suffix) {
        return name == suffix || name.endsWith(u'.' + suffix);
    };
    return is("localhost"_L1) || is("local"_L1) || is("internal"_L1) || is("localdomain"_L1)
           || is("home.arpa"_L1);
}

bool isPrivateHost(const QString &host)
{
    return isLocalName(host) || isPrivate(QHostAddress(host));
}

} // namespace

bool isPrivate(const QHostAddress &address)
{
    if (address.isNull())
        return false;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isIn(address, privateIpv4());
    const QHostAddress within = ipv4Within(address);
    return isIn(address, privateIpv6()) || (!within.isNull() && isIn(within, privateIpv4()));
}

bool mayBeServer(const QUrl &server, const QUrl &apiBase, bool privateAllowed)
{
    constexpr int http = 80;
    constexpr int https = 443;
    const int port = server.port(http);
    if (port != http && port != https && !isThisMachine(apiBase.host()))
        return false;
    return privateAllowed || isPrivateHost(apiBase.host()) || !isPrivateHost(server.host());
}

} // namespace youku
