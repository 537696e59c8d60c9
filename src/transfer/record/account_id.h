// Which account an upload belongs to: an id of our own (a uuid as text), never shown to anybody. Empty: none,
// or not known yet.
#pragma once

#include <QHash>
#include <QString>

namespace transfer {

struct AccountId {
    QString text;

    bool isEmpty() const { return text.isEmpty(); }
    void clear() { text.clear(); }
    bool operator==(const AccountId &) const = default;
};

inline size_t qHash(const AccountId &id, size_t seed = 0) noexcept
{
    return ::qHash(id.text, seed);
}

} // namespace transfer
