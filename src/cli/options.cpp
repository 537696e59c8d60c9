#include "cli/options.h"

#include "cli/byte_rate.h"
#include "cli/option_rows.h"
#include "transfer/lane_policy.h"
#include "transfer/local_file.h"
#include "youku/metadata.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

// The parsed line of one command, with what is wrong with it.
class Line
{
public:
    Line(const QCommandLineParser &parser, const QList<OptionRow> &rows) : m_parser(parser)
    {
        for (const OptionRow &row : rows)
            m_known.append(row.name);
    }

    bool has(const QString &name) const { return m_known.contains(name) && m_parser.isSet(name); }
    QString text(const QString &name) const { return has(name) ? m_parser.value(name) : QString(); }
    QStringList texts(const QString &name) const { return has(name) ? m_parser.values(name) : QStringList(); }
    QStringList operands() const { return m_parser.positionalArguments().mid(1); }

    void refuse(const QString &sentence)
    {
        if (m_wrong.isEmpty())
            m_wrong = sentence;
    }
    const QString &wrong() const { return m_wrong; }

private:
    const QCommandLineParser &m_parser;
    QStringList m_known;
    QString m_wrong;
};

PaceOptions paceOf(Line &line)
{
    PaceOptions pace;
    if (line.has(u"lanes"_s)) {
        const QString text = line.text(u"lanes"_s);
        bool understood = false;
        const int lanes = text == "auto"_L1 ? 0 : text.toInt(&understood);
        if (text != "auto"_L1 && !(understood && lanes >= 1 && lanes <= transfer::LanePolicy::mostLanes))
            line.refuse(OptionWords::tr("--lanes takes auto or a number from 1 to %1, not “%2”.")
                            .arg(transfer::LanePolicy::mostLanes)
                            .arg(text));
        pace.lanes = lanes;
    }
    if (line.has(u"limit"_s)) {
        pace.bytesPerSecond = byteRate(line.text(u"limit"_s));
        if (!pace.bytesPerSecond)
            line.refuse(OptionWords::tr("--limit takes bytes a second, for instance 500K or 2.5M, not “%1”.")
                            .arg(line.text(u"limit"_s)));
    }
    return pace;
}

