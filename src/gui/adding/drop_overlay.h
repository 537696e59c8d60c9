// Takes files dragged over the window, and shows the veil and the plate meanwhile: how many items, and what
// will happen to them. Touches no disk before the drop; lets every other event through.
#pragma once

#include "ingest/incoming.h"

#include <QWidget>

namespace gui {

class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    // Listens to drops anywhere in window; covers content meanwhile.
    DropOverlay(QWidget *window, QWidget *content);

signals:
    void dropped(const ingest::Incoming &items);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void cover();

    QWidget *m_content;
    int m_items = 0;
};

} // namespace gui
