#include "gui/account/accounts_dialog.h"

#include "base/plain_text.h"
#include "engine/accounts/app_keys.h"
#include "gui/account/account_rows.h"
#include "gui/account/account_words.h"
#include "gui/account/accounts_list.h"
#include "gui/account/answer_box.h"
#include "gui/account/keys_dialog.h"
#include "gui/account/name_and_use_dialog.h"
#include "gui/prompts/prompts.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/accent_button.h"
#include "gui/widgets/fit_dialog.h"
#include "gui/widgets/plain_text.h"
#include "words/reasons/api_words.h"
#include "words/reasons/reasons.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using transfer::AccountId;
using transfer::AccountSession;

namespace gui {

namespace {
constexpr int refreshAfterMs = 100;
}

AccountsDialog::AccountsDialog(engine::Engine &engine, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_list(new AccountsList)
    , m_nobody(plainLabel())
    , m_answer(new AnswerBox)
{
    build();
    connect(m_list, &AccountsList::signInWanted, this, &AccountsDialog::signIn);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_answer->hide(); // it was said of another
        showButtons();
    });
    connect(&engine.accountStore(), &engine::AccountStore::listChanged, this, &AccountsDialog::refreshSoon);
    connect(&engine.queue(), &transfer::UploadQueue::changed, this, &AccountsDialog::refreshSoon);
    connect(&engine.queue(), &transfer::UploadQueue::removed, this, &AccountsDialog::refreshSoon);
    m_refreshing.setSingleShot(true);
    m_refreshing.setInterval(refreshAfterMs);
    connect(&m_refreshing, &QTimer::timeout, this, &AccountsDialog::refresh);
    findKeychain();
    fill();
    selectFirst();
    colour();
    fitDialog(this, leastWidth);
}

// The one that needs somebody, else the default one.
void AccountsDialog::selectFirst()
{
    AccountId chosen;
    for (const AccountRow &row : accountRows(m_engine)) {
        if (row.mayBeSignedIn || (row.isDefault && chosen.isEmpty()))
            chosen = row.id;
        if (row.mayBeSignedIn)
            break;
    }
    m_list->select(chosen);
}

// What runs changes many times a second.
void AccountsDialog::refreshSoon()
{
    if (!m_refreshing.isActive())
        m_refreshing.start();
}

void AccountsDialog::refresh()
{
    const int before = m_list->count();
    fill();
    if (m_list->count() != before)
        fitDialog(this, leastWidth);
}

void AccountsDialog::fill()
{
    const QList<AccountRow> rows = accountRows(m_engine);
    m_list->showRows(rows);
    m_list->setVisible(!rows.isEmpty());
    m_nobody->setVisible(rows.isEmpty());
    if (!m_engine.practice())
        m_practice->setVisible(!m_engine.accounts().anyReady());
    showButtons();
}

void AccountsDialog::showButtons()
{
    const std::optional<engine::KnownAccount> account = current();
    const bool any = !m_engine.practice() && m_list->count() > 0;
    for (QPushButton *button : {m_rename, m_makeDefault, m_check, m_signOut})
        button->setVisible(any);
    m_rename->setEnabled(account.has_value());
    m_makeDefault->setEnabled(account && !account->isDefault && !account->fromEnvironment);
    m_check->setEnabled(account && account->state != AccountSession::State::Missing);
    m_signOut->setEnabled(account.has_value());
}

std::optional<engine::KnownAccount> AccountsDialog::current() const
{
    const AccountRow *row = m_list->current();
    if (!row || m_engine.practice())
        return std::nullopt;
    for (const engine::KnownAccount &known : m_engine.accountStore().list()) {
        if (known.id == row->id)
            return known;
    }
    return std::nullopt;
}

void AccountsDialog::findKeychain()
{
    if (m_engine.practice())
        return;
    m_engine.findKeychain(this, [this](bool found) {
        m_keychainFound = found;
        m_kept->setText(keptLine(found));
        colour();
        fitDialog(this, leastWidth);
    });
}

void AccountsDialog::signInWithBrowser()
{
    signInBy(KeysDialog::Way::Browser, {});
}

void AccountsDialog::enterKeys()
{
    signInBy(KeysDialog::Way::Keys, {});
}

