// What Youku says to a call: a status and a JSON object. Errors wear the envelope of protocol 8.1.
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace sandbox {

struct Reply {
    int status = 200;
    QJsonObject json;
    QByteArray date = {}; // goes with it where it matters
};

// Youku's numbers (protocol 8.2) that the sandbox says by itself.
namespace codes {
inline constexpr qint64 clientIdEmpty = 1004;
inline constexpr qint64 clientIdInvalid = 1005;
inline constexpr qint64 accessTokenEmpty = 1007;
inline constexpr qint64 accessTokenInvalid = 1008;
inline constexpr qint64 accessTokenExpired = 1009;
inline constexpr qint64 mustBePost = 1010;
inline constexpr qint64 noPermission = 1006;
inline constexpr qint64 parameterMissing = 1012;
inline constexpr qint64 parameterInvalid = 1013;
inline constexpr qint64 clientSecretEmpty = 1015;
inline constexpr qint64 clientSecretInvalid = 1016;
inline constexpr qint64 oauthParameterMissing = 130011201;
inline constexpr qint64 oauthGrantUnknown = 130011202;
inline constexpr qint64 oauthTokenInvalid = 130011207;
inline constexpr qint64 oauthClientMismatch = 130011208;
inline constexpr qint64 titleEmpty = 120010101;
inline constexpr qint64 titleTooLong = 120010102;
inline constexpr qint64 titleOnlyDigits = 120010103;
inline constexpr qint64 titleForbidden = 120010104;
inline constexpr qint64 uploadedAlready = 120010111;
inline constexpr qint64 tagsEmpty = 120010121;
inline constexpr qint64 tagsTooMany = 120010122;
inline constexpr qint64 tagForbidden = 120010123;
inline constexpr qint64 tagTooShort = 120010124;
inline constexpr qint64 tagTooLong = 120010125;
inline constexpr qint64 hanTagTooShort = 120010126;
inline constexpr qint64 hanTagTooLong = 120010127;
inline constexpr qint64 categoryEmpty = 120010131;
inline constexpr qint64 categoryTooMany = 120010132;
inline constexpr qint64 descriptionForbidden = 120010141;
inline constexpr qint64 descriptionTooLong = 120010142;
inline constexpr qint64 watchPasswordInvalid = 120010145;
inline constexpr qint64 uploadInvalid = 120010151;
inline constexpr qint64 storingFailed = 120010152;
inline constexpr qint64 fileExists = 120010221;
inline constexpr qint64 uploadTokenExpired = 120010223;
inline constexpr qint64 hashMismatch = 120010225;
inline constexpr qint64 noSuchVideo = 120020001;
inline constexpr qint64 videoOfAnother = 120020002;
} // namespace codes

// The gateway's of the signed API (protocol 11).
namespace gateway {
inline constexpr qint64 parameterWrong = -100;
inline constexpr qint64 signatureWrong = -101;
inline constexpr qint64 timestampWrong = -102;
inline constexpr qint64 tokenWrong = -105;
inline constexpr qint64 noSuchApi = -108;
inline constexpr qint64 clientIdInvalid = -114;
} // namespace gateway

// HTTP 400 with type and description that fit the code; any code is taken, a negative one as the gateway's.
Reply failure(qint64 code);
// HTTP 200.
Reply gatewayFailure(qint64 code);

// HTTP 404, for a path that no call has; in the same envelope, as clients look for it in every answer.
Reply noSuchCall();

} // namespace sandbox
