#include "core/live/signal_scope.h"

#include <cstdint>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace forkyard::live {

namespace {

// landlock(7), version 6 of its interface. Older systems' headers do not have it, and their C library no functions.
constexpr long kCreateRuleset = 444;
constexpr long kRestrictSelf = 446;
struct RulesetAttributes {
    std::uint64_t handledFiles = 0;
    std::uint64_t handledNetwork = 0;
    std::uint64_t scoped = 0;
};
constexpr std::uint64_t kScopeSignal = 1 << 1;

} // namespace

bool confineSignals() {
    RulesetAttributes attributes;
    attributes.scoped = kScopeSignal;
    // An older kernel refuses what it does not know.
    const auto rules = static_cast<int>(syscall(kCreateRuleset, &attributes, sizeof attributes, 0));
    if (rules < 0) return false;
    bool done = syscall(kRestrictSelf, rules, 0) == 0;
    if (!done && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) done = syscall(kRestrictSelf, rules, 0) == 0;
    close(rules);
    return done;
}

} // namespace forkyard::live
