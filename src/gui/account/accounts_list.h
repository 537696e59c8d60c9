// The accounts, a row each: what it is called and is for at the left, its sign-in at the right, and what to
// do where that is over.
#pragma once

#include "transfer/record/account_id.h"

#include <QListWidget>

namespace gui {

struct AccountRow {
    transfer::AccountId id;
    QString name;
    QString about; // what it is for, where it is used; may be empty
    QString state;
    QString more; // of the state; may be empty
    bool good = false;
    bool isDefault = false;
    bool mayBeSignedIn = false; // by a button of the row
};

class AccountsList : public QListWidget
{
    Q_OBJECT
public:
    explicit AccountsList(QWidget *parent = nullptr);

    // What is selected stays so, where it is still there.
    void showRows(const QList<AccountRow> &rows);
    void select(const transfer::AccountId &id);
    // Null: there is none.
    const AccountRow *current() const;
    const AccountRow *rowAt(int row) const;
    int stateLeft() const; // where the sign-ins begin

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void signInWanted(const transfer::AccountId &id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showButton(int row);
    int heightOf(int rows) const;
    int widestState() const;

    QList<AccountRow> m_rows;
};

} // namespace gui
