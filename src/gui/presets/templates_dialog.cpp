#include "gui/presets/templates_dialog.h"

#include "base/background.h"
#include "gui/prompts/prompts.h"
#include "ingest/title_pattern.h"
#include "transfer/files/local_file.h"
#include "ui_templates_dialog.h"

#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

TemplatesDialog::TemplatesDialog(ingest::Templates &templates, QWidget *parent)
    : QDialog(parent)
    , m_templates(templates)
    , m_ui(std::make_unique<Ui::TemplatesDialog>())
{
    m_ui->setupUi(this);
    connect(&templates, &ingest::Templates::changed, this, &TemplatesDialog::fill);
    connect(m_ui->list, &QListWidget::currentRowChanged, this, &TemplatesDialog::refresh);
    connect(m_ui->rename, &QPushButton::clicked, this, &TemplatesDialog::renameCurrent);
    connect(m_ui->remove, &QPushButton::clicked, this, [this] { m_templates.remove(current()); });
    connect(m_ui->importFile, &QPushButton::clicked, this, &TemplatesDialog::importFile);
    connect(m_ui->exportFile, &QPushButton::clicked, this, &TemplatesDialog::exportFile);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::accept);
    fill();
}

TemplatesDialog::~TemplatesDialog()
{
    m_disk.waitForDone();
}

void TemplatesDialog::fill()
{
    const int row = m_ui->list->currentRow();
    m_ui->list->clear();
    for (const ingest::Template &one : m_templates.all())
        m_ui->list->addItem(one.name);
    m_ui->list->setCurrentRow(std::clamp(row, m_ui->list->count() > 0 ? 0 : -1, m_ui->list->count() - 1));
    refresh();
}

void TemplatesDialog::refresh()
{
    const bool any = m_ui->list->count() > 0;
    m_ui->rename->setEnabled(any && !current().isEmpty());
    m_ui->remove->setEnabled(any && !current().isEmpty());
    m_ui->exportFile->setEnabled(any);
    m_ui->empty->setVisible(!any);
}

QString TemplatesDialog::current() const
{
    const QListWidgetItem *item = m_ui->list->currentItem();
    return item ? item->text() : QString();
}

void TemplatesDialog::renameCurrent()
{
    const QString from = current();
    prompts::forText(this, tr("Rename"), tr("Name"), from, [this, from](const QString &to) {
        if (!to.trimmed().isEmpty() && !m_templates.rename(from, to))
            prompts::tell(this, tr("Rename"), tr("There is a template of this name already."));
    });
}

void TemplatesDialog::importFile()
{
    prompts::forFiles(this, tr("Import templates"), documents(), tr("Templates (*.json)"),
                      [this](const QStringList &paths) {
                          if (paths.isEmpty())
                              return;
                          base::inBackground(
                              m_disk, this,
                              [path = paths.first()] {
                                  QFile file;
                                  QString reason;
                                  return transfer::openForReading(file, path, &reason)
                                             ? file.read(largestFile)
                                             : QByteArray();
                              },
                              [this](const QByteArray &json) { take(json); });
                      });
}

void TemplatesDialog::take(const QByteArray &json)
{
    const std::optional<QList<ingest::Template>> found = ingest::Templates::fromJson(json);
    if (!found || found->isEmpty()) {
        prompts::tell(this, tr("Import templates"), tr("There are no templates in this file."));
        return;
    }
    QStringList notes;
    for (const ingest::Template &one : *found) {
        m_templates.save(one);
        const QString unknown = ingest::unknownPlaceholder(ingest::titlePatternOf(one));
        if (!unknown.isEmpty())
            notes.append(tr("%1: %2 in its title stands for nothing.").arg(one.name, unknown));
    }
    if (notes.isEmpty())
        return;
    notes.append(tr("A video given such a template waits until its title is mended."));
    prompts::tell(this, tr("Import templates"), notes.join(u'\n'));
}

void TemplatesDialog::exportFile()
{
    prompts::forSaving(this, tr("Export templates"), QDir(documents()).filePath(u"youchuan-templates.json"_s),
                       tr("Templates (*.json)"), [this](const QString &path) {
                           if (path.isEmpty())
                               return;
                           base::inBackground(
                               m_disk, this,
                               [path, json = m_templates.toJson()] {
                                   QSaveFile file(path);
                                   return !transfer::isLink(path) && file.open(QIODevice::WriteOnly)
                                          && file.write(json) == json.size() && file.commit();
                               },
                               [this](bool written) {
                                   if (!written)
                                       prompts::tell(this, tr("Export templates"),
                                                     tr("The file cannot be written."));
                               });
                       });
}

} // namespace gui
