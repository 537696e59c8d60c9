// What the dialog of accounts is made of.
#include "gui/account/account_words.h"
#include "gui/account/accounts_dialog.h"
#include "gui/account/accounts_list.h"
#include "gui/account/answer_box.h"
#include "gui/theme/theme.h"
#include "gui/widgets/accent_button.h"
#include "gui/widgets/body_scroll.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int sides = 20;
constexpr int accentHeight = 36;

QString linkTo(const QString &name, const QString &words)
{
    return u"<a href=\"%1\" style=\"text-decoration:none\">%2</a>"_s.arg(name, words.toHtmlEscaped());
}

} // namespace

void AccountsDialog::build()
{
    setWindowTitle(tr("Accounts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *scroll = new BodyScroll;
    auto *content = new QWidget;
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(sides, sides, sides, sides);
    body->setSpacing(12);
    buildList(body);
    buildAdding(body);
    buildLines(body);
    body->addStretch();
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    layout->addWidget(scroll);
    layout->addWidget(new Hairline);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(sides, 12, sides, 12);
    foot->addStretch();
    QPushButton *close = button(tr("Close"), u"close"_s);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot->addWidget(close);
    layout->addLayout(foot);
}

QPushButton *AccountsDialog::button(const QString &text, const QString &name)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    made->setMinimumHeight(made->fontMetrics().height() + 12);
    QString called = text;
    made->setAccessibleName(called.remove(u'…'));
    return made;
}

void AccountsDialog::buildList(QVBoxLayout *body)
{
    m_nobody->setObjectName(u"nobody"_s);
    m_nobody->setText(tr("Nobody is signed in: uploads wait until somebody is."));
    m_nobody->setWordWrap(true);
    body->addWidget(m_list);
    body->addWidget(m_nobody);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_rename = button(tr("Name and use…"), u"nameAndUse"_s);
    m_makeDefault = button(tr("Make default"), u"makeDefault"_s);
    m_check = button(tr("Check sign-in"), u"check"_s);
    m_signOut = button(tr("Sign out…"), u"signOut"_s);
    connect(m_rename, &QPushButton::clicked, this, &AccountsDialog::rename);
    connect(m_makeDefault, &QPushButton::clicked, this, &AccountsDialog::makeDefault);
    connect(m_check, &QPushButton::clicked, this, &AccountsDialog::check);
    connect(m_signOut, &QPushButton::clicked, this, &AccountsDialog::signOut);
    for (QPushButton *each : {m_rename, m_makeDefault, m_check})
        buttons->addWidget(each);
    buttons->addStretch();
    buttons->addWidget(m_signOut);
    body->addLayout(buttons);
    m_answer->setObjectName(u"result"_s);
    body->addWidget(m_answer);
}

void AccountsDialog::buildAdding(QVBoxLayout *body)
{
    m_adding = new QWidget;
    auto *adding = new QVBoxLayout(m_adding);
    adding->setContentsMargins(0, 8, 0, 0);
    adding->setSpacing(12);
    adding->addWidget(new Hairline);
    adding->addSpacing(4);
    adding->addWidget(plainLabel(tr("Add an account")));
    auto *row = new QHBoxLayout;
    row->setSpacing(28);
    m_browser = new AccentButton(tr("Sign in with the browser"));
    m_browser->setObjectName(u"signInWithBrowser"_s);
    m_browser->setAccessibleName(tr("Sign in with the browser"));
    m_browser->setAutoDefault(false);
    m_browser->setIconSize(QSize(18 + 2 * besideIcon, 18));
    m_browser->setMinimumHeight(std::max(accentHeight, fontMetrics().height() + 18));
    connect(m_browser, &QPushButton::clicked, this, &AccountsDialog::signInWithBrowser);
    m_browserHelp =
        plainLabel(tr("Youku’s own page opens. Sign in there and come back: the account is then in "
                      "this list, under its name at Youku."));
    m_browserHelp->setWordWrap(true);
    m_browserHelp->setFont(smallFont(font()));
    row->addWidget(m_browser);
    row->addWidget(m_browserHelp, 1);
    adding->addLayout(row);
    m_keys = markupLabel(
        tr("%1 · for an app of your own at Youku, or a computer without a browser", "%1: Enter keys instead")
            .arg(linkTo(u"keys"_s, tr("Enter keys instead"))));
    m_keys->setObjectName(u"enterKeys"_s);
    m_keys->setAccessibleName(tr("Enter keys instead"));
    connect(m_keys, &QLabel::linkActivated, this, &AccountsDialog::enterKeys);
    makeLink(m_keys);
    adding->addWidget(m_keys);
    m_adding->setVisible(!m_engine.practice());
    body->addWidget(m_adding);
}

void AccountsDialog::buildLines(QVBoxLayout *body)
{
    auto *kept = new QHBoxLayout;
    kept->setContentsMargins(0, 8, 0, 0);
    kept->setSpacing(10);
    m_keptIcon = plainLabel();
    m_kept = plainLabel(keptLine(true));
    m_kept->setObjectName(u"kept"_s);
    m_kept->setWordWrap(true);
    m_kept->setFont(smallFont(font()));
    kept->addWidget(m_keptIcon, 0, Qt::AlignTop);
    kept->addWidget(m_kept, 1);
    body->addLayout(kept);
    for (QLabel *part : {m_keptIcon, m_kept})
        part->setVisible(!m_engine.practice());
    const bool practice = m_engine.practice();
    m_practice = markupLabel(
        practice ? linkTo(u"leave"_s, tr("Leave practice mode"))
                 : tr("No account yet? %1: everything works, nothing is published.", "%1: Try practice mode")
                       .arg(linkTo(u"practice"_s, tr("Try practice mode"))));
    m_practice->setObjectName(u"practiceLine"_s);
    m_practice->setAccessibleName(practice ? tr("Leave practice mode") : tr("Try practice mode"));
    makeLink(m_practice);
    connect(m_practice, &QLabel::linkActivated, this, [this, practice] {
        reject();
        emit practiceWanted(!practice);
    });
    body->addWidget(m_practice);
}

void AccountsDialog::makeLink(QLabel *label)
{
    label->setWordWrap(true);
    label->setFont(smallFont(font()));
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
}

} // namespace gui
