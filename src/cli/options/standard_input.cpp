#include "cli/options/standard_input.h"

#include <QFile>

#include <cstdio>

namespace cli {

QByteArray standardInput(qint64 most)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray all;
    while (all.size() < most) {
        const QByteArray piece = input.read(most - all.size());
        if (piece.isEmpty())
            break;
        all += piece;
    }
    return all;
}

} // namespace cli
