// FFmpeg's reader of containers over the one file: no other file, no network, and only kinds of files that
// hold media.
#pragma once

#include "probe/ffmpeg.h"
#include "probe/file/media_file.h"

namespace probe {

class Demuxer
{
public:
    // Reads the head of the file and what it takes to know its streams. One thread; `file` outlives this.
    explicit Demuxer(MediaFile &file);

    bool isOpen() const { return m_format != nullptr; }   // else it is no media file, or nobody can read it
    AVFormatContext &format() const { return *m_format; } // only when it is open
    AVStream *video() const { return m_video; }           // the one that viewers will see; nullptr: none

    // Places in the video's time, from the beginning of the file on.
    double secondsOf(qint64 timestamp) const;
    qint64 timestampOf(double seconds) const;

    // Goes to the key frame before the place, or to the one behind it; false where there is no way.
    enum Direction { Backwards, Forwards };
    bool seekTo(double second, Direction direction);
    // The next packet of the video; nullptr at the end, where nothing can be read or where enough was read.
    Packet nextOfVideo();

private:
    static int readOn(void *self, uint8_t *to, int length);
    static int64_t moveTo(void *self, int64_t offset, int whence);
    void open();
    void readStreams();

    MediaFile &m_file;
    qint64 m_at = 0; // where FFmpeg reads next
    Io m_io;
    Format m_format;
    AVStream *m_video = nullptr;
};

bool isCover(const AVStream *stream); // a still picture that came with music

// A decoder of the stream, in this thread, of pictures that fit into memory; nullptr if there is none.
Codec decoderOf(const AVStream *stream);

} // namespace probe
