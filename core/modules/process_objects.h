// The native part of multiprocessing: what processes share stands at places of the host's shared memory, which have the same
// number in every process of the run; bytes go through pipes. multiprocessing*.py is written on it.
#pragma once

#include "core/modules/sync_object.h"

#include <string>
#include <string_view>

namespace forkyard::modules {

// -- Locks and semaphores of all processes (shared_lock.cpp)

/// In shared memory. head.word: permits that are left.
struct SharedLockState : SyncState {};

/// What a wait is told as where the lock is a part of something else; number 0: not at all.
struct WaitTold {
    WaitReason::Kind reason;
    trace::EventKind event;
    std::uint32_t number;
};
/// Takes or gives back a permit of a lock object. `as` given: the lock's own events are left out.
Outcome acquireShared(Thread &t, Value lock, std::int64_t timeout, bool &taken, std::uint64_t phase, const WaitTold *as = nullptr);
Outcome releaseShared(Thread &t, Value lock, bool told = true);
bool holdsShared(Thread &t, Value lock);
std::uint32_t sharedPermits(const Machine &m, Value lock);

/// Where the state of a lock, a semaphore, an event or a block of values stands that all processes share; 0: it is no such thing.
std::uint64_t sharedPlaceOf(const Machine &m, Value v);
/// Of a queue between processes: where its channel stands; 0: it is none. `isCounted`: who puts looks at what others took.
std::uint64_t queuePlaceOf(const Machine &m, Value v, bool &isCounted);

// -- Ends of pipes (connection_objects.cpp)

/// One direction of a pipe, in shared memory; of a queue, what its processes know of it.
struct ChannelState : SyncState {
    std::uint32_t unfinished = 0; ///< tasks of a JoinableQueue
    std::uint32_t joiners = 0;
    /// Of one that is read under a lock which all its readers share: who reads a message takes the head of the next one with it, if that
    /// is there, for whoever comes next. As its content is there too, or on its way, the pipe still looks as if all of it were.
    std::uint32_t readsAhead = 0;
    std::uint32_t aheadBytes = 0;
    char ahead[4] = {};
};
/// Of a descriptor that an object owns. head.fd is closed with the object. values: bytes that were read and belong to later messages.
struct HandleState {
    vm::PlainHead head;
    std::uint64_t channel = 0; ///< place of its ChannelState
    std::uint32_t readsAlone = 0;     ///< nobody else reads here or looks whether there is something: what is there may be read in one go
    std::uint32_t aheadAt = 0;        ///< how far those bytes are used up
    std::uint32_t isNonBlocking = 0;  ///< for writing
};

HandleState &handleState(const Machine &m, Value handle);
ChannelState &channelOf(const Machine &m, Value handle);
/// A new pipe: two handles on one channel, numbered and named as `word` n; capacity for PipeCreate or QueueCreate.
Outcome makePipe(Call &call, trace::ObjectKind kind, std::string_view word, std::int64_t capacity, Value &reader, Value &writer);
// -- Messages (connection_messages.cpp)

bool isReady(Thread &t, int fd, short events);
/// Of a failed call: Blocked, Raised.
Outcome failed(Thread &t, const vm::SystemResult &result);
/// Appends the frame of a message: its length, big-endian, and its bytes.
void appendFrame(std::string &out, std::string_view message);
/// Writes all of it. Tried again by the virtual host, it goes on where it was.
Outcome writeAll(Call &call, Value handle, std::string_view bytes, bool told);
/// Reads one message. Blocks for its first byte as long as it takes. OSError for one that says it is longer than `most`.
Outcome readMessage(Call &call, Value handle, std::string &message, trace::EventKind waitEvent, std::uint64_t most = UINT64_MAX);

/// Of a pipe whose readers take turns by a lock, see ChannelState::readsAhead. Before anybody reads.
void letReadAhead(Thread &t, Value reader);

void defineSharedLocks(Thread &t, Handle module);
void defineConnections(Thread &t, Handle module);
void defineConnectionSockets(Thread &t, Handle module);
void defineProcessQueues(Thread &t, Handle module);
void defineSharedValues(Thread &t, Handle module);
/// Module _multiprocessing.
void defineProcessModule(Thread &t, Handle module);

} // namespace forkyard::modules
