#include "cli/options/folder_options.h"

#include "transfer/files/local_file.h"

using namespace Qt::StringLiterals;

namespace cli {

namespace {

// Where it leads from here, however it was written.
QString folderFrom(ParsedArguments &line, const QString &option)
{
    const QString path = line.text(option);
    if (path.isEmpty())
        line.refuse(OptionWords::tr("--%1 needs the name of a folder.").arg(option));
    return transfer::absolutePath(path);
}

} // namespace

QList<OptionRow> folderRows()
{
    return {
        {u"add"_s, u"DIR"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Watches DIR from now on: its videos join the queue, each once.")},
        {u"remove"_s, u"DIR"_s, QT_TRANSLATE_NOOP("cli::Options", "Watches DIR no longer.")},
        {u"template"_s, u"NAME"_s,
         QT_TRANSLATE_NOOP("cli::Options", "With --add: the details of its videos.")},
        {u"account"_s, u"NAME"_s,
         QT_TRANSLATE_NOOP("cli::Options", "With --add: who uploads them; else the default account.")},
        {u"start"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "With --add: they start by themselves, if nothing is wrong with "
                                           "them; else they wait as drafts.")},
        {u"below"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "With --add: the folders in it too.")},
        {u"age"_s, u"SECONDS"_s,
         QT_TRANSLATE_NOOP(
             "cli::Options",
             "With --add: how long a file has to stand still, 10 to 3600; 120 where not given.")},
        {u"pattern"_s, u"NAMES"_s,
         QT_TRANSLATE_NOOP("cli::Options",
                           "With --add: only files of such names, as \"*.mov\"; may be given again.")},
        {u"move-to"_s, u"DIR"_s,
         QT_TRANSLATE_NOOP("cli::Options", "With --add: where a file goes once its video can be watched.")},
    };
}

FoldersOptions foldersOf(ParsedArguments &line)
{
    using Action = FoldersOptions::Action;
    FoldersOptions options;
    if (!line.operands().isEmpty())
        line.refuse(OptionWords::tr("Nothing is expected after the command, found “%1”.")
                        .arg(line.operands().constFirst()));
    if (line.has(u"add"_s) && line.has(u"remove"_s))
        line.refuse(OptionWords::tr("Only one of --add and --remove can be given."));
    store::WatchedFolder &folder = options.folder;
    if (line.has(u"remove"_s)) {
        options.action = Action::Remove;
        folder.path = folderFrom(line, u"remove"_s);
    }
    if (!line.has(u"add"_s)) {
        for (const OptionRow &row : folderRows()) {
            if (row.name != "remove"_L1 && line.has(row.name))
                line.refuse(OptionWords::tr("--%1 goes with --add.").arg(row.name));
        }
        return options;
    }
    options.action = Action::Add;
    folder.path = folderFrom(line, u"add"_s);
    folder.templateName = transfer::shownPath(line.text(u"template"_s)).trimmed();
    options.account = transfer::shownPath(line.text(u"account"_s)).simplified();
    if (line.has(u"account"_s) && options.account.isEmpty())
        line.refuse(OptionWords::tr("--account needs the name of an account."));
    folder.starts = line.has(u"start"_s);
    folder.below = line.has(u"below"_s);
    folder.patterns = line.texts(u"pattern"_s);
    folder.patterns.removeAll(QString());
    if (line.has(u"age"_s)) {
        folder.ageSeconds = line.text(u"age"_s).toInt();
        if (folder.ageSeconds < store::WatchedFolder::leastAge
            || folder.ageSeconds > store::WatchedFolder::mostAge)
            line.refuse(OptionWords::tr("--age takes seconds, from %1 to %2, not “%3”.")
                            .arg(store::WatchedFolder::leastAge)
                            .arg(store::WatchedFolder::mostAge)
                            .arg(line.text(u"age"_s)));
    }
    if (line.has(u"move-to"_s))
        folder.moveTo = folderFrom(line, u"move-to"_s);
    return options;
}

} // namespace cli
