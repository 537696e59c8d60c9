#include "cli/options/option_rows.h"

using namespace Qt::StringLiterals;

namespace cli {

const QList<MetadataRow> &metadataRows()
{
    using youku::Field;
    static const QList<MetadataRow> rows = {
        {u"title"_s, Field::Title, u"TEXT"_s,
         QT_TRANSLATE_NOOP(
             "cli::Options",
             "Title; from the file name when not given. {name}, {date} and {n} stand for file name, date and "
             "number; for several files it needs one of them.")},
        {u"tags"_s, Field::Tags, u"A,B"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Up to 10 tags, separated by commas.")},
        {u"description"_s, Field::Description, u"TEXT"_s, QT_TRANSLATE_NOOP("cli::Options", "Description.")},
        {u"category"_s, Field::Category, u"TERM"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Category; see the command categories.")},
        {u"privacy"_s, Field::Privacy, u"all|friend|password|private"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Who may watch.")},
        {u"copyright"_s, Field::Copyright, u"original|reproduced"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Whose work it is.")},
        {u"latitude"_s, Field::Latitude, u"DEGREES"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Where it was shot, -90 to 90.")},
        {u"longitude"_s, Field::Longitude, u"DEGREES"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Where it was shot, -180 to 180.")},
        {u"shoot-time"_s, Field::ShootTime, u"TIME"_s,
         QT_TRANSLATE_NOOP(
             "cli::Options",
             "When it was shot, as 2026-11-03 21:40: the time here, unless Z or +08:00 ends it.")},
    };
    return rows;
}

QList<OptionRow> commonRows()
{
    return {
        {u"profile"_s, u"DIR"_s, QT_TRANSLATE_NOOP("cli::Options", "Keep queue, settings and logs in DIR.")},
        {u"practice"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options", "Use a Youku inside this program; nothing leaves the machine.")},
        {u"json"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Print one JSON object a line.")},
        {u"quiet"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Print only results.")},
    };
}

QList<OptionRow> paceRows()
{
    return {
        {u"lanes"_s, u"auto|N"_s, QT_TRANSLATE_NOOP("cli::Options", "Connections an upload uses at once.")},
        {u"limit"_s, u"BYTES/s"_s,
         QT_TRANSLATE_NOOP(
             "cli::Options",
             "Speed limit; K, M and G stand for thousands, millions and billions, as in MB/s. 0: none.")},
        {u"transport"_s, u"auto|cloud|slices"_s,
         QT_TRANSLATE_NOOP("cli::Options", "How the bytes of new uploads go: over the cloud store, as slices "
                                           "to upload servers, or as Youku offers it.")},
        {u"slice-length"_s, u"KB"_s,
         QT_TRANSLATE_NOOP(
             "cli::Options",
             "Length of the slices of new uploads, 256 to 10240; chosen by the line otherwise.")},
        {u"ignore-schedule"_s,
         {},
         QT_TRANSLATE_NOOP("cli::Options",
                           "Send whatever the weekly plan of the settings says, and without its limit.")},
    };
}

QList<OptionRow> uploadRows()
{
    QList<OptionRow> rows;
    for (const MetadataRow &row : metadataRows())
        rows.append({row.name, row.value, row.help});
    rows.append({u"watch-password-file"_s, u"PATH"_s,
                 QT_TRANSLATE_NOOP("cli::Options", "File whose first line is the watch password.")});
    rows.append({u"metadata"_s, u"FILE.json"_s,
                 QT_TRANSLATE_NOOP(
                     "cli::Options",
                     "Metadata as JSON, keys as on the wire, from a file or, as -, standard input; options "
                     "go before it.")});
    rows.append({u"reference"_s, u"TEXT"_s,
                 QT_TRANSLATE_NOOP("cli::Options", "Your own id; stands in JSON, list --all and log.")});
    rows.append(
        {u"account"_s, u"NAME"_s,
         QT_TRANSLATE_NOOP("cli::Options", "Account to upload with; the command accounts lists them.")});
    rows.append({u"state"_s, u"FILE"_s,
                 QT_TRANSLATE_NOOP("cli::Options", "Goes on with what Youku's Python SDK began; FILE is its "
                                                   "state file. Needs a single file.")});
    rows.append(
        {u"start-at"_s, u"TIME"_s,
         QT_TRANSLATE_NOOP("cli::Options",
                           "Nothing of the files leaves before: 23:30, the next time it is that here, or as "
                           "--shoot-time.")});
    rows.append(
        {u"again"_s, {}, QT_TRANSLATE_NOOP("cli::Options", "Upload anew what is published already.")});
    rows.append({u"anyway"_s,
                 {},
                 QT_TRANSLATE_NOOP("cli::Options", "Send also files that Youku could make nothing of.")});
    return rows + paceRows();
}

} // namespace cli
