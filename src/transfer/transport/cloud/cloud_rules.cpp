#include "transfer/transport/cloud/cloud_rules.h"

#include "oss/reactions.h"
#include "youku/reactions.h"

namespace transfer {

namespace {

using enum base::Reaction;

// Counted only while Youku's API answers, and for half a minute at least.
constexpr base::Rule unusable{WaitForNetwork, 10, OtherTransport, 1000};

QList<base::ReactionRow> makeTable()
{
    using F = base::Fault;
    using K = base::ErrorKind;
    const QList<base::Operation> sending = {base::Operation::Open, base::Operation::NextSlice,
                                            base::Operation::SendSlice, base::Operation::Confirm};
    const QList<base::Operation> slice = {base::Operation::SendSlice};
    return youku::reactions().rowsFor(base::Operation::Credentials)
           + QList<base::ReactionRow>{
               {F::Unreachable, 0, 0, sending, K::Network, unusable},
               {F::BadCertificate, 0, 0, sending, K::Network, unusable},
               {F::Code, 0, 0, sending, K::Permission, {RenewAccess, 1, OtherTransport, 0}, 0,
                oss::codes::accessDenied},
               {F::Code, 0, 0, sending, K::Permission, {OtherTransport, 0, Fail, 0}, 0,
                oss::codes::signatureRefused},
               {F::Code, 0, 0, {}, K::Server, {CreateAgain, 3, Fail, 1000}, 0, objectDamaged},
               {F::Code, 0, 0, slice, K::Server, {AskServer, 0, Fail, 0}, 0, oss::codes::noSuchUpload},
           }
           + oss::reactions().rows();
}

} // namespace

const base::ReactionTable &cloudRules()
{
    static const base::ReactionTable table(makeTable());
    return table;
}

} // namespace transfer
