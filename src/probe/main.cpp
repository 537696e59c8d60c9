// youchuan-probe: looks into one media file, in a process of its own that can do nothing else. Files are
// opened before the first byte is read; after that, nothing is. It speaks to programs, so its few words are
// English.
#include "probe/ffmpeg.h"
#include "probe/limits.h"
#include "probe/look.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>
#include <new>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr int exitFailed = 1;
constexpr int exitUsage = 2;
constexpr size_t mostAtOnce = 256 * 1024 * 1024; // bytes of memory that FFmpeg may ask for
constexpr const char *usage = "Usage: youchuan-probe [--picture FILE] FILE";

struct Wishes {
    QByteArray file;
    QByteArray picture;
    bool help = false;
    bool version = false;
};

// Names may have any bytes; on Windows they are UTF-8 here.
QByteArrayList argumentsOf(int argc, char **argv)
{
    QByteArrayList arguments;
#ifdef Q_OS_WIN
    const QCoreApplication app(argc, argv);
    for (const QString &argument : app.arguments())
        arguments.append(argument.toUtf8());
#else
    for (int i = 0; i < argc; ++i)
        arguments.append(argv[i]);
#endif
    return arguments;
}

// Behind "--" all are names.
bool understand(const QByteArrayList &arguments, Wishes *wishes)
{
    bool onlyNames = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QByteArray &argument = arguments.at(i);
        const bool isOption = !onlyNames && argument.size() > 1 && argument.startsWith('-');
        if (isOption && argument == "--")
            onlyNames = true;
        else if (isOption && argument == "--help")
            wishes->help = true;
        else if (isOption && argument == "--version")
            wishes->version = true;
        else if (isOption && argument == "--picture" && i + 1 < arguments.size() && wishes->picture.isEmpty())
            wishes->picture = arguments.at(++i);
        else if (!isOption && wishes->file.isEmpty())
            wishes->file = argument;
        else
            return false;
    }
    return wishes->help || wishes->version || !wishes->file.isEmpty();
}

bool openStandardInput(QFile &file)
{
#ifdef Q_OS_WIN
    _setmode(0, _O_BINARY);
#endif
    return file.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered);
}

#ifdef Q_OS_WIN

bool openNamed(QFile &file, const QByteArray &path, QIODevice::OpenMode mode)
{
    file.setFileName(QString::fromUtf8(path));
    return file.open(mode | QIODevice::Unbuffered);
}

bool isRegular(const QFile &file)
{
    return !file.isSequential();
}

#else

bool openNamed(QFile &file, const QByteArray &path, QIODevice::OpenMode mode)
{
    const int how = mode == QIODevice::ReadOnly ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;
    // O_NONBLOCK: a pipe without a writer does not hold it up.
    const int descriptor = open(path.constData(), how | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
    return descriptor >= 0
           && file.open(descriptor, mode | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
}

bool isRegular(const QFile &file)
{
    struct stat status;
    return fstat(file.handle(), &status) == 0 && S_ISREG(status.st_mode);
}

#endif

bool openMedia(QFile &file, const QByteArray &path)
{
    return (path == "-" ? openStandardInput(file) : openNamed(file, path, QIODevice::ReadOnly))
           && isRegular(file);
}

bool openPicture(QFile &file, const QByteArray &path)
{
    return openNamed(file, path, QIODevice::WriteOnly) && isRegular(file);
}

int lookInto(QFile &media, QFile *picture)
{
    probe::Looked looked = probe::look(media, picture != nullptr);
    if (picture && picture->write(looked.picture) != looked.picture.size())
        looked.answer.remove(u"picture"_s);
    QFile out;
    const QByteArray line = QJsonDocument(looked.answer).toJson(QJsonDocument::Compact) + '\n';
    const bool isTold =
        out.open(1, QIODevice::WriteOnly | QIODevice::Unbuffered) && out.write(line) == line.size();
    return isTold ? 0 : exitFailed;
}

int complain(const char *sentence, int code)
{
    std::fprintf(stderr, "%s\n", sentence);
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    Wishes wishes;
    if (!understand(argumentsOf(argc, argv), &wishes))
        return complain(usage, exitUsage);
    if (wishes.help || wishes.version) {
        std::printf("%s\n", wishes.help ? usage : "youchuan-probe " YOUCHUAN_VERSION);
        return 0;
    }
    QFile media;
    QFile picture;
    if (!openMedia(media, wishes.file))
        return complain("The file cannot be read.", exitFailed);
    if (!wishes.picture.isEmpty() && !openPicture(picture, wishes.picture))
        return complain("The picture cannot be written.", exitFailed);

    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(mostAtOnce);
    probe::lockIn();
    try {
        return lookInto(media, wishes.picture.isEmpty() ? nullptr : &picture);
    } catch (const std::bad_alloc &) {
        return complain("There is not enough memory.", exitFailed);
    }
}
