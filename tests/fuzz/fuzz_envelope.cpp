// Error envelopes in all their shapes.
#include "fuzz.h"

#include "youku/answers.h"
#include "youku/reactions.h"

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto envelope = youku::parseEnvelope(fuzz::bytesOf(data, size));
    if (!envelope)
        return 0;
    must(envelope->description.size() <= 65536);
    base::Error error;
    error.fault = base::Fault::Code;
    error.code = base::codeText(envelope->code);
    for (const auto endpoint : {base::Operation::Create, base::Operation::SendSlice, base::Operation::Commit,
                                base::Operation::ShowVideo}) {
        error.operation = endpoint;
        const base::Rule rule = youku::reactions().ruleFor(error);
        must(rule.attempts >= 0 && rule.firstPauseMs >= 0);
        must(endpoint != base::Operation::Commit || rule.reaction != base::Reaction::CreateAgain);
        youku::reactions().kindOf(error);
    }
    return 0;
}
