// What Youku said to a sign-in: well or not, a sentence, and what there is to add. Hidden until it is told.
#pragma once

#include <QFrame>

class QLabel;

namespace gui {

class AnswerBox : public QFrame
{
    Q_OBJECT
public:
    explicit AnswerBox(QWidget *parent = nullptr);

    void tell(bool good, const QString &sentence, const QString &detail = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_icon;
    QLabel *m_head;
    QLabel *m_detail;
    bool m_good = false;
};

} // namespace gui
