// Which uploads were begun at Youku, by which life of a program, and whether there was need to.
//
// A program begins each file once, and again only where no answer came. What it begins anew after a death is
// something it cannot have known of: nothing was ever done with it.
#pragma once

#include "cli/programs.h"

#include <QStringList>

class Creates
{
public:
    // After a program has ended, and before the next begins. countless: the sandbox has died meanwhile, and
    // with it what it knew of answers.
    void lookAfterARun(SandboxProgram &youku, bool countless);
    // When all is over.
    void lookAtLast(SandboxProgram &youku);

    qint64 spare() const { return m_spare; } // beyond one for each video
    const QStringList &wrong() const { return m_wrong; }

private:
    qsizetype m_known = 0; // uploads of earlier runs
    int m_unanswered = 0;  // creates of earlier runs
    qint64 m_spare = 0;
    QStringList m_wrong;
};
