// Notices, once a file was read to its end, that another video of the queue holds the same bytes. What is
// published already is asked about instead (published_already.h).
#pragma once

#include "engine/engine.h"
#include "gui/prompts/list_dialog.h"

#include <QObject>
#include <QSet>

namespace gui {

class SameContent : public QObject
{
    Q_OBJECT
public:
    explicit SameContent(engine::Engine &engine, QObject *parent = nullptr);

signals:
    // What holds the same as which, to be shown; all: with those they are the same as.
    void found(const QList<gui::ListRow> &rows, const QList<transfer::UploadId> &later,
               const QList<transfer::UploadId> &all);

private:
    void look(const QList<transfer::UploadId> &ids);
    QList<transfer::UploadId> notSeen(const QList<transfer::UploadId> &ids);

    engine::Engine &m_engine;
    QSet<transfer::UploadId> m_seen;
};

} // namespace gui
