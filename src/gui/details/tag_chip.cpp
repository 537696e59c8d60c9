#include "gui/details/tag_chip.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int pad = 8;
constexpr int crossSize = 12;
} // namespace

TagChip::TagChip(const QString &tag, const QString &share, QWidget *parent)
    : QWidget(parent)
    , m_tag(tag)
    , m_share(share)
{
    setFocusPolicy(Qt::ClickFocus);
    setTag(tag);
}

void TagChip::setTag(const QString &tag)
{
    m_tag = tag;
    setAccessibleName(tag);
    setToolTip(toolTipText(tag));
    updateGeometry();
    update();
}

void TagChip::setBad(bool bad)
{
    m_bad = bad;
    update();
}

void TagChip::edit()
{
    if (m_edit)
        return;
    m_edit = new QLineEdit(m_tag, this);
    m_edit->setObjectName(u"chipLine"_s);
    m_edit->setAccessibleName(tr("Edit tag"));
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::editingFinished, this, &TagChip::finishEdit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        updateGeometry();
        emit typing();
    });
    m_edit->setGeometry(rect().adjusted(pad - 2, 1, -2, -1));
    m_edit->selectAll();
    m_edit->show();
    m_edit->setFocus(Qt::OtherFocusReason);
}

QString TagChip::typed() const
{
    return m_edit ? m_edit->text() : m_tag;
}

void TagChip::finishEdit()
{
    if (!m_edit)
        return;
    const QString text = m_edit->text();
    endEdit();
    if (text != m_tag)
        emit renamed(text);
}

// Its line may be the sender, and says as it goes that it was left.
void TagChip::endEdit()
{
    QLineEdit *line = std::exchange(m_edit, nullptr);
    const bool focused = line->hasFocus();
    line->hide();
    line->deleteLater();
    if (focused)
        setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

bool TagChip::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && watched == m_edit && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            endEdit();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TagChip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_edit)
        m_edit->setGeometry(rect().adjusted(pad - 2, 1, -2, -1));
}

void TagChip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!crossRect().adjusted(-4, -4, 4, 4).contains(event->pos()))
        edit();
}

QSize TagChip::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = pad + metrics.horizontalAdvance(typed()) + 6 + crossSize + pad - 2;
    if (!m_share.isEmpty())
        width += QFontMetrics(smallFont(font())).horizontalAdvance(m_share) + 8;
    return {width, metrics.height() + 4};
}

QRect TagChip::crossRect() const
{
    return {width() - crossSize - pad + 2, (height() - crossSize) / 2, crossSize, crossSize};
}

void TagChip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPen pen(m_bad ? colours.error : (hasFocus() ? colours.accent : colours.secondary));
    if (isPartial())
        pen.setStyle(Qt::DashLine);
    painter.setPen(m_bad || isPartial() || hasFocus() ? pen : QPen(Qt::NoPen));
    painter.setBrush(isPartial() ? QBrush(Qt::NoBrush) : QBrush(colours.chip));
    painter.drawRoundedRect(frame, 3, 3);

    const QColor ink =
        !isEnabled() ? palette().color(QPalette::Text) : (m_bad ? colours.error : colours.text);
    QRect text = rect().adjusted(pad, 0, 0, 0);
    text.setRight(crossRect().left() - 6);
    painter.setPen(ink);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_tag, Qt::ElideRight, text.width()));
    if (!m_share.isEmpty()) {
        painter.setFont(smallFont(font()));
        painter.setPen(colours.secondary);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight, m_share);
    }
    Glyph::named(u"close"_s).paint(&painter, crossRect(), ink);
}

void TagChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (crossRect().adjusted(-4, -4, 4, 4).contains(event->pos()))
        emit crossed();
}

void TagChip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void TagChip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace gui
