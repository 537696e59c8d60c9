// What to do about the store's errors (protocol 9.3, in rows). Its codes are words.
#pragma once

#include "base/reaction_table.h"

namespace oss {

const base::ReactionTable &reactions();

// Codes that more than one place must name.
namespace codes {
// Only the transport knows what they mean: the upload is over, or parts are missing.
inline constexpr QLatin1StringView noSuchUpload("NoSuchUpload");
inline constexpr QLatin1StringView noSuchKey("NoSuchKey");
inline constexpr QLatin1StringView invalidPart("InvalidPart");
inline constexpr QLatin1StringView filePartNotExist("FilePartNotExist");
inline constexpr QLatin1StringView invalidDigest("InvalidDigest");
inline constexpr QLatin1StringView accessDenied("AccessDenied");
inline constexpr QLatin1StringView timeTooSkewed("RequestTimeTooSkewed");
// Ours, in place of AccessDenied and InvalidArgument where they mean the version of a signature (their EC
// stands in the error's type): the next request is signed with the other one; both are refused.
inline constexpr QLatin1StringView signatureSwitched("SignatureVersionSwitched");
inline constexpr QLatin1StringView signatureRefused("SignatureVersionRefused");
} // namespace codes

} // namespace oss
