// One line under the toolbar, never two: what was just done, or what stops everything, with one thing to do
// about it.
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>
#include <optional>

class QLabel;
class QToolButton;

namespace gui {

class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind {
        Passing,     // what was just done; goes by itself, and gives way to trouble
        Information, // stays until it is closed; trouble waits behind it
        Trouble,
    };
    explicit MessageBar(QWidget *parent = nullptr);

    // action empty: only the sentence. Replaces what stood there.
    void tell(Kind kind, const QString &sentence, const QString &action = {}, std::function<void()> run = {});
    void settleTrouble();                        // it is over
    void settleTrouble(const QString &sentence); // if this is it
    void settleInformation();                    // what it told is no longer so; trouble stays
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Message {
        Kind kind = Kind::Information;
        QString sentence;
        QString action;
        std::function<void()> run;
    };

    void present(const Message &message);
    void close();
    void colour();

    Message m_shown;
    std::optional<Message> m_trouble; // not over yet, and not closed by the user
    QTimer m_passing{this};
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace gui
