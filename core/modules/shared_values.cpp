// The memory behind multiprocessing's Value and Array: numbers of C's types at a place that all processes share.
#include "core/modules/process_objects.h"

#include "core/vm/attributes.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace forkyard::modules {

using vm::ClassId;

namespace {

/// place: where the items stand.
struct BlockRaw : Raw<SyncState> {
    std::uint32_t length = 0;
    std::uint32_t told = 0; ///< so many of the items are variables in the trace, numbered from state.head.number on
    char code = 'i';
};

/// More items than these are not told one by one.
constexpr std::uint32_t MostTold = 64;

BlockRaw &block(Call &call) { return *call.machine.at<PlainObject>(call.self())->raw<BlockRaw>(); }

unsigned sizeOf(char code)
{
    switch (code) {
    case 'c': case 'b': case 'B': case '?': return 1;
    case 'h': case 'H': return 2;
    case 'i': case 'I': case 'f': case 'u': return 4;
    case 'l': case 'L': case 'q': case 'Q': case 'd': return 8;
    default: return 0;
    }
}

std::uint8_t *itemAt(Call &call, const BlockRaw &raw, std::int64_t i)
{
    return static_cast<std::uint8_t *>(call.machine.host.sharedMemory(raw.place)) + static_cast<std::size_t>(i) * sizeOf(raw.code);
}

template <typename T>
T loadAs(const std::uint8_t *at) { return __atomic_load_n(reinterpret_cast<const T *>(at), __ATOMIC_RELAXED); }
template <typename T>
void storeAs(std::uint8_t *at, T value) { __atomic_store_n(reinterpret_cast<T *>(at), value, __ATOMIC_RELAXED); }

Value load(Thread &t, char code, const std::uint8_t *at)
{
    switch (code) {
    case 'b': return Value::integer(loadAs<std::int8_t>(at));
    case 'B': return Value::integer(loadAs<std::uint8_t>(at));
    case '?': return Value::boolean(loadAs<std::uint8_t>(at) != 0);
    case 'h': return Value::integer(loadAs<std::int16_t>(at));
    case 'H': return Value::integer(loadAs<std::uint16_t>(at));
    case 'i': return Value::integer(loadAs<std::int32_t>(at));
    case 'I': return Value::integer(loadAs<std::uint32_t>(at));
    case 'l': case 'q': return vm::makeInt(t, loadAs<std::int64_t>(at));
    case 'L': case 'Q': return vm::makeUnsigned(t, loadAs<std::uint64_t>(at));
    case 'f': return Value::real(static_cast<double>(std::bit_cast<float>(loadAs<std::uint32_t>(at))));
    case 'd': return Value::real(std::bit_cast<double>(loadAs<std::uint64_t>(at)));
    case 'u': return vm::makeCharacter(t, loadAs<char32_t>(at));
    default: {
        const char c = static_cast<char>(loadAs<std::uint8_t>(at));
        return vm::makeBytes(t, {&c, 1});
    }
    }
}

/// The low 64 bits of an int of any size.
std::uint64_t lowBits(const Machine &m, Value v)
{
    if (v.isInt()) return static_cast<std::uint64_t>(v.asInt());
    if (v.isBool()) return v.isTrue();
    const auto *big = m.at<vm::BigIntObject>(v);
    const std::uint64_t low = big->limbCount ? big->limbs()[0] : 0;
    return big->flags & vm::BigIntObject::Negative ? ~low + 1 : low;
}

Outcome store(Call &call, char code, std::uint8_t *at, Value v)
{
    const Machine &m = call.machine;
    switch (code) {
    case 'f': case 'd': {
        double number = 0;
        if (vm::isFloatLike(m, v)) number = vm::realOf(m, v);
        else if (!vm::isIntLike(m, v)) return call.raise(ClassId::TypeError, "must be real number, not %s", vm::typeName(m, v).c_str());
        else if (!vm::intToReal(m, v, number)) return call.raise(ClassId::OverflowError, "int too large to convert to float");
        if (code == 'd') storeAs(at, std::bit_cast<std::uint64_t>(number));
        else storeAs(at, std::bit_cast<std::uint32_t>(static_cast<float>(number)));
        return Outcome::Done;
    }
    case 'c': {
        if (vm::isBytesLike(m, v) && vm::bytesOf(m, v).size() == 1) {
            storeAs(at, static_cast<std::uint8_t>(vm::bytesOf(m, v)[0]));
            return Outcome::Done;
        }
        if (v.isInt() && v.asInt() >= 0 && v.asInt() < 256) {
            storeAs(at, static_cast<std::uint8_t>(v.asInt()));
            return Outcome::Done;
        }
        return call.raise(ClassId::TypeError, "one character bytes, bytearray or integer expected");
    }
    case 'u': {
        if (!vm::isStr(m, v)) return call.raise(ClassId::TypeError, "unicode string expected instead of %s instance", vm::typeName(m, v).c_str());
        if (m.at<vm::StrObject>(v)->length != 1) return call.raise(ClassId::TypeError, "one character unicode string expected");
        storeAs(at, vm::characterAt(m.at<vm::StrObject>(v), 0));
        return Outcome::Done;
    }
    case '?': storeAs(at, static_cast<std::uint8_t>(isTrue(call.thread, v))); return Outcome::Done;
    default: break;
    }
    if (!vm::isIntLike(m, v)) {
        if (vm::isFloatLike(m, v)) return call.raise(ClassId::TypeError, "'float' object cannot be interpreted as an integer");
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", vm::typeName(m, v).c_str());
    }
    const std::uint64_t bits = lowBits(m, v);
    switch (sizeOf(code)) {
    case 1: storeAs(at, static_cast<std::uint8_t>(bits)); break;
    case 2: storeAs(at, static_cast<std::uint16_t>(bits)); break;
    case 4: storeAs(at, static_cast<std::uint32_t>(bits)); break;
    default: storeAs(at, bits); break;
    }
    return Outcome::Done;
}

bool inRange(const BlockRaw &raw, std::int64_t &i)
{
    if (i < 0) i += raw.length;
    return i >= 0 && i < raw.length;
}

void tellItem(Call &call, const BlockRaw &raw, std::int64_t i, trace::EventKind kind, Value value)
{
    if (static_cast<std::uint64_t>(i) >= raw.told || !isTold(call.thread, raw.state.head.number)) return;
    vm::emitValue(call.thread, kind, raw.state.head.number + static_cast<std::uint32_t>(i), 0, currentLine(call.thread), value);
}

Outcome get(Call &call)
{
    std::int64_t i = 0;
    if (const Outcome o = intArgument(call, call[1], i); o != Outcome::Done) return o;
    const BlockRaw &raw = block(call);
    if (!inRange(raw, i)) return call.raise(ClassId::IndexError, "invalid index");
    const Value value = load(call.thread, raw.code, itemAt(call, raw, i));
    if (__builtin_expect(call.thread.traceLevel >= trace::Level::Shared, 0)) tellItem(call, raw, i, trace::EventKind::VariableLoad, value);
    return call.done(value);
}

Outcome set(Call &call)
{
    std::int64_t i = 0;
    if (const Outcome o = intArgument(call, call[1], i); o != Outcome::Done) return o;
    const BlockRaw &raw = block(call);
    if (!inRange(raw, i)) return call.raise(ClassId::IndexError, "invalid index");
    const Outcome o = store(call, raw.code, itemAt(call, raw, i), call[2]);
    if (o != Outcome::Done) return o;
    tellItem(call, raw, i, trace::EventKind::VariableStore, call[2]);
    return call.done();
}

/// _raw(): all bytes; _set_raw(data) puts bytes at the beginning.
Outcome rawBytes(Call &call)
{
    const BlockRaw &raw = block(call);
    const Value value = vm::makeBytes(call.thread, {reinterpret_cast<const char *>(itemAt(call, raw, 0)), std::size_t{raw.length} * sizeOf(raw.code)});
    if (call.thread.traceLevel >= trace::Level::Shared) tellItem(call, raw, 0, trace::EventKind::VariableLoad, value);
    return call.done(value);
}

Outcome setRawBytes(Call &call)
{
    const BlockRaw &raw = block(call);
    const std::string_view data = vm::bytesOf(call.machine, call[1]);
    if (data.size() > std::size_t{raw.length} * sizeOf(raw.code)) return call.raise(ClassId::ValueError, "byte string too long");
    std::memcpy(itemAt(call, raw, 0), data.data(), data.size());
    tellItem(call, raw, 0, trace::EventKind::VariableStore, call[1]);
    return call.done();
}

/// bytes_at(first, count), of a block of bytes.
Outcome bytesAt(Call &call)
{
    std::int64_t first = 0, count = 0;
    if (const Outcome o = intArgument(call, call[1], first); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, call[2], count); o != Outcome::Done) return o;
    const BlockRaw &raw = block(call);
    if (first < 0 || count < 0 || first + count > raw.length) return call.raise(ClassId::IndexError, "invalid index");
    return call.done(vm::makeBytes(call.thread, {reinterpret_cast<const char *>(itemAt(call, raw, first)), static_cast<std::size_t>(count)}));
}