QList<transfer::UploadId> idsOf(Line &line)
{
    QList<transfer::UploadId> ids;
    for (const QString &text : line.operands()) {
        bool understood = false;
        const transfer::UploadId id = text.toLongLong(&understood);
        if (!understood || id < 1)
            line.refuse(
                OptionWords::tr("“%1” is not the id of an upload; the command list shows ids.").arg(text));
        else if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

void noOperands(Line &line)
{
    if (!line.operands().isEmpty())
        line.refuse(OptionWords::tr("Nothing is expected after the command, found “%1”.")
                        .arg(line.operands().constFirst()));
}

// Qt can keep nothing under another name.
QString placeToWriteTo(const QString &path, Line &line)
{
    if (!transfer::isText(path))
        line.refuse(OptionWords::tr("The name “%1” is not written in UTF-8.").arg(transfer::shownPath(path)));
    return path;
}

UploadOptions uploadOf(Line &line)
{
    UploadOptions upload;
    upload.files = line.operands();
    if (upload.files.isEmpty())
        line.refuse(OptionWords::tr("Name at least one file to upload."));
    for (const MetadataRow &row : metadataRows()) {
        if (line.has(row.name))
            upload.metadata[youku::fieldName(row.field)] =
                transfer::shownPath(line.texts(row.name).join(u','));
    }
    upload.metadataFile = line.text(u"metadata"_s);
    upload.watchPasswordFile = line.text(u"watch-password-file"_s);
    upload.reference = transfer::shownPath(line.text(u"reference"_s));
    upload.again = line.has(u"again"_s);
    upload.pace = paceOf(line);
    return upload;
}

AccountOptions accountOf(Line &line)
{
    using Action = AccountOptions::Action;
    AccountOptions account;
    int named = 0;
    for (const auto &[name, action] :
         {std::pair{u"check"_s, Action::Check}, {u"set"_s, Action::Set}, {u"remove"_s, Action::Remove}}) {
        if (line.has(name)) {
            account.action = action;
            ++named;
        }
    }
    if (named > 1)
        line.refuse(OptionWords::tr("Only one of --check, --set and --remove can be given."));
    noOperands(line);
    return account;
}

ReportOptions reportOf(Line &line)
{
    if (line.operands().size() > 1)
        line.refuse(OptionWords::tr("A single file is expected after the command."));
    return {placeToWriteTo(line.operands().value(0), line)};
}

struct CommandRow {
    QString name;
    QString operands;
    const char *help;
    QList<OptionRow> options;
    std::function<decltype(Options::command)(Line &)> read;
};

const QList<CommandRow> &commandRows()
{
    static const QList<CommandRow> rows = {
        {u"upload"_s, u"FILE..."_s,
         QT_TRANSLATE_NOOP("cli::Options", "Adds what is new, resumes what is known, runs until all ended."),
         uploadRows(), uploadOf},
        {u"list"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Shows the queue; with --all the history as well."),
         {{u"all"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "The history as well.")}},
         [](Line &line) {
             noOperands(line);
             return ListOptions{line.has(u"all"_s)};
         }},
        {u"resume"_s, u"[ID...]"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Goes on with the paused uploads, or with those named."),
         paceRows(),
         [](Line &line) {
             return ResumeOptions{ResumeOptions::What::Paused, idsOf(line), paceOf(line)};
         }},
        {u"retry"_s, u"[ID...]"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Goes on with the failed uploads, or with those named."),
         paceRows(),
         [](Line &line) {
             return ResumeOptions{ResumeOptions::What::Failed, idsOf(line), paceOf(line)};
         }},
        {u"cancel"_s,
         u"ID..."_s,
         QT_TRANSLATE_NOOP("cli::Options", "Cancels here and at Youku."),
         {},
         [](Line &line) {
             if (line.operands().isEmpty())
                 line.refuse(
                     OptionWords::tr("Name the ids of the uploads to cancel; the command list shows them."));
             return CancelOptions{idsOf(line)};
         }},
        {u"account"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Shows who is signed in."),
         {{u"check"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Asks Youku whether it accepts the account.")},
          {u"set"_s,
           {},
           QT_TRANSLATE_NOOP("cli::Options", "Reads client_id, access_token and, if there are, refresh_token "
                                             "and client_secret from standard input: "
                                             "KEY=VALUE lines or one JSON object.")},
          {u"remove"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Forgets the account.")}},
         accountOf},
        {u"categories"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Lists the categories Youku has."),
         {},
         [](Line &line) {
             noOperands(line);
             return CategoriesOptions{};
         }},
        {u"spec"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Tells which files Youku takes."),
         {},
         [](Line &line) {
             noOperands(line);
             return SpecOptions{};
         }},
        {u"report"_s,
         u"[FILE]"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Writes a report that can be handed over: versions, settings and "
                                           "logs, without secrets and names."),
         {},
         reportOf},
    };
    return rows;
}

QString helpOnCommands()
{
    QString text =
        OptionWords::tr("Uploads videos to Youku.") + u"\n\n"_s + OptionWords::tr("Commands:") + u'\n';
    for (const CommandRow &row : commandRows())
        text +=
            u"  %1 %2\n"_s.arg((row.name + u' ' + row.operands).leftJustified(18), OptionWords::tr(row.help));
    return text + u'\n' + OptionWords::tr("youchuan-cli COMMAND --help tells the options of a command.");
}

void addOptions(QCommandLineParser &parser, const QList<OptionRow> &rows)
{
    for (const OptionRow &row : rows)
        parser.addOption(QCommandLineOption(row.name, OptionWords::tr(row.help), row.value));
}

// Of this command, or help and version. row: the command's own, else null.
bool isOption(const QString &name, const QList<OptionRow> &rows, const OptionRow **row)
{
    static const QStringList ofAll = {u"h"_s, u"help"_s, u"v"_s, u"version"_s};
    const auto found = std::find_if(rows.cbegin(), rows.cend(),
                                    [&name](const OptionRow &each) { return each.name == name; });
    *row = found == rows.cend() ? nullptr : &*found;
    return *row || ofAll.contains(name);
}

// A shell's *.mp4 also names files like "-live.mp4": where such a file is there, it is meant.
QStringList withFilesSpelledOut(const QStringList &arguments, const QList<OptionRow> &rows)
{
    QStringList spelled = arguments.mid(0, 1);
    bool isValue = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--"_L1 && !isValue)
            return spelled + arguments.mid(i);
        const bool looksLikeOne = argument.size() > 1 && argument.startsWith(u'-') && !isValue;
        const QString name = argument.mid(argument.startsWith("--"_L1) ? 2 : 1).section(u'=', 0, 0);
        const OptionRow *row = nullptr;
        const bool isOne = looksLikeOne && isOption(name, rows, &row);
        isValue = isOne && row && !row->value.isEmpty() && !argument.contains(u'=');
        const bool isFile =
            looksLikeOne && !isOne && transfer::kindOf(argument) != transfer::PathKind::Missing;
        spelled.append(isFile ? u"./"_s + argument : argument);
    }
    return spelled;
}

// The command is the first word that is no option; to tell option values from words, all options must be
// known.
const CommandRow *findCommand(const QStringList &arguments, QString *word)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser, commonRows());
    QStringList known;
    for (const CommandRow &row : commandRows()) {
        for (const OptionRow &option : row.options) {
            if (!known.contains(option.name))
                addOptions(parser, {option});
            known.append(option.name);
        }
    }
    parser.parse(arguments);
    *word = parser.positionalArguments().value(0);
    for (const CommandRow &row : commandRows()) {
        if (row.name == *word)
            return &row;
    }
    return nullptr;
}

