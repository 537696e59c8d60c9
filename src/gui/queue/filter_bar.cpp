#include "gui/queue/filter_bar.h"

#include "gui/queue/queue_filter.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/radio_access.h"

#include <QAction>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int usualSpacing = 4;
constexpr int beside = 8; // to its edges
constexpr int above = 4;
} // namespace

FilterBar::FilterBar(QueueFilter &filter, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_group(new QButtonGroup(this))
    , m_search(new QLineEdit(this))
{
    installRadioAccess();
    for (int i = 0; i < groupCount; ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(18, 14));
        button->setObjectName(u"filter%1"_s.arg(i));
        button->setAccessibleName(label(Group(i)));
        m_group->addButton(button, i);
        m_buttons[std::size_t(i)] = button;
    }
    m_buttons[0]->setChecked(true);

    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    const QAction *looking = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    for (QToolButton *button : m_search->findChildren<QToolButton *>())
        button->setAccessibleName(button->actions().value(0) == looking ? tr("Search") : tr("Clear"));
    m_search->installEventFilter(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { emit groupChosen(Group(id)); });
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::searchChanged);
    connect(&filter, &QueueFilter::countsChanged, this, [this] {
        if (showCounts())
            fit();
    });
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

// Whether any word is another.
bool FilterBar::showCounts()
{
    bool changed = false;
    const QueueCounts counts = m_filter.counts();
    for (int i = 0; i < groupCount; ++i) {
        const Group group = Group(i);
        const int count = counts.of(group);
        QToolButton *button = m_buttons[std::size_t(i)];
        const QString text = label(group) + (m_tight ? u" "_s : u"  "_s) + QString::number(count);
        if (button->text() == text)
            continue;
        changed = true;
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
    return changed;
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
        fit();
    }
    if (event->type() == QEvent::FontChange && m_search)
        fit();
}

// How wide all are in one line; the search as narrow as it gets.
int FilterBar::wantedWidth() const
{
    int wanted = 2 * beside + leastSearch();
    for (const QToolButton *button : m_buttons)
        wanted += button->sizeHint().width() + usualSpacing;
    return wanted;
}

// Its word and its two icons.
int FilterBar::leastSearch() const
{
    constexpr int icons = 56;
    return fontMetrics().horizontalAdvance(m_search->placeholderText()) + icons;
}

// Side by side, the search at the end of the line; what finds no room there goes to the next.
int FilterBar::arrange(int width, bool apply)
{
    const int height = std::max(m_buttons[0]->sizeHint().height(), m_search->sizeHint().height());
    const int right = width - beside;
    const int spacing = m_tight ? usualSpacing / 2 : usualSpacing;
    int x = beside;
    int y = above;
    const auto nextLine = [&] {
        x = beside;
        y += height + above;
    };
    for (QToolButton *button : m_buttons) {
        const QSize size = button->sizeHint();
        if (x > beside && x + size.width() > right)
            nextLine();
        if (apply)
            button->setGeometry(x, y + (height - size.height()) / 2, size.width(), size.height());
        x += size.width() + spacing;
    }
    if (x + leastSearch() > right)
        nextLine();
    const int most = grown(width < grown(700, font()) ? 150 : 190, font());
    const int search = std::max(leastSearch(), std::min(most, right - x));
    if (apply)
        m_search->setGeometry(right - search, y, search, height);
    return y + height + above;
}

// Closer together before anything leaves the line.
void FilterBar::fit()
{
    if (std::exchange(m_tight, false))
        showCounts();
    if (wantedWidth() > width()) {
        m_tight = true;
        showCounts();
    }
    arrange(width(), true);
    updateGeometry();
}

int FilterBar::heightForWidth(int width) const
{
    return const_cast<FilterBar *>(this)->arrange(width, false); // which moves nothing
}

QSize FilterBar::sizeHint() const
{
    return {wantedWidth(), heightForWidth(wantedWidth())};
}

QSize FilterBar::minimumSizeHint() const
{
    return {leastSearch() + 2 * beside, 0};
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace gui
