// The user's program of a profile: a shell script that writes down what it is told, and takes its time.
#pragma once

#include "cli/programs.h"

#include <QStringList>

class HookScript
{
public:
    // The programs of this profile tell it from now on; before the first of them. False: it cannot be
    // written.
    bool install(const CliProgram &programs);
    // "EVENT VIDEO_ID" of each run that began, in order.
    QStringList told() const;

private:
    QString m_told;
};
