// The toolbar: commands at the left; speed limit, account and details at the right. Where there is little
// room only icons stay, except of what has no other name on the screen.
#pragma once

#include "engine/schedule/schedule.h"
#include "store/settings/settings.h"

#include <QToolBar>

class QToolButton;

namespace gui {

class ToolBar : public QToolBar
{
    Q_OBJECT
public:
    explicit ToolBar(QWidget *parent = nullptr);

    // Once, behind the commands that the form has put in. addFiles keeps its text, details gains one, when
    // there is little room.
    void complete(store::Settings &settings, engine::Schedule &schedule, QAction *addFiles, QAction *details);

    // The name of the account in use; empty when nobody is signed in.
    void showAccount(const QString &name);
    void setDetailsVisible(bool visible);

signals:
    void accountWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void showTexts(bool shown);
    void setHeight();

    QAction *m_addFiles = nullptr;
    QAction *m_details = nullptr;
    QAction *m_detailsSeparator = nullptr;
    QToolButton *m_account = nullptr;
};

} // namespace gui
