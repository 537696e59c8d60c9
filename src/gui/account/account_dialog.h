// Signing in: practice mode, or the keys of a Youku account, pasted or fetched through the browser. One step
// from the empty window.
//
// What was typed is only used and kept by Save; Check sign-in asks Youku and changes nothing.
#pragma once

#include "engine/engine.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;

namespace gui {

namespace Ui {
class AccountDialog;
}

class AccountDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AccountDialog(engine::Engine &engine, QWidget *parent = nullptr);
    ~AccountDialog() override;

    // Offers the sign-in through the browser, and begins it where the app's keys are known.
    void useBrowser();

signals:
    void practiceWanted(bool practice);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    youku::Credentials typed() const;
    void load();
    void check();
    void save();
    void signOut();
    void showWho();
    void showNotKept();
    void showTokens(const youku::Credentials &credentials);
    void showChecked(const base::Error *error);
    void showAnswer(bool good, const QString &head, const QString &detail);
    void updateButtons();
    void toggleRenewal(bool open);
    void buildHelp();
    void buildBrowser();
    void offerBrowser();
    void signedIn(const youku::Tokens &tokens);
    void addReveal(QLineEdit *edit);
    void colour();
    QList<QLabel *> smallLabels() const;

    engine::Engine &m_engine;
    std::unique_ptr<Ui::AccountDialog> m_ui;
    QDateTime m_validUntil;                      // of what stands in the fields, where Youku has said so
    youku::ApiKind m_api = youku::ApiKind::Open; // likewise, as far as known
    std::optional<youku::User> m_user;           // whose they are, likewise
    bool m_good = false;
};

} // namespace gui
