#include "gui/window/account_button.h"

#include "base/plain_text.h"
#include "engine/account_name.h"
#include "engine/accounts/account_store.h"
#include "gui/theme/icons.h"
#include "gui/widgets/plain_text.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace gui {

AccountButton::AccountButton(engine::Engine &engine, const QList<QAction *> &more, QWidget *parent)
    : MenuButton(parent)
    , m_engine(engine)
    , m_more(more)
{
    setObjectName(u"accountButton"_s);
    setAccessibleName(tr("Account"));
    setIcon(gui::icon(u"account"_s));
    connect(menu(), &QMenu::aboutToShow, this, &AccountButton::fill);
    connect(&engine.accountStore(), &engine::AccountStore::listChanged, this, &AccountButton::refresh);
    connect(&engine.accounts(), &transfer::AccountSessions::signedIn, this, &AccountButton::refresh);
    refresh();
    fill();
}

void AccountButton::refresh()
{
    const QString name = base::shownLine(engine::accountName(m_engine));
    const int most = 10 * fontMetrics().height();
    setText(
        withoutKey(name.isEmpty() ? tr("Sign in") : fontMetrics().elidedText(name, Qt::ElideRight, most)));
    setToolTip(toolTipText(name.isEmpty() ? tr("Account") : name));
    setAccessibleDescription(name);
    emit told();
}

// In practice mode there is one, whoever else is signed in.
void AccountButton::fill()
{
    menu()->clear();
    delete m_group;
    m_group = new QActionGroup(this);
    const QList<engine::KnownAccount> all =
        m_engine.practice() ? QList<engine::KnownAccount>() : m_engine.accountStore().list();
    for (const engine::KnownAccount &account : all) {
        QAction *action = menu()->addAction(withoutKey(base::shortened(base::shownLine(account.name), 60)));
        action->setCheckable(true);
        action->setChecked(account.isDefault);
        action->setActionGroup(m_group);
        connect(action, &QAction::triggered, this,
                [this, id = account.id] { m_engine.accountStore().makeDefault(id); });
    }
    if (!all.isEmpty())
        menu()->addSeparator();
    menu()->addActions(m_more);
}

} // namespace gui
