// The table of reactions, walked row by row, and the errors of protocol 9.3 stated once more on their own.
#include "oss/reactions.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace base;

Q_DECLARE_METATYPE(base::Operation)
Q_DECLARE_METATYPE(base::Reaction)
Q_DECLARE_METATYPE(base::ErrorKind)

namespace {

using E = Operation;
using F = Fault;
using K = ErrorKind;
using R = Reaction;

// Initiate, UploadPart, ListParts, Complete and HEAD, Abort.
const QList<Operation> everywhere = {E::Open, E::SendSlice, E::NextSlice, E::Confirm, E::Cancel};
const QList<Operation> part = {E::SendSlice};
const QList<Operation> butPart = {E::Open, E::NextSlice, E::Confirm, E::Cancel};

struct Says {
    const char *word; // or none: the status
    int status;
    QList<Operation> where;
    Reaction reaction;
    Reaction afterwards;
    ErrorKind kind;
};

const QList<Says> chapter93 = {
    {"InvalidAccessKeyId", 403, everywhere, R::RenewAccess, R::Fail, K::Permission},
    {"SecurityTokenExpired", 403, everywhere, R::RenewAccess, R::Fail, K::Permission},
    {"InvalidSecurityToken", 403, everywhere, R::RenewAccess, R::Fail, K::Permission},
    {"SignatureDoesNotMatch", 403, everywhere, R::Fail, R::Fail, K::Server},
    {"RequestTimeTooSkewed", 403, everywhere, R::Repeat, R::Fail, K::Server},
    {"SignatureVersionSwitched", 403, everywhere, R::Repeat, R::Fail, K::Permission},
    {"SignatureVersionSwitched", 400, everywhere, R::Repeat, R::Fail, K::Permission},
    {"SignatureVersionRefused", 400, everywhere, R::Fail, R::Fail, K::Permission},
    {"AccessDenied", 403, everywhere, R::RenewAccess, R::Fail, K::Permission},
    {"UploadTrafficRateLimitExceeded", 503, part, R::ResendSlice, R::Fail, K::Server},
    {"UploadTrafficRateLimitExceeded", 503, butPart, R::Repeat, R::Fail, K::Server},
    {"TotalQpsLimitExceeded", 503, part, R::ResendSlice, R::Fail, K::Server},
    {"TotalQpsLimitExceeded", 503, butPart, R::Repeat, R::Fail, K::Server},
    {"ActiveRequestLimitExceeded", 503, part, R::ResendSlice, R::Fail, K::Server},
    {"ActiveRequestLimitExceeded", 503, butPart, R::Repeat, R::Fail, K::Server},
    {"ServiceUnavailable", 503, part, R::ResendSlice, R::Fail, K::Server},
    {"ServiceUnavailable", 503, butPart, R::Repeat, R::Fail, K::Server},
    {"NoSuchUpload", 404, {E::SendSlice, E::NextSlice}, R::CreateAgain, R::Fail, K::Server},
    {"NoSuchUpload", 404, {E::Confirm, E::Open}, R::Fail, R::Fail, K::Server},
    {"NoSuchUpload", 404, {E::Cancel}, R::Accept, R::Accept, K::Server},
    {"NoSuchKey", 404, {E::Confirm}, R::Fail, R::Fail, K::Server},
    {"InvalidPart", 400, {E::Confirm}, R::Fail, R::Fail, K::Server},
    {"FilePartNotExist", 400, {E::Confirm}, R::Fail, R::Fail, K::Server},
    {"EntityTooSmall", 400, {E::Confirm}, R::Fail, R::Fail, K::Internal},
    {"InvalidPartOrder", 400, {E::Confirm}, R::Fail, R::Fail, K::Internal},
    {"InvalidDigest", 400, part, R::ResendSlice, R::Fail, K::Server},
    {"MissingContentLength", 411, everywhere, R::Fail, R::Fail, K::Internal},
    {"MethodNotAllowed", 405, everywhere, R::Fail, R::Fail, K::Internal},
    {"FileAlreadyExists", 409, everywhere, R::Fail, R::Fail, K::Server},
    {"CallbackFailed", 203, everywhere, R::Fail, R::Fail, K::Server},
    {"RequestTimeout", 400, part, R::ResendSlice, R::Fail, K::Server},
    {"RequestTimeout", 400, butPart, R::Repeat, R::Fail, K::Server},
    {"InternalError", 200, part, R::ResendSlice, R::Fail, K::Server},
    {"InternalError", 200, butPart, R::Repeat, R::Fail, K::Server},
    {"InternalError", 500, part, R::ResendSlice, R::Fail, K::Server},
    {"InternalError", 500, butPart, R::Repeat, R::Fail, K::Server},
    {"NeverHeardOf", 400, part, R::ResendSlice, R::Fail, K::Server},
    {"NeverHeardOf", 400, butPart, R::Fail, R::Fail, K::Server},
    {nullptr, 500, part, R::ResendSlice, R::Fail, K::Server},
    {nullptr, 502, butPart, R::Repeat, R::Fail, K::Server},
    {nullptr, 401, everywhere, R::RenewAccess, R::Fail, K::Permission},
    {nullptr, 403, everywhere, R::RenewAccess, R::Fail, K::Permission},
    {nullptr, 407, everywhere, R::WaitForNetwork, R::WaitForNetwork, K::Network},
    {nullptr, 413, part, R::SmallerSlices, R::Fail, K::Server},
    {nullptr, 511, everywhere, R::WaitForNetwork, R::WaitForNetwork, K::Network},
};

Error errorOf(Fault fault, Operation operation, int status = 0, const QString &code = {})
{
    Error error;
    error.fault = fault;
    error.operation = operation;
    error.httpStatus = status;
    error.code = code;
    return error;
}

bool sameRule(const Rule &a, const Rule &b)
{
    return a.reaction == b.reaction && a.attempts == b.attempts && a.afterwards == b.afterwards
           && a.firstPauseMs == b.firstPauseMs;
}

Error errorOfRow(const ReactionRow &row, Operation operation)
{
    const QString word = row.fault == F::Code && row.word.isEmpty() ? u"NeverHeardOf"_s : QString(row.word);
    const int status = row.fault == F::HttpStatus ? (row.first == 0 ? 418 : int(row.first)) : row.statusFrom;
    return errorOf(row.fault, operation, status, word);
}

} // namespace

