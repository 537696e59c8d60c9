// check: facts and findings of files. Asks nobody but youchuan-probe, needs no account, touches no profile.
#pragma once

#include "cli/commands/command.h"
#include "media/findings.h"
#include "media/prober.h"

namespace cli {

class CheckCommand : public Command
{
    Q_OBJECT
public:
    CheckCommand(const CommonOptions &common, const CheckOptions &options);

    void start() override;

private:
    void next();
    void looked(const media::Look &look);
    void print(const media::Look &look, const QList<media::Finding> &findings);
    void printJsonLine(const media::Look &look, const QList<media::Finding> &findings,
                       const QString &sentence);

    CommonOptions m_common;
    QStringList m_files; // to come
    QString m_path;      // at hand
    media::Prober m_prober;
    bool m_someStop = false;
    bool m_saysItIsMissing = false; // the program, once for all files
};

} // namespace cli
