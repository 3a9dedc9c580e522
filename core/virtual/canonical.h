// The name of a world's state: equal for worlds between which no program could tell a difference. Names objects by where they
// are met, not by where they lie. Follows only what has changed since a base moment. Chooses nobody.
#pragma once

#include "core/virtual/liveness.h"
#include "core/virtual/world.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace forkyard::virtual_host {

struct StateName {
    std::uint64_t low = 0, high = 0;
    bool operator==(const StateName &) const = default;
};
struct StateNameHash {
    std::size_t operator()(const StateName &name) const { return name.low; }
};

class StateNamer {
public:
    /// Objects that live at this moment, which the world is in, keep their addresses for names.
    void setBase(World &world, const Moment &base);
    /// The world is in this moment. `without`: a thread whose progress within a waiting operation does not count; 0: none.
    StateName nameOf(World &world, const Moment &moment, std::uint32_t without = 0);

private:
    struct PerProcess {
        std::vector<bool> alive; ///< at the base, by handle
    };
    /// What is found once of a code, which is held so that no other one comes to lie at its address.
    struct CodeFacts {
        std::shared_ptr<const bytecode::Code> code;
        std::uint64_t name = 0;
        std::unique_ptr<LiveRegisters> live[2]; ///< lined or not
    };
    CodeFacts &factsOf(const std::shared_ptr<const bytecode::Code> &code);
    class Marker;
    class Writer;
    friend class Writer;

    std::unordered_map<const bytecode::Code *, CodeFacts> m_codes;
    Moment m_base;
    std::vector<PerProcess> m_processes;
    std::vector<std::uint64_t> m_words;
    std::vector<vm::Handle> m_queue;
    std::vector<std::uint32_t> m_numbers; ///< by handle; valid where m_stamps says so
    std::vector<std::uint32_t> m_stamps;
    std::uint32_t m_stamp = 0;
    std::uint32_t m_named = 0;
    std::shared_ptr<const Kernel> m_kernel; ///< that m_kernelName names; held, so that no other one comes to lie at its address
    StateName m_kernelName;
};

} // namespace forkyard::virtual_host
