#include "gui/templates/save_template_dialog.h"

#include "gui/accent_button.h"
#include "gui/looks.h"
#include "ui_save_template_dialog.h"

using namespace Qt::StringLiterals;

namespace gui {

SaveTemplateDialog::SaveTemplateDialog(const QString &titlePattern, const QStringList &taken, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SaveTemplateDialog>())
    , m_taken(taken)
{
    m_ui->setupUi(this);
    m_ui->title->setText(titlePattern);
    m_ui->titleHelp->setFont(smallFont(font()));
    m_ui->nameHelp->setFont(smallFont(font()));
    setTone(m_ui->titleHelp, Tone::Secondary);
    setTone(m_ui->nameHelp, Tone::Secondary);
    m_save = new AccentButton(tr("Save"));
    m_save->setObjectName(u"save"_s);
    m_ui->buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_ui->buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
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

void SaveTemplateDialog::check()
{
    m_save->setEnabled(!name().isEmpty());
    m_ui->nameHelp->setText(m_taken.contains(name()) ? tr("Takes the place of the template of this name.")
                                                     : QString());
}

} // namespace gui
