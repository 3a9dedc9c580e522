// time: clocks and sleep by the host (which stretches or simulates them), calendar by libc.
#include "core/modules/system_modules.h"

#include "core/bytecode/symbol.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

namespace forkyard::modules {

using namespace vm;

Outcome secondsOf(Call &call, std::uint32_t argument, const char *negativeMessage, std::int64_t &ns)
{
    const Machine &m = call.machine;
    const Value v = call[argument];
    double seconds = 0;
    if (isFloatLike(m, v)) seconds = realOf(m, v);
    else if (!isIntLike(m, v)) return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, v).c_str());
    else if (!intToReal(m, v, seconds)) seconds = HUGE_VAL;
    if (std::isnan(seconds)) return call.raise(ClassId::ValueError, "Invalid value NaN (not a number)");
    if (seconds < 0) return call.raise(ClassId::ValueError, "%s", negativeMessage);
    if (seconds > 9.2e9) return call.raise(ClassId::OverflowError, "timestamp too large to convert to C _PyTime_t");
    ns = static_cast<std::int64_t>(std::llround(std::ceil(seconds * 1e9)));
    return Outcome::Done;
}

namespace {

template <Host::Clock clock>
Outcome clockSeconds(Call &call) { return call.done(Value::real(static_cast<double>(call.machine.host.now(clock)) / 1e9)); }
template <Host::Clock clock>
Outcome clockNanoseconds(Call &call) { return call.done(makeInt(call.thread, call.machine.host.now(clock))); }

Outcome timeSleep(Call &call)
{
    Thread &t = call.thread;
    if (t.waitDeadline == 0) {
        std::int64_t ns = 0;
        if (const Outcome o = secondsOf(call, 0, "sleep length must be non-negative", ns); o != Outcome::Done) return o;
        t.waitDeadline = call.machine.host.now(Host::Clock::Monotonic) + ns;
        if (t.writer) t.writer->emitRelease(trace::EventKind::SleepBegin, 0, 0, t.lineWord->load(std::memory_order_relaxed), trace::Value::integer(ns));
    }
    for (;;) {
        switch (call.machine.host.block(t, {WaitReason::Sleep, 0, t.waitDeadline}, nullptr, 0)) {
        case Wait::Go: continue;
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: t.waitDeadline = 0; return Outcome::Raised;
        case Wait::TimedOut:
            t.waitDeadline = 0;
            if (t.writer) t.writer->emitAcquire(trace::EventKind::SleepEnd, 0, 0, t.lineWord->load(std::memory_order_relaxed));
            return call.done();
        }
    }
}

/// Seconds since 1970, now where none are given.
Outcome momentOf(Call &call, std::uint32_t i, std::time_t &when)
{
    const Machine &m = call.machine;
    double seconds = 0;
    if (call[i].isNone()) seconds = std::floor(static_cast<double>(m.host.now(Host::Clock::Real)) / 1e9);
    else if (isFloatLike(m, call[i])) seconds = realOf(m, call[i]);
    else if (!isIntLike(m, call[i])) return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, call[i]).c_str());
    else if (!intToReal(m, call[i], seconds)) seconds = HUGE_VAL;
    if (std::isnan(seconds)) return call.raise(ClassId::ValueError, "Invalid value NaN (not a number)");
    if (std::fabs(seconds) >= 9.2e18) return call.raise(ClassId::OverflowError, "timestamp out of range for platform time_t");
    when = static_cast<std::time_t>(std::floor(seconds));
    return Outcome::Done;
}

/// Beside the nine: what no program can write as an attribute's name.
constexpr const char *ZoneName = " zone", *OffsetName = " offset";

