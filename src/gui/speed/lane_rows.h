// The connections of an upload, one a row: how fast it is beside the others, and what it sends.
#pragma once

#include <QStringList>
#include <QWidget>

namespace gui {

struct LaneRow {
    double bytesPerSecond = 0;
    QString slice; // "1181: 7.2 of 10 MB"; empty: none

    bool operator==(const LaneRow &) const = default;
};

class LaneRows : public QWidget
{
    Q_OBJECT
public:
    explicit LaneRows(QWidget *parent = nullptr);

    void showRows(const QList<LaneRow> &rows);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int rowHeight() const { return fontMetrics().height() + 6; }

    QList<LaneRow> m_rows;
};

} // namespace gui
