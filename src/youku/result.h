// A value or an Error; what every call answers with.
#pragma once

#include "youku/error.h"

#include <utility>
#include <variant>

namespace youku {

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

} // namespace youku
