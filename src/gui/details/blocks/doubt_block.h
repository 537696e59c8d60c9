// For a file of which Youku could make nothing: what a look into it found, and the decision about it.
#pragma once

#include "gui/details/blocks/command_block.h"

namespace gui {

class DoubtBlock : public CommandBlock
{
    Q_OBJECT
public:
    explicit DoubtBlock(QWidget *parent = nullptr);

    // Hides itself when there is nothing to decide.
    void showFor(const transfer::Upload *upload);
};

} // namespace gui
