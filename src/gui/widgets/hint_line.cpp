#include "gui/widgets/hint_line.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/link_button.h"
#include "gui/widgets/plain_text.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace gui {

namespace {
constexpr int iconSize = 16;
constexpr int behindIcon = 8;
constexpr int beside = 16; // to the edges of the list
} // namespace

HintLine::HintLine(QWidget *viewport)
    : QWidget(viewport)
    , m_icon(plainLabel())
    , m_words(plainLabel())
    , m_joint(plainLabel(tr(" · ", "between a hint and its link")))
    , m_link(new LinkButton(this))
{
    for (QLabel *label : {m_icon, m_words, m_joint})
        label->setParent(this);
    m_words->setWordWrap(true);
    m_link->setObjectName(QStringLiteral("hintLink"));
    connect(m_link, &QPushButton::clicked, this, &HintLine::linkClicked);
    hide();
}

void HintLine::tell(const QString &words, const QString &link, const QString &iconName)
{
    if (m_words->text() == words && m_link->text() == link && m_iconName == iconName)
        return;
    m_words->setText(words);
    m_link->setText(link);
    m_link->setAccessibleName(link);
    m_iconName = iconName;
    colour();
    place();
}

QString HintLine::words() const
{
    return m_words->text();
}

void HintLine::setRoom(const QRect &room)
{
    if (m_room == room)
        return;
    m_room = room;
    place();
}

// One line where there is room for it; else the words are wrapped beside their link.
void HintLine::place()
{
    const bool told = !m_words->text().isEmpty() && !m_room.isEmpty();
    setVisible(told);
    if (!told)
        return;
    const QFont small = smallFont(parentWidget()->font());
    for (QWidget *part :
         {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_joint), static_cast<QWidget *>(m_link)})
        part->setFont(small);
    const QFontMetrics metrics(small);
    const bool leads = !m_link->text().isEmpty();
    m_joint->setVisible(leads);
    m_link->setVisible(leads);
    const int joint = leads ? metrics.horizontalAdvance(m_joint->text()) : 0;
    const int around =
        iconSize + behindIcon + joint + (leads ? m_link->sizeHint().width() - LinkButton::edge : 0);
    const int whole = metrics.horizontalAdvance(m_words->text()) + 2;
    const int width = std::min(whole, m_room.width() - 2 * beside - around);
    const int height = std::max({iconSize, letterHeight(small), m_words->heightForWidth(width)});
    QRect place(0, 0, around + width, height);
    place.moveCenter(m_room.center());
    setGeometry(place);
    m_icon->setGeometry(0, 0, iconSize, height);
    m_words->setGeometry(iconSize + behindIcon, 0, width, height);
    m_joint->setGeometry(iconSize + behindIcon + width, 0, joint, height);
    m_link->setGeometry(m_joint->geometry().right() + 1 - LinkButton::edge, 0, m_link->sizeHint().width(),
                        height);
}

void HintLine::colour()
{
    m_icon->setPixmap(iconPixmap(m_iconName, iconSize, coloursOf(palette()).secondary, devicePixelRatioF()));
    setTone(m_words, Tone::Secondary);
    setTone(m_joint, Tone::Secondary);
}

void HintLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        colour();
    else if (event->type() == QEvent::FontChange)
        place();
}

} // namespace gui
