#include "words/numbers.h"

#include "words/words_context.h"

#include <QLocale>

#include <algorithm>

namespace words {

namespace {

#if defined(Q_OS_WIN)
constexpr auto sizeFormat = QLocale::DataSizeTraditionalFormat;
#else
constexpr auto sizeFormat = QLocale::DataSizeSIFormat;
#endif

constexpr qint64 million = 1'000'000;
constexpr qint64 minute = 60; // seconds
constexpr qint64 hour = 60 * minute;

// A span that is only guessed is told in round minutes.
qint64 roundingOf(qint64 seconds)
{
    if (seconds >= hour)
        return 10 * minute;
    return seconds >= 10 * minute ? 5 * minute : minute;
}

} // namespace

QString sizeText(qint64 bytes)
{
    const int decimals = bytes < million ? 0 : 1;
    QString text = QLocale().formattedDataSize(std::max<qint64>(0, bytes), decimals, sizeFormat);
    return text.replace(u' ', QChar::Nbsp);
}

qint64 sizeUnit(qint64 bytes)
{
    const qint64 step = sizeFormat == QLocale::DataSizeSIFormat ? 1000 : 1024;
    qint64 unit = 1;
    while (bytes / unit >= step)
        unit *= step;
    return unit;
}

QString shortSizeText(qint64 bytes)
{
    const QString none = QLocale().decimalPoint() + QLocale().zeroDigit() + QChar::Nbsp;
    return sizeText(bytes).replace(none, QString(QChar::Nbsp));
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

QString spanText(const transfer::TimeLeft &span)
{
    const qint64 step = roundingOf(span.most);
    const qint64 least = std::max(minute, span.least / step * step);
    const qint64 most = (span.most + step - 1) / step * step;
    if (durationText(span.least) == durationText(span.most) || least >= most)
        return durationText(span.most);
    if (most >= hour)
        return Words::tr("%1 to %2", "two times, each with its unit")
            .arg(durationText(least), durationText(most));
    const QLocale locale;
    return Words::tr("%1 to %2 min").arg(locale.toString(least / minute), locale.toString(most / minute));
}

QString timeLeftText(const transfer::TimeLeft &left)
{
    return left.most < minute ? Words::tr("under a minute left") : Words::tr("%1 left").arg(spanText(left));
}

QString percentText(double percent)
{
    const QLocale locale;
    return locale.toString(percent, 'f', 1) + locale.percent();
}

} // namespace words
