// The commands of youchuan-cli, as a table: what each takes, and how its parsed line becomes options.
#pragma once

#include "cli/options/option_rows.h"
#include "cli/options/options.h"

#include <QCommandLineParser>

#include <functional>

namespace cli {

// The arguments of one command, with what is wrong with them.
class ParsedArguments
{
public:
    ParsedArguments(const QCommandLineParser &parser, const QList<OptionRow> &rows) : m_parser(parser)
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

struct CommandRow {
    QString name;
    QString operands;
    const char *help;
    QList<OptionRow> options;
    std::function<decltype(Options::command)(ParsedArguments &)> read;
};

const QList<CommandRow> &commandRows();
// A path that something will be kept under.
QString placeToWriteTo(const QString &path, ParsedArguments &line);

} // namespace cli
