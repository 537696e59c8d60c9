#include "words/reasons/cloud_words.h"

#include "words/words_context.h"

#include <QLatin1StringView>

namespace words {

namespace {

struct WordRow {
    QLatin1StringView code;
    const char *sentence;
    NextStep next = NextStep::Retry;
};

constexpr const char *notLetIn = QT_TRANSLATE_NOOP("Words", "The cloud store does not let this upload in");
constexpr const char *forgotten = QT_TRANSLATE_NOOP("Words", "The cloud store no longer has this upload");
constexpr const char *notUnderstood =
    QT_TRANSLATE_NOOP("Words", "The cloud store did not understand what was sent");
constexpr const char *tooMuch = QT_TRANSLATE_NOOP("Words", "The cloud store has too much to do");

constexpr WordRow rows[] = {
    {QLatin1StringView("AccessDenied"), notLetIn},
    {QLatin1StringView("InvalidAccessKeyId"), notLetIn},
    {QLatin1StringView("SecurityTokenExpired"), notLetIn},
    {QLatin1StringView("InvalidSecurityToken"), notLetIn},
    {QLatin1StringView("SignatureVersionRefused"), notLetIn},
    {QLatin1StringView("SignatureVersionSwitched"), notLetIn},
    {QLatin1StringView("SignatureDoesNotMatch"),
     QT_TRANSLATE_NOOP("Words", "The cloud store could not read who sends; a proxy may change what is sent")},
    {QLatin1StringView("RequestTimeTooSkewed"),
     QT_TRANSLATE_NOOP("Words", "The clock of this computer is too far off for the cloud store")},
    {QLatin1StringView("NoSuchUpload"), forgotten, NextStep::StartOver},
    {QLatin1StringView("NoSuchKey"), forgotten, NextStep::StartOver},
    {QLatin1StringView("InvalidPart"), forgotten, NextStep::StartOver},
    {QLatin1StringView("FilePartNotExist"), forgotten, NextStep::StartOver},
    {QLatin1StringView("InvalidDigest"), QT_TRANSLATE_NOOP("Words", "A part of the file arrived damaged")},
    {QLatin1StringView("ObjectDamaged"),
     QT_TRANSLATE_NOOP("Words", "What arrived at the cloud store is not the file")},
    {QLatin1StringView("EntityTooSmall"), notUnderstood},
    {QLatin1StringView("InvalidPartOrder"), notUnderstood},
    {QLatin1StringView("MissingContentLength"), notUnderstood},
    {QLatin1StringView("MethodNotAllowed"), notUnderstood},
    {QLatin1StringView("CallbackFailed"), notUnderstood},
    {QLatin1StringView("FileAlreadyExists"),
     QT_TRANSLATE_NOOP("Words", "Another file is in this upload’s place at the cloud store"),
     NextStep::StartOver},
    {QLatin1StringView("RequestTimeout"), QT_TRANSLATE_NOOP("Words", "The connection was lost")},
    {QLatin1StringView("InternalError"), QT_TRANSLATE_NOOP("Words", "The server has a problem of its own")},
    {QLatin1StringView("ServiceUnavailable"), tooMuch},
    {QLatin1StringView("UploadTrafficRateLimitExceeded"), tooMuch},
    {QLatin1StringView("TotalQpsLimitExceeded"), tooMuch},
    {QLatin1StringView("ActiveRequestLimitExceeded"), tooMuch},
};

} // namespace

std::optional<Reason> cloudReason(const base::Error &error)
{
    for (const WordRow &row : rows) {
        if (error.code == row.code)
            return Reason{Words::tr("%1 (code %2)").arg(Words::tr(row.sentence), error.code), row.next};
    }
    if (!error.jsonCode().isString()) // Youku's codes are numbers
        return std::nullopt;
    const QString sentence = Words::tr("The cloud store refused it");
    if (error.message.isEmpty())
        return Reason{Words::tr("%1 (code %2)").arg(sentence, error.code), NextStep::Retry};
    return Reason{Words::tr("%1 (code %2: %3)").arg(sentence, error.code, error.message), NextStep::Retry};
}

QString cloudUnusable(const QString &host)
{
    return Words::tr("The cloud store %1 cannot be used from here. For a day uploads go to Youku’s upload "
                     "servers instead, those that had begun from their beginning.")
        .arg(host);
}

} // namespace words
