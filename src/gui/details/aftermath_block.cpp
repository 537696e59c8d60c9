#include "gui/details/aftermath_block.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/flow_layout.h"
#include "gui/widgets/plain_text.h"
#include "words/next_step.h"
#include "words/numbers.h"

#include <QEvent>
#include <QLabel>
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
    : QFrame(parent)
    , m_icon(plainLabel())
    , m_heading(plainLabel())
    , m_detail(plainLabel())
    , m_again(button(RowCommand::UploadAgain, u"aftermathAgain"_s))
    , m_page(button(RowCommand::OpenPage, u"aftermathPage"_s))
    , m_dealtWith(markupLabel())
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_heading);
    texts->addWidget(m_detail);
    texts->addSpacing(6);
    layout->addLayout(texts, 1);
    auto *commands = new FlowLayout(nullptr, 0, 8);
    texts->addLayout(commands);
    commands->insertWidget(0, m_again);
    commands->insertWidget(1, m_page);
    commands->insertWidget(2, m_dealtWith);
    m_dealtWith->setMinimumHeight(fontMetrics().height() + 12); // in line with the buttons

    m_heading->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setFont(smallFont(font()));
    m_dealtWith->setObjectName(u"aftermathDealtWith"_s);
    m_dealtWith->setFont(smallFont(font()));
    m_dealtWith->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    const QString words = commandText(RowCommand::DealtWith);
    m_dealtWith->setText(u"<a href=\"done\">%1</a>"_s.arg(words.toHtmlEscaped()));
    m_dealtWith->setAccessibleName(words);
    connect(m_dealtWith, &QLabel::linkActivated, this, [this] { emit commandWanted(RowCommand::DealtWith); });
    colour();
    hide();
}

QPushButton *AftermathBlock::button(RowCommand command, const QString &name)
{
    auto *made = new QPushButton;
    made->setObjectName(name);
    made->setMinimumHeight(fontMetrics().height() + 12);
    connect(made, &QPushButton::clicked, this, [this, command] { emit commandWanted(command); });
    return made;
}

void AftermathBlock::showFor(const transfer::Upload *upload)
{
    const Activity activity = upload ? upload->activity() : Activity::NotStarted;
    m_trouble = transfer::isTrouble(activity);
    setVisible(m_trouble || activity == Activity::Gone);
    if (!isHidden())
        setTexts(*upload);
}

void AftermathBlock::setTexts(const transfer::Upload &upload)
{
    m_heading->setText(headingOf(upload.activity()));
    m_detail->setText(detailOf(upload.activity(), upload.progress().total));
    const bool asks = upload.activity() == Activity::NotEncoded; // for the file
    m_again->setText(asks ? words::nextStepLabel(words::NextStep::UploadAgain)
                          : commandText(RowCommand::UploadAgain));
    m_again->setAccessibleName(commandText(RowCommand::UploadAgain));
    m_page->setText(commandText(RowCommand::OpenPage));
    for (QPushButton *one : {m_again, m_page})
        one->setMinimumWidth(one->fontMetrics().horizontalAdvance(one->text()) + 24);
    m_page->setVisible(m_trouble && applies(RowCommand::OpenPage, upload));
    m_dealtWith->setVisible(applies(RowCommand::DealtWith, upload));
    setAccessibleName(m_heading->text());
    setAccessibleDescription(m_detail->text());
    colour();
}

void AftermathBlock::colour()
{
    const Colours &colours = coloursOf(palette());
    setTone(m_detail, Tone::Secondary);
    m_icon->setPixmap(iconPixmap(m_trouble ? u"state-failed"_s : u"close"_s, 18,
                                 m_trouble ? colours.error : colours.secondary, devicePixelRatioF()));
}

void AftermathBlock::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_dealtWith)
        colour();
}

} // namespace gui
