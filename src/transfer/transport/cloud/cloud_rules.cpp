#include "transfer/transport/cloud/cloud_rules.h"

#include "oss/reactions.h"
#include "youku/reactions.h"

namespace transfer {

namespace {

using enum base::Reaction;

// Half a minute of tries at least, and only while Youku's API answers (Retrier): then the bytes go another
// way.
constexpr base::Rule unreachable{WaitForNetwork, 3, OtherTransport, 1000};
// Behind a firewall that says nothing each try takes that half minute.
constexpr base::Rule closed{WaitForNetwork, 1, OtherTransport, 1000};
constexpr base::Rule untrusted{Repeat, 1, OtherTransport, 1000};
constexpr base::Rule notLetIn{RenewAccess, 1, OtherTransport, 1000};
constexpr base::Rule disputed{Repeat, 3, Fail, 1000}; // before they are all sent again

QList<base::ReactionRow> makeTable()
{
    using F = base::Fault;
    using K = base::ErrorKind;
    const QList<base::Operation> sending = {base::Operation::Open, base::Operation::NextSlice,
                                            base::Operation::SendSlice, base::Operation::Confirm};
    const QList<base::Operation> slice = {base::Operation::SendSlice};
    const QList<base::Operation> complete = {base::Operation::Confirm};
    return youku::reactions().rowsFor(base::Operation::Credentials)
           + QList<base::ReactionRow>{
               {F::Unreachable, 0, 0, {base::Operation::Open}, K::Network, closed},
               {F::Unreachable, 0, 0, sending, K::Network, unreachable},
               {F::BadCertificate, 0, 0, sending, K::Network, untrusted},
               {F::Code, 0, 0, sending, K::Permission, notLetIn, 0, oss::codes::accessDenied},
               {F::Code, 0, 0, sending, K::Permission, untrusted, 0, oss::codes::signatureRefused},
               {F::Code, 0, 0, {}, K::Server, {CreateAgain, 3, Fail, 1000}, 0, objectDamaged},
               {F::Code, 0, 0, complete, K::Server, disputed, 0, oss::codes::invalidPart},
               {F::Code, 0, 0, complete, K::Server, disputed, 0, oss::codes::filePartNotExist},
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
