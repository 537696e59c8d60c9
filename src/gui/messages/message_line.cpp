#include "gui/messages/message_line.h"

#include "base/plain_text.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/accent_button.h"
#include "gui/widgets/plain_text.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int causeHeight = 58;
constexpr int answerHeight = 40;

QAccessibleInterface *makeAlert(const QString &className, QObject *object)
{
    if (className != "gui::MessageLine"_L1)
        return nullptr;
    return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::AlertMessage);
}

} // namespace

MessageLine::MessageLine(Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_layout(new QHBoxLayout(this))
    , m_icon(plainLabel())
    , m_text(kind == Kind::Answer ? markupLabel() : plainLabel())
    , m_detail(plainLabel())
{
    QAccessible::removeFactory(makeAlert); // once
    QAccessible::installFactory(makeAlert);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    setAccessibleName(tr("Message"));
    setMinimumHeight(kind == Kind::Cause ? causeHeight : answerHeight);
    m_layout->setContentsMargins(14, 7, 14, 6);
    m_layout->setSpacing(8);
    m_layout->addWidget(m_icon);
    m_layout->addSpacing(4);
    auto *lines = new QVBoxLayout;
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(3);
    lines->addStretch();
    lines->addWidget(m_text);
    lines->addWidget(m_detail);
    lines->addStretch();
    m_layout->addLayout(lines, 1);
    for (QLabel *label : {m_text, m_detail})
        label->setWordWrap(true);
    m_detail->setFont(smallFont(font()));
    m_detail->setVisible(kind == Kind::Cause);
    if (kind == Kind::Answer)
        buildCross();
}

void MessageLine::buildCross()
{
    m_text->setObjectName(u"message"_s);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->setFocusPolicy(Qt::TabFocus);
    connect(m_text, &QLabel::linkActivated, this, [this] {
        if (const auto steps = m_message.steps; !steps.isEmpty() && steps.first().run)
            steps.first().run(); // it may end this message
    });
    auto *cross = new QToolButton;
    cross->setAutoRaise(true);
    cross->setIcon(icon(u"close"_s));
    cross->setIconSize(QSize(14, 14));
    cross->setFocusPolicy(Qt::TabFocus);
    cross->setAccessibleName(tr("Close"));
    cross->setToolTip(tr("Close"));
    m_layout->addWidget(cross);
    connect(cross, &QToolButton::clicked, this, &MessageLine::closed);
}

void MessageLine::show(const Message &message)
{
    const bool sameSteps = m_message.steps.size() == message.steps.size() && !m_buttons.isEmpty()
                           && m_message.icon == message.icon && m_message.sentence == message.sentence;
    const bool spoken = m_message.sentence == message.sentence && isVisible();
    m_message = message;
    if (m_kind == Kind::Answer) {
        showAnswer();
    } else {
        m_text->setText(base::shownLine(message.sentence));
        m_detail->setText(base::shownLine(message.detail));
        if (!sameSteps) // else a button that is being pressed would go
            buildSteps();
    }
    setAccessibleDescription(message.detail.isEmpty() ? message.sentence
                                                      : message.sentence + u'\n' + message.detail);
    colour();
    if (spoken)
        return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageLine::showAnswer()
{
    QString text = base::shownLine(m_message.sentence).toHtmlEscaped();
    if (!m_message.steps.isEmpty())
        text += tr(" · ") + u"<a href=\"action\">%1</a>"_s.arg(m_message.steps.first().text.toHtmlEscaped());
    m_text->setText(text);
    m_text->setAccessibleName(m_message.sentence);
    m_text->setFocusPolicy(m_message.steps.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
}

void MessageLine::buildSteps()
{
    qDeleteAll(std::exchange(m_buttons, {}));
    for (const MessageStep &step : std::as_const(m_message.steps)) {
        QPushButton *button = m_buttons.isEmpty() ? new AccentButton : new QPushButton;
        button->setText(withoutKey(step.text));
        button->setObjectName(step.objectName);
        button->setAccessibleName(step.text);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumHeight(fontMetrics().height() + 12); // as the buttons of the rows
        const qsizetype place = m_buttons.size();
        connect(button, &QPushButton::clicked, this, [this, place] {
            if (const auto steps = m_message.steps; place < steps.size() && steps[place].run)
                steps[place].run();
        });
        m_buttons.append(button);
        m_layout->addWidget(button);
    }
}

bool MessageLine::holdsFocus() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

void MessageLine::colour()
{
    const Colours &colours = coloursOf(palette());
    const QColor tone = m_message.tone == Message::Tone::Error       ? colours.error
                        : m_message.tone == Message::Tone::Attention ? colours.attention
                                                                     : colours.secondary;
    m_icon->setPixmap(iconPixmap(m_message.icon, 20, tone, devicePixelRatioF()));
    setTone(m_detail, Tone::Secondary);
}

void MessageLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_detail)
        colour();
}

void MessageLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, coloursOf(palette()).still);
}

} // namespace gui
