#include "gui/help/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

// As it is read, without the mark of the access key, which Chinese menus put in brackets.
QString plainText(QString text)
{
    if (const qsizetype bracket = text.indexOf(u"(&"_s); bracket >= 0)
        text.remove(bracket, 4);
    return text.remove(u'&').remove(u'…');
}

QString shown(const QString &keys)
{
    return QKeySequence(keys).toString(QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMainWindow &window, QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    m_list->setObjectName(u"shortcutList"_s);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    layout->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);

    listMenus(window);
    listQueueKeys();
    m_list->expandAll();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    resize(fontMetrics().averageCharWidth() * 64, fontMetrics().height() * 32);
}

void ShortcutsDialog::listMenus(const QMainWindow &window)
{
    for (const QAction *top : window.menuBar()->actions()) {
        if (!top->menu())
            continue;
        for (const QAction *action : top->menu()->actions()) {
            if (!action->shortcut().isEmpty())
                add(plainText(top->text()), plainText(action->text()),
                    action->shortcut().toString(QKeySequence::NativeText));
        }
    }
}

void ShortcutsDialog::listQueueKeys()
{
    const QString queue = tr("In the queue");
    add(queue, tr("Pause or resume the selected"), shown(u"Space"_s));
    add(queue, tr("The row's button"), shown(u"Return"_s));
    add(queue, tr("Everything that can be done with a row"), shown(u"Menu"_s));
    const QString everywhere = tr("Everywhere");
    add(everywhere, tr("Next area"), shown(u"F6"_s));
    add(everywhere, tr("Previous area"), shown(u"Shift+F6"_s));
    add(everywhere, tr("Clear the search, go back"), shown(u"Esc"_s));
}

void ShortcutsDialog::add(const QString &group, const QString &what, const QString &keys)
{
    QTreeWidgetItem *last = m_list->topLevelItem(m_list->topLevelItemCount() - 1);
    if (!last || last->text(0) != group) {
        last = new QTreeWidgetItem(m_list, {group});
        last->setFirstColumnSpanned(true);
        QFont strong = font();
        strong.setWeight(QFont::DemiBold);
        last->setFont(0, strong);
    }
    new QTreeWidgetItem(last, {what, keys});
}

} // namespace gui
