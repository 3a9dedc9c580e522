// Lock and RLock of this process's threads. Knows no condition and no other process.
#pragma once

#include "core/modules/sync_object.h"

namespace forkyard::modules {

/// word: 0 free, 1 held, 2 held and waited for. An RLock also says by whom and how often.
struct LockState : SyncState {
    std::uint64_t owner = 0; ///< identity of the thread that holds an RLock
    std::uint32_t depth = 0;
    std::uint32_t padding = 0;
};

inline bool isLock(const Machine &m, Value v) { return hasTag(m, v, Tag::Lock); }
inline bool isRLock(const Machine &m, Value v) { return hasTag(m, v, Tag::RLock); }
inline LockState &lockState(const Machine &m, Value lock) { return *m.at<PlainObject>(lock)->raw<LockState>(); }

/// Takes a Lock or an RLock. Done: `taken` says whether. phase: as Waiting's.
Outcome acquireLock(Thread &t, Value lock, std::int64_t timeout, bool &taken, std::uint64_t phase = 1);
/// RuntimeError where it is not held (by this thread).
Outcome releaseLock(Thread &t, Value lock);
/// Whether a condition may be used by this thread: it holds the RLock, or somebody holds the Lock.
bool isOwned(Thread &t, Value lock);
/// Gives it up however often it was taken; how often that was.
std::uint32_t releaseAll(Thread &t, Value lock);
/// After acquireLock of an RLock that releaseAll gave up.
void restoreDepth(Thread &t, Value lock, std::uint32_t depth);

Value makeRLock(Thread &t);
void defineLocks(Thread &t, Handle threadModule);

} // namespace forkyard::modules
