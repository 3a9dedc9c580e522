// multiprocessing.Queue, with CPython's construction: put() only appends to a buffer of the process; a feeder thread pickles
// and writes to a pipe of 64 KiB; get() reads from the pipe under a lock that all readers share. The feeder writes as many
// small messages at once as fit a page of the pipe, which takes the same room there as one by one.
#include "core/modules/pickle_bridge.h"
#include "core/modules/process_objects.h"

#include "core/vm/introspection.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

#include <poll.h>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;
using vm::ListObject;

namespace {

constexpr std::size_t PageBytes = 4096;

/// head.word: items in the buffer (the feeder sleeps on it, and on 0 also ends by `closing`); value: 1 once it is closing.
struct QueueRaw : SyncState {
    std::uint32_t process = 0; ///< whose buffer and feeder these are
    std::uint32_t hasFeeder = 0;
    std::uint32_t isClosed = 0;
    std::uint32_t isJoinable = 0;
    std::uint32_t limit = 0; ///< 0: none
    std::uint32_t closingSeen = 0;
};
enum Part : std::uint16_t { Reader, Writer, ReadLock, WriteLock, Room, Buffer, PartCount };

PlainObject *queue(Call &call) { return call.machine.at<PlainObject>(call.self()); }
Value part(Call &call, Part which) { return queue(call)->values()[which]; }
ListObject *bufferOf(Call &call) { return call.machine.at<ListObject>(part(call, Buffer)); }
ChannelState &channel(Call &call) { return channelOf(call.machine, part(call, Reader)); }

/// After a fork the child has neither the feeder nor what waited for it.
QueueRaw &rawOf(Call &call)
{
    auto &raw = *queue(call)->raw<QueueRaw>();
    const auto process = static_cast<std::uint32_t>(call.machine.host.processId());
    if (raw.process != process) {
        raw.process = process;
        raw.hasFeeder = 0;
        raw.head.word = 0;
        raw.waiters = 0;
        raw.value = 0;
        vm::listClear(call.thread, bufferOf(call));
    }
    return raw;
}

/// By a function of the language, which stands for the lines that CPython's traceback shows.
Outcome refuseBy(Call &call, const char *function, std::initializer_list<Value> arguments = {}) { return call.callInstead(libraryValue(call.thread, "multiprocessing.queues", function), arguments); }

Outcome checkOpen(Call &call, const QueueRaw &raw, const char *refusal) { return raw.isClosed ? refuseBy(call, refusal, {call.self()}) : Outcome::Done; }

Outcome timeoutOf(Call &call, Value block, Value seconds, FirstUse use, std::int64_t &timeout)
{
    timeout = 0;
    return isTrue(call.thread, block) ? secondsArgument(call, seconds, timeout, use) : Outcome::Done;
}

// -- put, and the feeder

Outcome putItem(Call &call, Value item, std::int64_t timeout, Value block, Value seconds, const char *refusal = "_full")
{
    Thread &t = call.thread;
    QueueRaw &raw = rawOf(call);
    if (const Outcome o = checkOpen(call, raw, "_closed_put"); o != Outcome::Done) return o;
    if (!raw.hasFeeder) return call.callInstead(libraryValue(t, "multiprocessing.queues", "_start_and_put"), {call.self(), item, block, seconds});
    ChannelState &s = channel(call);
    const WaitTold told{WaitReason::QueuePut, EventKind::QueuePutWait, s.head.number};
    bool taken = false;
    if (const Outcome o = acquireShared(t, part(call, Room), timeout, taken, 1, &told); o != Outcome::Done) return o;
    if (!taken) {
        tellFree(t, EventKind::QueueFull, s.head.number);
        return refuseBy(call, refusal);
    }
    if (raw.isJoinable) __atomic_add_fetch(&s.unfinished, 1, __ATOMIC_SEQ_CST);
    if (isTold(t, s.head.number)) vm::emitValue(t, EventKind::QueuePut, s.head.number, 0, currentLine(t), item);
    vm::listAppend(t, bufferOf(call), item);
    __atomic_add_fetch(&raw.head.word, 1, __ATOMIC_SEQ_CST);
    wakeWaiters(t, raw.head.word, raw.waiters, 1);
    return call.done();
}

Outcome put(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = timeoutOf(call, call[2], call[3], FirstUse::AsReal, timeout); o != Outcome::Done) return o;
    return putItem(call, call[1], timeout, call[2], call[3]);
}

Outcome putNoWait(Call &call) { return putItem(call, call[1], 0, Value::boolean(false), Value::none(), "_full_now"); }

