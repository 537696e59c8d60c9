// A queue with one upload in each state, as an earlier run would have left it.
#pragma once

#include "camera.h"
#include "practice.h"
#include "transfer/record/upload_record.h"

#include <QImage>

namespace screens {

class ExampleQueue
{
public:
    ExampleQueue(const Camera &camera, const practice::Practice &practice)
        : m_camera(camera)
        , m_practice(practice)
    {
    }

    // Before the engine opens; false when it could not be written.
    bool fill();
    // As looks into them would: a landscape of its own for each, and what there is to say of it.
    void tellOfFiles();

    const QList<transfer::UploadRecord> &listed() const { return m_records; }
    // That are not listed any more.
    QList<transfer::UploadRecord> published() const;

private:
    transfer::UploadRecord &record(const QString &title, const QString &file, double gigabytes,
                                   transfer::Stage stage, transfer::Intent intent);
    transfer::Happening happened(transfer::Happened what, int minutesAgo);
    void tellItsLife();

    const Camera &m_camera;
    const practice::Practice &m_practice;
    QList<transfer::UploadRecord> m_records;
    transfer::UploadId m_lastId = 0;
};

// In the place of a picture from a video.
QImage landscape(int number);

} // namespace screens
