#include "gui/history/period_dialog.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>

namespace gui {

PeriodDialog::PeriodDialog(QDate from, QDate until, QWidget *parent)
    : QDialog(parent)
    , m_from(new QDateEdit(from))
    , m_until(new QDateEdit(until))
{
    setWindowTitle(tr("Period"));
    for (QDateEdit *edit : {m_from, m_until})
        edit->setCalendarPopup(true);
    m_from->setAccessibleName(tr("From"));
    m_until->setAccessibleName(tr("To"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(12);
    form->addRow(tr("From"), m_from);
    form->addRow(tr("To"), m_until);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    buttons->addButton(tr("Show"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

QDate PeriodDialog::from() const
{
    return std::min(m_from->date(), m_until->date());
}

QDate PeriodDialog::until() const
{
    return std::max(m_from->date(), m_until->date());
}

} // namespace gui
