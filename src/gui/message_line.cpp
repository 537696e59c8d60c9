#include "gui/message_line.h"

#include "gui/hairlines.h"
#include "gui/icons.h"
#include "gui/looks.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui {

MessageLine::MessageLine(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_close(new QToolButton)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    auto *layout = new QHBoxLayout;
    lines->addLayout(layout);
    lines->addWidget(new Hairline);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close);
    m_text->setObjectName(u"message"_s);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(u"close"_s));
    m_close->setIconSize(QSize(14, 14));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    connect(m_close, &QToolButton::clicked, this, &MessageLine::settle);
    connect(m_text, &QLabel::linkActivated, this, [this] {
        if (m_run)
            m_run();
    });
    hide();
}

void MessageLine::tell(Kind kind, const QString &sentence, const QString &action, std::function<void()> run)
{
    if (isVisible() && m_kind == Kind::Trouble && kind == Kind::Information)
        return;
    m_kind = kind;
    m_sentence = sentence;
    m_run = std::move(run);
    QString text = sentence.toHtmlEscaped();
    if (!action.isEmpty())
        text += tr(" · ") + u"<a href=\"action\">%1</a>"_s.arg(action.toHtmlEscaped());
    m_text->setText(text);
    m_text->setAccessibleName(sentence);
    colour();
    show();
}

void MessageLine::settle()
{
    m_sentence.clear();
    hide();
}

void MessageLine::settleInformation()
{
    if (m_kind == Kind::Information)
        settle();
}

QString MessageLine::text() const
{
    return m_sentence;
}

void MessageLine::colour()
{
    const Colours &colours = coloursOf(palette());
    const bool trouble = m_kind == Kind::Trouble;
    m_icon->setPixmap(iconPixmap(trouble ? u"state-failed"_s : u"saved"_s, 16,
                                 trouble ? colours.error : colours.secondary, devicePixelRatioF()));
}

void MessageLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        colour();
}

} // namespace gui
