// One life of a profile with a watched folder: files come into it while a program that is killed again and
// again takes them up, publishes them and moves them away. At the end each content is one video, and each
// file that was taken lies once, whole, where it belongs.
#pragma once

#include "life.h"

class FolderLife
{
public:
    FolderLife(quint32 seed, int mostKills);
    Report live();

private:
    bool prepare();
    void drop(); // one more file, or a copy of one
    void runAndKill();
    void surviveToTheEnd();
    void judge();
    QStringList filesIn(const QString &folder) const; // paths; also of what is hidden
    int movedFiles() const;
    QString path(const QString &name) const { return m_programs.dir() + u'/' + name; }
    bool expect(bool good, const QString &what);
    int below(int bound) { return int(m_random.bounded(quint32(bound))); }

    const quint32 m_seed;
    const int m_mostKills;
    QRandomGenerator m_random;
    SandboxProgram m_youku;
    CliProgram m_programs;
    QTemporaryDir m_elsewhere;         // on another disk, where there is one
    QString m_target;                  // where they are moved
    QMap<QString, QString> m_contents; // MD5 -> the first file that held it
    QStringList m_copies;
    Report m_report;
};
