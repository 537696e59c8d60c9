#include "gui/history/history_model.h"

#include "engine/account_name.h"
#include "gui/widgets/plain_text.h"
#include "transfer/files/local_path.h"
#include "words/media_words.h"
#include "words/moment_words.h"
#include "words/numbers.h"
#include "words/sentences.h"
#include "words/uploads/video_words.h"

#include <QDir>
#include <QLocale>

using namespace Qt::StringLiterals;
using store::HistoryEntry;
using store::HistoryOrder;
using transfer::UploadId;

namespace gui {

namespace {

constexpr int historyPageLength = 100;
constexpr int mostEntries = 4000;

HistoryOrder historyOrderOf(int column)
{
    switch (column) {
    case HistoryModel::Title:
        return HistoryOrder::Title;
    case HistoryModel::Duration:
        return HistoryOrder::Duration;
    case HistoryModel::Size:
        return HistoryOrder::Size;
    case HistoryModel::State:
        return HistoryOrder::State;
    case HistoryModel::Link:
        return HistoryOrder::VideoId;
    default:
        return HistoryOrder::Published;
    }
}

} // namespace

HistoryModel::HistoryModel(engine::Engine &engine, QObject *parent)
    : QAbstractTableModel(parent)
    , m_engine(engine)
    , m_entries(mostEntries)
{
    connect(&engine.history(), &engine::History::grown, this, &HistoryModel::find);
    connect(&engine.history(), &engine::History::shrunk, this, &HistoryModel::find);
    connect(&engine.history(), &engine::History::changed, this, &HistoryModel::refresh);
}

void HistoryModel::setQuery(const store::HistoryQuery &query)
{
    if (m_query == query)
        return;
    m_query = query;
    find();
}

void HistoryModel::sort(int column, Qt::SortOrder order)
{
    store::HistoryQuery query = m_query;
    query.order = historyOrderOf(column);
    query.descending = order == Qt::DescendingOrder;
    setQuery(query);
}

void HistoryModel::find()
{
    if (m_finding) {
        m_findsAgain = true;
        return;
    }
    m_finding = true;
    m_engine.history().find(m_query, this, [this](const store::HistoryHits &hits) {
        m_finding = false;
        if (std::exchange(m_findsAgain, false))
            return find();
        beginResetModel();
        m_hits = hits;
        ++m_search;
        m_fetching.clear();
        endResetModel();
        emit found();
    });
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.ids.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

// Asked for while it paints: the answer comes later, and by then there are only the rows in view to paint.
void HistoryModel::fetch(int row) const
{
    const int first = row / historyPageLength * historyPageLength;
    if (m_fetching.contains(first))
        return;
    auto *self = const_cast<HistoryModel *>(this);
    self->m_fetching.insert(first);
    QMetaObject::invokeMethod(
        self, [self, first] { self->fetchPage(first); }, Qt::QueuedConnection);
}

void HistoryModel::fetchPage(int first)
{
    const quint64 search = m_search;
    m_engine.history().entries(m_hits.ids.mid(first, historyPageLength), this,
                               [this, first, search](const QList<HistoryEntry> &entries) {
                                   for (const HistoryEntry &entry : entries)
                                       m_entries.insert(entry.id, new HistoryEntry(entry));
                                   if (search != m_search)
                                       return;
                                   m_fetching.remove(first);
                                   const int last = std::min(first + historyPageLength, rowCount()) - 1;
                                   if (last >= first)
                                       emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
                                   emit arrived();
                               });
}

void HistoryModel::refresh(const QList<UploadId> &ids)
{
    m_engine.history().entries(ids, this, [this](const QList<HistoryEntry> &entries) {
        for (const HistoryEntry &entry : entries) {
            if (m_entries.contains(entry.id))
                m_entries.insert(entry.id, new HistoryEntry(entry));
        }
        if (rowCount() > 0)
            emit dataChanged(index(0, State), index(rowCount() - 1, Link));
    });
}

QString HistoryModel::accountOf(const HistoryEntry &entry) const
{
    return engine::accountName(m_engine, entry.accountId);
}

QString HistoryModel::textOf(const HistoryEntry &entry, int column) const
{
    constexpr double second = 1000;
    switch (column) {
    case Title:
        return entry.title.isEmpty() ? transfer::shownFileName(entry.path) : entry.title;
    case Published:
        return entry.publishedAt.isValid() ? words::pastText(entry.publishedAt) : QString();
    case Duration:
        return entry.durationMs > 0 ? words::lengthText(double(entry.durationMs) / second) : QString();
    case Size:
        return words::sizeText(entry.bytes);
    case State:
        return words::videoStateLabel(entry.state);
    case Link:
        return entry.videoId;
    default:
        return {};
    }
}

QString HistoryModel::toolTipOf(const HistoryEntry &entry, int column) const
{
    constexpr qint64 second = 1000;
    QStringList lines;
    switch (column) {
    case Title:
        lines = {textOf(entry, Title), QDir::toNativeSeparators(transfer::shownPath(entry.path))};
        break;
    case Published:
        lines.append(QLocale().toString(entry.publishedAt.toLocalTime(), QLocale::ShortFormat));
        if (entry.addedAt.isValid() && entry.addedAt < entry.publishedAt)
            //: From its being added on to its being published.
            lines.append(
                tr("Took %1").arg(words::durationText(entry.addedAt.msecsTo(entry.publishedAt) / second)));
        break;
    case State:
        lines.append(textOf(entry, State));
        if (entry.askedAt.isValid())
            //: When Youku said so; "as of 14:40", "as of Yesterday 23:07"
            lines.append(tr("as of %1")
                             .arg(entry.askedAt.toLocalTime().date() == QDate::currentDate()
                                      ? words::clockText(entry.askedAt)
                                      : words::pastText(entry.askedAt)));
        break;
    case Link:
        lines.append(words::videoLink(entry.videoId));
        break;
    default:
        break;
    }
    return toolTipText(lines.join(u'\n'));
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const UploadId id = idAt(index.row());
    if (role == IdRole)
        return QVariant::fromValue(id);
    if (role == Qt::TextAlignmentRole && (index.column() == Duration || index.column() == Size))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != FileNameRole && role != AccountRole
        && role != StateRole && role != Qt::AccessibleTextRole)
        return {};
    const HistoryEntry *entry = m_entries.object(id);
    if (!entry) {
        fetch(index.row());
        return {};
    }
    QStringList line{transfer::shownFileName(entry->path), accountOf(*entry)};
    line.removeAll(QString());
    switch (role) {
    case FileNameRole:
        return transfer::shownFileName(entry->path);
    case AccountRole:
        return accountOf(*entry);
    case StateRole:
        return entry->state;
    case Qt::ToolTipRole:
        return toolTipOf(*entry, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Title)
            return words::joinedParts(QStringList{textOf(*entry, Title)} + line);
        return textOf(*entry, index.column());
    default:
        return textOf(*entry, index.column());
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Duration || section == Size ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Title");
    case Published:
        return tr("Published");
    case Duration:
        return tr("Duration");
    case Size:
        return tr("Size");
    case State:
        return tr("State at Youku");
    default:
        return tr("Link");
    }
}

} // namespace gui
