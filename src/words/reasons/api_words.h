// Which of Youku's two APIs an account's app belongs to, and what that one has no place for.
#pragma once

#include "youku/metadata.h"
#include "youku/types.h"

#include <QString>

namespace words {

QString acceptedBy(youku::ApiKind api);
// Of details that are not sent; empty for none.
QString notCarriedLine(const QList<youku::Field> &fields);
// Why nothing is sent of a video that is not for everybody.
QString publicOnlyLine();

} // namespace words
