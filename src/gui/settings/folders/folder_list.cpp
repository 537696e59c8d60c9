#include "gui/settings/folders/folder_list.h"

#include "base/plain_text.h"
#include "engine/accounts/account_store.h"
#include "engine/folders/folder_words.h"
#include "gui/widgets/plain_text.h"
#include "transfer/files/local_path.h"
#include "words/sentences.h"

#include <QDir>

#include <algorithm>

using store::WatchedFolder;

namespace gui {

namespace {

// Its name for people: below their own folder without the way there.
QString shownFolder(const QString &path)
{
    const QString home = QDir::homePath() + u'/';
    const bool isBelow = path.size() > home.size() && path.startsWith(home);
    return QDir::toNativeSeparators(transfer::shownPath(isBelow ? path.mid(home.size()) : path));
}

} // namespace

FolderList::FolderList(engine::Engine &engine, QObject *parent)
    : QAbstractTableModel(parent)
    , m_engine(engine)
    , m_folders(engine.folders())
    , m_rows(m_folders.all())
{
    connect(&m_folders, &engine::Folders::stateChanged, this, &FolderList::tellRow);
}

void FolderList::tellRow(store::FolderId id)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows[row].id == id)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void FolderList::change(int row, const WatchedFolder &folder)
{
    m_rows[row] = folder;
    // Others may have the same path, or have had it.
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FolderList::add(const QString &path)
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&path](const WatchedFolder &folder) { return folder.path == path; });
    if (found != m_rows.cend())
        return int(found - m_rows.cbegin());
    WatchedFolder folder;
    folder.path = path;
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.append(folder);
    endInsertRows();
    return row;
}

void FolderList::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

// As it is wanted here, with what the program itself counts. Another template counts from 1.
WatchedFolder FolderList::counted(const WatchedFolder &folder) const
{
    const auto kept = m_folders.find(folder.id);
    WatchedFolder result = folder;
    result.numbered = kept && kept->templateName == folder.templateName ? kept->numbered : 0;
    return result;
}

bool FolderList::isAsKept(const WatchedFolder &folder) const
{
    return m_folders.find(folder.id) == counted(folder);
}

// Which folders there are is what this list says, not what is kept.
std::optional<engine::FolderProblem> FolderList::problemAt(int row) const
{
    WatchedFolder asked = m_rows[row];
    for (int other = 0; other < rowCount(); ++other) {
        if (other != row && m_rows[other].path == asked.path)
            return engine::FolderProblem::Twice;
    }
    for (const WatchedFolder &kept : m_folders.all()) {
        if (kept.path == asked.path)
            asked.id = kept.id;
    }
    if (!asked.moveTo.isEmpty() && !QDir::isAbsolutePath(asked.moveTo))
        return engine::FolderProblem::NoPath;
    return m_folders.problemOf(asked);
}

int FolderList::firstWrong() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!isAsKept(m_rows[row]) && problemAt(row))
            return row;
    }
    return -1;
}

bool FolderList::canLook(int row) const
{
    const auto kept = m_folders.find(m_rows[row].id);
    return kept && kept->path == m_rows[row].path;
}

bool FolderList::hasAccounts() const
{
    return m_engine.accountStore().list().size() > 1
           || std::any_of(m_rows.cbegin(), m_rows.cend(),
                          [](const WatchedFolder &folder) { return !folder.account.isEmpty(); });
}

void FolderList::keep(const engine::Folders::Kept &done)
{
    const QList<WatchedFolder> before = m_folders.all();
    for (const WatchedFolder &kept : before) {
        if (std::none_of(m_rows.cbegin(), m_rows.cend(),
                         [&kept](const WatchedFolder &row) { return row.id == kept.id; }))
            m_folders.remove(kept.id, done);
    }
    QList<WatchedFolder> changed;
    QList<WatchedFolder> fresh;
    for (const WatchedFolder &row : std::as_const(m_rows)) {
        if (!isAsKept(row))
            (m_folders.find(row.id) ? changed : fresh).append(counted(row));
    }
    // One may take the place of another that leaves it in the same moment.
    while (changed.removeIf([&](const WatchedFolder &row) { return m_folders.change(row, done); }) > 0) {
    }
    for (const WatchedFolder &row : std::as_const(changed)) // these take each other's
        m_folders.remove(row.id, done);
    fresh = changed + fresh;
    for (const WatchedFolder &row : std::as_const(fresh))
        m_folders.add(row, done);
}

int FolderList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FolderList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FolderList::cell(const WatchedFolder &folder, int column) const
{
    switch (column) {
    case Folder:
        return base::shownLine(shownFolder(folder.path));
    case Template:
        return folder.templateName.isEmpty() ? tr("None", "a template")
                                             : base::shownLine(folder.templateName);
    case Account: {
        if (folder.account.isEmpty())
            return tr("Default account");
        const QString name = m_engine.accountStore().find(folder.account).name;
        return name.isEmpty() ? tr("Signed out", "an account") : base::shownLine(name);
    }
    default:
        return folder.starts ? tr("Start by themselves") : tr("As drafts");
    }
}

QString FolderList::line(int row) const
{
    if (const auto problem = problemAt(row))
        return base::shownLine(engine::folderProblemText(*problem, m_rows[row]));
    if (!canLook(row))
        return tr("Watched once it is saved");
    const engine::FolderState state = m_folders.state(m_rows[row].id);
    if (!state.watched)
        return tr("Not watched at the moment");
    const QString text = engine::folderStateText(state);
    if (!text.isEmpty())
        return text;
    return state.looked ? tr("Nothing new today") : tr("Looking for the first time");
}

QVariant FolderList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const WatchedFolder &folder = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return cell(folder, index.column());
    case Qt::ToolTipRole:
        return toolTipText(index.column() == Folder
                               ? QDir::toNativeSeparators(transfer::shownPath(folder.path))
                               : cell(folder, index.column()));
    case Qt::AccessibleDescriptionRole: // of the row
        if (index.column() != Folder)
            return {};
        return words::spoken(words::joinedFacts({cell(folder, NewVideos), line(index.row())}));
    case LineRole:
        return line(index.row());
    case AttentionRole:
        return problemAt(index.row()).has_value()
               || (canLook(index.row()) && engine::folderNeedsAttention(m_folders.state(folder.id)));
    default:
        return {};
    }
}

QVariant FolderList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Folder:
        return tr("Folder");
    case Template:
        return tr("Template");
    case Account:
        return tr("Account");
    default:
        return tr("New videos");
    }
}

} // namespace gui
