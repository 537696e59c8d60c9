// Where everything of one profile lives: queue database, settings, logs, lock. Folders that it makes 0700,
// files 0600.
//
// A value: copies share the lock, which is given back when the last of them goes.
//
// Portable mode: with a file named youchuan-portable beside the program, the standard place is the folder
// "Youchuan data" there, as long as that can be written. Then nothing is kept elsewhere, secrets not at all.
#pragma once

#include "store/profile/profile_lock.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <memory>

namespace store {

class Profile
{
    Q_DECLARE_TR_FUNCTIONS(store::Profile)
public:
    // dir empty: YOUCHUAN_PROFILE, else the platform's standard place. practice: the folder "practice" below
    // it.
    static Profile at(const QString &dir, bool practice);

    // The folder of portable mode; empty without it. Of this program, whatever profile is in use.
    static QString portableDir();

    QString dir() const { return m_dir; }
    QString databasePath() const;
    QString settingsPath() const;
    QString logDir() const;
    QString picturesDir() const; // of videos, taken from their files; made by who fills it
    QString sandboxDir() const;  // practice mode's bytes and state
    // Where a running program may take files from a second start, the best place first: in the profile
    // itself, else in the user's folder for what runs, for a path that is too long or a disk that has no
    // sockets.
    QStringList socketPaths() const;

    // Whether nobody else can have put anything there: each folder that is there is the user's own, others
    // may not write to it, and database and lock are files of it. Makes and changes nothing, reads nothing of
    // it. False: reason is a sentence that says what to do.
    bool isOurs(QString *reason = nullptr) const;
    // On a disk where there are owners and modes; on others (FAT) nothing is closed to anybody.
    bool hasOwners() const;
    // Makes the folders. A folder that was there keeps its mode. False with a sentence when the place is not
    // ours, or cannot be written.
    bool prepare(QString *reason) const;
    // One engine per profile. holderPid says who holds it, 0 when nobody does or that is not known.
    LockResult lock(qint64 *holderPid = nullptr);
    bool locked() const { return bool(m_lock); }

private:
    explicit Profile(QString dir);
    QString lockPath() const;

    QString m_dir;
    std::shared_ptr<ProfileLock> m_lock;
};

// Readable and writable by the owner alone, as every file of a profile is.
void closeToOthers(const QString &filePath);
// A free name beside a file that is to be set aside, for instance "queue-damaged-20250131-235959.sqlite".
QString setAsidePath(const QString &filePath, const QString &why);

} // namespace store
