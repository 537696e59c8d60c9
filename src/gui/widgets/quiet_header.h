// The header of a table: small quiet words over the texts of the columns, a hairline below, an arrow where it
// sorts.
#pragma once

#include <QHeaderView>

#include <vector>

namespace gui {

class QuietHeader : public QHeaderView
{
    Q_OBJECT
public:
    // Where the texts of a column stand in it.
    struct Place {
        int before = 0; // from its left edge
        int behind = 0; // to its right edge
        Qt::Alignment align = Qt::AlignLeft;
    };

    explicit QuietHeader(QWidget *parent);

    QSize sizeHint() const override;
    void setPlace(int section, const Place &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    Place placeOf(int section) const;

    std::vector<Place> m_places; // by section
};

} // namespace gui
