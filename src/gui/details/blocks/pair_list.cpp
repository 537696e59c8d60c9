#include "gui/details/blocks/pair_list.h"

#include "gui/theme/theme.h"
#include "gui/widgets/plain_text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace gui {

namespace {

constexpr int rowPitch = 22;
constexpr int leastRowGap = 4;
constexpr int labelGap = 16;

// Words of its own are never wider than the panel: what cannot be broken is cut, and in the tooltip.
QLabel *valueLabel(const QString &text)
{
    QLabel *value = plainLabel(text);
    value->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    value->setSizePolicy(policy);
    value->setMinimumWidth(1);
    value->setToolTip(toolTipText(text.contains(u' ') ? QString() : text));
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setFocusPolicy(Qt::ClickFocus); // nothing to do there: no stop on the way of Tab
    return value;
}

} // namespace

PairList::PairList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(labelGap);
    m_grid->setColumnStretch(1, 1);
}

void PairList::showPairs(const QList<words::LabelledText> &pairs)
{
    if (m_pairs == pairs)
        return;
    m_pairs = pairs;
    fill();
}

void PairList::setLast(const QString &label, QWidget *value)
{
    m_lastLabel = label;
    m_last = value;
    fill();
}

int PairList::labelWidth() const
{
    int widest = 0;
    for (int row = 0; row * 2 < m_grid->count(); ++row)
        widest = std::max(widest, m_grid->itemAt(row * 2)->sizeHint().width());
    return widest;
}

void PairList::setLeastLabelWidth(int width)
{
    m_grid->setColumnMinimumWidth(0, width);
}

void PairList::fill()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget() != m_last)
            delete item->widget();
        delete item;
    }
    m_grid->setVerticalSpacing(std::max(leastRowGap, rowPitch - QFontMetrics(smallFont(font())).height()));
    for (const words::LabelledText &pair : std::as_const(m_pairs))
        addRow(pair.label, valueLabel(pair.text));
    if (m_last)
        addRow(m_lastLabel, m_last);
}

void PairList::addRow(const QString &label, QWidget *value)
{
    QLabel *name = plainLabel(label);
    name->setBuddy(value);
    for (QWidget *each : {static_cast<QWidget *>(name), value})
        each->setFont(smallFont(font()));
    setTone(name, Tone::Secondary);
    const int row = m_grid->count() / 2;
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1, Qt::AlignTop);
}

void PairList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

} // namespace gui
