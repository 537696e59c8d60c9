// Answers of the signed API through its parsers: what comes out keeps what its type promises.
#include "fuzz.h"

#include "youku/signed/signed_answers.h"

using namespace youku;
using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto json = parseObject(fuzz::bytesOf(data, size));
    if (!json)
        return 0;
    if (const auto envelope = parseSignedEnvelope(*json))
        must(envelope->description.size() <= 64 * 1024 && envelope->type.size() <= 64 * 1024);
    if (const auto created = parseSignedCreated(*json)) {
        must(!created->uploadToken.isEmpty());
        must(created->instant || created->cloud || uploadServerUrl(created->serverUri).isValid());
    }
    if (const auto committed = parseSignedCommitted(*json))
        must(parseSignedSuccess(*json).has_value());
    if (const auto keys = parseSignedCloudKeys(*json))
        must(!keys->accessId.isEmpty() && !keys->accessSecret.isEmpty() && !keys->securityToken.isEmpty());
    if (const auto tokens = parseSignedTokens(*json))
        must(!tokens->accessToken.isEmpty() && tokens->expiresInSeconds >= 0);
    return 0;
}
