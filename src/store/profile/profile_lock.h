// One holder of a profile at a time: a lock of the system's own on an open file, which ends with its process
// however that ends. What stands in the file only tells who holds it, and locks nobody out; the file stays
// when it is given back, since another start may wait to open the very same one.
#pragma once

#include <QFile>

namespace store {

enum class LockResult {
    Taken,
    Held,       // by another program, or by another lock of this one
    NotWritten, // the disk is full, or the folder closed
    NotOffered, // this file system has no locks
};

class ProfileLock
{
public:
    explicit ProfileLock(const QString &path);
    ~ProfileLock();
    ProfileLock(const ProfileLock &) = delete;
    ProfileLock &operator=(const ProfileLock &) = delete;

    LockResult take();
    // The process that holds it; 0 when that is not known, or it runs on another machine.
    qint64 holder() const;

private:
    bool writeDown(const QByteArray &content);

    QString m_path;
    QFile m_file;
    bool m_taken = false;
};

} // namespace store
