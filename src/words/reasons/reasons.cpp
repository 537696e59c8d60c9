#include "words/reasons/reasons.h"

#include "words/numbers.h"
#include "words/reasons/api_words.h"
#include "words/reasons/cloud_words.h"
#include "words/words_context.h"
#include "youku/reactions.h"
#include "youku/refusal.h"

#include <QLocale>

namespace words {

namespace {

using base::Error;
using base::ErrorKind;
using base::Fault;

// Sentences for Youku's codes (protocol 8.2), first row that fits.
struct CodeRow {
    qint64 first;
    qint64 last;
    const char *sentence;
    NextStep next;
};

constexpr CodeRow codeRows[] = {
    {1001, 1002, QT_TRANSLATE_NOOP("Words", "Youku is not available at the moment"), NextStep::Retry},
    {1003, 1003, QT_TRANSLATE_NOOP("Words", "Youku does not take uploads from this network"),
     NextStep::Retry},
    {1004, 1005, QT_TRANSLATE_NOOP("Words", "Youku does not know this client ID"), NextStep::SignIn},
    {1006, 1006, QT_TRANSLATE_NOOP("Words", "This app may not upload"), NextStep::Account},
    {1007, 1009, QT_TRANSLATE_NOOP("Words", "The sign-in has expired"), NextStep::SignIn},
    {1010, 1012, QT_TRANSLATE_NOOP("Words", "Youku did not understand the request"), NextStep::Retry},
    {1013, 1013, QT_TRANSLATE_NOOP("Words", "Youku does not take one of the details"), NextStep::EditDetails},
    {1014, 1014, QT_TRANSLATE_NOOP("Words", "This app has used up its share for now"), NextStep::Retry},
    {1015, 1016, QT_TRANSLATE_NOOP("Words", "Youku does not take this client secret"), NextStep::SignIn},
    {1017, 1017, QT_TRANSLATE_NOOP("Words", "Too many requests; waiting as asked"), NextStep::None},
    {1018, 1018,
     QT_TRANSLATE_NOOP("Words", "Youku wants to see a person type a code; sign in on its site first"),
     NextStep::Retry},

    // The gateway of the signed API (protocol 11).
    {-100, -100, QT_TRANSLATE_NOOP("Words", "Youku did not understand the request"), NextStep::Retry},
    {-101, -101, QT_TRANSLATE_NOOP("Words", "Youku does not take this client secret"), NextStep::SignIn},
    {-102, -102, QT_TRANSLATE_NOOP("Words", "The clock of this computer is too far off"), NextStep::Retry},
    {-103, -103, QT_TRANSLATE_NOOP("Words", "This app may not upload"), NextStep::Account},
    {-105, -105, QT_TRANSLATE_NOOP("Words", "The sign-in has expired"), NextStep::SignIn},
    {-106, -106, QT_TRANSLATE_NOOP("Words", "Youku is not available at the moment"), NextStep::Retry},
    {-107, -107, QT_TRANSLATE_NOOP("Words", "This app may not upload"), NextStep::Account},
    {-108, -108, QT_TRANSLATE_NOOP("Words", "Youku did not understand the request"), NextStep::Retry},
    {-111, -111, QT_TRANSLATE_NOOP("Words", "The sign-in has expired"), NextStep::SignIn},
    {-113, -113, QT_TRANSLATE_NOOP("Words", "Youku does not take uploads from this network"),
     NextStep::Retry},
    {-114, -114, QT_TRANSLATE_NOOP("Words", "Youku does not know this client ID"), NextStep::SignIn},
    {-115, -115, QT_TRANSLATE_NOOP("Words", "Too many requests; waiting as asked"), NextStep::None},
    {-117, -117, QT_TRANSLATE_NOOP("Words", "This app may not upload"), NextStep::Account},

    {130011204, 130011204, QT_TRANSLATE_NOOP("Words", "Youku's sign-in is not available at the moment"),
     NextStep::Retry},
    {130011205, 130011205, QT_TRANSLATE_NOOP("Words", "This app may not renew its sign-in"),
     NextStep::Account},
    {130011208, 130011208, QT_TRANSLATE_NOOP("Words", "Youku does not know this client ID"),
     NextStep::SignIn},
    {130011201, 130011209, QT_TRANSLATE_NOOP("Words", "The sign-in has expired"), NextStep::SignIn},

    {120010101, 120010101, QT_TRANSLATE_NOOP("Words", "The title is empty"), NextStep::EditDetails},
    {120010102, 120010102, QT_TRANSLATE_NOOP("Words", "The title is too long"), NextStep::EditDetails},
    {120010103, 120010103, QT_TRANSLATE_NOOP("Words", "The title needs more than digits"),
     NextStep::EditDetails},
    {120010104, 120010104, QT_TRANSLATE_NOOP("Words", "Youku does not allow a word in the title"),
     NextStep::EditDetails},
    {120010111, 120010111, QT_TRANSLATE_NOOP("Words", "You uploaded this video already"),
     NextStep::ShowVideo},
    {120010121, 120010121, QT_TRANSLATE_NOOP("Words", "There is no tag"), NextStep::EditDetails},
    {120010122, 120010122, QT_TRANSLATE_NOOP("Words", "There are more than 10 tags"), NextStep::EditDetails},
    {120010123, 120010123, QT_TRANSLATE_NOOP("Words", "Youku does not allow a word in a tag"),
     NextStep::EditDetails},
    {120010124, 120010124, QT_TRANSLATE_NOOP("Words", "A tag has less than 2 letters"),
     NextStep::EditDetails},
    {120010125, 120010125, QT_TRANSLATE_NOOP("Words", "A tag has more than 12 letters"),
     NextStep::EditDetails},
    {120010126, 120010126, QT_TRANSLATE_NOOP("Words", "A tag has less than 2 Chinese characters"),
     NextStep::EditDetails},
    {120010127, 120010127, QT_TRANSLATE_NOOP("Words", "A tag has more than 6 Chinese characters"),
     NextStep::EditDetails},
    {120010131, 120010131, QT_TRANSLATE_NOOP("Words", "There is no category"), NextStep::EditDetails},
    {120010132, 120010132, QT_TRANSLATE_NOOP("Words", "There is more than one category"),
     NextStep::EditDetails},
    {120010141, 120010141, QT_TRANSLATE_NOOP("Words", "Youku does not allow a word in the description"),
     NextStep::EditDetails},
    {120010142, 120010142, QT_TRANSLATE_NOOP("Words", "The description is too long"), NextStep::EditDetails},
    {120010145, 120010145,
     QT_TRANSLATE_NOOP("Words", "The watch password takes letters and digits only, 32 at most"),
     NextStep::EditDetails},
    {120010151, 120010151, QT_TRANSLATE_NOOP("Words", "Youku no longer knows this upload"),
     NextStep::StartOver},
    {120010152, 120010153, QT_TRANSLATE_NOOP("Words", "Youku could not store the video"), NextStep::Retry},
    {120010101, 120010199, QT_TRANSLATE_NOOP("Words", "Youku does not take one of the details"),
     NextStep::EditDetails},

    {120010221, 120010221, QT_TRANSLATE_NOOP("Words", "Youku has this file already"), NextStep::Retry},
    {120010223, 120010223, QT_TRANSLATE_NOOP("Words", "This upload has expired at Youku"),
     NextStep::StartOver},
    {-120010151, -120010151, QT_TRANSLATE_NOOP("Words", "Youku no longer knows this upload"),
     NextStep::StartOver}, // of the signed API
    {-120010223, -120010223, QT_TRANSLATE_NOOP("Words", "This upload has expired at Youku"),
     NextStep::StartOver},
    {120010225, 120010225, QT_TRANSLATE_NOOP("Words", "A part of the file arrived damaged"), NextStep::Retry},
    {120010205, 120010220, QT_TRANSLATE_NOOP("Words", "Youku did not take a part of the file"),
     NextStep::Retry},

    {120020001, 120020001, QT_TRANSLATE_NOOP("Words", "Youku has not confirmed the video yet"),
     NextStep::AskAgain},
    {120020002, 120020003, QT_TRANSLATE_NOOP("Words", "This account may not do that with the video"),
     NextStep::Account},
    {120020004, 120020005, QT_TRANSLATE_NOOP("Words", "Youku could not change the video"), NextStep::Retry},
};

// Server's words and code behind the plain reason; the words only where the reason says little.
QString withCode(const QString &sentence, const QString &code, const QString &serverWords = {})
{
    if (serverWords.isEmpty())
        return Words::tr("%1 (code %2)").arg(sentence, code);
    return Words::tr("%1 (code %2: %3)").arg(sentence, code, serverWords);
}

template <typename T>
T about(const Error &error)
{
    const T *detail = std::get_if<T>(&error.detail);
    return detail ? *detail : T();
}

QString withWords(const QString &sentence, const QString &words)
{
    return words.isEmpty() ? sentence : Words::tr("%1 (%2)").arg(sentence, words);
}

QString shownCode(const Error &error)
{
    return error.jsonCode().toVariant().toString();
}

Reason reasonForCode(const Error &error)
{
    if (const std::optional<Reason> reason = cloudReason(error))
        return *reason;
    const qint64 code = youku::codeOfCreate(error.codeNumber());
    if (std::holds_alternative<base::SecretMissing>(error.detail))
        return {code == youku::codes::signatureWrong
                    ? Words::tr("The client secret is missing; without it nothing can be signed for Youku")
                    : withCode(Words::tr("Youku does not know this client ID without its client secret; "
                                         "if it has one, enter it too"),
                               shownCode(error)),
                NextStep::SignIn};
    if (error.kind == ErrorKind::Metadata && code <= 0) // in numbers of an API that nobody has told us
        return {
            withCode(Words::tr("Youku does not take one of the details"), shownCode(error), error.message),
            NextStep::EditDetails};
    for (const CodeRow &row : codeRows) {
        if (code >= row.first && code <= row.last)
            return {withCode(Words::tr(row.sentence), shownCode(error)), row.next};
    }
    return {withCode(Words::tr("Youku refused it"), shownCode(error), error.message), NextStep::Retry};
}

Reason reasonForStatus(const Error &error)
{
    const int status = error.httpStatus;
    if (error.kind == ErrorKind::Account)
        return {Words::tr("The sign-in has expired"), NextStep::SignIn};
    if (status == 407)
        return {Words::tr("The proxy wants a name and a password"), NextStep::Retry};
    if (status == 511)
        return {Words::tr("This network wants you to sign in first"), NextStep::Retry};
    if (status == 429)
        return {Words::tr("Too many requests; waiting as asked"), NextStep::None};
    const QString sentence = status == 408 || status == 504 ? Words::tr("The server did not answer in time")
                             : status == 413                ? Words::tr("The server takes smaller parts only")
                             : status >= 500                ? Words::tr("The server has a problem of its own")
                                                            : Words::tr("The server refused the request");
    return {Words::tr("%1 (HTTP %2)").arg(sentence).arg(status), NextStep::Retry};
}

// What we see of Youku without its saying so.
Reason reasonOfServer(const Error &error)
{
    if (const auto *wanted = std::get_if<base::UnofferedTransport>(&error.detail))
        return {wanted->cloud
                    ? Words::tr("Youku does not offer the cloud store for this upload, and nothing else is "
                                "wanted; choose Automatic as the way to Youku, then try again")
                    : Words::tr("Youku offers only the cloud store for this upload, and only upload servers "
                                "are wanted; choose Automatic as the way to Youku, then try again"),
                NextStep::Retry};
    switch (error.operation) {
    case base::Operation::Confirm:
        return {Words::tr("Youku has not confirmed the video yet"), NextStep::AskAgain};
    case base::Operation::Commit: {
        const QString sentence = Words::tr("Could not find out whether it was published");
        return {error.code.isEmpty() ? sentence : withCode(sentence, shownCode(error)), NextStep::AskAgain};
    }
    case base::Operation::Open:
        return {Words::tr("Youku named an upload server that nothing is sent to: %1")
                    .arg(about<base::UntakenServer>(error).address),
                NextStep::Retry};
    case base::Operation::SendSlice:
        return {Words::tr("A part was lost on the way; waiting until Youku asks for it again"),
                NextStep::Retry};
    case base::Operation::NextSlice:
        return {Words::tr("Youku does not say which part of the file it lacks"), NextStep::Retry};
    default:
        return {Words::tr("Youku takes nothing more of this upload"), NextStep::Retry};
    }
}

QString whyUnreadable(const Error &error)
{
    const auto *unusable = std::get_if<base::Unusable>(&error.detail);
    if (!unusable)
        return error.message;
    return *unusable == base::Unusable::Damaged ? Words::tr("it is damaged")
                                                : Words::tr("a newer version wrote it");
}

Reason localReason(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return {Words::tr("There is no connection"), NextStep::Retry};
    case ErrorKind::Server:
        return reasonOfServer(error);
    case ErrorKind::Protocol:
        return {error.operation == base::Operation::NextSlice
                    ? Words::tr("Youku asks for a part of the file that it cannot need")
                    : Words::tr("The server's answer was not understood"),
                NextStep::Retry};
    case ErrorKind::Account:
        return {std::holds_alternative<base::OtherAccount>(error.detail)
                    ? Words::tr("This upload belongs to the account %1; sign in with it")
                          .arg(about<base::OtherAccount>(error).name)
                    : Words::tr("Nobody is signed in"),
                NextStep::SignIn};
    case ErrorKind::Permission:
        return {Words::tr("This app may not upload"), NextStep::Account};
    case ErrorKind::Metadata:
        if (std::holds_alternative<base::NotCarried>(error.detail))
            return {publicOnlyLine(), NextStep::EditDetails};
        return {withWords(Words::tr("The details are not complete"), error.message), NextStep::EditDetails};
    case ErrorKind::Duplicate:
        return {std::holds_alternative<base::PerhapsPublished>(error.detail)
                    ? Words::tr(
                        "An earlier upload of this video may have been published; nobody could tell so far")
                    : Words::tr("You uploaded this video already"),
                NextStep::ShowVideo};
    case ErrorKind::FileChanged:
        return {Words::tr("The file changed while uploading"), NextStep::StartOver};
    case ErrorKind::FileMissing:
        return {Words::tr("File not found"), NextStep::Locate};
    case ErrorKind::FileUnreadable:
        return {withWords(Words::tr("The file cannot be read"), whyUnreadable(error)), NextStep::Retry};
    case ErrorKind::FileEmpty:
        return {Words::tr("The file is empty"), NextStep::ChooseFile};
    case ErrorKind::FileTooLarge: {
        const qint64 most = about<base::AtMost>(error).bytes;
        return {withWords(Words::tr("Larger than Youku takes"), most > 0 ? sizeText(most) : QString()),
                NextStep::ChooseFile};
    }
    case ErrorKind::FileUnusable:
        return {Words::tr("Youku could make nothing of the file"), NextStep::ChooseFile};
    case ErrorKind::DiskFull:
        return {Words::tr("The disk is full; the queue cannot be kept"), NextStep::Retry};
    case ErrorKind::Cancelled:
        return {Words::tr("Cancelled"), NextStep::None};
    case ErrorKind::Internal:
        return {withWords(Words::tr("Something went wrong in this program"), error.message), NextStep::Retry};
    }
    return {};
}

} // namespace

