// Uploads that came from watched folders, until nothing is left to do for them: what is to start by itself
// starts once a look into its file found nothing that stops it; and when Youku says that its video can be
// watched, its file is to be moved where the folder wants that. What the user did with one meanwhile stands.
//
// The engine's thread.
#pragma once

#include "engine/folders/folders.h"
#include "store/folders/taken_file.h"

namespace engine {

class TakenUploads : public QObject
{
    Q_OBJECT
public:
    using FolderOf = std::function<std::optional<store::WatchedFolder>(store::FolderId)>;
    TakenUploads(const FolderParts &parts, FolderOf folderOf, QObject *parent = nullptr);

    // Is in the queue, or was; just now or since an earlier run.
    void add(const store::TakenFile &file);
    // As Youku says now.
    void takeState(transfer::UploadId id, const QString &state);

signals:
    // Published, on the list no more, and somebody has to ask what becomes of it.
    void unlisted(const transfer::UploadRecord &record);
    void toMove(const store::TakenFile &file); // and that is kept

private:
    void goOn(transfer::UploadId id); // where it waits for a look
    void await(transfer::UploadId id);
    void lookAtState(transfer::UploadId id);
    void end(transfer::UploadId id);

    FolderParts m_parts;
    FolderOf m_folderOf;
    QHash<transfer::UploadId, store::TakenFile> m_open;
};

} // namespace engine
