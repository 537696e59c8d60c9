// What is wrong with a field of the details.
#pragma once

#include "youku/metadata.h"

#include <QString>

namespace words {

QString fieldLabel(youku::Field field);
QString problemSentence(const youku::FieldProblem &problem);

} // namespace words
