#include "gui/adding/drop_overlay.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

DropOverlay::DropOverlay(QWidget *window, QWidget *content) : QWidget(window), m_content(content)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);        // the others are drop events too
        const bool moves = event->type() == QEvent::DragMove; // often, and with what entered
        const ingest::Incoming items = moves ? ingest::Incoming() : ingest::filesDraggedIn(*drop->mimeData());
        if (!moves)
            m_items = items.count();
        if (m_items == 0)
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::DragEnter)
            cover();
        if (event->type() == QEvent::Drop) {
            hide();
            emit dropped(items);
        }
        return true;
    }
    case QEvent::DragLeave:
        hide();
        return true;
    case QEvent::Resize:
        setGeometry(m_content->geometry());
        return false;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void DropOverlay::cover()
{
    setGeometry(m_content->geometry());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    QColor veil = palette().color(QPalette::Base);
    veil.setAlphaF(colours.plain ? 1.0f : 0.72f);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(colours.accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));

    const QString heading = tr("Drop to add %n item(s)", nullptr, m_items);
    const QString help = tr("Videos go to the end of the queue, folders are searched.\n"
                            "Anything that is not a video is named and left out.");
    const QFont large = largeFont(font());
    const QFontMetrics headingMetrics(large);
    const QRect helpSize = fontMetrics().boundingRect(QRect(0, 0, 2000, 400), Qt::AlignCenter, help);
    const int plateWidth = std::max(helpSize.width(), headingMetrics.horizontalAdvance(heading)) + 88;
    const int plateHeight = 34 + 48 + 16 + headingMetrics.height() + 8 + helpSize.height() + 28;
    QRect plate(0, 0, std::min(plateWidth, width() - 16), std::min(plateHeight, height() - 16));
    plate.moveCenter(rect().center());
    painter.fillRect(plate, palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(plate.adjusted(0, 0, -1, -1));

    QRect line(plate.left(), plate.top() + 34, plate.width(), 48);
    Glyph::named(u"drop"_s).paint(&painter, line, colours.accent);
    line = QRect(plate.left(), line.bottom() + 17, plate.width(), headingMetrics.height());
    painter.setPen(colours.text);
    painter.setFont(large);
    painter.drawText(line, Qt::AlignCenter, heading);
    line = QRect(plate.left() + 16, line.bottom() + 9, plate.width() - 32, helpSize.height());
    painter.setFont(font());
    painter.setPen(colours.secondary);
    painter.drawText(line, Qt::AlignHCenter | Qt::TextWordWrap, help);
}

} // namespace gui
