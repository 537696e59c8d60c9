#include "words/uploads/amounts.h"

#include "words/numbers.h"
#include "words/words_context.h"

#include <QLocale>

#include <utility>

namespace words {

namespace {

// What is confirmed and all there is, in one unit where it can be.
std::pair<QString, QString> ofTotal(const transfer::Progress &progress)
{
    const QString total = sizeText(progress.total);
    QString sent = sizeText(progress.acknowledged);
    if (sent.section(QChar::Nbsp, 1) == total.section(QChar::Nbsp, 1))
        sent = sent.section(QChar::Nbsp, 0, 0);
    return {sent, total};
}

// Of what is confirmed, or else under way.
QString bytesOf(const transfer::Progress &progress)
{
    if (progress.acknowledged == 0 && progress.onTheWire > 0)
        return Words::tr("%1 under way, not yet confirmed").arg(sizeText(progress.onTheWire));
    return amountSent(progress);
}

// To the second, however long: it shows that somebody still looks.
QString stillText(qint64 seconds)
{
    const QLocale locale;
    const QString rest = locale.toString(seconds % 60);
    const QString duration = seconds < 60 ? Words::tr("%1 s").arg(rest)
                                          : Words::tr("%1 min %2 s").arg(locale.toString(seconds / 60), rest);
    return Words::tr("No data moving for %1").arg(duration);
}

} // namespace

QString amountSent(const transfer::Progress &progress)
{
    if (progress.acknowledged == 0)
        return Words::tr("Nothing sent yet");
    const auto [sent, total] = ofTotal(progress);
    return Words::tr("%1 of %2 sent").arg(sent, total);
}

QString amountKept(const transfer::Progress &progress)
{
    if (progress.acknowledged == 0)
        return Words::tr("Nothing sent yet");
    const auto [sent, total] = ofTotal(progress);
    return Words::tr("%1 of %2 are kept").arg(sent, total);
}

QString amountRead(const transfer::Progress &progress)
{
    const qint64 percent = progress.total > 0 ? progress.hashed * 100 / progress.total : 0;
    const QLocale locale;
    return Words::tr("%1 read").arg(locale.toString(percent) + locale.percent());
}

QStringList movement(const transfer::Progress &progress)
{
    QStringList parts;
    if (progress.secondsStill) {
        parts.append(stillText(*progress.secondsStill));
    } else if (progress.bytesPerSecond > 0) {
        parts.append(speedText(progress.bytesPerSecond));
        if (progress.timeLeft)
            parts.append(timeLeftText(*progress.timeLeft));
    }
    parts.append(bytesOf(progress));
    return parts;
}

} // namespace words
