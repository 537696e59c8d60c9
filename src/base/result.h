// A value or an Error; what every call answers with.
#pragma once

#include "base/error.h"

#include <functional>
#include <utility>
#include <variant>

namespace base {

template <typename T>
class Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    const T &value() const { return std::get<0>(m_content); }
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

struct Nothing {
};

// Who asked is told so, once, from the event loop.
template <typename T>
using Answer = std::function<void(const Result<T> &)>;

} // namespace base
