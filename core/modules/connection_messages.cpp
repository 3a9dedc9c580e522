// Messages with a length in front, through pipes and sockets: written whole, read one by one or, where nobody could tell, further than that.
#include "core/modules/process_objects.h"

#include "core/vm/exceptions.h"
#include "core/vm/native.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;
using vm::SystemResult;

bool isReady(Thread &t, int fd, short events)
{
    vm::PollItem item{fd, events, 0};
    return t.machine.host.poll(t, &item, 1, 0).value != 0;
}

Outcome failed(Thread &t, const SystemResult &result)
{
    if (result.wait == Wait::Parked) return Outcome::Blocked;
    if (result.wait == Wait::Raised) return Outcome::Raised;
    return vm::raiseErrno(t, result.error);
}

void letReadAhead(Thread &t, Value reader)
{
    // In a simulated machine what is in a pipe is a part of its state.
    if (!t.machine.host.isSimulated()) channelOf(t.machine, reader).readsAhead = 1;
}

void appendFrame(std::string &out, std::string_view message)
{
    if (message.size() <= 0x7fffffff) {
        const std::uint32_t length = __builtin_bswap32(static_cast<std::uint32_t>(message.size()));
        out.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        const std::uint64_t length = __builtin_bswap64(message.size());
        out.append("\xff\xff\xff\xff", 4);
        out.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    out.append(message);
}

Outcome writeAll(Call &call, Value handle, std::string_view bytes, bool told)
{
    Thread &t = call.thread;
    const HandleState &state = handleState(call.machine, handle);
    // What went out already when the virtual host put the thread aside.
    std::uint64_t done = t.waitState;
    t.waitState = 0;
    if (told && done == 0 && isTold(t, state.head.number) && !isReady(t, state.head.fd, POLLOUT)) tellFree(t, EventKind::PipeWriteWait, state.head.number);
    while (done < bytes.size()) {
        const SystemResult written = call.machine.host.write(t, state.head.fd, bytes.data() + done, bytes.size() - done);
        if (written.value < 0) {
            if (state.isNonBlocking && written.wait == Wait::Go && written.error == EAGAIN) {
                vm::PollItem item{state.head.fd, POLLOUT, 0};
                const SystemResult room = call.machine.host.poll(t, &item, 1, WaitReason::NoDeadline);
                if (room.value >= 0) continue;
                if (room.wait == Wait::Parked) t.waitState = done;
                return failed(t, room);
            }
            if (written.wait == Wait::Parked) t.waitState = done;
            return failed(t, written);
        }
        done += static_cast<std::uint64_t>(written.value);
    }
    return Outcome::Done;
}

/// How far a message has come: its head, of 4 or 12 bytes, then its content.
struct MessageSize {
    std::size_t head = 4;
    std::uint64_t content = 0;
    bool isKnown = false;
};

/// Reads the head, as far as it is there. A signed length that is negative but for -1 is none, as CPython takes it.
void lookAtHead(std::string_view all, MessageSize &size)
{
    if (size.isKnown || all.size() < size.head) return;
    if (size.head == 4) {
        std::uint32_t length = 0;
        std::memcpy(&length, all.data(), sizeof length);
        length = __builtin_bswap32(length);
        size.isKnown = length != 0xffffffff;
        if (!size.isKnown) size.head = 12;
        else size.content = length > 0x7fffffff ? 0 : length;
    } else {
        std::memcpy(&size.content, all.data() + 4, sizeof size.content);
        size.content = __builtin_bswap64(size.content);
        size.isKnown = true;
    }
}

namespace {

/// Tells that a thread waits at an end that has no name in the trace, as the library's own pipes have none; or at a socket.
class UnnamedWait {
public:
    UnnamedWait(Thread &t, bool begins, bool goesOn, std::uint32_t socket) : m_thread(t), m_begun(begins || goesOn)
    {
        if (begins) t.writer->emitRelease(EventKind::LibraryWait, socket, 0, currentLine(t));
    }
    ~UnnamedWait() { end(); }
    void end()
    {
        if (m_begun && m_thread.writer) m_thread.writer->emitAcquire(EventKind::LibraryWake, 0, 0, currentLine(m_thread));
        m_begun = false;
    }
    void park() { m_begun = false; }

private:
    Thread &m_thread;
    bool m_begun;
};

/// What one that reads alone has already of its messages.
std::string_view readBefore(const Machine &m, Value handle)
{
    const Value ahead = m.at<PlainObject>(handle)->values()[0];
    return ahead.isNone() ? std::string_view() : vm::bytesOf(m, ahead).substr(handleState(m, handle).aheadAt);
}

/// The next message, if all of it was read before. Not for messages of the long form.
bool takeRead(const Machine &m, Value handle, std::string &message, std::uint64_t most)
{
    const std::string_view ahead = readBefore(m, handle);
    MessageSize size;
    lookAtHead(ahead, size);
    if (!size.isKnown || size.content > most || ahead.size() - size.head < size.content) return false;
    message.assign(ahead.substr(size.head, size.content));
    HandleState &state = handleState(m, handle);
    state.aheadAt += static_cast<std::uint32_t>(size.head + size.content);
    if (ahead.size() == size.head + size.content) m.at<PlainObject>(handle)->values()[0] = Value::none();
    return true;
}

/// Bytes beyond the message that is read now: how many more to ask for, those that were read before, those to leave.
class ReadAhead {
public:
    ReadAhead(Thread &t, Value handle) : m_thread(t), m_handle(handle), m_state(handleState(t.machine, handle))
    {
        if (m_state.channel != 0 && channelOf(t.machine, handle).readsAhead) m_shared = &channelOf(t.machine, handle);
    }
    std::size_t wanted(bool isHeadKnown) const
    {
        constexpr std::size_t Chunk = 16 * 1024;
        return m_state.readsAlone ? Chunk : m_shared && isHeadKnown ? sizeof m_shared->ahead : 0;
    }
    void take(std::string &all)
    {
        if (m_state.readsAlone) {
            all = readBefore(m_thread.machine, m_handle);
            m_thread.machine.at<PlainObject>(m_handle)->values()[0] = Value::none();
        } else if (m_shared) {
            all.assign(m_shared->ahead, m_shared->aheadBytes);
            m_shared->aheadBytes = 0;
        }
    }
    void leave(std::string_view rest)
    {
        if (rest.empty()) return;
        if (m_state.readsAlone) {
            m_thread.machine.at<PlainObject>(m_handle)->values()[0] = vm::makeBytes(m_thread, rest);
            m_state.aheadAt = 0;
        } else if (m_shared && rest.size() <= sizeof m_shared->ahead) {
            std::memcpy(m_shared->ahead, rest.data(), rest.size());
            m_shared->aheadBytes = static_cast<std::uint32_t>(rest.size());
        }
    }

private:
    Thread &m_thread;
    Value m_handle;
    HandleState &m_state;
    ChannelState *m_shared = nullptr;
};

} // namespace

Outcome readMessage(Call &call, Value handle, std::string &message, EventKind waitEvent, std::uint64_t most)
{
    Thread &t = call.thread;
    if (handleState(call.machine, handle).readsAlone && t.waitState == 0 && takeRead(call.machine, handle, message, most)) return Outcome::Done;
    ReadAhead ahead(t, handle);
    const HandleState &state = handleState(call.machine, handle);
    // Head and content together; what was read so far stands in the thread's roots while it is put aside.
    std::string all;
    constexpr std::uint64_t Resumed = ~std::uint64_t{0};
    // A peer may claim any length: room is made for what comes, not for what was promised.
    constexpr std::size_t Block = 1 << 20;
    const bool isNamed = isTold(t, state.head.number) && state.channel != 0, isResumed = t.waitState == Resumed;
    UnnamedWait unnamed(t, t.writer && !isNamed && !isResumed && !isReady(t, state.head.fd, POLLIN), t.writer && !isNamed && isResumed, state.channel == 0 ? state.head.number : 0);
    if (isResumed) {
        all = vm::bytesOf(call.machine, t.roots.back());
        t.roots.pop_back();
        t.waitState = 0;
    } else if (isNamed && !isReady(t, state.head.fd, POLLIN)) {
        tellFree(t, waitEvent, state.head.number);
    }
    if (!isResumed) ahead.take(all);
    MessageSize size;
    while (true) {
        lookAtHead(all, size);
        if (!size.isKnown) lookAtHead(all, size); // the long form's second part
        if (size.isKnown && size.content > most && hasTag(call.machine, call.self(), Tag::Connection))
            return call.callInstead(libraryValue(t, "multiprocessing.connection", "_bad_message_length"), {call.self()});
        const std::uint64_t end = size.isKnown ? size.head + size.content : size.head;
        if (size.isKnown && all.size() >= end) break;
        const std::uint64_t left = end - all.size();
        if (all.size() > call.machine.heap.limitBytes()) return vm::raiseErrno(t, ENOMEM);
        const std::size_t before = all.size(), wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, Block)) + ahead.wanted(size.isKnown);
        all.resize(before + wanted);
        const SystemResult got = call.machine.host.read(t, state.head.fd, all.data() + before, wanted);
        all.resize(before + (got.value > 0 ? static_cast<std::size_t>(got.value) : 0));
        if (got.wait == Wait::Parked) unnamed.park();
        else unnamed.end();
        if (got.value < 0) {
            if (got.wait == Wait::Parked) {
                t.roots.push_back(vm::makeBytes(t, all));
                t.waitState = Resumed;
            } else {
                ahead.leave(all); // a head that was read before is not lost
            }
            return failed(t, got);
        }
        if (got.value == 0) {
            if (all.empty()) return vm::raiseValue(t, vm::makeExceptionObject(t, call.machine.classes[static_cast<unsigned>(ClassId::EOFError)], call.machine.emptyTuple));
            return call.raise(ClassId::OSError, "got end of file during message");
        }
    }
    ahead.leave(std::string_view(all).substr(size.head + size.content));
    all.resize(size.head + size.content);
    all.erase(0, size.head);
    message = std::move(all);
    return Outcome::Done;
}

} // namespace forkyard::modules
