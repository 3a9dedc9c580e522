// What `with` knows of a lock: a module's object whose word says whether it is held. Enough to take one that is free and to give
// back one that nobody waits for, without a call; all else (waiting, waking, telling) is the module's.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// A flag of a PlainObject, beside those that it names itself: its raw part begins with a PlainHead, whose word is one of these (or,
/// while there is more to do than to change it, another), and its class's __enter__ and __exit__ take it and give it back.
inline constexpr std::uint8_t IsLatch = 4;
enum LatchWord : std::uint32_t { LatchFree, LatchHeld };

/// `from` becomes `to` if that is all there is to do: not if the trace knows the lock, nor if a wait for it goes on. The caller has
/// the GIL, and so is alone with the object.
inline bool changeLatch(const Thread &t, PlainObject *object, LatchWord from, LatchWord to)
{
    if (!(object->flags & IsLatch)) return false;
    auto *head = object->raw<PlainHead>();
    if (head->number != 0 || __atomic_load_n(&head->word, __ATOMIC_RELAXED) != from || t.waitState != 0) return false;
    __atomic_store_n(&head->word, static_cast<std::uint32_t>(to), __ATOMIC_RELEASE);
    return true;
}

} // namespace forkyard::vm
