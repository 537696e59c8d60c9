// A block at the top of the panel that asks for a decision: what is wrong, in words, and the commands that do
// something about it.
#pragma once

#include "gui/queue/row_presentation.h"
#include "gui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace gui {

class FlowLayout;

class CommandBlock : public QFrame
{
    Q_OBJECT
signals:
    void commandWanted(gui::RowCommand command);

protected:
    explicit CommandBlock(QWidget *parent);

    void setTexts(const QString &heading, const QString &detail);
    void setIcon(const QString &name, Tone tone);
    // In the order they are added. The accessible name of a button is the command's, without "…".
    QPushButton *addButton(RowCommand command, const QString &objectName);
    void setButtonText(QPushButton *button, const QString &text);
    QLabel *addLink(RowCommand command, const QString &objectName);
    void changeEvent(QEvent *event) override;

private:
    void addCommand(QWidget *widget, const QString &objectName);
    void colour();

    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_detail;
    FlowLayout *m_commands;
    QString m_iconName;
    Tone m_tone = Tone::Error;
};

} // namespace gui
