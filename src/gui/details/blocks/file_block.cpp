#include "gui/details/blocks/file_block.h"

#include "engine/looks/file_looks.h"
#include "gui/details/blocks/picture_box.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "words/media_words.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr QSize panelPicture(144, 81);
constexpr int beside = 12;

// Lines apart from each other, each fact in one piece.
QString factsMarkup(const QStringList &lines)
{
    QStringList escaped;
    for (const QString &line : lines)
        escaped.append(line.toHtmlEscaped().replace(u" fps"_s, u"&nbsp;fps"_s));
    return u"<div style=\"line-height:130%\">%1</div>"_s.arg(escaped.join(u"<br>"_s));
}

} // namespace

FileBlock::FileBlock(QWidget *parent)
    : QWidget(parent)
    , m_picture(new PictureBox(panelPicture))
    , m_facts(markupLabel())
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(beside);
    m_layout->addWidget(m_picture, 0, Qt::AlignTop | Qt::AlignLeft);
    m_layout->addWidget(m_facts, 1, Qt::AlignTop);
    m_picture->setMinimumSize(panelPicture);
    m_facts->setFont(smallFont(font()));
    m_facts->setWordWrap(true);
    m_facts->setObjectName(u"fileFacts"_s);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setAccessibleName(tr("Facts of the file"));
    hide();
}

void FileBlock::setSources(const engine::FileLooks &looks, VideoPictures &pictures)
{
    m_looks = &looks;
    m_picture->setPictures(pictures);
}

void FileBlock::showFor(const transfer::Upload *upload)
{
    const std::optional<media::Look> look = m_looks && upload ? m_looks->look(upload->id()) : std::nullopt;
    setVisible(look && look->outcome == media::Look::Outcome::Looked);
    if (isHidden())
        return;
    m_picture->showFor(upload->id());
    m_lines = words::factLines(look->facts);
    m_facts->setText(factsMarkup(m_lines));
    m_facts->setAccessibleDescription(m_lines.join(u'\n'));
    arrange();
}

// Beside the picture as long as no line of it is broken there.
void FileBlock::arrange()
{
    const QFontMetrics metrics(m_facts->font());
    int widest = 0;
    for (const QString &line : std::as_const(m_lines))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    const bool fits = widest <= width() - m_picture->minimumWidth() - beside;
    m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_layout->setStretchFactor(m_facts, fits ? 1 : 0); // across alone: no room of others below
}

void FileBlock::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace gui
