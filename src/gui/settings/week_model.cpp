#include "gui/settings/week_model.h"

#include "words/plan_words.h"

#include <QLocale>

using transfer::WeekPlan;

namespace gui {

WeekModel::WeekModel(QObject *parent) : QAbstractTableModel(parent) {}

void WeekModel::setLimit(qint64 limit)
{
    m_limit = limit;
    show(m_plan);
}

void WeekModel::load(const WeekPlan &plan)
{
    m_before.clear();
    show(plan);
}

void WeekModel::paint(const QItemSelectionRange &cells, transfer::Pace pace)
{
    WeekPlan plan = m_plan;
    for (int day = cells.top(); day <= cells.bottom(); ++day) {
        for (int at = cells.left(); at <= cells.right(); ++at)
            plan.setPace(day, at, pace);
    }
    change(plan);
}

void WeekModel::copyDay(int from, const QList<int> &to)
{
    WeekPlan plan = m_plan;
    for (const int day : to) {
        for (int at = 0; at < WeekPlan::halfHours; ++at)
            plan.setPace(day, at, m_plan.pace(from, at));
    }
    change(plan);
}

void WeekModel::clear()
{
    change({});
}

void WeekModel::undo()
{
    if (!m_before.isEmpty())
        show(m_before.takeLast());
}

void WeekModel::change(const WeekPlan &plan)
{
    if (plan == m_plan)
        return;
    m_before.append(m_plan);
    show(plan);
}

void WeekModel::show(const WeekPlan &plan)
{
    m_plan = plan;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    emit planChanged();
}

int WeekModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : WeekPlan::days;
}

int WeekModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : WeekPlan::halfHours;
}

// The grid is painted: its words are for the ear.
QVariant WeekModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::AccessibleTextRole)
        return {};
    return tr("%1 %2, %3", "day, time, what the plan says")
        .arg(QLocale().dayName(index.row() + 1), words::halfHourText(index.column()),
             words::paceText(m_plan.pace(index.row(), index.column()), m_limit));
}

QVariant WeekModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        const bool words = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return words ? words::halfHourText(section) : QVariant();
    }
    if (role == Qt::DisplayRole)
        return QLocale().dayName(section + 1, QLocale::ShortFormat);
    if (role == Qt::AccessibleTextRole)
        return sentence(section);
    return {};
}

QString WeekModel::sentence(int day) const
{
    return tr("%1: %2", "day, its plan")
        .arg(QLocale().dayName(day + 1), words::dayPlanText(m_plan, day, m_limit));
}

} // namespace gui
