// multiprocessing's connections: objects and bytes as messages, through pipes. Pickling is pickle_bridge's.
#include "core/modules/pickle_bridge.h"
#include "core/modules/process_objects.h"

#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <poll.h>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;
using vm::SystemResult;

HandleState &handleState(const Machine &m, Value handle) { return *m.at<PlainObject>(handle)->raw<HandleState>(); }
ChannelState &channelOf(const Machine &m, Value handle) { return *static_cast<ChannelState *>(m.host.sharedMemory(handleState(m, handle).channel)); }

namespace {

Value makeHandle(Thread &t, int fd, std::uint64_t channel)
{
    PlainObject *object = newPlain<HandleState>(t, libraryValue(t, "_multiprocessing", "_Handle").asHandle(), Tag::Connection, 1);
    object->flags |= PlainObject::NeedsFinalizer;
    auto *state = object->raw<HandleState>();
    state->head.fd = fd;
    state->channel = channel;
    if (channel != 0) state->head.number = static_cast<ChannelState *>(t.machine.host.sharedMemory(channel))->head.number;
    return vm::valueOf(t, object);
}

/// One direction: what its processes know of it, and a handle on each descriptor.
Outcome makeChannel(Call &call, trace::ObjectKind kind, std::string_view word, std::int64_t capacity, const int *fds, Value &reader, Value &writer)
{
    Thread &t = call.thread;
    const std::uint64_t place = call.machine.host.shareMemory(sizeof(ChannelState));
    if (place == 0) return vm::raiseErrno(t, ENOSPC);
    auto &channel = *new (call.machine.host.sharedMemory(place)) ChannelState();
    if (!word.empty()) {
        channel.head.number = tellObject(t, kind, trace::ObjectScope::Shared, word, true);
        tellFree(t, kind == trace::ObjectKind::Pipe ? EventKind::PipeCreate : EventKind::QueueCreate, channel.head.number, trace::Value::integer(capacity));
    }
    reader = makeHandle(t, fds[0], place);
    writer = makeHandle(t, fds[1], place);
    return Outcome::Done;
}

} // namespace

Outcome makePipe(Call &call, trace::ObjectKind kind, std::string_view word, std::int64_t capacity, Value &reader, Value &writer)
{
    int fds[2];
    const SystemResult made = call.machine.host.pipe(call.thread, fds);
    if (made.value < 0) return failed(call.thread, made);
    return makeChannel(call, kind, word, capacity, fds, reader, writer);
}

