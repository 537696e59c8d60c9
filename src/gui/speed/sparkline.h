// The last ten minutes as one small line, for the status bar. 64 x 16; repainted when another second is
// recorded.
#pragma once

#include <QWidget>

#include <vector>

namespace gui {

class SpeedRecord;

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(QWidget *parent = nullptr);

    // limit: bytes a second, 0 for none.
    void showRecord(const SpeedRecord &record, qint64 limit);
    QSize sizeHint() const override { return {64, 16}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_speeds;
    double m_top = 1;
};

} // namespace gui
