#include "gui/details/blocks/aftermath_block.h"

#include "gui/details/blocks/upload_report.h"
#include "words/numbers.h"
#include "words/reasons/next_step.h"

#include <QPushButton>

using namespace Qt::StringLiterals;
using transfer::Activity;

namespace gui {

namespace {

QString headingOf(Activity activity)
{
    switch (activity) {
    case Activity::NotEncoded:
        return AftermathBlock::tr("Youku could not encode this video");
    case Activity::Restricted:
        return AftermathBlock::tr("Youku restricts this video");
    default:
        return AftermathBlock::tr("The video is no longer at Youku");
    }
}

QString detailOf(Activity activity, qint64 size)
{
    switch (activity) {
    case Activity::NotEncoded:
        return AftermathBlock::tr(
                   "All %1 arrived and were checked, so the cause is most likely in the file itself. Nobody "
                   "can watch the video as it is. Export it once more as MP4 with H.264 and AAC, then upload "
                   "it again.")
            .arg(words::sizeText(size));
    case Activity::Restricted:
        return AftermathBlock::tr("Not everybody can watch it. The video page says more once you are signed "
                                  "in there.");
    default:
        return AftermathBlock::tr("It was removed there. The file and the details can be uploaded again.");
    }
}

} // namespace

AftermathBlock::AftermathBlock(QWidget *parent)
    : CommandBlock(parent)
    , m_again(addButton(RowCommand::UploadAgain, u"aftermathAgain"_s))
    , m_page(addButton(RowCommand::OpenPage, u"aftermathPage"_s))
{
}

void AftermathBlock::showFor(const transfer::Upload *upload)
{
    const Activity activity = upload ? upload->activity() : Activity::NotStarted;
    const bool trouble = transfer::isTrouble(activity);
    setVisible(trouble || activity == Activity::Gone);
    if (isHidden())
        return;
    setTexts(headingOf(activity), detailOf(activity, upload->progress().total));
    setIcon(trouble ? u"state-failed"_s : u"close"_s, trouble ? RowTone::Error : RowTone::Secondary);
    const bool asks = activity == Activity::NotEncoded; // for the file
    setButtonText(m_again, asks ? words::nextStepLabel(words::NextStep::UploadAgain)
                                : commandText(RowCommand::UploadAgain));
    m_page->setVisible(trouble && applies(RowCommand::OpenPage, *upload));
    setLinks(applies(RowCommand::DealtWith, *upload) ? RowCommand::DealtWith : RowCommand::None,
             uploadReport(*upload));
}

} // namespace gui
