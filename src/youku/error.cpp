#include "youku/error.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace youku {

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

QString endpointName(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::Create:
        return u"create"_s;
    case Endpoint::CreateFile:
        return u"create_file"_s;
    case Endpoint::NewSlice:
        return u"new_slice"_s;
    case Endpoint::UploadSlice:
        return u"upload_slice"_s;
    case Endpoint::Check:
        return u"check"_s;
    case Endpoint::Commit:
        return u"commit"_s;
    case Endpoint::Cancel:
        return u"cancel"_s;
    case Endpoint::Spec:
        return u"spec"_s;
    case Endpoint::Categories:
        return u"category"_s;
    case Endpoint::RefreshToken:
        return u"token"_s;
    case Endpoint::ShowVideo:
        return u"show"_s;
    case Endpoint::MyInfo:
        return u"myinfo"_s;
    }
    return {};
}

} // namespace youku
