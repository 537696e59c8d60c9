#include "cli/terminal.h"

#include <QByteArray>
#include <QList>

#include <cstdio>
#include <numeric>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cli::terminal {

namespace {

constexpr int usualWidth = 80;

void write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

// The wide ranges of Unicode's East Asian Width that occur in file names.
int columnsOf(char32_t point)
{
    const bool wide = (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf)
                      || (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff)
                      || (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60)
                      || (point >= 0x1f300 && point <= 0x1faff) || (point >= 0x20000 && point <= 0x3fffd);
    return wide ? 2 : 1;
}

} // namespace

#ifdef Q_OS_WIN

namespace {
bool understandsMoves = false;
}

void prepare()
{
    SetConsoleOutputCP(CP_UTF8);
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    understandsMoves =
        GetConsoleMode(output, &mode) && SetConsoleMode(output, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
}

bool isLive()
{
    return understandsMoves;
}

bool inputIsTyped()
{
    return _isatty(_fileno(stdin));
}

int width()
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return usualWidth;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

#else

void prepare() {}

bool isLive()
{
    const QByteArray kind = qgetenv("TERM");
    return isatty(STDOUT_FILENO) && !kind.isEmpty() && kind != "dumb";
}

bool inputIsTyped()
{
    return isatty(STDIN_FILENO);
}

int width()
{
    winsize size = {};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return usualWidth;
    return size.ws_col;
}

#endif

void print(const QString &text)
{
    write(stdout, text);
}

void printError(const QString &text)
{
    write(stderr, text);
}

int columns(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    return std::accumulate(points.begin(), points.end(), 0,
                           [](int sum, uint point) { return sum + columnsOf(point); });
}

QString fitted(const QString &text, int mostColumns)
{
    int used = 0;
    QString result;
    QString cut; // what stays when the text turns out too long
    for (const char32_t point : text.toUcs4()) {
        used += columnsOf(point);
        if (used > mostColumns)
            return cut + u'…';
        result += QString::fromUcs4(&point, 1);
        if (used < mostColumns)
            cut = result;
    }
    return result;
}

} // namespace cli::terminal
