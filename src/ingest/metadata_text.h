// Between the text people type or a table holds and the values of details. Readers answer false when the text
// was not understood, and then leave the value as it was; empty text means: not given.
#pragma once

#include "youku/metadata.h"

namespace ingest {

QString degreesText(const std::optional<double> &degrees);
bool readDegrees(std::optional<double> *degrees, const QString &text);

// As youku::readShootTime reads it.
bool readMoment(QDateTime *moment, const QString &text);

// Any field as its editor holds it: tags apart by commas, choices by the wire's words.
QString fieldText(const youku::Metadata &details, youku::Field field);
bool readField(youku::Metadata *details, youku::Field field, const QString &text);

// The problem of a text that a reader did not take.
youku::FieldProblem notRead(youku::Field field, const QString &text);

// By their words in either language, or by the wire's.
bool readCopyright(youku::Copyright *copyright, const QString &text);
bool readPrivacy(youku::Privacy *privacy, const QString &text);

} // namespace ingest
