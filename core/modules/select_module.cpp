// _select: waiting until one of several descriptors can be read or written. select and selectors are written over it.
#include "core/modules/network_modules.h"
#include "core/modules/sync_object.h"
#include "core/modules/system_modules.h"

#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <poll.h>
#include <vector>

namespace forkyard::modules {

namespace {

using trace::EventKind;
using vm::ClassId;

/// False with an exception set: not a list of pairs (descriptor, events as poll(2) has them).
bool itemsToWaitFor(Call &call, std::vector<vm::PollItem> &items)
{
    const Machine &m = call.machine;
    if (!vm::isList(m, call[0])) {
        call.raise(ClassId::TypeError, "a list of pairs is required");
        return false;
    }
    const vm::Items pairs = vm::itemsOf(m, call[0]);
    for (std::size_t i = 0; i < pairs.count; ++i) {
        const vm::Items pair = vm::isTuple(m, pairs[i]) ? vm::itemsOf(m, pairs[i]) : vm::Items{};
        if (pair.count != 2 || !pair[0].isInt() || !pair[1].isInt()) {
            call.raise(ClassId::TypeError, "a pair of a descriptor and its events is required");
            return false;
        }
        items.push_back({static_cast<int>(pair[0].asInt()), static_cast<short>(pair[1].asInt()), 0});
    }
    return true;
}

std::string waitText(const std::vector<vm::PollItem> &items)
{
    return items.size() == 1 ? std::string("1 descriptor") : std::to_string(items.size()) + " descriptors";
}

/// The thread stands at the line of the program that has called the loop, no longer where the last coroutine gave way.
void standAtCaller(Thread &t)
{
    const vm::Machine &m = t.machine;
    vm::Handle handle = t.frame;
    while (handle && m.at<vm::FrameObject>(handle)->flags & vm::FrameObject::Hidden) handle = m.at<vm::FrameObject>(handle)->caller;
    if (!handle) return;
    const auto *frame = m.at<vm::FrameObject>(handle);
    const vm::LoadedCode &loaded = *m.codes[frame->code];
    const auto &spans = frame->lined ? loaded.code->spans : loaded.code->fastSpans;
    if (frame->pc < spans.size()) t.lineWord->store(vm::packedLine(loaded, spans[frame->pc].line), std::memory_order_relaxed);
}

/// poll(items, timeout=None, loop=False, emptied=-1): those of the pairs that are ready, with what they are ready for. `loop`: an event
/// loop waits, for its timers as well. `emptied`: a pipe whose bytes only say that there is something to see; they are read at once.
Outcome pollDescriptors(Call &call)
{
    Thread &t = call.thread;
    std::vector<vm::PollItem> items;
    if (!itemsToWaitFor(call, items)) return Outcome::Raised;
    const bool isAgain = t.waitDeadline != 0;
    if (!isAgain) {
        t.waitDeadline = WaitReason::NoDeadline;
        if (!call[1].isNone()) {
            std::int64_t ns = 0;
            t.waitDeadline = 0;
            if (const Outcome o = secondsOf(call, 1, "timeout must be non-negative", ns); o != Outcome::Done) return o;
            t.waitDeadline = call.machine.host.now(vm::Host::Clock::Monotonic) + ns;
        }
        if (call[2].isTrue()) standAtCaller(t);
        if (t.writer) t.writer->emitText(EventKind::IoWaitBegin, 0, 0, currentLine(t), call[2].isTrue() ? std::string("event loop") : waitText(items));
    }
    const vm::SystemResult r = call.machine.host.poll(t, items.data(), items.size(), t.waitDeadline);
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    t.waitDeadline = 0;
    if (t.writer) t.writer->emitAcquire(EventKind::IoWaitEnd, 0, 0, currentLine(t));
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return vm::raiseErrno(t, r.error);
    const Value ready = vm::makeList(t, nullptr, 0);
    for (const vm::PollItem &item : items) {
        if (item.revents == 0) continue;
        if (item.fd == call[3].asInt()) {
            char bytes[512];
            call.machine.host.read(t, item.fd, bytes, sizeof bytes);
        }
        const Value pair[] = {Value::integer(item.fd), Value::integer(item.revents)};
        vm::listAppend(t, ready, vm::makeTuple(t, pair, 2));
    }
    return call.done(ready);
}

} // namespace

void defineSelectModule(vm::Thread &t, Handle module)
{
    vm::defineFunctions(t, module, {{"poll", "items, timeout=None, loop=False, emptied=-1", pollDescriptors}});
    constexpr std::pair<const char *, int> constants[] = {{"POLLIN", POLLIN}, {"POLLOUT", POLLOUT}, {"POLLERR", POLLERR}, {"POLLHUP", POLLHUP}, {"POLLNVAL", POLLNVAL}, {"POLLPRI", POLLPRI}};
    for (const auto &[name, value] : constants) vm::setAttributeRaw(t, module, name, Value::integer(value));
}

} // namespace forkyard::modules