/// Under the lock that all writers share: tells that `count` items are on their way, and writes.
Outcome sendFrames(Call &call, std::string_view frames, std::size_t count)
{
    Thread &t = call.thread;
    const WaitTold silent{WaitReason::QueuePut, EventKind::LockWait, 0};
    bool taken = holdsShared(t, part(call, WriteLock));
    if (!taken)
        if (const Outcome o = acquireShared(t, part(call, WriteLock), Forever, taken, 1, &silent); o != Outcome::Done) return o;
    ChannelState &s = channel(call);
    if (t.waitState == 0)
        for (std::size_t i = 0; i < count; ++i) tellNext(t, EventKind::QueueSend, s.head);
    const Outcome o = writeAll(call, part(call, Writer), frames, false);
    if (o == Outcome::Blocked) return o;
    static_cast<void>(releaseShared(t, part(call, WriteLock), false));
    return o;
}

void dropFirst(Call &call, QueueRaw &raw, std::size_t count)
{
    vm::listReplace(call.thread, bufferOf(call), 0, count, nullptr, 0);
    __atomic_sub_fetch(&raw.head.word, static_cast<std::uint32_t>(count), __ATOMIC_SEQ_CST);
}

/// _feed(): sends the oldest items of the buffer; waits for the first. False once the queue is closing and all is sent. An
/// item that cannot be pickled is dropped and raises.
Outcome feed(Call &call)
{
    Thread &t = call.thread;
    QueueRaw &raw = rawOf(call);
    {
        Waiting waiting(t, WaitReason::QueueGet, EventKind::ConditionWait, 0, Forever, 2);
        while (__atomic_load_n(&raw.head.word, __ATOMIC_ACQUIRE) == 0) {
            switch (waiting.on(raw.head.word, 0, raw.waiters)) {
            case Wait::Parked: return Outcome::Blocked;
            case Wait::Raised: return Outcome::Raised;
            default: break;
            }
        }
    }
    std::string frames;
    std::size_t count = 0;
    const vm::Items items = vm::itemsOf(call.machine, bufferOf(call));
    // The sentinel that close() leaves counts in the word only.
    if (items.count == 0) return call.done(Value::boolean(false));
    for (; count < items.count; ++count) {
        std::string message;
        const Pickling pickling = pickleValue(t, items[count], Value::none(), message);
        if (pickling.end != PickleEnd::Done) {
            if (count != 0) {
                t.exception = Value();
                break;
            }
            const Value item = items[0];
            dropFirst(call, raw, 1);
            if (pickling.end == PickleEnd::Raised) return Outcome::Raised;
            if (pickling.end == PickleEnd::PicklingError) return call.callInstead(libraryValue(t, "pickle", "_fail"), {vm::makeStr(t, pickling.message)});
            return call.callInstead(libraryValue(t, "multiprocessing.queues", "_feed_slowly"), {call.self(), item});
        }
        if (count != 0 && frames.size() + message.size() + 4 > PageBytes) break;
        appendFrame(frames, message);
    }
    // Put aside, it comes here again: until then they are the first ones still.
    const Outcome o = sendFrames(call, frames, count);
    if (o != Outcome::Blocked) dropFirst(call, raw, count);
    return o == Outcome::Done ? call.done(Value::boolean(true)) : o;
}

/// _send(data): one pickle made by the language.
Outcome sendPickle(Call &call)
{
    std::string frame;
    appendFrame(frame, vm::bytesOf(call.machine, call[1]));
    const Outcome o = sendFrames(call, frame, 1);
    return o == Outcome::Done ? call.done(Value::boolean(true)) : o;
}

/// _close_buffer(): the feeder ends once it has sent what is there.
Outcome closeBuffer(Call &call)
{
    QueueRaw &raw = rawOf(call);
    if (raw.value) return call.done();
    raw.value = 1;
    __atomic_add_fetch(&raw.head.word, 1, __ATOMIC_SEQ_CST);
    wakeWaiters(call.thread, raw.head.word, raw.waiters, 1);
    return call.done();
}

// -- get

