#include "cli/options/byte_rate.h"

#include <QLocale>

#include <array>

namespace cli {

std::optional<qint64> byteRate(QString text)
{
    static constexpr std::array<char16_t, 3> suffixes = {u'K', u'M', u'G'};
    qint64 unit = 1;
    for (const char16_t suffix : suffixes) {
        unit *= 1000;
        if (text.endsWith(QChar(suffix), Qt::CaseInsensitive)) {
            text.chop(1);
            break;
        }
        if (suffix == suffixes.back())
            unit = 1;
    }
    bool understood = false;
    const double number = QLocale::c().toDouble(text, &understood);
    // The upper bound keeps the product inside 64 bits; no line is that fast.
    if (!understood || !(number >= 0 && number * double(unit) <= 1e15))
        return std::nullopt;
    return qint64(number * double(unit));
}

} // namespace cli
