// Signing in with one account more, or anew with one that is known: its keys, typed or fetched through the
// browser. A sign-in is kept only once Youku has accepted it, or where Youku could not be asked and somebody
// says so.
//
// Check sign-in asks Youku and changes nothing.
#pragma once

#include "engine/engine.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;

namespace gui {

namespace Ui {
class KeysDialog;
}

class KeysDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Way {
        Keys,
        Browser, // at once, where the app's keys are known; else these are asked for, and nothing besides
    };
    // app: client id and secret, as far as they are known.
    KeysDialog(engine::Engine &engine, Way way, const youku::Credentials &app, QWidget *parent = nullptr);
    ~KeysDialog() override;

    // Opens the browser, where that needs no more to be typed.
    void begin();

signals:
    // With an id where it is known whose the sign-in is; it stands in the keychain, or is for this run only.
    void signedIn(const transfer::AccountId &id);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    youku::Credentials typed() const;
    void alignLabels();
    void showFields(const youku::Credentials &app);
    void findKeychain();
    void ask(std::function<void(const base::Error *error)> done);
    void check();
    void save();
    void keep();
    void showTokens(const youku::Credentials &credentials);
    void showChecked(const base::Error *error);
    void showAnswer(bool good, const QString &head, const QString &detail);
    void updateButtons();
    void toggleRenewal(bool open);
    void buildHelp();
    void buildBrowser();
    void offerBrowser();
    void letIn(const youku::Tokens &tokens);
    void addReveal(QLineEdit *edit);
    void colour();
    QList<QLabel *> smallLabels() const;

    engine::Engine &m_engine;
    const Way m_way;
    std::unique_ptr<Ui::KeysDialog> m_ui;
    bool m_keychainFound = true;                 // until it is known
    QDateTime m_validUntil;                      // of what stands in the fields, where Youku has said so
    youku::ApiKind m_api = youku::ApiKind::Open; // likewise, as far as known
    std::optional<youku::User> m_user;           // whose they are, likewise
};

} // namespace gui
