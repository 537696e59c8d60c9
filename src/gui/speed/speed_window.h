// Speed of the last ten minutes, and where the bytes of an upload are: a frame that lies over the window
// while one works. Takes no focus. Looks once a second while it is shown and there is something to see, and
// never while it is hidden.
#pragma once

#include "engine/engine.h"
#include "gui/speed/lane_rows.h"
#include "transfer/sending/speed_meter.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace gui {

class MapKey;
class MapView;
class Run;
class SpeedGraph;
class SpeedRecorder;

class SpeedWindow : public QFrame
{
    Q_OBJECT
public:
    // All outlive it.
    SpeedWindow(engine::Engine &engine, const Run &run, SpeedRecorder &recorder, const base::Clock &clock,
                QWidget *parent);

    // Whose map is shown, when it is one of which something was sent; else what runs.
    void showUploads(const QList<transfer::UploadId> &ids);
    // That it needs at this width. It grows while it is open, and shrinks only for another upload.
    int heightFor(int width);
    void wake(); // the window may have come back
    bool looking() const { return m_looking.isActive(); }

signals:
    void closeWanted();
    void heightChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildHead(QVBoxLayout *layout);
    void buildMap(QVBoxLayout *layout);
    void buildLanes(QVBoxLayout *layout);
    void look();
    const transfer::Upload *chosen() const;
    void showMap(const transfer::Upload *upload);
    void showLanes(const transfer::Upload *upload);
    void colour();

    engine::Engine &m_engine;
    const Run &m_run;
    SpeedRecorder &m_recorder;
    const base::Clock &m_clock;
    QTimer m_looking;
    QList<transfer::UploadId> m_ids;
    transfer::UploadId m_shown = 0;
    QHash<int, transfer::SpeedMeter> m_meters; // of lanes, by their numbers
    int m_tallest = 0;                         // that it was at this width
    int m_tallestAt = 0;

    QScrollArea *m_scroll;
    QWidget *m_body;
    QToolButton *m_cross;
    SpeedGraph *m_graph;
    QWidget *m_mapPart;
    QLabel *m_title;
    QLabel *m_amounts;
    QLabel *m_rest;
    MapView *m_map;
    MapKey *m_key;
    QWidget *m_lanePart;
    QLabel *m_laneCount;
    QLabel *m_laneHead;
    LaneRows *m_lanes;
};

} // namespace gui
