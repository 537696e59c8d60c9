// Names as people count: part 2 before part 10, capitals or not.
#pragma once

#include <QCollator>

namespace ingest {

inline QCollator naturalOrder()
{
    // The C locale knows no collation.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace ingest
