#include "gui/settings/day_dialog.h"

#include "gui/widgets/plain_text.h"
#include "words/plan_words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::Pace;
using transfer::WeekPlan;

namespace gui {

DayDialog::DayDialog(WeekModel &plan, int day, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_day(day)
    , m_sentence(plainLabel({}))
    , m_from(new QComboBox)
    , m_to(new QComboBox)
{
    setWindowTitle(QLocale().dayName(day + 1));
    auto *layout = new QVBoxLayout(this);
    m_sentence->setWordWrap(true);
    layout->addWidget(m_sentence);
    layout->addLayout(hours());
    for (QRadioButton *pace : paces())
        layout->addWidget(pace);
    layout->addWidget(buttons());
    connect(&plan, &WeekModel::planChanged, this, &DayDialog::tell);
    tell();
}

QLayout *DayDialog::hours()
{
    for (int at = 0; at < WeekPlan::halfHours; ++at) {
        m_from->addItem(words::halfHourText(at), at);
        m_to->addItem(words::halfHourText(at + 1), at + 1);
    }
    m_to->setCurrentIndex(WeekPlan::halfHours - 1);
    m_from->setObjectName(u"from"_s);
    m_to->setObjectName(u"to"_s);
    connect(m_from, &QComboBox::currentIndexChanged, this, &DayDialog::keepInOrder);
    auto *row = new QHBoxLayout;
    for (const auto &[text, box] : {std::pair{tr("From"), m_from}, std::pair{tr("to", "hours"), m_to}}) {
        row->addWidget(plainLabel(text));
        row->addWidget(box);
        box->setAccessibleName(text);
    }
    row->addStretch();
    return row;
}

const QList<QRadioButton *> &DayDialog::paces()
{
    for (const QString &text :
         {tr("Full speed"), tr("Limited to %1", "speed").arg(words::limitText(m_plan.limit())),
          tr("Do not send")})
        m_paces.append(new QRadioButton(text));
    m_paces.first()->setChecked(true);
    return m_paces;
}

QWidget *DayDialog::buttons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    QPushButton *paint = buttons->addButton(tr("Paint"), QDialogButtonBox::ActionRole);
    paint->setObjectName(u"paint"_s);
    paint->setDefault(true);
    connect(paint, &QPushButton::clicked, this, &DayDialog::paint);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void DayDialog::keepInOrder()
{
    m_to->setCurrentIndex(std::max(m_to->currentIndex(), m_from->currentIndex()));
}

void DayDialog::paint()
{
    keepInOrder();
    for (int pace = 0; pace < m_paces.size(); ++pace) {
        if (m_paces[pace]->isChecked())
            m_plan.paint(
                {m_plan.index(m_day, m_from->currentIndex()), m_plan.index(m_day, m_to->currentIndex())},
                Pace(pace));
    }
}

void DayDialog::tell()
{
    m_sentence->setText(m_plan.sentence(m_day));
}

} // namespace gui
