// Asks once about videos that turned out, when their files were read, to be published already: upload them
// anyway, or leave them out. Files that are read one after the other are asked about together.
#pragma once

#include "engine/engine.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace gui {

class RowActions;

class PublishedAlready : public QObject
{
    Q_OBJECT
public:
    PublishedAlready(engine::Engine &engine, RowActions &actions, QWidget *window);

private:
    void look(const QList<transfer::UploadId> &ids);
    bool moreMayCome() const;
    void ask();
    void answered(const QList<transfer::UploadId> &ids, bool anyway);

    engine::Engine &m_engine;
    RowActions &m_actions;
    QWidget *m_window;
    QList<transfer::UploadId> m_found; // to be asked about
    QSet<transfer::UploadId> m_seen;   // these, and those asked about
    QTimer m_patience;                 // nobody is kept waiting for more of them for ever
    bool m_asking = false;
};

} // namespace gui
