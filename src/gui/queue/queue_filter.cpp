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

// One new layout instead of thousands of single insertions and removals.
void QueueFilter::setGroup(Group group)
{
    m_group = group;
    invalidate();
}

void QueueFilter::setSearch(const QString &text)
{
    m_search = text.trimmed();
    invalidate();
}

void QueueFilter::sort(int column, Qt::SortOrder order)
{
    m_keys.clear(); // grows again with the titles there are now
    QSortFilterProxyModel::sort(column, order);
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

QString QueueFilter::titleAt(int sourceRow) const
{
    const transfer::Upload *upload = m_model.upload(sourceRow);
    return upload ? upload->record().metadata.title : QString();
}

bool QueueFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() != QueueModel::Video)
        return QSortFilterProxyModel::lessThan(left, right);
    const auto keyOf = [this](const QString &title) {
        auto found = m_keys.find(title);
        if (found == m_keys.end())
            found = m_keys.insert(title, m_collator.sortKey(title));
        return *found;
    };
    return keyOf(titleAt(left.row())) < keyOf(titleAt(right.row()));
}

} // namespace gui
