#include "engine/words.h"
#include "engine/words_context.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

#if defined(Q_OS_WIN)
constexpr auto sizeFormat = QLocale::DataSizeTraditionalFormat;
#else
constexpr auto sizeFormat = QLocale::DataSizeSIFormat;
#endif

constexpr qint64 million = 1'000'000;

} // namespace

QString sizeText(qint64 bytes)
{
    const int decimals = bytes < million ? 0 : 1;
    QString text = QLocale().formattedDataSize(std::max<qint64>(0, bytes), decimals, sizeFormat);
    return text.replace(u' ', QChar::Nbsp);
}

QString speedText(double bytesPerSecond)
{
    return Words::tr("%1/s").arg(sizeText(qint64(bytesPerSecond)));
}

QString durationText(qint64 seconds)
{
    const QLocale locale;
    if (seconds < 60)
        return Words::tr("%1 s").arg(locale.toString(seconds));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(locale.toString(minutes));
    return Words::tr("%1 h %2 min").arg(locale.toString(minutes / 60), locale.toString(minutes % 60));
}

QString timeLeftText(qint64 seconds)
{
    return seconds < 60 ? Words::tr("under a minute left") : Words::tr("%1 left").arg(durationText(seconds));
}

QString videoLink(const QString &videoId)
{
    return videoId.isEmpty() ? QString() : u"https://v.youku.com/v_show/id_%1.html"_s.arg(videoId);
}

QString percentText(double percent)
{
    const QLocale locale;
    return locale.toString(percent, 'f', 1) + locale.percent();
}

} // namespace engine
