#include "gui/account/account_words.h"

#include "base/plain_text.h"
#include "words/sentences.h"

#include <QCoreApplication>
#include <QLocale>

namespace gui {

namespace {

struct AccountWords {
    Q_DECLARE_TR_FUNCTIONS(gui::AccountWords)
};

QString endText(const QDateTime &moment)
{
    const QDate day = moment.toLocalTime().date();
    const bool thisYear = day.year() == QDate::currentDate().year();
    return QLocale().toString(day, thisYear ? AccountWords::tr("d MMM", "a date of this year")
                                            : AccountWords::tr("d MMM yyyy", "a date"));
}

} // namespace

SignInWords signInWords(const engine::KnownAccount &account)
{
    using State = transfer::AccountSession::State;
    if (account.state == State::Refused)
        return {AccountWords::tr("Signed out by Youku"), {}, false};
    if (account.state == State::Missing)
        return {AccountWords::tr("Not signed in"), {}, false};
    if (!account.validUntil.isValid())
        return {AccountWords::tr("Signed in"),
                account.renewsItself ? AccountWords::tr("Renewed by itself") : QString(), true};
    return {AccountWords::tr("Signed in until %1", "a day").arg(endText(account.validUntil)),
            account.renewsItself ? AccountWords::tr("Renewed by itself before then")
                                 : AccountWords::tr("Sign in again before then"),
            true};
}

QString usesLine(const engine::KnownAccount &account, const AccountUses &uses)
{
    QStringList facts;
    if (!account.use.isEmpty())
        facts.append(base::shownLine(account.use));
    if (account.fromEnvironment)
        facts.append(AccountWords::tr("Of the environment, for this run"));
    if (uses.waiting > 0)
        facts.append(AccountWords::tr("%n video(s) wait for it", nullptr, uses.waiting));
    return words::joinedFacts(facts);
}

QString keptLine(bool found)
{
    if (found)
        return AccountWords::tr("Kept in this computer’s keychain; never in the list, the logs or reports.");
    return AccountWords::tr("There is no keychain on this computer: a sign-in lasts until Youchuan quits. To "
                            "be signed in at each start, set the environment variables YOUCHUAN_CLIENT_ID, "
                            "YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN and YOUCHUAN_CLIENT_SECRET.");
}

} // namespace gui
