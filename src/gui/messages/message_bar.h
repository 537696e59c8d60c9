// What lies over the foot of the list: at most one cause that stops uploads, for as long as it does, and
// above it at most one answer to what was just done, for a while. Nothing else moves for it.
//
// Neither comes nor goes while a mouse button is down, or under a pointer that still moves: what is being
// aimed at stays where it is.
#pragma once

#include "gui/messages/message_line.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

namespace gui {

class MessageBar : public QWidget
{
    Q_OBJECT
public:
    // room: whose foot it lies on, in coordinates of the parent; asked for when `place` is called, and when
    // `around` changes its size.
    MessageBar(std::function<QRect()> room, QWidget &around, QWidget *parent);

    // Stands until it is closed, replaced, or has been there for ten seconds with nobody at it.
    void answer(const QString &sentence, const QString &action = {}, std::function<void()> run = {});
    // The same, but that it stays until it is settled: something is still going on.
    void tellOngoing(const QString &sentence, const QString &action, std::function<void()> run);
    void settleAnswer(); // what it told is no longer so
    void setCause(const std::optional<Message> &cause);

    QString text() const;      // of the answer; empty without one
    QString causeText() const; // likewise
    void place();

signals:
    void coveredChanged(int height); // of the room, from below
    void focusLeft();                // it was in what has gone

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *around, QEvent *event) override;

private:
    void tell(const Message &message, bool passes);
    void settle();
    bool mayChange();
    void apply();

    std::function<QRect()> m_room;
    MessageLine *m_answerLine;
    MessageLine *m_causeLine;
    std::optional<Message> m_answer; // as they are to be
    std::optional<Message> m_cause;
    QTimer m_passing{this};
    QTimer m_quiet{this}; // until the pointer has come to rest
    QPoint m_pointer;
    int m_covered = 0;
};

} // namespace gui
