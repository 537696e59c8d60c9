// youchuan-sandbox: a Youku on loopback, until SIGINT or SIGTERM.
#include "base/plain_text.h"
#include "sandbox/hosts/control.h"
#include "sandbox/sandbox.h"
#include "sandbox/stop_signals.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

struct Wishes {
    sandbox::Options options;
    quint16 port = 0;
};

QString words(const char *text)
{
    return QCoreApplication::translate("youchuan-sandbox", text);
}

void complain(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(base::shownLine(sentence)));
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(words("A Youku on 127.0.0.1 for tests, scripts and practice."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, words("Port to listen on; 0 for any free one."), u"N"_s, u"0"_s},
        {u"dir"_s, words("Folder for what must outlive the program; without it, a temporary one."), u"DIR"_s},
        {u"faults"_s, words("JSON file with a list of what shall go wrong."), u"FILE"_s},
        {u"lanes"_s, words("Slice tasks of one upload that may be out at once."), u"N"_s, u"8"_s},
        {u"rate"_s, words("Upload rate of all connections together; 0 for no limit."), u"BYTES/s"_s, u"0"_s},
        {u"latency"_s, words("Length of a round trip."), u"MS"_s, u"0"_s},
        {u"slow-start"_s, words("Let each connection's window grow from 14600 bytes.")},
        {u"task-timeout"_s, words("After how long a slice task is handed out again; 0 for never."), u"S"_s,
         u"60"_s},
        {u"keep-tasks"_s, words("Keep a slice task out when the connection it was handed to closes.")},
        {u"confirm-delay"_s, words("How long the server confirms after the last slice."), u"S"_s, u"0"_s},
        {u"keep-bytes"_s, words("Keep published files in DIR/published.")},
        {u"transports"_s,
         words("How create lets bytes come: slices, oss (the object store), or both, with a comma."),
         u"NAMES"_s, u"slices"_s},
        {u"oss-port"_s, words("Port of the object store; 0 for any free one."), u"N"_s, u"0"_s},
        {u"sts-seconds"_s, words("How long keys to the object store are good."), u"N"_s, u"3600"_s},
        {u"oss-min-part"_s, words("Smallest part that the object store takes but for the last."), u"BYTES"_s,
         u"102400"_s},
        {u"hard-tokens"_s, words("Put + and / into every upload token.")},
        {u"strict"_s, words("Refuse what only other clients send, see the manual.")},
        {u"limits"_s, words("Lengths of texts: those of the older pages (old), or of the newer one (new)."),
         u"old|new"_s, u"old"_s},
        {u"api"_s, words("Which of Youku's APIs knows the app: open, signed or both."), u"API"_s, u"both"_s},
        {u"allow-host"_s,
         words("Name to answer to besides 127.0.0.1, localhost and [::1]; may be given several times."),
         u"NAME"_s},
    });
}

// A number of at least `least` given with an option; complains and clears *good on anything else.
double numberOf(const QCommandLineParser &parser, const QString &option, double least, double most,
                bool *good)
{
    bool ok = false;
    const double number = parser.value(option).toDouble(&ok);
    if (ok && number >= least && number <= most)
        return number;
    complain(words("--%1 does not take this: %2").arg(option, parser.value(option)));
    *good = false;
    return 0;
}

bool understandTransports(const QCommandLineParser &parser, sandbox::Transports *transports)
{
    const QString names = parser.value(u"transports"_s);
    const auto understood = sandbox::transportsFrom(names.split(u','));
    if (understood)
        *transports = *understood;
    else
        complain(words("--%1 does not take this: %2").arg(u"transports"_s, names));
    return understood.has_value();
}

bool readFaults(const QString &path, QJsonArray *faults)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(words("The faults file cannot be read: %1.").arg(file.errorString()));
        return false;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isArray()) {
        complain(error.error == QJsonParseError::NoError
                     ? words("The faults file is no list.")
                     : words("The faults file is no JSON: %1.").arg(error.errorString()));
        return false;
    }
    *faults = document.array();
    QString why;
    if (!sandbox::Faults().set(*faults, &why)) {
        complain(why);
        return false;
    }
    return true;
}

