// What an account is called, and what it is for.
#pragma once

#include "engine/accounts/account_store.h"

#include <QDialog>

class QLineEdit;

namespace gui {

class FieldProblemLine;

class NameAndUseDialog : public QDialog
{
    Q_OBJECT
public:
    // accounts outlive it.
    NameAndUseDialog(engine::AccountStore &accounts, const engine::KnownAccount &account,
                     QWidget *parent = nullptr);

private:
    void save();

    engine::AccountStore &m_accounts;
    const transfer::AccountId m_id;
    QLineEdit *m_name;
    QLineEdit *m_use;
    FieldProblemLine *m_problem;
};

} // namespace gui
