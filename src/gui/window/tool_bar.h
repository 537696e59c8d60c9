// The toolbar: commands at the left; speed limit, account and details at the right. Where there is little
// room only icons stay, except of what has no other name on the screen.
#pragma once

#include "engine/engine.h"

#include <QToolBar>

namespace gui {

class AccountButton;

class ToolBar : public QToolBar
{
    Q_OBJECT
public:
    explicit ToolBar(QWidget *parent = nullptr);

    // Once, behind the commands that the form has put in. addFiles keeps its text, details gains one, when
    // there is little room. ofAccounts: for the menu of the account, below the accounts.
    void complete(engine::Engine &engine, QAction *addFiles, const QList<QAction *> &ofAccounts,
                  QAction *details);

    void setDetailsVisible(bool visible);

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
    AccountButton *m_account = nullptr;
};

} // namespace gui
