// Who looks into files, one at a time: Prober does, and what stands for it in tests.
#pragma once

#include "media/look.h"

#include <QObject>

namespace media {

class Looker : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // path: as in transfer/files/local_path.h. picture: where a JPEG goes, if one can be made; empty:
    // nowhere. Ends in exactly one ended(), from the event loop, unless it is stopped. Not while another look
    // runs.
    virtual void start(const QString &path, const QString &picture = {}) = 0;
    virtual void stop() = 0; // no signal comes of it any more

signals:
    void ended(const media::Look &look);
};

} // namespace media
