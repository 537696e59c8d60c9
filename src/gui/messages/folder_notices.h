// What watched folders have added, told on the message bar: one answer for all that comes while it stands. An
// answer to what the user has just done is waited for.
#pragma once

#include "engine/engine.h"
#include "engine/folders/folders.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace gui {

class MessageBar;

class FolderNotices : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    FolderNotices(engine::Engine &engine, MessageBar &bar, QObject *parent);

signals:
    void selectWanted(const QList<transfer::UploadId> &ids);

private:
    void take(store::FolderId folder, transfer::UploadId upload);
    void tell();
    QString sentence() const;

    engine::Engine &m_engine;
    MessageBar &m_bar;
    QTimer m_soon{this}; // together with what comes at the same time
    QString m_told;
    QList<transfer::UploadId> m_added;
    QSet<store::FolderId> m_from;
    bool m_waits = false; // some of it is not told yet
};

} // namespace gui