Value fieldsOf(Thread &t, const std::tm &tm)
{
    const int numbers[] = {tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, (tm.tm_wday + 6) % 7, tm.tm_yday + 1, tm.tm_isdst};
    Value values[9];
    for (int i = 0; i < 9; ++i) values[i] = Value::integer(numbers[i]);
    const Value module = dictGetStr(t, Value::object(t.machine.modules), "time");
    TupleObject *fields = newTuple(t, 9, getAttributeRaw(t, module.asHandle(), "struct_time").asHandle());
    std::copy_n(values, 9, fields->items());
    const Value result = valueOf(t, fields);
    setAttributeRaw(t, result.asHandle(), ZoneName, makeStr(t, tm.tm_zone ? tm.tm_zone : ""));
    setAttributeRaw(t, result.asHandle(), OffsetName, Value::integer(tm.tm_gmtoff));
    return result;
}

/// struct_time(sequence): nine numbers, and where they are given the zone's name and its distance.
Outcome makeFields(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    if (!isTuple(m, call[1])) return call.callInstead(getAttributeRaw(t, dictGetStr(t, Value::object(m.modules), "time").asHandle(), "_made_of"), {call[0], call[1]});
    const std::size_t count = itemsOf(m, call[1]).count;
    if (count < 9) return call.raise(ClassId::TypeError, "time.struct_time() takes an at least 9-sequence (%zu-sequence given)", count);
    if (count > 11) return call.raise(ClassId::TypeError, "time.struct_time() takes an at most 11-sequence (%zu-sequence given)", count);
    TupleObject *fields = newTuple(t, 9, call[0].asHandle());
    const Items items = itemsOf(m, call[1]);
    for (std::size_t i = 0; i < 9; ++i) fields->items()[i] = items[i];
    const Value result = valueOf(t, fields);
    for (const char *name : {ZoneName, OffsetName}) {
        const std::size_t place = name == ZoneName ? 9 : 10;
        Value value = count > place ? itemsOf(m, call[1])[place] : Value::none();
        const Value of = ownAttribute(m, m.at<Object>(call[1]), bytecode::intern(name));
        if (count == 9 && !of.isUnbound()) value = of;
        setAttributeRaw(t, result.asHandle(), name, value);
    }
    return call.done(result);
}

/// tm_zone, tm_gmtoff: None where the moment was not asked of the clock.
Outcome partBeside(Call &call, const char *name)
{
    const Value part = ownAttribute(call.machine, call.machine.at<Object>(call.self()), bytecode::intern(name));
    return call.done(part.isUnbound() ? Value::none() : part);
}

/// For copies and pickles: the class, and all eleven of its parts.
Outcome reduced(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    std::vector<Value> parts;
    for (std::size_t i = 0; i < 9; ++i) parts.push_back(itemsOf(m, call.self())[i]);
    for (const char *name : {ZoneName, OffsetName}) {
        const Value part = ownAttribute(m, m.at<Object>(call.self()), bytecode::intern(name));
        parts.push_back(part.isUnbound() ? Value::none() : part);
    }
    const Value whole = makeTuple(t, parts.data(), parts.size());
    const Value arguments = makeTuple(t, &whole, 1);
    const Value pair[] = {Value::object(classOf(m, call.self())), arguments};
    return call.done(makeTuple(t, pair, 2));
}

