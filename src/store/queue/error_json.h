// Errors as they stand in the database: JSON with names that outlive any reordering of the enumerations.
#pragma once

#include "base/error.h"

#include <QJsonObject>

namespace store {

QJsonObject errorJson(const base::Error &error);
// What is missing or not understood is as in an Error that says nothing. Reads what earlier versions wrote.
base::Error errorFromJson(const QJsonObject &json);

} // namespace store
