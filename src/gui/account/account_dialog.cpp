#include "gui/account/account_dialog.h"

#include "base/plain_text.h"
#include "engine/account_name.h"
#include "engine/accounts/account_store.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/fit_dialog.h"
#include "ui_account_dialog.h"
#include "words/reasons/api_words.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"

#include <QAction>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using transfer::AccountSession;

namespace gui {

namespace {

QString dayText(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime().date(), AccountDialog::tr("d MMMM yyyy", "a date"));
}

} // namespace

AccountDialog::AccountDialog(engine::Engine &engine, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_ui(std::make_unique<Ui::AccountDialog>())
{
    m_ui->setupUi(this);
    for (QLabel *label : smallLabels())
        label->setFont(smallFont(font()));
    m_ui->renewToggle->setIconSize(QSize(18, 14));
    for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
        addReveal(edit);
    for (QLineEdit *edit : findChildren<QLineEdit *>()) {
        edit->setMinimumHeight(fontMetrics().height() + 10);
        edit->setTextMargins(4, 0, 4, 0);
    }
    const QList<QLabel *> labels{m_ui->clientIdLabel, m_ui->accessTokenLabel, m_ui->refreshTokenLabel,
                                 m_ui->clientSecretLabel};
    int labelWidth = m_ui->browser->labelWidth();
    for (const QLabel *label : labels)
        labelWidth = std::max(labelWidth, label->sizeHint().width());
    for (QLabel *label : labels)
        label->setMinimumWidth(labelWidth + 8);
    m_ui->browser->setLabelWidth(labelWidth + 8);

    connect(m_ui->renewToggle, &QToolButton::clicked, this,
            [this] { toggleRenewal(!m_ui->renew->isVisibleTo(this)); });
    connect(m_ui->check, &QPushButton::clicked, this, &AccountDialog::check);
    connect(m_ui->save, &QPushButton::clicked, this, &AccountDialog::save);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->signOut, &QPushButton::clicked, this, &AccountDialog::signOut);
    connect(m_ui->practice, &QPushButton::clicked, this, [this] {
        const bool wanted = !m_engine.practice();
        reject();
        emit practiceWanted(wanted);
    });
    connect(m_ui->clientId, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_api = m_engine.knownApi(text.trimmed()); });
    for (const QLineEdit *edit : {m_ui->clientId, m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
        connect(edit, &QLineEdit::textChanged, this, &AccountDialog::updateButtons);
    connect(m_ui->accessToken, &QLineEdit::textChanged, this, [this] { m_validUntil = {}; });
    connect(&engine.accounts(), &transfer::AccountSessions::validUntilChanged, this, &AccountDialog::showWho);
    connect(&engine.accounts(), &transfer::AccountSessions::stateChanged, this, &AccountDialog::showWho);

    m_ui->result->hide();
    buildHelp();
    buildBrowser();
    load();
    colour();
    fitDialog(this);
}

AccountDialog::~AccountDialog() = default;

QList<QLabel *> AccountDialog::smallLabels() const
{
    return {m_ui->whoState, m_ui->resultDetail, m_ui->kept, m_ui->clientIdHelp, m_ui->accessTokenHelp};
}

void AccountDialog::buildHelp()
{
    m_ui->clientIdHelp->setText(tr("From your app’s page on %1")
                                    .arg(u"<a href=\"https://open.youku.com/\">%1</a>"_s.arg(
                                        tr("Youku’s developer site").toHtmlEscaped())));
    m_ui->clientIdHelp->setOpenExternalLinks(true);
    m_ui->accessTokenHelp->setText(
        tr("Shown on the same page, or %1")
            .arg(u"<a href=\"browser\">%1</a>"_s.arg(tr("get one in the browser").toHtmlEscaped())));
    for (QLabel *help : {m_ui->clientIdHelp, m_ui->accessTokenHelp})
        help->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_ui->accessTokenHelp, &QLabel::linkActivated, this, &AccountDialog::offerBrowser);
}

void AccountDialog::offerBrowser()
{
    toggleRenewal(true); // the client secret is needed
    m_ui->browser->show();
    fitDialog(this);
    QLineEdit *missing = m_ui->clientId->text().isEmpty()       ? m_ui->clientId
                         : m_ui->clientSecret->text().isEmpty() ? m_ui->clientSecret
                                                                : nullptr;
    if (missing)
        missing->setFocus();
}

