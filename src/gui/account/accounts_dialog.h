// The accounts: who is signed in and for how long, what each is called and is for, which one is the default;
// signing in with one more, anew, and out. In practice mode there is one, which needs none of it.
//
// What signs in is a dialog of its own (keys_dialog.h), over this one.
#pragma once

#include "engine/accounts/account_store.h"
#include "engine/engine.h"
#include "gui/account/keys_dialog.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gui {

class AccentButton;
class AccountsList;
class AnswerBox;

class AccountsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AccountsDialog(engine::Engine &engine, QWidget *parent = nullptr);

    // As its button does: with the browser, at once where the app's keys are known.
    void signInWithBrowser();
    void enterKeys();

signals:
    void practiceWanted(bool practice);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    static constexpr int leastWidth = 660;
    static constexpr int besideIcon = 4; // of the filled button, at both sides

    // gui/account/accounts_dialog_parts.cpp
    void build();
    void buildList(QVBoxLayout *body);
    void buildAdding(QVBoxLayout *body);
    void buildLines(QVBoxLayout *body);
    static QPushButton *button(const QString &text, const QString &name);
    void makeLink(QLabel *label);

    void selectFirst();
    void refreshSoon();
    void refresh();
    void fill();
    void showButtons();
    void findKeychain();
    // None: of nobody on the list.
    std::optional<engine::KnownAccount> current() const;
    void signIn(const transfer::AccountId &account);
    void signInBy(KeysDialog::Way way, const transfer::AccountId &account);
    void welcome(const transfer::AccountId &account);
    void rename();
    void makeDefault();
    void check();
    void signOut();
    void colour();

    engine::Engine &m_engine;
    AccountsList *m_list;
    QLabel *m_nobody;
    QPushButton *m_rename = nullptr;
    QPushButton *m_makeDefault = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_signOut = nullptr;
    AnswerBox *m_answer;
    QWidget *m_adding = nullptr;
    AccentButton *m_browser = nullptr;
    QLabel *m_browserHelp = nullptr;
    QLabel *m_keys = nullptr;
    QLabel *m_keptIcon = nullptr;
    QLabel *m_kept = nullptr;
    QLabel *m_practice = nullptr;
    QTimer m_refreshing;
    bool m_keychainFound = true;
};

} // namespace gui
