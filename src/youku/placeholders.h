// Words in braces in a title, such as {n}: they stand for something and never go out as they are.
//
// Letters in braces are one, with or without a form behind a colon: {name}, {date:yyyy}, {序号}, {final cut}.
// Other braces are text: {}, {1, 2}. Full-width braces and colons count like the plain ones.
#pragma once

#include <QRegularExpression>
#include <QString>

namespace youku {

// Captures the word and the form.
const QRegularExpression &placeholderPattern();

// As it stands in the text; empty: there is none.
QString firstPlaceholder(const QString &text);

// For names of files, which mean no placeholder: what looks like one is put in parentheses.
QString withPlainBraces(const QString &text);

} // namespace youku