void AccountDialog::useBrowser()
{
    offerBrowser();
    m_ui->browser->begin();
}

void AccountDialog::buildBrowser()
{
    m_ui->browser->hide();
    m_ui->browser->setApi(m_engine.api(), m_engine.apis());
    connect(m_ui->browser, &BrowserSignInBox::signedIn, this, &AccountDialog::signedIn);
    connect(m_ui->browser, &BrowserSignInBox::failed, this, [this](const base::Error &error) {
        showAnswer(false, words::reasonFor(error).sentence, base::shortened(error.message, 300));
    });
}

void AccountDialog::signedIn(const youku::Tokens &tokens)
{
    m_ui->accessToken->setText(tokens.accessToken);
    m_ui->refreshToken->setText(tokens.refreshToken);
    if (tokens.expiresInSeconds > 0)
        m_validUntil = QDateTime::currentDateTimeUtc().addSecs(tokens.expiresInSeconds);
    showAnswer(true, tr("Youku let Youchuan in"), tr("Asking whose account it is…"));
    activateWindow(); // the browser is in front
    m_engine.api().myInfo(typed(), this, [this](const base::Result<youku::User> &answer) {
        if (answer.ok())
            showAnswer(true, tr("Youku let Youchuan in as “%1”").arg(answer.value().name),
                       tr("If that is your account, Save keeps it."));
        else
            showAnswer(true, tr("Youku let Youchuan in"),
                       tr("Youku did not say whose account it is. Save keeps it all the same."));
    });
}

void AccountDialog::load()
{
    const bool practice = m_engine.practice();
    const youku::Credentials &kept = m_engine.account().credentials();
    m_ui->fields->setVisible(!practice);
    m_ui->kept->setVisible(!practice);
    m_ui->keptIcon->setVisible(!practice);
    m_ui->save->setVisible(!practice);
    m_ui->practice->setText(practice ? tr("Leave practice mode") : tr("Try practice mode"));
    m_ui->practice->setAccessibleName(m_ui->practice->text());
    if (practice)
        m_ui->cancel->setText(tr("Close"));
    if (!practice) {
        m_ui->clientId->setText(kept.clientId);
        m_ui->accessToken->setText(kept.accessToken);
        m_ui->refreshToken->setText(kept.refreshToken);
        m_ui->clientSecret->setText(kept.clientSecret);
        m_api = kept.api;
        m_validUntil = m_engine.account().validUntil();
        m_engine.findKeychain(this, [this](bool found) {
            if (!found)
                showNotKept();
        });
    }
    toggleRenewal(!kept.refreshToken.isEmpty());
    showWho();
    updateButtons();
}

void AccountDialog::showWho()
{
    const AccountSession::State state = m_engine.account().state();
    const bool missing = state == AccountSession::State::Missing;
    m_ui->who->setText(missing ? tr("Not signed in") : engine::accountName(m_engine));
    if (m_engine.practice())
        m_ui->whoState->setText(tr("Everything works, nothing reaches Youku."));
    else if (missing)
        m_ui->whoState->setText(tr("Uploads wait until somebody signs in."));
    else if (state == AccountSession::State::Refused)
        m_ui->whoState->setText(
            tr("The sign-in has expired. Progress is kept and goes on after signing in."));
    else if (const QDateTime until = m_engine.account().validUntil(); until.isValid())
        m_ui->whoState->setText(tr("Signed in on this computer, valid until %1").arg(dayText(until)));
    else
        m_ui->whoState->setText(tr("Signed in on this computer"));
    m_ui->signOut->setVisible(!missing && !m_engine.practice());
}

void AccountDialog::showNotKept()
{
    m_ui->kept->setText(
        tr("There is no keychain on this computer: a sign-in lasts until Youchuan quits. To be signed in at "
           "each start, set the environment variables YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, "
           "YOUCHUAN_REFRESH_TOKEN and YOUCHUAN_CLIENT_SECRET."));
    fitDialog(this);
}

