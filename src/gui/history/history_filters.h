// The row above the history: what is searched for, and which period, account and state at Youku.
#pragma once

#include "engine/engine.h"
#include "store/queue/history_table.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace gui {

class HistoryFilters : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryFilters(engine::Engine &engine, QWidget *parent = nullptr);

    // What is chosen, in the order of the one given.
    store::HistoryQuery query(const store::HistoryQuery &ordered) const;
    bool chooses() const; // leaves any out
    void clear();
    void focusSearch();

signals:
    void changed();
    void left(); // Down or Return in the search: on to the rows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Period { Today, Last7Days, Last30Days, ThisYear, AllTime, Custom };
    void fillPeriods();
    void fillAccounts();
    void fillStates();
    void choosePeriod();
    std::pair<QDate, QDate> days() const; // both belong to it; an invalid one: no end

    engine::Engine &m_engine;
    QLineEdit *m_search;
    QComboBox *m_period;
    QComboBox *m_account;
    QComboBox *m_state;
    int m_lastPeriod = Last30Days;
    QDate m_from;
    QDate m_until;
};

} // namespace gui
