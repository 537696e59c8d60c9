// The queue as a table: one row an upload, in queue order.
//
// A thin view: rows hold ids only, everything shown is asked of the queue when painted. An id finds its row
// at once; uploads come and go in ranges; changes are announced per run of rows, with the columns and roles
// they touch. Each cell's DisplayRole is its text; the whole row as a sentence is the accessible description
// of column 0.
#pragma once

#include "gui/queue/queue_counts.h"
#include "gui/queue/row_facts.h"
#include "transfer/queue/upload_queue.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace gui {

class QueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Video, Size, Progress, State, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, // transfer::UploadId
        PresentationRole,      // gui::RowPresentation
        GroupRole,             // int of gui::Group
        SortRole,              // raw value of the column: text, bytes, percent, activity
    };

    // looks: null where nobody looks into files.
    explicit QueueModel(transfer::UploadQueue &queue, engine::FileLooks *looks = nullptr,
                        QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Whether rows say whose they are: where there are several accounts.
    void setAccountsNamed(bool named);

    const transfer::Upload *upload(int row) const; // null when the queue has dropped it already
    QModelIndex indexOf(transfer::UploadId id) const;
    const QueueCounts &counts() const { return m_counts; }
    // How many uploads a group has; Group::All counts every row.
    int count(Group group) const { return m_counts.of(group); }
    int count(transfer::Activity activity) const { return m_counts.of(activity); }

signals:
    void countsChanged();

private:
    struct Row {
        transfer::UploadId id = 0;
        QueueCounts::Kind kind = {};
    };

    void append(const QList<transfer::UploadId> &ids);
    void removeIds(const QList<transfer::UploadId> &ids);
    void reorder();
    void refresh(const QList<transfer::UploadId> &ids);
    void tickWhileNeeded();
    void refreshFacts(transfer::UploadId id);
    void tick();
    static Row rowOf(const transfer::Upload &upload);
    void announce(QList<int> rows, Column first);
    int rowOf(transfer::UploadId id) const; // -1: not here
    int placeOf(transfer::UploadId id) const;
    QVariant rawValue(const transfer::Upload &upload, int column) const;
    QVariant display(const RowPresentation &facts, int column) const;

    transfer::UploadQueue &m_queue;
    mutable RowFacts m_facts; // made when asked for
    QList<Row> m_rows;
    mutable QHash<transfer::UploadId, int> m_rowOf;
    mutable int m_numbered = 0; // rows from here on stand wrong in m_rowOf; put right when asked for
    QueueCounts m_counts;
    mutable QHash<transfer::UploadId, int> m_places; // of those that wait; made when asked for
    mutable bool m_placesKnown = false;
    QTimer m_ticking{this}; // countdowns
    bool m_accountsNamed = false;
};

} // namespace gui
