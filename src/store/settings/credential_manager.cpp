#include "store/settings/credential_manager.h"

#ifdef _WIN32

#include <windows.h>

#include <wincred.h>

namespace store::credential_manager {

namespace {

Outcome lastOutcome()
{
    return GetLastError() == ERROR_NOT_FOUND ? Outcome::NotFound : Outcome::Refused;
}

} // namespace

Outcome read(const std::wstring &target, std::string *value)
{
    PCREDENTIALW credential = nullptr;
    if (!CredReadW(target.c_str(), CRED_TYPE_GENERIC, 0, &credential))
        return lastOutcome();
    value->assign(reinterpret_cast<const char *>(credential->CredentialBlob), credential->CredentialBlobSize);
    SecureZeroMemory(credential->CredentialBlob, credential->CredentialBlobSize);
    CredFree(credential);
    return Outcome::Done;
}

Outcome write(const std::wstring &target, const std::string &value)
{
    if (value.size() > CRED_MAX_CREDENTIAL_BLOB_SIZE)
        return Outcome::Refused;
    std::wstring name = target;
    std::string blob = value;
    CREDENTIALW credential = {};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = name.data();
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(blob.data());
    credential.CredentialBlobSize = DWORD(blob.size());
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE; // this user's, but not carried to other computers
    const bool written = CredWriteW(&credential, 0);
    SecureZeroMemory(blob.data(), blob.size());
    return written ? Outcome::Done : Outcome::Refused;
}

Outcome remove(const std::wstring &target)
{
    return CredDeleteW(target.c_str(), CRED_TYPE_GENERIC, 0) ? Outcome::Done : lastOutcome();
}

} // namespace store::credential_manager

#endif
