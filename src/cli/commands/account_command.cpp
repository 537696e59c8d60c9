#include "cli/commands/account_command.h"

#include "cli/options/standard_input.h"
#include "cli/output/json_reporter.h"
#include "cli/output/terminal.h"
#include "words/reasons/api_words.h"
#include "words/sentences.h"
#include "youku/publishing_api.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

constexpr qint64 mostInput = 64 * 1024;

base::Error refusal(const QString &sentence)
{
    return base::localError(base::ErrorKind::Account, sentence);
}

} // namespace

base::Result<youku::Credentials> credentialsFrom(const QByteArray &text)
{
    QHash<QString, QString> values;
    if (text.trimmed().startsWith('{')) {
        const QJsonDocument document = QJsonDocument::fromJson(text);
        if (!document.isObject())
            return refusal(AccountCommand::tr("Standard input is not a whole JSON object."));
        const QJsonObject object = document.object();
        for (const QString &key : object.keys())
            values.insert(key, object.value(key).toString());
    } else {
        for (const QByteArray &line : text.split('\n')) {
            const QByteArray entry = line.trimmed();
            const auto equals = entry.indexOf('=');
            if (entry.isEmpty())
                continue;
            if (equals < 1)
                return refusal(AccountCommand::tr("Each line must read KEY=VALUE."));
            values.insert(QString::fromUtf8(entry.left(equals)).trimmed(),
                          QString::fromUtf8(entry.mid(equals + 1)).trimmed());
        }
    }
    const youku::Credentials credentials = {values.take(u"client_id"_s), values.take(u"access_token"_s),
                                            values.take(u"refresh_token"_s), values.take(u"client_secret"_s)};
    if (credentials.clientId.isEmpty() || credentials.accessToken.isEmpty())
        return refusal(AccountCommand::tr("client_id and access_token are needed."));
    // The ready line of youchuan-sandbox can be handed over as it is.
    values.remove(u"api_url"_s);
    values.remove(u"control_secret"_s);
    if (!values.isEmpty())
        return refusal(
            AccountCommand::tr(
                "“%1” is not known; known are client_id, access_token, refresh_token and client_secret.")
                .arg(values.constBegin().key()));
    return credentials;
}

AccountCommand::AccountCommand(const CommonOptions &common, const AccountOptions &options)
    : EngineCommand(common)
    , m_options(options)
{
}

std::optional<ExitCode> AccountCommand::prepare()
{
    if (m_options.action != AccountOptions::Action::Set)
        return std::nullopt;
    if (terminal::inputIsTyped())
        reporter().note(
            tr("Type client_id=..., access_token=... and, if you have them, refresh_token=... and "
               "client_secret=..., a line each, then Ctrl-D."));
    const base::Result<youku::Credentials> typed = credentialsFrom(standardInput(mostInput));
    if (!typed.ok()) {
        reporter().note(typed.error().message);
        return ExitCode::WrongUsage;
    }
    m_typed = typed.value();
    return std::nullopt;
}

void AccountCommand::work()
{
    switch (m_options.action) {
    case AccountOptions::Action::Show:
        return show();
    case AccountOptions::Action::Check:
        return check();
    case AccountOptions::Action::Set:
        return set();
    case AccountOptions::Action::Remove:
        return remove();
    }
}

void AccountCommand::print(const QString &state, const QString &sentence)
{
    const youku::Credentials &who = engine().account().credentials();
    if (common().json)
        printJson({{u"event"_s, u"account"_s},
                   {u"state"_s, state},
                   {u"client_id"_s, who.clientId},
                   {u"api"_s, youku::apiName(who.api)}});
    else
        terminal::printLine(sentence);
}

void AccountCommand::show()
{
    using State = transfer::AccountSession::State;
    const QString client = engine().account().credentials().clientId;
    switch (engine().account().state()) {
    case State::Missing:
        print(u"missing"_s, tr("Nobody is signed in."));
        break;
    case State::Ready:
        print(u"ready"_s, tr("Signed in as client %1.").arg(client));
        break;
    case State::Refused:
        print(u"refused"_s, tr("Youku refused client %1; a new sign-in is needed.").arg(client));
        break;
    }
    end(ExitCode::Success);
}

void AccountCommand::check()
{
    if (engine().account().state() == transfer::AccountSession::State::Missing) {
        print(u"missing"_s, tr("Nobody is signed in."));
        return end(ExitCode::NeedsSignIn);
    }
    engine().checkSignIn(this, [this](const base::Result<base::Nothing> &answer) {
        const QString client = engine().account().credentials().clientId;
        if (answer.ok()) {
            print(u"ready"_s, words::paragraph({tr("Youku accepts client %1").arg(client),
                                                words::acceptedBy(engine().account().credentials().api)}));
            return end(ExitCode::Success);
        }
        const ExitCode code = tell(answer.error());
        if (code == ExitCode::NeedsSignIn)
            print(u"refused"_s, tr("Youku refused client %1; a new sign-in is needed.").arg(client));
        end(code);
    });
}

// Youku is asked first whether it takes them, and by which of its APIs; they are kept all the same where it
// cannot be asked.
void AccountCommand::set()
{
    m_typed.api = engine().knownApi(m_typed.clientId);
    const auto checked = [this](const base::Result<base::Nothing> &answer, const youku::Credentials &now) {
        const ExitCode code = answer.ok() ? ExitCode::Success : tell(answer.error());
        if (code == ExitCode::NeedsSignIn)
            return end(code);
        keep(now);
    };
    engine().checkSignIn(m_typed, this, checked);
}

void AccountCommand::keep(const youku::Credentials &credentials)
{
    engine().signIn(credentials, {}, this, [this](bool kept) {
        if (kept) {
            print(u"ready"_s, tr("Signed in as client %1.").arg(m_typed.clientId));
            return end(ExitCode::Success);
        }
        reporter().note(
            tr("There is no keychain here to keep the sign-in in. Give it to each run instead: "
               "YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, YOUCHUAN_REFRESH_TOKEN, YOUCHUAN_CLIENT_SECRET."));
        end(ExitCode::SomeFailed);
    });
}

void AccountCommand::remove()
{
    engine().signOut(this, [this](bool removed) {
        if (!removed)
            return end(ExitCode::SomeFailed); // a notice has said why
        print(u"missing"_s, tr("Signed out."));
        end(ExitCode::Success);
    });
}

} // namespace cli
