// The watched folders as the page shows and changes them: what they do is told as it happens, and what is
// changed holds once it is kept.
#pragma once

#include "engine/engine.h"
#include "engine/folders/folders.h"

#include <QAbstractTableModel>

namespace gui {

class FolderList : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Folder, Template, Account, NewVideos, ColumnCount };
    enum Role {
        LineRole = Qt::UserRole + 1, // what it does, or what keeps it from that
        AttentionRole,               // the line asks for somebody
    };

    // engine outlives it.
    explicit FolderList(engine::Engine &engine, QObject *parent = nullptr);

    const store::WatchedFolder &at(int row) const { return m_rows[row]; }
    void change(int row, const store::WatchedFolder &folder);
    // Where it is now; that of the same folder where it was there already.
    int add(const QString &path);
    void remove(int row);

    std::optional<engine::FolderProblem> problemAt(int row) const;
    // That cannot be kept as it was changed; -1: none.
    int firstWrong() const;
    bool canLook(int row) const; // it is watched where it is shown
    // Whether it matters which account: there are several, or one is named that there is not.
    bool hasAccounts() const;
    // Puts it all into the engine. done may be called for each.
    void keep(const engine::Folders::Kept &done);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool isAsKept(const store::WatchedFolder &folder) const;
    store::WatchedFolder counted(const store::WatchedFolder &folder) const;
    QString cell(const store::WatchedFolder &folder, int column) const;
    QString line(int row) const;
    void tellRow(store::FolderId id);

    engine::Engine &m_engine;
    engine::Folders &m_folders;
    QList<store::WatchedFolder> m_rows;
};

} // namespace gui
