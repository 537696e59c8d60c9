// Tool buttons of which one is chosen (checkable and autoExclusive), for screen readers and other programs:
// as radio buttons. Qt calls them check boxes.
#pragma once

namespace gui {

// For every such button that nobody has asked about yet; once is enough, more does no harm.
void installRadioAccess();

} // namespace gui
