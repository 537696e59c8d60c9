#include "gui/settings/folders/folders_page.h"

#include "gui/prompts/prompts.h"
#include "gui/settings/folders/folder_editor.h"
#include "gui/settings/folders/folder_list.h"
#include "gui/settings/folders/folder_view.h"
#include "gui/widgets/accent_button.h"
#include "gui/widgets/hairlines.h"
#include "gui/widgets/plain_text.h"
#include "transfer/files/local_path.h"
#include "words/reasons/reasons.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace gui {

FoldersPage::FoldersPage(engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_list(new FolderList(engine, this))
    , m_view(new FolderView(*m_list))
    , m_add(new AccentButton(tr("Add folder…")))
    , m_stop(new QPushButton(tr("Stop watching")))
    , m_look(new QPushButton(tr("Look now")))
    , m_line(new Hairline)
    , m_editor(new FolderEditor(engine))
{
    build();
    connect(m_add, &QPushButton::clicked, this, &FoldersPage::addFolder);
    connect(m_stop, &QPushButton::clicked, this, &FoldersPage::stopWatching);
    connect(m_view, &FolderView::deleteWanted, this, &FoldersPage::stopWatching);
    connect(m_look, &QPushButton::clicked, this,
            [this] { m_engine.folders().lookNow(m_list->at(m_view->currentRow()).id); });
    connect(m_view, &FolderView::currentRowChanged, this, &FoldersPage::showRow);
    connect(m_view, &QAbstractItemView::doubleClicked, m_editor,
            [this] { m_editor->setFocus(Qt::OtherFocusReason); });
    connect(m_editor, &FolderEditor::edited, this, [this](const store::WatchedFolder &folder) {
        m_list->change(m_view->currentRow(), folder);
        showWhatIsPossible();
    });
    if (!isEmpty())
        m_view->setCurrentRow(0);
    showWhatIsPossible();
}

void FoldersPage::build()
{
    m_add->setAccessibleName(tr("Add folder"));
    for (QPushButton *button : QList<QPushButton *>{m_add, m_stop, m_look})
        button->setMinimumHeight(std::max(28, fontMetrics().height() + 10)); // as the fields below
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    buttons->addWidget(m_look);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    layout->addSpacing(10);
    layout->addLayout(buttons);
    layout->addSpacing(16);
    layout->addWidget(m_line);
    layout->addSpacing(15);
    layout->addWidget(m_editor);
    layout->addStretch();
}

bool FoldersPage::isEmpty() const
{
    return m_list->rowCount() == 0;
}

void FoldersPage::showRow(int row)
{
    if (row >= 0)
        m_editor->load(m_list->at(row));
    showWhatIsPossible();
}

void FoldersPage::showWhatIsPossible()
{
    const int row = m_view->currentRow();
    const bool isOne = row >= 0 && row < m_list->rowCount();
    m_add->setFilled(isEmpty());
    for (QWidget *part : QList<QWidget *>{m_stop, m_look, m_line, m_editor})
        part->setVisible(!isEmpty());
    m_editor->setAccountShown(m_list->hasAccounts());
    m_stop->setEnabled(isOne);
    m_look->setEnabled(isOne && m_list->canLook(row));
    const QString later = isOne && !m_list->canLook(row) ? tr("Watched once it is saved") : QString();
    m_look->setToolTip(toolTipText(later));
    m_view->setAccessibleDescription(isEmpty() ? FolderView::emptyWords() : QString());
    emit emptied(isEmpty());
}

void FoldersPage::addFolder()
{
    const QString movies = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    prompts::forFolder(window(), tr("Watch folder"), movies, [this](const QString &path) {
        if (path.isEmpty())
            return;
        m_view->setCurrentRow(m_list->add(transfer::absolutePath(path)));
        m_view->setFocus(Qt::OtherFocusReason);
        showWhatIsPossible();
    });
}

// Holds once it is saved, as everything here; so nobody is asked.
void FoldersPage::stopWatching()
{
    const int row = m_view->currentRow();
    if (row < 0)
        return;
    m_list->remove(row);
    if (isEmpty()) {
        showWhatIsPossible();
        m_add->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_view->setCurrentRow(std::min(row, m_list->rowCount() - 1));
    showRow(m_view->currentRow());
}

bool FoldersPage::check()
{
    const int row = m_list->firstWrong();
    if (row < 0)
        return true;
    m_view->setCurrentRow(row);
    m_editor->goTo(*m_list->problemAt(row));
    return false;
}

void FoldersPage::keep(QObject *context, std::function<void(const QString &reason)> failed)
{
    auto told = std::make_shared<bool>(false);
    m_list->keep([told, failed = std::move(failed),
                  still = QPointer(context)](const std::optional<base::Error> &failure) {
        if (failure && still && !std::exchange(*told, true))
            failed(words::reasonFor(*failure).sentence);
    });
}

QSize FoldersPage::sizeHint() const
{
    const int more = m_editor->isHidden() ? m_editor->sizeHint().height() + m_line->height() : 0;
    return QWidget::sizeHint() + QSize(0, more);
}

QSize FoldersPage::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    return {m_editor->minimumSizeHint().width() + margins.left() + margins.right(),
            QWidget::minimumSizeHint().height()};
}

} // namespace gui
