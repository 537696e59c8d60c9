#include "gui/queue/filter_bar.h"

#include "gui/queue/queue_filter.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/radio_access.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int usualSpacing = 4;
constexpr int usualSearch = 100;
} // namespace

FilterBar::FilterBar(QueueFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_group(new QButtonGroup(this))
    , m_search(new QLineEdit)
{
    installRadioAccess();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(usualSpacing);
    for (int i = 0; i < groupCount; ++i) {
        auto *button = new QToolButton;
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(18, 14));
        button->setObjectName(u"filter%1"_s.arg(i));
        button->setAccessibleName(label(Group(i)));
        m_group->addButton(button, i);
        m_buttons[std::size_t(i)] = button;
        layout->addWidget(button);
    }
    m_buttons[0]->setChecked(true);
    layout->addStretch();

    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(usualSearch); // gives way before a filter loses its words
    const QAction *looking = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    for (QToolButton *button : m_search->findChildren<QToolButton *>())
        button->setAccessibleName(button->actions().value(0) == looking ? tr("Search") : tr("Clear"));
    m_search->installEventFilter(this);
    layout->addWidget(m_search);

    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { emit groupChosen(Group(id)); });
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::searchChanged);
    connect(&filter, &QueueFilter::countsChanged, this, &FilterBar::showCounts);
    showCounts();
}

QString FilterBar::label(Group group)
{
    switch (group) {
    case Group::All:
        return tr("All");
    case Group::Drafts:
        return tr("Drafts");
    case Group::InProgress:
        return tr("In progress");
    case Group::Waiting:
        return tr("Waiting");
    case Group::NeedsYou:
        return tr("Needs you");
    case Group::Published:
        return tr("Published");
    }
    Q_UNREACHABLE();
}

void FilterBar::choose(Group group)
{
    m_buttons[std::size_t(group)]->setChecked(true);
    emit groupChosen(group);
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clearSearch()
{
    m_search->clear();
}

void FilterBar::showCounts()
{
    const QueueCounts counts = m_filter.counts();
    for (int i = 0; i < groupCount; ++i) {
        const Group group = Group(i);
        const int count = counts.of(group);
        QToolButton *button = m_buttons[std::size_t(i)];
        const QString text = label(group) + (m_tight ? u" "_s : u"  "_s) + QString::number(count);
        if (button->text() == text)
            continue;
        button->setText(text);
        button->setAccessibleName(tr("%1, %2", "a filter, how many").arg(label(group)).arg(count));
        if (group == Group::NeedsYou) {
            const bool alarming = count > 0;
            setTone(button, alarming ? Tone::Error : Tone::Plain);
            button->setIcon(alarming ? QIcon(iconPixmap(u"state-failed"_s, 14, coloursOf(palette()).error,
                                                        devicePixelRatioF(), 2))
                                     : QIcon());
        }
    }
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        if (m_search->text().isEmpty())
            emit searchLeft();
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_search) {
        m_buttons[std::size_t(Group::NeedsYou)]->setText({}); // its colours are made anew
        showCounts();
    }
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_search->setMaximumWidth(width() < 700 ? 150 : 190);
    // Words in a large font want all the room there is.
    int wanted = usualSearch;
    for (const QToolButton *button : m_buttons)
        wanted += button->sizeHint().width() + usualSpacing;
    if (m_tight)
        wanted += groupCount * fontMetrics().horizontalAdvance(u' ');
    const bool tight = wanted + layout()->contentsMargins().left() * 2 > width();
    if (std::exchange(m_tight, tight) == tight)
        return;
    layout()->setSpacing(tight ? usualSpacing / 2 : usualSpacing);
    m_search->setMinimumWidth(tight ? usualSearch / 2 : usualSearch);
    showCounts();
}

} // namespace gui
