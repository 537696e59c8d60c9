// For a video that was published and is not well: what Youku made of it, and what can be done about it.
#pragma once

#include "gui/details/blocks/command_block.h"

namespace gui {

class AftermathBlock : public CommandBlock
{
    Q_OBJECT
public:
    explicit AftermathBlock(QWidget *parent = nullptr);

    // Hides itself when there is nothing to say.
    void showFor(const transfer::Upload *upload);

private:
    QPushButton *m_again;
    QPushButton *m_page;
};

} // namespace gui
