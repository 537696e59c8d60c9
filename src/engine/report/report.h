// The report that is handed over when something went wrong: versions, settings, how far the uploads are, and
// the logs, as one text in English. Safe to hand over: no token or password, no name of a file or folder of
// the user, no phone number or mail address, no title.
//
// Only reads the profile, so it works beside a running engine and without one.
#pragma once

#include "base/result.h"
#include "store/profile/profile.h"

#include <QObject>
#include <QString>

#include <functional>

namespace engine {

// A name for its file, with today's date: "youchuan-report-20250131-235959.txt".
QString reportFileName();

// Touches the disk in the calling thread and may take a second or two; any thread. Never writes over what
// is there; mode 0600. Answers the absolute path, or DiskFull with the system's words.
base::Result<QString> writeReport(const store::Profile &profile, const QString &path);

// The same in a worker thread, for a place that somebody chose in a dialog, which asked before it let a file
// be replaced; done is called once from the event loop, unless context is gone by then.
// context must live in the application's thread.
void writeReportLater(const store::Profile &profile, const QString &path, QObject *context,
                      std::function<void(const base::Result<QString> &)> done);

// Another text in the same way, for a place chosen likewise.
void writeTextLater(const QString &text, const QString &path, QObject *context,
                    std::function<void(const base::Result<QString> &)> done);

// What tells of a person: home folder and its name, phone numbers, mail addresses; each becomes "***", the
// home folder "~". Secrets are base::redacted()'s business.
QString withoutPersons(const QString &text);

} // namespace engine
