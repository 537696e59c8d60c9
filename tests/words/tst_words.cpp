
#include "words/languages.h"
#include "words/numbers.h"
#include "words/plan_words.h"
#include "words/profile_words.h"
#include "words/reasons/problems.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/amounts.h"
#include "words/uploads/category_words.h"
#include "words/uploads/transport_words.h"
#include "words/uploads/upload_words.h"
#include "words/uploads/video_words.h"
#include "youku/reactions.h"
#include "youku/refusal.h"

#include <QDir>
#include <QLocale>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Error;
using base::ErrorKind;
using base::Fault;
using transfer::Activity;
using words::NextStep;
using words::Reason;

namespace {

constexpr int activityCount = int(transfer::activityCount);
constexpr int kindCount = int(ErrorKind::Internal) + 1;
constexpr int faultCount = int(Fault::Code) + 1;

Error coded(qint64 code)
{
    Error error;
    error.fault = Fault::Code;
    error.code = base::codeText(code);
    error.httpStatus = 400;
    error.message = u"Server words"_s;
    error.kind = youku::reactions().kindOf(error);
    return error;
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyActivityHasItsLabel()
    {
        QSet<QString> labels;
        for (int i = 0; i < activityCount; ++i)
            labels.insert(words::activityLabel(Activity(i), {}, 0));
        // But what waits for a time is labelled as what waits for its turn.
        QCOMPARE(labels.size(), activityCount - 1);
        QVERIFY(!labels.contains(QString()));
        QVERIFY(labels.contains(u"Finishing on the server"_s));
        QVERIFY(labels.contains(u"Cancelling…"_s));
    }

    void whatNeedsADecisionSaysWhy()
    {
        transfer::UploadRecord record;
        words::UploadStatus status;
        status.activity = Activity::NeedsDecision;
        record.doubt = u"no_index"_s;
        QCOMPARE(words::detailLine(record, status, 0), u"The file is cut off: its index is missing"_s);
        record.doubt = u"too_large"_s;
        QCOMPARE(words::detailLine(record, status, 0), u"The file is larger than your account takes"_s);
        record.doubt = u"found by a later version"_s;
        QCOMPARE(words::detailLine(record, status, 0), u"Youku could make nothing of the file"_s);
    }

    void everyActivityHasItsLine()
    {
        const transfer::UploadRecord record;
        words::UploadStatus status;
        status.problems = youku::problemsOf(record.metadata);
        QVERIFY(!status.problems.isEmpty());
        for (int i = 0; i < activityCount; ++i) {
            status.activity = Activity(i);
            const QString line = words::detailLine(record, status, 0);
            QVERIFY2(!line.isEmpty(), qPrintable(transfer::activityName(status.activity)));
            QVERIFY(!words::spoken(line).contains(u'·'));
        }
    }

    void aWaitingRowSaysForWhat()
    {
        words::UploadStatus status{.activity = Activity::Waiting};
        const auto line = [&] {
            return words::detailLine({}, status, 0);
        };
        status.queuePlace = 1;
        QCOMPARE(line(), u"Next in the queue"_s);
        status.queuePlace = 22;
        QCOMPARE(line(), u"22nd in the queue"_s);
        status.queuePlace = 113;
        QCOMPARE(line(), u"113th in the queue"_s);
        status.wait.what = transfer::Wait::For::SameVideo;
        QCOMPARE(line(), u"Waits for another upload of the same video"_s);
        status.wait.what = transfer::Wait::For::Turn;
        QCOMPARE(line(), u"Goes on next · Nothing confirmed yet"_s);
        status.nothingSent = true;
        QCOMPARE(line(), u"Goes on next · Nothing sent yet"_s);
    }

    void aScheduledRowSaysUntilWhen()
    {
        const QDateTime now({2026, 11, 30}, {14, 40});
        words::UploadStatus status{.activity = Activity::Scheduled};
        status.wait.what = transfer::Wait::For::Plan;
        const auto line = [&](const QDateTime &until) {
            status.wait.untilMs = until.toMSecsSinceEpoch();
            return words::detailLine({}, status, now.toMSecsSinceEpoch());
        };
        QCOMPARE(line({{2026, 11, 30}, {23, 0}}), u"Nothing is sent until 23:00 (plan)"_s);
        QCOMPARE(line({{2026, 12, 1}, {6, 30}}), u"Nothing is sent until Tue 06:30 (plan)"_s);
        status.wait.what = transfer::Wait::For::StartTime;
        QCOMPARE(line({{2026, 11, 30}, {23, 30}}), u"Starts at 23:30"_s);
        QVERIFY(line({{2027, 1, 5}, {8, 0}}).endsWith(u" 08:00"_s));
        status.wait = {};
        status.wait.what = transfer::Wait::For::Plan;
        QCOMPARE(words::detailLine({}, status, 0), u"The plan lets nothing be sent"_s);
    }

    void aDayOfThePlanIsOneSentence()
    {
        using transfer::Pace;
        transfer::WeekPlan plan;
        const auto set = [&plan](int from, int to, Pace pace) {
            for (int at = from; at < to; ++at)
                plan.setPace(3, at, pace);
        };
        QCOMPARE(words::dayPlanText(plan, 3, 2'000'000), u"full speed all day"_s);
        set(16, 46, Pace::Limited);
        QCOMPARE(words::dayPlanText(plan, 3, 2'000'000),
                 u"full speed until 08:00, then 2 MB/s until 23:00, then full speed"_s);
        set(0, 48, Pace::Nothing);
        set(1, 2, Pace::Limited);
        QCOMPARE(words::dayPlanText(plan, 3, 2'500'000),
                 u"nothing until 00:30, then 2.5 MB/s until 01:00, then nothing"_s);
        QCOMPARE(words::dayPlanText(plan, 2, 1), u"full speed all day"_s);
    }

    void whatWaitsForASignInSaysForWhoseAndWhatIsKept()
    {
        words::UploadStatus status{.activity = Activity::WaitingForSignIn};
        status.wait.reason = base::localError(ErrorKind::Account);
        QCOMPARE(words::detailLine({}, status, 0), u"Nothing sent yet · goes on after signing in"_s);
        status.progress.total = 1'900'000'000;
        status.progress.acknowledged = 1'000'000'000;
        status.accountName = u"Lantern Street Studio"_s;
        QCOMPARE(words::detailLine({}, status, 0).replace(QChar::Nbsp, u' '),
                 u"1.0 of 1.9 GB are kept · Lantern Street Studio"_s);
    }

    void aDraftSaysWhatViewersWillFind()
    {
        transfer::UploadRecord record;
        record.path = u"/videos/Slow boat.mp4"_s;
        record.metadata.title = u"Slow boat"_s;
        QVERIFY(words::draftOf(record) == words::Draft::New);
        QCOMPARE(words::draftLine(record, {}, false), u"Title from the file name · nothing else filled in"_s);
        record.metadata.category = u"LifeStyle"_s;
        QVERIFY(words::draftOf(record) == words::Draft::Ready);
        QCOMPARE(words::draftLine(record, {}, false), u"Public · Lifestyle"_s);
        QCOMPARE(words::draftLine(record, {}, true), u"Corrected, not sent again yet"_s);
        record.metadata.title.clear();
        QVERIFY(words::draftOf(record) == words::Draft::NotReady);
        QCOMPARE(words::draftLine(record, youku::problemsOf(record.metadata), false),
                 u"The title is empty"_s);
    }

    void aProfileSaysWhatIsAmiss()
    {
        QVERIFY(words::profileSentences({}).isEmpty());
        const QStringList all = words::profileSentences({.unwrittenLog = u"/p/log"_s,
                                                         .settingsAside = u"/p/settings.json.damaged"_s,
                                                         .unguardedFolder = u"/p"_s});
        QCOMPARE(all.size(), 3);
        QVERIFY(all.first().contains(QDir::toNativeSeparators(u"/p/log"_s)));
    }

    void whatNobodyCanTellOfACommitIsSaidSo()
    {
        Error untold = base::localError(ErrorKind::Server);
        untold.operation = base::Operation::Commit;
        QCOMPARE(words::reasonFor(untold).sentence, u"Could not find out whether it was published"_s);
        untold.code = base::codeText(1006);
        QVERIFY(words::reasonFor(untold).sentence.startsWith(u"Could not find out whether it was"_s));
        QVERIFY(words::reasonFor(untold).sentence.endsWith(u"(code 1006)"_s));
        QVERIFY(words::reasonFor(untold).next == NextStep::AskAgain);
        untold.code = "-1";
        untold.foreignCode = true;
        QVERIFY2(words::reasonFor(untold).sentence.endsWith("(code -1)"),
                 qPrintable(words::reasonFor(untold).sentence));
    }

    void aMissingSecretIsNamed()
    {
        Error refusal = coded(1005);
        refusal.detail = base::SecretMissing();
        QCOMPARE(words::reasonFor(refusal).sentence,
                 u"Youku does not know this client ID without its client secret; if it has one, enter it "
                 "too (code 1005)"_s);
        refusal = coded(-101);
        refusal.detail = base::SecretMissing();
        QCOMPARE(words::reasonFor(refusal).sentence,
                 u"The client secret is missing; without it nothing can be signed for Youku"_s);
        QVERIFY(words::reasonFor(refusal).next == NextStep::SignIn);
    }

    void sentencesFollowEachOtherWithTheirFullStops()
    {
        QCOMPARE(words::paragraph({u"One"_s, u"Two."_s, u"Three"_s}), u"One. Two. Three."_s);
        QCOMPARE(words::paragraph({u"一。"_s, u"二。"_s, u"three"_s}), u"一。二。three."_s);
        QCOMPARE(words::paragraph({}), QString());
    }

    void aRefusalNamesItsField()
    {
        using youku::Field;
        QCOMPARE(youku::fieldRefused(coded(120010104)), std::optional(Field::Title));
        QCOMPARE(youku::fieldRefused(coded(120020125)), std::optional(Field::Tags));
        QCOMPARE(youku::fieldRefused(coded(120010141)), std::optional(Field::Description));
        QCOMPARE(youku::fieldRefused(coded(120010111)), std::nullopt); // uploaded before: no field of it
        QCOMPARE(youku::fieldRefused(base::localError(ErrorKind::FileEmpty)), std::nullopt);
    }

    void theLastMinuteIsNotCountedDown()
    {
        const auto text = [](qint64 seconds) {
            return words::timeLeftText({seconds, seconds});
        };
        QCOMPARE(text(12 * 60 + 5), u"12 min left"_s);
        QCOMPARE(text(60), u"1 min left"_s);
        QCOMPARE(text(59), u"under a minute left"_s);
    }

    void aSpanIsToldInRoundMinutes()
    {
        QCOMPARE(words::timeLeftText({32 * 60, 47 * 60}), u"30 to 50 min left"_s);
        QCOMPARE(words::timeLeftText({61, 299}), u"1 to 5 min left"_s);
        QCOMPARE(words::timeLeftText({20, 110}), u"1 to 2 min left"_s);
        QCOMPARE(words::timeLeftText({20, 40}), u"under a minute left"_s);
        QCOMPARE(words::timeLeftText({12 * 60 + 2, 12 * 60 + 40}), u"12 min left"_s);
        QCOMPARE(words::timeLeftText({55 * 60, 81 * 60}), u"50 min to 1 h 30 min left"_s);
    }

    void retryingCountsDown()
    {
        transfer::Wait wait;
        wait.untilMs = 12'000;
        QCOMPARE(words::activityLabel(Activity::Retrying, wait, 0), u"Retrying in 12 s"_s);
        QCOMPARE(words::activityLabel(Activity::Retrying, wait, 11'001), u"Retrying in 1 s"_s);
        QCOMPARE(words::activityLabel(Activity::Retrying, wait, 20'000), u"Retrying in 0 s"_s);
    }

    void everyLocalKindHasAReasonOfItsOwn()
    {
        QSet<QString> sentences;
        for (int i = 0; i < kindCount; ++i) {
            const Reason reason = words::reasonFor(base::localError(ErrorKind(i)));
            QVERIFY(!reason.sentence.isEmpty());
            sentences.insert(reason.sentence);
        }
        QCOMPARE(sentences.size(), kindCount);
    }

    void everyFaultHasAReason()
    {
        for (int kind = 0; kind < kindCount; ++kind) {
            for (int fault = 0; fault < faultCount; ++fault) {
                Error error;
                error.kind = ErrorKind(kind);
                error.fault = Fault(fault);
                QVERIFY(!words::reasonFor(error).sentence.isEmpty());
            }
        }
    }

    void everyRowOfTheTableOfReactionsHasAReason()
    {
        for (const base::ReactionRow &row : youku::reactions().rows()) {
            for (const qint64 number : {row.first, row.last}) {
                Error error;
                error.fault = row.fault;
                error.kind = row.kind;
                error.code = base::codeText(row.fault == Fault::Code ? number : 0);
                error.httpStatus = row.fault == Fault::HttpStatus ? int(number) : 0;
                const Reason reason = words::reasonFor(error);
                QVERIFY(!reason.sentence.isEmpty());
                // Behind the gateway of the signed API lie whole ranges that nobody has told us about.
                const bool told = row.first > 0 || (row.first < 0 && row.first == row.last);
                const bool known = row.fault == Fault::Code && told;
                QVERIFY2(!known || !reason.sentence.startsWith(u"Youku refused it"_s),
                         qPrintable(QString::number(number)));
            }
        }
    }

    void whatFailsOffersAStep()
    {
        for (const base::ReactionRow &row : youku::reactions().rows()) {
            if (row.rule.reaction != base::Reaction::Fail || row.fault != Fault::Code)
                continue;
            QVERIFY2(words::reasonFor(coded(row.first)).next != NextStep::None,
                     qPrintable(QString::number(row.first)));
        }
    }

    void everyCodeOfCreateNamesItsField_data()
    {
        QTest::addColumn<qint64>("code");
        QTest::addColumn<QString>("word");
        const QList<std::pair<int, QString>> rows = {
            {101, u"title"_s},       {102, u"title"_s},
            {103, u"title"_s},       {104, u"title"_s},
            {121, u"tag"_s},         {122, u"tags"_s},
            {123, u"tag"_s},         {124, u"tag"_s},
            {125, u"tag"_s},         {126, u"tag"_s},
            {127, u"tag"_s},         {131, u"category"_s},
            {132, u"category"_s},    {141, u"description"_s},
            {142, u"description"_s}, {145, u"watch password"_s},
        };
        for (const auto &[tail, word] : rows) {
            QTest::addRow("create %d", tail) << qint64(120'010'000 + tail) << word;
            QTest::addRow("video %d", tail) << qint64(120'020'000 + tail) << word;
        }
    }

    void everyCodeOfCreateNamesItsField()
    {
        QFETCH(qint64, code);
        QFETCH(QString, word);
        const Reason reason = words::reasonFor(coded(code));
        QVERIFY2(reason.sentence.contains(word, Qt::CaseInsensitive), qPrintable(reason.sentence));
        QVERIFY2(reason.sentence.endsWith(u"(code %1)"_s.arg(code)), qPrintable(reason.sentence));
        QCOMPARE(reason.next, NextStep::EditDetails);
    }

    void anUnknownCodeComesWithTheServersWords()
    {
        QCOMPARE(words::reasonFor(coded(777)).sentence, u"Youku refused it (code 777: Server words)"_s);
    }

    void anErrorWithoutACodeComesWithTheServersWords()
    {
        Error error;
        error.fault = Fault::NotUnderstood;
        error.message = u"busy"_s;
        QCOMPARE(words::reasonFor(error).sentence, u"The server's answer was not understood (busy)"_s);
    }

    void theOneStepFitsTheReason_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<NextStep>("next");
        QTest::newRow("duplicate") << coded(120'010'111) << NextStep::ShowVideo;
        QTest::newRow("published already") << base::localError(ErrorKind::Duplicate) << NextStep::ShowVideo;
        QTest::newRow("expired") << coded(1009) << NextStep::SignIn;
        QTest::newRow("permission") << coded(1006) << NextStep::Account;
        QTest::newRow("store") << coded(120'010'152) << NextStep::Retry;
        QTest::newRow("unconfirmed") << coded(120'020'001) << NextStep::AskAgain;
        QTest::newRow("too often") << coded(1017) << NextStep::None;
        QTest::newRow("changed") << base::localError(ErrorKind::FileChanged) << NextStep::StartOver;
        QTest::newRow("missing") << base::localError(ErrorKind::FileMissing) << NextStep::Locate;
        QTest::newRow("empty") << base::localError(ErrorKind::FileEmpty) << NextStep::ChooseFile;
        QTest::newRow("large") << base::localError(ErrorKind::FileTooLarge) << NextStep::ChooseFile;
        QTest::newRow("unusable") << base::localError(ErrorKind::FileUnusable) << NextStep::ChooseFile;
    }

    void theOneStepFitsTheReason()
    {
        QFETCH(Error, error);
        QFETCH(NextStep, next);
        QCOMPARE(words::reasonFor(error).next, next);
    }

    void retryIsOfferedOnlyWhereItCanHelp_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("helps");
        const QHash<ErrorKind, bool> kinds = {
            {ErrorKind::Network, true},       {ErrorKind::Server, true},
            {ErrorKind::Protocol, true},      {ErrorKind::Account, false},
            {ErrorKind::Permission, false},   {ErrorKind::Metadata, false},
            {ErrorKind::Duplicate, false},    {ErrorKind::FileChanged, false},
            {ErrorKind::FileMissing, false},  {ErrorKind::FileUnreadable, true},
            {ErrorKind::FileEmpty, false},    {ErrorKind::FileUnusable, false},
            {ErrorKind::FileTooLarge, false}, {ErrorKind::DiskFull, true},
            {ErrorKind::Cancelled, false},    {ErrorKind::Internal, true}};
        for (auto each = kinds.begin(); each != kinds.end(); ++each)
            QTest::addRow("%s", qPrintable(base::kindName(each.key())))
                << base::localError(each.key()) << each.value();
        const std::pair<qint64, bool> codes[] = {
            {1001, true},       {1003, true},       {1006, false},      {1009, false},
            {1012, true},       {1013, false},      {1014, true},       {1017, true},
            {1018, true},       {120010104, false}, {120010111, false}, {120010123, false},
            {120010145, false}, {120010151, true},  {120010152, true},  {120010223, true},
            {120010225, true},  {120020001, true},  {120020002, false}, {424242, true}};
        for (const auto &[code, helps] : codes)
            QTest::addRow("%lld", code) << coded(code) << helps;
    }

    void retryIsOfferedOnlyWhereItCanHelp()
    {
        QFETCH(Error, error);
        QFETCH(bool, helps);
        QCOMPARE(words::retryHelps(error), helps);
        // Where it does not, something else does.
        if (!helps && error.kind != ErrorKind::Cancelled)
            QVERIFY(words::reasonFor(error).next != NextStep::None);
    }

    void aFileTooLargeSaysHowLargeItMayBe()
    {
        const Error error = base::localError(ErrorKind::FileTooLarge, base::AtMost{4294967296});
        QCOMPARE(words::reasonFor(error).sentence, u"Larger than Youku takes (4.3\u00a0GB)"_s);
    }

    void anUploadOfAnotherAccountNamesIt()
    {
        QVERIFY(words::reasonFor(base::localError(ErrorKind::Account, base::OtherAccount{u"c0ffee"_s}))
                    .sentence.contains(u"c0ffee"_s));
    }

    void everyProblemOfEveryFieldHasASentence()
    {
        for (int field = 0; field <= int(youku::lastField); ++field) {
            QVERIFY(!words::fieldLabel(youku::Field(field)).isEmpty());
            for (int problem = 0; problem <= int(youku::Problem::NotUnderstood); ++problem) {
                const QString sentence = words::problemSentence(
                    {youku::Field(field), youku::Problem(problem), u"subject"_s, 3, 2});
                QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'%'), qPrintable(sentence));
            }
        }
    }

    void problemsAreSaidInPlainWords()
    {
        using youku::Field;
        using youku::Problem;
        QCOMPARE(words::problemSentence({Field::Title, Problem::Empty, {}, 0, 2}), u"The title is empty"_s);
        QCOMPARE(words::problemSentence({Field::Title, Problem::TooShort, {}, 1, 2}),
                 u"The title has 1 character, 2 at least"_s);
        QCOMPARE(words::problemSentence({Field::Title, Problem::TooLong, {}, 1, 50}),
                 u"The title is 1 character too long"_s);
        QCOMPARE(words::problemSentence({Field::Title, Problem::TooLong, {}, 8, 50}),
                 u"The title is 8 characters too long"_s);
        QCOMPARE(words::problemSentence({Field::Tags, Problem::TooLong, u"mountaineering"_s, 2, 12}),
                 u"“mountaineering” has 14 letters; a tag has at most 12. Shorten it or remove it."_s);
        QCOMPARE(words::problemSentence({Field::Latitude, Problem::OutOfRange, {}, 0, 90}),
                 u"Latitude goes from -90 to 90 degrees"_s);
    }

    void whatIsPublishedAlreadySaysSinceWhen()
    {
        transfer::UploadRecord record;
        record.failure = base::localError(ErrorKind::Duplicate);
        QCOMPARE(words::failureSentence(record), u"You uploaded this video already"_s);
        record.publishedAt = QDateTime(QDate(2026, 11, 3), QTime(12, 0)).toUTC();
        QCOMPARE(words::failureSentence(record),
                 u"You uploaded this video already, on %1"_s.arg(
                     QLocale().toString(QDate(2026, 11, 3), QLocale::ShortFormat)));
        record.failure = base::localError(ErrorKind::FileMissing);
        QCOMPARE(words::failureSentence(record), u"File not found"_s);
    }

    void everyNextStepHasALabel()
    {
        QVERIFY(words::nextStepLabel(NextStep::None).isEmpty());
        for (int i = 1; i <= int(NextStep::AskAgain); ++i)
            QVERIFY(!words::nextStepLabel(NextStep(i)).isEmpty());
    }

    void numbersReadAsOnTheDesktop()
    {
        QCOMPARE(words::sizeText(0), u"0\u00a0bytes"_s);
        QCOMPARE(words::sizeText(512'000), u"512\u00a0kB"_s);
        QCOMPARE(words::sizeText(18'600'000'000), u"18.6\u00a0GB"_s);
        QCOMPARE(words::speedText(9'800'000), u"9.8\u00a0MB/s"_s);
        QCOMPARE(words::percentText(63.4), u"63.4%"_s);
        QCOMPARE(words::percentText(0), u"0.0%"_s);
        QCOMPARE(words::durationText(59), u"59 s"_s);
        QCOMPARE(words::durationText(12 * 60 + 5), u"12 min"_s);
        QCOMPARE(words::durationText(7800), u"2 h 10 min"_s);
    }

    void bytesUnderWayAreNotCalledSent()
    {
        transfer::Progress progress{.total = 1'600'000, .onTheWire = 1'600'000, .bytesPerSecond = 240'000};
        QCOMPARE(words::movement(progress),
                 (QStringList{u"240\u00a0kB/s"_s, u"1.6\u00a0MB under way, not yet confirmed"_s}));
        progress.bytesPerSecond = 0; // a moment that tells nothing yet
        QCOMPARE(words::movement(progress), (QStringList{u"1.6\u00a0MB under way, not yet confirmed"_s}));
        progress.acknowledged = 400'000;
        progress.onTheWire = 1'200'000;
        QCOMPARE(words::movement(progress), (QStringList{u"400\u00a0kB of 1.6\u00a0MB sent"_s}));
        progress = {.total = 1'600'000};
        QCOMPARE(words::movement(progress), (QStringList{u"Nothing sent yet"_s}));
    }

    void whatStandsStillSaysForHowLong()
    {
        transfer::Progress progress{
            .total = 18'600'000'000, .acknowledged = 11'800'000'000, .secondsStill = 20};
        QCOMPARE(words::movement(progress),
                 (QStringList{u"No data moving for 20 s"_s, u"11.8 of 18.6\u00a0GB sent"_s}));
        progress.secondsStill = 200;
        QCOMPARE(words::movement(progress).first(), u"No data moving for 3 min 20 s"_s);
        progress.acknowledged = 0;
        progress.onTheWire = 10'000'000;
        QCOMPARE(words::movement(progress).last(), u"10.0\u00a0MB under way, not yet confirmed"_s);
    }

    void theWayOfTheBytesHasItsPlace()
    {
        transfer::UploadRecord record;
        QVERIFY(words::wayLine(record).isEmpty() && words::wayFact(record).isEmpty());
        record.transport = u"gupload"_s;
        record.transportState = {{u"server_uri"_s, u"g01.upload.youku.com"_s}};
        QCOMPARE(words::wayLine(record), u"By Youku’s upload server, g01.upload.youku.com"_s);
        QCOMPARE(words::wayFact(record), u"by gupload to g01.upload.youku.com"_s);
        record.transport = u"oss"_s;
        record.transportState = {{u"endpoint"_s, u"https://oss-cn-shanghai.aliyuncs.com"_s},
                                 {u"bucket"_s, u"yk-video"_s},
                                 {u"object"_s, u"0100/5A17.mp4"_s}};
        QCOMPARE(words::wayLine(record), u"By the cloud store, yk-video.oss-cn-shanghai.aliyuncs.com"_s);
        QCOMPARE(words::wayFact(record), u"by oss to yk-video.oss-cn-shanghai.aliyuncs.com"_s);
        record.instant = true;
        QVERIFY(words::wayLine(record).isEmpty());
    }

    void categoriesReadInTheLanguageOfTheUser()
    {
        QCOMPARE(words::categoryLabel({u"Wdyg"_s, u"微电影"_s}), u"Short film"_s);
        QCOMPARE(words::categoryLabel({u"Travel"_s, u"旅游"_s}), u"Travel"_s);
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(words::categoryLabel({u"Wdyg"_s, u"微电影"_s}), u"微电影"_s);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void anUnknownVideoStateIsShownAsItIs()
    {
        QVERIFY(words::videoStateSentence(u"frozen"_s).contains(u"frozen"_s));
        QCOMPARE(words::videoStateSentence(u"normal"_s), u"Can be watched"_s);
        QVERIFY(!words::videoStateSentence({}).isEmpty());
    }

    void thePlanInChinese()
    {
        using transfer::Pace;
        transfer::WeekPlan plan;
        for (int at = 16; at < 46; ++at)
            plan.setPace(3, at, Pace::Limited);
        for (int at = 4; at < 48; ++at)
            plan.setPace(4, at, at < 8 ? Pace::Nothing : Pace::Limited);
        words::installLanguage(u"zh_CN"_s);
        const QString back = words::dayPlanText(plan, 3, 2'000'000);
        const QString limited = words::dayPlanText(plan, 4, 2'000'000);
        const QString all = words::dayPlanText(plan, 0, 2'000'000);
        words::installLanguage(u"en"_s);
        QCOMPARE(back, u"08:00 前全速，之后限速 2 MB/s 至 23:00，然后恢复全速"_s);
        QCOMPARE(limited, u"02:00 前全速，之后不上传至 04:00，然后限速 2 MB/s"_s);
        QCOMPARE(all, u"全天全速"_s);
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