void AccountsDialog::signIn(const AccountId &account)
{
    signInBy(KeysDialog::Way::Browser, account);
}

void AccountsDialog::signInBy(KeysDialog::Way way, const AccountId &account)
{
    youku::Credentials app;
    if (way == KeysDialog::Way::Browser)
        app = engine::appKeys(m_engine.accountStore(), m_engine.accounts(), account);
    auto *dialog = new KeysDialog(m_engine, way, app, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeysDialog::signedIn, this, &AccountsDialog::welcome);
    dialog->open();
    if (way == KeysDialog::Way::Browser && !app.clientId.isEmpty() && !app.clientSecret.isEmpty())
        dialog->begin();
}

// The new one is what the keyboard is on, and what is said.
void AccountsDialog::welcome(const AccountId &account)
{
    refresh();
    m_list->select(account);
    m_list->setFocus();
    const QString name = m_engine.accountStore().find(account).name;
    m_answer->tell(true,
                   name.isEmpty() ? tr("Signed in") : tr("Signed in as “%1”").arg(base::shownLine(name)));
    fitDialog(this, leastWidth);
}

void AccountsDialog::rename()
{
    const std::optional<engine::KnownAccount> account = current();
    if (!account)
        return;
    auto *dialog = new NameAndUseDialog(m_engine.accountStore(), *account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountsDialog::makeDefault()
{
    if (const std::optional<engine::KnownAccount> account = current())
        m_engine.accountStore().makeDefault(account->id);
    m_list->setFocus(); // the button has nothing more to do
}

void AccountsDialog::check()
{
    const std::optional<engine::KnownAccount> account = current();
    if (!account)
        return;
    m_check->setEnabled(false);
    transfer::AccountSession &session =
        account->isDefault ? m_engine.account() : m_engine.accounts().of(account->id);
    m_engine.checkSignIn(session, this,
                         [this, id = account->id, &session](const base::Result<base::Nothing> &answer) {
                             showButtons();
                             if (!m_list->current() || m_list->current()->id != id)
                                 return; // somebody looks at another one by now
                             if (answer.ok())
                                 m_answer->tell(true, tr("Youku accepts this sign-in"),
                                                words::acceptedBy(session.credentials().api));
                             else
                                 m_answer->tell(false, words::reasonFor(answer.error()).sentence,
                                                base::shortened(answer.error().message, 300));
                             fitDialog(this, leastWidth);
                         });
}

void AccountsDialog::signOut()
{
    const std::optional<engine::KnownAccount> account = current();
    if (!account)
        return;
    const int unfinished = unfinishedOf(m_engine, account->id);
    const QString detail =
        unfinished > 0 ? tr("%n video(s) of it are not published yet. They are kept, with all that was sent, "
                            "and wait until somebody signs in with it again.",
                            nullptr, unfinished)
                       : tr("No video waits for it.");
    const AccountId id = account->id;
    prompts::confirm(this,
                     {tr("Sign out"), tr("Sign out of “%1”?").arg(base::shownLine(account->name)), detail,
                      tr("Sign out"), tr("Stay signed in")},
                     [this, id](bool yes) {
                         if (yes) // the engine tells where it is still kept
                             m_engine.accountStore().signOut(id, this, [](bool) {});
                     });
}

void AccountsDialog::colour()
{
    const Colours &colours = coloursOf(palette());
    const qreal ratio = devicePixelRatioF();
    const QColor ink = palette().color(QPalette::Active, QPalette::HighlightedText);
    m_browser->setIcon(QIcon(iconPixmap(u"browser"_s, 18, ink, ratio, besideIcon)));
    m_keptIcon->setPixmap(
        iconPixmap(u"keychain"_s, 14, m_keychainFound ? colours.secondary : colours.attention, ratio));
    setTone(m_kept, m_keychainFound ? Tone::Secondary : Tone::Attention);
    for (QLabel *label : {m_nobody, m_browserHelp, m_keys, m_practice})
        setTone(label, Tone::Secondary);
}

void AccountsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_practice)
        colour();
}

// Only now its parts know the style they are drawn in, and so how high they are.
void AccountsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitDialog(this, leastWidth);
    m_list->isHidden() ? m_browser->setFocus() : m_list->setFocus();
}

} // namespace gui
