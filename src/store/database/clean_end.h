// That a database is as its last program left it, and that one had found it whole: a small file beside it
// says what it was like then. Where it still is, nobody needs to look through all of it before the first
// upload is shown.
//
// Whoever changes the file afterwards changes its times. Where times are too coarse to tell, it is never
// known to be as it was. Touches the disk in the calling thread; note() may take a moment.
#pragma once

#include <QString>

namespace store {

class CleanEnd
{
public:
    explicit CleanEnd(const QString &databasePath);

    // False from now on, until the next note(): the database is about to be written.
    bool take();
    // Nobody has it open any more.
    void note();

private:
    // Size, times and id of the file; empty: it cannot be known again by them.
    QByteArray likeness() const;

    QString m_database;
    QString m_path;
};

} // namespace store
