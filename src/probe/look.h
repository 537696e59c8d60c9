// One look into one media file: what it is, and what is wrong with it. What youchuan-probe prints:
//
//   container      mp4, mov, 3gp, mkv, webm, avi, wmv, flv, mxf, ts, mpg, ogg ...; absent where nobody knows
//   size           bytes
//   duration       seconds, as the file tells; absent where it does not
//   bit_rate       of all together, bits a second
//   index          whether its index is there; absent for containers that have none
//   created        ISO 8601, of the camera or program
//   place          {"latitude", "longitude"}, degrees
//   streams        a list, at most 32; what is not known is absent:
//                  {"kind": video, audio, subtitle, cover or data; "codec", "profile", "bit_rate", "language"
//                  video: "width", "height", "pixel_aspect" (unless square), "fps", "varying_rate",
//                  "bit_depth", "pixel_format", "color_space", "color_primaries", "color_transfer",
//                  "color_range", "hdr" (pq, hlg, dolby_vision), "interlaced", "rotation" (degrees clockwise
//                  to stand upright) audio: "channels", "sample_rate"} The first of kind video is the one
//                  that viewers will see.
//   findings       what is wrong, a list of {"kind", ...}; numbers that nobody knows are absent:
//                  empty        no byte in it
//                  not_media    neither film nor sound
//                  no_index     it cannot be read without the index, and that is missing
//                  no_video     no moving picture
//                  no_duration  it does not tell how long it is; "there": seconds that are
//                  cut_off      its end is missing; "missing_bytes", "promised" and "there" in seconds,
//                  "estimated":
//                               whether "there" is reckoned from the bytes alone
//                  damaged      nobody can decode a part of it; "at": in seconds
//   picture        {"width", "height", "at": seconds}; only where one was asked for and could be made
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QJsonObject>

namespace probe {

struct Looked {
    QJsonObject answer;
    QByteArray picture; // JPEG, at most 640 x 360, upright; empty: none
};

// `file` is open and can be read at any place. Reads a bounded number of bytes, takes a bounded time, opens
// nothing.
Looked look(QIODevice &file, bool wantsPicture);

} // namespace probe
