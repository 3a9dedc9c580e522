// Assertions that stay on in release: an invariant that broke ends the process where it broke, with its place.
#pragma once

namespace forkyard {

/// Prints "file:line: broken invariant: text" on standard error and aborts.
[[noreturn]] void checkFailed(const char *text, const char *file, int line);

} // namespace forkyard

#define FORKYARD_CHECK(condition)                                                                                      \
    do {                                                                                                               \
        if (__builtin_expect(!(condition), 0)) ::forkyard::checkFailed(#condition, __FILE__, __LINE__);                \
    } while (false)
