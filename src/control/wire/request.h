// What one program asks of the one that holds the profile.
#pragma once

#include "control/jobs/job_options.h"
#include "control/wire/caller.h"

#include <variant>

namespace control {

struct OpenFiles { // in the window, which comes to the front
    QStringList files;
};

struct ListUploads {               // as they are now
    QList<transfer::UploadId> ids; // none: all that are in the queue
};

// A kind more is a struct more here, a row in request.cpp, and a job in
// server/errand.cpp.
using Wish = std::variant<OpenFiles, ListUploads, UploadOptions, ResumeOptions, CancelOptions,
                          CatalogueOptions, FoldersOptions>;

struct Request {
    Caller caller;
    Wish wish;
};

QJsonObject requestJson(const Request &request);
// None: it is not understood to the last word. Then what is wanted is checked as a command line is: ids are
// positive, numbers within what the options take, paths absolute and none of our own resources.
std::optional<Request> requestFrom(const QJsonObject &json);

} // namespace control
