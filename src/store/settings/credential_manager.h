// Windows' Credential Manager in three plain calls: generic credentials of this user on this computer. Needs
// no Qt. The calls wait for a service of the system, so not for the GUI thread.
#pragma once

#include <string>

namespace store::credential_manager {

enum class Outcome { Done, NotFound, Refused };

// target: the entry's name, for instance L"Youchuan/c0ffee". value: bytes, at most 2560 of them (the system's
// limit).
Outcome read(const std::wstring &target, std::string *value);
Outcome write(const std::wstring &target, const std::string &value);
Outcome remove(const std::wstring &target);

} // namespace store::credential_manager
