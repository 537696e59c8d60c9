// A block at the top of the panel that says what is wrong, in words, with the commands that do something
// about it, and a link that copies all there is to know for whoever helps.
#pragma once

#include "gui/queue/row_presentation.h"

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
    void setIcon(const QString &name, RowTone tone);
    // In the order they are added. The accessible name of a button is the command's, without "…".
    QPushButton *addButton(RowCommand command, const QString &objectName);
    void setButtonText(QPushButton *button, const QString &text);
    // Behind the buttons: this command, or none, and one that copies the report; none while that is empty.
    void setLinks(RowCommand command, const QString &report);
    void changeEvent(QEvent *event) override;

private:
    void follow(const QString &link);
    void colour();

    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_detail;
    FlowLayout *m_commands;
    QLabel *m_links;
    QString m_iconName;
    RowTone m_tone = RowTone::Error;
    RowCommand m_linked = RowCommand::None;
    QString m_report;
};

} // namespace gui
