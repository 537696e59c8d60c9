// Which rows are shown and in which order: a group, a search, and the queue's own order until a header is
// clicked.
#pragma once

#include "gui/queue/queue_model.h"

#include <QCollator>
#include <QSortFilterProxyModel>

#include <vector>

namespace gui {

class QueueFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit QueueFilter(QueueModel &model, QObject *parent = nullptr);

    void setGroup(Group group);
    // Title or file name holds the text, capitals or not.
    void setSearch(const QString &text);
    bool searching() const { return !m_search.isEmpty(); }
    // Of what a search leaves, whatever group is shown; of all while nothing is searched for.
    QueueCounts counts() const;
    Group group() const { return m_group; }
    QString emptyWords() const; // why nothing is shown
    bool inQueueOrder() const { return sortColumn() < 0; }
    // What stands in the queue where a row shown begins; 0 is its end. Below the last row shown means: after
    // that one, whatever is hidden behind it. There is one, and they stand in queue order.
    transfer::UploadId uploadAt(int row) const;

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

signals:
    void countsChanged();

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool matches(const transfer::Upload &upload) const;
    QCollatorSortKey titleKey(int sourceRow) const;

    QueueModel &m_model;
    Group m_group = Group::All;
    QString m_search;
    QCollator m_collator;                 // part 2 before part 10
    std::vector<QCollatorSortKey> m_keys; // of all titles, while they are sorted: much faster to compare
};

} // namespace gui
