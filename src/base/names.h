// Tables of enum values and the names they have in JSON and the database.
#pragma once

#include <QString>

#include <cstddef>
#include <optional>

namespace base {

template <typename T>
struct Named {
    T value;
    const char *name;
};

template <typename T, std::size_t n>
QString nameOf(const Named<T> (&table)[n], T value)
{
    for (const Named<T> &row : table) {
        if (row.value == value)
            return QString::fromLatin1(row.name);
    }
    return {};
}

template <typename T, std::size_t n>
std::optional<T> valueOf(const Named<T> (&table)[n], const QString &name)
{
    for (const Named<T> &row : table) {
        if (name == QLatin1StringView(row.name))
            return row.value;
    }
    return std::nullopt;
}

} // namespace base
