// The table of reactions, walked row by row, and chapter 8 of the protocol stated once more on its own.
#include "youku/reactions.h"
#include "youku/refusal.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace youku;
using namespace base;

Q_DECLARE_METATYPE(base::Rule)
Q_DECLARE_METATYPE(base::Operation)
Q_DECLARE_METATYPE(base::Fault)
Q_DECLARE_METATYPE(base::Reaction)
Q_DECLARE_METATYPE(base::ErrorKind)

namespace {

using E = Operation;
using F = Fault;
using K = ErrorKind;
using R = Reaction;

const QList<Operation> everywhere = {E::Create,       E::Describe,  E::Open,   E::NextSlice, E::SendSlice,
                                     E::Confirm,      E::Commit,    E::Cancel, E::Spec,      E::Categories,
                                     E::RefreshToken, E::ShowVideo, E::MyInfo};
const QList<Operation> apiHost = {E::Create,     E::Describe,     E::Commit,    E::Cancel, E::Spec,
                                  E::Categories, E::RefreshToken, E::ShowVideo, E::MyInfo};
const QList<Operation> notToken = {E::Create, E::Describe, E::Open, E::NextSlice,  E::SendSlice, E::Confirm,
                                   E::Commit, E::Cancel,   E::Spec, E::Categories, E::ShowVideo, E::MyInfo};
const QList<Operation> gupload = {E::Open, E::NextSlice, E::SendSlice, E::Confirm};
// At the API host, with an access token.
const QList<Operation> signedIn = {E::Create, E::Describe,   E::Commit,    E::Cancel,
                                   E::Spec,   E::Categories, E::ShowVideo, E::MyInfo};

QList<Operation> without(QList<Operation> all, const QList<Operation> &some)
{
    all.removeIf([&](Operation endpoint) { return some.contains(endpoint); });
    return all;
}

Error codeError(qint64 code, Operation endpoint, int httpStatus = 400)
{
    Error error;
    error.fault = F::Code;
    error.operation = endpoint;
    error.code = base::codeText(code);
    error.httpStatus = httpStatus;
    return error;
}

Error faultError(Fault fault, Operation endpoint, int httpStatus = 0)
{
    Error error;
    error.fault = fault;
    error.operation = endpoint;
    error.httpStatus = httpStatus;
    return error;
}

bool sameRule(const Rule &a, const Rule &b)
{
    return a.reaction == b.reaction && a.attempts == b.attempts && a.afterwards == b.afterwards
           && a.firstPauseMs == b.firstPauseMs;
}

// How long the pauses of a rule last together: doubling, a minute at most.
qint64 pausesMs(const Rule &rule)
{
    qint64 sum = 0;
    qint64 pause = rule.firstPauseMs;
    for (int i = 0; i < rule.attempts; ++i) {
        sum += std::min<qint64>(pause, 60000);
        pause *= 2;
    }
    return sum;
}

void addRow(const QByteArray &name, const Error &error, Reaction reaction, int attempts, Reaction afterwards,
            ErrorKind kind)
{
    const QByteArray place = operationName(error.operation).toLatin1();
    QTest::addRow("%s at %s", name.constData(), place.constData())
        << error << reaction << attempts << afterwards << kind;
}

void columns()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<Reaction>("reaction");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<Reaction>("afterwards");
    QTest::addColumn<ErrorKind>("kind");
}

void check()
{
    QFETCH(Error, error);
    QFETCH(Reaction, reaction);
    QFETCH(int, attempts);
    QFETCH(Reaction, afterwards);
    QFETCH(ErrorKind, kind);
    const Rule rule = youku::reactions().ruleFor(error);
    QCOMPARE(rule.reaction, reaction);
    QCOMPARE(rule.attempts, attempts);
    if (attempts > 0)
        QCOMPARE(rule.afterwards, afterwards);
    QCOMPARE(kindName(youku::reactions().kindOf(error)), kindName(kind));
}

struct CodeSays {
    qint64 first;
    qint64 last;
    QList<Operation> where;
    Reaction reaction;
    int attempts;
    Reaction afterwards;
    ErrorKind kind;
};

