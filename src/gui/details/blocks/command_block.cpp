#include "gui/details/blocks/command_block.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/flow_layout.h"
#include "gui/widgets/plain_text.h"
#include "words/sentences.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
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
    , m_links(markupLabel())
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
    m_links->setFont(smallFont(font()));
    m_links->setObjectName(u"blockLinks"_s);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_links, &QLabel::linkActivated, this, &CommandBlock::follow);
    m_commands->insertWidget(0, m_links);
    hide();
}

void CommandBlock::setTexts(const QString &heading, const QString &detail)
{
    m_heading->setText(heading);
    m_detail->setText(detail);
    setAccessibleName(heading);
    setAccessibleDescription(detail);
}

void CommandBlock::setIcon(const QString &name, RowTone tone)
{
    m_iconName = name;
    m_tone = tone;
    colour();
}

QPushButton *CommandBlock::addButton(RowCommand command, const QString &objectName)
{
    auto *button = new QPushButton;
    button->setObjectName(objectName);
    button->setMinimumHeight(fontMetrics().height() + 12);
    m_links->setMinimumHeight(button->minimumHeight()); // in line with them
    m_commands->insertWidget(m_commands->count() - 1, button);
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

void CommandBlock::setLinks(RowCommand command, const QString &report)
{
    m_linked = command;
    m_report = report;
    QStringList names;
    QStringList links;
    const auto add = [&](const QString &target, const QString &name) {
        names.append(name);
        const QString inOnePiece = QString(name).replace(u' ', QChar::Nbsp).toHtmlEscaped();
        links.append(u"<a href=\"%1\">%2</a>"_s.arg(target, inOnePiece));
    };
    if (command != RowCommand::None)
        add(u"done"_s, commandText(command));
    if (!report.isEmpty())
        add(u"copy"_s, tr("Copy details"));
    m_links->setText(words::joinedFacts(links));
    m_links->setAccessibleName(words::joinedParts(names));
    m_links->setVisible(!links.isEmpty());
}

void CommandBlock::follow(const QString &link)
{
    if (link == "copy"_L1)
        QGuiApplication::clipboard()->setText(m_report);
    else
        emit commandWanted(m_linked);
}

void CommandBlock::colour()
{
    const Colours &colours = coloursOf(palette());
    setTone(m_detail, Tone::Secondary);
    const QColor colour = m_tone == RowTone::Error       ? colours.error
                          : m_tone == RowTone::Attention ? colours.attention
                                                         : colours.secondary;
    m_icon->setPixmap(iconPixmap(m_iconName, 18, colour, devicePixelRatioF()));
}

void CommandBlock::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        colour();
}

} // namespace gui
