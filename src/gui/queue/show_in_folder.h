// Shows a file in the system's file manager.
#pragma once

#include <QString>

namespace gui {

void showInFolder(const QString &path);

} // namespace gui