Outcome getItem(Call &call, std::int64_t timeout, const char *refusal = nullptr)
{
    Thread &t = call.thread;
    QueueRaw &raw = rawOf(call);
    if (const Outcome o = checkOpen(call, raw, "_closed_get"); o != Outcome::Done) return o;
    ChannelState &s = channel(call);
    const std::int64_t start = timeout == Forever || timeout == 0 ? 0 : call.machine.host.now(vm::Host::Clock::Monotonic);
    const WaitTold told{WaitReason::QueueGet, EventKind::QueueGetWait, s.head.number};
    bool taken = holdsShared(t, part(call, ReadLock));
    if (!taken)
        if (const Outcome o = acquireShared(t, part(call, ReadLock), timeout, taken, 1, &told); o != Outcome::Done) {
            if (timeout == Forever) vm::showInterrupted(t, "_locked");
            return o;
        }
    const auto refuse = [&] {
        tellFree(t, EventKind::QueueEmpty, s.head.number);
        return refuseBy(call, refusal ? refusal : timeout != 0 ? "_empty_late" : "_empty");
    };
    if (!taken) return refuse();
    // Put aside while it read, it goes on reading.
    constexpr std::uint64_t Polling = 2;
    const bool isReading = t.waitState != 0 && t.waitState != Polling;
    if (timeout != Forever && !isReading) {
        vm::PollItem item{handleState(call.machine, part(call, Reader)).head.fd, POLLIN, 0};
        if (timeout != 0 && isTold(t, s.head.number) && call.machine.host.poll(t, &item, 1, 0).value == 0)
            tellFree(t, EventKind::QueueGetWait, s.head.number, trace::Value::integer(timeout));
        const std::int64_t deadline = t.waitState == Polling ? t.waitDeadline : timeout == 0 ? 0 : start + timeout;
        const vm::SystemResult ready = call.machine.host.poll(t, &item, 1, deadline);
        t.waitState = ready.wait == Wait::Parked ? Polling : 0;
        t.waitDeadline = ready.wait == Wait::Parked ? deadline : 0;
        if (ready.value <= 0) {
            if (ready.wait == Wait::Parked) return Outcome::Blocked;
            static_cast<void>(releaseShared(t, part(call, ReadLock), false));
            if (ready.wait == Wait::Raised) return Outcome::Raised;
            return ready.value == 0 ? refuse() : vm::raiseErrno(t, ready.error);
        }
    }
    std::string message;
    const Outcome read = readMessage(call, part(call, Reader), message, EventKind::QueueGetWait);
    if (read == Outcome::Blocked) return read;
    static_cast<void>(releaseShared(t, part(call, ReadLock), false));
    if (read != Outcome::Done) {
        if (timeout == Forever) vm::showInterrupted(t);
        return read;
    }
    static_cast<void>(releaseShared(t, part(call, Room), false));

    const Pickling pickling = unpickleValue(t, message, call.result);
    if (pickling.end == PickleEnd::Raised) return Outcome::Raised;
    const bool asks = pickling.end == PickleEnd::AsksLanguage;
    const Value item = asks ? vm::makeBytes(t, message) : call.result;
    if (isTold(t, s.head.number)) vm::emitValue(t, EventKind::QueueGet, s.head.number, nextSequence(s.head), currentLine(t), item);
    return asks ? call.callInstead(libraryValue(t, "pickle", "loads"), {item}) : Outcome::Done;
}

Outcome get(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = timeoutOf(call, call[1], call[2], FirstUse::Sum, timeout); o != Outcome::Done) return o;
    return getItem(call, timeout, isTrue(call.thread, call[1]) ? "_empty_late" : nullptr);
}

Outcome getNoWait(Call &call) { return getItem(call, 0, "_empty_now"); }

Outcome isEmpty(Call &call)
{
    vm::PollItem item{handleState(call.machine, part(call, Reader)).head.fd, POLLIN, 0};
    if (item.fd < 0) return call.raise(ClassId::OSError, "handle is closed");
    return call.done(Value::boolean(call.machine.host.poll(call.thread, &item, 1, 0).value == 0));
}

Outcome size(Call &call)
{
    const std::uint32_t limit = rawOf(call).limit ? rawOf(call).limit : INT32_MAX;
    return call.done(Value::integer(static_cast<std::int64_t>(limit) - sharedPermits(call.machine, part(call, Room))));
}

// -- Tasks of a JoinableQueue

Outcome taskDone(Call &call)
{
    ChannelState &s = channel(call);
    std::uint32_t left = __atomic_load_n(&s.unfinished, __ATOMIC_RELAXED);
    do {
        if (left == 0) return refuseBy(call, "_too_many_done");
    } while (!__atomic_compare_exchange_n(&s.unfinished, &left, left - 1, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED));
    tellFree(call.thread, EventKind::QueueTaskDone, s.head.number, trace::Value::integer(left - 1));
    if (left == 1) wakeWaiters(call.thread, s.unfinished, s.joiners, UINT32_MAX);
    return call.done();
}

Outcome join(Call &call)
{
    ChannelState &s = channel(call);
    Waiting waiting(call.thread, WaitReason::QueuePut, EventKind::IoWaitBegin, s.head.number, Forever);
    for (std::uint32_t left; (left = __atomic_load_n(&s.unfinished, __ATOMIC_ACQUIRE)) != 0;) {
        // Only the last one wakes who sleeps here.
        switch (waiting.on(s.unfinished, left, s.joiners)) {
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        default: break;
        }
    }
    if (waiting.hasBegun()) tellFree(call.thread, EventKind::IoWaitEnd, s.head.number);
    return call.done();
}

