// A line from another process: what a console asks of the program that holds the profile, and what it is
// told.
#include "fuzz.h"

#include "control/wire/events.h"
#include "control/wire/protocol.h"
#include "control/wire/request.h"
#include "control/wire/snapshot_json.h"

#include <QDir>

using fuzz::must;

namespace {

void arePaths(const QStringList &paths)
{
    for (const QString &path : paths) {
        must(QDir::isAbsolutePath(path));
        must(!path.startsWith(u':'));
        must(!path.contains(QChar::Null));
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto object = control::objectOf(fuzz::bytesOf(data, size));
    if (!object)
        return 0;
    (void)control::greetingFrom(*object);
    (void)control::toldIn(*object);
    (void)control::codeIn(*object);
    // What was read once is read the same again.
    const QJsonObject upload = control::snapshotJson(control::snapshotIn(*object));
    must(control::snapshotJson(control::snapshotFrom(upload)) == upload);
    const auto request = control::requestFrom(*object);
    if (!request)
        return 0;
    if (const auto *files = std::get_if<control::OpenFiles>(&request->wish))
        arePaths(files->files);
    if (const auto *wish = std::get_if<control::UploadOptions>(&request->wish))
        arePaths(wish->files);
    const QJsonObject json = control::requestJson(*request);
    const auto again = control::requestFrom(json);
    must(again.has_value() && control::requestJson(*again) == json);
    return 0;
}
