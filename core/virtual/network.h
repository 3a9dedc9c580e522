// The machines of a simulated network and what lies between them, as somebody wrote it down: "master worker=Process-*; delay 20ms;
// loss 5%; cut worker 3s 8s". Plain data; carries nothing, knows no socket.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::virtual_host {

/// One word of the first clause: NAME, NAME=Process-* or NAME=worker.py, several of these with commas between them.
struct MachinePlan {
    std::string name;
    std::vector<std::string> processes; ///< names of the multiprocessing children that run here; a * stands for anything
    std::vector<std::string> programs;  ///< files that are started here when the machines are switched on
};

/// What is said of the way between two machines, or of all ways.
struct LinkPlan {
    static constexpr std::size_t Any = ~std::size_t{0};
    std::size_t one = Any, other = Any;
    std::optional<std::int64_t> delay; ///< ns
    std::optional<double> loss;        ///< of a hundred packets
    std::int64_t cutFrom = 0, cutUntil = 0; ///< ns since the machines were switched on; the same: never
    bool concerns(std::size_t a, std::size_t b) const;
};

struct NetworkPlan {
    static constexpr std::size_t MostMachines = 32;
    std::vector<MachinePlan> machines; ///< the first is where the program itself runs
    std::vector<LinkPlan> links;       ///< what is said later counts

    bool isEmpty() const { return machines.empty(); }
    /// Machines with the index of what is not there: machines.size().
    std::size_t find(std::string_view name) const;
    /// Where a child of this name runs; nothing: where its parent does. Where several machines have a pattern for it, they take turns:
    /// `number` is how many had one before.
    std::optional<std::size_t> placeOf(std::string_view process, std::size_t number) const;
    std::int64_t delay(std::size_t a, std::size_t b) const;
    double loss(std::size_t a, std::size_t b) const;
    bool isCut(std::size_t a, std::size_t b, std::int64_t time) const;
    /// Nothing lies between them that takes time or packets.
    bool isPlain(std::size_t a, std::size_t b) const;
};

/// Errors: network.bad-word (the word), network.no-machine (name), network.two-machines (name), network.too-many (how many there may be).
Result<NetworkPlan> parseNetwork(std::string_view text);
/// What the program says of its network in a comment before its first other line, "# network: …"; empty: nothing.
std::string networkIn(std::string_view source);

} // namespace forkyard::virtual_host
