// One lane's way to the server, with a connection that stays warm. Rules of its calls as for a Transport.
#pragma once

#include "http/client/call.h"
#include "http/client/sequential_body.h"
#include "transfer/files/slice_reader.h"

#include <QString>

#include <memory>

namespace transfer {

// What the server says when it took a slice, or was asked for one.
struct SliceAnswer {
    SliceTask next;         // of this lane, where the server says so; id 0: nothing
    qint64 transferred = 0; // bytes the server has of the whole file, where it says so
    QString receipt = {};   // to be kept with the slice
};

class SliceChannel
{
public:
    virtual ~SliceChannel() = default;

    // Where the server decides: which slice is to be sent.
    virtual http::Call *ask(QObject *context, base::Answer<SliceAnswer> done) = 0;
    // body: the bytes of the slice, taken over by the call.
    virtual http::Call *send(const SliceTask &task, const SliceBytes &slice,
                             std::unique_ptr<http::SequentialBody> body, QObject *context,
                             base::Answer<SliceAnswer> done) = 0;
};

} // namespace transfer
