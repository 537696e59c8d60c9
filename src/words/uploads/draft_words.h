// What is said of a draft: an upload that nobody has started.
#pragma once

#include "transfer/record/upload_record.h"

#include <QList>
#include <QString>

namespace words {

enum class Draft {
    New,      // only the title stands, as proposed from the file name
    NotReady, // a field is wrong
    Ready,
};

Draft draftOf(const transfer::UploadRecord &record);
QString draftLabel(Draft draft);
// The first of the problems that keep it from starting, or what viewers will find: "Public · Travel · 4
// tags". corrected: what Youku refused was changed, and not sent since.
QString draftLine(const transfer::UploadRecord &record, const QList<youku::FieldProblem> &problems,
                  bool corrected);

} // namespace words
