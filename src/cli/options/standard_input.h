// What is handed to the program rather than typed at it: secrets, and details that another program made.
#pragma once

#include <QByteArray>

namespace cli {

// Until its end, and at most so many bytes; waits for whoever writes.
QByteArray standardInput(qint64 most);

} // namespace cli
