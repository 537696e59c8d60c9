#include "gui/window/view_menu.h"

#include "gui/queue/filter_bar.h"
#include "gui/queue/view/queue_columns.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/work_area.h"

#include <QHeaderView>
#include <QMenu>

using namespace Qt::StringLiterals;
using store::Setting;

namespace gui {

ViewMenu::ViewMenu(QMenu *menu, WorkArea &work, store::Settings &settings)
    : QObject(menu)
    , m_work(work)
    , m_settings(settings)
{
    addFilters(menu);
    menu->addSeparator();
    addPictures(menu);
    addColumns(menu);
}

void ViewMenu::addFilters(QMenu *menu)
{
    for (int i = 0; i < groupCount; ++i) {
        QAction *action = menu->addAction(FilterBar::label(Group(i)));
        action->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(i + 1)));
        connect(action, &QAction::triggered, this, [this, i] { m_work.filters()->choose(Group(i)); });
    }
}

void ViewMenu::addPictures(QMenu *menu)
{
    QAction *pictures = menu->addAction(tr("Pictures"));
    pictures->setObjectName(u"showPictures"_s);
    pictures->setCheckable(true);
    pictures->setChecked(m_settings.boolValue(Setting::ShowPictures));
    connect(pictures, &QAction::toggled, this,
            [this](bool shown) { m_settings.setValue(Setting::ShowPictures, shown); });
    connect(&m_settings, &store::Settings::changed, pictures, [this, pictures](Setting setting) {
        if (setting == Setting::ShowPictures)
            pictures->setChecked(m_settings.boolValue(setting));
    });
}

// The same as a menu of the list's head.
void ViewMenu::addColumns(QMenu *menu)
{
    QMenu *columns = menu->addMenu(tr("Columns"));
    QAction *size = columns->addAction(tr("Size"));
    size->setObjectName(u"showSize"_s);
    size->setCheckable(true);
    connect(columns, &QMenu::aboutToShow, size,
            [this, size] { size->setChecked(m_work.view()->columns().sizeShown()); });
    connect(size, &QAction::triggered, this,
            [this](bool shown) { m_work.view()->columns().chooseSize(shown); });
    columns->addSeparator();
    QAction *usual = columns->addAction(tr("Usual columns"));
    usual->setObjectName(u"usualColumns"_s);
    connect(usual, &QAction::triggered, this, [this] { m_work.view()->columns().setDefaults(); });

    QHeaderView *header = m_work.view()->header();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, columns,
            [columns, header](QPoint position) { columns->popup(header->mapToGlobal(position)); });
}

} // namespace gui
