// Import of a table into the queue: asks for the file, reads it on a worker thread, shows what is wrong row
// by row, and adds the rest. Saves a table to begin with.
#pragma once

#include "gui/adding/adder.h"
#include "ingest/video_table.h"

#include <QObject>
#include <QThreadPool>

namespace gui {

class TableImport : public QObject
{
    Q_OBJECT
public:
    TableImport(engine::Engine &engine, Adder &adder, QWidget *window);
    ~TableImport() override;

    void choose();
    void saveExample();
    void read(const QString &path);

private:
    void take(const ingest::VideoTable &table);

    engine::Engine &m_engine;
    Adder &m_adder;
    QWidget *m_window;
    QThreadPool m_disk;
};

} // namespace gui
