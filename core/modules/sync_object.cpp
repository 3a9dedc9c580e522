// Waiting, numbers in the trace, and arguments that all synchronisation objects take.
#include "core/modules/sync_object.h"

#include "core/vm/attributes.h"
#include "core/vm/lists.h"

#include "core/vm/dicts.h"
#include "core/vm/introspection.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace forkyard::modules {

using vm::ClassId;

// -- The trace

namespace {

/// A manager's server makes what programs ask it for: those are the program's own.
bool isAskedFor(Thread &t)
{
    const Value home = moduleOf(t, "_trace");
    if (!home.isObject()) return false;
    const Value asked = vm::getAttributeRaw(t, home.asHandle(), "_asked_for");
    return asked.isBool() && asked.isTrue();
}

/// A pipe has two ends, each with a variable of its own; it keeps its number.
bool hasVariablesName(trace::ObjectKind kind)
{
    return (trace::isLockLike(kind) || trace::isQueueLike(kind) || kind == trace::ObjectKind::Pool || kind == trace::ObjectKind::Variable) && kind != trace::ObjectKind::Pipe;
}

} // namespace

std::uint32_t tellObject(Thread &t, trace::ObjectKind kind, trace::ObjectScope scope, std::string_view word, bool always)
{
    if (!t.writer) return 0;
    if (!always && t.frame && t.machine.at<vm::FrameObject>(t.frame)->flags & vm::FrameObject::Hidden && !isAskedFor(t)) return 0;
    // How many there are of a word is part of the program's state, so it stands in the heap: in whichever of the two modules
    // is there, for a program with sockets need not have the one of threads.
    const Value homes[] = {moduleOf(t, "_thread"), moduleOf(t, "_trace")};
    const std::string counter = "_count_" + std::string(word);
    std::int64_t count = 0;
    for (const Value &home : homes) {
        if (!home.isObject()) continue;
        const Value before = vm::getAttributeRaw(t, home.asHandle(), counter);
        if (before.isInt()) count = std::max(count, before.asInt());
    }
    ++count;
    vm::nameObjects(t, vm::NameSearch::Line);
    for (const Value &home : homes)
        if (home.isObject()) vm::setAttributeRaw(t, home.asHandle(), counter, Value::integer(count));
    const std::uint32_t number = t.machine.host.newObjects(1);
    t.writer->nameObject(number, kind, scope, std::string(word) + " " + std::to_string(count));
    if (hasVariablesName(kind)) vm::noteUnnamed(t, number, trace::packObject(kind, scope));
    return number;
}

// -- Waiting

Waiting::Waiting(Thread &t, WaitReason::Kind reason, trace::EventKind event, std::uint32_t number, std::int64_t timeout, std::uint64_t phase)
    : m_thread(t), m_event(event), m_timeout(timeout), m_phase(phase)
{
    m_reason.kind = reason;
    m_reason.object = number;
    if (t.waitState == phase) {
        m_begun = true;
        m_reason.deadline = t.waitDeadline;
    }
}

Waiting::~Waiting()
{
    if (!m_begun || m_parked) return;
    if (m_reason.object == 0 && m_thread.writer) m_thread.writer->emitAcquire(trace::EventKind::LibraryWake, 0, 0, currentLine(m_thread));
    m_thread.waitState = 0;
    m_thread.waitDeadline = 0;
}

void Waiting::begin()
{
    if (m_begun) return;
    m_begun = true;
    m_reason.deadline = WaitReason::NoDeadline;
    trace::Value duration;
    if (m_timeout != Forever) {
        const std::int64_t now = m_thread.machine.host.now(vm::Host::Clock::Monotonic);
        m_reason.deadline = m_timeout > WaitReason::NoDeadline - now ? WaitReason::NoDeadline : now + m_timeout;
        duration = trace::Value::integer(m_timeout);
    }
    m_thread.waitState = m_phase;
    m_thread.waitDeadline = m_reason.deadline;
    if (m_reason.object == 0 && m_thread.writer) m_thread.writer->emitRelease(trace::EventKind::LibraryWait, 0, 0, currentLine(m_thread), duration);
    // A condition's and a barrier's waits have a place in their order; whoever waits tells them.
    if (trace::kindInfo(m_event).order == trace::Order::Free) tellFree(m_thread, m_event, m_reason.object, duration);
    else if (m_event == trace::EventKind::BarrierWait && m_timeout != Forever) tellFree(m_thread, trace::EventKind::WaitLimit, m_reason.object, duration);
}

std::int64_t Waiting::deadline()
{
    begin();
    return m_reason.deadline;
}

Wait Waiting::on(std::uint32_t &word, std::uint32_t expected, std::uint32_t &waiters)
{
    if (atomicWord(word).load(std::memory_order_acquire) != expected) return Wait::Go;
    if (m_timeout == 0) return Wait::TimedOut;
    begin();
    __atomic_add_fetch(&waiters, 1, __ATOMIC_SEQ_CST);
    const Wait answer = m_thread.machine.host.block(m_thread, m_reason, &atomicWord(word), expected);
    __atomic_sub_fetch(&waiters, 1, __ATOMIC_SEQ_CST);
    m_parked = answer == Wait::Parked;
    if (answer == Wait::Raised) vm::showInterrupted(m_thread, m_reason.deadline != WaitReason::NoDeadline ? "_timed" : "");
    if (answer == Wait::TimedOut || answer == Wait::Raised) giveUp(answer);
    return answer;
}

void Waiting::giveUp(Wait answer)
{
    // Some waits have an end of their own that says it.
    const bool isQueue = m_event == trace::EventKind::QueuePutWait || m_event == trace::EventKind::QueueGetWait;
    if (m_event == trace::EventKind::ConditionWait || m_event == trace::EventKind::ThreadJoinBegin || (isQueue && answer == Wait::TimedOut)) return;
    tellFree(m_thread, trace::EventKind::WaitGivenUp, m_reason.object);
}

