// "The computer is shut down in 58 s.", unless Esc or Cancel says otherwise.
#pragma once

#include <QMessageBox>
#include <QTimer>

namespace gui {

class CountdownDialog : public QMessageBox
{
    Q_OBJECT
public:
    struct Words {
        QString sentence; // %1: how long
        QString now;      // the button that does not wait
    };
    CountdownDialog(const Words &words, int seconds, QWidget *parent);

    // Once it has finished: the time is up, or nobody wanted to wait.
    bool agreed() const { return clickedButton() == m_now; }

private:
    void tell();
    void tick();

    QString m_sentence;
    QAbstractButton *m_now;
    QTimer m_ticking;
    int m_left;
};

} // namespace gui
