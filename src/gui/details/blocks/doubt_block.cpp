#include "gui/details/blocks/doubt_block.h"

#include "gui/details/blocks/upload_report.h"
#include "words/media_words.h"
#include "words/reasons/next_step.h"
#include "words/sentences.h"
#include "words/uploads/upload_words.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using transfer::Activity;

namespace gui {

DoubtBlock::DoubtBlock(QWidget *parent) : CommandBlock(parent)
{
    addButton(RowCommand::LookAgain, u"doubtLookAgain"_s);
    setButtonText(addButton(RowCommand::Locate, u"doubtChoose"_s),
                  words::nextStepLabel(words::NextStep::ChooseFile));
    addButton(RowCommand::Anyway, u"doubtAnyway"_s);
    setIcon(u"state-check-file"_s, RowTone::Error);
}

void DoubtBlock::showFor(const transfer::Upload *upload)
{
    setVisible(upload && upload->activity() == Activity::NeedsDecision);
    if (isHidden())
        return;
    setTexts(words::activityLabel(Activity::NeedsDecision, {}, 0),
             words::paragraph({words::doubtSentences(upload->record().doubt),
                               tr("Youchuan looks at it by itself once it changes.")}));
    setLinks(RowCommand::None, uploadReport(*upload));
}

} // namespace gui
