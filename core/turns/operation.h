// One visible operation: what a thread is about to do that another thread could notice. Knows the instruction and the heap
// it stands in, no schedule.
#pragma once

#include "core/turns/location.h"
#include "core/turns/manager_part.h"
#include "core/turns/native_role.h"
#include "core/turns/reach.h"
#include "core/vm/machine.h"

#include <cstdint>
#include <vector>

namespace forkyard::turns {

struct Operation {
    enum Kind : std::uint8_t {
        None,    ///< not a visible one
        Load,
        Store,
        Sync,    ///< a lock, a queue, an event …: may wait
        Print,
        System,  ///< pipes, processes, files, the clock
        ThreadLife, ///< start and join
    };
    Kind kind = None;
    bool writes = false;
    /// Whether it may look at more than its location: natives with objects to work on do; library code, where its instruction is about
    /// an object that somebody else looks at too.
    enum Opaque : std::uint8_t { Clear, AsItsHolder, Opaquely } opaque = Clear;
    std::uint64_t holder = 0; ///< of the object that library code is about
    /// Where the profile `calls` switches, as CPython since 3.10 does: where a loop comes round, where a function of the language begins,
    /// and where one in C has returned. Before it: or since the thread's last operation there was such a place.
    bool switchBefore = false;
    bool switchAfter = false;
    enum Effect : std::uint8_t { Other, Acquires, Releases } effect = Other; ///< on a lock
    std::int32_t closes[2] = {-1, -1}; ///< descriptors of a pipe or a connection
    bool ofLibrary = false; ///< it is library code that stands there
    ManagerPart ofManager = ManagerPart::None;
    bool leaves = false;     ///< its process is about to end: nothing where there is no other
    bool beginsWait = false; ///< that it has begun to wait is what others find: a signal that came before is spent
    bool isPlain = false;   ///< of a lock: taken however long that takes, given back, or what only who has it may do
    Location location;
    Location alsoReads;     ///< a container that is looked at on the way: print(items), a += items
    Depth depth = Depth::Itself; ///< further than itself: it reads all that OperationFinder::addReached finds
    vm::Handle subject = 0; ///< of ThreadLife: the state of the thread that is joined
    std::int64_t child = 0; ///< of ThreadLife: the process whose end is waited for
    enum Ends : std::uint8_t { Nobody, OwnProcess, AnyProcess } ends = Nobody; ///< whose threads it may end, wherever they stand
    bool isVisible() const { return kind != None; }
};

/// A place whose value stands for itself in a state, beside the rest: it can be told apart, read and written alone.
struct CellPlace {
    enum Kind : std::uint8_t { Attribute, Element, Content, Lock };
    Kind kind = Attribute;
    std::uint32_t process = 0;
    vm::Handle holder = 0;
    std::uint32_t name = 0; ///< the attribute's symbol, the element's index
    Location location;
};

/// The instruction at which a frame stands.
const bytecode::Instruction &instructionAt(const vm::Machine &m, const vm::FrameObject &frame);
/// The cell that the thread's next instruction is about; false: it is about more, or nothing that can be told apart.
bool cellAt(const vm::Thread &thread, std::uint32_t process, CellPlace &cell);

class OperationFinder {
public:
    /// The operation at which the thread stands: its innermost frame's instruction, not yet carried out.
    /// `withOpaque`: and whether it may look at more than its location, which only Explore asks.
    Operation at(const vm::Thread &thread, std::uint32_t process, bool withOpaque = true)
    {
        Operation operation = find(thread, process);
        if (setsAny(thread.machine, Classes)) lookAtClasses(thread, process, operation);
        operation.ofLibrary = thread.frame && (thread.machine.at<vm::FrameObject>(thread.frame)->flags & vm::FrameObject::Hidden);
        if (withOpaque && operation.ofLibrary && operation.isVisible()) operation.ofManager = managerPartOf(thread);
        if (withOpaque) findOpaque(thread, process, operation);
        if (withOpaque && operation.depth != Depth::Itself) operation.opaque = Operation::Opaquely;
        return operation;
    }

    /// The instructions that a program goes through most, without looking further than the instruction: for whoever does not ask
    /// withOpaque. Visible ones are written where they are to stay, for the copy of what was just written byte by byte has to wait.
    enum class AtOnce : std::uint8_t { No, Invisible, InvisibleSwitch /**< the profile `calls` may switch there */, Visible };
    static AtOnce atOnce(const vm::Thread &thread, std::uint32_t process, Operation &operation);

    /// Where the thread's operation looks, with this depth, beside its location: in no order, some twice.
    static void addReached(const vm::Thread &thread, std::uint32_t process, Depth depth, std::vector<Location> &found);
    /// Whether the program itself is about to ask what time it is.
    static bool readsClock(const vm::Thread &thread);

private:
    Operation find(const vm::Thread &thread, std::uint32_t process, bool asProgram = false);
    void findOpaque(const vm::Thread &thread, std::uint32_t process, Operation &operation);
    void findOpaqueOfLibrary(const vm::Thread &thread, std::uint32_t process, Operation &operation);
    bool isOpaqueCall(const vm::Thread &thread);
    NativeRole roleOf(const vm::Machine &machine, std::uint32_t native);
    /// What the program sets anywhere of what its calls and operators go by. Where it sets none of it, they look at nothing that changes.
    enum Sets : std::uint8_t { Functions = 1 /**< __defaults__ and their like */, Classes = 2 /**< an object's __class__, a class's special methods */ };
    bool setsAny(const vm::Machine &machine, unsigned what);
    void lookAtClasses(const vm::Thread &thread, std::uint32_t process, Operation &operation);
    void lookThrough(const vm::Machine &m, vm::Value v, std::uint32_t process, Operation &operation);
    void lookAt(const vm::Machine &m, const vm::Value *values, std::uint32_t count, std::uint32_t process, Operation &operation);
    void lookInto(const vm::Machine &m, const vm::Value *values, std::uint32_t count, std::uint32_t process, Operation &operation);
    Operation workOf(const vm::Machine &m, const vm::FunctionObject &function, vm::Value self, const vm::Value *arguments, std::uint32_t count, std::uint32_t process) const;
    Operation call(const vm::Machine &m, vm::Value callee, const vm::Value *arguments, std::uint32_t count, bool hidden, std::uint32_t process);
    std::vector<std::uint8_t> m_roles; ///< by native: role + 1
    std::size_t m_codesSeen = 0;       ///< of the machine's, for m_sets
    unsigned m_sets = 0;               ///< Sets
};

} // namespace forkyard::turns
