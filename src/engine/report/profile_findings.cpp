#include "engine/report/profile_findings.h"

namespace engine {

words::ProfileFindings profileFindings(const store::Profile &profile, const store::LogFile &log,
                                       store::Settings &settings)
{
    words::ProfileFindings findings;
    if (!log.isOpen())
        findings.unwrittenLog = log.path();
    findings.settingsAside = settings.setAside();
    if (!profile.hasOwners() && !settings.boolValue(store::Setting::NoOwnersExplained)) {
        settings.setValue(store::Setting::NoOwnersExplained, true);
        findings.unguardedFolder = profile.dir();
    }
    return findings;
}

} // namespace engine
