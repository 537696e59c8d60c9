// What the window does to the queue: the commands to all uploads, and those of the view, of its menus and of
// the details panel. What is being typed belongs to a command, and is kept before it.
//
// A child of the window, made once its actions and its work area are there.
#pragma once

#include "transfer/queue/upload_queue.h"

#include <QObject>

#include <memory>

namespace gui {

namespace Ui {
class MainWindow;
}

class QueueModel;
class RowActions;
class RowMenu;
class StartAll;
class WorkArea;

class QueueCommands : public QObject
{
    Q_OBJECT
public:
    QueueCommands(transfer::UploadQueue &queue, Ui::MainWindow &actions, WorkArea &work, QWidget *window);
    ~QueueCommands() override;

    RowActions &rowActions() const { return *m_rowActions; }
    // Offers what would do something now.
    void refresh(const QueueModel &model);

signals:
    void signInWanted();
    void locateWanted(transfer::UploadId id);
    void lookAgainWanted(const QList<transfer::UploadId> &ids);
    // By Start all; what it passed by.
    void startedAll(const QString &sentence, const QList<transfer::UploadId> &notReady);

private:
    void connectAll();
    void connectView();
    void connectRows();
    void pauseAll();
    void refreshUndo();

    transfer::UploadQueue &m_queue;
    Ui::MainWindow &m_actions;
    WorkArea &m_work;
    QWidget *m_window;
    RowActions *m_rowActions;
    RowMenu *m_rowMenu;
    StartAll *m_startAll;
    std::unique_ptr<QObject> m_command; // to all uploads, while portions of it are to come
};

} // namespace gui
