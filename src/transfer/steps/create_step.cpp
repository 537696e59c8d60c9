#include "transfer/steps/create_step.h"

#include "transfer/files/local_path.h"
#include "youku/reactions.h"
#include "youku/refusal.h"

#include <utility>

namespace transfer {

void CreateStep::begin()
{
    // What is announced is on the disk, the hash above all.
    ifUnchanged([this] { advance([](UploadRecord &) {}, [this] { ifNew([this] { askSpec(); }); }); });
}

void CreateStep::ifUnchanged(std::function<void()> next)
{
    lookAtFile([this, next = std::move(next)](const FileIdentity &now) {
        if (!now.known())
            return fail(base::localError(base::ErrorKind::FileMissing));
        if (now != m_record.identity)
            return emit ended(StepEnd::HashAgain, {});
        next();
    });
}

void CreateStep::ifNew(std::function<void()> next)
{
    if (m_record.again)
        return next();
    findPublished([this, next = std::move(next)](bool found) {
        if (found)
            return fail(base::localError(base::ErrorKind::Duplicate));
        next();
    });
}

// Of the open API: who is of the other one does not wait for its host.
void CreateStep::askSpec()
{
    m_retrier.run<base::Nothing>(
        [this](base::Answer<base::Nothing> answer) -> http::Call * {
            m_services.spec.ask(this, [this, answer](const base::Result<base::Nothing> &told) {
                const youku::ApiKind api = m_services.accounts.of(m_record.account()).credentials().api;
                if (told.ok() || api == youku::ApiKind::Open || halted())
                    return answer(told);
                m_retrier.stop();
                createIfTaken();
            });
            return nullptr;
        },
        [this](const base::Result<base::Nothing> &, base::Reaction) { createIfTaken(); });
}

void CreateStep::createIfTaken()
{
    const qint64 most = m_services.spec.maxFileSize();
    if (most > 0 && m_record.identity.size > most)
        return fail(base::localError(base::ErrorKind::FileTooLarge, base::AtMost{most}));
    create();
}

void CreateStep::create()
{
    m_retrier.needAccount(m_record.account());
    const TransportPolicy &policy = m_services.transports.policy();
    const bool cloud = !m_withoutCloud && policy.wantsCloud(m_services.clock.nowMs());
    const youku::FileFacts file{shownFileName(m_record.path), m_record.identity.size, m_record.md5, cloud};
    m_retrier.run<youku::Created>(
        // Looks before each try: minutes may have passed since the last, and only now it is known for whom.
        [this, file](base::Answer<youku::Created> answer) -> http::Call * {
            const AccountSession &account = m_retrier.account();
            const auto ask = [this, file, answer, &account] {
                m_accountId = account.id();
                m_api = account.credentials().api;
                m_retrier.follow(
                    account.api().create(account.credentials(), m_record.metadata, file, this, answer));
            };
            ifUnchanged([this, ask] { ifNew(ask); });
            return nullptr;
        },
        [this, cloud](const base::Result<youku::Created> &result, base::Reaction reaction) {
            if (result.ok())
                return created(result.value());
            // All it asks for was there but the word for the cloud (protocol 9.1).
            if (!cloud && result.error().codeNumber() == youku::codes::parameterMissing)
                return onlyTheCloudIsThere();
            if (cloud && mayBeForTheCloud(result.error())) {
                m_withoutCloud = true;
                return create();
            }
            if (result.error().kind != base::ErrorKind::Duplicate)
                return endBy(reaction, result.error());
            // Youku knows it; we may know as which video.
            findPublished([this, error = result.error()](bool) { fail(error); });
        });
}

// Who has no cloud store may refuse the very question, in words or numbers of his own.
bool CreateStep::mayBeForTheCloud(const base::Error &refusal) const
{
    return m_api == youku::ApiKind::Signed && m_services.transports.policy().mayFallBack()
           && youku::mayBeForTheCloud(refusal);
}

void CreateStep::onlyTheCloudIsThere()
{
    if (m_services.transports.policy().stayWithCloud())
        return create();
    fail(base::localError(base::ErrorKind::Server, base::UnofferedTransport{false}));
}

void CreateStep::created(const youku::Created &answer)
{
    const auto choice = m_services.transports.choose(answer);
    if (!choice) {
        const TransportChoice wanted = m_services.transports.policy().choice();
        if (wanted == TransportChoice::Automatic)
            return fail(base::localError(base::ErrorKind::Protocol));
        return fail(base::localError(base::ErrorKind::Server,
                                     base::UnofferedTransport{wanted == TransportChoice::Cloud}));
    }
    advanceAndEnd([answer, choice = *choice, accountId = m_accountId, api = m_api](UploadRecord &record) {
        record.accountId = accountId;
        record.chosenAccount = accountId; // stays its own when it begins anew
        record.api = api;
        record.begin(answer, choice.transport, choice.state);
        record.stage = Stage::Created;
    });
}

} // namespace transfer
