// Where a window was, kept as text; brought back onto the screens there are now.
#pragma once

#include <QSize>
#include <QString>

class QWidget;

namespace gui {

QString geometryToKeep(const QWidget &window);
// Before it is shown. Nothing kept: this size, where the system puts it.
void restoreKeptGeometry(QWidget *window, const QString &kept, QSize usualSize);

} // namespace gui