youku::Credentials AccountDialog::typed() const
{
    return {m_ui->clientId->text().trimmed(), m_ui->accessToken->text().trimmed(),
            m_ui->refreshToken->text().trimmed(), m_ui->clientSecret->text().trimmed(), m_api};
}

void AccountDialog::updateButtons()
{
    const youku::Credentials credentials = typed();
    const bool complete =
        m_engine.practice() || (!credentials.clientId.isEmpty() && !credentials.accessToken.isEmpty());
    m_ui->check->setEnabled(complete);
    m_ui->save->setEnabled(complete);
    m_ui->result->hide();
    m_user.reset();
    m_ui->browser->setAccount(credentials);
}

void AccountDialog::check()
{
    m_ui->check->setEnabled(false);
    const youku::Credentials asked = typed();
    const auto show = [this, asked](const base::Result<base::Nothing> &answer, const youku::Credentials &now,
                                    const std::optional<youku::User> &user) {
        if (typed() != asked)
            return; // something else was typed meanwhile
        showTokens(now);
        showChecked(answer.ok() ? nullptr : &answer.error());
        m_user = user;
    };
    if (m_engine.practice() || asked == m_engine.account().credentials())
        m_engine.checkSignIn(m_engine.account(), this,
                             [this, asked, show](const base::Result<base::Nothing> &answer) {
                                 const bool same = typed() == asked;
                                 show(answer, m_engine.account().credentials(), std::nullopt);
                                 if (same)
                                     m_validUntil = m_engine.account().validUntil();
                             });
    else
        m_engine.checkSignIn(asked, this, show);
}

// What was spent must not be saved.
void AccountDialog::showTokens(const youku::Credentials &credentials)
{
    m_api = credentials.api;
    if (m_engine.practice())
        return;
    m_ui->accessToken->setText(credentials.accessToken);
    m_ui->refreshToken->setText(credentials.refreshToken);
}

void AccountDialog::showChecked(const base::Error *error)
{
    updateButtons();
    if (error) {
        showAnswer(false, words::reasonFor(*error).sentence, base::shortened(error->message, 300));
        return;
    }
    const bool renewed = !m_ui->refreshToken->text().isEmpty();
    QString detail = words::acceptedBy(m_api);
    if (m_validUntil.isValid())
        detail = words::joinedFacts(
            {detail, (renewed ? tr("Valid until %1, then renewed by itself") : tr("Valid until %1"))
                         .arg(dayText(m_validUntil))});
    else if (renewed)
        detail = words::joinedFacts({detail, tr("Renewed by itself when it ends")});
    showAnswer(true, tr("Youku accepts this sign-in"), detail);
}

void AccountDialog::save()
{
    m_ui->save->setEnabled(false);
    m_engine.accountStore().signIn({typed(), m_validUntil, m_user}, this, [this](bool kept) {
        engine::AccountStore &accounts = m_engine.accountStore();
        accounts.makeDefault(accounts.signedInWith(typed()).id); // this dialog shows that one
        if (kept) {
            accept();
            return;
        }
        updateButtons();
        showNotKept();
        showAnswer(false, tr("There is no keychain on this computer"),
                   tr("You are signed in until the program ends; nothing was written to the disk."));
    });
}

void AccountDialog::signOut()
{
    const transfer::AccountId id = m_engine.accountStore().idOf(m_engine.account());
    m_engine.accountStore().signOut(id, this, [](bool) {}); // the engine tells where it is still kept
    for (QLineEdit *edit : {m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
        edit->clear();
    showWho();
}

void AccountDialog::showAnswer(bool good, const QString &head, const QString &detail)
{
    m_good = good;
    m_ui->resultHead->setText(head);
    m_ui->resultDetail->setText(detail);
    m_ui->resultDetail->setVisible(!detail.isEmpty());
    m_ui->result->setAccessibleName(head);
    m_ui->result->show();
    colour();
    fitDialog(this);
}

void AccountDialog::toggleRenewal(bool open)
{
    m_ui->renew->setVisible(open);
    m_ui->renewToggle->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    fitDialog(this);
}

// Only now its parts know the style they are drawn in, and so how high they are.
void AccountDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitDialog(this);
}

} // namespace gui