/// Names `count` variables "word[0]" and so on, from number `first` on.
void nameItems(Thread &t, std::uint32_t first, std::uint32_t count, const std::string &word)
{
    for (std::uint32_t i = 0; i < count; ++i)
        t.writer->nameObject(first + i, trace::ObjectKind::Variable, trace::ObjectScope::Shared, word + "[" + std::to_string(i) + "]");
}

/// "Array 2", of the object of that word that was told last.
std::string nameOfCount(Thread &t, const std::string &word)
{
    std::int64_t count = 0;
    for (const char *home : {"_thread", "_trace"}) {
        const Value module = moduleOf(t, home);
        const Value before = module.isObject() ? vm::getAttributeRaw(t, module.asHandle(), "_count_" + word) : Value();
        if (before.isInt()) count = std::max(count, before.asInt());
    }
    return word + " " + std::to_string(count);
}

/// tell_named(word, name, count): names so many variables "word name[i]" and gives the number of the first; 0: nothing is recorded.
Outcome tellNamed(Call &call)
{
    Thread &t = call.thread;
    std::int64_t count = 0;
    if (const Outcome o = intArgument(call, call[2], count); o != Outcome::Done) return o;
    if (!t.writer) return call.done(Value::integer(0));
    const std::string name = vm::textOf(call.machine, call[1]);
    const std::uint32_t first = numbersByName(name);
    nameItems(t, first, static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 0, MostTold)), vm::textOf(call.machine, call[0]) + " " + name);
    return call.done(vm::makeInt(t, first));
}

