// One message over the foot of the list: a cause with its two lines and buttons, or an answer with its line,
// link and cross. An alert for readers; takes no focus by itself.
#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace gui {

// What can be done about a message.
struct MessageStep {
    QString text;
    QString objectName;
    std::function<void()> run;
};

struct Message {
    enum class Tone { Done, Attention, Error };
    Tone tone = Tone::Done;
    QString icon = QStringLiteral("saved");
    QString sentence;
    QString detail;           // second line of a cause
    QList<MessageStep> steps; // of a cause: buttons, the first filled; of an answer: one link
};

class MessageLine : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Cause, Answer };
    explicit MessageLine(Kind kind, QWidget *parent = nullptr);

    void show(const Message &message);
    const Message &message() const { return m_message; }
    bool holdsFocus() const;

signals:
    void closed(); // by its cross

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildCross();
    void buildSteps();
    void showAnswer();
    void colour();

    const Kind m_kind;
    Message m_message;
    QHBoxLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_detail;
    QList<QWidget *> m_buttons;
};

} // namespace gui
