// Makes a dialog as large as its words need, in any language and with any font.
#pragma once

class QDialog;

namespace gui {

// At least this wide; as high as its text then needs; never over nine tenths of the screen. Qt's own
// adjustSize() stops at two thirds, which cuts words on small screens. Called again when parts come or go.
void fitDialog(QDialog *dialog, int leastWidth = 540);

} // namespace gui