QString failureSentence(const transfer::UploadRecord &record)
{
    const Error failure = record.failure ? *record.failure : Error();
    if (failure.kind != ErrorKind::Duplicate || !record.publishedAt.isValid())
        return reasonFor(failure).sentence;
    const QDate day = record.publishedAt.toLocalTime().date();
    return Words::tr("You uploaded this video already, on %1")
        .arg(QLocale().toString(day, QLocale::ShortFormat));
}

Reason reasonFor(const Error &error)
{
    switch (error.fault) {
    case Fault::Local:
        return localReason(error);
    case Fault::Unreachable:
        return {Words::tr("The server cannot be reached"), NextStep::Retry};
    case Fault::ConnectionLost:
        return {Words::tr("The connection was lost"), NextStep::Retry};
    case Fault::AnswerLost:
        return {Words::tr("The connection ended before the server answered"), NextStep::Retry};
    case Fault::TimedOut:
        return {Words::tr("The server did not answer in time"), NextStep::Retry};
    case Fault::BadCertificate:
        return {withWords(Words::tr("The server could not prove who it is; nothing was sent to it"),
                          error.message),
                NextStep::Retry};
    case Fault::ProxyRefused:
        return {error.httpStatus == 407 ? Words::tr("The proxy wants a name and a password")
                                        : Words::tr("The proxy refused the connection"),
                NextStep::Retry};
    case Fault::HttpStatus:
        return reasonForStatus(error);
    case Fault::NotUnderstood:
    case Fault::TooBig:
        return {withWords(Words::tr("The server's answer was not understood"), error.message),
                NextStep::Retry};
    case Fault::Intercepted:
        return {Words::tr("A web page answers in Youku's place; this network may want you to sign in"),
                NextStep::Retry};
    case Fault::Redirected:
        return {Words::tr("The server pointed to another address, which is not followed"), NextStep::Retry};
    case Fault::Code:
        return reasonForCode(error);
    }
    return {};
}

bool retryHelps(const Error &error)
{
    switch (reasonFor(error).next) {
    case NextStep::Retry:
    case NextStep::AskAgain:
    case NextStep::None: // too many requests; by and by there are fewer
        return error.kind != ErrorKind::Cancelled;
    case NextStep::StartOver: // what Youku forgot is begun anew; what was hashed is not there any more
        return error.kind != ErrorKind::FileChanged;
    default:
        return false;
    }
}

} // namespace words
