#include "gui/details/field_head.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace gui {

FieldHead::FieldHead(QWidget *parent) : QLabel(parent), m_changed(plainLabel()), m_note(markupLabel())
{
    setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addSpacing(0);
    layout->addWidget(m_changed);
    layout->addStretch();
    layout->addWidget(m_note);
    const QFont small = smallFont(font());
    m_changed->setFont(small);
    m_note->setFont(small);
    m_changed->setText(tr("• Changed"));
    m_changed->setForegroundRole(QPalette::Link);
    m_changed->hide();
    setTone(m_note, Tone::Secondary);
    connect(m_note, &QLabel::linkActivated, this, &FieldHead::undoRequested);
}

void FieldHead::setCount(int count, int limit)
{
    m_note->setText(u"%1 / %2"_s.arg(count).arg(limit));
    m_over = count > limit;
    setTone(m_note, m_over ? Tone::Error : Tone::Secondary);
}

void FieldHead::setChanged(bool changed)
{
    place();
    m_changed->setVisible(changed);
    m_note->setText(changed ? u"<a href=\"undo\">%1</a>"_s.arg(tr("Undo").toHtmlEscaped()) : QString());
}

void FieldHead::place()
{
    auto *box = static_cast<QHBoxLayout *>(layout());
    box->itemAt(0)->spacerItem()->changeSize(fontMetrics().horizontalAdvance(text()) + 10, 1,
                                             QSizePolicy::Fixed);
    box->invalidate();
}

void FieldHead::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_note)
        setTone(m_note, m_over ? Tone::Error : Tone::Secondary);
}

FieldProblemLine::FieldProblemLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(plainLabel())
    , m_text(plainLabel())
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_text->setFont(smallFont(font()));
    colour();
    hide();
}

void FieldProblemLine::setText(const QString &text)
{
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

void FieldProblemLine::colour()
{
    setTone(m_text, Tone::Error);
    m_icon->setPixmap(iconPixmap(u"state-failed"_s, 14, coloursOf(palette()).error, devicePixelRatioF()));
}

void FieldProblemLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_text)
        colour();
}

} // namespace gui
