// What to do about Youku's errors (protocol chapter 8, in rows).
#pragma once

#include "base/reaction_table.h"

namespace youku {

const base::ReactionTable &reactions();

// Codes that more than one place must name.
namespace codes {
inline constexpr qint64 mustBePost = 1010;
inline constexpr qint64 parameterMissing = 1012;
inline constexpr qint64 taskInvalid = 120010151;
inline constexpr qint64 fileExists = 120010221;
inline constexpr qint64 uploadTokenExpired = 120010223;
inline constexpr qint64 hashMismatch = 120010225;
inline constexpr qint64 noSuchVideo = 120020001;
// Of the signed API (chapter 11), where all of them are negative.
inline constexpr qint64 firstOfGateway = -100;
inline constexpr qint64 lastOfGateway = -199;
inline constexpr qint64 parameterWrong = -100;
inline constexpr qint64 signatureWrong = -101;
inline constexpr qint64 timestampWrong = -102;
inline constexpr qint64 gatewayBroken = -106;
inline constexpr qint64 noSuchApi = -108;
} // namespace codes

} // namespace youku
