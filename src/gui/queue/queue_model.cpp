#include "gui/queue/queue_model.h"

#include "base/plain_text.h"
#include "engine/looks/file_looks.h"
#include "gui/widgets/plain_text.h"
#include "words/sentences.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {

// States whose words change with the clock alone.
bool countsSeconds(Activity activity)
{
    return activity == Activity::Retrying || activity == Activity::Finishing;
}

bool waitsForPlace(Activity activity)
{
    return activity == Activity::Waiting;
}

} // namespace

QueueModel::QueueModel(transfer::UploadQueue &queue, engine::FileLooks *looks, QObject *parent)
    : QAbstractTableModel(parent)
    , m_queue(queue)
    , m_facts(looks)
{
    append(queue.order());
    connect(&queue, &transfer::UploadQueue::added, this, &QueueModel::append);
    connect(&queue, &transfer::UploadQueue::removed, this, &QueueModel::removeIds);
    connect(&queue, &transfer::UploadQueue::orderChanged, this, &QueueModel::reorder);
    connect(&queue, &transfer::UploadQueue::changed, this, &QueueModel::refresh);
    if (looks)
        connect(looks, &engine::FileLooks::changed, this, &QueueModel::refreshFacts);
    m_ticking.setInterval(1000);
    connect(&m_ticking, &QTimer::timeout, this, &QueueModel::tick);
    connect(this, &QueueModel::countsChanged, this, &QueueModel::tickWhileNeeded);
    tickWhileNeeded();
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Upload *QueueModel::upload(int row) const
{
    return m_queue.find(m_rows[row].id);
}

QModelIndex QueueModel::indexOf(UploadId id) const
{
    const int row = rowOf(id);
    return row < 0 ? QModelIndex() : index(row, 0);
}

void QueueModel::setAccountsNamed(bool named)
{
    if (!named && !m_accountsNamed)
        return;
    m_accountsNamed = named; // also when only a name is another
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, Video), index(int(m_rows.size()) - 1, State));
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UploadId id = m_rows[index.row()].id;
    const Upload *upload = m_queue.find(id);
    if (!upload)
        return {};

    switch (role) {
    case IdRole:
        return QVariant::fromValue(id);
    case GroupRole:
        return int(m_rows[index.row()].kind.group);
    case SortRole:
        return rawValue(*upload, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    case PresentationRole:
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        break;
    default:
        return {};
    }

    RowPresentation row = rowPresentation(*upload, placeOf(id), QDateTime::currentMSecsSinceEpoch());
    m_facts.addTo(&row, id);
    if (m_accountsNamed)
        row.account = base::shownLine(upload->accountName());
    if (role == PresentationRole)
        return QVariant::fromValue(row);
    if (role == Qt::DisplayRole)
        return display(row, index.column());
    if (role == Qt::ToolTipRole) {
        if (index.column() == Video)
            return toolTipText(rowTip(row, upload->record()));
        return index.column() == State ? toolTipText(row.secondLine) : QVariant();
    }
    return index.column() == Video ? rowSentence(row) : QVariant();
}

QVariant QueueModel::display(const RowPresentation &row, int column) const
{
    switch (column) {
    case Video:
        return row.title;
    case Size:
        return row.size;
    case Progress:
        return row.percent;
    default:
        return row.secondLine.isEmpty() ? row.state
                                        : tr("%1, %2").arg(row.state, words::spoken(row.secondLine));
    }
}

QVariant QueueModel::rawValue(const Upload &upload, int column) const
{
    switch (column) {
    case Video:
        return upload.record().metadata.title;
    case Size:
        return upload.progress().total;
    case Progress:
        return transfer::shownPercent(upload.progress(), upload.stage());
    default:
        return int(upload.activity());
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Video:
        return tr("Video");
    case Size:
        return tr("Size");
    case Progress:
        return tr("Progress");
    default:
        return tr("State");
    }
}

void QueueModel::append(const QList<UploadId> &ids)
{
    if (ids.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(ids.size()) - 1);
    for (const UploadId id : ids) {
        const Upload *upload = m_queue.find(id);
        m_rows.append(upload ? rowOf(*upload) : Row{id});
        m_counts.add(m_rows.last().kind);
    }
    endInsertRows();
    m_placesKnown = false;
    emit countsChanged();
}

