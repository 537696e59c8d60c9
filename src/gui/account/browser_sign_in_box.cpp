#include "gui/account/browser_sign_in_box.h"

#include "gui/theme/theme.h"
#include "ui_browser_sign_in_box.h"

#include <QDesktopServices>
#include <QEvent>

#include <algorithm>

namespace gui {

BrowserSignInBox::BrowserSignInBox(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::BrowserSignInBox>())
{
    m_ui->setupUi(this);
    m_ui->redirect->setText(engine::BrowserSignIn::usualRedirect());
    for (QLabel *label : {m_ui->redirectHelp, m_ui->codeHelp, m_ui->state})
        label->setFont(smallFont(font()));
    connect(m_ui->open, &QPushButton::clicked, this, &BrowserSignInBox::openBrowser);
    connect(m_ui->useCode, &QPushButton::clicked, this, &BrowserSignInBox::useCode);
    connect(m_ui->code, &QLineEdit::returnPressed, this, &BrowserSignInBox::useCode);
    connect(m_ui->code, &QLineEdit::textChanged, this, &BrowserSignInBox::update);
    connect(m_ui->redirect, &QLineEdit::textChanged, this, &BrowserSignInBox::update);
    for (QLabel *label : {m_ui->redirectHelp, m_ui->codeHelp, m_ui->state})
        setTone(label, Tone::Secondary);
}

BrowserSignInBox::~BrowserSignInBox() = default;

void BrowserSignInBox::setApi(youku::ApiClient &api, const youku::PublishingApis &apis)
{
    m_signIn = std::make_unique<engine::BrowserSignIn>(api, apis);
    connect(m_signIn.get(), &engine::BrowserSignIn::finished, this,
            [this](const base::Result<youku::Tokens> &answer) {
                tell({});
                m_ui->code->clear();
                if (answer.ok())
                    emit signedIn(answer.value());
                else
                    emit failed(answer.error());
            });
}

int BrowserSignInBox::labelWidth() const
{
    return std::max(m_ui->redirectLabel->sizeHint().width(), m_ui->codeLabel->sizeHint().width());
}

void BrowserSignInBox::setLabelWidth(int width)
{
    m_ui->redirectLabel->setMinimumWidth(width);
    m_ui->codeLabel->setMinimumWidth(width);
}

void BrowserSignInBox::setAccount(const youku::Credentials &who)
{
    m_who = who;
    update();
}

void BrowserSignInBox::begin()
{
    if (m_ui->open->isEnabled())
        openBrowser();
}

void BrowserSignInBox::update()
{
    const bool known = !m_who.clientId.isEmpty() && !m_who.clientSecret.isEmpty();
    m_ui->open->setEnabled(known && !m_ui->redirect->text().trimmed().isEmpty());
    m_ui->useCode->setEnabled(known && !m_ui->code->text().trimmed().isEmpty());
    if (!known)
        tell(tr("Fill in client ID and client secret first."));
    else if (!m_signIn || !m_signIn->listening())
        tell({});
}

void BrowserSignInBox::openBrowser()
{
    using Begun = engine::BrowserSignIn::Begun;
    switch (m_signIn->begin(m_who, m_ui->redirect->text().trimmed())) {
    case Begun::Listening:
        tell(tr("Waiting for the browser…"));
        break;
    case Begun::ByHand:
        tell(tr("When the browser is done, paste the address it ended at below."));
        break;
    case Begun::PortTaken:
        return tell(tr("Another program listens at this address of your computer and would get the code. "
                       "Quit it, or enter another address."));
    case Begun::NoPage:
        return tell(tr("The page for the browser could not be written. Is the disk full?"));
    }
    QDesktopServices::openUrl(m_signIn->page());
}

void BrowserSignInBox::useCode()
{
    if (!m_ui->useCode->isEnabled())
        return;
    tell(m_signIn->takeCode(m_who, m_ui->redirect->text().trimmed(), m_ui->code->text())
             ? tr("Asking Youku…")
             : tr("This is not the address that the browser ended at. Open the browser here, let Youchuan "
                  "in, then paste that address."));
}

void BrowserSignInBox::tell(const QString &sentence)
{
    m_ui->state->setText(sentence);
    m_ui->state->setVisible(!sentence.isEmpty());
}

void BrowserSignInBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui->state) {
        for (QLabel *label : {m_ui->redirectHelp, m_ui->codeHelp, m_ui->state})
            setTone(label, Tone::Secondary);
    }
}

} // namespace gui
