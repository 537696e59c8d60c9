// What the squares of a map mean, and how much one of them is.
#pragma once

#include <QWidget>

namespace gui {

class MapKey : public QWidget
{
    Q_OBJECT
public:
    explicit MapKey(QWidget *parent = nullptr);

    void showSquare(qint64 bytes);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString squareWords() const;
    int keysWidth() const;
    bool twoLines() const;

    qint64 m_bytes = 0;
};

} // namespace gui