void QueueModel::removeIds(const QList<UploadId> &ids)
{
    QList<int> rows;
    for (const UploadId id : ids) {
        if (const int row = rowOf(id); row >= 0)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    // From the end, run by run, so that the rows before keep their numbers.
    while (!rows.isEmpty()) {
        const int last = rows.takeLast();
        int first = last;
        while (!rows.isEmpty() && rows.last() == first - 1)
            first = rows.takeLast();
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row) {
            m_counts.add(m_rows[row].kind, -1);
            m_rowOf.remove(m_rows[row].id);
            m_facts.forget(m_rows[row].id);
        }
        m_rows.remove(first, last - first + 1);
        m_numbered = std::min(m_numbered, first);
        endRemoveRows();
    }
    m_placesKnown = false;
    emit countsChanged();
}

void QueueModel::reorder()
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<UploadId> ids;
    for (const QModelIndex &index : before)
        ids.append(m_rows[index.row()].id);

    QList<Row> rows;
    rows.reserve(m_rows.size());
    for (const UploadId id : m_queue.order()) {
        if (const int row = rowOf(id); row >= 0)
            rows.append(m_rows[row]);
    }
    if (rows.size() == m_rows.size())
        m_rows = rows;
    m_numbered = 0;

    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(ids[i]), before[i].column()));
    changePersistentIndexList(before, after);
    m_placesKnown = false;
    emit layoutChanged({}, VerticalSortHint);
}

void QueueModel::refresh(const QList<UploadId> &ids)
{
    QList<int> changedState;
    QList<int> progressed;
    bool orderOfWaiting = false;
    for (const UploadId id : ids) {
        const int number = rowOf(id);
        const Upload *upload = m_queue.find(id);
        if (number < 0 || !upload)
            continue;
        Row &row = m_rows[number];
        const Activity activity = upload->activity();
        if (activity == Activity::Running && row.kind.activity == activity) {
            progressed.append(number);
            continue;
        }
        if (activity != row.kind.activity)
            orderOfWaiting |= waitsForPlace(activity) || waitsForPlace(row.kind.activity);
        m_counts.add(row.kind, -1);
        row = rowOf(*upload);
        m_counts.add(row.kind);
        changedState.append(number);
    }
    announce(changedState, Video);
    announce(progressed, Progress);
    if (orderOfWaiting) {
        m_placesKnown = false;
        emit dataChanged(index(0, Progress), index(int(m_rows.size()) - 1, State),
                         {Qt::DisplayRole, PresentationRole});
    }
    if (!changedState.isEmpty())
        emit countsChanged();
}

void QueueModel::refreshFacts(UploadId id)
{
    m_facts.forget(id);
    if (const int row = rowOf(id); row >= 0)
        announce({row}, Video);
}

QueueModel::Row QueueModel::rowOf(const Upload &upload)
{
    return {upload.id(), QueueCounts::kindOf(upload)};
}

// Else nothing wakes the processor, also while all wait for the evening.
void QueueModel::tickWhileNeeded()
{
    if (count(Activity::Retrying) + count(Activity::Finishing) == 0)
        m_ticking.stop();
    else if (!m_ticking.isActive())
        m_ticking.start();
}

void QueueModel::tick()
{
    QList<int> rows;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (countsSeconds(m_rows[row].kind.activity))
            rows.append(row);
    }
    announce(rows, Progress);
}

void QueueModel::announce(QList<int> rows, Column first)
{
    QList<int> roles{Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleDescriptionRole, PresentationRole,
                     SortRole};
    if (first == Video)
        roles.append(GroupRole);
    std::sort(rows.begin(), rows.end());
    for (qsizetype i = 0; i < rows.size();) {
        const int from = rows[i];
        int to = from;
        while (++i < rows.size() && rows[i] <= to + 1)
            to = rows[i];
        emit dataChanged(index(from, first), index(to, ColumnCount - 1), roles);
    }
}

int QueueModel::rowOf(UploadId id) const
{
    for (; m_numbered < m_rows.size(); ++m_numbered)
        m_rowOf[m_rows[m_numbered].id] = m_numbered;
    return m_rowOf.value(id, -1);
}

int QueueModel::placeOf(UploadId id) const
{
    if (!m_placesKnown) {
        m_places.clear();
        int place = 0;
        for (const Row &row : m_rows) {
            if (waitsForPlace(row.kind.activity))
                m_places.insert(row.id, ++place);
        }
        m_placesKnown = true;
    }
    return m_places.value(id, 0);
}

} // namespace gui
