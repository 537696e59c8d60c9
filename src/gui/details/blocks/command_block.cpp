#include "gui/details/blocks/command_block.h"

#include "gui/theme/icons.h"
#include "gui/widgets/flow_layout.h"
#include "gui/widgets/plain_text.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace gui {

CommandBlock::CommandBlock(QWidget *parent)
    : QFrame(parent)
    , m_icon(plainLabel())
    , m_heading(plainLabel())
    , m_detail(plainLabel())
    , m_commands(new FlowLayout(nullptr, 0, 8))
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
    texts->addLayout(m_commands);
    layout->addLayout(texts, 1);
    m_heading->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setFont(smallFont(font()));
    hide();
}

void CommandBlock::setTexts(const QString &heading, const QString &detail)
{
    m_heading->setText(heading);
    m_detail->setText(detail);
    setAccessibleName(heading);
    setAccessibleDescription(detail);
}

void CommandBlock::setIcon(const QString &name, Tone tone)
{
    m_iconName = name;
    m_tone = tone;
    colour();
}

void CommandBlock::addCommand(QWidget *widget, const QString &objectName)
{
    widget->setObjectName(objectName);
    widget->setMinimumHeight(fontMetrics().height() + 12);
    m_commands->insertWidget(m_commands->count(), widget);
}

QPushButton *CommandBlock::addButton(RowCommand command, const QString &objectName)
{
    auto *button = new QPushButton;
    addCommand(button, objectName);
    setButtonText(button, commandText(command));
    connect(button, &QPushButton::clicked, this, [this, command] { emit commandWanted(command); });
    return button;
}

void CommandBlock::setButtonText(QPushButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(QString(text).remove(u'…'));
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 24);
}

QLabel *CommandBlock::addLink(RowCommand command, const QString &objectName)
{
    QLabel *link = markupLabel();
    addCommand(link, objectName); // in line with the buttons
    link->setFont(smallFont(font()));
    link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    const QString words = commandText(command);
    link->setText(u"<a href=\"done\">%1</a>"_s.arg(words.toHtmlEscaped()));
    link->setAccessibleName(words);
    connect(link, &QLabel::linkActivated, this, [this, command] { emit commandWanted(command); });
    return link;
}

void CommandBlock::colour()
{
    const Colours &colours = coloursOf(palette());
    setTone(m_detail, Tone::Secondary);
    m_icon->setPixmap(iconPixmap(m_iconName, 18, m_tone == Tone::Error ? colours.error : colours.secondary,
                                 devicePixelRatioF()));
}

void CommandBlock::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        colour();
}

} // namespace gui
