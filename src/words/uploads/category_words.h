// What Youku's categories are called.
#pragma once

#include "youku/types.h"

#include <QList>
#include <QString>

namespace words {

// The list as published (protocol 7.2), until Youku answers with its own.
QList<youku::Category> publishedCategories();
QString categoryLabel(const youku::Category &category); // the server's label, or its term in plain English
QString categoryLabel(const QString &term);             // of the published list; others as they are

} // namespace words
