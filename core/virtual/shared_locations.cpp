#include "core/virtual/shared_locations.h"

namespace forkyard::virtual_host {

namespace {

std::uint32_t at(const std::vector<std::uint32_t> &seen, std::uint32_t thread) { return thread < seen.size() ? seen[thread] : 0; }

/// The access of `thread`, in its part number at(own, thread), comes before whatever knows `seen`.
bool isBefore(std::uint32_t thread, const std::vector<std::uint32_t> &own, const std::vector<std::uint32_t> &seen) { return at(seen, thread) > at(own, thread); }

} // namespace

bool SharedLocations::share(const Location &location)
{
    const bool isNew = m_shared[location.holder].insert(location.part).second;
    m_count += isNew;
    return isNew;
}

bool SharedLocations::note(std::uint32_t thread, const std::vector<std::uint32_t> &seen, const Location &location, bool writes)
{
    if (contains(location)) return false;
    auto &accesses = m_accesses[location.holder];
    bool isKnown = false, isShared = false;
    for (const Access &other : accesses) {
        if (other.thread == thread) {
            isKnown = isKnown || (other.part == location.part && other.writes == writes && other.seen == seen);
            continue;
        }
        const bool overlaps = other.part == location.part || other.part == Location::Whole || location.part == Location::Whole;
        if (!overlaps || (!writes && !other.writes)) continue;
        if (isBefore(thread, seen, other.seen) || isBefore(other.thread, other.seen, seen)) continue;
        isShared = share(location) || isShared;
        isShared = share({location.holder, other.part}) || isShared;
    }
    if (!isKnown) accesses.push_back({location.part, thread, writes, seen});
    return isShared;
}

bool SharedLocations::noteForked(std::uint32_t thread, const std::vector<std::uint32_t> &seen, const Location &location)
{
    const bool isShared = note(thread, seen, location, false);
    // Then it makes a difference when it forks.
    return (contains(location) && share({WorldHolder, ProcessPart})) || isShared;
}

} // namespace forkyard::virtual_host