// -- Making them

/// _new(limit, read lock, write lock, room, word, joinable, reader, writer): the ends None: a new pipe.
Outcome make(Call &call)
{
    Thread &t = call.thread;
    PlainObject *object = newPlain<QueueRaw>(t, call[0].asHandle(), Tag::ProcessQueue, PartCount);
    auto &raw = *object->raw<QueueRaw>();
    raw.limit = static_cast<std::uint32_t>(call[1].asInt());
    raw.isJoinable = call[6].isTrue();
    raw.process = static_cast<std::uint32_t>(call.machine.host.processId());
    const Value made = vm::valueOf(t, object);
    Value reader = call[7], writer = call[8];
    if (reader.isNone()) {
        if (const Outcome o = makePipe(call, trace::ObjectKind::Queue, vm::textOf(call.machine, call[5]), raw.limit, reader, writer); o != Outcome::Done) return o;
        letReadAhead(t, reader);
    }
    const Value parts[] = {reader, writer, call[2], call[3], call[4], vm::makeList(t, nullptr, 0)};
    for (unsigned i = 0; i < PartCount; ++i) object->values()[i] = parts[i];
    raw.head.number = channelOf(call.machine, reader).head.number;
    // Their ends are told as the queue's own.
    for (const Value end : {reader, writer})
        call.machine.at<PlainObject>(end)->flags &= static_cast<std::uint8_t>(~PlainObject::Traced);
    return call.done(made);
}

Outcome closeReading(Call &call)
{
    QueueRaw &raw = rawOf(call);
    if (!raw.isClosed) tellFree(call.thread, EventKind::QueueClose, raw.head.number);
    raw.isClosed = 1;
    return call.done();
}

template <Part which>
Outcome partOf(Call &call) { return call.done(part(call, which)); }

} // namespace

std::uint64_t queuePlaceOf(const Machine &m, Value v, bool &isCounted)
{
    if (!hasTag(m, v, Tag::ProcessQueue)) return 0;
    auto *o = m.at<PlainObject>(v);
    const auto &raw = *o->raw<QueueRaw>();
    isCounted = raw.limit != 0 || raw.isJoinable;
    return hasTag(m, o->values()[Reader], Tag::Connection) ? handleState(m, o->values()[Reader]).channel : 0;
}

void defineProcessQueues(Thread &t, Handle module)
{
    const Handle cls = vm::makeBuiltinClass(t, "Queue", "multiprocessing.queues", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"_new", "class cls, limit, read_lock, write_lock, room, word, joinable, reader, writer, /", make},
        {"__new__", "static cls, maxsize=0, *, ctx=None", [](Call &c) { return c.callInstead(libraryValue(c.thread, "multiprocessing.queues", "_new_queue"), {c[0], c[1]}); }},
        {"put", "self, obj, block=True, timeout=None", put},
        {"get", "self, block=True, timeout=None", get},
        {"put_nowait", "self, obj", putNoWait},
        {"get_nowait", "self", getNoWait},
        {"qsize", "self", size},
        {"empty", "self", isEmpty},
        {"full", "self", [](Call &c) { return c.done(Value::boolean(sharedPermits(c.machine, part(c, Room)) == 0)); }},
        {"_feed", "self", feed},
        {"_send", "self, data, /", sendPickle},
        {"_close_buffer", "self", closeBuffer},
        {"_mark_closed", "self", closeReading},
        {"_feeder_started", "self, started, /", [](Call &c) {
             rawOf(c).hasFeeder = c[1].isTrue();
             return c.done();
         }},
        {"_has_feeder", "self", [](Call &c) { return c.done(Value::boolean(rawOf(c).hasFeeder != 0)); }},
        {"_task_done", "self", taskDone},
        {"_join", "self", join},
        {"_maxsize", "property self, /", [](Call &c) { return c.done(Value::integer(rawOf(c).limit)); }},
        {"_closed", "property self, /", [](Call &c) { return c.done(Value::boolean(rawOf(c).isClosed != 0)); }},
        {"_joinable", "property self, /", [](Call &c) { return c.done(Value::boolean(rawOf(c).isJoinable != 0)); }},
        {"_reader", "property self, /", partOf<Reader>},
        {"_writer", "property self, /", partOf<Writer>},
        {"_rlock", "property self, /", partOf<ReadLock>},
        {"_wlock", "property self, /", partOf<WriteLock>},
        {"_sem", "property self, /", partOf<Room>},
    });
    vm::setAttributeRaw(t, module, "Queue", Value::object(cls));
}

} // namespace forkyard::modules
