#include "gui/speed/speed_words.h"

#include "gui/speed/speed_window.h"
#include "words/numbers.h"
#include "words/sentences.h"

#include <QLocale>

#include <algorithm>

namespace gui {

namespace {

// Both in one unit where they have the same: "7.2 of 10 MB". What moves keeps its decimal.
QString partOfWhole(qint64 part, qint64 whole)
{
    const QString all = words::shortSizeText(whole);
    QString some = words::sizeText(part);
    if (part == 0)
        some = QLocale().toString(0);
    else if (some.section(QChar::Nbsp, 1) == all.section(QChar::Nbsp, 1))
        some = some.section(QChar::Nbsp, 0, 0);
    return SpeedWindow::tr("%1 of %2", "bytes").arg(some, all);
}

} // namespace

QStringList amountLines(const transfer::Progress &progress, const transfer::Traffic &traffic)
{
    const QString confirmed = partOfWhole(progress.acknowledged, progress.total);
    QStringList first{SpeedWindow::tr("%1 confirmed", "some of all bytes").arg(confirmed)};
    if (progress.onTheWire > 0)
        first.append(SpeedWindow::tr("%1 under way", "bytes").arg(words::shortSizeText(progress.onTheWire)));
    const qint64 left = std::max<qint64>(0, progress.total - progress.acknowledged - progress.onTheWire);
    QStringList second;
    if (left > 0)
        second.append(SpeedWindow::tr("%1 to go", "bytes").arg(words::shortSizeText(left)));
    if (traffic.again > 0)
        second.append(
            SpeedWindow::tr("%1 had to be sent again", "bytes").arg(words::shortSizeText(traffic.again)));
    else if (traffic.left > 0)
        second.append(SpeedWindow::tr("nothing had to be sent again"));
    QStringList lines{words::joinedFacts(first), words::joinedFacts(second)};
    lines.removeAll(QString());
    return lines;
}

QString sliceText(const transfer::LaneSight &lane, qint64 sliceLength)
{
    if (lane.task.id == 0)
        return {};
    const qint64 number = lane.task.offset / std::max<qint64>(1, sliceLength) + 1;
    return SpeedWindow::tr("%1: %2", "a slice, how far it is")
        .arg(QString::number(number), partOfWhole(lane.onTheWire, lane.task.length));
}

} // namespace gui
