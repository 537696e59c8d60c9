// The block at the top of the panel for a video that was published and is not well: what Youku made of it,
// what can be done about it, and the commands that do it.
#pragma once

#include "gui/queue/row_presentation.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace gui {

class AftermathBlock : public QFrame
{
    Q_OBJECT
public:
    explicit AftermathBlock(QWidget *parent = nullptr);

    // Hides itself when there is nothing to say.
    void showFor(const transfer::Upload *upload);

signals:
    void commandWanted(gui::RowCommand command);

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *button(RowCommand command, const QString &name);
    void setTexts(const transfer::Upload &upload);
    void colour();

    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_detail;
    QPushButton *m_again;
    QPushButton *m_page;
    QLabel *m_dealtWith;
    bool m_trouble = true;
};

} // namespace gui
