// Combo boxes for screen readers and other programs: called by their accessible name, with the chosen text as
// description. Qt on Unix calls them by the chosen text, which says nothing of what is chosen.
#pragma once

namespace gui {

// For every combo box from now on; once is enough, more does no harm.
void installComboAccess();

} // namespace gui
