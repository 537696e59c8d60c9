#include "gui/window/message_bar.h"

#include "base/plain_text.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int passesAfterMs = 8000;
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(plainLabel())
    , m_text(markupLabel())
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
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(u"close"_s));
    m_close->setIconSize(QSize(14, 14));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    connect(m_close, &QToolButton::clicked, this, &MessageBar::close);
    connect(m_text, &QLabel::linkActivated, this, [this] {
        if (const auto run = m_shown.run) // it may end this message
            run();
    });
    m_passing.setSingleShot(true);
    m_passing.setInterval(passesAfterMs);
    connect(&m_passing, &QTimer::timeout, this, [this] {
        if (underMouse())
            m_passing.start(); // it is being read
        else
            close();
    });
    hide();
}

void MessageBar::tell(Kind kind, const QString &sentence, const QString &action, std::function<void()> run)
{
    const Message message{kind, sentence, action, std::move(run)};
    if (kind == Kind::Trouble)
        m_trouble = message;
    if (kind != Kind::Passing || !m_trouble)
        present(message);
}

void MessageBar::present(const Message &message)
{
    m_shown = message;
    QString text = base::shownLine(message.sentence).toHtmlEscaped();
    if (!message.action.isEmpty())
        text += tr(" · ") + u"<a href=\"action\">%1</a>"_s.arg(message.action.toHtmlEscaped());
    m_text->setText(text);
    m_text->setAccessibleName(message.sentence);
    colour();
    show();
    if (message.kind == Kind::Passing)
        m_passing.start();
    else
        m_passing.stop();
}

void MessageBar::close()
{
    if (m_shown.kind == Kind::Trouble)
        m_trouble.reset();
    if (m_trouble) {
        present(*m_trouble);
        return;
    }
    m_shown = {};
    m_passing.stop();
    hide();
}

void MessageBar::settleTrouble()
{
    if (m_shown.kind == Kind::Trouble)
        close();
    m_trouble.reset();
}

void MessageBar::settleTrouble(const QString &sentence)
{
    if (m_trouble && m_trouble->sentence == sentence)
        settleTrouble();
}

void MessageBar::settleInformation()
{
    if (m_shown.kind != Kind::Trouble)
        close();
}

QString MessageBar::text() const
{
    return m_shown.sentence;
}

void MessageBar::colour()
{
    const Colours &colours = coloursOf(palette());
    const bool trouble = m_shown.kind == Kind::Trouble;
    m_icon->setPixmap(iconPixmap(trouble ? u"state-failed"_s : u"saved"_s, 16,
                                 trouble ? colours.error : colours.secondary, devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        colour();
}

} // namespace gui
