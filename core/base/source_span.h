// A place in a program's text. Knows nothing of languages or files.
#pragma once

#include <cstdint>

namespace forkyard {

/// Half-open range of a source file. Lines count from 1, columns from 0 in code points (not bytes).
struct SourceSpan {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t endLine = 0;
    std::uint32_t endColumn = 0;

    bool isValid() const { return line != 0; }
    bool operator==(const SourceSpan &) const = default;
};

} // namespace forkyard