bool understand(const QCommandLineParser &parser, Wishes *wishes)
{
    constexpr double much = 1e15;
    bool good = parser.positionalArguments().isEmpty();
    if (!good)
        complain(words("Not understood: %1").arg(parser.positionalArguments().constFirst()));
    sandbox::Options &options = wishes->options;
    wishes->port = quint16(numberOf(parser, u"port"_s, 0, 65535, &good));
    options.dir = parser.value(u"dir"_s);
    options.rate = qint64(numberOf(parser, u"rate"_s, 0, much, &good));
    options.latencyMs = int(numberOf(parser, u"latency"_s, 0, 3'600'000, &good));
    options.slowStart = parser.isSet(u"slow-start"_s);
    options.behaviour.lanes = int(numberOf(parser, u"lanes"_s, 1, 10000, &good));
    options.behaviour.taskTimeoutSeconds = numberOf(parser, u"task-timeout"_s, 0, 1e9, &good);
    options.behaviour.confirmDelaySeconds = numberOf(parser, u"confirm-delay"_s, 0, 1e9, &good);
    options.behaviour.keepBytes = parser.isSet(u"keep-bytes"_s);
    options.ossPort = quint16(numberOf(parser, u"oss-port"_s, 0, 65535, &good));
    options.behaviour.stsSeconds = numberOf(parser, u"sts-seconds"_s, 0, 1e9, &good);
    options.behaviour.ossMinPart = qint64(numberOf(parser, u"oss-min-part"_s, 0, much, &good));
    good = understandTransports(parser, &options.behaviour.transports) && good;
    options.behaviour.keepTasks = parser.isSet(u"keep-tasks"_s);
    options.behaviour.hardTokens = parser.isSet(u"hard-tokens"_s);
    options.behaviour.rules.strict = parser.isSet(u"strict"_s);
    if (parser.value(u"limits"_s) == u"new"_s) {
        options.behaviour.rules.takeNewerLimits();
    } else if (parser.value(u"limits"_s) != u"old"_s) {
        complain(words("--limits does not take this: %1").arg(parser.value(u"limits"_s)));
        good = false;
    }
    if (!sandbox::serve(parser.value(u"api"_s), options.behaviour)) {
        complain(words("--api does not take this: %1").arg(parser.value(u"api"_s)));
        good = false;
    }
    options.allowHosts = parser.values(u"allow-host"_s);
    for (const QString &host : std::as_const(options.allowHosts)) {
        if (!sandbox::Doorkeeper::isHost(host)) {
            complain(words("--allow-host does not take this: %1").arg(host));
            good = false;
        }
    }
    return good && (!parser.isSet(u"faults"_s) || readFaults(parser.value(u"faults"_s), &options.faults));
}

void announce(const sandbox::Sandbox &server)
{
    QJsonObject line = sandbox::toJson(server.credentials());
    line.insert(u"api_url"_s, server.apiUrl().toString());
    if (server.ossPort() != 0)
        line.insert(u"oss_endpoint"_s, u"127.0.0.1:%1"_s.arg(server.ossPort()));
    line.insert(u"control_secret"_s, QString::fromLatin1(server.controlSecret()));
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    // Newer Qt complains meanwhile where the locale is not UTF-8, and then works in UTF-8 all the same.
    QLoggingCategory &messages = *QLoggingCategory::defaultCategory();
    messages.setEnabled(QtWarningMsg, false);
    QCoreApplication app(argc, argv);
    messages.setEnabled(QtWarningMsg, true);
    QCoreApplication::setApplicationName(u"youchuan-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(YOUCHUAN_VERSION));

    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(app.arguments())) {
        complain(parser.errorText());
        return exitUsage;
    }
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    Wishes wishes;
    if (!understand(parser, &wishes))
        return exitUsage;

    sandbox::quitOnStopSignals();
    sandbox::Sandbox server(wishes.options);
    QString error;
    if (!server.listen(wishes.port, &error)) {
        complain(error);
        return exitFailed;
    }
    announce(server);
    return app.exec();
}
