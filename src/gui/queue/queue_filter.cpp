#include "gui/queue/queue_filter.h"

#include "gui/natural_order.h"

#include <QFileInfo>

namespace gui {

QueueFilter::QueueFilter(QueueModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_collator(naturalOrder())
{
    setSortRole(QueueModel::SortRole);
    setSourceModel(&model);
}

void QueueFilter::setGroup(Group group)
{
    m_group = group;
    invalidateFilter();
}

void QueueFilter::setSearch(const QString &text)
{
    m_search = text.trimmed();
    invalidateFilter();
}

bool QueueFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    if (m_group == Group::All && m_search.isEmpty())
        return true;
    const transfer::Upload *upload = m_model.upload(sourceRow);
    if (!upload || (m_group != Group::All && groupOf(upload->activity()) != m_group))
        return false;
    return m_search.isEmpty() || upload->record().metadata.title.contains(m_search, Qt::CaseInsensitive)
           || QFileInfo(upload->record().path).fileName().contains(m_search, Qt::CaseInsensitive);
}

bool QueueFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() != QueueModel::Video)
        return QSortFilterProxyModel::lessThan(left, right);
    return m_collator.compare(left.data(QueueModel::SortRole).toString(),
                              right.data(QueueModel::SortRole).toString())
           < 0;
}

} // namespace gui
