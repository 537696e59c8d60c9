// What can be done with uploads, and the one place that carries a command out: for the menus (row_menu.h),
// the rows' own buttons, the keys and the panel.
#pragma once

#include "gui/queue/row_presentation.h"
#include "transfer/queue/upload_queue.h"

#include <QObject>

#include <functional>

namespace gui {

class Removals;

class RowActions : public QObject
{
    Q_OBJECT
public:
    RowActions(transfer::UploadQueue &queue, QWidget *window);

    void setSelection(const QList<transfer::UploadId> &ids);
    const QList<transfer::UploadId> &selection() const { return m_selection; }
    // The rows that a filter leaves, in their order: up and down go past one that can be seen.
    void setShown(std::function<QList<transfer::UploadId>()> shown) { m_shown = std::move(shown); }
    Removals &removals() const { return *m_removals; }

    void run(RowCommand command, const QList<transfer::UploadId> &ids);
    // Space: pauses what runs, else starts or resumes.
    void toggle();
    enum class Move { Up, Down, Top, Bottom };
    void move(Move move);

signals:
    void selectionChanged();
    // Before a command looks at anything: what is being typed belongs to it.
    void commandComes();
    void editWanted(const QList<transfer::UploadId> &ids);
    void signInWanted();
    void locateWanted(transfer::UploadId id);
    void lookAgainWanted(const QList<transfer::UploadId> &ids);
    void showWanted(transfer::UploadId refused, const QList<transfer::UploadId> &shown);
    void told(const QString &sentence);

private:
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
    std::function<QList<transfer::UploadId>()> m_shown;
};

} // namespace gui
