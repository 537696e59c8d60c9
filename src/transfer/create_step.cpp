#include "transfer/create_step.h"

#include "transfer/background.h"
#include "transfer/local_path.h"

namespace transfer {

void CreateStep::begin()
{
    inBackground(
        m_services.reading, this, [path = m_record.path] { return identityOf(path); },
        [this](const FileIdentity &now) {
            if (halted())
                return;
            if (!now.known())
                return fail(youku::localError(youku::ErrorKind::FileMissing));
            if (now != m_record.identity) {
                emit ended(StepEnd::HashAgain, {});
                return;
            }
            keepThen([this, size = now.size] { askLimits(size); }); // the hash above all
        });
}

void CreateStep::askLimits(qint64 fileSize)
{
    m_retrier.run<youku::Nothing>(
        [this](youku::Answer<youku::Nothing> answer) -> youku::Call * {
            m_services.limits.ask(this, answer);
            return nullptr;
        },
        [this, fileSize](const youku::Result<youku::Nothing> &, youku::Reaction) {
            const qint64 most = m_services.limits.maxFileSize();
            if (most > 0 && fileSize > most)
                return fail(youku::localError(youku::ErrorKind::FileTooLarge, QString::number(most)));
            create();
        });
}

void CreateStep::create()
{
    m_retrier.needAccount({});
    const youku::FileFacts file{shownFileName(m_record.path), m_record.identity.size, m_record.md5};
    m_retrier.run<youku::Created>(
        [this, file](youku::Answer<youku::Created> answer) {
            m_record.accountId = m_services.account.accountId();
            return m_services.api.create(m_services.account.credentials(), m_record.metadata, file, this,
                                         answer);
        },
        [this](const youku::Result<youku::Created> &result, youku::Reaction reaction) {
            if (result.ok())
                return created(result.value());
            endBy(reaction, result.error());
        });
}

void CreateStep::created(const youku::Created &answer)
{
    m_record.uploadToken = answer.uploadToken;
    m_record.videoId = answer.videoId;
    m_record.serverUri = answer.serverUri;
    m_record.instant = answer.instant;
    m_record.stage = Stage::Created;
    keepThen([this] { emit ended(StepEnd::Advanced, {}); });
}

} // namespace transfer
