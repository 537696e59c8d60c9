// Tells people and programs how uploads fare: results and progress on stdout, reasons and notes on stderr.
//
// One of three: JSON lines; lines that redraw themselves in a terminal; one line per change anywhere else.
// Each may be quiet: then only results are told.
#pragma once

#include "control/jobs/reporter.h"

#include <memory>

namespace cli {

using control::Event;
using control::Refusal;
using control::Reporter;
using control::Snapshot;

class ConsoleReporter : public Reporter
{
public:
    void known(const Snapshot &snapshot, const QString &sentence) override;
    void answer(const QJsonObject &row) override { m_answers.append(row); }
    void refused(const QStringList &files, const Refusal &why, const QString &sentence) override;
    // On stderr.
    void note(const QString &sentence) override;
    void remark(const QString &sentence) override;

    // So far; each command prints them in its way.
    const QList<QJsonObject> &answers() const { return m_answers; }

protected:
    explicit ConsoleReporter(bool quiet) : m_quiet(quiet) {}
    bool quiet() const { return m_quiet; }

private:
    bool m_quiet; // only results are told
    QList<QJsonObject> m_answers;
};

std::unique_ptr<ConsoleReporter> makeReporter(bool json, bool quiet);

} // namespace cli
