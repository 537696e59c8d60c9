#include "gui/settings/folders/folder_editor.h"

#include "base/plain_text.h"
#include "engine/accounts/account_store.h"
#include "engine/folders/folder_words.h"
#include "gui/prompts/prompts.h"
#include "gui/settings/folders/age_box.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/flow_layout.h"
#include "gui/widgets/plain_text.h"
#include "ingest/presets.h"
#include "ingest/title_pattern.h"
#include "transfer/files/local_path.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using store::WatchedFolder;

namespace gui {

namespace {

enum After { LeaveFile, MoveFile };

QString pathIn(const QString &typed)
{
    QString path = QDir::fromNativeSeparators(typed.trimmed());
    if (path.startsWith("~/"_L1))
        path.replace(0, 1, QDir::homePath());
    return QDir::isAbsolutePath(path) ? transfer::absolutePath(path) : path;
}

QString shownWhole(const QString &path)
{
    return QDir::toNativeSeparators(transfer::shownPath(path));
}

QStringList patternsIn(const QString &typed)
{
    static const QRegularExpression between(u"[;；]"_s);
    QStringList patterns;
    const QStringList parts = typed.split(between);
    for (const QString &part : parts) {
        const QString pattern = part.trimmed();
        if (!pattern.isEmpty() && !patterns.contains(pattern))
            patterns.append(pattern);
    }
    return patterns;
}

// Also one that is not offered any more.
void chooseKnownOrNot(QComboBox *box, const QString &value, const QString &nameOfUnknown)
{
    int at = box->findData(value);
    if (at < 0) {
        box->addItem(nameOfUnknown, value);
        at = box->count() - 1;
    }
    box->setCurrentIndex(at);
}

} // namespace

FolderEditor::FolderEditor(engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_path(new QLineEdit)
    , m_below(new QCheckBox(tr("Subfolders too")))
    , m_template(new QComboBox)
    , m_nextTitle(plainLabel())
    , m_account(new QComboBox)
    , m_start(new QRadioButton(tr("start by themselves", "new videos")))
    , m_draft(new QRadioButton(tr("wait as drafts", "new videos")))
    , m_startReason(plainLabel())
    , m_age(new AgeBox)
    , m_patterns(new QLineEdit)
    , m_after(new QComboBox)
    , m_moveTo(new QLineEdit)
{
    build();
    connectFields();
}

void FolderEditor::connectFields()
{
    connect(m_path, &QLineEdit::textEdited, this,
            [this](const QString &typed) { takePath(typed, &m_folder.path); });
    connect(m_moveTo, &QLineEdit::textEdited, this,
            [this](const QString &typed) { takePath(typed, &m_folder.moveTo); });
    for (QRadioButton *way : {m_start, m_draft}) {
        connect(way, &QRadioButton::clicked, this, [this] {
            m_wantsStart = m_start->isChecked();
            take();
        });
    }
    connect(m_below, &QCheckBox::toggled, this, &FolderEditor::take);
    for (QComboBox *box : {m_template, m_account, m_after})
        connect(box, &QComboBox::currentIndexChanged, this, &FolderEditor::take);
    connect(m_age, &QSpinBox::valueChanged, this, &FolderEditor::take);
    connect(m_patterns, &QLineEdit::textEdited, this, &FolderEditor::take);
}

void FolderEditor::fillTemplates()
{
    m_template->addItem(tr("None", "a template"), QString());
    const QList<ingest::Template> templates = ingest::Templates(m_engine.settings()).all();
    for (const ingest::Template &each : templates)
        m_template->addItem(base::shownLine(each.name), each.name);
}

void FolderEditor::fillAccounts()
{
    const QIcon person = icon(u"account"_s);
    m_account->addItem(person, tr("Default account"), QString());
    const QList<engine::KnownAccount> accounts = m_engine.accountStore().list();
    for (const engine::KnownAccount &each : accounts)
        m_account->addItem(person, base::shownLine(each.name), each.id.text);
}

void FolderEditor::load(const WatchedFolder &folder)
{
    m_loading = true;
    m_folder = folder;
    m_wantsStart = folder.starts;
    m_path->setText(shownWhole(folder.path));
    m_below->setChecked(folder.below);
    chooseKnownOrNot(m_template, folder.templateName, base::shownLine(folder.templateName));
    const QString known = m_engine.accountStore().find(folder.account).name;
    chooseKnownOrNot(m_account, folder.account.text,
                     known.isEmpty() ? tr("Signed out", "an account") : known);
    (folder.starts ? m_start : m_draft)->setChecked(true);
    m_age->setValue(folder.ageSeconds);
    m_patterns->setText(folder.patterns.join(u"; "_s));
    m_after->setCurrentIndex(folder.moveTo.isEmpty() ? LeaveFile : MoveFile);
    m_moveTo->setText(shownWhole(folder.moveTo));
    for (QWidget *field : {static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_moveTo)})
        field->setAccessibleDescription({});
    m_loading = false;
    tellStarts();
    tellTitle();
    tellMove();
}

void FolderEditor::setAccountShown(bool shown)
{
    int row = 0;
    QFormLayout::ItemRole role = QFormLayout::LabelRole;
    m_form->getWidgetPosition(m_accountLabel, &row, &role);
    m_form->setRowVisible(row, shown);
}

void FolderEditor::takePath(const QString &typed, QString *path)
{
    *path = pathIn(typed);
    take();
}

void FolderEditor::take()
{
    if (m_loading)
        return;
    m_folder.below = m_below->isChecked();
    m_folder.templateName = m_template->currentData().toString();
    m_folder.account.text = m_account->currentData().toString();
    m_folder.ageSeconds = m_age->value();
    m_folder.patterns = patternsIn(m_patterns->text());
    if (m_after->currentIndex() == LeaveFile)
        m_folder.moveTo.clear();
    else if (m_folder.moveTo.isEmpty())
        m_folder.moveTo = pathIn(m_moveTo->text());
    m_folder.starts = m_wantsStart && m_engine.folders().canStartBy(m_folder.templateName);
    (m_folder.starts ? m_start : m_draft)->setChecked(true);
    tellStarts();
    tellTitle();
    tellMove();
    emit edited(m_folder);
}

void FolderEditor::tellStarts()
{
    const bool isPossible = m_engine.folders().canStartBy(m_folder.templateName);
    const QString reason =
        isPossible ? QString() : engine::folderProblemText(engine::FolderProblem::TemplateNotReady, m_folder);
    m_start->setEnabled(isPossible);
    m_start->setToolTip(toolTipText(reason));
    m_start->setAccessibleDescription(reason);
    m_startReason->setText(reason);
    m_startReason->setVisible(!isPossible);
}

// Of the video that comes next; its file is not known yet.
void FolderEditor::tellTitle()
{
    const auto one = ingest::Templates(m_engine.settings()).find(m_folder.templateName);
    const QString pattern = one ? ingest::titlePatternOf(*one) : QString();
    if (!one)
        m_nextTitle->clear();
    else if (pattern.isEmpty())
        m_nextTitle->setText(tr("Titles from the file names"));
    else
        m_nextTitle->setText(
            tr("Next title: %1")
                .arg(base::shownLine(ingest::filledTitle(pattern, u'/' + tr("file name") + u".mp4"_s,
                                                         QDate::currentDate(), m_folder.numbered + 1))));
    m_template->setAccessibleDescription(m_nextTitle->text());
}

void FolderEditor::tellMove()
{
    const bool isMoved = m_after->currentIndex() == MoveFile;
    m_moveTo->setVisible(isMoved);
    m_chooseMove->setVisible(isMoved);
}

void FolderEditor::chooseFolder(QLineEdit *field, const QString &title)
{
    QString *path = field == m_path ? &m_folder.path : &m_folder.moveTo;
    const QString from = QDir::isAbsolutePath(*path) ? *path : QDir::homePath();
    prompts::forFolder(window(), title, from, [this, field, path](const QString &chosen) {
        if (chosen.isEmpty())
            return;
        *path = transfer::absolutePath(chosen);
        field->setText(shownWhole(*path));
        take();
    });
}

void FolderEditor::goTo(engine::FolderProblem problem)
{
    using enum engine::FolderProblem;
    QWidget *field = m_path;
    if (problem == NoTemplate || problem == UnknownTemplate || problem == TemplateNotReady)
        field = m_template;
    else if (problem == UnknownAccount)
        field = m_account;
    else if (problem == MovesIntoItself || (problem == NoPath && QDir::isAbsolutePath(m_folder.path)))
        field = m_moveTo;
    else if (problem == BadAge)
        field = m_age;
    field->setAccessibleDescription(engine::folderProblemText(problem, m_folder));
    field->setFocus(Qt::OtherFocusReason);
}

} // namespace gui
