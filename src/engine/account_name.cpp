#include "engine/account_name.h"

#include "engine/accounts/account_store.h"
#include "engine/engine.h"
#include "words/words_context.h"

namespace engine {

QString accountName(Engine &engine)
{
    if (engine.practice())
        return Words::tr("Practice account");
    if (engine.account().state() == transfer::AccountSession::State::Missing)
        return {};
    return engine.account().shownName();
}

QString accountName(Engine &engine, const transfer::AccountId &id)
{
    if (engine.practice() || id.isEmpty())
        return engine.practice() ? accountName(engine) : QString();
    return engine.accountStore().find(id).name;
}

} // namespace engine
