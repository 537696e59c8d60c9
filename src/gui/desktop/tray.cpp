#include "gui/desktop/tray.h"

#include "gui/theme/icons.h"

#include <QMenu>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

// The app's picture with a dot cut out at the lower right: shape, not only colour.
QPixmap withDot(QPixmap picture)
{
    const QSizeF size = picture.deviceIndependentSize();
    const double dot = size.width() * 0.42;
    const QRectF place(size.width() - dot, size.height() - dot, dot, dot);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(Qt::black);
    painter.drawEllipse(place);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(QColor(0xD93A30));
    const double rim = size.width() * 0.06;
    painter.drawEllipse(place.adjusted(rim, rim, 0, 0));
    return picture;
}

QIcon trayIcon(bool trouble)
{
    if (!trouble)
        return appIcon();
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64})
        icon.addPixmap(withDot(appIcon().pixmap(size)));
    return icon;
}

} // namespace

Tray::Tray(QObject *parent) : QObject(parent)
{
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit activated();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    draw();
}

bool Tray::available() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::setMenu(QMenu *menu)
{
    m_icon.setContextMenu(menu);
}

void Tray::show(const QString &tip, bool trouble)
{
    m_icon.setToolTip(tip); // words of ours and numbers
    if (trouble != m_trouble) {
        m_trouble = trouble;
        draw();
    }
    // The tray may come later than the program, at the start of a session.
    m_icon.setVisible(available());
}

void Tray::showMessage(const QString &title, const QString &text)
{
    if (m_icon.isVisible())
        m_icon.showMessage(title, text, appIcon());
}

void Tray::draw()
{
    m_icon.setIcon(trayIcon(m_trouble));
}

} // namespace gui
