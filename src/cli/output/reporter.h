// Tells people and programs how uploads fare: results and progress on stdout, reasons and notes on stderr.
//
// One of three: JSON lines; lines that redraw themselves in a terminal; one line per change anywhere else.
// Each may be quiet: then only results are told.
#pragma once

#include "cli/output/snapshot.h"

#include <QHash>

#include <memory>
#include <utility>

namespace cli {

// Why nothing was begun, for programs. Where it is for some of the files, the others could not help it.
struct Refusal {
    base::ErrorKind kind = base::ErrorKind::Metadata;
    QHash<QString, std::pair<base::ErrorKind, QString>> files =
        {}; // as they were named; each with its sentence
};

class Reporter
{
public:
    virtual ~Reporter() = default;

    // An upload moved or changed; often. Not for its end.
    virtual void changed(const Snapshot &snapshot) = 0;
    // Its end, once each.
    virtual void published(const Snapshot &snapshot) = 0;
    // The same for one that was not sent, since its content was published before; sentence: says so.
    void known(const Snapshot &snapshot, const QString &sentence);
    virtual void cancelled(const Snapshot &snapshot) = 0;
    // sentences: why, and what to do about it.
    virtual void failed(const Snapshot &snapshot, const QString &sentences) = 0;

    // None of the files was begun, and the sentence says why.
    virtual void refused(const QStringList &files, const Refusal &why, const QString &sentence);
    // A sentence for people, on stderr.
    virtual void note(const QString &sentence);

protected:
    explicit Reporter(bool quiet) : m_quiet(quiet) {}
    bool quiet() const { return m_quiet; }

private:
    bool m_quiet; // only results are told
};

std::unique_ptr<Reporter> makeReporter(bool json, bool quiet);

} // namespace cli
