#include "gui/account/answer_box.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace gui {

AnswerBox::AnswerBox(QWidget *parent)
    : QFrame(parent)
    , m_icon(plainLabel())
    , m_head(plainLabel())
    , m_detail(plainLabel())
{
    setFrameShape(QFrame::StyledPanel);
    m_head->setObjectName(u"resultHead"_s);
    m_detail->setObjectName(u"resultDetail"_s);
    for (QLabel *label : {m_head, m_detail})
        label->setWordWrap(true);
    m_detail->setFont(smallFont(font()));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_head);
    words->addWidget(m_detail);
    layout->addLayout(words, 1);
    hide();
}

void AnswerBox::tell(bool good, const QString &sentence, const QString &detail)
{
    m_good = good;
    m_head->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(sentence);
    colour();
    show();
    QAccessibleEvent said(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

void AnswerBox::colour()
{
    const Colours &colours = coloursOf(palette());
    m_icon->setPixmap(iconPixmap(m_good ? u"state-published"_s : u"state-failed"_s, 18,
                                 m_good ? colours.good : colours.error, devicePixelRatioF()));
    setTone(m_detail, Tone::Secondary);
}

void AnswerBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_detail)
        colour();
}

} // namespace gui
