// The end of a process whose invariant broke.
#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace forkyard {

void checkFailed(const char *text, const char *file, int line)
{
    std::fprintf(stderr, "%s:%d: broken invariant: %s\n", file, line, text);
    std::abort();
}

} // namespace forkyard
