// A value or the reason why there is none. Exceptions do not cross folders; this does.
#pragma once

#include "core/base/diagnostic.h"

#include <utility>
#include <variant>

namespace forkyard {

/// Holds a T or a Diagnostic. Asking for the one that is not there is a fault of the caller (std::bad_variant_access).
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Diagnostic diagnostic) : m_content(std::move(diagnostic)) {}

    bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    T &value() & { return std::get<T>(m_content); }
    const T &value() const & { return std::get<T>(m_content); }
    T &&value() && { return std::get<T>(std::move(m_content)); }
    const Diagnostic &error() const { return std::get<Diagnostic>(m_content); }

private:
    std::variant<T, Diagnostic> m_content;
};

struct Nothing {};
using Status = Result<Nothing>;

} // namespace forkyard
