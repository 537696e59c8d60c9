#include "gui/messages/message_bar.h"

#include <QCursor>
#include <QEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int passesAfterMs = 10'000;
constexpr int restMs = 300; // a pointer that has not moved for so long aims at nothing
} // namespace

MessageBar::MessageBar(std::function<QRect()> room, QWidget &around, QWidget *parent)
    : QWidget(parent)
    , m_room(std::move(room))
    , m_answerLine(new MessageLine(MessageLine::Kind::Answer))
    , m_causeLine(new MessageLine(MessageLine::Kind::Cause))
{
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_answerLine);
    lines->addWidget(m_causeLine);
    m_answerLine->setObjectName(u"answer"_s);
    m_causeLine->setObjectName(u"cause"_s);
    m_answerLine->hide();
    m_causeLine->hide();
    connect(m_answerLine, &MessageLine::closed, this, &MessageBar::settleAnswer);
    m_passing.setObjectName(u"passing"_s);
    m_passing.setSingleShot(true);
    m_passing.setInterval(passesAfterMs);
    connect(&m_passing, &QTimer::timeout, this, [this] {
        if (m_answerLine->underMouse() || m_answerLine->holdsFocus())
            m_passing.start(passesAfterMs); // it is being read
        else
            settleAnswer();
    });
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(restMs);
    connect(&m_quiet, &QTimer::timeout, this, &MessageBar::apply);
    around.installEventFilter(this);
    hide();
}

void MessageBar::answer(const QString &sentence, const QString &action, std::function<void()> run)
{
    Message message;
    message.sentence = sentence;
    if (!action.isEmpty())
        message.steps = {{action, {}, std::move(run)}};
    tell(message, true);
}

void MessageBar::tellOngoing(const QString &sentence, const QString &action, std::function<void()> run)
{
    Message message;
    message.icon = u"search"_s;
    message.sentence = sentence;
    message.steps = {{action, {}, std::move(run)}};
    tell(message, false);
}

void MessageBar::tell(const Message &message, bool passes)
{
    m_answer = message;
    if (passes)
        m_passing.start(passesAfterMs);
    else
        m_passing.stop();
    apply();
}

void MessageBar::settleAnswer()
{
    m_passing.stop();
    m_answer.reset();
    apply();
}

void MessageBar::setCause(const std::optional<Message> &cause)
{
    m_cause = cause;
    apply();
}

QString MessageBar::text() const
{
    return m_answer ? m_answer->sentence : QString();
}

QString MessageBar::causeText() const
{
    return m_cause ? m_cause->sentence : QString();
}

// What is shown may say something else at any time; only whether it is there waits for a quiet moment.
bool MessageBar::mayChange()
{
    if (QGuiApplication::mouseButtons() != Qt::NoButton)
        return false;
    const QPoint pointer = QCursor::pos();
    const bool moves = std::exchange(m_pointer, pointer) != pointer;
    QRect near = m_room();
    near.setTop(near.bottom() - sizeHint().height() - m_answerLine->sizeHint().height()
                - m_causeLine->sizeHint().height());
    return !moves || !near.contains(parentWidget()->mapFromGlobal(pointer));
}

void MessageBar::apply()
{
    const bool changes =
        m_answer.has_value() == m_answerLine->isHidden() || m_cause.has_value() == m_causeLine->isHidden();
    if (changes && !mayChange())
        return m_quiet.start();
    m_quiet.stop();
    const bool focusGoes =
        (!m_answer && m_answerLine->holdsFocus()) || (!m_cause && m_causeLine->holdsFocus());
    for (const auto &[line, message] : {std::pair{m_answerLine, &m_answer}, {m_causeLine, &m_cause}}) {
        if (*message)
            line->show(**message);
        line->setVisible(message->has_value());
    }
    place();
    if (focusGoes)
        emit focusLeft();
}

void MessageBar::place()
{
    const bool any = !m_answerLine->isHidden() || !m_causeLine->isHidden();
    const QRect room = m_room();
    int height = 0;
    for (const MessageLine *line : {m_answerLine, m_causeLine}) {
        if (!line->isHidden())
            height += std::max(line->minimumHeight(), line->layout()->totalHeightForWidth(room.width()));
    }
    if (any) {
        setGeometry(room.left(), room.bottom() + 1 - height, room.width(), height);
        raise();
    }
    setVisible(any);
    if (std::exchange(m_covered, height) != height)
        emit coveredChanged(height);
}

bool MessageBar::eventFilter(QObject *around, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(around, event);
}

bool MessageBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange)
        place();
    return QWidget::event(event);
}

} // namespace gui
