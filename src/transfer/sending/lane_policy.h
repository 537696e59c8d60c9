// How many lanes an upload may use, with how many it begins, and what slice length it asks for; remembers how
// each server was served, also across runs. Decides only: measuring is LaneTuner's, sending SendStep's.
//
// The engine's thread; outlives every upload. Slice lengths are KB (1024 bytes), as on the wire.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QString>

namespace transfer {

class LanePolicy : public QObject
{
    Q_OBJECT
public:
    static constexpr int automatic = 0;
    static constexpr int mostLanes = 8;
    // What one may ask a server for, in KB (protocol 5.1).
    static constexpr int smallestSliceKb = 2048;
    static constexpr int largestSliceKb = 10240;
    static constexpr int smallestAskedKb = 256; // that any client was seen to ask for; only when it must be

    // What a transport wants of them, in KB.
    struct SliceLengths {
        int usual = smallestSliceKb; // while nothing says that they should be longer
        int least = smallestSliceKb; // on a slow line
    };

    using QObject::QObject;

    // automatic or 1 to mostLanes; may change while uploads run.
    void setLanes(int lanes) { m_lanes = lanes; }
    int lanes() const { return m_lanes; }
    // KB that every upload asks for, whatever the line; 0: chosen for each.
    void setSliceLengthKb(int length) { m_sliceLengthKb = length; }

    // The most lanes for an upload on this server: one when the file fits in one slice, or when the server
    // was seen to dislike several within the last day (protocol 12, rule 5).
    int mostFor(const QString &server, qint64 fileSize, int sliceLengthKb, qint64 nowMs) const;
    // Lanes to begin with: the fixed number, else two, or one less than what served this server well before,
    // so that the last has to earn its place again.
    int firstFor(const QString &server) const;
    // Whether an upload may begin with all of them; else one lane goes first, so that a server which dislikes
    // several is met with one in order (protocol 12, rule 6).
    bool supportsParallel(const QString &server) const { return knownOf(server).lanes > 1; }
    // KB to ask for: some seconds of a lane's time, as much as every lane has work for, less where slices
    // were lost of late. The line is taken to be as it was with the server that was measured last, unless
    // this one was slower; before the first the slices are small. limit: bytes a second, 0 for none. On a
    // slow line they are as short as may be, or so that one is confirmed every ten seconds.
    int sliceLengthKb(const QString &server, qint64 fileSize, qint64 limit,
                      const SliceLengths &lengths) const;
    int sliceLengthKb(const QString &server, qint64 fileSize, qint64 limit) const
    {
        return sliceLengthKb(server, fileSize, limit, SliceLengths());
    }

    void parallelRefused(const QString &server, qint64 nowMs);
    // What an upload found when it was through: how many lanes paid, the speed of all of them together, and
    // whether more than a few slices did not arrive.
    void recordRun(const QString &server, int lanes, double bytesPerSecond, bool losesSlices, qint64 nowMs);

    // What one that still sends sees of the line, which is far less than what is known.
    bool wouldBeSlow(const QString &server, double bytesPerSecond) const;
    void turnedSlow(const QString &server, double bytesPerSecond, qint64 nowMs);

    // For the store: what is known of the servers of late.
    QJsonObject memory() const;
    void recall(const QJsonObject &memory);

signals:
    void learned(); // memory() has changed

private:
    struct Server {
        qint64 seenMs = 0;
        qint64 dislikedMs = 0; // 0: never
        int lanes = 0;         // 0: not known
        double bytesPerSecond = 0;
        bool losesSlices = false;
    };
    Server knownOf(const QString &server) const { return m_servers.value(server); }
    const Server *lastMeasured() const;
    Server lineTo(const QString &server) const;
    double earnedKb(const QString &server, qint64 fileSize, qint64 limit) const;
    void remember(const QString &server, const Server &its);

    int m_lanes = automatic;
    int m_sliceLengthKb = 0;
    QHash<QString, Server> m_servers;
};

} // namespace transfer
