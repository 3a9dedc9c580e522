// The name of a world's state: equal for worlds between which no program could tell a difference. Names objects by where they
// are met, not by where they lie. Follows only what has changed since a base moment. Chooses nobody.
#pragma once

#include "core/bytecode/liveness.h"
#include "core/virtual/world.h"

#include <cstdint>
#include <memory>
#include <string>
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

/// A state taken apart: what each thread has for itself, the cells, and the rest that they share.
struct StateParts {
    StateName rest;
    std::uint32_t output = 0;
    bool entangled = false; ///< two threads reach one new object: their parts do not stand for themselves
    std::vector<StateName> threads; ///< by number - 1
    std::vector<bool> dependsOnRest; ///< likewise: its name tells of objects by their places among those of the rest, or whether a dict has changed under it
    std::vector<std::uint64_t> cells; ///< Value's bits, a name of a lock's content; InRest: it is told by the rest
    static constexpr std::uint64_t InRest = ~std::uint64_t{0};
};

class StateNamer {
public:
    /// From now on a cell; there must be no parts yet to compare with.
    void addCell(const CellPlace &cell)
    {
        for (const CellPlace &known : m_cells)
            if (known.location == cell.location) return;
        m_cells.push_back(cell);
    }
    /// Forgets cells in objects that were not there at the base.
    void keepCellsOfBase();
    const std::vector<CellPlace> &cells() const { return m_cells; }
    /// The world as it is, which has been saved or captured.
    void takeApart(World &world, StateParts &parts);
    /// By process: the new objects that the rest reaches, in their order. Null: there are none.
    using RestObjects = std::shared_ptr<const std::vector<std::vector<vm::Handle>>>;
    /// What one thread has for itself at some moment: its state, and the objects that it alone reaches.
    struct ThreadPart {
        struct Cell {
            vm::Handle handle;
            std::uint32_t size; ///< bytes
        };
        ThreadState state;
        std::vector<Cell> cells;
        std::vector<std::byte> bytes; ///< of all cells, one after the other
        RestObjects rest;             ///< to which they may refer
    };
    /// Of the world that was taken apart last, or has been gone back to.
    const RestObjects &restObjects() const { return m_restObjects; }
    void setRestObjects(RestObjects objects) { m_restObjects = std::move(objects); }

    // -- Where but for one thread and a cell all is as it was when it was taken apart, and nothing was entangled
    /// The thread's part. It has been saved.
    StateName nameOfThread(World &world, const WorldThread &thread);
    /// The thread that was named last.
    bool dependsOnRest() const { return m_dependsOnRest; }
    /// The objects of its own that the thread has, which was named last.
    void ownObjects(const WorldThread &thread, std::vector<vm::Handle> &objects) const;
    /// Its part, with these objects. False: some of it lies where this does not say.
    bool takePart(const WorldThread &thread, const std::vector<vm::Handle> &objects, ThreadPart &part);
    /// Puts it into a world with the same rest, where the thread has these objects of its own now. False, and nothing is done: these or the rest's
    /// lie elsewhere there.
    bool putPart(WorldThread &thread, const ThreadPart &part, const std::vector<vm::Handle> &objects) const;
    /// What takeApart would say of it.
    std::uint64_t valueOf(World &world, std::size_t cell);
    bool isOfBase(World &world, std::uint32_t process, vm::Handle handle) const
    {
        const std::size_t base = baseOf(world, process);
        return base != None && handle < m_processes[base].alive.size() && m_processes[base].alive[handle];
    }
    /// Writes a value that takeApart gave, into the world as it is.
    void poke(World &world, std::size_t cell, std::uint64_t bits) const;

    /// Objects that live at this moment, which the world is in, keep their addresses for names.
    void setBase(World &world, const Moment &base);
    /// The world is in this moment. `without`: a thread whose progress within a waiting operation does not count, for a comparison of two
    /// moments between which nobody else ran; 0: none.
    StateName nameOf(World &world, const Moment &moment, std::uint32_t without = 0);

private:
    /// An object of the base, or the part of it that lies in a page.
    struct BaseCell {
        vm::Handle handle;
        std::uint32_t size; ///< bytes, from the handle's address
    };
    struct PerProcess {
        std::vector<bool> alive; ///< at the base, by handle
        std::vector<std::vector<BaseCell>> cells; ///< by page, found when first asked for
        std::vector<bool> hasCells;
    };
    /// What is found once of a code, which is held so that no other one comes to lie at its address.
    struct CodeFacts {
        std::shared_ptr<const bytecode::Code> code;
        std::uint64_t name = 0;
        std::unique_ptr<bytecode::LiveRegisters> live[2]; ///< lined or not
    };
    CodeFacts &factsOf(const std::shared_ptr<const bytecode::Code> &code);
    class Marker;
    class Writer;
    friend class Writer;
    struct Excluded {
        vm::Handle holder; ///< the object that is told without it
        std::uint32_t index;
    };
    /// The process at the base whose copy this one is, by forks; None: there is none.
    std::size_t baseOf(World &world, std::size_t process) const;
    static constexpr std::size_t None = ~std::size_t{0};
    static vm::Value *placeOf(const vm::Machine &m, const CellPlace &cell, Excluded &where);
    void findCells(World &world, std::uint32_t process, StateParts &parts);
    bool standsForItself(const vm::Machine &m, std::uint32_t process, vm::Value value) const;
    const bytecode::LiveRegisters &liveIn(const vm::Machine &m, const vm::FrameObject &frame);
    /// `isUnderAlarm`: then it makes a difference whether it waits already.
    void writeThread(Writer &writer, const WorldThread &thread, bool isUnderAlarm);
    void findChangeable(const Process &process, const HeapImage &base);
    void nameKernel(const std::shared_ptr<const Kernel> &kernel);

    std::unordered_map<const bytecode::Code *, CodeFacts> m_codes;
    struct Recent {
        const bytecode::Code *code = nullptr;
        CodeFacts *facts = nullptr;
    };
    Recent m_recent[32]; ///< of m_codes, by address: looked up for every frame of every state
    Moment m_base;
    std::vector<PerProcess> m_processes;
    std::vector<std::uint64_t> m_words;
    std::vector<vm::Handle> m_queue;
    std::vector<std::uint32_t> m_pages;
    /// A new object that was met.
    struct Met {
        std::uint32_t stamp = 0; ///< m_stamp, where the others are valid
        std::uint32_t number = 0;
        std::uint32_t owner = 0; ///< the thread that reaches it, 0: the rest
    };
    static constexpr std::size_t MetTogether = 1024;
    Met &metOf(vm::Handle handle)
    {
        const std::size_t part = handle / MetTogether;
        if (part >= m_met.size()) m_met.resize(part + 1);
        if (!m_met[part]) m_met[part] = std::make_unique<Met[]>(MetTogether);
        return m_met[part][handle % MetTogether];
    }
    std::vector<std::unique_ptr<Met[]>> m_met; ///< by handle, few of which are new
    std::vector<CellPlace> m_cells;
    std::vector<Excluded> m_excluded;
    std::unordered_map<std::uint64_t, std::string> m_lockContents; ///< by what takeApart calls them
    std::vector<std::uint64_t> m_restWords;
    RestObjects m_restObjects;
    std::uint32_t m_owner = 0;
    bool m_entangled = false;
    bool m_dependsOnRest = false;
    std::uint32_t m_stamp = 0;
    std::uint32_t m_named = 0;
    std::shared_ptr<const Kernel> m_kernel; ///< that m_kernelName names; held, so that no other one comes to lie at its address
    StateName m_kernelName;
};

} // namespace forkyard::virtual_host
