// The reporter for programs: one JSON object a line on stdout; reasons of failures also on stderr, for
// people.
#pragma once

#include "cli/output/reporter.h"

#include <QElapsedTimer>
#include <QHash>

namespace cli {

class JsonReporter : public ConsoleReporter
{
public:
    explicit JsonReporter(bool quiet) : ConsoleReporter(quiet) {}

    void changed(const Snapshot &snapshot) override;
    void published(const Snapshot &snapshot) override;
    void cancelled(const Snapshot &snapshot) override;
    void failed(const Snapshot &snapshot, const QString &sentences) override;
    void refused(const QStringList &files, const Refusal &why, const QString &sentence) override;

private:
    struct Told {
        transfer::Activity activity;
        qint64 transferred;
        qint64 underWay;
        std::optional<qint64> secondsStill;
        QElapsedTimer since;
    };
    QHash<transfer::UploadId, Told> m_told;
};

// Without its end; controls are escaped.
QString jsonLine(const QJsonObject &object);
// One object on a line of its own.
void printJson(const QJsonObject &object);

} // namespace cli
