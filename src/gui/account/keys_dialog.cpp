#include "gui/account/keys_dialog.h"

#include "base/plain_text.h"
#include "engine/accounts/account_store.h"
#include "gui/account/account_words.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/fit_dialog.h"
#include "ui_keys_dialog.h"
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
    return QLocale().toString(moment.toLocalTime().date(), KeysDialog::tr("d MMMM yyyy", "a date"));
}

// Youku did not refuse it: nobody was reached who could say anything.
bool couldNotBeAsked(const base::Error &error)
{
    using enum base::ErrorKind;
    return error.kind == Network || error.kind == Server || error.kind == Protocol;
}

} // namespace

KeysDialog::KeysDialog(engine::Engine &engine, Way way, const youku::Credentials &app, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_way(way)
    , m_ui(std::make_unique<Ui::KeysDialog>())
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
    alignLabels();
    connect(m_ui->renewToggle, &QToolButton::clicked, this,
            [this] { toggleRenewal(!m_ui->renew->isVisibleTo(this)); });
    connect(m_ui->check, &QPushButton::clicked, this, &KeysDialog::check);
    connect(m_ui->save, &QPushButton::clicked, this, &KeysDialog::save);
    connect(m_ui->keepAllTheSame, &QPushButton::clicked, this, &KeysDialog::keep);
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->clientId, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_api = m_engine.knownApi(text.trimmed()); });
    for (const QLineEdit *edit : {m_ui->clientId, m_ui->accessToken, m_ui->refreshToken, m_ui->clientSecret})
        connect(edit, &QLineEdit::textChanged, this, &KeysDialog::updateButtons);
    connect(m_ui->accessToken, &QLineEdit::textChanged, this, [this] { m_validUntil = {}; });

    buildHelp();
    buildBrowser();
    showFields(app);
    findKeychain();
    updateButtons();
    colour();
    fitDialog(this);
}

void KeysDialog::alignLabels()
{
    const QList<QLabel *> labels{m_ui->clientIdLabel, m_ui->accessTokenLabel, m_ui->refreshTokenLabel,
                                 m_ui->clientSecretLabel};
    int labelWidth = m_ui->browser->labelWidth();
    for (const QLabel *label : labels)
        labelWidth = std::max(labelWidth, label->sizeHint().width());
    for (QLabel *label : labels)
        label->setMinimumWidth(labelWidth + 8);
    m_ui->browser->setLabelWidth(labelWidth + 8);
}

// The browser brings the tokens; only what it cannot know is asked for.
void KeysDialog::showFields(const youku::Credentials &app)
{
    m_ui->clientId->setText(app.clientId);
    m_ui->clientSecret->setText(app.clientSecret);
    const bool browser = m_way == Way::Browser;
    toggleRenewal(browser);
    if (!browser)
        return;
    setWindowTitle(tr("Sign in with the browser"));
    const bool known = !app.clientId.isEmpty() && !app.clientSecret.isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_ui->accessTokenLabel, m_ui->accessToken, m_ui->accessTokenHelp, m_ui->renewToggle,
             m_ui->refreshTokenLabel, m_ui->refreshToken, m_ui->check, m_ui->save})
        part->hide();
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->clientIdLabel, m_ui->clientId,
                                                          m_ui->clientIdHelp, m_ui->renew})
        part->setVisible(!known);
    m_ui->clientSecret->setPlaceholderText({});
    m_ui->browser->show();
}

void KeysDialog::findKeychain()
{
    m_ui->kept->setText(keptLine(true));
    m_engine.findKeychain(this, [this](bool found) {
        m_ui->kept->setText(keptLine(found));
        m_keychainFound = found;
        colour();
        fitDialog(this);
    });
}

KeysDialog::~KeysDialog() = default;

QList<QLabel *> KeysDialog::smallLabels() const
{
    return {m_ui->kept, m_ui->clientIdHelp, m_ui->accessTokenHelp};
}

void KeysDialog::buildHelp()
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
    connect(m_ui->accessTokenHelp, &QLabel::linkActivated, this, &KeysDialog::offerBrowser);
}

void KeysDialog::offerBrowser()
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

void KeysDialog::begin()
{
    m_ui->browser->begin();
}

void KeysDialog::buildBrowser()
{
    m_ui->browser->hide();
    m_ui->browser->setApi(m_engine.api(), m_engine.apis());
    connect(m_ui->browser, &BrowserSignInBox::signedIn, this, &KeysDialog::letIn);
    connect(m_ui->browser, &BrowserSignInBox::failed, this, [this](const base::Error &error) {
        showAnswer(false, words::reasonFor(error).sentence, base::shortened(error.message, 300));
    });
}

