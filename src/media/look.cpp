#include "media/look.h"

#include "base/names.h"

namespace media {

namespace {

constexpr base::Named<Look::Outcome> outcomes[] = {
    {Look::Outcome::Looked, "done"},
    {Look::Outcome::NotInstalled, "not_installed"},
    {Look::Outcome::Unreadable, "unreadable"},
    {Look::Outcome::Failed, "failed"},
};

} // namespace

QString outcomeName(Look::Outcome outcome)
{
    return base::nameOf(outcomes, outcome);
}

std::optional<Look::Outcome> outcomeFromName(const QString &name)
{
    return base::valueOf(outcomes, name);
}

} // namespace media
