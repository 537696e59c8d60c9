// The list of templates: rename, delete, and files for other machines.
#pragma once

#include "ingest/presets.h"

#include <QDialog>
#include <QThreadPool>

#include <memory>

namespace gui {

namespace Ui {
class TemplatesDialog;
}

class TemplatesDialog : public QDialog
{
    Q_OBJECT
public:
    explicit TemplatesDialog(ingest::Templates &templates, QWidget *parent = nullptr);
    ~TemplatesDialog() override;

private:
    void fill();
    void refresh();
    QString current() const;
    void renameCurrent();
    void importFile();
    void exportFile();
    void take(const QByteArray &json);

    ingest::Templates &m_templates;
    std::unique_ptr<Ui::TemplatesDialog> m_ui;
    QThreadPool m_disk;
};

} // namespace gui