/// tell_by_name(word, name): its items are the variables of that name.
Outcome tellByName(Call &call)
{
    Thread &t = call.thread;
    auto &raw = *call.machine.at<PlainObject>(call.self())->raw<BlockRaw>();
    if (!t.writer || raw.told != 0) return call.done();
    const std::string name = vm::textOf(call.machine, call[2]);
    raw.told = std::min(raw.length, MostTold);
    raw.state.head.number = numbersByName(name);
    nameItems(t, raw.state.head.number, raw.told, vm::textOf(call.machine, call[1]) + " " + name);
    return call.done();
}

/// tell(word): its items are variables of the trace from now on, in every process that comes by the object: "Value 1", or
/// "Array 2[0]" and so on, as many as are told. A string is one.
Outcome tellBlock(Call &call)
{
    Thread &t = call.thread;
    auto &raw = *call.machine.at<PlainObject>(call.self())->raw<BlockRaw>();
    if (!t.writer || raw.told != 0) return call.done();
    const std::string word = vm::textOf(call.machine, call[1]);
    const bool isOne = raw.code == 'c' || word.ends_with("Value");
    const std::uint32_t first = tellObject(t, trace::ObjectKind::Variable, trace::ObjectScope::Shared, word, true);
    if (first == 0) return call.done();
    raw.told = isOne ? 1 : std::min(raw.length, MostTold);
    raw.state.head.number = first;
    if (!isOne && raw.told != 0) {
        raw.state.head.number = call.machine.host.newObjects(raw.told);
        nameItems(t, raw.state.head.number, raw.told, nameOfCount(t, word));
        vm::noteUnnamed(t, raw.state.head.number, trace::packObject(trace::ObjectKind::Variable, trace::ObjectScope::Shared), raw.told);
    }
    for (std::uint32_t i = 0; i < raw.told; ++i)
        tellItem(call, raw, i, trace::EventKind::VariableStore, raw.code == 'c' ? vm::makeBytes(t, {reinterpret_cast<const char *>(itemAt(call, raw, 0)), raw.length}) : load(t, raw.code, itemAt(call, raw, i)));
    return call.done();
}

/// open_memory(name, size): (place, size) of the memory that all processes of this machine know by that name; size 0: it is there
/// already, else it is new.
Outcome openMemory(Call &call)
{
    std::int64_t size = 0;
    if (const Outcome o = intArgument(call, call[1], size); o != Outcome::Done) return o;
    const std::string name = vm::textOf(call.machine, call[0]);
    std::uint64_t place = 0;
    const vm::SystemResult r = call.machine.host.openSharedMemory(call.thread, name, static_cast<std::uint64_t>(size), place);
    if (r.value < 0) return vm::raiseErrno(call.thread, r.error, name);
    const Value pair[] = {vm::makeInt(call.thread, static_cast<std::int64_t>(place)), vm::makeInt(call.thread, r.value)};
    return call.done(vm::makeTuple(call.thread, pair, 2));
}

