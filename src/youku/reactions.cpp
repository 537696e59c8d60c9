#include "youku/reactions.h"

#include <limits>

namespace youku {

namespace {

using enum base::Reaction;

// Rules by name, so that the table below reads like chapter 8.
constexpr base::Rule fail{};
constexpr base::Rule accept{Accept};
constexpr base::Rule repeatLong{Repeat, 10, Fail, 1000};
constexpr base::Rule repeatThree{Repeat, 3, Fail, 1000};
constexpr base::Rule repeatFive{Repeat, 5, Fail, 1000};
constexpr base::Rule tooOften{Repeat, 10, Fail, 60000};
constexpr base::Rule sendAgain{ResendSlice, 10, Fail, 1000};
constexpr base::Rule damagedSlice{ResendSlice, 3, Fail, 500};
constexpr base::Rule strangeSlice{ResendSlice, 1, NextSlice, 500};
constexpr base::Rule refresh{RefreshAccess, 2, SignIn};
constexpr base::Rule refreshOnce{RefreshAccess, 1, SignIn};
constexpr base::Rule signIn{SignIn};
constexpr base::Rule createAgain{CreateAgain, 3, Fail, 1000};
constexpr base::Rule queryPublished{AskFate};
constexpr base::Rule network{WaitForNetwork};

const QList<base::Operation> anywhere;
const QList<base::Operation> uploadServer = {base::Operation::Open, base::Operation::NextSlice,
                                             base::Operation::SendSlice, base::Operation::Confirm};
const QList<base::Operation> slice = {base::Operation::SendSlice};
const QList<base::Operation> serverState = {base::Operation::NextSlice, base::Operation::Confirm};
// Where beginning anew makes no second video: nothing has been committed yet.
const QList<base::Operation> creating = {base::Operation::Create,     base::Operation::Describe,
                                         base::Operation::Open,       base::Operation::NextSlice,
                                         base::Operation::SendSlice,  base::Operation::Confirm,
                                         base::Operation::Credentials};
const QList<base::Operation> createOnly = {base::Operation::Create};
const QList<base::Operation> describing = {base::Operation::Describe};
const QList<base::Operation> details = {base::Operation::Create, base::Operation::Describe};
const QList<base::Operation> opening = {base::Operation::Open, base::Operation::NextSlice};
const QList<base::Operation> commitOnly = {base::Operation::Commit};
constexpr qint64 lowest = std::numeric_limits<qint64>::min();
const QList<base::Operation> keysOnly = {base::Operation::Credentials};
const QList<base::Operation> cancelOnly = {base::Operation::Cancel};
const QList<base::Operation> tokenOnly = {base::Operation::RefreshToken};
const QList<base::Operation> showOnly = {base::Operation::ShowVideo};
const QList<base::Operation> switchable = {base::Operation::Create, base::Operation::Cancel,
                                           base::Operation::Credentials};

QList<base::ReactionRow> makeTable()
{
    using F = base::Fault;
    using K = base::ErrorKind;
    return {
        // System codes
        {F::Code, 1001, 1002, anywhere, K::Server, repeatLong},
        // An upload server knows no account: what it says of one is a mistake or forged, as it speaks plain
        // http.
        {F::Code, 1003, 1009, uploadServer, K::Server, repeatFive},
        {F::Code, 1014, 1016, uploadServer, K::Server, repeatFive},
        {F::Code, 1018, 1018, uploadServer, K::Server, repeatFive},
        {F::Code, 130011201, 130011209, uploadServer, K::Server, repeatFive},
        // A refresh that is refused, for whatever reason, is mended by a sign-in, and by nothing else.
        {F::Code, 1003, 1016, tokenOnly, K::Account, signIn},
        {F::Code, 1018, 1018, tokenOnly, K::Account, signIn},
        {F::Code, 130011205, 130011205, tokenOnly, K::Account, signIn},
        {F::Code, 120010101, 120020199, tokenOnly, K::Account, signIn},
        {F::Code, 1003, 1003, anywhere, K::Permission, fail},
        {F::Code, 1004, 1005, anywhere, K::Account, signIn},
        {F::Code, 1006, 1006, anywhere, K::Permission, fail},
        {F::Code, 1007, 1007, anywhere, K::Account, signIn},
        {F::Code, 1008, 1008, anywhere, K::Account, refreshOnce},
        {F::Code, 1009, 1009, anywhere, K::Account, refresh},
        {F::Code, 1010, 1010, switchable, K::Server, {SwitchMethod, 1, Fail, 0}},
        {F::Code, 1010, 1010, anywhere, K::Internal, fail},
        {F::Code, 1013, 1013, slice, K::Server, strangeSlice},
        {F::Code, 1013, 1013, createOnly, K::Metadata, fail},
        {F::Code, 1012, 1013, serverState, K::Server, createAgain}, // it never heard of create_file
        {F::Code, 1011, 1013, anywhere, K::Internal, fail},
        {F::Code, 1014, 1014, anywhere, K::Permission, fail},
        {F::Code, 1015, 1016, anywhere, K::Account, signIn},
        {F::Code, 1017, 1017, anywhere, K::Server, tooOften},
        {F::Code, 1018, 1018, anywhere, K::Permission, fail},
        // OAuth
        {F::Code, 130011204, 130011204, anywhere, K::Server, repeatLong},
        {F::Code, 130011205, 130011205, anywhere, K::Permission, fail},
        {F::Code, 130011207, 130011207, anywhere, K::Account, signIn},
        {F::Code, 130011201, 130011209, anywhere, K::Account, signIn},
        // Create
        {F::Code, 120010111, 120010111, anywhere, K::Duplicate, fail},
        {F::Code, 120010101, 120010145, anywhere, K::Metadata, fail},
        {F::Code, 120010151, 120010151, commitOnly, K::Server, queryPublished},
        {F::Code, 120010151, 120010151, cancelOnly, K::Server, accept},
        {F::Code, 120010151, 120010151, creating, K::Server, createAgain},
        {F::Code, 120010152, 120010153, anywhere, K::Server, repeatThree},
        // Upload server
        {F::Code, 120010205, 120010213, slice, K::Server, strangeSlice},
        {F::Code, 120010218, 120010218, slice, K::Server, strangeSlice},
        {F::Code, 120010205, 120010220, anywhere, K::Server, repeatFive},
        {F::Code, 120010221, 120010221, opening, K::Server, accept},
        {F::Code, 120010221, 120010221, slice, K::Server, strangeSlice},
        {F::Code, 120010223, 120010223, commitOnly, K::Server, queryPublished},
        {F::Code, 120010223, 120010223, cancelOnly, K::Server, accept},
        {F::Code, 120010223, 120010223, creating, K::Server, createAgain},
        {F::Code, 120010225, 120010225, slice, K::Server, damagedSlice},
        // Videos
        {F::Code, 120020001, 120020001, showOnly, K::Server, {Repeat, 15, CreateAgain, 1000}}, // ten minutes
                                                                                               // (6.3)
        {F::Code, 120020002, 120020002, anywhere, K::Permission, fail},
        {F::Code, 120020003, 120020003, anywhere, K::Permission, fail},
        {F::Code, 120020004, 120020005, anywhere, K::Server, repeatThree},
        {F::Code, 120020101, 120020199, anywhere, K::Metadata, fail},
        // Gateway of the signed API (chapter 11); SignedApi itself has tried what mends -101 and -102.
        {F::Code, -101, -100, tokenOnly, K::Account, signIn},
        {F::Code, -105, -103, tokenOnly, K::Account, signIn},
        {F::Code, -114, -107, tokenOnly, K::Account, signIn},
        {F::Code, -117, -117, tokenOnly, K::Account, signIn},
        {F::Code, -100, -100, details, K::Metadata, fail},
        {F::Code, -100, -100, anywhere, K::Internal, fail},
        {F::Code, -101, -101, anywhere, K::Account, signIn}, // the client secret is another one
        {F::Code, -102, -102, anywhere, K::Server, repeatThree},
        {F::Code, -103, -103, anywhere, K::Permission, fail},
        {F::Code, -105, -105, anywhere, K::Account, refresh},
        {F::Code, -106, -106, anywhere, K::Server, repeatFive},
        {F::Code, -107, -107, anywhere, K::Permission, fail},
        {F::Code, -108, -108, cancelOnly, K::Server, accept},
        {F::Code, -108, -108, anywhere, K::Internal, fail},
        {F::Code, -111, -111, anywhere, K::Account, refreshOnce},
        {F::Code, -113, -113, anywhere, K::Permission, fail},
        {F::Code, -114, -114, anywhere, K::Account, signIn},
        {F::Code, -115, -115, anywhere, K::Server, tooOften},
        {F::Code, -117, -117, anywhere, K::Permission, fail},
        // Behind it every fault comes with HTTP 200, in numbers nobody has told us: what passes is not to end
        // an upload whose bytes are sent. Other clients ask for the last call five times.
        {F::Code, -99, -1, commitOnly, K::Server, repeatFive},
        {F::Code, lowest, -200, commitOnly, K::Server, repeatFive},
        {F::Code, -99, -1, keysOnly, K::Server, repeatThree},
        {F::Code, lowest, -200, keysOnly, K::Server, repeatThree},
        // Of an upload token it says no more than the open API does.
        {F::Code, -120010151, -120010151, describing, K::Server, createAgain},
        {F::Code, -120010223, -120010223, describing, K::Server, createAgain},
        // Codes nobody has told us about
        // (with a server fault behind them they may heal: 8.3, last row)
        {F::Code, 0, 0, tokenOnly, K::Account, repeatThree, 500},
        {F::Code, 0, 0, anywhere, K::Server, repeatThree, 500},
        {F::Code, 0, 0, tokenOnly, K::Account, signIn},
        {F::Code, 0, 0, describing, K::Metadata, fail},
        {F::Code, 0, 0, anywhere, K::Server, fail},

        // Statuses without an envelope (8.3)
        {F::HttpStatus, 401, 401, uploadServer, K::Server, repeatFive},
        {F::HttpStatus, 403, 403, uploadServer, K::Server, repeatFive},
        {F::HttpStatus, 401, 401, tokenOnly, K::Account, signIn},
        {F::HttpStatus, 403, 403, tokenOnly, K::Account, signIn},
        {F::HttpStatus, 401, 401, anywhere, K::Account, refreshOnce},
        {F::HttpStatus, 403, 403, anywhere, K::Account, refreshOnce},
        {F::HttpStatus, 404, 405, switchable, K::Server, {SwitchMethod, 1, Fail, 0}},
        {F::HttpStatus, 404, 404, uploadServer, K::Server, {Repeat, 3, CreateAgain, 1000}},
        {F::HttpStatus, 407, 407, anywhere, K::Network, network},
        {F::HttpStatus, 408, 408, slice, K::Server, sendAgain},
        {F::HttpStatus, 408, 408, anywhere, K::Server, repeatLong},
        {F::HttpStatus, 413, 413, slice, K::Server, {SmallerSlices, 4, Fail, 1000}},
        {F::HttpStatus, 429, 429, slice, K::Server, sendAgain},
        {F::HttpStatus, 429, 429, anywhere, K::Server, repeatLong},
        {F::HttpStatus, 501, 501, switchable, K::Server, {SwitchMethod, 1, Fail, 0}},
        {F::HttpStatus, 511, 511, anywhere, K::Network, network}, // RFC 6585: this network wants a sign-in
        {F::HttpStatus, 500, 599, slice, K::Server, sendAgain},
        {F::HttpStatus, 500, 599, anywhere, K::Server, repeatLong},
        {F::HttpStatus, 0, 0, anywhere, K::Server, repeatThree},

        // Without any status
        // Another server may be alive; counted only while Youku's API answers.
        {F::Unreachable, 0, 0, uploadServer, K::Network, {WaitForNetwork, 10, CreateAgain, 1000}},
        {F::Unreachable, 0, 0, anywhere, K::Network, network},
        {F::ProxyRefused, 0, 0, anywhere, K::Network, network},
        {F::BadCertificate, 0, 0, anywhere, K::Network, fail},
        {F::AnswerLost, 0, 0, tokenOnly, K::Account, {Repeat, 1, SignIn, 1000}}, // it may have burnt the
                                                                                 // token (8.4)
        {F::AnswerLost, 0, 0, details, K::Network, {Repeat, 10, Fail, 4000}},    // let the orphan settle
                                                                                 // (8.4)
        {F::AnswerLost, 0, 0, slice, K::Network, sendAgain},
        {F::AnswerLost, 0, 0, anywhere, K::Network, repeatLong},
        {F::ConnectionLost, 0, 0, slice, K::Network, sendAgain},
        {F::ConnectionLost, 0, 0, anywhere, K::Network, repeatLong},
        {F::TimedOut, 0, 0, slice, K::Network, sendAgain},
        {F::TimedOut, 0, 0, anywhere, K::Network, repeatLong},
        {F::NotUnderstood, 0, 0, slice, K::Protocol, {ResendSlice, 5, Fail, 1000}},
        {F::NotUnderstood, 0, 0, anywhere, K::Protocol, repeatFive},
        {F::Intercepted, 0, 0, details, K::Network, {Repeat, 10, Fail, 4000}}, // it may be Youku after all
        {F::Intercepted, 0, 0, anywhere, K::Network, network},
        {F::Redirected, 0, 0, uploadServer, K::Network, network}, // over plain http, as captive portals do
        {F::Redirected, 0, 0, anywhere, K::Protocol, repeatFive},
        {F::TooBig, 0, 0, anywhere, K::Protocol, repeatFive},
    };
}

} // namespace

const base::ReactionTable &reactions()
{
    static const base::ReactionTable table(makeTable());
    return table;
}

} // namespace youku
