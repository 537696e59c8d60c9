// Programs that are started from here. What they find in their environment is listed, not inherited: where
// the user's things are, which language and screen he has, and nothing that is ours or looks like a secret.
//
// The one way out that is not ours is QDesktopServices::openUrl(), where xdg-open inherits what there is:
// AccountStore::takeEnvironment() has taken the account out by then.
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace engine {

QProcessEnvironment childEnvironment();
// Whoever keeps a secret in the environment calls it one (GITHUB_TOKEN).
bool namesSecret(const QString &name);

// Starts a program and lets it run on. Of one that is not named by its whole path nobody knows which it would
// be: it is not started.
bool startDetached(const QString &program, const QStringList &arguments);

} // namespace engine
