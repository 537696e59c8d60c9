#include "engine/profile_words.h"

#include <QCoreApplication>
#include <QDir>

namespace engine {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(engine::Engine)
};

} // namespace

QStringList wordsAboutProfile(const store::Profile &profile, const store::LogFile &log,
                              store::Settings &settings)
{
    QStringList sentences;
    if (!log.isOpen())
        sentences.append(
            Words::tr("No log is kept: %1 cannot be written.").arg(QDir::toNativeSeparators(log.path())));
    if (!settings.setAside().isEmpty())
        sentences.append(Words::tr("The settings were damaged. They were set aside as %1.")
                             .arg(QDir::toNativeSeparators(settings.setAside())));
    if (!profile.hasOwners() && !settings.boolValue(store::Setting::NoOwnersExplained)) {
        settings.setValue(store::Setting::NoOwnersExplained, true);
        sentences.append(
            Words::tr("The disk of %1 knows no owners: whoever gets hold of it can read the queue. "
                      "No sign-in is kept there.")
                .arg(QDir::toNativeSeparators(profile.dir())));
    }
    return sentences;
}

} // namespace engine