namespace {

/// values: reader and writer, each a handle or None.
struct ConnectionState {
    vm::PlainHead head;
    std::uint32_t isForeign = 0; ///< the peer may be anybody: only plain data is unpickled
};

PlainObject *connection(Call &call) { return call.machine.at<PlainObject>(call.self()); }
Value readerOf(Call &call) { return connection(call)->values()[0]; }
Value writerOf(Call &call) { return connection(call)->values()[1]; }
bool isClosed(const Machine &m, Value handle) { return handle.isNone() || handleState(m, handle).head.fd < 0; }

/// By a function of the language, which stands for the lines that CPython's traceback shows.
Outcome refuseBy(Call &call, const std::string &function, std::initializer_list<Value> arguments = {}) { return call.callInstead(libraryValue(call.thread, "multiprocessing.connection", function), arguments); }

/// Something could not be read or written: told by what was asked for.
Outcome failedIn(Call &call, const char *method)
{
    const Value problem = call.thread.exception;
    call.thread.exception = Value();
    return refuseBy(call, std::string("_failed_") + method, {problem});
}

/// The handle for one direction, or why there is none: `method` is what was asked for.
Outcome direction(Call &call, bool writing, Value &handle, const char *method)
{
    handle = writing ? writerOf(call) : readerOf(call);
    const Value other = writing ? readerOf(call) : writerOf(call);
    const bool closed = isClosed(call.machine, handle);
    if (!closed) return Outcome::Done;
    return refuseBy(call, (isClosed(call.machine, other) ? "_closed_" : writing ? "_read_only_" : "_write_only_") + std::string(method));
}

Outcome sendMessage(Call &call, Value handle, std::string_view message, Value item)
{
    Thread &t = call.thread;
    std::string frame;
    appendFrame(frame, message);
    const HandleState &state = handleState(call.machine, handle);
    const bool again = t.waitState != 0;
    if (isTold(t, state.head.number) && !again) {
        if (state.channel == 0) {
            vm::emitValue(t, EventKind::SocketSend, state.head.number, 0, currentLine(t), item);
        } else {
            if (!isReady(t, state.head.fd, POLLOUT)) tellFree(t, EventKind::PipeWriteWait, state.head.number);
            vm::emitValue(t, EventKind::PipeWrite, state.head.number, nextSequence(channelOf(call.machine, handle).head), currentLine(t), item);
        }
    }
    return writeAll(call, handle, frame, false);
}

Outcome send(Call &call)
{
    Value handle;
    if (const Outcome o = direction(call, true, handle, "send"); o != Outcome::Done) return o;
    std::string message;
    const Pickling pickling = pickleValue(call.thread, call[1], Value::none(), message);
    switch (pickling.end) {
    case PickleEnd::Done: break;
    case PickleEnd::Raised: // the slow way raises it again, in the frames where CPython does
    case PickleEnd::PicklingError:
    case PickleEnd::AsksLanguage:
        call.thread.exception = Value();
        return call.callInstead(libraryValue(call.thread, "multiprocessing.connection", "_send_slowly"), {call.self(), call[1]});
    }
    const Outcome o = sendMessage(call, handle, message, call[1]);
    return o == Outcome::Done ? call.done() : o == Outcome::Raised ? failedIn(call, "send") : o;
}

/// _send_at_once(obj): whether it could be sent without waiting. Only what is small: a pipe that takes anything takes so much.
Outcome sendAtOnce(Call &call)
{
    Value handle;
    if (const Outcome o = direction(call, true, handle, "send"); o != Outcome::Done) return o;
    std::string message;
    const Pickling pickling = pickleValue(call.thread, call[1], Value::none(), message);
    if (pickling.end == PickleEnd::Raised) call.thread.exception = Value(); // the slow way says it again
    if (pickling.end != PickleEnd::Done || message.size() + sizeof(std::uint32_t) > PIPE_BUF) return call.done(Value::boolean(false));
    const HandleState &state = handleState(call.machine, handle);
    if (state.isNonBlocking && !isTold(call.thread, state.head.number)) {
        std::string frame;
        appendFrame(frame, message);
        const SystemResult written = call.machine.host.write(call.thread, state.head.fd, frame.data(), frame.size());
        if (written.value < 0 && written.error == EAGAIN && written.wait == Wait::Go) return call.done(Value::boolean(false));
        return written.value < 0 ? failed(call.thread, written) : call.done(Value::boolean(true)); // so small a message goes whole or not at all
    }
    if (!isReady(call.thread, state.head.fd, POLLOUT)) return call.done(Value::boolean(false));
    const Outcome o = sendMessage(call, handle, message, call[1]);
    return o == Outcome::Done ? call.done(Value::boolean(true)) : o;
}

/// _send_pickle(data, item): pickled by the language; the item is for the trace.
Outcome sendPickle(Call &call)
{
    Value handle;
    if (const Outcome o = direction(call, true, handle, "send"); o != Outcome::Done) return o;
    const Outcome o = sendMessage(call, handle, vm::bytesOf(call.machine, call[1]), call[2]);
    return o == Outcome::Done ? call.done() : o;
}

Outcome receiveMessage(Call &call, std::string &message, const char *method, std::uint64_t most = UINT64_MAX)
{
    Value handle;
    if (const Outcome o = direction(call, false, handle, method); o != Outcome::Done) return o;
    const Outcome o = readMessage(call, handle, message, EventKind::PipeReadWait, most);
    if (o != Outcome::Raised) return o;
    const bool isEnd = vm::isInstance(call.machine, call.thread.exception, ClassId::EOFError);
    if (!isEnd) return failedIn(call, method);
    call.thread.exception = Value();
    return refuseBy(call, std::string("_ended_") + method);
}

void tellReceived(Call &call, Value item)
{
    const HandleState &state = handleState(call.machine, readerOf(call));
    if (!isTold(call.thread, state.head.number)) return;
    if (state.channel == 0) vm::emitValue(call.thread, EventKind::SocketReceive, state.head.number, 0, currentLine(call.thread), item);
    else vm::emitValue(call.thread, EventKind::PipeRead, state.head.number, nextSequence(channelOf(call.machine, readerOf(call)).head), currentLine(call.thread), item);
}

Outcome receive(Call &call)
{
    std::string message;
    if (const Outcome o = receiveMessage(call, message, "recv"); o != Outcome::Done) return o;
    const bool isForeign = connection(call)->raw<ConnectionState>()->isForeign != 0;
    const Pickling pickling = unpickleValue(call.thread, message, call.result, isForeign ? Trust::PlainData : Trust::All);
    if (pickling.end == PickleEnd::Raised) return Outcome::Raised;
    if (pickling.end == PickleEnd::AsksLanguage) {
        const Value data = vm::makeBytes(call.thread, message);
        tellReceived(call, data);
        if (isForeign) return call.callInstead(libraryValue(call.thread, "multiprocessing.connection", "_loads_known"), {data});
        return call.callInstead(libraryValue(call.thread, "pickle", "loads"), {data});
    }
    tellReceived(call, call.result);
    return Outcome::Done;
}

Outcome sendBytes(Call &call)
{
    if (!vm::isBytesLike(call.machine, call[1]))
        return callWithBytes(call, "send_bytes", "memoryview: a bytes-like object is required, not '%s'");
    const std::string_view all = vm::bytesOf(call.machine, call[1]);
    std::int64_t offset = 0, size = static_cast<std::int64_t>(all.size());
    if (const Outcome o = intArgument(call, call[2], offset); o != Outcome::Done) return o;
    if (offset < 0) return refuseBy(call, "_negative_offset");
    if (offset > size) return refuseBy(call, "_offset_too_large");
    size -= offset;
    if (!call[3].isNone()) {
        std::int64_t wanted = 0;
        if (const Outcome o = intArgument(call, call[3], wanted); o != Outcome::Done) return o;
        if (wanted < 0) return refuseBy(call, "_negative_size");
        if (wanted > size) return refuseBy(call, "_size_too_large");
        size = wanted;
    }
    Value handle;
    if (const Outcome o = direction(call, true, handle, "send_bytes"); o != Outcome::Done) return o;
    const Outcome o = sendMessage(call, handle, all.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size)), call[1]);
    return o == Outcome::Done ? call.done() : o == Outcome::Raised ? failedIn(call, "send_bytes") : o;
}

