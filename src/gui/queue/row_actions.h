// What can be done with the selected uploads: the actions of the Uploads menu and of a row's context menu,
// and the one place that carries a row's command out.
#pragma once

#include "gui/queue/row_presentation.h"
#include "transfer/queue/upload_queue.h"

#include <QHash>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace gui {

class Removals;

class RowActions : public QObject
{
    Q_OBJECT
public:
    RowActions(transfer::UploadQueue &queue, QWidget *window);

    void fill(QMenu *menu) const;
    void setSelection(const QList<transfer::UploadId> &ids);
    const QList<transfer::UploadId> &selection() const { return m_selection; }
    // While the rows are sorted by a column, moving one would not show.
    void setMovable(bool movable);
    // The rows that a filter leaves, in their order: up and down go past one that can be seen.
    void setShown(std::function<QList<transfer::UploadId>()> shown) { m_shown = std::move(shown); }
    Removals &removals() const { return *m_removals; }

    void run(RowCommand command, const QList<transfer::UploadId> &ids);
    // Space: pauses what runs, else starts or resumes.
    void toggle();
    void refresh();

signals:
    // Before a command looks at anything: what is being typed belongs to it.
    void commandComes();
    void editWanted(const QList<transfer::UploadId> &ids);
    void signInWanted();
    void locateWanted(transfer::UploadId id);
    void lookAgainWanted(const QList<transfer::UploadId> &ids);
    void showWanted(transfer::UploadId refused, const QList<transfer::UploadId> &shown);
    void told(const QString &sentence);

private:
    enum class Move { Up, Down, Top, Bottom };

    QAction *add(RowCommand command, const QString &text, const QString &shortcut, const QString &name);
    // A key that the queue or the window hears itself: only shown beside the action.
    void showKey(QAction *action, const QString &key);
    void addMove(Move move, const QString &text, const QString &shortcut);
    void move(Move move);
    void uploadAgain(const QList<transfer::UploadId> &ids);
    void publishAgain(const QList<transfer::UploadId> &ids);
    void replace(const QList<transfer::UploadId> &ids, const QString &path = {});
    void cancel(const QList<transfer::UploadId> &ids);
    void acceptFiles(const QList<transfer::UploadId> &ids);
    void startAt(const QList<transfer::UploadId> &ids);
    QList<transfer::UploadId> fitting(RowCommand command, const QList<transfer::UploadId> &ids) const;
    qint64 sentBytes(const QList<transfer::UploadId> &ids) const;

    transfer::UploadQueue &m_queue;
    QWidget *m_window;
    Removals *m_removals;
    QList<transfer::UploadId> m_selection;
    bool m_movable = true;
    std::function<QList<transfer::UploadId>()> m_shown;
    QHash<RowCommand, QAction *> m_actions;
    QList<QAction *> m_order;
    QList<QAction *> m_moves;
};

} // namespace gui