// Youku has let it in: there is nothing left to ask but whose it is.
void KeysDialog::letIn(const youku::Tokens &tokens)
{
    m_ui->accessToken->setText(tokens.accessToken);
    m_ui->refreshToken->setText(tokens.refreshToken);
    if (tokens.expiresInSeconds > 0)
        m_validUntil = QDateTime::currentDateTimeUtc().addSecs(tokens.expiresInSeconds);
    showAnswer(true, tr("Youku let Youchuan in"), tr("Asking whose account it is…"));
    activateWindow(); // the browser is in front
    m_engine.api().myInfo(typed(), this, [this](const base::Result<youku::User> &answer) {
        m_user = answer.ok() ? std::optional(answer.value()) : std::nullopt;
        if (m_way == Way::Browser)
            keep();
        else if (m_user)
            showAnswer(true, tr("Youku let Youchuan in as “%1”").arg(m_user->name),
                       tr("If that is your account, Save keeps it."));
        else
            showAnswer(true, tr("Youku let Youchuan in"),
                       tr("Youku did not say whose account it is. Save keeps it all the same."));
    });
}

youku::Credentials KeysDialog::typed() const
{
    return {m_ui->clientId->text().trimmed(), m_ui->accessToken->text().trimmed(),
            m_ui->refreshToken->text().trimmed(), m_ui->clientSecret->text().trimmed(), m_api};
}

void KeysDialog::updateButtons()
{
    const youku::Credentials credentials = typed();
    const bool complete = !credentials.clientId.isEmpty() && !credentials.accessToken.isEmpty();
    m_ui->check->setEnabled(complete);
    m_ui->save->setEnabled(complete);
    m_ui->result->hide();
    m_ui->keepAllTheSame->hide();
    m_user.reset();
    m_ui->browser->setAccount(credentials);
}

void KeysDialog::ask(std::function<void(const base::Error *error)> done)
{
    m_ui->check->setEnabled(false);
    m_ui->save->setEnabled(false);
    const youku::Credentials asked = typed();
    m_engine.checkSignIn(asked, this,
                         [this, asked, done](const base::Result<base::Nothing> &answer,
                                             const youku::Credentials &now,
                                             const std::optional<youku::User> &user) {
                             if (typed() != asked)
                                 return; // something else was typed meanwhile
                             showTokens(now);
                             updateButtons();
                             m_user = user;
                             done(answer.ok() ? nullptr : &answer.error());
                         });
}

void KeysDialog::check()
{
    ask([this](const base::Error *error) { showChecked(error); });
}

// What was spent must not be saved.
void KeysDialog::showTokens(const youku::Credentials &credentials)
{
    const QDateTime validUntil = m_validUntil;
    const bool same = credentials.accessToken == typed().accessToken;
    m_api = credentials.api;
    m_ui->accessToken->setText(credentials.accessToken);
    m_ui->refreshToken->setText(credentials.refreshToken);
    if (same)
        m_validUntil = validUntil;
}

void KeysDialog::showChecked(const base::Error *error)
{
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

// What Youku refuses is never kept. Where it could not be asked the user says what becomes of it.
void KeysDialog::save()
{
    ask([this](const base::Error *error) {
        if (!error)
            return keep();
        showChecked(error);
        m_ui->keepAllTheSame->setVisible(couldNotBeAsked(*error));
        fitDialog(this);
    });
}

// Also where there is no keychain: it has worked, and where it is kept was said before.
void KeysDialog::keep()
{
    m_ui->save->setEnabled(false);
    m_ui->keepAllTheSame->setEnabled(false);
    const youku::Credentials kept = typed();
    m_engine.accountStore().signIn({kept, m_validUntil, m_user}, this, [this, kept](bool) {
        emit signedIn(m_engine.accountStore().signedInWith(kept).id);
        accept();
    });
}

void KeysDialog::showAnswer(bool good, const QString &head, const QString &detail)
{
    m_ui->result->tell(good, head, detail);
    fitDialog(this);
}

void KeysDialog::toggleRenewal(bool open)
{
    m_ui->renew->setVisible(open);
    m_ui->renewToggle->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    fitDialog(this);
}

// Only now its parts know the style they are drawn in, and so how high they are.
void KeysDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitDialog(this);
}

} // namespace gui
