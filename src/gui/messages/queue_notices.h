// What was just done to the queue, told on the message bar with the one thing to do about it: show what was
// left out, cancel a search, undo a removal, look at videos that hold the same.
#pragma once

#include "gui/prompts/list_dialog.h"
#include "ingest/same_content.h"
#include "transfer/record/upload_record.h"

#include <QObject>

namespace engine {
class Engine;
}

namespace gui {

class Adder;
class MessageBar;
class RowActions;

class QueueNotices : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it.
    QueueNotices(engine::Engine &engine, MessageBar &bar, Adder &adder, RowActions &actions, QWidget *window);

    // By Start all; it passed these by.
    void started(const QString &sentence, const QList<transfer::UploadId> &ids);

signals:
    void selectWanted(const QList<transfer::UploadId> &ids);

private:
    void tell(const QString &sentence, const QString &action = {}, std::function<void()> run = {});
    void searching(const QString &sentence);
    void added(const QString &sentence, const QList<ListRow> &rows);
    void noteStopped(const QList<transfer::UploadId> &leaving);
    void removed(int count);
    void sameContent(const QList<ingest::SameContent::Pair> &pairs);

    QList<transfer::UploadId> m_added; // last
    int m_stopped = 0;                 // of those removed last: were on their way
    qint64 m_stoppedBytes = 0;         // that Youku had of them
    engine::Engine &m_engine;
    MessageBar &m_bar;
    Adder &m_adder;
    RowActions &m_actions;
    QWidget *m_window;
};

} // namespace gui
