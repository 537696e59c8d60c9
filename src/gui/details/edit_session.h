// What is being edited, without the form it is edited in: which uploads are open, what of them was kept, and
// which of them the queue holds meanwhile. One upload is kept as one types, a moment after the last key;
// several are written when somebody says so. A child of the panel; errors are the queue's own.
#pragma once

#include "transfer/queue/upload_queue.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace gui {

class EditSession : public QObject
{
    Q_OBJECT
public:
    // What the form makes of the details of one upload.
    using Edit = std::function<youku::Metadata(const youku::Metadata &before)>;
    struct Change {
        transfer::UploadId id;
        youku::Metadata metadata;
        std::optional<transfer::AccountId> account = {}; // none: it keeps its own
    };
    enum class Kept { Nothing, Written, TooLate }; // too late: Youku has them meanwhile

    explicit EditSession(transfer::UploadQueue &queue, QObject *parent);

    void open(const QList<transfer::UploadId> &ids);
    const QList<transfer::UploadId> &ids() const { return m_ids; }
    bool anyOf(const QList<transfer::UploadId> &ids) const; // is open
    const transfer::Upload *only() const;                   // the open upload, when it is one
    int changeable() const;                                 // how many Youku has no details of

    // The details of all that are open, to be shown; what was typed before counts no more.
    QList<youku::Metadata> load();
    QList<transfer::AccountId> owners() const; // of all that are open
    // Its details or its account are not those that were loaded or kept last: written elsewhere, or wiped at
    // the end.
    bool outdated() const;

    // Somebody typed; one upload is to be kept in a moment.
    void typed();
    bool saving() const { return m_saving.isActive(); }
    // What was typed into one upload, and the account that was chosen for it.
    Kept keep(const Edit &edit, const std::optional<transfer::AccountId> &account);
    // Nothing waits to be kept any more.
    void stopSaving() { m_saving.stop(); }
    bool saved() const { return m_saved; } // and nothing was typed since
    void setSaved() { m_saved = true; }

    // What would be written to each of several; worked out now, because the form may show something else
    // when it happens. titled: the title was typed, and its placeholders are to be filled in.
    QList<Change> changes(const Edit &edit, bool titled,
                          const std::optional<transfer::AccountId> &account) const;
    // The first portion at once, the others from the event loop; done is called once, unless this is gone by
    // then.
    void write(const QList<Change> &changes, std::function<void()> done = {});

    // edited: the queue holds what is open, until it is told otherwise.
    void hold(bool edited);
    void end(); // the queue holds nothing any more

signals:
    void saveDue();

private:
    transfer::UploadQueue &m_queue;
    QList<transfer::UploadId> m_ids;
    QSet<transfer::UploadId> m_open; // the same, to look up
    youku::Metadata m_shown;         // as loaded or last kept
    transfer::AccountId m_owner;     // likewise
    bool m_saved = false;
    QTimer m_saving;
};

} // namespace gui