Outcome receiveBytes(Call &call)
{
    std::int64_t most = INT64_MAX;
    if (!call[1].isNone()) {
        if (const Outcome o = intArgument(call, call[1], most); o != Outcome::Done) return o;
        if (most < 0) return refuseBy(call, "_negative_maxlength");
    }
    std::string message;
    if (const Outcome o = receiveMessage(call, message, "recv_bytes", static_cast<std::uint64_t>(most)); o != Outcome::Done) return o;
    call.result = vm::makeBytes(call.thread, message);
    tellReceived(call, call.result);
    return Outcome::Done;
}

/// Whether one of the descriptors is ready by the deadline: their places in the list. None: for ever.
Outcome waitForAny(Call &call, std::vector<vm::PollItem> &items, Value seconds, bool &any)
{
    Thread &t = call.thread;
    std::int64_t timeout = 0;
    if (const Outcome o = secondsArgument(call, seconds, timeout, FirstUse::Sum); o != Outcome::Done) return o;
    Waiting waiting(t, WaitReason::Pipe, EventKind::PipeReadWait, 0, timeout);
    const std::int64_t deadline = timeout == 0 ? 0 : waiting.deadline();
    const SystemResult ready = call.machine.host.poll(t, items.data(), items.size(), deadline);
    if (ready.wait == Wait::Parked) waiting.park();
    if (ready.value < 0) return failed(t, ready);
    any = ready.value > 0;
    return Outcome::Done;
}

Outcome pollConnection(Call &call)
{
    Value handle;
    if (const Outcome o = direction(call, false, handle, "poll"); o != Outcome::Done) return o;
    std::vector<vm::PollItem> items{{handleState(call.machine, handle).head.fd, POLLIN, 0}};
    bool any = false;
    const Outcome o = waitForAny(call, items, call[1], any);
    return o == Outcome::Done ? call.done(Value::boolean(any)) : o;
}

