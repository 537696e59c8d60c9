#include "gui/details/edit_session.h"

#include "base/portions.h"
#include "ingest/title_pattern.h"

#include <QDate>

#include <algorithm>

using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {
constexpr int savingDelayMs = 400;
}

EditSession::EditSession(transfer::UploadQueue &queue, QObject *parent) : QObject(parent), m_queue(queue)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(savingDelayMs);
    connect(&m_saving, &QTimer::timeout, this, &EditSession::saveDue);
}

void EditSession::open(const QList<UploadId> &ids)
{
    m_ids = ids;
    m_open = {ids.cbegin(), ids.cend()};
}

bool EditSession::anyOf(const QList<UploadId> &ids) const
{
    return std::any_of(ids.cbegin(), ids.cend(), [this](UploadId id) { return m_open.contains(id); });
}

const Upload *EditSession::only() const
{
    return m_ids.size() == 1 ? m_queue.find(m_ids.first()) : nullptr;
}

int EditSession::changeable() const
{
    return int(std::count_if(m_ids.cbegin(), m_ids.cend(), [this](UploadId id) {
        const Upload *upload = m_queue.find(id);
        return upload && !upload->detailsLocked();
    }));
}

QList<youku::Metadata> EditSession::load()
{
    m_saving.stop();
    m_saved = false;
    QList<youku::Metadata> videos;
    for (const UploadId id : std::as_const(m_ids)) {
        if (const Upload *upload = m_queue.find(id))
            videos.append(upload->record().metadata);
    }
    m_shown = videos.value(0);
    m_owner = owners().value(0);
    return videos;
}

QList<transfer::AccountId> EditSession::owners() const
{
    QList<transfer::AccountId> owners;
    for (const UploadId id : m_ids) {
        if (const Upload *upload = m_queue.find(id))
            owners.append(upload->record().account());
    }
    return owners;
}

bool EditSession::outdated() const
{
    const Upload *upload = only();
    return upload && !m_saving.isActive()
           && (upload->record().metadata != m_shown || upload->record().account() != m_owner);
}

void EditSession::typed()
{
    m_saved = false;
    if (m_ids.size() <= 1)
        m_saving.start();
}

EditSession::Kept EditSession::keep(const Edit &edit, const std::optional<transfer::AccountId> &account)
{
    const Upload *upload = only();
    if (!upload)
        return Kept::Nothing;
    const youku::Metadata metadata = edit(upload->record().metadata);
    const bool another = account && *account != upload->record().account();
    if (metadata == upload->record().metadata && !another)
        return Kept::Nothing;
    if (another)
        m_queue.setAccount({upload->id()}, *account);
    if (!m_queue.setMetadata(upload->id(), metadata) || (another && upload->record().account() != *account))
        return Kept::TooLate;
    m_shown = metadata;
    m_owner = upload->record().account();
    m_saved = true;
    return Kept::Written;
}

QList<EditSession::Change> EditSession::changes(const Edit &edit, bool titled,
                                                const std::optional<transfer::AccountId> &account) const
{
    const QDate today = QDate::currentDate();
    QList<Change> changes;
    changes.reserve(m_ids.size());
    int number = 0;
    for (const UploadId id : m_ids) {
        ++number;
        const Upload *upload = m_queue.find(id);
        if (!upload || upload->detailsLocked())
            continue;
        Change change{id, edit(upload->record().metadata), account};
        if (titled)
            change.metadata.title =
                ingest::filledTitle(change.metadata.title, upload->record().path, today, number);
        changes.append(change);
    }
    return changes;
}

void EditSession::write(const QList<Change> &changes, std::function<void()> done)
{
    base::inPortions<Change>(
        this, changes,
        [this](const QList<Change> &some) {
            for (const Change &change : some) {
                if (change.account)
                    m_queue.setAccount({change.id}, *change.account);
                m_queue.setMetadata(change.id, change.metadata);
            }
        },
        std::move(done));
}

void EditSession::hold(bool edited)
{
    m_queue.setEdited(edited ? m_open : QSet<UploadId>());
}

void EditSession::end()
{
    m_queue.setEdited({});
}

} // namespace gui
