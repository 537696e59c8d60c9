#include "ingest/incoming.h"

#include "transfer/files/local_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QMimeData>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

constexpr qsizetype longestShown = 200; // characters of what is no path
constexpr int mostLines = 10000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ingest::Incoming)
};

void takeUrl(const QUrl &url, Incoming *incoming)
{
    const bool local = url.isLocalFile();
    const QString path =
        url.scheme().isEmpty() && QDir::isAbsolutePath(url.path()) ? url.path() : transfer::pathFromUrl(url);
    if (!path.isEmpty()) {
        incoming->paths.append(path);
        return;
    }
    static const QStringList web = {u"http"_s, u"https"_s, u"ftp"_s, u"ftps"_s, u"data"_s, u"blob"_s};
    const QString shown = url.toDisplayString(QUrl::RemoveUserInfo).left(longestShown);
    if (!local && web.contains(url.scheme().toLower()))
        incoming->leftOut.append({shown, Words::tr("A web address; save the file on this computer first")});
    else
        incoming->leftOut.append(
            {shown, Words::tr("Not on this computer; copy it here or connect its folder first")});
}

// As file managers copy it ("..."), and as a shell writes it ('...', a\ b).
QString unquoted(const QString &line)
{
    static const QRegularExpression escaped(uR"(\\([ '"()&\[\]{}!$;`*?#<>|\\]))"_s);
    for (const QChar quote : {u'"', u'\''}) {
        if (line.size() > 2 && line.startsWith(quote) && line.endsWith(quote))
            return line.sliced(1, line.size() - 2);
    }
#ifdef Q_OS_UNIX
    if (line.startsWith(u'/') || line.startsWith(u'~'))
        return QString(line).replace(escaped, u"\\1"_s);
#endif
    return line;
}

// False: the line names nothing.
bool takeLine(const QString &line, Incoming *incoming)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]+:/"_s);
    const QString path = unquoted(line);
    if (scheme.match(path).hasMatch()) {
        // A URL that was typed may hold anything; one that was copied is encoded.
        takeUrl(QUrl(path, QUrl::TolerantMode), incoming);
        return true;
    }
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        incoming->paths.append(QDir::homePath() + path.sliced(1));
    else if (QDir::isAbsolutePath(path))
        incoming->paths.append(path);
    else
        return false;
    return true;
}

Incoming fromLines(const QString &text, bool tellOthers)
{
    static const QRegularExpression lineEnd(u"[\r\n]"_s);
    Incoming incoming;
    for (const QString &part : text.split(lineEnd, Qt::SkipEmptyParts).mid(0, mostLines)) {
        const QString line = part.trimmed();
        if (!line.isEmpty() && !takeLine(line, &incoming) && tellOthers)
            incoming.leftOut.append(
                {line.left(longestShown), Words::tr("Not the whole path of a file or folder")});
    }
    return incoming;
}

} // namespace

Incoming fromUrls(const QList<QUrl> &urls)
{
    Incoming incoming;
    for (const QUrl &url : urls)
        takeUrl(url, &incoming);
    return incoming;
}

Incoming fromText(const QString &text)
{
    return fromLines(text, true);
}

Incoming fromMimeData(const QMimeData &data)
{
    const Incoming files = fromUrls(data.urls());
    return files.isEmpty() && data.hasText() ? fromText(data.text()) : files;
}

Incoming filesDraggedIn(const QMimeData &data)
{
    const Incoming files = fromUrls(data.urls());
    return files.isEmpty() && data.hasText() ? fromLines(data.text(), false) : files;
}

} // namespace ingest