/// _wait(descriptors, timeout): those of the list of numbers that are ready to be read.
Outcome waitDescriptors(Call &call)
{
    const vm::Items list = vm::itemsOf(call.machine, call[0]);
    std::vector<vm::PollItem> items(list.count);
    for (std::size_t i = 0; i < list.count; ++i) items[i] = {static_cast<int>(list[i].asInt()), POLLIN, 0};
    bool any = false;
    if (const Outcome o = waitForAny(call, items, call[1], any); o != Outcome::Done) return o;
    std::vector<Value> ready;
    for (const vm::PollItem &item : items)
        if (item.revents) ready.push_back(Value::integer(item.fd));
    return call.done(vm::makeList(call.thread, ready.data(), ready.size()));
}

Outcome closeHandle(Call &call, Value handle, bool writing)
{
    if (handle.isNone()) return Outcome::Done;
    HandleState &state = handleState(call.machine, handle);
    if (state.head.fd < 0) return Outcome::Done;
    if (state.channel != 0 && call.machine.at<PlainObject>(handle)->flags & PlainObject::Traced)
        tellFree(call.thread, EventKind::PipeClose, state.head.number, trace::Value::integer(writing ? 1 : 0));
    else if (state.channel == 0 && isTold(call.thread, state.head.number))
        tellFree(call.thread, EventKind::SocketClose, state.head.number);
    const int fd = state.head.fd;
    state.head.fd = -1;
    const SystemResult closed = call.machine.host.close(call.thread, fd);
    return closed.value < 0 ? failed(call.thread, closed) : Outcome::Done;
}

Outcome closeConnection(Call &call)
{
    if (const Outcome o = closeHandle(call, readerOf(call), false); o != Outcome::Done) return o;
    const Outcome o = closeHandle(call, writerOf(call), true);
    return o == Outcome::Done ? call.done() : o;
}

/// _read_alone(): this process alone reads here, always by recv(), and nobody asks whether there is something to read.
Outcome readAlone(Call &call)
{
    if (!call.machine.host.isSimulated()) handleState(call.machine, readerOf(call)).readsAlone = 1;
    return call.done();
}

/// _write_at_once(): sending looks for room by trying; the other end and other processes' descriptors are none of its concern.
Outcome writeAtOnce(Call &call)
{
    HandleState &state = handleState(call.machine, writerOf(call));
    if (!call.machine.host.isSimulated() && call.machine.host.setBlocking(call.thread, state.head.fd, false).value >= 0) state.isNonBlocking = 1;
    return call.done();
}

Outcome fileNumber(Call &call)
{
    for (const Value handle : {readerOf(call), writerOf(call)})
        if (!isClosed(call.machine, handle)) return call.done(Value::integer(handleState(call.machine, handle).head.fd));
    return refuseBy(call, "_closed_fileno");
}

Outcome isClosedNow(Call &call) { return call.done(Value::boolean(isClosed(call.machine, readerOf(call)) && isClosed(call.machine, writerOf(call)))); }

/// _new(cls, reader, writer, foreign): for a socket both are the same handle.
Outcome makeConnection(Call &call)
{
    PlainObject *object = newPlain<ConnectionState>(call.thread, call[0].asHandle(), Tag::Connection, 2);
    object->raw<ConnectionState>()->isForeign = call[3].isTrue() ? 1 : 0;
    object->values()[0] = call[1];
    object->values()[1] = call[2];
    return call.done(vm::valueOf(call.thread, object));
}

/// pipe(kind word, locked): (reader, writer) as handles. locked: its readers take turns by a lock.
Outcome pipe(Call &call)
{
    Value ends[2];
    if (const Outcome o = makePipe(call, trace::ObjectKind::Pipe, vm::textOf(call.machine, call[0]), 0, ends[0], ends[1]); o != Outcome::Done) return o;
    if (call[1].isTrue()) letReadAhead(call.thread, ends[0]);
    return call.done(vm::makeTuple(call.thread, ends, 2));
}

