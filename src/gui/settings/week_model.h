// The weekly plan as a table, a row for each day and a column for each half hour, with what can be taken
// back. Screen readers get its sentences.
#pragma once

#include "transfer/services/week_plan.h"

#include <QAbstractTableModel>
#include <QItemSelectionRange>

namespace gui {

class WeekModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit WeekModel(QObject *parent = nullptr);

    const transfer::WeekPlan &plan() const { return m_plan; }
    qint64 limit() const { return m_limit; } // bytes a second, where it limits
    void setLimit(qint64 limit);
    QString sentence(int day) const;           // "Thursday: full speed until 08:00, then 2 MB/s"
    void load(const transfer::WeekPlan &plan); // nothing to take back

    void paint(const QItemSelectionRange &cells, transfer::Pace pace);
    void copyDay(int from, const QList<int> &to);
    void clear();
    void undo();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void planChanged();

private:
    void change(const transfer::WeekPlan &plan);
    void show(const transfer::WeekPlan &plan);

    transfer::WeekPlan m_plan;
    QList<transfer::WeekPlan> m_before;
    qint64 m_limit = 0;
};

} // namespace gui
