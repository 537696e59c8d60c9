#include "engine/account_name.h"

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

} // namespace engine
