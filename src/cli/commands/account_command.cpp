#include "cli/commands/account_command.h"

#include "cli/options/standard_input.h"
#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "words/reasons/api_words.h"
#include "words/sentences.h"
#include "youku/publishing_api.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

using SessionState = transfer::AccountSession::State;

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
    using Action = AccountOptions::Action;
    if (m_options.action == Action::List)
        return list();
    if (m_options.action == Action::Set)
        return set();
    const std::optional<engine::KnownAccount> wanted = target();
    if (!wanted && !m_options.name.isEmpty()) {
        reporter().note(tr("There is no account “%1”.").arg(m_options.name));
        return end(ExitCode::WrongUsage);
    }
    m_account = wanted.value_or(engine::KnownAccount());
    if (m_options.action == Action::Check)
        check();
    else if (m_options.action == Action::Remove)
        remove();
    else if (m_options.action == Action::Default)
        makeDefault();
    else
        show();
}

// None: nobody is signed in, or not with an account of that name.
std::optional<engine::KnownAccount> AccountCommand::target()
{
    engine::AccountStore &accounts = engine().accountStore();
    if (!m_options.name.isEmpty())
        return accounts.named(m_options.name);
    for (const engine::KnownAccount &each : accounts.list()) {
        if (each.isDefault)
            return each;
    }
    return std::nullopt;
}

void AccountCommand::print(const QString &state, const QString &sentence)
{
    if (!common().json)
        return terminal::printLine(sentence);
    printJson(jsonOf(engine().accountStore().find(m_account.id), state));
}

QJsonObject AccountCommand::jsonOf(const engine::KnownAccount &account, const QString &state)
{
    const QJsonValue name = account.name.isEmpty() ? QJsonValue() : QJsonValue(account.name);
    return {{u"event"_s, u"account"_s},
            {u"account"_s, name},
            {u"state"_s, state},
            {u"default"_s, account.isDefault},
            {u"client_id"_s, state == "missing"_L1 ? QString() : account.clientId},
            {u"api"_s, youku::apiName(account.api)}};
}

QString AccountCommand::stateWord(const engine::KnownAccount &account)
{
    switch (account.state) {
    case SessionState::Missing:
        return u"missing"_s;
    case SessionState::Ready:
        return u"ready"_s;
    case SessionState::Refused:
        break;
    }
    return u"refused"_s;
}

QString AccountCommand::stateText(const engine::KnownAccount &account)
{
    switch (account.state) {
    case SessionState::Missing:
        return tr("signed out");
    case SessionState::Ready:
        return tr("signed in");
    case SessionState::Refused:
        break;
    }
    return tr("refused by Youku");
}

void AccountCommand::list()
{
    const QList<engine::KnownAccount> all = engine().accountStore().list();
    if (common().json) {
        for (const engine::KnownAccount &each : all)
            printJson(jsonOf(each, stateWord(each)));
    } else if (all.isEmpty()) {
        if (!common().quiet)
            terminal::printErrorLine(tr("Nobody is signed in."));
    } else {
        Table table({tr("Account"), tr("State"), tr("Default")});
        for (const engine::KnownAccount &each : all)
            table.add({each.name, stateText(each), each.isDefault ? tr("yes") : QString()});
        terminal::printLines(table.text());
    }
    end(ExitCode::Success);
}

void AccountCommand::show()
{
    switch (m_account.state) {
    case SessionState::Missing:
        print(u"missing"_s, tr("Nobody is signed in."));
        break;
    case SessionState::Ready:
        print(u"ready"_s, tr("Signed in as %1.").arg(m_account.name));
        break;
    case SessionState::Refused:
        print(u"refused"_s, tr("Youku refused %1; a new sign-in is needed.").arg(m_account.name));
        break;
    }
    end(ExitCode::Success);
}

void AccountCommand::check()
{
    if (m_account.state == SessionState::Missing) {
        print(u"missing"_s, tr("Nobody is signed in."));
        return end(ExitCode::NeedsSignIn);
    }
    transfer::AccountSession &session =
        m_account.isDefault ? engine().account() : engine().accounts().of(m_account.id);
    engine().checkSignIn(session, this, [this, &session](const base::Result<base::Nothing> &answer) {
        if (answer.ok()) {
            print(u"ready"_s, words::paragraph({tr("Youku accepts %1").arg(m_account.name),
                                                words::acceptedBy(session.credentials().api)}));
            return end(ExitCode::Success);
        }
        const ExitCode code = tell(answer.error());
        if (code == ExitCode::NeedsSignIn)
            print(u"refused"_s, tr("Youku refused %1; a new sign-in is needed.").arg(m_account.name));
        end(code);
    });
}

// Youku is asked first whether it takes them, by which of its APIs, and whose they are; they are kept all the
// same where it cannot be asked.
void AccountCommand::set()
{
    const std::optional<engine::KnownAccount> known = engine().accountStore().named(m_options.name);
    if (known && known->clientId != m_typed.clientId) {
        reporter().note(tr("“%1” is the name of another account.").arg(known->name));
        return end(ExitCode::WrongUsage);
    }
    m_typed.api = engine().knownApi(m_typed.clientId);
    const auto checked = [this](const base::Result<base::Nothing> &answer, const youku::Credentials &now,
                                const std::optional<youku::User> &user) {
        const ExitCode code = answer.ok() ? ExitCode::Success : tell(answer.error());
        if (code == ExitCode::NeedsSignIn)
            return end(code);
        keep(now, user);
    };
    engine().checkSignIn(m_typed, this, checked);
}

void AccountCommand::keep(const youku::Credentials &credentials, const std::optional<youku::User> &user)
{
    const auto done = [this, credentials](bool kept) {
        if (!kept) {
            reporter().note(tr("There is no keychain here to keep the sign-in in. Give it to each run "
                               "instead: YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN, "
                               "YOUCHUAN_REFRESH_TOKEN, YOUCHUAN_CLIENT_SECRET."));
            return end(ExitCode::SomeFailed);
        }
        m_account = engine().accountStore().signedInWith(credentials);
        if (!m_options.name.isEmpty() && m_account.name.compare(m_options.name, Qt::CaseInsensitive) != 0)
            reporter().note(tr("Another account has the name “%1”.").arg(m_options.name));
        print(u"ready"_s, tr("Signed in as %1.").arg(m_account.name));
        end(ExitCode::Success);
    };
    engine().accountStore().signIn({credentials, {}, user, m_options.name}, this, done);
}

void AccountCommand::makeDefault()
{
    if (m_account.fromEnvironment || m_account.name.isEmpty()) {
        reporter().note(m_account.name.isEmpty() ? tr("Nobody is signed in.")
                                                 : tr("The account of the environment is kept nowhere."));
        return end(ExitCode::WrongUsage);
    }
    engine().accountStore().makeDefault(m_account.id);
    print(stateWord(m_account), tr("%1 is the default account.").arg(m_account.name));
    end(ExitCode::Success);
}

void AccountCommand::remove()
{
    engine().accountStore().signOut(m_account.id, this, [this](bool removed) {
        if (!removed)
            return end(ExitCode::SomeFailed); // a notice has said why
        print(u"missing"_s,
              m_account.name.isEmpty() ? tr("Signed out.") : tr("Signed out of %1.").arg(m_account.name));
        end(ExitCode::Success);
    });
}

} // namespace cli
