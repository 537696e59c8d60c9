// Files that the program keeps or makes for its user: opened without following a link, and only where they
// are ordinary files of the user's own. What somebody else put in their place is neither read nor written.
#pragma once

#include <QFile>
#include <QString>

namespace store {

// Opens the file that was named at construction. One that is written becomes readable for the user alone, and
// may have no second name. False: reason says why, for people.
bool openOwn(QFile &file, QIODevice::OpenMode mode, QString *reason = nullptr);

} // namespace store