constexpr const char *FieldNames[] = {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"};

template <std::size_t index>
Outcome field(Call &call) { return call.done(itemsOf(call.machine, call.self())[index]); }

Outcome fieldsRepr(Call &call)
{
    const Items items = itemsOf(call.machine, call.self());
    std::string text = "time.struct_time(";
    for (std::size_t i = 0; i < std::size(FieldNames); ++i)
        text += std::string(i ? ", " : "") + FieldNames[i] + "=" + std::to_string(items[i].isInt() ? items[i].asInt() : 0);
    return call.done(makeStr(call.thread, text + ")"));
}

/// The nine numbers of a moment. `name`: whose argument it is.
Outcome brokenDown(Call &call, Value fields, const char *name, std::tm &tm)
{
    const Machine &m = call.machine;
    if (!isTuple(m, fields)) return call.raise(ClassId::TypeError, "Tuple or struct_time argument required");
    const Items items = itemsOf(m, fields);
    if (items.count != std::size(FieldNames)) return call.raise(ClassId::TypeError, "%s(): illegal time tuple argument", name);
    for (std::size_t i = 0; i < items.count; ++i)
        if (!items[i].isInt()) return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(m, items[i]).c_str());
    const auto number = [&](std::size_t i) { return static_cast<int>(items[i].asInt()); };
    tm = {};
    tm.tm_year = number(0) - 1900;
    tm.tm_mon = number(1) - 1;
    tm.tm_mday = number(2);
    tm.tm_hour = number(3);
    tm.tm_min = number(4);
    tm.tm_sec = number(5);
    tm.tm_wday = (number(6) + 1) % 7;
    tm.tm_yday = number(7) - 1;
    tm.tm_isdst = number(8);
    const Value zone = ownAttribute(m, m.at<Object>(fields), bytecode::intern(ZoneName)), offset = ownAttribute(m, m.at<Object>(fields), bytecode::intern(OffsetName));
    if (offset.isInt()) tm.tm_gmtoff = offset.asInt();
    // The name has to outlive this call: one of a set that does not grow.
    tm.tm_zone = isStr(m, zone) ? bytecode::symbolText(bytecode::intern(textOf(m, zone))).data() : tzname[tm.tm_isdst > 0 ? 1 : 0];
    return Outcome::Done;
}

/// What is 0 for the first of its kind becomes that; null: all are within their bounds, else what is said.
const char *outOfBounds(std::tm &tm)
{
    if (tm.tm_mon == -1) tm.tm_mon = 0;
    if (tm.tm_mday == 0) tm.tm_mday = 1;
    if (tm.tm_yday == -1) tm.tm_yday = 0;
    const auto within = [](int number, int least, int most) { return number >= least && number <= most; };
    if (!within(tm.tm_mon, 0, 11)) return "month out of range";
    if (!within(tm.tm_mday, 1, 31)) return "day of month out of range";
    if (!within(tm.tm_hour, 0, 23)) return "hour out of range";
    if (!within(tm.tm_min, 0, 59)) return "minute out of range";
    if (!within(tm.tm_sec, 0, 61)) return "seconds out of range";
    if (tm.tm_wday < 0) return "day of week out of range";
    return within(tm.tm_yday, 0, 365) ? nullptr : "day of year out of range";
}

/// Fields that are to be written out, the present moment's where none are given.
Outcome shownFields(Call &call, std::uint32_t i, const char *name, std::tm &tm)
{
    if (call[i].isNone()) {
        std::time_t now = 0;
        if (const Outcome o = momentOf(call, i, now); o != Outcome::Done) return o;
        localtime_r(&now, &tm);
        return Outcome::Done;
    }
    if (const Outcome o = brokenDown(call, call[i], name, tm); o != Outcome::Done) return o;
    const char *wrong = outOfBounds(tm);
    return wrong ? call.raise(ClassId::ValueError, "%s", wrong) : Outcome::Done;
}

template <bool local>
Outcome breakDown(Call &call)
{
    std::time_t when = 0;
    if (const Outcome o = momentOf(call, 0, when); o != Outcome::Done) return o;
    std::tm tm{};
    if (!(local ? localtime_r(&when, &tm) : gmtime_r(&when, &tm))) return raiseErrno(call.thread, EOVERFLOW);
    return call.done(fieldsOf(call.thread, tm));
}

Outcome formatTime(Call &call)
{
    if (!isStr(call.machine, call[0])) return call.raise(ClassId::TypeError, "strftime() argument 1 must be str, not %s", typeName(call.machine, call[0]).c_str());
    std::tm tm{};
    if (const Outcome o = shownFields(call, 1, "strftime", tm); o != Outcome::Done) return o;
    const std::string format = textOf(call.machine, call[0]);
    char buffer[1024];
    const std::size_t length = std::strftime(buffer, sizeof buffer, format.c_str(), &tm);
    return call.done(makeStr(call.thread, std::string_view(buffer, length)));
}

Outcome written(Call &call, const std::tm &tm)
{
    char buffer[64];
    const std::size_t length = std::strftime(buffer, sizeof buffer, "%a %b %e %H:%M:%S %Y", &tm);
    return call.done(makeStr(call.thread, std::string_view(buffer, length)));
}

