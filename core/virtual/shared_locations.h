// Which locations two threads use at times that start and join do not order, one of them writing: the ones whose accesses
// make a difference. Learns from the accesses of all schedules; knows no schedule.
#pragma once

#include "core/turns/operation.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace forkyard::virtual_host {

using namespace turns; // what both hosts say

class SharedLocations {
public:
    bool contains(const Location &location) const
    {
        const auto found = m_shared.find(location.holder);
        if (found == m_shared.end()) return false;
        return found->second.contains(location.part) || found->second.contains(Location::Whole);
    }
    /// Something in the object.
    bool hasHolder(std::uint64_t holder) const { return m_shared.contains(holder); }
    /// `thread` stands before the access; `seen` says by thread how far it knows the others to have come, itself included.
    /// True: that made a location shared.
    bool note(std::uint32_t thread, const std::vector<std::uint32_t> &seen, const Location &location, bool writes);
    /// A process that `thread` forked when it had `seen` those reads a copy of the location: so the fork has read it.
    bool noteForked(std::uint32_t thread, const std::vector<std::uint32_t> &seen, const Location &location);
    bool shareAll(std::uint64_t holder) { return share({holder, Location::Whole}); }
    std::size_t count() const { return m_count; }
    /// Forgets who accessed what, keeps what is shared.
    void forgetAccesses() { m_accesses.clear(); }

private:
    struct Access {
        std::uint64_t part;
        std::uint32_t thread;
        bool writes;
        std::vector<std::uint32_t> seen;
    };
    bool share(const Location &location);

    std::unordered_map<std::uint64_t, std::unordered_set<std::uint64_t>> m_shared; ///< parts by holder
    std::unordered_map<std::uint64_t, std::vector<Access>> m_accesses;             ///< by holder
    std::size_t m_count = 0;
};

} // namespace forkyard::virtual_host
