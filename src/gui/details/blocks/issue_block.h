// The block for an upload that failed, is about to try again, or waits for the network: what happened, in
// words, and what became of the bytes.
#pragma once

#include "gui/details/blocks/command_block.h"

namespace gui {

class IssueBlock : public CommandBlock
{
    Q_OBJECT
public:
    explicit IssueBlock(QWidget *parent = nullptr);

    // Hides itself when there is nothing to say.
    void showFor(const transfer::Upload *upload);

private:
    void showIssue(const transfer::Upload &upload, const base::Error &issue);
    void showNetwork(const transfer::Upload &upload, const base::Error &reason);
    void showMetered(const transfer::Upload &upload);
};

} // namespace gui
