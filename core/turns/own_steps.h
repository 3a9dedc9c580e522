// Whether what a thread does from one visible operation to the next stays within its own frame: nobody else could have noticed any of
// it, and nothing else is other than before. Says no where in doubt. Knows instructions, no schedule.
#pragma once

#include "core/vm/machine.h"

#include <cstdint>
#include <vector>

namespace forkyard::turns {

class OwnSteps {
public:
    /// The thread is about to go on.
    void begin(const vm::Thread &thread)
    {
        m_isOwn = true;
        m_iterator = 0;
        m_frame = thread.frame;
    }
    /// It stands before an instruction that is no visible operation, and goes on.
    void pass(const vm::Thread &thread);
    /// It does something else.
    void leave() { m_isOwn = false; }
    /// It has stopped.
    bool isOwn(const vm::Thread &thread) { return m_isOwn && thread.frame && thread.frame == m_frame && isPlain(thread); }
    /// One over a range, which was moved on; 0: none was. The caller knows whether it is the thread's own.
    vm::Handle iterator() const { return m_iterator; }

private:
    bool isPlain(const vm::Thread &thread);

    bool m_isOwn = false;
    vm::Handle m_iterator = 0;
    vm::Handle m_frame = 0;
    std::vector<std::uint8_t> m_plain; ///< by code: 0: not looked at yet, 1: no, 2: yes
};

} // namespace forkyard::turns
