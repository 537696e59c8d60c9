#include "base/error.h"

#include "base/names.h"

using namespace Qt::StringLiterals;

namespace base {

namespace {

constexpr Named<ErrorKind> kindNames[] = {
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
    return nameOf(kindNames, kind);
}

ErrorKind kindFromName(const QString &name)
{
    return valueOf(kindNames, name).value_or(ErrorKind::Internal);
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
