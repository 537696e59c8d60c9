// The options of youchuan-cli, as tables: their names, what they take, and one line of help (translated in
// the context cli::Options).
#pragma once

#include "youku/metadata.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace cli {

struct OptionWords {
    Q_DECLARE_TR_FUNCTIONS(cli::Options)
};

// One option a command takes; value empty: a switch.
struct OptionRow {
    QString name;
    QString value;
    const char *help;
};

// The options that are one key of the wire each.
struct MetadataRow {
    QString name;
    youku::Field field;
    QString value;
    const char *help;
};

const QList<MetadataRow> &metadataRows();
QList<OptionRow> commonRows(); // of every command
QList<OptionRow> paceRows();   // of what sends
QList<OptionRow> uploadRows();

} // namespace cli
