#include "youku/refusal.h"

#include "youku/reactions.h"
#include "youku/signed/signed_answers.h"

namespace youku {

namespace {

constexpr qint64 videoDetailsFirst = 120'020'101;
constexpr qint64 videoDetailsLast = 120'020'199;
constexpr qint64 videoDetailsOffset = 10'000;

QString sentValue(const Metadata &metadata, Field field)
{
    const QString name = fieldName(field);
    const auto parameters = wireParameters(metadata);
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

qint64 codeOfCreate(qint64 code)
{
    const bool repeated = code >= videoDetailsFirst && code <= videoDetailsLast;
    return repeated ? code - videoDetailsOffset : code;
}

std::optional<Field> fieldRefused(const base::Error &error)
{
    struct Row {
        qint64 first;
        qint64 last;
        Field field;
    };
    static constexpr Row rows[] = {{120010101, 120010104, Field::Title},
                                   {120010121, 120010127, Field::Tags},
                                   {120010131, 120010132, Field::Category},
                                   {120010141, 120010142, Field::Description},
                                   {120010145, 120010145, Field::WatchPassword}};
    const qint64 code = error.fault == base::Fault::Code ? codeOfCreate(error.codeNumber()) : 0;
    for (const Row &row : rows) {
        if (code >= row.first && code <= row.last)
            return row.field;
    }
    return std::nullopt;
}

bool mended(const base::Error &refusal, const Metadata &before, const Metadata &after)
{
    if (refusal.kind != base::ErrorKind::Metadata)
        return false;
    if (const std::optional<Field> field = fieldRefused(refusal))
        return sentValue(before, *field) != sentValue(after, *field);
    return wireParameters(before) != wireParameters(after);
}

bool mayBeForTheCloud(const base::Error &refusal)
{
    return refusal.fault == base::Fault::Code
           && (refusal.codeNumber() == codes::parameterWrong || isFromBehindTheGateway(refusal));
}

bool turnedAway(const base::Error &error)
{
    if (error.fault != base::Fault::Code || isFromBehindTheGateway(error))
        return false;
    const qint64 code = error.codeNumber();
    if (code <= codes::firstOfGateway && code >= codes::lastOfGateway)
        return code != codes::gatewayBroken;
    return error.httpStatus < 500 && reactions().ruleFor(error).reaction != base::Reaction::Repeat;
}

} // namespace youku