Outcome fieldsText(Call &call)
{
    std::tm tm{};
    if (const Outcome o = shownFields(call, 0, "asctime", tm); o != Outcome::Done) return o;
    return written(call, tm);
}

Outcome momentText(Call &call)
{
    std::time_t when = 0;
    if (const Outcome o = momentOf(call, 0, when); o != Outcome::Done) return o;
    std::tm tm{};
    if (!localtime_r(&when, &tm)) return raiseErrno(call.thread, EOVERFLOW);
    return written(call, tm);
}

Outcome makeTime(Call &call)
{
    std::tm tm{};
    if (const Outcome o = brokenDown(call, call[0], "mktime", tm); o != Outcome::Done) return o;
    tm.tm_isdst = -1;
    return call.done(Value::real(static_cast<double>(std::mktime(&tm))));
}

} // namespace

void defineTimeModule(Thread &t, Handle module)
{
    const Handle fields = makeBuiltinClass(t, "struct_time", "time", Kind::Tuple, t.machine.classes[static_cast<unsigned>(ClassId::Tuple)]);
    defineMethods(t, fields, {{"tm_year", "property self", field<0>}, {"tm_mon", "property self", field<1>}, {"tm_mday", "property self", field<2>},
                              {"tm_hour", "property self", field<3>}, {"tm_min", "property self", field<4>}, {"tm_sec", "property self", field<5>},
                              {"tm_wday", "property self", field<6>}, {"tm_yday", "property self", field<7>}, {"tm_isdst", "property self", field<8>},
                              {"tm_zone", "property self", [](Call &c) { return partBeside(c, ZoneName); }}, {"tm_gmtoff", "property self", [](Call &c) { return partBeside(c, OffsetName); }},
                              {"__new__", "static cls, sequence, dict=None, /", makeFields},
                              {"__reduce__", "self", reduced},
                              {"__repr__", "self", fieldsRepr}});
    for (const auto &[name, count] : {std::pair<const char *, int>{"n_fields", 11}, {"n_sequence_fields", 9}, {"n_unnamed_fields", 0}}) setAttributeRaw(t, fields, name, Value::integer(count));
    setAttributeRaw(t, module, "struct_time", Value::object(fields));
    tzset();
    setAttributeRaw(t, module, "timezone", Value::integer(timezone));
    setAttributeRaw(t, module, "daylight", Value::integer(daylight));
    setAttributeRaw(t, module, "altzone", Value::integer(daylight ? timezone - 3600 : timezone));
    const Value names[] = {makeStr(t, tzname[0]), makeStr(t, tzname[1])};
    setAttributeRaw(t, module, "tzname", makeTuple(t, names, 2));
    defineFunctions(t, module, {
        {"time", "", clockSeconds<Host::Clock::Real>},
        {"time_ns", "", clockNanoseconds<Host::Clock::Real>},
        {"monotonic", "", clockSeconds<Host::Clock::Monotonic>},
        {"monotonic_ns", "", clockNanoseconds<Host::Clock::Monotonic>},
        {"perf_counter", "", clockSeconds<Host::Clock::Monotonic>},
        {"perf_counter_ns", "", clockNanoseconds<Host::Clock::Monotonic>},
        {"process_time", "", clockSeconds<Host::Clock::ProcessCpu>},
        {"thread_time", "", clockSeconds<Host::Clock::ThreadCpu>},
        {"sleep", "seconds, /", timeSleep},
        {"localtime", "seconds=None, /", breakDown<true>},
        {"gmtime", "seconds=None, /", breakDown<false>},
        {"strftime", "format, fields=None, /", formatTime},
        {"ctime", "seconds=None, /", momentText},
        {"asctime", "fields=None, /", fieldsText},
        {"process_time_ns", "", clockNanoseconds<Host::Clock::ProcessCpu>},
        {"thread_time_ns", "", clockNanoseconds<Host::Clock::ThreadCpu>},
        {"mktime", "fields, /", makeTime},
    });
}

} // namespace forkyard::modules
