// Leads from an upload that Youku refused, because this user uploaded the video already, to that video: to
// its row where it can be seen, else to its page.
#pragma once

#include "engine/engine.h"

#include <QObject>

namespace gui {

class EarlierVideo : public QObject
{
    Q_OBJECT
public:
    // engine outlives it.
    explicit EarlierVideo(engine::Engine &engine, QObject *parent = nullptr);

    // shown: the rows that can be seen.
    void show(transfer::UploadId refused, const QList<transfer::UploadId> &shown);

signals:
    void selectWanted(const QList<transfer::UploadId> &ids);
    void told(const QString &sentence);

private:
    void open(const QList<transfer::UploadRecord> &records, const QString &md5);

    engine::Engine &m_engine;
};

} // namespace gui
