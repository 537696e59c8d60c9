// The commands to the selected uploads, as actions: all of them in the window's menu, where one learns what
// there is and by which key; in a row's own menu only what applies to it.
#pragma once

#include "gui/queue/row_actions.h"

#include <QHash>
#include <QObject>

class QAction;
class QMenu;

namespace gui {

class RowMenu : public QObject
{
    Q_OBJECT
public:
    // A child of actions; queue outlives it.
    RowMenu(RowActions &actions, const transfer::UploadQueue &queue);

    void fillWhole(QMenu *menu) const;
    void fillForRow(QMenu *menu) const;
    // While the rows are sorted by a column, moving one would not show.
    void setMovable(bool movable);
    // After a change of the selection, or of what is selected.
    void refresh();

private:
    QAction *add(RowCommand command, const QString &text, const QString &key, const QString &name);
    // A key that the queue or the window hears itself: only shown beside the action.
    void addHeardElsewhere(RowCommand command, const QString &text, const QString &key, const QString &name);
    void addMove(RowActions::Move move, const QString &text, const QString &key, const QString &name);
    void addNextSteps();
    void addRest();
    bool anyOf(RowCommand command) const;

    RowActions &m_actions;
    const transfer::UploadQueue &m_queue;
    bool m_movable = true;
    QHash<RowCommand, QAction *> m_byCommand;
    QList<QAction *> m_moves;
    QList<QList<QAction *>> m_groups{1};
};

} // namespace gui