/// socket_pair(kind word): (reader, writer) of one end, then of the other. Each end is one socket with a descriptor for each way.
Outcome socketPair(Call &call)
{
    Thread &t = call.thread;
    vm::Host &host = call.machine.host;
    int fds[4] = {-1, -1, -1, -1};
    SystemResult made = host.socketPair(t, fds);
    for (int i = 0; i < 2 && made.value >= 0; ++i) {
        made = host.duplicate(t, fds[i]);
        fds[2 + i] = static_cast<int>(made.value);
    }
    if (made.value < 0) {
        for (const int fd : fds)
            if (fd >= 0) static_cast<void>(host.close(t, fd));
        return failed(t, made);
    }
    const std::string word = vm::textOf(call.machine, call[0]);
    const int there[] = {fds[0], fds[3]}, back[] = {fds[1], fds[2]};
    Value ends[4];
    if (const Outcome o = makeChannel(call, trace::ObjectKind::Pipe, word, 0, there, ends[0], ends[3]); o != Outcome::Done) return o;
    if (const Outcome o = makeChannel(call, trace::ObjectKind::Pipe, word, 0, back, ends[2], ends[1]); o != Outcome::Done) return o;
    return call.done(vm::makeTuple(t, ends, 4));
}

/// _Handle._attach(fd, channel, number): a descriptor that came with a fresh start; without a channel: a socket, which the trace knows
/// by the number.
Outcome attachHandle(Call &call)
{
    const Value handle = makeHandle(call.thread, static_cast<int>(call[1].asInt()), static_cast<std::uint64_t>(call[2].asInt()));
    if (call[2].asInt() == 0) handleState(call.machine, handle).head.number = static_cast<std::uint32_t>(call[3].asInt());
    return call.done(handle);
}

} // namespace

void defineConnections(Thread &t, Handle module)
{
    const Handle handle = vm::makeBuiltinClass(t, "_Handle", "_multiprocessing", vm::Kind::Plain);
    vm::defineMethods(t, handle, {
        {"_attach", "class cls, fd, channel, number=0, /", attachHandle},
        {"fd", "property self, /", [](Call &c) { return c.done(Value::integer(handleState(c.machine, c.self()).head.fd)); }},
        {"channel", "property self, /", [](Call &c) { return c.done(vm::makeUnsigned(c.thread, handleState(c.machine, c.self()).channel)); }},
        {"close", "self", [](Call &c) {
             const Outcome o = closeHandle(c, c.self(), false);
             return o == Outcome::Done ? c.done() : o;
         }},
    });
    vm::setAttributeRaw(t, module, "_Handle", Value::object(handle));
    const Handle cls = vm::makeBuiltinClass(t, "Connection", "multiprocessing.connection", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"_new", "class cls, reader, writer, foreign=False, /", makeConnection},
        {"send", "self, obj", send},
        {"recv", "self", receive},
        {"_send_at_once", "self, obj, /", sendAtOnce},
        {"_send_pickle", "self, data, item, /", sendPickle},
        {"_read_alone", "self, /", readAlone},
        {"_write_at_once", "self, /", writeAtOnce},
        {"send_bytes", "self, buf, offset=0, size=None", sendBytes},
        {"recv_bytes", "self, maxlength=None", receiveBytes},
        {"poll", "self, timeout=0.0", pollConnection},
        {"close", "self", closeConnection},
        {"fileno", "self", fileNumber},
        {"closed", "property self, /", isClosedNow},
        {"readable", "property self, /", [](Call &c) { return c.done(Value::boolean(!readerOf(c).isNone())); }},
        {"writable", "property self, /", [](Call &c) { return c.done(Value::boolean(!writerOf(c).isNone())); }},
        {"_foreign", "property self, /", [](Call &c) { return c.done(Value::boolean(connection(c)->raw<ConnectionState>()->isForeign != 0)); }},
        {"_forget_reader", "self, /", [](Call &c) {
             connection(c)->values()[0] = Value::none();
             return c.done();
         }},
        {"_reader", "property self, /", [](Call &c) { return c.done(readerOf(c)); }},
        {"_writer", "property self, /", [](Call &c) { return c.done(writerOf(c)); }},
        {"__enter__", "self", [](Call &c) { return c.done(c.self()); }},
        {"__exit__", "self, type=None, value=None, traceback=None", closeConnection},
    });
    vm::setAttributeRaw(t, module, "Connection", Value::object(cls));
    vm::defineFunctions(t, module, {
        {"pipe", "word, locked=False, /", pipe},
        {"socket_pair", "word, /", socketPair},
        {"wait", "descriptors, timeout, /", waitDescriptors},
    });
}

} // namespace forkyard::modules
