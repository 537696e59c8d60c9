#include "gui/history/history_filters.h"

#include "engine/account_name.h"
#include "engine/history/history.h"
#include "gui/history/period_dialog.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "words/uploads/video_words.h"

#include <QComboBox>
#include <QDate>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int sideMargin = 16;
constexpr int searchWidth = 280;
constexpr int leastSearch = 250;
constexpr int periodWidth = 150;
constexpr int accountWidth = 170;
constexpr int stateWidth = 180;

QComboBox *filterCombo(const QString &name, int width)
{
    auto *combo = new QComboBox;
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(1);
    const int wide = grown(width, combo->font());
    combo->setMinimumWidth(wide * 7 / 8);
    combo->setMaximumWidth(wide);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return combo;
}

qint64 beginOf(QDate day)
{
    return day.startOfDay().toMSecsSinceEpoch();
}

} // namespace

HistoryFilters::HistoryFilters(engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_search(new QLineEdit)
    , m_period(filterCombo(tr("Period"), periodWidth))
    , m_account(filterCombo(tr("Account"), accountWidth))
    , m_state(filterCombo(tr("State at Youku"), stateWidth))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(sideMargin, 12, sideMargin, 12);
    layout->setSpacing(8);
    m_search->setObjectName(u"searchHistory"_s);
    m_search->setPlaceholderText(tr("Title, file name, link or video id"));
    m_search->setAccessibleName(tr("Search history"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(grown(leastSearch, font()));
    m_search->setMaximumWidth(grown(searchWidth, font()));
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QAction *looking = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    for (QToolButton *button : m_search->findChildren<QToolButton *>())
        button->setAccessibleName(button->actions().value(0) == looking ? tr("Search") : tr("Clear"));
    m_search->installEventFilter(this);
    m_period->setObjectName(u"period"_s);
    m_account->setObjectName(u"accountFilter"_s);
    m_state->setObjectName(u"stateFilter"_s);
    layout->addWidget(m_search, 4);
    layout->addStretch(1);
    layout->addWidget(m_period, 3);
    layout->addWidget(m_account, 3);
    layout->addWidget(m_state, 3);
    fillPeriods();
    fillAccounts();
    fillStates();
    connect(m_search, &QLineEdit::textChanged, this, &HistoryFilters::changed);
    connect(m_period, &QComboBox::activated, this, &HistoryFilters::choosePeriod);
    connect(m_account, &QComboBox::currentIndexChanged, this, &HistoryFilters::changed);
    connect(m_state, &QComboBox::currentIndexChanged, this, &HistoryFilters::changed);
}

void HistoryFilters::fillPeriods()
{
    m_period->addItems({tr("Today"), tr("Last 7 days"), tr("Last 30 days"), tr("This year"), tr("All time"),
                        tr("From … to …")});
    m_period->setCurrentIndex(Last30Days);
}

// Those of whose videos there are any, as they are called now.
void HistoryFilters::fillAccounts()
{
    m_account->addItem(tr("All accounts"));
    m_engine.history().accounts(this, [this](const QList<transfer::AccountId> &ids) {
        for (const transfer::AccountId &id : ids) {
            QString name = engine::accountName(m_engine, id);
            if (name.isEmpty())
                name = id.isEmpty() ? tr("No account") : tr("Another account");
            m_account->addItem(name, id.text);
        }
    });
}

void HistoryFilters::fillStates()
{
    m_state->addItem(tr("Any state at Youku"));
    for (const QStringList &states :
         {QStringList{u"normal"_s}, QStringList{u"encoding"_s}, QStringList{u"in_review"_s},
          QStringList{u"fail"_s}, QStringList{u"limited"_s, u"blocked"_s}, QStringList{u"gone"_s}})
        m_state->addItem(words::videoStateLabel(states.first()), states);
}

std::pair<QDate, QDate> HistoryFilters::days() const
{
    const QDate today = QDate::currentDate();
    switch (m_period->currentIndex()) {
    case Today:
        return {today, {}};
    case Last7Days:
        return {today.addDays(-6), {}};
    case Last30Days:
        return {today.addDays(-29), {}};
    case ThisYear:
        return {QDate(today.year(), 1, 1), {}};
    case Custom:
        return {m_from, m_until};
    default:
        return {};
    }
}

store::HistoryQuery HistoryFilters::query(const store::HistoryQuery &ordered) const
{
    store::HistoryQuery query;
    query.order = ordered.order;
    query.descending = ordered.descending;
    query.words = m_search->text();
    const auto [from, until] = days();
    query.fromMs = from.isValid() ? beginOf(from) : 0;
    query.untilMs = until.isValid() ? beginOf(until.addDays(1)) : 0;
    if (m_account->currentIndex() > 0)
        query.accountId = transfer::AccountId{m_account->currentData().toString()};
    if (m_state->currentIndex() > 0)
        query.states = m_state->currentData().toStringList();
    return query;
}

bool HistoryFilters::chooses() const
{
    return !m_search->text().isEmpty() || m_period->currentIndex() != AllTime || m_account->currentIndex() > 0
           || m_state->currentIndex() > 0;
}

void HistoryFilters::clear()
{
    const QSignalBlocker quiet(this);
    m_search->clear();
    m_period->setCurrentIndex(AllTime);
    m_lastPeriod = AllTime;
    m_account->setCurrentIndex(0);
    m_state->setCurrentIndex(0);
}

void HistoryFilters::choosePeriod()
{
    if (m_period->currentIndex() != Custom) {
        m_lastPeriod = m_period->currentIndex();
        m_period->setItemText(Custom, tr("From … to …"));
        emit changed();
        return;
    }
    const QDate today = QDate::currentDate();
    auto *dialog = new PeriodDialog(m_from.isValid() ? m_from : today.addMonths(-1),
                                    m_until.isValid() ? m_until : today, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, [this] { m_period->setCurrentIndex(m_lastPeriod); });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_from = dialog->from();
        m_until = dialog->until();
        m_lastPeriod = Custom;
        const QLocale locale;
        m_period->setItemText(Custom, tr("%1 to %2", "two days")
                                          .arg(locale.toString(m_from, QLocale::ShortFormat),
                                               locale.toString(m_until, QLocale::ShortFormat)));
        emit changed();
    });
    dialog->open();
}

void HistoryFilters::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool HistoryFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit left();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gui
