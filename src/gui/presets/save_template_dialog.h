// Name and title pattern of a template that is about to be saved.
#pragma once

#include <QDialog>

#include <memory>

namespace gui {

namespace Ui {
class SaveTemplateDialog;
}

class SaveTemplateDialog : public QDialog
{
    Q_OBJECT
public:
    // taken: names there are already; saving under one of them takes its place. account: that it may name;
    // empty: none.
    SaveTemplateDialog(const QString &titlePattern, const QStringList &taken, const QString &account,
                       QWidget *parent = nullptr);
    ~SaveTemplateDialog() override;

    QString name() const;
    QString titlePattern() const;
    bool shootDataFromFile() const;
    bool withAccount() const;

private:
    void check();

    std::unique_ptr<Ui::SaveTemplateDialog> m_ui;
    QStringList m_taken;
};

} // namespace gui
