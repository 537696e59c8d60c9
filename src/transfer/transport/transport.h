// How the bytes of one upload reach Youku: the one interface between the steps of an upload and a protocol.
//
// Made by TransportRegistry from the record, anew for each step, and owned by that Step; lives in the
// engine's thread. It keeps nothing that must outlive it: what must is in the record's transportState, which
// only steps change, once an answer told them how. Each answer comes once, from the event loop, and never
// after its context is gone or its call was aborted; what to do about its errors stands in rules(). The call
// that is returned may stand for several requests, and may be none while something else than a request is
// waited for.
#pragma once

#include "base/reaction_table.h"
#include "base/result.h"
#include "http/client/call.h"
#include "transfer/record/upload_record.h"
#include "transfer/sending/lane_policy.h"
#include "transfer/transport/credential_source.h"
#include "transfer/transport/slice_channel.h"
#include "transfer/transport/slice_plan.h"
#include "youku/types.h"

#include <QJsonObject>
#include <QObject>

#include <memory>
#include <optional>

namespace transfer {

// A place for the bytes is ready.
struct Opened {
    QJsonObject state;     // the transport's from now on
    int sliceLengthKb = 0; // that was agreed on
};

// How far the server is with what was sent.
struct Standing {
    enum class What {
        Complete, // it has every byte
        Lacking,  // it wants more
        Busy,     // it has all, or may have, and is not through
        Lost,     // what it had is gone: a place has to be opened anew
    };
    What what = What::Busy;
    QJsonObject state = {};                                    // Complete, Lost: the transport's from now on
    QList<SliceTask> slices = {};                              // Lacking: to be sent first; more may follow
    std::optional<QList<AcknowledgedSlice>> acknowledged = {}; // Lacking: what of ours it has; none: all
    int progress = -1;                   // Busy: grows while the server gets on; -1: not known
    bool lostSlices = false;             // Busy: with slices that only an answer which got lost named
    std::optional<qint64> fileSize = {}; // Complete: of the file it has, where it tells
};

// What a protocol allows of one upload.
struct SliceLimits {
    qint64 mostBytes = 0; // of one slice
    int mostLanes = 1;
    Checksum checksum = Checksum::Crc32; // that goes with each slice, besides its MD5
    LanePolicy::SliceLengths lengths = {};
};

class Transport : public QObject
{
    Q_OBJECT
public:
    // upload: as it is kept; its address stays, and it outlives the transport.
    explicit Transport(const UploadRecord &upload, QObject *parent = nullptr)
        : QObject(parent)
        , m_upload(upload)
    {
    }

    // In the record's column and in JSON.
    virtual QString name() const = 0;
    virtual const base::ReactionTable &rules() const = 0;
    // Tells servers apart in what is remembered of them (LanePolicy).
    virtual QString server() const = 0;
    virtual SliceLimits limits() const = 0;
    virtual CredentialSource &credentials() = 0;
    // Why no byte may go where Youku said; none: it may.
    virtual std::optional<base::Error> refusal() const = 0;

    // Created -> Prepared. Sent again when it is not known whether it arrived.
    virtual http::Call *open(int sliceLengthKb, QObject *context, base::Answer<Opened> done) = 0;
    // After any death, and while the server is busy: the server knows better than we.
    virtual http::Call *resume(QObject *context, base::Answer<Standing> done) = 0;
    // Sent -> Confirmed, asked until it is Complete.
    virtual http::Call *finish(QObject *context, base::Answer<Standing> done) = 0;
    // Before Youku is told of a cancel: what goes with it. Its failure must not prevent the cancel; what it
    // leaves behind then (leavesBehindKey) is kept and abandoned later, by a transport of its own.
    virtual http::Call *abandon(QObject *context, base::Answer<youku::Parameters> done) = 0;

    // What commit needs of us.
    virtual youku::Parameters commitExtras() const = 0;
    // Commit wants something that was not with it: the state that brings it, or nothing when there is none.
    virtual http::Call *mendCommit(const base::Error &refusal, QObject *context,
                                   base::Answer<std::optional<QJsonObject>> done) = 0;
    // An upload that was to be instant is sent after all: the state it begins with; nothing: it cannot be.
    virtual std::optional<QJsonObject> beginSending() const = 0;

    // Who decides what is sent next, for one run of sending.
    virtual std::unique_ptr<SlicePlan> plan() = 0;
    // A connection of one lane's own.
    virtual std::unique_ptr<SliceChannel> channel() = 0;

protected:
    const UploadRecord &m_upload;
};

} // namespace transfer
