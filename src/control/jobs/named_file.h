// Files that somebody named on the command line.
#pragma once

#include "base/error.h"

#include <QString>

namespace control {

// Why nothing can be done with the file at path; empty: it is a file. shown: as it was named.
QString namedFileProblem(const QString &path, const QString &shown, base::ErrorKind *kind);

} // namespace control
