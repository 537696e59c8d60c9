#include "gui/presets/save_template_dialog.h"

#include "base/plain_text.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"
#include "ingest/title_pattern.h"
#include "ui_save_template_dialog.h"
#include "words/reasons/problems.h"

namespace gui {

SaveTemplateDialog::SaveTemplateDialog(const QString &titlePattern, const QStringList &taken,
                                       const QString &account, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SaveTemplateDialog>())
    , m_taken(taken)
{
    m_ui->setupUi(this);
    m_ui->title->setText(titlePattern);
    m_ui->withAccount->setText(withoutKey(tr("For the account “%1”").arg(base::shortened(account, 40))));
    m_ui->withAccount->setVisible(!account.isEmpty());
    m_ui->titleHelp->setFont(smallFont(font()));
    m_ui->nameHelp->setFont(smallFont(font()));
    setTone(m_ui->titleHelp, Tone::Secondary);
    setTone(m_ui->nameHelp, Tone::Secondary);
    m_ui->titleHelp->setTextFormat(Qt::PlainText);
    connect(m_ui->title, &QLineEdit::textChanged, this, &SaveTemplateDialog::check);
    connect(m_ui->name, &QLineEdit::textChanged, this, &SaveTemplateDialog::check);
    check();
}

SaveTemplateDialog::~SaveTemplateDialog() = default;

QString SaveTemplateDialog::name() const
{
    return m_ui->name->text().trimmed();
}

QString SaveTemplateDialog::titlePattern() const
{
    return m_ui->title->text().trimmed();
}

bool SaveTemplateDialog::shootDataFromFile() const
{
    return m_ui->shootData->isChecked();
}

bool SaveTemplateDialog::withAccount() const
{
    return m_ui->withAccount->isChecked();
}

void SaveTemplateDialog::check()
{
    const QString unknown = ingest::unknownPlaceholder(titlePattern());
    m_ui->titleHelp->setText(
        unknown.isEmpty()
            ? tr("{name}, {date} and {n} stand for file name, date, number")
            : words::problemSentence({youku::Field::Title, youku::Problem::Placeholder, unknown, 0, 0}));
    setTone(m_ui->titleHelp, unknown.isEmpty() ? Tone::Secondary : Tone::Error);
    m_ui->save->setEnabled(!name().isEmpty() && unknown.isEmpty());
    m_ui->nameHelp->setText(m_taken.contains(name()) ? tr("Takes the place of the template of this name.")
                                                     : QString());
}

} // namespace gui
