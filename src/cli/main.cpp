// youchuan-cli: the console program on the same engine as the window.
#include "base/interrupt.h"
#include "cli/commands/command.h"
#include "cli/options/options.h"
#include "cli/output/reporter.h"
#include "cli/output/terminal.h"
#include "engine/accounts/account_store.h"
#include "engine/process/process_guard.h"
#include "transfer/files/local_path.h"
#include "words/languages.h"

#include <QCoreApplication>
#include <QTimer>

int main(int argc, char *argv[])
{
    engine::guardProcess(engine::Readable::ByNobody);
    cli::terminal::fillClosedStreams();
    engine::AccountStore::takeEnvironment();
    words::takeAnyLocale();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("youchuan-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YOUCHUAN_VERSION));
    cli::terminal::prepare();
    words::installLanguage({});

    const auto parsed = cli::parse(transfer::argumentsFrom(argc, argv));
    if (const auto *stop = std::get_if<cli::Stop>(&parsed)) {
        if (stop->code == cli::ExitCode::Success)
            cli::terminal::printLines(stop->text);
        else
            cli::makeReporter(!stop->files.isEmpty(), false)->refused(stop->files, {}, stop->text);
        return int(stop->code);
    }

    const auto command = cli::makeCommand(std::get<cli::Options>(parsed));
    // Before Ctrl-C is taken over: it ends what waits for standard input.
    if (const auto code = command->prepare())
        return int(*code);
    QObject::connect(command.get(), &cli::Command::finished, &app,
                     [](cli::ExitCode code) { QCoreApplication::exit(int(code)); });
    base::Interrupt interrupt;
    QObject::connect(&interrupt, &base::Interrupt::requested, command.get(), &cli::Command::interrupt);
    QTimer::singleShot(0, command.get(), &cli::Command::start);
    return QCoreApplication::exec();
}
