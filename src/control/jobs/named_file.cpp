#include "control/jobs/named_file.h"

#include "transfer/files/local_file.h"

#include <QCoreApplication>

namespace control {

namespace {

struct NamedFile {
    Q_DECLARE_TR_FUNCTIONS(control::UploadRequest)
};

} // namespace

QString namedFileProblem(const QString &path, const QString &shown, base::ErrorKind *kind)
{
    using transfer::PathKind;
    *kind = base::ErrorKind::FileUnreadable;
    switch (transfer::kindOf(path)) {
    case PathKind::File:
        break;
    case PathKind::Missing:
        *kind = base::ErrorKind::FileMissing;
        return NamedFile::tr("There is no file %1.").arg(shown);
    case PathKind::LinkToNowhere:
        *kind = base::ErrorKind::FileMissing;
        return NamedFile::tr("%1 is a link that leads nowhere.").arg(shown);
    case PathKind::Unreachable:
        return NamedFile::tr("%1 cannot be reached.").arg(shown);
    case PathKind::Folder:
    case PathKind::Other:
        return NamedFile::tr("%1 is not a file.").arg(shown);
    }
    return {};
}

} // namespace control
