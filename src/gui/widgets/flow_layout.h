// Lays widgets out like words: left to right, line after line. The last one takes the rest of its line,
// if it expands.
#pragma once

#include <QLayout>
#include <QList>

namespace gui {

class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget *parent, int margin, int gap);
    ~FlowLayout() override;

    void insertWidget(int position, QWidget *widget);

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool apply) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace gui
