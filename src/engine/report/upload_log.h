// What is known of the way of one upload, as one text in English: what happened to it, and every line of the
// logs that is about it (each attempt with its time, connection and code). Safe to hand over, like the report
// (engine/report/report.h): no secret, no title, no name of a file. The logs hold the last few days.
#pragma once

#include "base/result.h"
#include "store/profile/profile.h"
#include "transfer/record/upload_record.h"

#include <QObject>
#include <QString>

#include <functional>

namespace engine {

inline constexpr qsizetype mostLogLines = 5000; // the latest

// Touches the disk in the calling thread; any thread.
QString uploadLog(const store::Profile &profile, const transfer::UploadRecord &record);
// The same in a worker thread; done is called once from the event loop, unless context, of the application's
// thread, is gone by then.
void uploadLogLater(const store::Profile &profile, const transfer::UploadRecord &record, QObject *context,
                    std::function<void(const QString &)> done);

} // namespace engine
