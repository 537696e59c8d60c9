// Where the bytes of a video may go. Youku names the upload server of each video, in plain words; nobody's
// words lead into the user's own network.
#pragma once

#include "http/client/this_machine.h"

#include <QHostAddress>
#include <QUrl>

namespace youku {

// An address of this machine, of its link or of a private network, also in the clothes of IPv6. Not so
// 198.18.0.0/15, with which local proxies stand in for names of the world.
bool isPrivate(const QHostAddress &address);

using http::isThisMachine;

// Whether an upload server may be this one, as far as its URL tells: no private address, no name that is this
// machine by definition, and only the ports 80 and 443. What the API host is itself, its servers may be:
// private beside a private one, and on any port beside one on this machine.
bool mayBeServer(const QUrl &server, const QUrl &apiBase, bool privateAllowed);

} // namespace youku
