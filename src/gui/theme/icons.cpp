#include "gui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QXmlStreamReader>
#include <QtMath>

#include <optional>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr qreal grid = 24;

// The centre of a round arc from `from` to `to`; SVG gives the ends and the radius only.
QPointF arcCentre(QPointF from, QPointF to, qreal radius, bool large, bool clockwise)
{
    const QPointF half = (to - from) / 2;
    const qreal halfLength = std::hypot(half.x(), half.y());
    const qreal away = std::sqrt(std::max(0.0, radius * radius - halfLength * halfLength));
    const QPointF normal = halfLength > 0 ? QPointF(-half.y(), half.x()) / halfLength : QPointF();
    return from + half + normal * (large == clockwise ? -away : away);
}

void arcTo(QPainterPath *path, qreal radius, bool large, bool clockwise, QPointF to)
{
    const QPointF from = path->currentPosition();
    const QPointF centre = arcCentre(from, to, radius, large, clockwise);
    const auto angle = [&](QPointF point) {
        return qRadiansToDegrees(std::atan2(centre.y() - point.y(), point.x() - centre.x()));
    };
    qreal sweep = angle(to) - angle(from); // Qt counts anticlockwise
    if (clockwise && sweep > 0)
        sweep -= 360;
    if (!clockwise && sweep < 0)
        sweep += 360;
    path->arcTo(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), angle(from), sweep);
}

// Nothing when the data uses more than the commands named in the header.
std::optional<QPainterPath> pathFrom(const QString &data)
{
    QPainterPath path;
    QString text = data;
    for (const QChar command : u"MLACZ"_s)
        text.replace(command, u" "_s + command + u' ');
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);

    qsizetype at = 0;
    const auto number = [&] {
        return at < words.size() ? words[at++].toDouble() : 0.0;
    };
    const auto point = [&] {
        const qreal x = number();
        return QPointF(x, number());
    };
    while (at < words.size()) {
        const QString command = words[at++];
        if (command == "M"_L1) {
            path.moveTo(point());
        } else if (command == "L"_L1) {
            path.lineTo(point());
        } else if (command == "C"_L1) {
            const QPointF first = point();
            const QPointF second = point();
            path.cubicTo(first, second, point());
            while (at < words.size() && words[at][0].isDigit()) { // further curves need no letter
                const QPointF nextFirst = point();
                const QPointF nextSecond = point();
                path.cubicTo(nextFirst, nextSecond, point());
            }
        } else if (command == "A"_L1) {
            const qreal radius = number();
            number(); // the second radius, the same
            number(); // rotation, without meaning for a circle
            const bool large = number() != 0;
            const bool clockwise = number() != 0;
            arcTo(&path, radius, large, clockwise, point());
        } else if (command == "Z"_L1) {
            path.closeSubpath();
        } else {
            return std::nullopt;
        }
    }
    return path;
}

class GlyphIconEngine : public QIconEngine
{
public:
    explicit GlyphIconEngine(const QString &name) : m_name(name) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        QColor colour = palette.color(QPalette::Active, QPalette::ButtonText);
        if (mode == QIcon::Disabled)
            colour = palette.color(QPalette::Disabled, QPalette::ButtonText);
        else if (mode == QIcon::Selected)
            colour = palette.color(QPalette::Active, QPalette::HighlightedText);
        Glyph::named(m_name).paint(painter, rect, colour);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new GlyphIconEngine(m_name); }
    QString key() const override { return u"youchuan-glyph"_s; }

private:
    QString m_name;
};

} // namespace

const Glyph &Glyph::named(const QString &name)
{
    static QHash<QString, Glyph> known;
    const auto found = known.constFind(name);
    if (found != known.constEnd())
        return *found;
    return *known.insert(name, read(u":/icons/"_s + name + u".svg"_s));
}

Glyph Glyph::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};

    Glyph glyph;
    qreal width = 1.75;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const auto value = [&](const char *name) {
            return attributes.value(QLatin1StringView(name)).toDouble();
        };
        const qreal ownWidth = attributes.hasAttribute("stroke-width"_L1) ? value("stroke-width") : width;

        Stroke stroke;
        stroke.width = attributes.value("stroke"_L1) == "none"_L1 ? 0 : ownWidth;
        if (xml.name() == "svg"_L1) {
            width = ownWidth;
            continue;
        }
        if (xml.name() == "path"_L1) {
            const std::optional<QPainterPath> read = pathFrom(attributes.value("d"_L1).toString());
            if (!read)
                return {};
            stroke.path = *read;
        } else if (xml.name() == "circle"_L1) {
            stroke.path.addEllipse(QPointF(value("cx"), value("cy")), value("r"), value("r"));
        } else if (xml.name() == "rect"_L1) {
            stroke.path.addRoundedRect(QRectF(value("x"), value("y"), value("width"), value("height")),
                                       value("rx"), value("rx"));
        } else {
            return {};
        }
        glyph.m_strokes.push_back(stroke);
    }
    return glyph;
}

void Glyph::paint(QPainter *painter, const QRectF &rect, const QColor &colour) const
{
    const qreal side = std::min(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side, side) / 2);
    painter->scale(side / grid, side / grid);
    for (const Stroke &stroke : m_strokes) {
        if (stroke.width > 0)
            painter->strokePath(stroke.path,
                                QPen(colour, stroke.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        else
            painter->fillPath(stroke.path, colour);
    }
    painter->restore();
}

QIcon icon(const QString &name)
{
    return QIcon(new GlyphIconEngine(name));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio, int gap)
{
    QPixmap pixmap(QSize(size + 2 * gap, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    Glyph::named(name).paint(&painter, QRectF(gap, 0, size, size), colour);
    return pixmap;
}

QIcon appIcon()
{
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128})
        result.addFile(u":/app-icon/%1.png"_s.arg(size), QSize(size, size));
    return result;
}

} // namespace gui
