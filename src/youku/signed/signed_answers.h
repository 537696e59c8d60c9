// Answers of the signed API to the types of the open one, strictly (protocol 11).
#pragma once

#include "base/result.h"
#include "youku/answers.h"

namespace youku {

// An error of either layer: the gateway's {"e":{"code":-102}}, or that of what is behind it,
// {"e":{"error_code":-5}} or {"errno":3}. Both come with HTTP 200. Nothing when it is a success or no answer
// of this API.
std::optional<Envelope> parseSignedEnvelope(const QJsonObject &json);
// Of the layer behind the gateway: who is told so was let in.
bool isFromBehindTheGateway(const base::Error &error);

std::optional<Created> parseSignedCreated(const QJsonObject &json);
std::optional<Committed> parseSignedCommitted(const QJsonObject &json);
std::optional<CloudKeys> parseSignedCloudKeys(const QJsonObject &json);
std::optional<Tokens> parseSignedTokens(const QJsonObject &json);
// Save: that it was one.
std::optional<base::Nothing> parseSignedSuccess(const QJsonObject &json);

} // namespace youku
