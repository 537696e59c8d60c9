// The weekly plan as one paints it: half hours across, days down. Height tells the value: full, the low
// third, nothing.
//
// Arrows move, with Shift they select; 1 2 3 paint, Space with the brush; Page Up and Down go to Monday and
// Sunday; Ctrl+C, V copy a day, Ctrl+Z takes back. With the mouse one drags a block and it is painted.
#pragma once

#include "gui/settings/week_model.h"

#include <QTableView>

#include <optional>

namespace gui {

class WeekGrid : public QTableView
{
    Q_OBJECT
public:
    explicit WeekGrid(QWidget *parent = nullptr);

    WeekModel &plan() { return *m_model; }
    void setBrush(transfer::Pace pace) { m_brush = pace; }
    void setNow(const transfer::WeekPlace &now); // where its line stands
    // What is selected; the current half hour where nothing is.
    QItemSelectionRange block() const;
    // How a half hour of this pace looks.
    static void paintPace(QPainter *painter, const QRect &cell, transfer::Pace pace, const QPalette &palette);

    QSize sizeHint() const override;

signals:
    void blockChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintBlock(transfer::Pace pace);
    void copy();
    void paste();
    void fit();
    QRect rectOf(const QItemSelectionRange &cells) const;

    WeekModel *m_model;
    transfer::Pace m_brush = transfer::Pace::Full;
    std::optional<transfer::WeekPlace> m_now;
    int m_copied = -1; // the day
};

} // namespace gui
