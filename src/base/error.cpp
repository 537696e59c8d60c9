#include "base/error.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace base {

namespace {

struct KindName {
    ErrorKind kind;
    const char *name;
};

constexpr KindName kindNames[] = {
    {ErrorKind::Network, "network"},          {ErrorKind::Server, "server"},
    {ErrorKind::Protocol, "protocol"},        {ErrorKind::Account, "account"},
    {ErrorKind::Permission, "permission"},    {ErrorKind::Metadata, "metadata"},
    {ErrorKind::Duplicate, "duplicate"},      {ErrorKind::FileChanged, "file_changed"},
    {ErrorKind::FileMissing, "file_missing"}, {ErrorKind::FileUnreadable, "file_unreadable"},
    {ErrorKind::FileEmpty, "file_empty"},     {ErrorKind::FileTooLarge, "file_too_large"},
    {ErrorKind::DiskFull, "disk_full"},       {ErrorKind::Cancelled, "cancelled"},
    {ErrorKind::Internal, "internal"},
};

} // namespace

Error localError(ErrorKind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

QString kindName(ErrorKind kind)
{
    for (const KindName &row : kindNames) {
        if (row.kind == kind)
            return QLatin1StringView(row.name);
    }
    return u"internal"_s;
}

ErrorKind kindFromName(const QString &name)
{
    for (const KindName &row : kindNames) {
        if (name == QLatin1StringView(row.name))
            return row.kind;
    }
    return ErrorKind::Internal;
}

QString operationName(Operation operation)
{
    switch (operation) {
    case Operation::Create:
        return u"create"_s;
    case Operation::CreateFile:
        return u"create_file"_s;
    case Operation::NewSlice:
        return u"new_slice"_s;
    case Operation::UploadSlice:
        return u"upload_slice"_s;
    case Operation::Check:
        return u"check"_s;
    case Operation::Commit:
        return u"commit"_s;
    case Operation::Cancel:
        return u"cancel"_s;
    case Operation::Spec:
        return u"spec"_s;
    case Operation::Categories:
        return u"category"_s;
    case Operation::RefreshToken:
        return u"token"_s;
    case Operation::ShowVideo:
        return u"show"_s;
    case Operation::MyInfo:
        return u"myinfo"_s;
    }
    return {};
}

} // namespace base