// -- Arguments

namespace {

constexpr double LongestSeconds = 9223372036.0; // threading.TIMEOUT_MAX

Outcome toSeconds(Call &call, Value v, double &seconds)
{
    const Machine &m = call.machine;
    if (vm::isFloatLike(m, v)) {
        seconds = vm::realOf(m, v);
        if (std::isnan(seconds)) return call.raise(ClassId::ValueError, "Invalid value NaN (not a number)");
        return Outcome::Done;
    }
    if (!vm::isIntLike(m, v)) return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", vm::typeName(m, v).c_str());
    if (!vm::intToReal(m, v, seconds)) return call.raise(ClassId::OverflowError, "timestamp too large to convert to C _PyTime_t");
    return Outcome::Done;
}

} // namespace

namespace {

/// As CPython words it: for a float and for an int.
Outcome tooLong(Call &call, Value v)
{
    if (vm::isFloatLike(call.machine, v)) return call.raise(ClassId::OverflowError, "timestamp out of range for platform time_t");
    return call.raise(ClassId::OverflowError, "timestamp too large to convert to C _PyTime_t");
}

Outcome notSeconds(Call &call, Value v, FirstUse use)
{
    const std::string type = vm::typeName(call.machine, v);
    const auto refuse = [&](const char *before, const char *behind) { return call.raise(ClassId::TypeError, "%s%s%s", before, type.c_str(), behind); };
    switch (use) {
    case FirstUse::AsInteger: return refuse("'", "' object cannot be interpreted as an integer");
    case FirstUse::AsReal: return refuse("must be real number, not ", "");
    case FirstUse::IsMoreThanZero: return refuse("'>' not supported between instances of '", "' and 'int'");
    case FirstUse::IsLessThanZero: return refuse("'<' not supported between instances of '", "' and 'int'");
    case FirstUse::LargerOfBoth: return refuse("'>' not supported between instances of 'int' and '", "'");
    case FirstUse::Sum: return refuse("unsupported operand type(s) for +: 'float' and '", "'");
    }
    return Outcome::Raised;
}

} // namespace

Outcome secondsArgument(Call &call, Value v, std::int64_t &timeout, FirstUse use)
{
    timeout = Forever;
    if (v.isNone() || v.isUnbound()) return Outcome::Done;
    if (use != FirstUse::AsInteger && !vm::isFloatLike(call.machine, v) && !vm::isIntLike(call.machine, v)) return notSeconds(call, v, use);
    double seconds = 0;
    if (const Outcome o = toSeconds(call, v, seconds); o != Outcome::Done) return o;
    if (seconds > LongestSeconds) return tooLong(call, v);
    timeout = seconds <= 0 ? 0 : static_cast<std::int64_t>(std::ceil(seconds * 1e9));
    return Outcome::Done;
}

Outcome lockArguments(Call &call, Value blocking, Value v, std::int64_t &timeout)
{
    timeout = Forever;
    const Machine &m = call.machine;
    if (!blocking.isBool() && !vm::isIntLike(m, blocking))
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", vm::typeName(m, blocking).c_str());
    double seconds = -1;
    if (!v.isUnbound())
        if (const Outcome o = toSeconds(call, v, seconds); o != Outcome::Done) return o;
    if (!isTrue(call.thread, blocking)) {
        if (seconds != -1) return call.raise(ClassId::ValueError, "can't specify a timeout for a non-blocking call");
        timeout = 0;
        return Outcome::Done;
    }
    if (seconds == -1) return Outcome::Done;
    if (std::isnan(seconds)) return call.raise(ClassId::ValueError, "Invalid value NaN (not a number)");
    if (seconds < 0) return call.raise(ClassId::ValueError, "timeout value must be positive");
    if (seconds > LongestSeconds) return tooLong(call, v);
    timeout = static_cast<std::int64_t>(std::ceil(seconds * 1e9));
    return Outcome::Done;
}

bool isTrue(Thread &t, Value v)
{
    if (v.isBool()) return v.isTrue();
    bool result = true;
    if (vm::truth(t, v, result) != Outcome::Done) return true;
    return result;
}

Outcome intArgument(Call &call, Value v, std::int64_t &number)
{
    if (v.isInt()) {
        number = v.asInt();
        return Outcome::Done;
    }
    if (!vm::isIntLike(call.machine, v))
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", vm::typeName(call.machine, v).c_str());
    if (!vm::fitsInt64(call.machine, v, number)) return call.raise(ClassId::OverflowError, "Python int too large to convert to C int");
    return Outcome::Done;
}

std::string addressText(const Machine &m, Value v)
{
    char text[24];
    std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(vm::identityOf(m, v)));
    return text;
}

Value moduleOf(Thread &t, std::string_view name) { return vm::dictGetStr(t, Value::object(t.machine.modules), name); }

Value libraryValue(Thread &t, std::string_view module, std::string_view name)
{
    const Value loaded = moduleOf(t, module);
    return loaded.isObject() ? vm::getAttributeRaw(t, loaded.asHandle(), name) : Value();
}

Outcome callWithBytes(Call &call, const char *method, const char *text)
{
    Value function;
    if (const Outcome o = vm::getAttribute(call.thread, call.self(), bytecode::intern(method), function); o != Outcome::Done) return o;
    std::vector<Value> arguments{function, vm::makeStr(call.thread, text)};
    for (std::uint32_t k = 1; k < call.count(); ++k) arguments.push_back(call[k]);
    const Value all = vm::makeTuple(call.thread, arguments.data(), arguments.size());
    return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(vm::PreludeId::with_bytes)], {all});
}

} // namespace forkyard::modules
