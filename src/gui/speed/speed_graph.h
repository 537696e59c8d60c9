// The graph of the last ten minutes: what was sent, what was confirmed, the limit, and the gaps by name.
#pragma once

#include "gui/speed/speed_record.h"

#include <QWidget>

namespace gui {

struct Colours;

class SpeedGraph : public QWidget
{
    Q_OBJECT
public:
    explicit SpeedGraph(QWidget *parent = nullptr);

    // speed and limit: bytes a second, of this moment; limit 0: none. nowMs: since the epoch.
    void showRecord(const SpeedRecord &record, double speed, qint64 limit, qint64 nowMs);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF plot(double labelWidth) const;
    void paintLegend(QPainter *painter, const Colours &colours) const;
    void paintLimit(QPainter *painter, const QRectF &plot, double top, const Colours &colours) const;
    void paintFoot(QPainter *painter, const QRectF &plot, const Colours &colours) const;
    QString sentence() const;

    std::vector<double> m_sent;
    std::vector<double> m_confirmed;
    QList<SpeedRecord::Gap> m_gaps;
    double m_speed = 0;
    qint64 m_limit = 0;
    qint64 m_nowMs = 0;
    bool m_empty = true;
};

} // namespace gui
