// The watched folders: which there are, and what they do. Finished files that are found in them
// (ingest/folders/folder_watcher.h) are added to the queue, each content once, over restarts, renames and
// moves; what is to start by itself starts once a look found nothing that stops it; and what Youku says can
// be watched is moved where the folder wants it.
//
// The list is always here; the folders are watched only where begin() says so. What was taken up is kept with
// the uploads (store/folders/folder_table.h) before it is added.
//
// The engine's thread; one of its parts. Never touches the disk of a watched folder in this thread.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "store/folders/watched_folder.h"
#include "store/queue/upload_store.h"
#include "store/settings/settings.h"
#include "transfer/queue/upload_queue.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace engine {

class AccountStore;
class FileLooks;

// What they need; all of it outlives them.
struct FolderParts {
    store::UploadStore &store;
    store::Settings &settings;
    transfer::UploadQueue &queue;
    AccountStore &accounts;
    FileLooks &looks;
    base::Clock &clock;
    std::function<QStringList()> extensions; // of videos, as Youku says, lower case; empty: nobody told
    std::optional<qint64> ageMs = {};        // in place of what the folders say
};

// What a folder does at this moment.
struct FolderState {
    bool watched = false;  // else nothing of what follows is known
    bool looked = false;   // once, since it is watched
    bool reachable = true; // false: tried again every minute
    bool tooMany = false;  // files: only the first of them are seen
    int growing = 0;       // files that are still being written, or have not stood still for long enough
    int addedToday = 0;    // by this computer's day
    QDateTime lastAddedAt; // UTC; invalid: nothing was added today
    int toMove = 0;        // published, and not moved yet: tried again every minute
    bool operator==(const FolderState &) const = default;
};

// Why a folder cannot be watched as it is wanted; engine/folders/folder_words.h has the sentences.
enum class FolderProblem {
    NoPath,           // none, or not an absolute one
    Twice,            // it is watched already
    NoTemplate,       // videos are to start by themselves, and no template says what viewers will see
    UnknownTemplate,  // there is none of that name any more
    TemplateNotReady, // likewise to start, and not all fields of the template are valid
    UnknownAccount,
    MovesIntoItself, // published files would be found again
    BadAge,
};

class Folders : public QObject
{
    Q_OBJECT
public:
    explicit Folders(const FolderParts &parts, QObject *parent = nullptr);
    ~Folders() override;

    // In the order in which they were added.
    const QList<store::WatchedFolder> &all() const;
    std::optional<store::WatchedFolder> find(store::FolderId id) const;
    FolderState state(store::FolderId id) const;

    // What keeps this one from being watched as it is; nothing: it can be added, or take the place of the one
    // with its id. Looks at no disk: a folder that is not there is tried until it is.
    std::optional<FolderProblem> problemOf(const store::WatchedFolder &folder) const;
    // Whether all fields of this template are valid, so that its videos can start by themselves.
    bool canStartBy(const QString &templateName) const;

    // Hold at once, and are kept soon; done (may be none) tells whether they were, and why not. What has a
    // problem is refused: 0, or false, and done is not called.
    using Kept = std::function<void(const std::optional<base::Error> &failure)>;
    store::FolderId add(const store::WatchedFolder &folder, const Kept &done = {});
    bool change(const store::WatchedFolder &folder, const Kept &done = {});
    // Its files, and what was added from it, stay; what is due to be moved is still moved.
    bool remove(store::FolderId id, const Kept &done = {});

    // Does not wait for the next minute; a file is taken no younger for it.
    void lookNow(store::FolderId id);

    // For the host. Takes over what an earlier run kept, once the queue is there, then calls back; watch: and
    // watches them from now on, until end().
    void begin(bool watch, QObject *context, const std::function<void()> &ready);
    void end();
    // What Youku says of a published video.
    void takeState(transfer::UploadId id, const QString &state);

signals:
    void listChanged(); // one came, went or is wanted otherwise
    void stateChanged(store::FolderId id);
    void added(store::FolderId id, transfer::UploadId upload); // a file became an upload
    // What becomes of its video is waited for, and it is on the list no more.
    void unlisted(const transfer::UploadRecord &record);

private:
    void heed(); // the list, as it is now
    void goOnWith(const QList<store::TakenFile> &open);
    void move(const store::TakenFile &file);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace engine
