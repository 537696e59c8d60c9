#include "cli/options/options.h"

#include "cli/options/command_rows.h"
#include "transfer/files/local_file.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

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

    const bool takesFiles = command && command->operands == "FILE..."_L1;
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

    ParsedArguments line(parser, rows);
    Options options;
    options.common = {placeToWriteTo(line.text(u"profile"_s), line), line.has(u"practice"_s),
                      line.has(u"json"_s), line.has(u"quiet"_s)};
    options.command = command->read(line);
    if (!line.wrong().isEmpty()) {
        Stop stop = wrongUsage(line.wrong());
        if (const auto *upload = std::get_if<UploadOptions>(&options.command); upload && options.common.json)
            stop.files = upload->files;
        return stop;
    }
    return options;
}

} // namespace cli
