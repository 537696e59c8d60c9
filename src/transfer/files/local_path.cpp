#include "transfer/files/local_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStringDecoder>
#include <QSysInfo>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

constexpr char16_t firstOfBytes = 0xEF80; // of the byte 0x80
constexpr char16_t lastOfBytes = 0xEFFF;
constexpr int longestSequence = 4; // bytes of one character in UTF-8

bool standsForByte(QChar c)
{
    return c >= QChar(firstOfBytes) && c <= QChar(lastOfBytes);
}

std::optional<QString> fromUtf8(QByteArrayView bytes)
{
    using Flag = QStringConverter::Flag;
    QStringDecoder utf8(QStringConverter::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
    QString text = utf8.decode(bytes);
    return utf8.hasError() ? std::nullopt : std::optional(text);
}

// A name that itself holds the private characters is taken byte by byte, so that the way back is the only
// one.
std::optional<QString> textOf(QByteArrayView bytes)
{
    std::optional<QString> text = fromUtf8(bytes);
    return text && isText(*text) ? text : std::nullopt;
}

// What a Chinese system would have meant by these bytes; nothing where it would be no words.
std::optional<QString> fromGbk(const QByteArray &bytes)
{
    QStringDecoder chinese("GB18030"); // not every Qt knows it
    if (!chinese.isValid())
        return std::nullopt;
    const QString text = chinese.decode(bytes);
    const bool words = std::none_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_PrivateUse
               || c.category() == QChar::Other_NotAssigned || c == QChar::ReplacementCharacter;
    });
    return words && !chinese.hasError() ? std::optional(text) : std::nullopt;
}

QString shownPart(const QString &part)
{
    if (isText(part))
        return part;
    const QByteArray bytes = bytesOfPath(part);
    if (const std::optional<QString> text = fromUtf8(bytes))
        return *text;
    if (const std::optional<QString> text = fromGbk(bytes))
        return *text;
    QString signs = part;
    for (QChar &c : signs) {
        if (standsForByte(c))
            c = QChar::ReplacementCharacter;
    }
    return signs;
}

} // namespace

bool namesAnotherMachine(const QString &path)
{
    const auto isSlash = [&](qsizetype at) {
        return path.size() > at && (path[at] == u'/' || path[at] == u'\\');
    };
    return isSlash(0) && isSlash(1);
}

bool isText(const QString &path)
{
    return std::none_of(path.cbegin(), path.cend(), standsForByte);
}

QString pathFromBytes(const QByteArray &bytes)
{
    if (const std::optional<QString> text = textOf(bytes))
        return *text;
    QString path;
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype length = 1;
        std::optional<QString> character = textOf(QByteArrayView(bytes).sliced(at, 1));
        while (!character && length < longestSequence && at + length < bytes.size())
            character = textOf(QByteArrayView(bytes).sliced(at, ++length));
        path += character ? *character : QString(QChar(char16_t(0xEF00 + uchar(bytes[at]))));
        at += character ? length : 1;
    }
    return path;
}

QByteArray bytesOfPath(const QString &path)
{
    QByteArray bytes;
    qsizetype at = 0;
    for (qsizetype next = 0; next < path.size(); ++next) {
        if (!standsForByte(path[next]))
            continue;
        bytes += QStringView(path).sliced(at, next - at).toUtf8();
        bytes += char(path[next].unicode() & 0xFF);
        at = next + 1;
    }
    return bytes + QStringView(path).sliced(at).toUtf8();
}

#ifdef Q_OS_UNIX

QString pathFromNative(const std::filesystem::path &path)
{
    return pathFromBytes(QByteArray::fromStdString(path.native()));
}

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(bytesOfPath(path).toStdString());
}

QStringList argumentsFrom(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(pathFromBytes(argv[i]));
    return arguments;
}

#else

QString pathFromNative(const std::filesystem::path &path)
{
    return QDir::fromNativeSeparators(QString::fromStdWString(path.wstring()));
}

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(QDir::toNativeSeparators(path).toStdWString());
}

QStringList argumentsFrom(int, char *[])
{
    return QCoreApplication::arguments();
}

#endif

QString pathFromUrl(const QUrl &url)
{
    if (!url.isLocalFile())
        return {};
#ifdef Q_OS_UNIX
    // Programs that follow the letter of the rule name this machine.
    const QString host = url.host();
    if (!host.isEmpty() && host != "localhost"_L1
        && host.compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) != 0)
        return {};
    return pathFromBytes(QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()));
#else
    return url.toLocalFile();
#endif
}

QUrl urlOfPath(const QString &path)
{
    if (isText(path))
        return QUrl::fromLocalFile(path);
    return QUrl::fromEncoded("file://" + bytesOfPath(path).toPercentEncoding("/"));
}

QString absolutePath(const QString &path)
{
    if (QDir::isAbsolutePath(path))
        return QDir::cleanPath(path);
    std::error_code error;
    const QString here = pathFromNative(std::filesystem::current_path(error));
    return QDir::cleanPath(here + u'/' + path);
}

QString shownPath(const QString &path)
{
    if (isText(path))
        return path;
    QStringList parts = path.split(u'/');
    for (QString &part : parts)
        part = shownPart(part);
    return parts.join(u'/');
}

QString shownFileName(const QString &path)
{
    return shownPart(QFileInfo(path).fileName());
}

} // namespace transfer
