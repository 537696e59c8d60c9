#include "probe/samples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace samples {

namespace {

struct Film {
    const char *name; // with its ending
    const char *source;
    const char *arguments;
};

constexpr const char *moving = "testsrc2=size=320x180:rate=25:duration=2";
constexpr const char *x264 = "-c:v libx264 -preset ultrafast -g 12 -pix_fmt yuv420p ";
constexpr const char *sound = "-c:a aac -b:a 64k ";

// Names are what the tests ask for; {x264} and {sound} stand for the usual.
const Film allFilms[] = {
    {"h264.mp4", moving, "{x264} {sound}"},
    {"faststart.mp4", moving, "{x264} {sound} -movflags +faststart"},
    {"fragmented.mp4", moving, "{x264} {sound} -movflags +frag_keyframe+empty_moov"},
    {"one-group.mp4", moving, "-c:v libx264 -preset ultrafast -g 999 -pix_fmt yuv420p {sound}"},
    {"hevc.mp4", moving,
     "-c:v libx265 -preset ultrafast -x265-params log-level=none:pools=1 -tag:v hvc1 {sound}"},
    {"mpeg4.mp4", moving, "-c:v mpeg4 -b:v 400k {sound}"},
    {"av1.mp4", "testsrc2=size=160x90:rate=25:duration=1",
     "-c:v libaom-av1 -cpu-used 8 -usage realtime -b:v 200k -g 8 {sound}"},
    {"prores.mov", moving, "-c:v prores -profile:v 0 -c:a pcm_s16le"},
    {"h264.mkv", moving, "{x264} {sound}"},
    {"clusters.mkv", moving, "{x264} {sound} -cluster_time_limit 200"},
    {"live.mkv", moving, "{x264} {sound} -f matroska pipe:1"},
    {"vp9.webm", moving, "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k -g 12 -c:a libopus"},
    {"mpeg4.avi", moving, "-c:v mpeg4 -b:v 400k -g 12 -c:a libmp3lame"},
    {"h264.flv", moving, "{x264} {sound}"},
    {"live.flv", moving, "{x264} {sound} -f flv -flvflags no_duration_filesize pipe:1"},
    {"indexed.flv", moving, "{x264} {sound} -flvflags add_keyframe_index"},
    {"wmv2.wmv", moving, "-c:v wmv2 -b:v 400k -g 12 -c:a wmav2"},
    {"mpeg2.mpg", moving, "-c:v mpeg2video -b:v 800k -g 12 -c:a mp2"},
    {"h264.ts", moving, "{x264} {sound}"},
    {"h264.m2ts", moving, "{x264} -c:a ac3 -f mpegts -mpegts_m2ts_mode 1"},
    {"mpeg2.mxf", moving, "-c:v mpeg2video -b:v 800k -g 12 -c:a pcm_s16le -ar 48000"},
    {"theora.ogv", moving, "-c:v libtheora -b:v 400k -g 12 -c:a libvorbis"},
    {"silent.mp4", moving, "{x264} -an"},
    {"sound.m4a", "", "{sound}"},
    {"deep.mp4", moving, "-c:v libx264 -preset ultrafast -g 12 -pix_fmt yuv420p10le {sound}"},
    {"hdr.mp4", moving,
     "-vf setparams=color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc -c:v libx264 -preset "
     "ultrafast -g 12 -pix_fmt yuv420p10le {sound}"},
    {"hlg.mp4", moving,
     "-vf setparams=color_primaries=bt2020:color_trc=arib-std-b67:colorspace=bt2020nc -c:v libx264 -preset "
     "ultrafast -g 12 -pix_fmt yuv420p10le {sound}"},
    {"interlaced.mp4", moving, "{x264} -x264-params tff=1 -flags +ilme+ildct {sound}"},
    {"varying.mp4", moving, "-vf select='lt(mod(n\\,7)\\,3)' -fps_mode vfr {x264} {sound}"},
    {"varying.mkv", moving, "-vf select='lt(mod(n\\,7)\\,3)' -fps_mode vfr {x264} {sound}"},
    {"wide-pixels.mp4", moving, "-vf setsar=4/3 {x264} {sound}"},
    {"dark-start.mp4", moving, "-vf drawbox=c=black:t=fill:enable='lt(t\\,0.5)' {x264} {sound}"},
    {"origin.mov", moving,
     "{x264} {sound} -metadata creation_time=2026-10-18T06:41:00Z -metadata location=+48.7000+087.0200/ "
     "-metadata:s:a "
     "language=fra"},
    {"raw.h264", moving, "{x264} -an -f h264"},
};

QStringList argumentsFor(const Film &film, const QString &path)
{
    QString arguments = QString::fromLatin1(film.arguments);
    arguments.replace("{x264}"_L1, QLatin1String(x264)).replace("{sound}"_L1, QLatin1String(sound));
    QStringList all = {"-hide_banner", "-loglevel", "error", "-nostdin", "-y"};
    if (*film.source)
        all += {"-f", "lavfi", "-i", QString::fromLatin1(film.source)};
    all += {"-f", "lavfi", "-i", "sine=frequency=440:duration=2"};
    all += arguments.split(u' ', Qt::SkipEmptyParts);
    if (all.contains("pipe:1")) // what cannot go back writes no length and no index
        return all;
    return all << path;
}

bool make(const Film &film, const QString &path)
{
    QTemporaryDir here(YOUCHUAN_FILMS "/new-XXXXXX"); // several programs may make the same one at once
    const QString made = here.filePath(QString::fromLatin1(film.name));
    const QStringList arguments = argumentsFor(film, made);
    QProcess ffmpeg;
    if (arguments.contains("pipe:1"))
        ffmpeg.setStandardOutputFile(made);
    ffmpeg.start(QStringLiteral(YOUCHUAN_FFMPEG), arguments);
    if (!ffmpeg.waitForFinished(120'000) || ffmpeg.exitStatus() != QProcess::NormalExit
        || ffmpeg.exitCode() != 0) {
        qWarning("%s was not made: %s", film.name, ffmpeg.readAllStandardError().constData());
        return false;
    }
    return QFile::rename(made, path) || QFile::exists(path);
}

quint32 bigEndian(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

} // namespace

QStringList films()
{
    QStringList names;
    for (const Film &film : allFilms)
        names.append(QString::fromLatin1(film.name));
    return names;
}

QString film(const QString &name)
{
    for (const Film &film : allFilms) {
        if (name != QLatin1String(film.name))
            continue;
        // Named after how it was made: whoever changes that gets a new one.
        const QByteArray made = argumentsFor(film, u"X"_s).join(u' ').toUtf8();
        const QByteArray mark = QCryptographicHash::hash(made, QCryptographicHash::Md5).toHex().first(8);
        const QString path = QStringLiteral(YOUCHUAN_FILMS) + u'/' + QString::fromLatin1(mark) + u'-' + name;
        QDir().mkpath(QStringLiteral(YOUCHUAN_FILMS));
        return QFile::exists(path) || make(film, path) ? path : QString();
    }
    qWarning("There is no film of the name %s", qPrintable(name));
    return {};
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray turnedOnce(QByteArray mp4)
{
    // The matrix of the first track, in its head: nine numbers after 40 bytes of times and lengths.
    const qsizetype matrix = mp4.indexOf("tkhd") + 4 + 40;
    const auto set = [&](int i, quint32 number) {
        qToBigEndian(number, mp4.data() + matrix + i * 4);
    };
    set(0, 0);
    set(1, 0x10000);
    set(3, quint32(-0x10000));
    set(4, 0);
    return mp4;
}

qint64 beginOfPictures(const QByteArray &mp4)
{
    qsizetype at = 0;
    while (mp4.mid(at + 4, 4) != "mdat")
        at += bigEndian(mp4, at);
    return at + 8;
}

bool makeLarge(const QString &path, const QByteArray &mp4, qint64 size)
{
    const qsizetype index = mp4.indexOf("moov") - 4;
    QByteArray nothing(16, '\0'); // a box of the kind "free" with a long length
    nothing[3] = 1;
    nothing.replace(4, 4, "free");
    qToBigEndian(size - mp4.size(), nothing.data() + 8);
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(mp4.first(index) + nothing) > 0
           && file.seek(size - (mp4.size() - index)) && file.write(mp4.mid(index)) == mp4.size() - index;
}

} // namespace samples