Stop wrongUsage(const QString &sentence)
{
    return {ExitCode::WrongUsage, sentence};
}

} // namespace

std::variant<Options, Stop> parse(const QStringList &arguments)
{
    QString word;
    const CommandRow *command = findCommand(arguments, &word);
    const QList<OptionRow> rows = commonRows() + (command ? command->options : QList<OptionRow>());

    QCommandLineParser parser;
    // "-vK3hPq0Xz4.mp4" must not be taken for -v and more.
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.setApplicationDescription(command ? OptionWords::tr(command->help) : helpOnCommands());
    addOptions(parser, rows);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(command ? command->name : u"COMMAND"_s, {},
                                 command ? command->name + u' ' + command->operands : QString());

    const bool takesFiles = command && command->name == "upload"_L1;
    const bool understood = parser.parse(takesFiles ? withFilesSpelledOut(arguments, rows) : arguments);
    if (parser.isSet(help))
        return Stop{ExitCode::Success, parser.helpText()};
    if (parser.isSet(version))
        return Stop{ExitCode::Success, u"youchuan-cli %1\n"_s.arg(QCoreApplication::applicationVersion())};
    if (!command)
        return wrongUsage(word.isEmpty()
                              ? OptionWords::tr("Name a command; --help lists them.")
                              : OptionWords::tr("There is no command “%1”; --help lists them.").arg(word));
    if (!understood)
        return wrongUsage(parser.errorText());

    Line line(parser, rows);
    Options options;
    options.common = {placeToWriteTo(line.text(u"profile"_s), line), line.has(u"practice"_s),
                      line.has(u"json"_s), line.has(u"quiet"_s)};
    options.command = command->read(line);
    if (!line.wrong().isEmpty())
        return wrongUsage(line.wrong());
    return options;
}

} // namespace cli
