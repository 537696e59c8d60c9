#include "gui/queue/queue_filter.h"

#include "ingest/natural_order.h"
#include "transfer/files/local_path.h"

namespace gui {

QueueFilter::QueueFilter(QueueModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_collator(ingest::naturalOrder())
{
    setSortRole(QueueModel::SortRole);
    setSourceModel(&model);
    connect(&model, &QueueModel::countsChanged, this, &QueueFilter::countsChanged);
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
    emit countsChanged();
}

QueueCounts QueueFilter::counts() const
{
    if (!searching())
        return m_model.counts();
    QueueCounts counts;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const transfer::Upload *upload = m_model.upload(row); upload && matches(*upload))
            counts.add(QueueCounts::kindOf(*upload));
    }
    return counts;
}

bool QueueFilter::matches(const transfer::Upload &upload) const
{
    return m_search.isEmpty() || upload.record().metadata.title.contains(m_search, Qt::CaseInsensitive)
           || transfer::shownFileName(upload.record().path).contains(m_search, Qt::CaseInsensitive);
}

QString QueueFilter::emptyWords() const
{
    if (searching())
        return tr("No video matches “%1”").arg(m_search);
    switch (m_group) {
    case Group::Drafts:
        return tr("No drafts");
    case Group::InProgress:
        return tr("Nothing is running");
    case Group::Waiting:
        return tr("Nothing is waiting");
    case Group::NeedsYou:
        return tr("Nothing needs you");
    case Group::Published:
        return tr("Nothing published in this list");
    case Group::All:
        break;
    }
    return {};
}

transfer::UploadId QueueFilter::uploadAt(int row) const
{
    const int last = rowCount() - 1;
    const int source = row <= last ? mapToSource(index(row, 0)).row() : mapToSource(index(last, 0)).row() + 1;
    const QModelIndex found = m_model.index(source, 0);
    return found.isValid() ? found.data(QueueModel::IdRole).value<transfer::UploadId>() : 0;
}

void QueueFilter::sort(int column, Qt::SortOrder order)
{
    if (column == QueueModel::Video) {
        m_keys.reserve(std::size_t(m_model.rowCount()));
        for (int row = 0; row < m_model.rowCount(); ++row)
            m_keys.push_back(titleKey(row));
    }
    QSortFilterProxyModel::sort(column, order);
    m_keys.clear();
}

bool QueueFilter::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    if (m_group == Group::All && m_search.isEmpty())
        return true;
    const transfer::Upload *upload = m_model.upload(sourceRow);
    if (!upload || (m_group != Group::All && groupOf(*upload) != m_group))
        return false;
    return matches(*upload);
}

QCollatorSortKey QueueFilter::titleKey(int sourceRow) const
{
    const transfer::Upload *upload = m_model.upload(sourceRow);
    return m_collator.sortKey(upload ? upload->record().metadata.title : QString());
}

bool QueueFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() != QueueModel::Video)
        return QSortFilterProxyModel::lessThan(left, right);
    if (m_keys.empty())
        return titleKey(left.row()) < titleKey(right.row());
    return m_keys[std::size_t(left.row())] < m_keys[std::size_t(right.row())];
}

} // namespace gui
