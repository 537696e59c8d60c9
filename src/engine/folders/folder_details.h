// What viewers will see of videos that come from a watched folder, by its template.
#pragma once

#include "store/folders/taken_file.h"
#include "store/settings/settings.h"
#include "transfer/queue/upload_queue.h"

namespace engine {

class AccountStore;

// The next one of this folder, which has counted it already. A template that is gone says nothing.
transfer::NewUpload newUploadIn(const store::WatchedFolder &folder, const store::TakenFile &file,
                                const store::Settings &settings, const AccountStore &accounts, qint64 nowMs);
// Whether videos can be sent as this template says; empty: without one.
bool isTemplateValid(const store::Settings &settings, const QString &name);

} // namespace engine
