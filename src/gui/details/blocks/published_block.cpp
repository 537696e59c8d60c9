#include "gui/details/blocks/published_block.h"

#include "base/plain_text.h"
#include "engine/looks/file_looks.h"
#include "gui/details/blocks/link_field.h"
#include "gui/details/blocks/pair_list.h"
#include "gui/details/blocks/picture_box.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/flow_layout.h"
#include "gui/widgets/plain_text.h"
#include "words/media_words.h"
#include "words/moment_words.h"
#include "words/sentences.h"
#include "words/uploads/published_words.h"
#include "words/uploads/video_words.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr QSize publishedPicture(320, 180);
constexpr int stateIcon = 18;
constexpr int gap = 8;
constexpr int groupGap = 12;

QVBoxLayout *group(QVBoxLayout *layout, int spacing)
{
    auto *inner = new QVBoxLayout;
    inner->setSpacing(spacing);
    layout->addLayout(inner);
    return inner;
}

} // namespace

PublishedBlock::PublishedBlock(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PictureBox(publishedPicture))
    , m_title(plainLabel())
    , m_facts(plainLabel())
    , m_stateIcon(plainLabel())
    , m_state(plainLabel())
    , m_since(plainLabel())
    , m_link(new LinkField)
    , m_pairs(new PairList)
    , m_brief(markupLabel())
    , m_details(new PairList)
    , m_note(plainLabel(tr("The video is published; its details can be changed on the video page.")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(groupGap);
    layout->addWidget(m_picture, 0, Qt::AlignLeft);
    QVBoxLayout *heading = group(layout, 2);
    heading->addWidget(m_title);
    heading->addWidget(m_facts);
    QVBoxLayout *atYouku = group(layout, gap);
    auto *state = new QHBoxLayout;
    state->setSpacing(gap);
    state->addWidget(m_stateIcon);
    state->addWidget(m_state);
    state->addWidget(m_since, 1);
    atYouku->addLayout(state);
    atYouku->addWidget(m_link);
    addButtons(atYouku);
    layout->addWidget(m_pairs);
    m_pairs->setLast(tr("Details"), m_brief);
    layout->addWidget(m_details);
    layout->addWidget(m_note);

    for (QLabel *small : {m_facts, m_since, m_brief, m_note})
        small->setFont(smallFont(font()));
    for (QLabel *wrapped : {m_title, m_facts, m_brief, m_note})
        wrapped->setWordWrap(true);
    m_link->setFont(smallFont(font()));
    m_link->setMinimumHeight(fontMetrics().height() + 10);
    m_link->setTextMargins(4, 0, 4, 0);
    m_link->setObjectName(u"videoLink"_s);
    m_state->setObjectName(u"videoState"_s);
    m_since->setObjectName(u"videoStateSince"_s);
    m_pairs->setObjectName(u"publishedPairs"_s);
    m_details->setObjectName(u"publishedDetails"_s);
    m_brief->setObjectName(u"briefDetails"_s);
    m_brief->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_brief, &QLabel::linkActivated, this, [this] {
        m_details->setVisible(m_details->isHidden());
        m_note->setVisible(!m_details->isHidden());
        showDetailsLine();
    });
    hide();
}

void PublishedBlock::addButtons(QVBoxLayout *layout)
{
    auto *buttons = new FlowLayout(nullptr, 0, gap);
    layout->addLayout(buttons);
    for (const auto &[command, name] : {std::pair(RowCommand::CopyLink, u"publishedCopyLink"_s),
                                        std::pair(RowCommand::OpenPage, u"publishedOpenPage"_s)}) {
        auto *button = new QPushButton(commandText(command));
        button->setObjectName(name);
        button->setAccessibleName(button->text());
        button->setMinimumHeight(fontMetrics().height() + 12);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 24);
        buttons->insertWidget(buttons->count(), button);
        connect(button, &QPushButton::clicked, this,
                [this, wanted = command] { emit commandWanted(wanted); });
    }
}

void PublishedBlock::setSources(const engine::FileLooks &looks, VideoPictures &pictures)
{
    m_looks = &looks;
    m_picture->setPictures(pictures);
}

void PublishedBlock::setAccountNames(AccountNames names)
{
    m_accountNames = std::move(names);
}

void PublishedBlock::showFor(const transfer::Upload *upload)
{
    setVisible(upload);
    if (!upload)
        return;
    const transfer::UploadRecord &record = upload->record();
    if (std::exchange(m_shown, upload->id()) != upload->id()) {
        m_details->hide();
        m_note->hide();
    }
    showFile(*upload);
    m_title->setText(base::shownLine(record.metadata.title));
    m_state->setText(words::videoStateSentence(record.videoState));
    m_since->setText(words::stateSince(record));
    m_link->setLink(words::videoLink(record.videoId));
    showPairs(record);
    colour();
}

void PublishedBlock::showFile(const transfer::Upload &upload)
{
    const std::optional<media::Look> look = m_looks ? m_looks->look(upload.id()) : std::nullopt;
    const bool known = look && look->outcome == media::Look::Outcome::Looked;
    m_picture->setVisible(known);
    m_facts->setVisible(known);
    if (!known)
        return;
    m_picture->showFor(upload.id(), words::pictureWords(look->facts).length);
    QStringList facts = words::factsOf(look->facts);
    m_facts->setText(words::joinedFacts(facts.replaceInStrings(u" "_s, QString(QChar::Nbsp))));
}

void PublishedBlock::showPairs(const transfer::UploadRecord &record)
{
    QList<words::LabelledText> pairs{
        {tr("Video id"), record.videoId},
        {tr("Published"), record.publishedAt.isValid() ? words::momentText(record.publishedAt) : QString()},
        {tr("Took"), words::tookText(record)},
        {tr("Average speed"), words::averageSpeed(record)},
        {tr("Account"), m_accountNames ? base::shownLine(m_accountNames(record.accountId)) : QString()}};
    pairs.removeIf([](const words::LabelledText &pair) { return pair.text.isEmpty(); });
    m_pairs->showPairs(pairs);
    m_details->showPairs(words::detailPairs(record.metadata));
    m_details->setLeastLabelWidth(m_pairs->labelWidth());
    m_briefText = words::briefDetails(record.metadata);
    showDetailsLine();
}

void PublishedBlock::showDetailsLine()
{
    const QString command = m_details->isHidden() ? tr("Show", "the details") : tr("Hide", "the details");
    const QString link = u"<a href=\"details\">%1</a>"_s.arg(command.toHtmlEscaped());
    m_brief->setText(words::joinedFacts({m_briefText.toHtmlEscaped(), link}));
    m_brief->setAccessibleName(words::joinedParts({tr("Details"), words::spoken(m_briefText), command}));
}

void PublishedBlock::colour()
{
    for (QLabel *secondary : {m_facts, m_since, m_note})
        setTone(secondary, Tone::Secondary);
    setTone(m_state, Tone::Good);
    m_stateIcon->setPixmap(
        iconPixmap(u"state-published"_s, stateIcon, coloursOf(palette()).good, devicePixelRatioF()));
}

void PublishedBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_shown != 0)
        colour();
}

} // namespace gui