// Chapter 8.2. Where the page says "tell the user, stop" of a matter of the account, we wait for a sign-in
// instead: the user is told as well, and no progress is lost.
const QList<CodeSays> chapter82 = {
    {1001, 1002, everywhere, R::Repeat, 10, R::Fail, K::Server},
    // "The refresh token does not serve": only a sign-in mends that, whatever was wrong with it.
    {1003, 1016, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {1018, 1018, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {130011205, 130011205, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {120010152, 120010153, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    // It never sees an account; 8.3 gives 401 and 403 of an upload server the same answer.
    {1003, 1009, gupload, R::Repeat, 5, R::Fail, K::Server},
    {1014, 1016, gupload, R::Repeat, 5, R::Fail, K::Server},
    {1018, 1018, gupload, R::Repeat, 5, R::Fail, K::Server},
    {130011201, 130011209, gupload, R::Repeat, 5, R::Fail, K::Server},
    {1003, 1003, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {1004, 1005, apiHost, R::SignIn, 0, R::Fail, K::Account},
    {1006, 1006, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {1007, 1007, apiHost, R::SignIn, 0, R::Fail, K::Account},
    {1008, 1008, signedIn, R::RefreshAccess, 1, R::SignIn, K::Account},
    {1009, 1009, signedIn, R::RefreshAccess, 2, R::SignIn, K::Account},
    {1010, 1010, {E::Create, E::Cancel}, R::SwitchMethod, 1, R::Fail, K::Server},
    {1010, 1010, without(notToken, {E::Create, E::Cancel}), R::Fail, 0, R::Fail, K::Internal},
    {1011, 1011, notToken, R::Fail, 0, R::Fail, K::Internal},
    {1012, 1013, {E::NextSlice, E::Confirm}, R::CreateAgain, 3, R::Fail, K::Server}, // create_file came to
                                                                                     // nothing
    {1012, 1012, without(notToken, {E::NextSlice, E::Confirm}), R::Fail, 0, R::Fail, K::Internal},
    {1013, 1013, {E::Create}, R::Fail, 0, R::Fail, K::Metadata},
    {1013, 1013, {E::SendSlice}, R::ResendSlice, 1, R::NextSlice, K::Server}, // 5.3: refused, so new_slice
    {1013, 1013, without(apiHost, {E::Create, E::RefreshToken}), R::Fail, 0, R::Fail, K::Internal},
    {1014, 1014, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {1015, 1016, apiHost, R::SignIn, 0, R::Fail, K::Account},
    {1017, 1017, everywhere, R::Repeat, 10, R::Fail, K::Server},
    {1018, 1018, signedIn, R::Fail, 0, R::Fail, K::Permission},

    {130011201, 130011203, apiHost, R::SignIn, 0, R::Fail, K::Account},
    {130011204, 130011204, apiHost, R::Repeat, 10, R::Fail, K::Server},
    {130011205, 130011205, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {130011206, 130011209, apiHost, R::SignIn, 0, R::Fail, K::Account},

    {120010101, 120010104, {E::Create}, R::Fail, 0, R::Fail, K::Metadata},
    {120010111, 120010111, {E::Create, E::Commit}, R::Fail, 0, R::Fail, K::Duplicate},
    {120010121, 120010127, {E::Create}, R::Fail, 0, R::Fail, K::Metadata},
    {120010131, 120010132, {E::Create}, R::Fail, 0, R::Fail, K::Metadata},
    {120010141, 120010142, {E::Create}, R::Fail, 0, R::Fail, K::Metadata},
    {120010145, 120010145, {E::Create}, R::Fail, 0, R::Fail, K::Metadata},
    {120010151, 120010151, {E::Commit}, R::AskFate, 0, R::Fail, K::Server},
    {120010151, 120010151, {E::Cancel}, R::Accept, 0, R::Fail, K::Server},
    {120010151, 120010151, gupload + QList{E::Create, E::Describe}, R::CreateAgain, 3, R::Fail, K::Server},
    {120010152, 120010153, notToken, R::Repeat, 3, R::Fail, K::Server},

    {120010205, 120010213, {E::SendSlice}, R::ResendSlice, 1, R::NextSlice, K::Server},
    {120010218, 120010218, {E::SendSlice}, R::ResendSlice, 1, R::NextSlice, K::Server},
    {120010205, 120010213, {E::Open, E::NextSlice, E::Confirm}, R::Repeat, 5, R::Fail, K::Server},
    {120010218, 120010218, {E::Open, E::NextSlice, E::Confirm}, R::Repeat, 5, R::Fail, K::Server},
    {120010221, 120010221, {E::Open, E::NextSlice}, R::Accept, 0, R::Fail, K::Server},
    {120010221, 120010221, {E::SendSlice}, R::ResendSlice, 1, R::NextSlice, K::Server},
    {120010223, 120010223, {E::Commit}, R::AskFate, 0, R::Fail, K::Server},
    {120010223, 120010223, {E::Cancel}, R::Accept, 0, R::Fail, K::Server},
    {120010223, 120010223, gupload + QList{E::Describe}, R::CreateAgain, 3, R::Fail, K::Server},
    {120010225, 120010225, {E::SendSlice}, R::ResendSlice, 3, R::Fail, K::Server},

    {120020001, 120020001, {E::ShowVideo}, R::Repeat, 15, R::CreateAgain, K::Server},
    {120020002, 120020003, {E::ShowVideo}, R::Fail, 0, R::Fail, K::Permission},
    {120020004, 120020005, {E::ShowVideo}, R::Repeat, 3, R::Fail, K::Server},
    {120020101, 120020145, {E::ShowVideo}, R::Fail, 0, R::Fail, K::Metadata},
};

// Chapter 11: the gateway's, in the same way. What comes of -101 and -102 when another signature and another
// time did not help.
const QList<CodeSays> chapter11 = {
    {-101, -100, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {-105, -105, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {-114, -114, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {-100, -100, {E::Create, E::Describe}, R::Fail, 0, R::Fail, K::Metadata},
    {-100, -100, {E::Commit}, R::Fail, 0, R::Fail, K::Internal},
    {-101, -101, signedIn, R::SignIn, 0, R::Fail, K::Account},
    {-102, -102, everywhere, R::Repeat, 3, R::Fail, K::Server},
    {-103, -103, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {-105, -105, signedIn, R::RefreshAccess, 2, R::SignIn, K::Account},
    {-106, -106, everywhere, R::Repeat, 5, R::Fail, K::Server},
    {-107, -107, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {-108, -108, {E::Cancel}, R::Accept, 0, R::Fail, K::Server}, // there is none
    {-108, -108, {E::Create, E::Describe, E::Commit}, R::Fail, 0, R::Fail, K::Internal},
    {-111, -111, signedIn, R::RefreshAccess, 1, R::SignIn, K::Account},
    {-113, -113, signedIn, R::Fail, 0, R::Fail, K::Permission},
    {-114, -114, signedIn, R::SignIn, 0, R::Fail, K::Account},
    {-115, -115, everywhere, R::Repeat, 10, R::Fail, K::Server},
    {-117, -117, signedIn, R::Fail, 0, R::Fail, K::Permission},
    // Of what is behind it; what is refused when it was told the details is theirs.
    {-7, -7, {E::Describe}, R::Fail, 0, R::Fail, K::Metadata},
    {-120010151, -120010151, {E::Describe}, R::CreateAgain, 3, R::Fail, K::Server},
    {-120010223, -120010223, {E::Describe}, R::CreateAgain, 3, R::Fail, K::Server},
    {-7, -7, {E::Create}, R::Fail, 0, R::Fail, K::Server},
    {-7, -7, {E::Credentials}, R::Repeat, 3, R::Fail, K::Server},
    {-99, -1, {E::Commit}, R::Repeat, 5, R::Fail, K::Server},
    {-120010223, -120010223, {E::Commit}, R::Repeat, 5, R::Fail, K::Server},
    {-120010223, -120010223, {E::Credentials}, R::Repeat, 3, R::Fail, K::Server},
};

struct EventSays {
    Fault fault;
    int firstStatus;
    int lastStatus;
    QList<Operation> where;
    Reaction reaction;
    int attempts;
    Reaction afterwards;
    ErrorKind kind;
};

const QList<Operation> notSlice = without(everywhere, {E::SendSlice});

// Chapters 8.3 and 8.4.
const QList<EventSays> chapter83 = {
    // No connection is waiting for the network, uncounted; a fault with a connection counts.
    {F::Unreachable, 0, 0, apiHost, R::WaitForNetwork, 0, R::Fail, K::Network},
    {F::Unreachable, 0, 0, gupload, R::WaitForNetwork, 10, R::CreateAgain, K::Network}, // while it is up
    {F::ProxyRefused, 0, 0, everywhere, R::WaitForNetwork, 0, R::Fail, K::Network},
    {F::ConnectionLost, 0, 0, {E::SendSlice}, R::ResendSlice, 10, R::Fail, K::Network},
    {F::ConnectionLost, 0, 0, notSlice, R::Repeat, 10, R::Fail, K::Network},
    {F::TimedOut, 0, 0, {E::SendSlice}, R::ResendSlice, 10, R::Fail, K::Network},
    {F::TimedOut, 0, 0, notSlice, R::Repeat, 10, R::Fail, K::Network},
    {F::BadCertificate, 0, 0, everywhere, R::Fail, 0, R::Fail, K::Network},
    {F::AnswerLost, 0, 0, {E::SendSlice}, R::ResendSlice, 10, R::Fail, K::Network},
    {F::AnswerLost, 0, 0, {E::RefreshToken}, R::Repeat, 1, R::SignIn, K::Account},
    {F::AnswerLost, 0, 0, without(notSlice, {E::RefreshToken}), R::Repeat, 10, R::Fail, K::Network},

    {F::HttpStatus, 408, 408, notSlice, R::Repeat, 10, R::Fail, K::Server},
    {F::HttpStatus, 429, 429, notSlice, R::Repeat, 10, R::Fail, K::Server},
    {F::HttpStatus, 500, 500, notSlice, R::Repeat, 10, R::Fail, K::Server},
    {F::HttpStatus, 502, 510, notSlice, R::Repeat, 10, R::Fail, K::Server},
    {F::HttpStatus, 512, 599, notSlice, R::Repeat, 10, R::Fail, K::Server},
    {F::HttpStatus, 408, 408, {E::SendSlice}, R::ResendSlice, 10, R::Fail, K::Server},
    {F::HttpStatus, 429, 429, {E::SendSlice}, R::ResendSlice, 10, R::Fail, K::Server},
    {F::HttpStatus, 500, 510, {E::SendSlice}, R::ResendSlice, 10, R::Fail, K::Server},
    {F::HttpStatus, 501, 501, {E::Create, E::Cancel}, R::SwitchMethod, 1, R::Fail, K::Server},
    {F::HttpStatus, 404, 405, {E::Create, E::Cancel}, R::SwitchMethod, 1, R::Fail, K::Server},
    {F::HttpStatus, 401, 401, without(apiHost, {E::RefreshToken}), R::RefreshAccess, 1, R::SignIn,
     K::Account},
    {F::HttpStatus, 403, 403, without(apiHost, {E::RefreshToken}), R::RefreshAccess, 1, R::SignIn,
     K::Account},
    {F::HttpStatus, 401, 401, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {F::HttpStatus, 403, 403, {E::RefreshToken}, R::SignIn, 0, R::Fail, K::Account},
    {F::HttpStatus, 401, 401, gupload, R::Repeat, 5, R::Fail, K::Server}, // it knows no access token
    {F::HttpStatus, 403, 403, gupload, R::Repeat, 5, R::Fail, K::Server},
    {F::HttpStatus, 404, 404, gupload, R::Repeat, 3, R::CreateAgain, K::Server},
    {F::HttpStatus, 407, 407, everywhere, R::WaitForNetwork, 0, R::Fail, K::Network},
    {F::HttpStatus, 511, 511, everywhere, R::WaitForNetwork, 0, R::Fail, K::Network},
    {F::HttpStatus, 413, 413, {E::SendSlice}, R::SmallerSlices, 4, R::Fail, K::Server},
    {F::HttpStatus, 400, 400, everywhere, R::Repeat, 3, R::Fail, K::Server},
    {F::HttpStatus, 418, 418, everywhere, R::Repeat, 3, R::Fail, K::Server},

    {F::NotUnderstood, 0, 0, {E::SendSlice}, R::ResendSlice, 5, R::Fail, K::Protocol},
    {F::NotUnderstood, 0, 0, notSlice, R::Repeat, 5, R::Fail, K::Protocol},
    // A captive portal is waiting for the network, but a create is not repeated without end.
    {F::Intercepted, 0, 0, {E::Create, E::Describe}, R::Repeat, 10, R::Fail, K::Network},
    {F::Intercepted, 0, 0, without(everywhere, {E::Create, E::Describe}), R::WaitForNetwork, 0, R::Fail,
     K::Network},
    {F::Redirected, 0, 0, gupload, R::WaitForNetwork, 0, R::Fail, K::Network},
    {F::Redirected, 0, 0, apiHost, R::Repeat, 5, R::Fail, K::Protocol},
    {F::TooBig, 0, 0, notSlice, R::Repeat, 5, R::Fail, K::Protocol},
};

} // namespace

class TestReactions : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeOfThePageIsMetAsThePageSays_data()
    {
        columns();
        for (const CodeSays &says : chapter82 + chapter11) {
            for (qint64 code = says.first; code <= says.last; ++code) {
                for (Operation endpoint : says.where)
                    addRow(QByteArray::number(code), codeError(code, endpoint), says.reaction, says.attempts,
                           says.afterwards, says.kind);
            }
        }
    }
    void everyCodeOfThePageIsMetAsThePageSays() { check(); }

    // Anything else would publish twice.
    void onlyNoSuchVideoLeadsFromACommitToAnotherOne()
    {
        QList<Error> answers;
        for (const ReactionRow &row : youku::reactions().rows()) {
            for (int status : {200, 400, 503})
                answers << codeError(row.first, E::ShowVideo, status)
                        << codeError(row.last, E::Commit, status);
            answers << faultError(row.fault, E::ShowVideo, int(row.first))
                    << faultError(row.fault, E::Commit);
        }
        for (const Error &answer : std::as_const(answers)) {
            const Rule rule = youku::reactions().ruleFor(answer);
            const bool another = rule.reaction == R::CreateAgain || rule.afterwards == R::CreateAgain;
            const bool plain = answer.operation == E::ShowVideo && answer.fault == F::Code
                               && answer.codeNumber() == codes::noSuchVideo;
            QVERIFY2(another == plain, qPrintable(answer.code));
        }
    }

    // The status beside an envelope changes nothing for a code that is known.
    void aKnownCodeCountsWhateverTheStatus_data()
    {
        columns();
        for (int status : {200, 400, 401, 500, 503}) {
            for (const CodeSays &says : chapter82)
                addRow(QByteArray::number(says.first) + " with " + QByteArray::number(status),
                       codeError(says.first, says.where.first(), status), says.reaction, says.attempts,
                       says.afterwards, says.kind);
        }
    }
    void aKnownCodeCountsWhateverTheStatus() { check(); }

    void everyEventWithoutACodeIsMetAsThePageSays_data()
    {
        columns();
        for (const EventSays &says : chapter83) {
            for (int status = says.firstStatus; status <= says.lastStatus; ++status) {
                for (Operation endpoint : says.where)
                    addRow("fault " + QByteArray::number(int(says.fault)) + " status "
                               + QByteArray::number(status),
                           faultError(says.fault, endpoint, status), says.reaction, says.attempts,
                           says.afterwards, says.kind);
            }
        }
    }
    void everyEventWithoutACodeIsMetAsThePageSays() { check(); }

    void anUnknownCodeEndsUnlessTheServerItselfIsIll_data()
    {
        columns();
        for (qint64 code : {0LL, 1LL, 999LL, 1019LL, 50001LL, 120010199LL, 120010222LL, 120010224LL,
                            120019999LL, -150LL, 9223372036854775807LL}) {
            for (Operation endpoint : {E::Create, E::SendSlice, E::Commit, E::Confirm}) {
                addRow(QByteArray::number(code) + " with 400", codeError(code, endpoint), R::Fail, 0, R::Fail,
                       K::Server);
                addRow(QByteArray::number(code) + " with 503", codeError(code, endpoint, 503), R::Repeat, 3,
                       R::Fail, K::Server);
            }
        }
        // "Exists already" is good news where something was opened; elsewhere it must never count as success.
        for (Operation endpoint : {E::Create, E::Commit, E::Confirm})
            addRow("120010221", codeError(codes::fileExists, endpoint), R::Fail, 0, R::Fail, K::Server);
        addRow("invalid_grant", codeError(0, E::RefreshToken), R::SignIn, 0, R::Fail, K::Account);
    }
    void anUnknownCodeEndsUnlessTheServerItselfIsIll() { check(); }

    void aLocalErrorIsNeverRepeated()
    {
        for (Operation endpoint : everywhere)
            QCOMPARE(youku::reactions().ruleFor(faultError(F::Local, endpoint)).reaction, R::Fail);
        QCOMPARE(youku::reactions().kindOf(faultError(F::Local, E::Create)), K::Internal);
    }

    void askingTooOftenWaitsAMinuteAndMore()
    {
        QVERIFY(youku::reactions().ruleFor(codeError(1017, E::Create)).firstPauseMs >= 60000);
    }

    void aLostCreateWaitsAFewSecondsForItsOrphan()
    {
        QVERIFY(youku::reactions().ruleFor(faultError(F::AnswerLost, E::Create)).firstPauseMs >= 3000);
    }

    void theFateOfACommitIsAskedForTenMinutes()
    {
        QVERIFY(pausesMs(youku::reactions().ruleFor(codeError(codes::noSuchVideo, E::ShowVideo)))
                >= 10 * 60 * 1000);
    }

    // A second video would follow from a create while the fate of a commit is open (6.3).
    void noErrorOfCommitOrShowLeadsStraightToCreate()
    {
        for (const ReactionRow &row : youku::reactions().rows()) {
            for (qint64 number : {row.first, row.last}) {
                Error error = faultError(row.fault, E::Commit);
                error.code = base::codeText(row.fault == F::Code ? number : 0);
                error.httpStatus = row.fault == F::HttpStatus ? int(number) : 0;
                const Rule commit = youku::reactions().ruleFor(error);
                QVERIFY(commit.reaction != R::CreateAgain && commit.afterwards != R::CreateAgain);
                QVERIFY(commit.reaction != R::Accept && commit.afterwards != R::Accept);
                error.operation = E::ShowVideo;
                if (error.codeNumber() != codes::taskInvalid
                    && error.codeNumber() != codes::uploadTokenExpired)
                    QVERIFY(youku::reactions().ruleFor(error).reaction != R::CreateAgain);
            }
        }
    }

    // Only what has a natural end of its own may go on without a limit.
    void nothingIsRepeatedForEver()
    {
        const QList<Reaction> endless = {R::WaitForNetwork, R::SignIn, R::Accept, R::AskFate, R::Fail};
        for (const ReactionRow &row : youku::reactions().rows()) {
            QVERIFY(row.rule.attempts > 0 || endless.contains(row.rule.reaction));
            QVERIFY(row.rule.attempts == 0 || row.rule.afterwards != row.rule.reaction);
            QVERIFY(row.rule.firstPauseMs >= 0 && row.rule.firstPauseMs <= 60000);
        }
    }

    void everyRowIsReachedByAnErrorOfItsOwn()
    {
        for (qsizetype i = 0; i < youku::reactions().rows().size(); ++i) {
            const ReactionRow &row = youku::reactions().rows().at(i);
            QVERIFY2(row.first <= row.last, qPrintable(QString::number(i)));
            const QList<Operation> endpoints = row.operations.isEmpty() ? everywhere : row.operations;
            const bool reached = std::any_of(endpoints.begin(), endpoints.end(), [&](Operation endpoint) {
                for (qint64 number = row.first; number <= row.last; ++number) {
                    const int status = row.fault == F::HttpStatus ? int(number) : row.statusFrom;
                    Error error = faultError(row.fault, endpoint, status);
                    error.code = base::codeText(row.fault == F::Code ? number : 0);
                    if (sameRule(youku::reactions().ruleFor(error), row.rule)
                        && youku::reactions().kindOf(error) == row.kind && isFirstFor(error, i))
                        return true;
                }
                return false;
            });
            QVERIFY2(reached, qPrintable(u"row %1 is hidden by earlier ones"_s.arg(i)));
        }
    }

    void everyFaultHasARowForEveryEndpoint()
    {
        for (Operation endpoint : everywhere) {
            for (int fault = int(F::Unreachable); fault <= int(F::Code); ++fault) {
                Error error = faultError(Fault(fault), endpoint, Fault(fault) == F::HttpStatus ? 418 : 0);
                QVERIFY2(youku::reactions().kindOf(error) != K::Internal,
                         qPrintable(operationName(endpoint) + QString::number(fault)));
            }
        }
    }

    void aCodeMayBeAWord()
    {
        const ReactionTable table(
            {{F::Code, 0, 0, {}, K::Server, {R::CreateAgain}, 0, QLatin1StringView("Gone")},
             {F::Code, 0, 0, {}, K::Protocol, {R::Fail}}});
        Error error = codeError(0, E::SendSlice);
        error.code = u"Gone"_s;
        QCOMPARE(table.ruleFor(error).reaction, R::CreateAgain);
        error.code = u"gone"_s;
        QCOMPARE(table.kindOf(error), K::Protocol);
    }

    void kindsKeepTheirBindingNames()
    {
        const QStringList names = {
            u"network"_s,       u"server"_s,          u"protocol"_s,   u"account"_s,
            u"permission"_s,    u"metadata"_s,        u"duplicate"_s,  u"file_changed"_s,
            u"file_missing"_s,  u"file_unreadable"_s, u"file_empty"_s, u"file_too_large"_s,
            u"file_unusable"_s, u"disk_full"_s,       u"cancelled"_s,  u"internal"_s};
        for (int i = 0; i <= int(K::Internal); ++i) {
            QCOMPARE(kindName(ErrorKind(i)), names.at(i));
            QCOMPARE(kindFromName(names.at(i)), ErrorKind(i));
        }
        QCOMPARE(kindFromName(u"nonsense"_s), K::Internal);
        QCOMPARE(kindFromName({}), K::Internal);
    }

    void whatTurnsACommitAwayForCertain_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("certain");
        QTest::addColumn<bool>("foreign");
        QTest::newRow("a parameter is missing") << u"1012"_s << 400 << true << false;
        QTest::newRow("not available") << u"1001"_s << 400 << false << false;
        QTest::newRow("a fault of the server's own") << u"4711"_s << 500 << false << false;
        QTest::newRow("the gateway: denied") << u"-103"_s << 200 << true << false;
        QTest::newRow("the gateway: too often") << u"-115"_s << 200 << true << false;
        QTest::newRow("the gateway is broken") << u"-106"_s << 200 << false << false;
        QTest::newRow("behind the gateway, unexplained") << u"-5"_s << 200 << false << false;
        QTest::newRow("behind the gateway, a number of the gateway's") << u"-103"_s << 200 << false << true;
    }
    void whatTurnsACommitAwayForCertain()
    {
        QFETCH(QString, code);
        QFETCH(int, status);
        QFETCH(bool, foreign);
        Error error;
        error.fault = F::Code;
        error.operation = Operation::Commit;
        error.code = code;
        error.foreignCode = foreign;
        error.httpStatus = status;
        QTEST(youku::turnedAway(error), "certain");
    }

    void everyEndpointHasANameOfItsOwn()
    {
        QStringList names;
        for (Operation endpoint : everywhere)
            names.append(operationName(endpoint));
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.removeDuplicates(), 0);
    }

private:
    // No earlier row takes the error.
    static bool isFirstFor(const Error &error, qsizetype row)
    {
        const qint64 number = error.fault == F::Code ? error.codeNumber() : error.httpStatus;
        for (qsizetype i = 0; i < row; ++i) {
            const ReactionRow &earlier = youku::reactions().rows().at(i);
            const bool inRange = earlier.first == 0 || (earlier.first <= number && number <= earlier.last);
            const bool there = earlier.operations.isEmpty() || earlier.operations.contains(error.operation);
            const bool asBad = error.httpStatus >= earlier.statusFrom;
            if (earlier.fault == error.fault && inRange && there && asBad)
                return false;
        }
        return true;
    }
};

QTEST_GUILESS_MAIN(TestReactions)
#include "tst_reactions.moc"
