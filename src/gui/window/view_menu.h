// The View menu: which uploads the list shows, and what of them.
#pragma once

#include "store/settings/settings.h"

#include <QObject>

class QMenu;

namespace gui {

class WorkArea;

class ViewMenu : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it.
    ViewMenu(QMenu *menu, WorkArea &work, store::Settings &settings);

private:
    void addFilters(QMenu *menu);
    void addPictures(QMenu *menu);
    void addColumns(QMenu *menu);

    WorkArea &m_work;
    store::Settings &m_settings;
};

} // namespace gui
