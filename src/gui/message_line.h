// One line under the toolbar, never two: what was just done, or what stops everything, with one thing to do
// about it.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace gui {

class MessageLine : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Information, Trouble };
    explicit MessageLine(QWidget *parent = nullptr);

    // action empty: only the sentence. Replaces what stood there, but information never replaces trouble.
    void tell(Kind kind, const QString &sentence, const QString &action = {}, std::function<void()> run = {});
    void settle();            // the trouble is over
    void settleInformation(); // what it told is no longer so; trouble stays
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    Kind m_kind = Kind::Information;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
    QString m_sentence;
    std::function<void()> m_run;
};

} // namespace gui
