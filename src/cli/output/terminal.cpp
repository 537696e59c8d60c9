#include "cli/output/terminal.h"

#include "base/plain_text.h"

#include <QByteArray>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
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

void fillClosedStreams() {} // handles are no small numbers here

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

void fillClosedStreams()
{
    // open() takes the lowest number that is free.
    for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number) {
        if (fcntl(number, F_GETFD) == -1 && errno == EBADF)
            (void)open("/dev/null", number == STDIN_FILENO ? O_RDONLY : O_WRONLY);
    }
}

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

void printLine(const QString &line)
{
    write(stdout, base::shownLine(line) + u'\n');
}

void printErrorLine(const QString &line)
{
    write(stderr, base::shownLine(line) + u'\n');
}

void printLines(const QString &lines)
{
    write(stdout, base::shownLines(lines));
}

void takeBackLines(int count)
{
    write(stdout, u"\r\x1b[%1A\x1b[J"_s.arg(count)); // up, then clear
}

} // namespace cli::terminal
