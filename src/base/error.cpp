#include "base/error.h"

#include "base/names.h"

namespace base {

namespace {

constexpr Named<ErrorKind> kindNames[] = {
    {ErrorKind::Network, "network"},
    {ErrorKind::Server, "server"},
    {ErrorKind::Protocol, "protocol"},
    {ErrorKind::Account, "account"},
    {ErrorKind::Permission, "permission"},
    {ErrorKind::Metadata, "metadata"},
    {ErrorKind::Duplicate, "duplicate"},
    {ErrorKind::FileChanged, "file_changed"},
    {ErrorKind::FileMissing, "file_missing"},
    {ErrorKind::FileUnreadable, "file_unreadable"},
    {ErrorKind::FileEmpty, "file_empty"},
    {ErrorKind::FileTooLarge, "file_too_large"},
    {ErrorKind::FileUnusable, "file_unusable"},
    {ErrorKind::DiskFull, "disk_full"},
    {ErrorKind::Cancelled, "cancelled"},
    {ErrorKind::Internal, "internal"},
};

// Words of the first protocol that was spoken, which older databases hold; save is of the signed API.
constexpr Named<Operation> operationNames[] = {
    {Operation::Create, "create"},
    {Operation::Describe, "save"},
    {Operation::Open, "create_file"},
    {Operation::NextSlice, "new_slice"},
    {Operation::SendSlice, "upload_slice"},
    {Operation::Confirm, "check"},
    {Operation::Commit, "commit"},
    {Operation::Cancel, "cancel"},
    {Operation::Spec, "spec"},
    {Operation::Categories, "category"},
    {Operation::RefreshToken, "token"},
    {Operation::ShowVideo, "show"},
    {Operation::MyInfo, "myinfo"},
    {Operation::Credentials, "sts"},
};

} // namespace

QJsonValue Error::jsonCode() const
{
    bool isNumber = false;
    const qint64 number = code.toLongLong(&isNumber);
    return isNumber || code.isEmpty() ? QJsonValue(number) : QJsonValue(code);
}

Error localError(ErrorKind kind, const QString &message)
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

Error localError(ErrorKind kind, const Detail &detail)
{
    Error error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

QString codeText(qint64 number)
{
    return number == 0 ? QString() : QString::number(number);
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
    return nameOf(operationNames, operation);
}

Operation operationFromName(const QString &name)
{
    return valueOf(operationNames, name).value_or(Operation::Create);
}

} // namespace base