class TestOssReactions : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorOfTheChapterIsMet_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(chapter93.size()); ++i)
            QTest::addRow("%d %s %d", i, chapter93[i].word ? chapter93[i].word : "status",
                          chapter93[i].status)
                << i;
    }

    void everyErrorOfTheChapterIsMet()
    {
        QFETCH(int, index);
        const Says &says = chapter93.at(index);
        for (const Operation operation : says.where) {
            const Error error = errorOf(says.word ? F::Code : F::HttpStatus, operation, says.status,
                                        QString::fromLatin1(says.word));
            const Rule rule = oss::reactions().ruleFor(error);
            QCOMPARE(rule.reaction, says.reaction);
            QCOMPARE(kindName(oss::reactions().kindOf(error)), kindName(says.kind));
            if (says.reaction != R::Fail && says.reaction != R::Accept
                && says.reaction != R::WaitForNetwork) {
                QCOMPARE(rule.afterwards, says.afterwards);
                QVERIFY(rule.attempts > 0);
            }
        }
    }

    void theFirstRenewalIsTheLast()
    {
        for (const QString &code : {u"InvalidAccessKeyId"_s, u"AccessDenied"_s})
            QCOMPARE(oss::reactions().ruleFor(errorOf(F::Code, E::SendSlice, 403, code)).attempts, 1);
    }

    void aRateLimitIsGivenTime()
    {
        for (const Operation operation : everywhere) {
            const Rule rule =
                oss::reactions().ruleFor(errorOf(F::Code, operation, 503, u"TotalQpsLimitExceeded"_s));
            QVERIFY(rule.attempts >= 10 && rule.firstPauseMs >= 2000);
        }
    }

    void lostAnswersAndConnectionsAreRepeated()
    {
        for (const Fault fault : {F::AnswerLost, F::ConnectionLost, F::TimedOut, F::NotUnderstood}) {
            for (const Operation operation : everywhere) {
                const Rule rule = oss::reactions().ruleFor(errorOf(fault, operation));
                QCOMPARE(rule.reaction, operation == E::SendSlice ? R::ResendSlice : R::Repeat);
                QVERIFY(rule.attempts > 0);
            }
        }
    }

    void aStoreThatIsNotReachedLeavesAnotherWayOpen()
    {
        const auto ruleAt = [](Operation operation) {
            return oss::reactions().ruleFor(errorOf(F::Unreachable, operation));
        };
        for (const Operation operation : everywhere)
            QCOMPARE(ruleAt(operation).reaction, R::WaitForNetwork);
        QCOMPARE(ruleAt(E::Open).afterwards, R::CreateAgain);
        QCOMPARE(ruleAt(E::Cancel).afterwards, R::Fail);
        QVERIFY(ruleAt(E::SendSlice).attempts > ruleAt(E::Open).attempts);
    }

    void everyRowIsReachedByAnErrorOfItsOwn()
    {
        const QList<ReactionRow> rows = oss::reactions().rows();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QList<Operation> operations =
                rows[i].operations.isEmpty() ? everywhere : rows[i].operations;
            const bool reached = std::any_of(operations.begin(), operations.end(), [&](Operation operation) {
                const Error error = errorOfRow(rows[i], operation);
                const ReactionTable earlier(rows.first(i));
                return earlier.kindOf(error) == K::Internal
                       && sameRule(oss::reactions().ruleFor(error), rows[i].rule);
            });
            QVERIFY2(reached, qPrintable(u"row %1 is hidden by earlier ones"_s.arg(i)));
        }
    }

    void everyFaultHasARowForEveryCall()
    {
        for (const Operation operation : everywhere) {
            for (int fault = int(F::Unreachable); fault <= int(F::Code); ++fault) {
                const Error error = errorOf(Fault(fault), operation, Fault(fault) == F::HttpStatus ? 418 : 0);
                QVERIFY2(oss::reactions().kindOf(error) != K::Internal,
                         qPrintable(operationName(operation) + QString::number(fault)));
            }
        }
    }

    void everyRuleMakesSense()
    {
        for (const ReactionRow &row : oss::reactions().rows()) {
            QVERIFY(row.rule.reaction != R::SignIn
                    && row.rule.reaction != R::RefreshAccess); // it knows no account
            QVERIFY(row.rule.attempts == 0 || row.rule.afterwards != row.rule.reaction);
            QVERIFY(row.rule.firstPauseMs >= 0 && row.rule.firstPauseMs <= 60000);
        }
    }
};

QTEST_GUILESS_MAIN(TestOssReactions)
#include "tst_oss_reactions.moc"
