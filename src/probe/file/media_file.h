// The one file that is looked into, behind limits: nothing is read but through it. One thread.
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace probe {

class MediaFile
{
public:
    // `device` is open, can be read at any place and outlives this.
    explicit MediaFile(QIODevice &device);

    qint64 size() const { return m_size; } // in bytes, as it was at the beginning

    // Up to `length` bytes from `offset` on; fewer where the file ends, cannot be read or the budget is
    // spent.
    QByteArray read(qint64 offset, qint64 length);
    // The same into `to`; how many bytes, -1 where it cannot be read.
    qint64 read(qint64 offset, char *to, qint64 length);

    // Whether this look has read or reckoned enough: then nothing is read any more, and what is known is
    // told.
    bool isSpent() const;

private:
    QIODevice &m_device;
    qint64 m_size;
    qint64 m_budget;    // bytes
    const double m_end; // of processor time
};

// Processor time of this program so far, in seconds.
double processorSeconds();

} // namespace probe
