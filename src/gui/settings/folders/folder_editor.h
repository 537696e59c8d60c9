// What is wanted of one watched folder, field by field.
#pragma once

#include "engine/engine.h"
#include "engine/folders/folders.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace gui {

class AgeBox;

class FolderEditor : public QWidget
{
    Q_OBJECT
public:
    // engine outlives it.
    explicit FolderEditor(engine::Engine &engine, QWidget *parent = nullptr);

    void load(const store::WatchedFolder &folder);
    // Whether it matters which account.
    void setAccountShown(bool shown);
    // To the field that has this problem, which says so.
    void goTo(engine::FolderProblem problem);
    void tellTitle();
    QSize minimumSizeHint() const override;

signals:
    void edited(const store::WatchedFolder &folder);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    int heightOfField() const;
    QLabel *addRow(const QString &words, QWidget *field, QLayout *row);
    QPushButton *chooseButton(const QString &name, QLineEdit *field);
    void connectFields();
    void fillTemplates();
    void fillAccounts();
    void chooseFolder(QLineEdit *field, const QString &title);
    void takePath(const QString &typed, QString *path);
    void take();
    void tellStarts();
    void tellMove();

    engine::Engine &m_engine;
    store::WatchedFolder m_folder;
    bool m_wantsStart = false; // also while its template does not allow it
    bool m_loading = false;
    QFormLayout *m_form = nullptr;
    QList<QLabel *> m_labels;
    QLineEdit *m_path;
    QCheckBox *m_below;
    QComboBox *m_template;
    QLabel *m_nextTitle;
    QLabel *m_accountLabel = nullptr;
    QComboBox *m_account;
    QRadioButton *m_start;
    QRadioButton *m_draft;
    QLabel *m_startReason;
    AgeBox *m_age;
    QLineEdit *m_patterns;
    QComboBox *m_after;
    QLineEdit *m_moveTo;
    QPushButton *m_chooseMove = nullptr;
};

} // namespace gui
