#include "gui/account/name_and_use_dialog.h"

#include "base/plain_text.h"
#include "gui/details/field_head.h"
#include "gui/widgets/accent_button.h"
#include "gui/widgets/fit_dialog.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int longestName = 60;
constexpr int longestUse = 120;
} // namespace

NameAndUseDialog::NameAndUseDialog(engine::AccountStore &accounts, const engine::KnownAccount &account,
                                   QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_id(account.id)
    , m_name(new QLineEdit(account.name))
    , m_use(new QLineEdit(account.use))
    , m_problem(new FieldProblemLine)
{
    setWindowTitle(tr("Name and use"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *fields = new QVBoxLayout;
    fields->setContentsMargins(20, 16, 20, 16);
    fields->setSpacing(4);
    const auto add = [this, fields](const QString &text, QLineEdit *edit, int most) {
        QLabel *label = plainLabel(text);
        label->setBuddy(edit);
        edit->setAccessibleName(text);
        edit->setMaxLength(most);
        edit->setMinimumHeight(fontMetrics().height() + 10);
        edit->setTextMargins(4, 0, 4, 0);
        fields->addWidget(label);
        fields->addWidget(edit);
    };
    add(tr("Name"), m_name, longestName);
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(tr("The name at Youku"));
    fields->addWidget(m_problem);
    fields->addSpacing(8);
    add(tr("What it is for"), m_use, longestUse);
    m_use->setObjectName(u"use"_s);
    layout->addLayout(fields);
    layout->addWidget(new Hairline);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(20, 12, 20, 16);
    buttons->setSpacing(8);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *save = new AccentButton(tr("Save"));
    save->setObjectName(u"save"_s);
    save->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &NameAndUseDialog::save);
    connect(m_name, &QLineEdit::textChanged, this, [this] { m_problem->setText({}); });
    m_name->selectAll();
    fitDialog(this, 420);
}

void NameAndUseDialog::save()
{
    if (m_accounts.rename(m_id, base::plainLine(m_name->text()).trimmed(),
                          base::plainLine(m_use->text()).trimmed())) {
        accept();
        return;
    }
    m_problem->setText(tr("Another account has this name"));
    m_name->setFocus();
    fitDialog(this, 420);
}

} // namespace gui
