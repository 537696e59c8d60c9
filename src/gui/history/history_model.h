// The videos that fit what is searched for, as a table: all their rows are there at once, what stands in them
// is fetched in pages as they come into view.
//
// GUI thread; nothing here waits. While one search is under way only the latest wish of what follows counts.
#pragma once

#include "engine/engine.h"
#include "engine/history/history.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

namespace gui {

class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Title, Published, Duration, Size, State, Link, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, FileNameRole, AccountRole, StateRole };

    HistoryModel(engine::Engine &engine, QObject *parent);

    void setQuery(const store::HistoryQuery &query);
    const store::HistoryQuery &query() const { return m_query; }
    const store::HistoryHits &hits() const { return m_hits; }
    transfer::UploadId idAt(int row) const { return m_hits.ids.value(row); }
    // Null: it has not come yet.
    const store::HistoryEntry *entryAt(int row) const { return m_entries.object(idAt(row)); }
    // How the account of a video is called; empty: nobody knows.
    QString accountOf(const store::HistoryEntry &entry) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void found();   // the rows are new
    void arrived(); // what stands in some of them

private:
    void find();
    void fetch(int row) const;
    void fetchPage(int first);
    void refresh(const QList<transfer::UploadId> &ids);
    QString textOf(const store::HistoryEntry &entry, int column) const;
    QString toolTipOf(const store::HistoryEntry &entry, int column) const;

    engine::Engine &m_engine;
    store::HistoryQuery m_query;
    store::HistoryHits m_hits;
    bool m_finding = false;
    bool m_findsAgain = false;
    quint64 m_search = 0; // pages of an earlier one are not waited for
    QCache<transfer::UploadId, store::HistoryEntry> m_entries;
    QSet<int> m_fetching; // first rows of pages
};

} // namespace gui
