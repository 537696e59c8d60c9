// The toolbar's account: says which one is the default, and lets another one be it; the way to all of them,
// and practice mode.
#pragma once

#include "engine/engine.h"
#include "gui/widgets/menu_button.h"

class QActionGroup;

namespace gui {

class AccountButton : public MenuButton
{
    Q_OBJECT
public:
    // more: actions of the window, below the accounts.
    AccountButton(engine::Engine &engine, const QList<QAction *> &more, QWidget *parent = nullptr);

signals:
    void told(); // another name, which may need other room

private:
    void fill();
    void refresh();

    engine::Engine &m_engine;
    QList<QAction *> m_more;
    QActionGroup *m_group = nullptr; // of the accounts in the menu
};

} // namespace gui
