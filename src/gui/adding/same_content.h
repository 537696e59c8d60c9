// Notices, once a file was read to its end, that its bytes are those of another video that is here already:
// in the queue or published before. The same file added again is not meant; that is asked about when it is
// added.
#pragma once

#include "engine/engine.h"
#include "gui/adding/known_videos.h"
#include "gui/list_dialog.h"

#include <QObject>
#include <QSet>

namespace gui {

class SameContent : public QObject
{
    Q_OBJECT
public:
    explicit SameContent(engine::Engine &engine, QObject *parent = nullptr);

signals:
    // What holds the same as which, to be shown; ids: the later ones.
    void found(const QList<gui::ListRow> &rows, const QList<transfer::UploadId> &ids);

private:
    void look(const QList<transfer::UploadId> &ids);
    void remember(const transfer::UploadRecord &record);

    engine::Engine &m_engine;
    QHash<QString, KnownVideo> m_byContent; // the first of each
    QSet<transfer::UploadId> m_seen;
    bool m_ready = false; // the history is known
};

} // namespace gui