Outcome unlinkMemory(Call &call)
{
    const std::string name = vm::textOf(call.machine, call[0]);
    const vm::SystemResult r = call.machine.host.unlinkSharedMemory(call.thread, name);
    return r.value < 0 ? vm::raiseErrno(call.thread, r.error, name) : call.done();
}

/// _new(code, length, place, number, told): place 0: new memory, all zero. number and told: what another process has told of it.
Outcome make(Call &call)
{
    Machine &m = call.machine;
    const std::string code = vm::textOf(m, call[1]);
    std::int64_t length = 0, place = 0;
    if (const Outcome o = intArgument(call, call[2], length); o != Outcome::Done) return o;
    if (const Outcome o = intArgument(call, call[3], place); o != Outcome::Done) return o;
    if (code.size() != 1 || sizeOf(code[0]) == 0) return call.raise(ClassId::TypeError, "this type has no size");
    if (length < 0) return call.raise(ClassId::ValueError, "Array length must be >= 0, not %lld", static_cast<long long>(length));
    if (length > INT32_MAX) return call.raise(ClassId::OverflowError, "Array length is too large");
    auto where = static_cast<std::uint64_t>(place);
    if (where == 0) where = m.host.shareMemory(std::max<std::size_t>(static_cast<std::size_t>(length) * sizeOf(code[0]), 8));
    if (where == 0) return vm::raiseErrno(call.thread, ENOMEM);
    PlainObject *object = newPlain<BlockRaw>(call.thread, call[0].asHandle(), Tag::SharedBlock);
    auto &raw = *object->raw<BlockRaw>();
    raw.place = where;
    raw.length = static_cast<std::uint32_t>(length);
    raw.code = code[0];
    if (call[4].isInt() && call[5].isInt()) {
        raw.state.head.number = static_cast<std::uint32_t>(call[4].asInt());
        raw.told = static_cast<std::uint32_t>(std::clamp<std::int64_t>(call[5].asInt(), 0, std::min(raw.length, MostTold)));
    }
    return call.done(vm::valueOf(call.thread, object));
}

} // namespace

std::uint32_t numbersByName(std::string_view name)
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
    return 0x8000'0000U | (hash % (0x7fff'0000U / MostTold)) * MostTold;
}

std::uint64_t sharedPlaceOf(const Machine &m, Value v)
{
    if (!vm::isKind(m, v, vm::Kind::Plain)) return 0;
    auto *o = m.at<PlainObject>(v);
    switch (static_cast<Tag>(o->tag)) {
    case Tag::SharedLock: return o->raw<Raw<SharedLockState>>()->place;
    case Tag::Event: return o->raw<Raw<SyncState>>()->place;
    case Tag::SharedBlock: return o->raw<BlockRaw>()->place;
    default: return 0;
    }
}

void defineSharedValues(Thread &t, Handle module)
{
    const Handle cls = vm::makeBuiltinClass(t, "_Block", "_multiprocessing", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"_new", "class cls, code, length, place=0, number=0, told=0, /", make},
        {"get", "self, index, /", get},
        {"set", "self, index, value, /", set},
        {"tell", "self, word, /", tellBlock},
        {"tell_by_name", "self, word, name, /", tellByName},
        {"number", "property self, /", [](Call &c) { return c.done(vm::makeInt(c.thread, block(c).state.head.number)); }},
        {"told", "property self, /", [](Call &c) { return c.done(Value::integer(block(c).told)); }},
        {"bytes_at", "self, first, count, /", bytesAt},
        {"raw", "self", rawBytes},
        {"set_raw", "self, data, /", setRawBytes},
        {"length", "property self, /", [](Call &c) { return c.done(Value::integer(block(c).length)); }},
        {"code", "property self, /", [](Call &c) { return c.done(vm::makeStr(c.thread, std::string_view(&block(c).code, 1))); }},
        {"place", "property self, /", [](Call &c) { return c.done(vm::makeInt(c.thread, static_cast<std::int64_t>(block(c).place))); }},
    });
    vm::setAttributeRaw(t, module, "_Block", Value::object(cls));
    vm::defineFunctions(t, module, {
        {"open_memory", "name, size, /", openMemory},
        {"tell_named", "word, name, count, /", tellNamed},
        {"unlink_memory", "name, /", unlinkMemory},
    });
}

} // namespace forkyard::modules
