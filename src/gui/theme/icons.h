// The program's own icons: strokes on a 24 px grid (resources/icons/*.svg), drawn at the exact device size
// and tinted with a palette colour at the moment of drawing, so they follow dark mode and any scale by
// themselves.
//
// Of SVG only what those files use is understood: path (M L A C Z, absolute, round arcs), circle, rect.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainterPath>
#include <QString>

#include <vector>

namespace gui {

// One icon as it stands in its file.
class Glyph
{
public:
    // Reads :/icons/<name>.svg; empty when there is none or it uses more than is understood.
    static const Glyph &named(const QString &name);

    bool isEmpty() const { return m_strokes.empty(); }
    void paint(QPainter *painter, const QRectF &rect, const QColor &colour) const;

private:
    static Glyph read(const QString &path);

    struct Stroke {
        QPainterPath path;
        qreal width = 0; // 0: filled
    };
    std::vector<Stroke> m_strokes;
};

// For buttons and actions: takes the palette's text colour, paler when disabled.
QIcon icon(const QString &name);
// For labels and rows: one colour, a square of `size` logical pixels at the given device pixel ratio.
// gap: so much room to both sides of it.
QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio, int gap = 0);

// The program's own picture, as large as windows and trays show it. Larger ones would be unpacked and handed
// to the window system at every start.
QIcon appIcon();

} // namespace gui
