// The interpreter's loop, compiled once for each way the GIL may change hands. One long function by design: it keeps the
// frame, its registers and the next instruction in machine registers, and jumps from instruction to instruction.
//
// Every instruction either goes on (NEXT, JUMP), raises (goto raised), or asks for a call and says with a ReturnMode what
// becomes of the answer. `deliver` is the one place where answers arrive, be they from a native or from a frame's end.
#include "core/vm/interpreter.h"
#include "core/vm/introspection.h"

#include "core/base/check.h"
#include "core/vm/alone.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/finalizers.h"
#include "core/vm/functions.h"
#include "core/vm/imports.h"
#include "core/vm/iterators.h"
#include "core/vm/latch.h"
#include "core/vm/let_go.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/never_awaited.h"
#include "core/vm/operations.h"
#include "core/vm/sets.h"
#include "core/vm/set_operations.h"
#include "core/vm/strings.h"
#include "core/vm/tracing.h"

#include <cmath>
#include <cstring>

// Labels as values: the jump table of a threaded interpreter.
#pragma GCC diagnostic ignored "-Wpedantic"

namespace forkyard::vm {

using bytecode::Code;
using bytecode::HandlerRange;
using bytecode::Instruction;
using bytecode::NO_CONST;
using bytecode::NO_REG;
using bytecode::Op;

namespace {

/// Room above the limit in which MemoryError is made and unwound.
constexpr std::size_t OutOfMemoryReserve = std::size_t{4} << 20;

enum class Mode : std::uint8_t { AnyInstruction, CallsAndLoopEnds, NoGil };

/// Until this instruction is done nobody else runs: whoever has the GIL, or is the only thread.
template <Mode mode>
inline bool isUndisturbed()
{
    return mode != Mode::NoGil || runsAlone();
}

// -- Operators on small integers and floats, the cases that need no look at an object. False: ask binary().

/// By the tag where it stands, in a register of the frame or among the constants: one comparison with memory.
inline bool isIntAt(const Value &v)
{
    std::uint16_t tag;
    std::memcpy(&tag, reinterpret_cast<const char *>(&v) + 6, sizeof tag);
    return __builtin_expect(tag == Value::IntTag, 1);
}
inline bool bothInt(const Value &x, const Value &y) { return isIntAt(x) && isIntAt(y); }
inline bool toReal(Value v, double &out)
{
    if (v.isReal()) out = v.asReal();
    else if (v.isInt()) out = static_cast<double>(v.asInt());
    else return false;
    return true;
}
/// Payloads in the upper 48 bits, so that the machine's overflow flag is ours.
inline std::int64_t upper(Value v) { return static_cast<std::int64_t>(v.bits() << 16); }
inline Value fromUpper(std::int64_t i) { return Value::fromBits((Value::IntTag << 48) | (static_cast<std::uint64_t>(i) >> 16)); }

inline bool realsOf(Value x, Value y, double &a, double &b) { return (x.isReal() || y.isReal()) && toReal(x, a) && toReal(y, b); }

template <BinaryOperator op>
inline bool fastBinary(const Value &x, const Value &y, Value &r)
{
    double a, b;
    if constexpr (op == BinaryOperator::Add || op == BinaryOperator::Sub) {
        if (bothInt(x, y)) {
            std::int64_t sum;
            const bool overflow = op == BinaryOperator::Add ? __builtin_add_overflow(upper(x), upper(y), &sum) : __builtin_sub_overflow(upper(x), upper(y), &sum);
            if (overflow) return false;
            r = fromUpper(sum);
            return true;
        }
        if (!realsOf(x, y, a, b)) return false;
        r = Value::real(op == BinaryOperator::Add ? a + b : a - b);
        return true;
    } else if constexpr (op == BinaryOperator::Mul) {
        if (bothInt(x, y)) {
            std::int64_t product;
            if (__builtin_mul_overflow(x.asInt(), y.asInt(), &product) || !Value::fitsInt(product)) return false;
            r = Value::integer(product);
            return true;
        }
        if (!realsOf(x, y, a, b)) return false;
        r = Value::real(a * b);
        return true;
    } else if constexpr (op == BinaryOperator::TrueDiv) {
        if (!toReal(x, a) || !toReal(y, b) || b == 0) return false;
        r = Value::real(a / b);
        return true;
    } else if constexpr (op == BinaryOperator::FloorDiv || op == BinaryOperator::Mod) {
        if (!bothInt(x, y) || y.asInt() == 0) return false;
        const std::int64_t n = x.asInt(), d = y.asInt();
        if ((n | d) >> 31 == 0) { // both small and not negative, as good as always: the division is short then
            const auto small = static_cast<std::uint32_t>(n), by = static_cast<std::uint32_t>(d);
            r = Value::integer(op == BinaryOperator::FloorDiv ? small / by : small % by);
            return true;
        }
        std::int64_t quotient = n / d, rest = n % d;
        if (rest != 0 && (rest < 0) != (d < 0)) {
            --quotient;
            rest += d;
        }
        const std::int64_t value = op == BinaryOperator::FloorDiv ? quotient : rest;
        if (!Value::fitsInt(value)) return false;
        r = Value::integer(value);
        return true;
    } else if constexpr (op == BinaryOperator::And || op == BinaryOperator::Or) {
        if (!bothInt(x, y)) return false;
        r = Value::fromBits(op == BinaryOperator::And ? x.bits() & y.bits() : x.bits() | y.bits());
        return true;
    } else if constexpr (op == BinaryOperator::Xor) {
        if (!bothInt(x, y)) return false;
        r = Value::integer(x.asInt() ^ y.asInt());
        return true;
    } else if constexpr (op == BinaryOperator::RShift) {
        if (!bothInt(x, y) || y.asInt() < 0) return false;
        r = Value::integer(x.asInt() >> (y.asInt() > 63 ? 63 : y.asInt()));
        return true;
    } else if constexpr (op == BinaryOperator::LShift) {
        if (!bothInt(x, y) || y.asInt() < 0 || y.asInt() > 46) return false;
        const std::int64_t n = x.asInt();
        const std::int64_t shifted = static_cast<std::int64_t>(static_cast<std::uint64_t>(n) << y.asInt());
        if (!Value::fitsInt(shifted) || shifted >> y.asInt() != n) return false;
        r = Value::integer(shifted);
        return true;
    } else {
        return false;
    }
}

template <Comparison op>
inline bool fastCompare(const Value &x, const Value &y, bool &r)
{
    const auto decide = [&](auto a, auto b) {
        if constexpr (op == Comparison::Eq) r = a == b;
        else if constexpr (op == Comparison::Ne) r = a != b;
        else if constexpr (op == Comparison::Lt) r = a < b;
        else if constexpr (op == Comparison::Le) r = a <= b;
        else if constexpr (op == Comparison::Gt) r = a > b;
        else r = a >= b;
    };
    if (bothInt(x, y)) {
        decide(upper(x), upper(y));
        return true;
    }
    double a, b;
    if (realsOf(x, y, a, b)) {
        decide(a, b);
        return true;
    }
    return false;
}

inline bool fastTruth(Value v, bool &r)
{
    if (v.isBool()) r = v.isTrue();
    else if (v.isInt()) r = v.asInt() != 0;
    else if (v.isNone()) r = false;
    else return false;
    return true;
}

/// Handler of the innermost try that holds pc, or null.
const HandlerRange *findHandler(const Code &code, bool lined, std::uint32_t pc)
{
    for (const HandlerRange &range : lined ? code.handlers : code.fastHandlers)
        if (pc >= range.start && pc < range.end) return &range;
    return nullptr;
}

PreludeId preludeOf(PreludeId first, unsigned offset) { return static_cast<PreludeId>(static_cast<unsigned>(first) + offset); }

/// A flag of generators beside Coroutine: something was thrown through it to the one it delegates to.
constexpr std::uint8_t ThrownThrough = 2;

/// exception.__context__ = what was being handled, unless that would close a ring.
void setContext(Thread &t)
{
    const Machine &m = t.machine;
    if (t.handled.isUnbound() || t.handled == t.exception || !isKind(m, t.exception, Kind::Exception)) return;
    auto *exception = m.at<ExceptionObject>(t.exception);
    for (Value v = t.handled; isKind(m, v, Kind::Exception);) {
        auto *e = m.at<ExceptionObject>(v);
        if (e->context == t.exception) {
            e->context = Value();
            break;
        }
        v = e->context;
    }
    exception->context = t.handled;
}

Outcome raiseStopIteration(Thread &t, Value value)
{
    const Machine &m = t.machine;
    return raiseValue(t, makeExceptionObject(t, m.classes[static_cast<unsigned>(ClassId::StopIteration)], value.isNone() ? m.emptyTuple : makeTuple(t, &value, 1)));
}

/// The native behind a class's attribute if `count` arguments are exactly what it takes by position, else null.
const NativeInfo *plainNative(const Machine &m, Value function, std::int32_t count)
{
    if (!isKind(m, function, Kind::Native)) return nullptr;
    const NativeInfo &info = m.natives[m.at<NativeObject>(function)->native];
    return info.isMethod && info.plainCount == count ? &info : nullptr;
}

[[gnu::noinline]] bool lookUpWith(Thread &t, Handle cls)
{
    const Machine &m = t.machine;
    const std::uint32_t epoch = m.classEpoch.load(std::memory_order_relaxed);
    const NativeInfo *enter = plainNative(m, lookupInClass(t, cls, names::enter()), 1);
    const NativeInfo *exit = plainNative(m, lookupInClass(t, cls, names::exit()), 4);
    if (!enter || !exit) return false;
    t.with = {cls, epoch, enter->function, exit->function};
    return true;
}

/// Whether both ends of a `with` are natives for objects of this class: then they stand in t.with.
inline bool findWith(Thread &t, Handle cls)
{
    if (__builtin_expect(t.with.cls == cls && t.with.epoch == t.machine.classEpoch.load(std::memory_order_relaxed), 1)) return true;
    return lookUpWith(t, cls);
}

Value stopValue(const Machine &m, Value stopIteration)
{
    const auto *args = m.at<TupleObject>(m.at<ExceptionObject>(stopIteration)->args);
    return args->size ? args->items()[0] : Value::none();
}

/// What `raise x` raises: an instance, or Unbound where x is a class to be called first; Raised where it is neither.
Outcome exceptionToRaise(Thread &t, Value v, bool &isClass)
{
    const Machine &m = t.machine;
    isClass = isKind(m, v, Kind::Class) && (m.at<ClassObject>(v)->flags & ClassObject::IsException);
    if (isClass || isKind(m, v, Kind::Exception)) return Outcome::Done;
    return raise(t, ClassId::TypeError, "exceptions must derive from BaseException");
}

/// Where the heap's objects stand. It never moves: so no look at the machine is needed before each look at an object.
struct Objects {
    std::byte *const base;
    template <typename T>
    T *at(Handle h) const { return reinterpret_cast<T *>(base + std::size_t{h} * Granule); }
    Handle handleOf(const void *object) const { return static_cast<Handle>((static_cast<const std::byte *>(object) - base) / Granule); }
};

/// What a site found for this object before. The first look needs not know whether it is a class, for none stands under its shape.
[[gnu::always_inline]] inline const InlineCache *findAttribute(const CacheSite &site, const Object *object, Handle handle, std::uint32_t epoch)
{
    const auto *cache = site.load(std::memory_order_acquire);
    if (__builtin_expect(!cache, 0)) return nullptr;
    const std::uint64_t key = object->cacheKey();
    if (__builtin_expect(cache->key == key && cache->epoch == epoch, 1)) return cache;
    return findCache(site, object->kind == Kind::Class ? identityKey(handle) : key, epoch);
}

/// Stores into an object's attribute, by the shape that was seen. Without the GIL the slots may be moving to a larger place: false
/// then, and the value has to be stored under the object's lock (setOwnAttribute catches up with the rest).
template <bool shared>
inline bool storeOwnSlot(const Objects heap, Object *object, std::uint32_t slot, Value value)
{
    const Handle array = __atomic_load_n(&object->attributes, __ATOMIC_ACQUIRE);
    Value *place = heap.at<ArrayObject>(array)->items() + slot;
    if constexpr (!shared) {
        storeSlot(place, value);
        return true;
    } else {
        __atomic_exchange_n(reinterpret_cast<std::uint64_t *>(place), value.bits(), __ATOMIC_SEQ_CST);
        return __atomic_load_n(&object->attributes, __ATOMIC_SEQ_CST) == array;
    }
}

[[gnu::noinline, gnu::cold]] FrameObject *refuseDepth(Thread &t)
{
    raise(t, ClassId::RecursionError, "maximum recursion depth exceeded");
    return nullptr;
}

/// A frame with its first `count` registers filled, made innermost; `caller` is the frame that is. Null: raised.
[[gnu::always_inline]] inline FrameObject *pushFilled(Thread &t, const Objects heap, const FrameObject *caller, Handle function, const LoadedCode &target,
                                                      const Value *arguments, std::uint32_t count)
{
    // In an order in which few values are needed at the same time.
    Machine &m = t.machine;
    const std::uint32_t depth = caller->depth + 1, registerCount = target.registerCount;
    if (__builtin_expect(depth >= m.options.recursionLimit, 0)) return refuseDepth(t);
    const Handle handle = m.heap.allocate(t.cache, frameBytes(registerCount));
    auto *frame = heap.at<FrameObject>(handle);
    frame->registerCount = registerCount;
    frame->depth = depth;
    frame->caller = t.frame;
    t.frame = handle;
    const auto *called = heap.at<FunctionObject>(function);
    const bool hidden = called->flags & FunctionObject::Hidden;
    frame->kind = Kind::Frame;
    frame->flags = hidden ? FrameObject::Hidden : 0;
    frame->lined = m.options.lined && !hidden;
    frame->function = function;
    frame->code = called->code;
    frame->pc = 0;
    frame->generator = 0;
    frame->returnMode = ReturnMode::Store; // its register: see who calls this
    frame->handled = Value();
    Value *place = frame->registers();
    Value *const end = place + registerCount;
    for (const Value *const last = arguments + count; arguments != last;) *place++ = *arguments++;
    if ((end - place) % 2) *place++ = Value();
    for (; place != end; place += 2) place[0] = place[1] = Value();
    if (called->closure) {
        const auto *closure = heap.at<TupleObject>(called->closure);
        for (std::uint32_t i = 0; i < closure->size; ++i) frame->registers()[target.code->firstFree + i] = closure->items()[i];
    }
    return frame;
}

[[gnu::noinline, gnu::cold]] FrameObject *enterSimpleSlow(Thread &t, const Objects heap, const FrameObject *caller, Handle function, const LoadedCode &target, const Value *arguments)
{
    return pushFilled(t, heap, caller, function, target, arguments, target.positionalCount);
}

/// The frame of a call whose arguments stand as its function's parameters do, which are positional ones only. Not a part of the
/// loop, whose machine registers are all taken; and it calls nothing, so that it needs to save none of them.
[[gnu::noinline]] FrameObject *enterSimple(Thread &t, const Objects heap, const FrameObject *caller, Handle function, const LoadedCode &target, const Value *arguments)
{
    const std::size_t bytes = frameBytes(target.registerCount);
    if (__builtin_expect(bytes > Heap::LargestSmall || caller->depth + 1 >= t.machine.options.recursionLimit, 0)) return enterSimpleSlow(t, heap, caller, function, target, arguments);
    const unsigned sizeClass = SizeClasses[(bytes + Granule - 1) / Granule];
    if (__builtin_expect(t.cache.free[sizeClass] == 0, 0)) return enterSimpleSlow(t, heap, caller, function, target, arguments);
    return pushFilled(t, heap, caller, function, target, arguments, target.positionalCount);
}

/// A call's arguments, the last `nameCount` of them named. By reference only: whatever the loop would pass on the stack costs it a
/// machine register, as it can throw there.
struct NamedArguments {
    const Value *values;
    std::uint32_t count;
    const bytecode::Symbol *names;
    std::uint32_t nameCount;
};

/// Of a call that leaves out defaults or names arguments, where every parameter gets exactly one value and none is collected. Null:
/// nothing happened yet, for it takes more than this or is a mistake; or raised.
[[gnu::noinline]] FrameObject *enterBound(Thread &t, const Objects heap, const FrameObject *caller, Handle handle, const LoadedCode &target, const NamedArguments &call)
{
    const auto [arguments, count, names, nameCount] = call;
    const Code &code = *target.code;
    const std::uint32_t positional = code.positionalCount, all = positional + code.keywordOnlyCount, given = count - nameCount;
    if (code.hasVarArgs || code.hasVarKeywords || code.isGenerator || code.isCoroutine || given > positional) return nullptr;
    FrameObject *frame = pushFilled(t, heap, caller, handle, target, arguments, given);
    if (!frame) return nullptr;
    Value *const bound = frame->registers();
    const auto giveUp = [&]() -> FrameObject * {
        const Handle pushed = t.frame;
        t.frame = frame->caller;
        t.machine.heap.release(t.cache, pushed, frameBytes(target.registerCount));
        return nullptr;
    };
    const bytecode::Symbol *const parameters = code.localNames.data();
    for (std::uint32_t k = 0; k < nameCount; ++k) {
        std::uint32_t position = code.positionalOnlyCount;
        while (position < all && parameters[position] != names[k]) ++position;
        if (position == all || !bound[position].isUnbound()) return giveUp();
        bound[position] = arguments[given + k];
    }
    const auto *function = heap.at<FunctionObject>(handle);
    const auto *defaults = heap.at<TupleObject>(function->defaults); // of handle 0, which reads as zeros, none
    for (std::uint32_t i = given; i < positional; ++i) {
        if (!bound[i].isUnbound()) continue;
        if (positional - i > defaults->size) return giveUp();
        bound[i] = defaults->items()[defaults->size - (positional - i)];
    }
    for (std::uint32_t i = positional; i < all; ++i) {
        if (!bound[i].isUnbound()) continue;
        if (function->keywordDefaults) bound[i] = dictGetStr(t, Value::object(function->keywordDefaults), bytecode::symbolText(parameters[i]));
        if (bound[i].isUnbound()) return giveUp();
    }
    return frame;
}

/// nextFast, and the commonest iterators without a call.
[[gnu::always_inline]] inline bool nextItem(const Machine &m, IteratorObject *it, Value &out)
{
    const auto kind = static_cast<IteratorKind>(it->small);
    if (kind == IteratorKind::Range) return nextOfRange(it, out);
    if (kind == IteratorKind::Str) return nextOfStr(m, it, out);
    if (kind == IteratorKind::List) return nextOfList(m, it, out);
    return nextFast(m, it, out);
}

/// As a call's returnRegister: the answer is what UnpackSequence or UnpackEx takes apart.
constexpr std::uint16_t ToBeUnpacked = NO_REG;

// A signal's handler runs in a frame of the library's function _signal._run(number, …). What a native had begun to wait for stands
// in its further parameters meanwhile, as the handler may wait for something else.
constexpr std::uint32_t SavedWait = 1;

/// Whether the native that was put aside had begun something.
bool restoreWait(Thread &t, FrameObject *frame)
{
    const Value *saved = frame->registers() + SavedWait;
    const auto word = [&](int i) { return static_cast<std::uint64_t>(saved[i].asInt()) << 32 | static_cast<std::uint64_t>(saved[i + 1].asInt()); };
    t.waitDeadline = static_cast<std::int64_t>(word(0));
    t.waitState = word(2);
    return t.waitDeadline != 0 || t.waitState != 0;
}

/// After a thread was put aside: whether that was for a signal, whose handler is the innermost frame now (or could not be
/// called: then an exception is on its way).
bool enterSignalHandler(Thread &t)
{
    Machine &m = t.machine;
    const int number = m.host.takeSignal(t);
    if (number == 0) return false;
    ++t.signalsRun;
    const Value module = dictGetStr(t, Value::object(m.modules), "_signal");
    FORKYARD_CHECK(!module.isUnbound());
    const Value function = getAttributeRaw(t, module.asHandle(), "_run");
    const auto deadline = static_cast<std::uint64_t>(t.waitDeadline);
    const auto half = [](std::uint64_t n) { return Value::integer(static_cast<std::int64_t>(n & 0xffffffff)); };
    const Value arguments[] = {Value::integer(number), half(deadline >> 32), half(deadline), half(t.waitState >> 32), half(t.waitState)};
    t.waitDeadline = 0;
    t.waitState = 0;
    FrameObject *frame = makeFrame(t, m.at<FunctionObject>(function), {arguments, std::size(arguments), {}});
    if (!frame || !pushFrame(t, frame)) return true;
    frame->returnMode = ReturnMode::Retry;
    return true;
}

template <Mode mode>
RunEnd loop(Thread &t)
{
    const Objects heap{t.machine.heap.base()};
    static const void *const labels[] = {
#define INSTRUCTION(name, operands) &&op_##name,
#include "core/bytecode/instructions.def"
    };

    FrameObject *frame = nullptr;
    const Instruction *ip = nullptr;
    // What else follows from the frame. Known outside, as far as the compiler sees: so it stays in memory, and the few machine
    // registers that calls leave alone are for the thread, the frame, the instruction, the heap and the jump table.
    struct {
        const LoadedCode *loaded = nullptr;
        const Instruction *base = nullptr;
        CacheSite *sites = nullptr;
        const Value *consts = nullptr;
        Handle module = 0;
    } inFrame;
    asm volatile("" : : "r"(&inFrame) : "memory");
    const LoadedCode *&loaded = inFrame.loaded;
    const Instruction *&base = inFrame.base;
    CacheSite *&sites = inFrame.sites;
    const Value *&consts = inFrame.consts;
    Handle &module = inFrame.module;

    // An answer on its way to `deliver`; and one on its way to `returned`, which no operation fills: it stays in a machine register.
    Value value, answer;
    Value operandX, operandY;
    unsigned operatorNumber = 0;
    ReturnMode returnMode = ReturnMode::Store;
    bool keepsContext = false; ///< the next exception comes with its own
    std::uint16_t returnRegister = 0;
    CallStep step = CallStep::Result;
    bool memoryRanOut = false;
    // A call on its way to `enter`.
    Handle entering = 0;
    const LoadedCode *target = nullptr;
    const Value *enteringWith = nullptr;
    const Value *indexBy = nullptr; ///< on its way to `loadIndex`

// They stand behind the frame's head: so the frame is the only pointer that they take.
#define R(n) frame->registers()[n]
#define DISPATCH() goto *labels[static_cast<unsigned>(ip->op)]
#define NEXT()                                                                                                         \
    do {                                                                                                               \
        ++ip;                                                                                                          \
        DISPATCH();                                                                                                    \
    } while (false)
#define JUMP(target)                                                                                                   \
    do {                                                                                                               \
        ip = base + (target);                                                                                          \
        DISPATCH();                                                                                                    \
    } while (false)
// The library's own lines are nobody's business: the program's line that called it stays.
#define STORE_LINE()                                                                                                   \
    if (!loaded->isLibrary) t.lineWord->store(packedLine(*loaded, ip->line), std::memory_order_relaxed)
#define SAVE_PC() (frame->pc = static_cast<std::uint32_t>(ip - base))
// A native whose arguments stand in registers as it wants them.
#define CALL_PLAIN_NATIVE(info, arguments, count) CALL_NATIVE_INTO(info, arguments, count, ip->a)
#define CALL_NATIVE_INTO(info, arguments, count, reg)                                                                      \
    do {                                                                                                               \
        Value filled_[NativeInfo::MostPlain];                                                                          \
        CALL_FUNCTION_INTO((info).function, (info).withDefaults(arguments, count, filled_), static_cast<std::uint32_t>((info).plainCount), reg); \
    } while (false)
#define CALL_FUNCTION_INTO(function, arguments, count, reg)                                                            \
    do {                                                                                                               \
        SAVE_PC();                                                                                                     \
        STORE_LINE();                                                                                                  \
        Call call_(t.machine, t, arguments, count);                                                                    \
        const Outcome outcome_ = function(call_);                                                                      \
        if (__builtin_expect(outcome_ == Outcome::Done, 1)) {                                                          \
            t.waitDeadline = 0;                                                                                        \
            t.waitState = 0;                                                                                           \
            R(reg) = call_.result;                                                                                     \
            CHECK_AFTER_CALL();                                                                                        \
            NEXT();                                                                                                    \
        }                                                                                                              \
        if (outcome_ != Outcome::Blocked) {                                                                            \
            t.waitDeadline = 0;                                                                                        \
            t.waitState = 0;                                                                                           \
        }                                                                                                              \
        ON_PENDING(outcome_, ReturnMode::Store, static_cast<std::uint16_t>(reg));                                      \
    } while (false)
// A call that needs no binding of its arguments.
#define ENTER_SIMPLE(function, code, firstArgument)                                                                    \
    do {                                                                                                               \
        entering = function;                                                                                           \
        target = code;                                                                                                 \
        enteringWith = firstArgument;                                                                                  \
        goto enter;                                                                                                    \
    } while (false)
// One that may: falls through where that takes the long way.
#define ENTER_BOUND(handle, function, code, firstArgument, count)                                                      \
    do {                                                                                                               \
        SAVE_PC();                                                                                                     \
        STORE_LINE();                                                                                                  \
        const bytecode::Symbol *const names_ = loaded->keywordsOf(ip->d);                                              \
        if ((names_ == nullptr) != (ip->d == NO_CONST)) break;                                                         \
        const std::uint32_t nameCount_ = names_ ? static_cast<std::uint32_t>(loaded->keywords[ip->d].size()) : 0;      \
        FrameObject *entered_ = enterBound(t, heap, frame, handle, *(code), {firstArgument, count, names_, nameCount_}); \
        if (!entered_) {                                                                                               \
            if (!t.exception.isUnbound()) goto raised;                                                                 \
            break;                                                                                                     \
        }                                                                                                              \
        entered_->returnRegister = ip->a;                                                                              \
        traceEnter(t, entered_);                                                                                       \
        ENTERED(entered_, function, code);                                                                             \
    } while (false)
#define ENTERED(theFrame, function, target)                                                                            \
    do {                                                                                                               \
        frame = theFrame;                                                                                              \
        loaded = target;                                                                                               \
        base = frame->lined ? loaded->lined : loaded->fast;                                                            \
        sites = loaded->caches;                                                                                        \
        consts = heap.at<TupleObject>((function)->constants)->items();                                                 \
        module = (function)->module;                                                                                   \
        ip = base;                                                                                                     \
        DISPATCH();                                                                                                    \
    } while (false)
#define LOAD_FRAME()                                                                                                   \
    do {                                                                                                               \
        frame = heap.at<FrameObject>(t.frame);                                                                         \
        loaded = t.machine.codes[frame->code].get();                                                                           \
        base = frame->lined ? loaded->lined : loaded->fast;                                                            \
        sites = loaded->caches;                                                                                        \
        const auto *function_ = heap.at<FunctionObject>(frame->function);                                              \
        consts = heap.at<TupleObject>(function_->constants)->items();                                                  \
        module = function_->module;                                                                                    \
        ip = base + frame->pc;                                                                                         \
    } while (false)
// Ends the function's frame and goes on in its caller's, which gets the answer in a register.
#define ANSWER_CALLER(answer_)                                                                                         \
    do {                                                                                                               \
        const std::uint16_t to_ = frame->returnRegister;                                                               \
        traceLeave(t, frame);                                                                                          \
        const Handle caller_ = frame->caller;                                                                          \
        t.machine.heap.release(t.cache, t.frame, frameBytes(loaded->registerCount));                                   \
        t.frame = caller_;                                                                                             \
        LOAD_FRAME();                                                                                                  \
        R(to_) = answer_;                                                                                              \
    } while (false)
// Goes on in a suspended generator's frame, whose answer returnMode and returnRegister wait for. Nobody else runs.
#define RESUME(generator)                                                                                              \
    do {                                                                                                               \
        auto *resumed_ = heap.at<FrameObject>((generator)->frame);                                                     \
        const std::uint32_t depth_ = frame->depth + 1;                                                                 \
        if (__builtin_expect(depth_ >= t.machine.options.recursionLimit, 0)) {                                         \
            refuseDepth(t);                                                                                            \
            goto raisedInCall;                                                                                         \
        }                                                                                                              \
        resumed_->depth = depth_;                                                                                      \
        resumed_->caller = t.frame;                                                                                    \
        t.frame = (generator)->frame;                                                                                  \
        (generator)->small = GeneratorObject::Running;                                                                 \
        (generator)->callerHandled = t.handled;                                                                        \
        if (!resumed_->handled.isUnbound()) t.handled = resumed_->handled;                                             \
        resumed_->returnMode = returnMode;                                                                             \
        resumed_->returnRegister = returnRegister;                                                                     \
        LOAD_FRAME();                                                                                                  \
    } while (false)
// A place where other threads, the collector and signals get their turn.
#define SAFEPOINT() SAFEPOINT_BEFORE(ip)
// Likewise after everything the instruction does: put aside, it goes on with `next`.
#define SAFEPOINT_BEFORE(next)                                                                                         \
    do {                                                                                                               \
        SAVE_PC();                                                                                                     \
        STORE_LINE();                                   \
        if (t.attention.load(std::memory_order_relaxed) & AttentionCollect) collectGarbage(t);                         \
        switch (t.machine.host.safepoint(t)) {                                                                                 \
        case Wait::Raised: goto raised;                                                                                \
        case Wait::Parked: frame->pc = static_cast<std::uint32_t>((next) - base); return RunEnd::Parked;               \
        default: break;                                                                                                \
        }                                                                                                              \
    } while (false)
// --counter <= 0 goes to `label`, and so does an atomic word that is not 0: two instructions, where the compiler makes five and three.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define COUNT_DOWN(counter, label) asm goto("subl $1, %0\n\tjle %l[" #label "]" : "+m"(counter) : : "cc" : label)
#define IF_SET(word, label) asm goto("cmpl $0, %0\n\tjne %l[" #label "]" : : "m"(word) : "cc" : label)
#else
#define COUNT_DOWN(counter, label)                                                                                     \
    if (__builtin_expect(--(counter) <= 0, 0)) goto label
#define IF_SET(word, label)                                                                                            \
    if (__builtin_expect((word).load(std::memory_order_relaxed) != 0, 0)) goto label
#endif
#define CHECK_ATTENTION()                                                                                              \
    do {                                                                                                               \
        __label__ asked_, left_;                                                                                       \
        IF_SET(t.attention, asked_);                                                                                   \
        goto left_;                                                                                                    \
    asked_:                                                                                                            \
        SAFEPOINT();                                                                                                   \
    left_:;                                                                                                            \
    } while (false)
// With the profile `calls` as CPython does: a function of the language may be interrupted as it begins, one in C after it has returned.
#define CHECK_BEFORE_CALL(callee)                                                                                      \
    do {                                                                                                               \
        if constexpr (mode == Mode::CallsAndLoopEnds) {                                                                \
            if (!isKind(t.machine, callee, Kind::Native)) CHECK_ATTENTION();                                           \
        } else {                                                                                                       \
            CHECK_ATTENTION();                                                                                         \
        }                                                                                                              \
    } while (false)
#define CHECK_AFTER_CALL()                                                                                             \
    do {                                                                                                               \
        if constexpr (mode == Mode::CallsAndLoopEnds) {                                                                \
            if (__builtin_expect(t.attention.load(std::memory_order_relaxed) != 0, 0)) SAFEPOINT_BEFORE(ip + 1);       \
        }                                                                                                              \
    } while (false)
// Before an operation that another thread could notice.
#define VISIBLE()                                                                                                      \
    do {                                                                                                               \
        if constexpr (mode != Mode::CallsAndLoopEnds) {                                                                \
            __label__ used_, left_;                                                                                    \
            COUNT_DOWN(t.budget, used_);                                                                               \
            goto left_;                                                                                                \
        used_:                                                                                                         \
            SAFEPOINT();                                                                                               \
        left_:;                                                                                                        \
        }                                                                                                              \
    } while (false)
// Whether the next visible operation needs no safepoint: what goes past VISIBLE() asks this.
#define HAS_BUDGET() (mode == Mode::CallsAndLoopEnds || t.budget > 1)
#define CALL_PRELUDE(id, callMode, reg, ...)                                                                           \
    do {                                                                                                               \
        SAVE_PC();                                                                                                     \
        setPendingPrelude(t, id, {__VA_ARGS__});                                                                       \
        returnMode = callMode;                                                                                         \
        returnRegister = static_cast<std::uint16_t>(reg);                                                              \
        step = beginPending(t, value);                                                                                 \
        goto stepped;                                                                                                  \
    } while (false)
// An operation's answer: falls through when Done.
#define ON_OUTCOME(outcome, id, callMode, reg, ...)                                                                    \
    if (const Outcome answered_ = outcome; __builtin_expect(answered_ != Outcome::Done, 0)) {                          \
        if (answered_ == Outcome::Raised) goto raised;                                                                 \
        if (answered_ == Outcome::Python) CALL_PRELUDE(id, callMode, reg, __VA_ARGS__);                                \
        SAVE_PC();                                                                                                     \
        return RunEnd::Parked;                                                                                         \
    }
// Likewise where thread.pending says what to call.
#define ON_PENDING(outcome, callMode, reg)                                                                             \
    if (const Outcome answered_ = outcome; __builtin_expect(answered_ != Outcome::Done, 0)) {                          \
        if (answered_ == Outcome::Raised) goto raised;                                                                 \
        SAVE_PC();                                                                                                     \
        if (answered_ == Outcome::Blocked) return RunEnd::Parked;                                                      \
        STORE_LINE(); /* what the library does in it is told with this line */                                         \
        returnMode = callMode;                                                                                         \
        returnRegister = static_cast<std::uint16_t>(reg);                                                              \
        step = beginPending(t, value);                                                                                 \
        goto stepped;                                                                                                  \
    }

    LOAD_FRAME();
again:
    try {
        if (memoryRanOut) {
            memoryRanOut = false;
            goto raised;
        }
        if (!t.exception.isUnbound()) goto raised; // a thread that is to die with an exception before it runs
        DISPATCH();

    op_Nop:
        NEXT();
    op_Line:
        STORE_LINE();
        if (t.lineHook) {
            SAVE_PC();
            switch (t.machine.host.lineReached(t, ip->line)) {
            case Wait::Raised: goto raised;
            case Wait::Parked: ++frame->pc; return RunEnd::Parked; // the line was told
            default: break;
            }
        }
        NEXT();
    op_LoadConst:
        R(ip->a) = consts[ip->d];
        NEXT();
    op_Move:
        R(ip->a) = R(ip->b);
        NEXT();
    op_Clear:
        R(ip->a) = Value();
        NEXT();
    op_LetGo:
        SAVE_PC();
        if (ip->a == NO_REG) {
            operandX = takeSettled(t);
        } else {
            operandX = R(ip->a);
            R(ip->a) = Value();
            if (!operandX.isObject()) NEXT();
            operandX = takeEnded(t, operandX);
        }
        if (!operandX.isUnbound()) CALL_PRELUDE(PreludeId::finish, ReturnMode::Discard, 0, operandX);
        NEXT();
    op_CheckBound:
        if (R(ip->a).isUnbound()) {
            raise(t, ClassId::UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", std::string(bytecode::symbolText(ip->d)).c_str());
            goto raised;
        }
        NEXT();

    // -- Names
    op_LoadGlobal: {
        VISIBLE();
        auto *site = &sites[ip->c];
        const auto *moduleObject = heap.at<Object>(module);
        const auto *cache = findCache(*site, moduleObject->cacheKey(), t.machine.classEpoch.load(std::memory_order_relaxed));
        if (cache) {
            const auto *holder = cache->kind == InlineCache::Slot ? moduleObject : heap.at<Object>(cache->owner);
            const Value found = loadSlot(heap.at<ArrayObject>(loadWord(&holder->attributes))->items() + cache->slot);
            if (__builtin_expect(!found.isUnbound(), 1)) {
                R(ip->a) = found;
                if (__builtin_expect(t.traceLevel >= trace::Level::Shared, 0) && cache->kind == InlineCache::Slot) traceGlobalLoad(t, module, ip->d, found, packedLine(*loaded, ip->line));
                NEXT();
            }
        }
        if (loadGlobal(t, module, ip->d, value, site) != Outcome::Done) goto raised;
        R(ip->a) = value;
        if (__builtin_expect(t.traceLevel >= trace::Level::Shared, 0)) traceGlobalLoad(t, module, ip->d, value, packedLine(*loaded, ip->line));
        NEXT();
    }
    op_StoreGlobal: {
        VISIBLE();
        auto *site = &sites[ip->c];
        auto *moduleObject = heap.at<Object>(module);
        const auto *cache = findCache(*site, moduleObject->cacheKey(), t.machine.classEpoch.load(std::memory_order_relaxed));
        bool stored = cache && cache->kind == InlineCache::Slot && storeOwnSlot<mode == Mode::NoGil>(heap, moduleObject, cache->slot, R(ip->a));
        if (mode != Mode::NoGil && cache && cache->kind == InlineCache::AddSlot && moduleObject->attributes && heap.at<ArrayObject>(moduleObject->attributes)->capacity > cache->slot) {
            storeSlot(heap.at<ArrayObject>(moduleObject->attributes)->items() + cache->slot, R(ip->a));
            moduleObject->shape = cache->newShape;
            stored = true;
        }
        if (!stored && storeAttributeGeneric(t, Value::object(module), ip->d, R(ip->a), site) != Outcome::Done)
            goto raised;
        if (__builtin_expect(t.traceLevel >= trace::Level::Shared, 0)) traceGlobalStore(t, module, ip->d, R(ip->a), packedLine(*loaded, ip->line));
        NEXT();
    }
    op_DeleteGlobal:
        VISIBLE();
        if (!deleteOwnAttribute(t, heap.at<Object>(module), ip->d)) {
            raise(t, ClassId::NameError, "name '%s' is not defined", std::string(bytecode::symbolText(ip->d)).c_str());
            goto raised;
        }
        if (t.traceLevel >= trace::Level::Shared) traceGlobalStore(t, module, ip->d, Value(), packedLine(*loaded, ip->line));
        NEXT();
    op_PeekGlobal:
        R(ip->a) = ownAttribute(t.machine, heap.at<Object>(module), ip->d);
        NEXT();
    op_LoadBuiltin:
        value = ownAttribute(t.machine, heap.at<Object>(t.machine.builtins), ip->d);
        FORKYARD_CHECK(!value.isUnbound());
        R(ip->a) = value;
        NEXT();
    op_LoadName:
        value = dictGetStr(t, R(ip->b), bytecode::symbolText(ip->d));
        if (value.isUnbound() && loadGlobal(t, module, ip->d, value, nullptr) != Outcome::Done) goto raised;
        R(ip->a) = value;
        NEXT();
    op_StoreName:
        dictSetStr(t, R(ip->b), bytecode::symbolText(ip->d), R(ip->a));
        NEXT();
    op_DeleteName: {
        Value removed;
        if (dictDelete(t, R(ip->b), strOfSymbol(t, ip->d), removed) != Outcome::Done) goto raised;
        if (removed.isUnbound()) {
            raise(t, ClassId::NameError, "name '%s' is not defined", std::string(bytecode::symbolText(ip->d)).c_str());
            goto raised;
        }
        NEXT();
    }
    op_LoadNameOrCell:
        value = dictGetStr(t, R(ip->b), bytecode::symbolText(ip->d));
        if (value.isUnbound()) value = loadSlot(&heap.at<CellObject>(R(ip->c).asHandle())->content);
        if (value.isUnbound()) {
            raise(t, ClassId::NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", std::string(bytecode::symbolText(ip->d)).c_str());
            goto raised;
        }
        R(ip->a) = value;
        NEXT();
    op_MakeCell: {
        auto *cell = newObject<CellObject>(t, Kind::Cell, ClassId::Cell);
        cell->content = R(ip->a);
        R(ip->a) = valueOf(t, cell);
        NEXT();
    }
    op_LoadCell:
        VISIBLE();
        value = loadSlot(&heap.at<CellObject>(R(ip->b).asHandle())->content);
        if (__builtin_expect(value.isUnbound(), 0)) {
            const std::string name(bytecode::symbolText(ip->d));
            if (ip->b >= loaded->code->firstFree && ip->b < loaded->code->firstFree + loaded->code->freeNames.size())
                raise(t, ClassId::NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name.c_str());
            else
                raise(t, ClassId::UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name.c_str());
            goto raised;
        }
        R(ip->a) = value;
        NEXT();
    op_StoreCell:
        VISIBLE();
        storeSlot(&heap.at<CellObject>(R(ip->a).asHandle())->content, R(ip->b));
        NEXT();
    op_DeleteCell: {
        auto *cell = heap.at<CellObject>(R(ip->a).asHandle());
        if (loadSlot(&cell->content).isUnbound()) {
            raise(t, ClassId::UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", std::string(bytecode::symbolText(ip->d)).c_str());
            goto raised;
        }
        storeSlot(&cell->content, Value());
        NEXT();
    }

    // -- Attributes and elements
    op_LoadAttr: {
        VISIBLE();
        const Value object = R(ip->b);
        auto *site = &sites[ip->c];
        if (object.isObject()) {
            const auto *o = heap.at<Object>(object.asHandle());
            const auto *cache = findAttribute(*site, o, object.asHandle(), t.machine.classEpoch.load(std::memory_order_relaxed));
            if (__builtin_expect(cache != nullptr, 1)) {
                if (__builtin_expect(cache->kind == InlineCache::Slot, 1)) {
                    const Value found = loadSlot(heap.at<ArrayObject>(loadWord(&o->attributes))->items() + cache->slot);
                    if (__builtin_expect(!found.isUnbound(), 1)) {
                        R(ip->a) = found;
                        if (__builtin_expect(t.traceLevel >= trace::Level::Shared, 0)) traceAttributeLoad(t, object, ip->d, found, packedLine(*loaded, ip->line));
                        NEXT();
                    }
                } else if (cache->kind == InlineCache::Plain || cache->kind == InlineCache::OwnerSlot) {
                    const Value found = loadSlot(heap.at<ArrayObject>(loadWord(&heap.at<Object>(cache->owner)->attributes))->items() + cache->slot);
                    if (!found.isUnbound()) {
                        R(ip->a) = found;
                        NEXT();
                    }
                } else if (cache->kind == InlineCache::Getter) {
                    STORE_LINE();
                    const LoadedCode *code = t.machine.codes[heap.at<FunctionObject>(cache->value.asHandle())->code].get();
                    t.innerCalls += !code->isLibrary;
                    if (code->simple && code->positionalCount == 1) ENTER_SIMPLE(cache->value.asHandle(), code, &R(ip->b));
                    SAVE_PC();
                    returnMode = ReturnMode::Store;
                    returnRegister = ip->a;
                    step = beginCall(t, cache->value, {&R(ip->b), 1, {}}, value);
                    goto stepped;
                }
            }
        }
        ON_PENDING(loadAttribute(t, object, ip->d, value, operandY, site), ReturnMode::Store, ip->a);
        if (!operandY.isUnbound()) value = makeMethod(t, value, operandY);
        R(ip->a) = value;
        if (__builtin_expect(t.traceLevel >= trace::Level::Shared, 0)) traceAttributeLoad(t, object, ip->d, value, packedLine(*loaded, ip->line));
        NEXT();
    }
    op_StoreAttr: {
        VISIBLE();
        const Value object = R(ip->a);
        auto *site = &sites[ip->c];
        if (object.isObject()) {
            auto *o = heap.at<Object>(object.asHandle());
            const auto *cache = findCache(*site, o->cacheKey(), t.machine.classEpoch.load(std::memory_order_relaxed));
            if (cache) {
                if (cache->kind == InlineCache::Slot && storeOwnSlot<mode == Mode::NoGil>(heap, o, cache->slot, R(ip->b))) goto storedAttribute;
                if (cache->kind == InlineCache::AddSlot && isUndisturbed<mode>() && o->attributes && heap.at<ArrayObject>(o->attributes)->capacity > cache->slot) {
                    storeSlot(heap.at<ArrayObject>(o->attributes)->items() + cache->slot, R(ip->b));
                    o->shape = cache->newShape;
                    goto storedAttribute;
                }
            }
        }
        ON_PENDING(storeAttribute(t, object, ip->d, R(ip->b), site), ReturnMode::Discard, 0);
    storedAttribute:
        if (__builtin_expect(t.traceLevel >= trace::Level::Shared, 0)) traceAttributeStore(t, R(ip->a), ip->d, R(ip->b), packedLine(*loaded, ip->line));
        NEXT();
    }
    op_DeleteAttr:
        VISIBLE();
        ON_PENDING(deleteAttribute(t, R(ip->a), ip->d), ReturnMode::Discard, 0);
        NEXT();
    op_LoadMethod: {
        VISIBLE();
        const Value object = R(ip->b);
        auto *site = &sites[ip->c];
        if (object.isObject()) {
            const auto *o = heap.at<Object>(object.asHandle());
            const auto *cache = findAttribute(*site, o, object.asHandle(), t.machine.classEpoch.load(std::memory_order_relaxed));
            if (__builtin_expect(cache != nullptr, 1)) {
                if (__builtin_expect(cache->kind == InlineCache::Method, 1)) {
                    R(ip->a) = cache->value;
                    R(ip->a + 1) = object;
                    NEXT();
                }
                if (cache->kind == InlineCache::Slot || cache->kind == InlineCache::OwnerSlot) {
                    const auto *holder = cache->kind == InlineCache::Slot ? o : heap.at<Object>(cache->owner);
                    const Value found = loadSlot(heap.at<ArrayObject>(loadWord(&holder->attributes))->items() + cache->slot);
                    if (!found.isUnbound()) {
                        R(ip->a) = found;
                        R(ip->a + 1) = Value();
                        NEXT();
                    }
                }
            }
        }
        R(ip->a + 1) = Value(); // what a getter returns needs no self
        ON_PENDING(loadAttribute(t, object, ip->d, value, operandY, site), ReturnMode::Store, ip->a);
        R(ip->a) = value;
        R(ip->a + 1) = operandY;
        NEXT();
    }
    op_LoadSpecial: {
        const Value object = R(ip->b);
        value = lookupSpecial(t, object, ip->d, operandY);
        if (value.isUnbound()) {
            raiseNoSpecial(t, object, ip->d);
            goto raised;
        }
        R(ip->a) = operandY.isUnbound() ? value : makeMethod(t, value, operandY);
        NEXT();
    }
    op_LoadIndexK:
        indexBy = &consts[ip->c];
        goto loadIndex;
    op_LoadIndex:
        indexBy = &R(ip->c);
    loadIndex: {
        VISIBLE();
        const Value object = R(ip->b);
        if (object.isObject()) {
            const auto *o = heap.at<Object>(object.asHandle());
            const Value key = *indexBy;
            Value found;
            if (o->cls == t.machine.classes[static_cast<unsigned>(ClassId::List)]) {
                if (isIntAt(*indexBy)) {
                    const auto *list = static_cast<const ListObject *>(o);
                    if (isUndisturbed<mode>()) {
                        // The array holds what the size says.
                        if (const std::int64_t i = key.asInt(); __builtin_expect(static_cast<std::uint64_t>(i) < list->size, 1)) {
                            R(ip->a) = heap.at<ArrayObject>(list->array)->items()[i];
                            NEXT();
                        }
                    }
                    if (listGetFast(t.machine, list, key.asInt(), found)) {
                        R(ip->a) = found;
                        NEXT();
                    }
                }
            } else if (o->cls == t.machine.classes[static_cast<unsigned>(ClassId::Dict)]) {
                if (dictGetFast(t.machine, static_cast<const DictObject *>(o), key, value) && !value.isUnbound()) {
                    R(ip->a) = value;
                    NEXT();
                }
            } else if (key.isInt() && o->cls == t.machine.classes[static_cast<unsigned>(ClassId::Tuple)] &&
                       tupleGetFast(static_cast<const TupleObject *>(o), key.asInt(), found)) {
                R(ip->a) = found;
                NEXT();
            }
        }
        ON_OUTCOME(getItem(t, object, *indexBy, value), PreludeId::get_item, ReturnMode::Store, ip->a, object, *indexBy);
        R(ip->a) = value;
        NEXT();
    }
    op_StoreIndex: {
        VISIBLE();
        const Value object = R(ip->a), key = R(ip->b);
        if (isIntAt(R(ip->b)) && object.isObject() && heap.at<Object>(object.asHandle())->cls == t.machine.classes[static_cast<unsigned>(ClassId::List)]) {
            auto *list = heap.at<ListObject>(object.asHandle());
            if (isUndisturbed<mode>()) {
                // No lock to take.
                if (const std::int64_t i = key.asInt(); __builtin_expect(static_cast<std::uint64_t>(i) < list->size, 1)) {
                    storeSlot(heap.at<ArrayObject>(list->array)->items() + i, R(ip->c));
                    NEXT();
                }
            }
            if (listSetFast(t.machine, list, key.asInt(), R(ip->c))) NEXT();
        }
        if (isExactly(t.machine, object, ClassId::Dict) && isUndisturbed<mode>() && dictReplaceFast(t.machine, heap.at<DictObject>(object.asHandle()), key, R(ip->c))) NEXT();
        ON_OUTCOME(setItem(t, object, key, R(ip->c)), PreludeId::set_item, ReturnMode::Discard, 0, object, key, R(ip->c));
        NEXT();
    }
    op_DeleteIndex:
        VISIBLE();
        ON_OUTCOME(deleteItem(t, R(ip->a), R(ip->b)), PreludeId::delete_item, ReturnMode::Discard, 0, R(ip->a), R(ip->b));
        NEXT();
    op_BuildSlice: {
        auto *slice = newObject<SliceObject>(t, Kind::Slice, ClassId::Slice);
        slice->start = R(ip->b);
        slice->stop = R(ip->b + 1);
        slice->step = R(ip->b + 2);
        R(ip->a) = valueOf(t, slice);
        NEXT();
    }

    // -- Operators
#define X(name)                                                                                                        \
    op_##name: {                                                                                                       \
        Value result;                                                                                                  \
        if (__builtin_expect(fastBinary<BinaryOperator::name>(R(ip->b), R(ip->c), result), 1)) {                       \
            R(ip->a) = result;                                                                                         \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = R(ip->c);                                                                                           \
        operatorNumber = static_cast<unsigned>(BinaryOperator::name);                                                  \
        goto binarySlow;                                                                                               \
    }                                                                                                                  \
    op_##name##K: {                                                                                                    \
        Value result;                                                                                                  \
        if (__builtin_expect(fastBinary<BinaryOperator::name>(R(ip->b), consts[ip->c], result), 1)) {                  \
            R(ip->a) = result;                                                                                         \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = consts[ip->c];                                                                                      \
        operatorNumber = static_cast<unsigned>(BinaryOperator::name);                                                  \
        goto binarySlow;                                                                                               \
    }                                                                                                                  \
    op_I##name: {                                                                                                      \
        Value result;                                                                                                  \
        if (__builtin_expect(fastBinary<BinaryOperator::name>(R(ip->b), R(ip->c), result), 1)) {                       \
            R(ip->a) = result;                                                                                         \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = R(ip->c);                                                                                           \
        operatorNumber = static_cast<unsigned>(BinaryOperator::name);                                                  \
        goto inplaceSlow;                                                                                              \
    }                                                                                                                  \
    op_I##name##K: {                                                                                                   \
        Value result;                                                                                                  \
        if (__builtin_expect(fastBinary<BinaryOperator::name>(R(ip->b), consts[ip->c], result), 1)) {                  \
            R(ip->a) = result;                                                                                         \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = consts[ip->c];                                                                                      \
        operatorNumber = static_cast<unsigned>(BinaryOperator::name);                                                  \
        goto inplaceSlow;                                                                                              \
    }
        FORKYARD_BINARY(X)
#undef X
    binarySlow:
        VISIBLE();
        if (operatorNumber == static_cast<unsigned>(BinaryOperator::Add) && isExactly(t.machine, operandX, ClassId::Str) && isExactly(t.machine, operandY, ClassId::Str)) {
            R(ip->a) = concatenate(t, heap.at<StrObject>(operandX.asHandle()), heap.at<StrObject>(operandY.asHandle()));
            NEXT();
        }
        ON_OUTCOME(binary(t, static_cast<BinaryOperator>(operatorNumber), operandX, operandY, value), preludeOf(PreludeId::binary_Add, operatorNumber),
                   ReturnMode::Store, ip->a, operandX, operandY);
        R(ip->a) = value;
        NEXT();
    inplaceSlow:
        VISIBLE();
        if (operatorNumber == static_cast<unsigned>(BinaryOperator::Add) && isExactly(t.machine, operandX, ClassId::Str) && isExactly(t.machine, operandY, ClassId::Str)) {
            R(ip->a) = concatenate(t, heap.at<StrObject>(operandX.asHandle()), heap.at<StrObject>(operandY.asHandle()));
            NEXT();
        }
        ON_OUTCOME(inplace(t, static_cast<BinaryOperator>(operatorNumber), operandX, operandY, value), preludeOf(PreludeId::inplace_Add, operatorNumber),
                   ReturnMode::Store, ip->a, operandX, operandY);
        R(ip->a) = value;
        NEXT();
    op_Negative:
        if (R(ip->b).isInt() && Value::fitsInt(-R(ip->b).asInt())) {
            R(ip->a) = Value::integer(-R(ip->b).asInt());
            NEXT();
        }
        ON_OUTCOME(negative(t, R(ip->b), value), PreludeId::unary_Negative, ReturnMode::Store, ip->a, R(ip->b));
        R(ip->a) = value;
        NEXT();
    op_Positive:
        ON_OUTCOME(positive(t, R(ip->b), value), PreludeId::unary_Positive, ReturnMode::Store, ip->a, R(ip->b));
        R(ip->a) = value;
        NEXT();
    op_Invert:
        ON_OUTCOME(invert(t, R(ip->b), value), PreludeId::unary_Invert, ReturnMode::Store, ip->a, R(ip->b));
        R(ip->a) = value;
        NEXT();
    op_Not: {
        bool is;
        if (!fastTruth(R(ip->b), is)) {
            VISIBLE();
            ON_OUTCOME(truth(t, R(ip->b), is), PreludeId::truth, ReturnMode::StoreNot, ip->a, R(ip->b));
        }
        R(ip->a) = Value::boolean(!is);
        NEXT();
    }
#define X(name)                                                                                                        \
    op_##name: {                                                                                                       \
        bool is;                                                                                                       \
        if (__builtin_expect(fastCompare<Comparison::name>(R(ip->b), R(ip->c), is), 1)) {                              \
            R(ip->a) = Value::boolean(is);                                                                             \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = R(ip->c);                                                                                           \
        operatorNumber = static_cast<unsigned>(Comparison::name);                                                      \
        goto compareSlow;                                                                                              \
    }                                                                                                                  \
    op_##name##K: {                                                                                                    \
        bool is;                                                                                                       \
        if (__builtin_expect(fastCompare<Comparison::name>(R(ip->b), consts[ip->c], is), 1)) {                         \
            R(ip->a) = Value::boolean(is);                                                                             \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = consts[ip->c];                                                                                      \
        operatorNumber = static_cast<unsigned>(Comparison::name);                                                      \
        goto compareSlow;                                                                                              \
    }                                                                                                                  \
    op_JumpIf##name: {                                                                                                 \
        bool is;                                                                                                       \
        if (__builtin_expect(fastCompare<Comparison::name>(R(ip->b), R(ip->c), is), 1)) {                              \
            if (std::uint16_t{is} == ip->a) JUMP(ip->d);                                                                    \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = R(ip->c);                                                                                           \
        operatorNumber = static_cast<unsigned>(Comparison::name);                                                      \
        goto compareJumpSlow;                                                                                          \
    }                                                                                                                  \
    op_JumpIf##name##K: {                                                                                              \
        bool is;                                                                                                       \
        if (__builtin_expect(fastCompare<Comparison::name>(R(ip->b), consts[ip->c], is), 1)) {                         \
            if (std::uint16_t{is} == ip->a) JUMP(ip->d);                                                                    \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = consts[ip->c];                                                                                      \
        operatorNumber = static_cast<unsigned>(Comparison::name);                                                      \
        goto compareJumpSlow;                                                                                          \
    }
        FORKYARD_COMPARE(X)
#undef X
#define LOOP_BACK(target)                                                                                              \
    do {                                                                                                               \
        const Instruction *const target_ = base + (target);                                                            \
        {                                                                                                              \
            __label__ asked_, left_;                                                                                   \
            IF_SET(t.attention, asked_);                                                                               \
            goto left_;                                                                                                \
        asked_:                                                                                                        \
            SAFEPOINT_BEFORE(target_);                                                                                 \
        left_:;                                                                                                        \
        }                                                                                                              \
        if constexpr (mode != Mode::CallsAndLoopEnds) {                                                                \
            __label__ used_, left_;                                                                                    \
            COUNT_DOWN(t.budget, used_);                                                                               \
            goto left_;                                                                                                \
        used_:                                                                                                         \
            SAFEPOINT_BEFORE(target_);                                                                                 \
        left_:;                                                                                                        \
        }                                                                                                              \
        ip = target_;                                                                                                  \
        DISPATCH();                                                                                                    \
    } while (false)
#define X(name)                                                                                                        \
    op_LoopIf##name: {                                                                                                 \
        bool is;                                                                                                       \
        if (__builtin_expect(fastCompare<Comparison::name>(R(ip->b), R(ip->c), is), 1)) {                              \
            if (std::uint16_t{is} == ip->a) LOOP_BACK(ip->d);                                                               \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = R(ip->c);                                                                                           \
        operatorNumber = static_cast<unsigned>(Comparison::name);                                                      \
        goto compareJumpSlow;                                                                                          \
    }                                                                                                                  \
    op_LoopIf##name##K: {                                                                                              \
        bool is;                                                                                                       \
        if (__builtin_expect(fastCompare<Comparison::name>(R(ip->b), consts[ip->c], is), 1)) {                         \
            if (std::uint16_t{is} == ip->a) LOOP_BACK(ip->d);                                                               \
            NEXT();                                                                                                    \
        }                                                                                                              \
        operandX = R(ip->b);                                                                                           \
        operandY = consts[ip->c];                                                                                      \
        operatorNumber = static_cast<unsigned>(Comparison::name);                                                      \
        goto compareJumpSlow;                                                                                          \
    }
        FORKYARD_COMPARE(X)
#undef X
    op_JumpIfIs:
        if ((R(ip->b) == R(ip->c)) == (ip->a != 0)) JUMP(ip->d);
        NEXT();
    op_JumpIfIsK:
        if ((R(ip->b) == consts[ip->c]) == (ip->a != 0)) JUMP(ip->d);
        NEXT();
    op_LoopIfIs:
        if ((R(ip->b) == R(ip->c)) == (ip->a != 0)) LOOP_BACK(ip->d);
        NEXT();
    op_LoopIfIsK:
        if ((R(ip->b) == consts[ip->c]) == (ip->a != 0)) LOOP_BACK(ip->d);
        NEXT();
    compareSlow:
        VISIBLE();
        ON_OUTCOME(compare(t, static_cast<Comparison>(operatorNumber), operandX, operandY, value), preludeOf(PreludeId::compare_Eq, operatorNumber),
                   ReturnMode::Store, ip->a, operandX, operandY);
        R(ip->a) = value;
        NEXT();
    compareJumpSlow:
        VISIBLE();
        ON_OUTCOME(compare(t, static_cast<Comparison>(operatorNumber), operandX, operandY, value), preludeOf(PreludeId::compare_Eq, operatorNumber),
                   ReturnMode::Branch, 0, operandX, operandY);
        returnMode = ReturnMode::Branch;
        goto deliver;
    op_Is:
        R(ip->a) = Value::boolean(R(ip->b) == R(ip->c));
        NEXT();
    op_IsNot:
        R(ip->a) = Value::boolean(R(ip->b) != R(ip->c));
        NEXT();
    op_In: {
        VISIBLE();
        bool is;
        ON_OUTCOME(contains(t, R(ip->c), R(ip->b), is), PreludeId::contains, ReturnMode::Store, ip->a, R(ip->c), R(ip->b));
        R(ip->a) = Value::boolean(is);
        NEXT();
    }
    op_NotIn: {
        VISIBLE();
        bool is;
        ON_OUTCOME(contains(t, R(ip->c), R(ip->b), is), PreludeId::contains, ReturnMode::StoreNot, ip->a, R(ip->c), R(ip->b));
        R(ip->a) = Value::boolean(!is);
        NEXT();
    }

    // -- Jumps and loops
    op_Jump:
        JUMP(ip->d);
    op_LoopJump:
        LOOP_BACK(ip->d);
    op_JumpIfTrue: {
        if (R(ip->a).isTrue()) JUMP(ip->d);
        if (R(ip->a).isFalse()) NEXT();
        bool is;
        if (!fastTruth(R(ip->a), is)) {
            VISIBLE();
            ON_OUTCOME(truth(t, R(ip->a), is), PreludeId::truth, ReturnMode::Branch, 0, R(ip->a));
        }
        if (is) JUMP(ip->d);
        NEXT();
    }
    op_JumpIfFalse: {
        if (R(ip->a).isTrue()) NEXT();
        if (R(ip->a).isFalse()) JUMP(ip->d);
        bool is;
        if (!fastTruth(R(ip->a), is)) {
            VISIBLE();
            ON_OUTCOME(truth(t, R(ip->a), is), PreludeId::truth, ReturnMode::Branch, 0, R(ip->a));
        }
        if (!is) JUMP(ip->d);
        NEXT();
    }
    op_LoopIfTrue: {
        if (R(ip->a).isTrue()) LOOP_BACK(ip->d);
        if (R(ip->a).isFalse()) NEXT();
        bool is;
        if (!fastTruth(R(ip->a), is)) {
            CHECK_ATTENTION();
            VISIBLE(); // and no second time at the jump
            ON_OUTCOME(truth(t, R(ip->a), is), PreludeId::truth, ReturnMode::Branch, 0, R(ip->a));
            if (is) JUMP(ip->d);
            NEXT();
        }
        if (is) LOOP_BACK(ip->d);
        NEXT();
    }
    op_LoopIfFalse: {
        if (R(ip->a).isTrue()) NEXT();
        if (R(ip->a).isFalse()) LOOP_BACK(ip->d);
        bool is;
        if (!fastTruth(R(ip->a), is)) {
            CHECK_ATTENTION();
            VISIBLE(); // and no second time at the jump
            ON_OUTCOME(truth(t, R(ip->a), is), PreludeId::truth, ReturnMode::Branch, 0, R(ip->a));
            if (!is) JUMP(ip->d);
            NEXT();
        }
        if (!is) LOOP_BACK(ip->d);
        NEXT();
    }
    op_GetIter:
        VISIBLE();
        ON_OUTCOME(getIter(t, R(ip->b), value), PreludeId::get_iter, ReturnMode::Store, ip->a, R(ip->b));
        if (value == R(ip->b) && isKind(t.machine, value, Kind::Iterator)) heap.at<IteratorObject>(value.asHandle())->keep();
        R(ip->a) = value;
        NEXT();
    op_ForLoop: {
        const Value iterator = R(ip->b);
        auto *o = heap.at<Object>(iterator.asHandle());
        if (__builtin_expect(o->kind == Kind::Iterator, 1) && HAS_BUDGET()) {
            // A number that no call fills stays in a machine register.
            if (Value number; static_cast<IteratorKind>(o->small) == IteratorKind::Range && nextOfRange(static_cast<IteratorObject *>(o), number)) {
                R(ip->a) = number;
                LOOP_BACK(ip->d);
            }
            if (Value item; nextItem(t.machine, static_cast<IteratorObject *>(o), item)) {
                R(ip->a) = item;
                LOOP_BACK(ip->d);
            }
        }
        // for k, v in d.items(): the pair goes straight into its two registers.
        const Instruction &unpacking = base[ip->d];
        if (o->kind == Kind::Iterator && HAS_BUDGET() && unpacking.op == Op::UnpackSequence && unpacking.c == 2 && unpacking.b == ip->a) {
            Value second;
            if (nextPair(t.machine, static_cast<IteratorObject *>(o), value, second)) {
                R(unpacking.a) = value;
                R(unpacking.a + 1) = second;
                LOOP_BACK(ip->d + 1);
            }
        }
        goto nextOfIterator;
    }
    op_ForIter: {
        const Value iterator = R(ip->b);
        auto *o = heap.at<Object>(iterator.asHandle());
        if (Value item; __builtin_expect(o->kind == Kind::Iterator, 1) && HAS_BUDGET() && nextFast(t.machine, static_cast<IteratorObject *>(o), item)) {
            R(ip->a) = item;
            NEXT();
        }
    }
    nextOfIterator: {
        const Value iterator = R(ip->b);
        auto *o = heap.at<Object>(iterator.asHandle());
        CHECK_ATTENTION();
        VISIBLE();
        SAVE_PC();
        returnMode = ReturnMode::ForIter;
        returnRegister = ip->a;
        if (o->kind == Kind::Iterator) {
            ON_PENDING(iteratorNext(t, static_cast<IteratorObject *>(o), value), ReturnMode::ForIter, ip->a);
            if (value.isEndOfIteration()) goto loopEnds;
            goto deliver;
        }
        if (o->kind == Kind::Generator && !(o->flags & GeneratorObject::Coroutine)) {
            auto *generator = static_cast<GeneratorObject *>(o);
            if (isUndisturbed<mode>() && __builtin_expect(generator->state() == GeneratorObject::Suspended, 1)) {
                RESUME(generator);
                if (ip->op == Op::YieldFrom) {
                    generator->resumeWith = Value::none();
                    DISPATCH();
                }
                R(ip->a) = Value::none();
                NEXT();
            }
            t.pending.resume = PendingCall::Send;
            t.pending.function = iterator;
            t.pending.arguments.assign(1, Value::none());
            step = CallStep::Generator;
            goto stepped;
        }
        Value self;
        const Value next = lookupSpecial(t, iterator, names::next(), self);
        if (next.isUnbound()) {
            raise(t, ClassId::TypeError, "'%s' object is not an iterator", typeName(t.machine, iterator).c_str());
            goto raised;
        }
        step = beginCall(t, next, {&self, self.isUnbound() ? 0u : 1u, {}}, value);
        goto stepped;
    }
    loopEnds:
        if (ip->op == Op::ForLoop) NEXT();
        JUMP(ip->d);
    op_UnpackSequence: {
        const Value source = R(ip->b);
        if (!isTuple(t.machine, source)) VISIBLE();
        if ((isTuple(t.machine, source) || isList(t.machine, source)) && !isUserObject(t.machine, source)) {
            const Items items = itemsOf(t.machine, source);
            if (items.count == ip->c) {
                for (std::uint32_t i = 0; i < ip->c; ++i) R(ip->a + i) = items[i];
                NEXT();
            }
        }
        Value items;
        ON_OUTCOME(unpack(t, source, ip->c, -1, items), PreludeId::unpack, ReturnMode::Store, ToBeUnpacked, source, Value::integer(ip->c), Value::integer(-1));
        for (std::uint32_t i = 0; i < ip->c; ++i) R(ip->a + i) = itemsOf(t.machine, items)[i];
        NEXT();
    }
    op_UnpackEx: {
        VISIBLE();
        const Value source = R(ip->b);
        Value items;
        ON_OUTCOME(unpack(t, source, ip->c, static_cast<int>(ip->d), items), PreludeId::unpack, ReturnMode::Store, ToBeUnpacked, source, Value::integer(ip->c), Value::integer(ip->d));
        const Items all = itemsOf(t.machine, items);
        for (std::size_t i = 0; i < all.count; ++i) R(ip->a + i) = all[i];
        NEXT();
    }

    // -- Calls
    op_Call: {
        CHECK_BEFORE_CALL(R(ip->b));
        VISIBLE();
        const Value callee = R(ip->b);
        if (callee.isObject()) {
            auto *function = heap.at<FunctionObject>(callee.asHandle());
            if (function->kind == Kind::Function) {
                const LoadedCode *code = t.machine.codes[function->code].get();
                if (code->simple && code->positionalCount == ip->c && ip->d == NO_CONST) ENTER_SIMPLE(callee.asHandle(), code, &R(ip->b + 1));
                ENTER_BOUND(callee.asHandle(), function, code, &R(ip->b + 1), ip->c);
            } else if (ip->d != NO_CONST) {
                // named arguments, of what is no function of the language
            } else if (function->kind == Kind::Native) {
                const auto *native = heap.at<NativeObject>(callee.asHandle());
                const NativeInfo &info = t.machine.natives[native->native];
                if (native->self.isUnbound() && !info.isMethod && ip->c <= info.plainCount && ip->c >= info.required)
                    CALL_PLAIN_NATIVE(info, &R(ip->b + 1), ip->c);
            } else if (function->kind == Kind::Class) {
                if (const Value init = simpleInit(t, callee.asHandle()); !init.isNone()) {
                    auto *initializer = heap.at<FunctionObject>(init.asHandle());
                    const LoadedCode *code = t.machine.codes[initializer->code].get();
                    if (code->positionalCount == ip->c + 1u) {
                        SAVE_PC();
                        FrameObject *entered = enterSimple(t, heap, frame, init.asHandle(), *code, &R(ip->b));
                        if (!entered) goto raised;
                        entered->returnRegister = ip->a;
                        const Value object = newInstance(t, callee.asHandle());
                        entered->registers()[0] = object;
                        entered->generator = object.asHandle();
                        entered->returnMode = ReturnMode::Init;
                        traceEnter(t, entered);
                        ENTERED(entered, initializer, code);
                    }
                }
            }
        }
        SAVE_PC();
        STORE_LINE();
        returnMode = ReturnMode::Store;
        returnRegister = ip->a;
        step = beginCall(t, callee, {&R(ip->b + 1), ip->c, ip->d == NO_CONST ? Value() : consts[ip->d], loaded->keywordsOf(ip->d)}, value);
        goto stepped;
    }
    op_CallMethod: {
        CHECK_BEFORE_CALL(R(ip->b));
        VISIBLE();
        const Value callee = R(ip->b);
        if (ip->d == NO_CONST && callee.isObject()) {
            auto *function = heap.at<FunctionObject>(callee.asHandle());
            if (function->kind == Kind::Function) {
                const LoadedCode *code = t.machine.codes[function->code].get();
                const Value *first = &R(ip->b + 1);
                std::uint32_t count = ip->c + 1u;
                if (first->isUnbound()) {
                    ++first;
                    --count;
                }
                if (code->simple && code->positionalCount == count) ENTER_SIMPLE(callee.asHandle(), code, first);
            }
        }
        const bool bound = !R(ip->b + 1).isUnbound();
        const Value *first = &R(bound ? ip->b + 1 : ip->b + 2);
        const std::uint32_t count = ip->c + (bound ? 1u : 0u);
        if (callee.isObject()) {
            auto *function = heap.at<FunctionObject>(callee.asHandle());
            if (function->kind == Kind::Function) {
                const LoadedCode *code = t.machine.codes[function->code].get();
                ENTER_BOUND(callee.asHandle(), function, code, first, count);
            } else if (ip->d == NO_CONST && function->kind == Kind::Native) {
                const auto *native = heap.at<NativeObject>(callee.asHandle());
                const NativeInfo &info = t.machine.natives[native->native];
                if (native->self.isUnbound() && (bound || !info.isMethod) && static_cast<std::int32_t>(count) <= info.plainCount && count >= info.required)
                    CALL_PLAIN_NATIVE(info, first, count);
            }
        }
        SAVE_PC();
        STORE_LINE();
        returnMode = ReturnMode::Store;
        returnRegister = ip->a;
        step = beginCall(t, callee, {first, count, ip->d == NO_CONST ? Value() : consts[ip->d], loaded->keywordsOf(ip->d)}, value);
        goto stepped;
    }
    enter: {
        SAVE_PC();
        FrameObject *entered = enterSimple(t, heap, frame, entering, *target, enteringWith);
        if (__builtin_expect(!entered, 0)) goto raised;
        entered->returnRegister = ip->a;
        traceEnter(t, entered);
        ENTERED(entered, heap.at<FunctionObject>(entering), target);
    }
    op_StarArgs: {
        VISIBLE();
        const Value source = R(ip->b);
        if (isExactly(t.machine, source, ClassId::Tuple)) {
            R(ip->a) = source;
            NEXT();
        }
        if (isExactly(t.machine, source, ClassId::List)) {
            const Items items = itemsOf(t.machine, source);
            R(ip->a) = makeTuple(t, items.data, items.count);
            NEXT();
        }
        CALL_PRELUDE(PreludeId::star_args, ReturnMode::Store, ip->a, source, R(ip->c));
    }
    op_CallEx: {
        CHECK_BEFORE_CALL(R(ip->b));
        VISIBLE();
        SAVE_PC();
        const auto *positional = heap.at<TupleObject>(R(ip->b + 1).asHandle());
        std::vector<Value> all(positional->items(), positional->items() + positional->size);
        Value names;
        if (!R(ip->b + 2).isUnbound()) {
            std::vector<Value> keys;
            std::size_t position = 0;
            Value key, item;
            while (dictNext(t.machine, R(ip->b + 2), position, key, item)) {
                if (!isStr(t.machine, key)) {
                    raise(t, ClassId::TypeError, "keywords must be strings");
                    goto raised;
                }
                keys.push_back(key);
                all.push_back(item);
            }
            if (!keys.empty()) names = makeTuple(t, keys.data(), keys.size());
        }
        STORE_LINE();
        returnMode = ReturnMode::Store;
        returnRegister = ip->a;
        step = beginCall(t, R(ip->b), {all.data(), static_cast<std::uint32_t>(all.size()), names}, value);
        goto stepped;
    }

    // What became of a call made by this frame's instruction; returnMode and returnRegister say where the answer goes.
    stepped:
        switch (step) {
        case CallStep::Result: goto deliver;
        case CallStep::Frame: {
            auto *callee = heap.at<FrameObject>(t.frame);
            callee->returnMode = returnMode;
            callee->returnRegister = returnRegister;
            traceEnter(t, callee);
            LOAD_FRAME();
            DISPATCH();
        }
        case CallStep::Object: {
            auto *callee = heap.at<FrameObject>(t.frame);
            callee->returnRegister = returnRegister;
            // A new object whose truth or next item is asked for in the same breath does not happen: Store it is.
            traceEnter(t, callee);
            LOAD_FRAME();
            DISPATCH();
        }
        case CallStep::Generator: {
            auto *generator = heap.at<GeneratorObject>(t.pending.function.asHandle());
            const bool throwing = t.pending.resume == PendingCall::Throw;
            const Value sent = t.pending.arguments[0];
            t.pending.resume = PendingCall::None;
            if (generator->state() == GeneratorObject::Running) {
                raise(t, ClassId::ValueError, generator->flags & GeneratorObject::Coroutine ? "coroutine already executing" : "generator already executing");
                goto raisedInCall;
            }
            if (generator->state() == GeneratorObject::Finished) {
                if (throwing) {
                    t.exception = sent;
                } else if (generator->flags & GeneratorObject::Coroutine) {
                    raise(t, ClassId::RuntimeError, "cannot reuse already awaited coroutine");
                } else {
                    raiseStopIteration(t, Value::none());
                }
                goto raisedInCall;
            }
            if (generator->state() == GeneratorObject::Created) {
                if (throwing) {
                    generator->small = GeneratorObject::Finished;
                    generator->frame = 0;
                    t.exception = sent;
                    goto raisedInCall;
                }
                if (!sent.isNone()) {
                    raise(t, ClassId::TypeError, "can't send non-None value to a just-started %s", generator->flags & GeneratorObject::Coroutine ? "coroutine" : "generator");
                    goto raisedInCall;
                }
            }
            auto *resumed = heap.at<FrameObject>(generator->frame);
            if (!pushFrame(t, resumed)) goto raisedInCall;
            const bool created = generator->state() == GeneratorObject::Created;
            generator->small = GeneratorObject::Running;
            generator->flags &= static_cast<std::uint8_t>(~ThrownThrough);
            generator->callerHandled = t.handled;
            if (!resumed->handled.isUnbound()) t.handled = resumed->handled;
            resumed->returnMode = returnMode;
            resumed->returnRegister = returnRegister;
            LOAD_FRAME();
            if (created) DISPATCH();
            if (throwing) {
                const bool delegates = ip->op == Op::YieldFrom && !(isKind(t.machine, R(ip->b), Kind::Generator) && heap.at<GeneratorObject>(R(ip->b).asHandle())->state() == GeneratorObject::Running);
                if (delegates && isInstance(t.machine, sent, ClassId::GeneratorExit)) CALL_PRELUDE(PreludeId::close_delegate, ReturnMode::YieldFromCall, ip->a, R(ip->b), sent);
                if (ip->op == Op::YieldFrom && isKind(t.machine, R(ip->b), Kind::Generator) && heap.at<GeneratorObject>(R(ip->b).asHandle())->state() == GeneratorObject::Suspended) {
                    generator->flags |= ThrownThrough;
                    t.pending.resume = PendingCall::Throw;
                    t.pending.function = R(ip->b);
                    t.pending.arguments.assign(1, sent);
                    returnMode = ReturnMode::YieldFrom;
                    returnRegister = ip->a;
                    step = CallStep::Generator;
                    goto stepped;
                }
                if (ip->op == Op::YieldFrom && !isKind(t.machine, R(ip->b), Kind::Generator)) {
                    // Another kind of iterator: its throw, if it has one.
                    Value self;
                    const Value method = lookupSpecial(t, R(ip->b), names::throw_(), self);
                    if (!method.isUnbound()) {
                        const Value arguments[2] = {self, sent};
                        returnMode = ReturnMode::YieldFromCall;
                        returnRegister = ip->a;
                        step = beginCall(t, method, {self.isUnbound() ? arguments + 1 : arguments, self.isUnbound() ? 1u : 2u, {}}, value);
                        goto stepped;
                    }
                }
                t.exception = sent;
                keepsContext = resumed->handled.isUnbound(); // what the thrower handles is no context of what it throws
                goto raised;
            }
            if (ip->op == Op::YieldFrom) {
                generator->resumeWith = sent;
                DISPATCH();
            }
            R(ip->a) = sent;
            NEXT();
        }
        case CallStep::Raised: goto raisedInCall;
        case CallStep::Blocked: return RunEnd::Parked;
        }

    // `value` arrives at the instruction in progress.
    deliver:
        switch (returnMode) {
        case ReturnMode::Store:
            if (__builtin_expect(returnRegister == ToBeUnpacked, 0)) {
                const Items items = itemsOf(t.machine, value);
                for (std::size_t i = 0; i < items.count; ++i) R(ip->a + i) = items[i];
                NEXT();
            }
            R(returnRegister) = value;
            CHECK_AFTER_CALL();
            NEXT();
        case ReturnMode::ForIter:
            if (value.isEndOfIteration()) goto loopEnds;
            R(returnRegister) = value;
            if (ip->op == Op::ForLoop) JUMP(ip->d); // nextOfIterator has been the loop's end
            NEXT();
        case ReturnMode::YieldFrom:
            R(returnRegister) = value;
            NEXT();
        case ReturnMode::Discard: NEXT();
        case ReturnMode::StoreNot:
        case ReturnMode::Branch: {
            bool is;
            ON_OUTCOME(truth(t, value, is), PreludeId::truth, returnMode, returnRegister, value);
            if (returnMode == ReturnMode::StoreNot) {
                R(returnRegister) = Value::boolean(!is);
                NEXT();
            }
            const bool plain = ip->op == Op::JumpIfFalse || ip->op == Op::LoopIfFalse;
            const bool sense = ip->op == Op::JumpIfTrue || ip->op == Op::LoopIfTrue || (!plain && ip->a != 0);
            if (is != sense) NEXT();
            if (ip->op >= Op::LoopIfTrue) LOOP_BACK(ip->d);
            JUMP(ip->d);
        }
        case ReturnMode::YieldFromCall: goto yieldValue;
        case ReturnMode::Init:
        case ReturnMode::ThreadEnd:
        case ReturnMode::Retry: break;
        }
        FORKYARD_CHECK(false);

    op_ReturnNone:
        answer = Value::none();
        goto returned;
    op_Return:
        answer = R(ip->a);
    returned: {
        if (__builtin_expect(frame->returnMode == ReturnMode::Store && !(frame->flags & (FrameObject::Kept | MadeCoroutine | MadeFinishable)) && frame->returnRegister != ToBeUnpacked, 1)) {
            ANSWER_CALLER(answer);
            NEXT();
        }
        if (__builtin_expect(frame->flags & MadeCoroutine, 0)) {
            SAVE_PC();
            warnOfLost(t);
            goto returned;
        }
        if (__builtin_expect(frame->flags & MadeFinishable, 0)) {
            frame->flags &= static_cast<std::uint8_t>(~MadeFinishable);
            if (frame->returnMode != ReturnMode::Store || frame->flags & FrameObject::Kept || frame->returnRegister == ToBeUnpacked || !frame->caller) {
                // An __init__'s own object is its caller's.
                auto *caller = heap.at<FrameObject>(frame->caller);
                if (frame->returnMode == ReturnMode::Init && frame->caller && !(caller->flags & FrameObject::Hidden)) caller->flags |= MadeFinishable;
                goto returned;
            }
            // What its variables alone had ends before the caller goes on, and what it made and returns is the caller's.
            operandX = finishableList(t, frame->registers(), frame->registerCount);
            ANSWER_CALLER(answer);
            if (operandX.isUnbound()) NEXT();
            frame->flags |= MadeFinishable;
            frame->pc = static_cast<std::uint32_t>(ip + 1 - base); // the call's arguments are read no more
            operandX = takeUnreachable(t, operandX);
            SAVE_PC();
            if (operandX.isUnbound()) NEXT();
            CALL_PRELUDE(PreludeId::finish, ReturnMode::Discard, 0, operandX);
        }
        if (__builtin_expect(frame->flags & FrameObject::Kept, 0)) VISIBLE(); // whoever asks it now finds it at an end
        value = answer;
        returnMode = frame->returnMode;
        returnRegister = frame->returnRegister;
        traceLeave(t, frame);
        const Handle callerHandle = frame->caller;
        if (__builtin_expect(frame->flags & FrameObject::Kept, 0)) {
            auto *generator = heap.at<GeneratorObject>(frame->generator);
            generator->small = GeneratorObject::Finished;
            generator->frame = 0;
            t.handled = generator->callerHandled;
            t.frame = callerHandle;
            LOAD_FRAME();
            if (returnMode == ReturnMode::ForIter) goto loopEnds;
            if (returnMode == ReturnMode::YieldFrom) goto deliver;
            raiseStopIteration(t, value);
            goto raisedInCall;
        }
        if (__builtin_expect(returnMode == ReturnMode::ThreadEnd, 0)) {
            t.frame = 0;
            t.exception = Value();
            return RunEnd::Finished;
        }
        if (__builtin_expect(returnMode == ReturnMode::Init, 0)) {
            if (!value.isNone()) {
                raise(t, ClassId::TypeError, "__init__() should return None, not '%s'", typeName(t.machine, value).c_str());
                t.frame = callerHandle;
                LOAD_FRAME();
                goto raised;
            }
            value = Value::object(frame->generator);
            returnMode = ReturnMode::Store;
        }
        if (__builtin_expect(returnMode == ReturnMode::Retry, 0)) {
            restoreWait(t, frame);
            t.machine.heap.release(t.cache, t.frame, frameBytes(frame->registerCount));
            t.frame = callerHandle;
            LOAD_FRAME();
            DISPATCH();
        }
        t.machine.heap.release(t.cache, t.frame, frameBytes(frame->registerCount));
        t.frame = callerHandle;
        LOAD_FRAME();
        goto deliver;
    }

    // -- Generators
    op_Yield:
        VISIBLE();
        value = R(ip->b);
    yieldValue: {
        SAVE_PC();
        auto *generator = heap.at<GeneratorObject>(frame->generator);
        generator->small = GeneratorObject::Suspended;
        frame->handled = t.handled == generator->callerHandled ? Value() : t.handled;
        t.handled = generator->callerHandled;
        returnMode = frame->returnMode;
        returnRegister = frame->returnRegister;
        t.frame = frame->caller;
        frame->caller = 0;
        LOAD_FRAME();
        if (__builtin_expect(returnMode == ReturnMode::ForIter, 1)) {
            R(returnRegister) = value;
            if (ip->op == Op::ForLoop) JUMP(ip->d); // nextOfIterator has been the loop's end
            NEXT();
        }
        // A delegating generator yields on what its delegate yields.
        if (returnMode == ReturnMode::YieldFrom) goto yieldValue;
        goto deliver;
    }
    op_YieldFrom: {
        auto *generator = heap.at<GeneratorObject>(frame->generator);
        const Value sent = generator->resumeWith.isUnbound() ? Value::none() : generator->resumeWith;
        generator->resumeWith = Value();
        const Value source = R(ip->b);
        returnRegister = ip->a;
        SAVE_PC();
        if (isKind(t.machine, source, Kind::Generator)) {
            returnMode = ReturnMode::YieldFrom;
            if (auto *delegate = heap.at<GeneratorObject>(source.asHandle()); isUndisturbed<mode>() && delegate->state() == GeneratorObject::Suspended) {
                RESUME(delegate);
                if (ip->op == Op::YieldFrom) {
                    delegate->resumeWith = sent;
                    DISPATCH();
                }
                R(ip->a) = sent;
                NEXT();
            }
            t.pending.resume = PendingCall::Send;
            t.pending.function = source;
            t.pending.arguments.assign(1, sent);
            step = CallStep::Generator;
            goto stepped;
        }
        if (isKind(t.machine, source, Kind::Iterator) && sent.isNone()) {
            ON_PENDING(iteratorNext(t, heap.at<IteratorObject>(source.asHandle()), value), ReturnMode::YieldFromCall, ip->a);
            if (!value.isEndOfIteration()) goto yieldValue;
            R(ip->a) = Value::none();
            NEXT();
        }
        returnMode = ReturnMode::YieldFromCall;
        {
            Value self;
            const bytecode::Symbol name = sent.isNone() ? names::next() : names::send();
            const Value method = lookupSpecial(t, source, name, self);
            if (method.isUnbound() && sent.isNone() && ip[-1].op == Op::GetAwaitable) {
                raise(t, ClassId::TypeError, "__await__() returned non-iterator of type '%s'", typeName(t.machine, source).c_str());
                goto raised;
            }
            if (method.isUnbound()) {
                raise(t, ClassId::AttributeError, "'%s' object has no attribute '%s'", typeName(t.machine, source).c_str(), std::string(bytecode::symbolText(name)).c_str());
                goto raised;
            }
            const Value arguments[2] = {self, sent};
            step = beginCall(t, method, {self.isUnbound() ? arguments + 1 : arguments, (self.isUnbound() ? 0u : 1u) + (sent.isNone() ? 0u : 1u), {}}, value);
        }
        goto stepped;
    }
    op_GetYieldFromIter:
        if (isKind(t.machine, R(ip->b), Kind::Generator)) {
            R(ip->a) = R(ip->b);
            NEXT();
        }
        ON_OUTCOME(getIter(t, R(ip->b), value), PreludeId::get_iter, ReturnMode::Store, ip->a, R(ip->b));
        if (value == R(ip->b) && isKind(t.machine, value, Kind::Iterator)) heap.at<IteratorObject>(value.asHandle())->keep();
        R(ip->a) = value;
        NEXT();
    op_GetAwaitable: {
        const Value source = R(ip->b);
        if (isKind(t.machine, source, Kind::Generator) && (heap.at<Object>(source.asHandle())->flags & GeneratorObject::Coroutine)) {
            if (__builtin_expect(heap.at<GeneratorObject>(source.asHandle())->state() == GeneratorObject::Suspended, 0)) {
                raise(t, ClassId::RuntimeError, "coroutine is being awaited already");
                goto raised;
            }
            R(ip->a) = source;
            NEXT();
        }
        Value self;
        const Value method = source.isUnbound() ? Value() : lookupSpecial(t, source, names::await_(), self);
        if (method.isUnbound()) {
            static constexpr const char *messages[] = {"object %s can't be used in 'await' expression", "'async with' received an object from __aenter__ that does not implement __await__: %s",
                                                       "'async with' received an object from __aexit__ that does not implement __await__: %s", "'async for' received an invalid object from __anext__: %s"};
            raise(t, ClassId::TypeError, "%s", withName(messages[ip->c], typeName(t.machine, source)).c_str());
            goto raised;
        }
        SAVE_PC();
        returnMode = ReturnMode::Store;
        returnRegister = ip->a;
        step = beginCall(t, method, {&self, self.isUnbound() ? 0u : 1u, {}}, value);
        goto stepped;
    }
    op_MakeFunction:
        R(ip->a) = makeFunction(t, consts[ip->d], module, ip->b == NO_REG ? nullptr : &R(ip->b), frame->flags & FrameObject::Hidden);
        NEXT();
    op_MakeClass: {
        bool needsFinish = false;
        const Items bases = itemsOf(t.machine, R(ip->b + 1));
        for (std::size_t i = 0; i < bases.count; ++i)
            if (!isKind(t.machine, bases[i], Kind::Class)) {
                SAVE_PC();
                const Value kwargs = R(ip->b + 3);
                CALL_PRELUDE(PreludeId::make_class, ReturnMode::Store, ip->a, R(ip->b), R(ip->b + 1), R(ip->b + 2), kwargs.isUnbound() ? makeDict(t) : kwargs, R(ip->b + 4).isUnbound() ? Value::none() : R(ip->b + 4));
            }
        if (makeClass(t, R(ip->b), R(ip->b + 1), R(ip->b + 2), value, needsFinish) != Outcome::Done) goto raised;
        if (isKind(t.machine, R(ip->b + 4), Kind::Cell)) heap.at<CellObject>(R(ip->b + 4).asHandle())->content = value;
        const Value keywords = R(ip->b + 3);
        R(ip->a) = value;
        if (needsFinish || !keywords.isUnbound())
            CALL_PRELUDE(PreludeId::finish_class, ReturnMode::Store, ip->a, value, keywords.isUnbound() ? makeDict(t) : keywords);
        NEXT();
    }

    // -- Building
    op_BuildTuple:
        R(ip->a) = makeTuple(t, &R(ip->b), ip->c);
        NEXT();
    op_BuildList:
        R(ip->a) = makeList(t, &R(ip->b), ip->c);
        NEXT();
    op_BuildSet: {
        const Value set = makeSet(t);
        for (std::uint32_t i = 0; i < ip->c; ++i)
            ON_OUTCOME(setAdd(t, set, R(ip->b + i)), PreludeId::build_set, ReturnMode::Store, ip->a, makeTuple(t, &R(ip->b), ip->c));
        R(ip->a) = set;
        NEXT();
    }
    op_BuildDict: {
        const Value dict = makeDict(t);
        for (std::uint32_t i = 0; i < ip->c; ++i)
            ON_OUTCOME(dictSet(t, dict, R(ip->b + 2 * i), R(ip->b + 2 * i + 1)), PreludeId::build_dict, ReturnMode::Store, ip->a, makeTuple(t, &R(ip->b), std::size_t{2} * ip->c));
        R(ip->a) = dict;
        NEXT();
    }
    op_BuildString:
        R(ip->a) = joinStrings(t, &R(ip->b), ip->c);
        NEXT();
    op_FormatValue: {
        VISIBLE();
        const Value spec = ip->d == NO_REG ? t.machine.emptyString : R(ip->d);
        const Value conversion = Value::integer(ip->c);
        ON_OUTCOME(formatInterpolated(t, R(ip->b), static_cast<char>(ip->c), spec, value), PreludeId::format_value, ReturnMode::Store, ip->a, R(ip->b), conversion, spec);
        R(ip->a) = value;
        NEXT();
    }
    op_ListAppend:
        listAppend(t, R(ip->a), R(ip->b));
        NEXT();
    op_ListExtend:
        VISIBLE();
        ON_OUTCOME(extendList(t, R(ip->a), R(ip->b)), PreludeId::list_extend, ReturnMode::Discard, 0, R(ip->a), R(ip->b));
        NEXT();
    op_ListToTuple: {
        const Items items = itemsOf(t.machine, R(ip->b));
        R(ip->a) = makeTuple(t, items.data, items.count);
        NEXT();
    }
    op_SetAdd:
        ON_OUTCOME(setAdd(t, R(ip->a), R(ip->b)), PreludeId::set_add, ReturnMode::Discard, 0, R(ip->a), R(ip->b));
        NEXT();
    op_SetUpdate:
        VISIBLE();
        ON_OUTCOME(setUpdate(t, R(ip->a), R(ip->b)), PreludeId::set_update, ReturnMode::Discard, 0, R(ip->a), R(ip->b));
        NEXT();
    op_DictSet:
        ON_OUTCOME(dictSet(t, R(ip->a), R(ip->b), R(ip->c)), PreludeId::set_item, ReturnMode::Discard, 0, R(ip->a), R(ip->b), R(ip->c));
        NEXT();
    op_DictUpdate:
        VISIBLE();
        ON_OUTCOME(dictMergeFrom(t, R(ip->a), R(ip->b)), PreludeId::dict_update, ReturnMode::Discard, 0, R(ip->a), R(ip->b));
        NEXT();
    op_DictMerge:
        VISIBLE();
        ON_OUTCOME(dictMergeKeywords(t, R(ip->a), R(ip->b)), PreludeId::dict_merge, ReturnMode::Discard, 0, R(ip->a), R(ip->b), R(ip->c));
        NEXT();

    // -- Exceptions
    op_Raise: {
        if (ip->a == NO_REG) {
            if (t.handled.isUnbound()) {
                raise(t, ClassId::RuntimeError, "No active exception to reraise");
                goto raised;
            }
            t.exception = t.handled;
            t.reraised = true;
            goto raised;
        }
        bool isClass = false;
        if (exceptionToRaise(t, R(ip->a), isClass) != Outcome::Done) goto raised;
        const bool hasCause = ip->b != NO_REG;
        bool causeIsClass = false;
        if (hasCause && !R(ip->b).isNone() && exceptionToRaise(t, R(ip->b), causeIsClass) != Outcome::Done) {
            t.exception = makeException(t, ClassId::TypeError, "exception causes must derive from BaseException");
            goto raised;
        }
        if (isClass || causeIsClass) {
            // Making the instances may run the language: the prelude calls the classes and raises.
            CALL_PRELUDE(PreludeId::raise_class, ReturnMode::Discard, 0, R(ip->a), Value::boolean(hasCause), hasCause ? R(ip->b) : Value::none());
        }
        t.exception = R(ip->a);
        if (hasCause) {
            auto *exception = heap.at<ExceptionObject>(t.exception.asHandle());
            exception->cause = R(ip->b);
            exception->flags |= ExceptionObject::SuppressContext;
        }
        goto raised;
    }
    op_Reraise:
        t.exception = R(ip->a);
        t.reraised = true;
        goto raised;
    op_PushHandled:
        R(ip->a) = t.handled;
        t.handled = R(ip->b);
        NEXT();
    op_PopHandled:
        t.handled = R(ip->a);
        NEXT();
    op_JumpIfNoMatch: {
        // (A lambda that saw ip or frame would keep them out of machine registers, in the whole loop.)
        const Value classes = R(ip->b), raised = R(ip->a);
        bool matches = false;
        const auto test = [&t, &matches, raised](Value cls) {
            if (!isKind(t.machine, cls, Kind::Class) || !(t.machine.at<ClassObject>(cls)->flags & ClassObject::IsException)) {
                raise(t, ClassId::TypeError, "catching classes that do not inherit from BaseException is not allowed");
                return false;
            }
            matches = matches || isInstance(t.machine, raised, cls.asHandle());
            return true;
        };
        if (isTuple(t.machine, classes)) {
            const Items items = itemsOf(t.machine, classes);
            for (std::size_t i = 0; i < items.count; ++i)
                if (!test(items[i])) goto raised;
        } else if (!test(classes)) {
            goto raised;
        }
        if (!matches) JUMP(ip->d);
        NEXT();
    }
    op_WithEnter: {
        const Value manager = R(ip->b);
        // A module's own object (a lock, a file) stands for its bound __exit__: nothing is made for `with lock`.
        if (isKind(t.machine, manager, Kind::Plain) && findWith(t, heap.at<Object>(manager.asHandle())->cls)) {
            R(ip->a) = manager;
            CHECK_ATTENTION();
            VISIBLE();
            if (mode != Mode::NoGil && changeLatch(t, heap.at<PlainObject>(manager.asHandle()), LatchFree, LatchHeld)) {
                STORE_LINE();
                R(ip->a + 1) = Value::boolean(true);
                NEXT();
            }
            CALL_FUNCTION_INTO(t.with.enter, &R(ip->b), 1, ip->a + 1);
        }
        Value enterSelf, exitSelf;
        const Value enter = lookupSpecial(t, manager, names::enter(), enterSelf);
        if (enter.isUnbound()) {
            raiseNoSpecial(t, manager, names::enter());
            goto raised;
        }
        const Value exit = lookupSpecial(t, manager, names::exit(), exitSelf);
        if (exit.isUnbound()) {
            raiseNoSpecial(t, manager, names::exit());
            goto raised;
        }
        R(ip->a) = isKind(t.machine, manager, Kind::Plain) ? manager : exitSelf.isUnbound() ? exit : makeMethod(t, exit, exitSelf);
        CHECK_ATTENTION();
        VISIBLE();
        SAVE_PC();
        STORE_LINE();
        returnMode = ReturnMode::Store;
        returnRegister = static_cast<std::uint16_t>(ip->a + 1);
        step = beginCall(t, enter, {&enterSelf, enterSelf.isUnbound() ? 0u : 1u, {}}, value);
        goto stepped;
    }
    op_WithLeave: {
        VISIBLE();
        Value exit = R(ip->b), self;
        if (isKind(t.machine, exit, Kind::Plain)) {
            if (mode != Mode::NoGil && changeLatch(t, heap.at<PlainObject>(exit.asHandle()), LatchHeld, LatchFree)) {
                R(ip->a) = Value::none();
                NEXT();
            }
            if (findWith(t, heap.at<Object>(exit.asHandle())->cls)) {
                const Value four[4] = {exit, Value::none(), Value::none(), Value::none()};
                CALL_FUNCTION_INTO(t.with.exit, four, 4, ip->a);
            }
            exit = lookupSpecial(t, R(ip->b), names::exit(), self);
        }
        SAVE_PC();
        const Value arguments[4] = {self, Value::none(), Value::none(), Value::none()};
        returnMode = ReturnMode::Store;
        returnRegister = ip->a;
        step = beginCall(t, exit, {self.isUnbound() ? arguments + 1 : arguments, self.isUnbound() ? 3u : 4u, {}}, value);
        goto stepped;
    }
    op_WithExit: {
        const Value exception = R(ip->c);
        Value exit = R(ip->b), self;
        if (isKind(t.machine, exit, Kind::Plain)) exit = lookupSpecial(t, R(ip->b), names::exit(), self);
        const Value arguments[4] = {self, Value::object(classOf(t.machine, exception)), exception, tracebackValue(t.machine, exception)};
        SAVE_PC();
        returnMode = ReturnMode::Store;
        returnRegister = ip->a;
        step = beginCall(t, exit, {self.isUnbound() ? arguments + 1 : arguments, self.isUnbound() ? 3u : 4u, {}}, value);
        goto stepped;
    }
    op_EndAsyncFor:
        if (isInstance(t.machine, R(ip->a), ClassId::StopAsyncIteration)) NEXT();
        t.exception = R(ip->a);
        t.reraised = true;
        goto raised;

    // -- Modules
    op_ImportName:
        SAVE_PC();
        ON_PENDING(importName(t, module, ip->d, ip->b, ip->c != 0, value), ReturnMode::Store, ip->a);
        R(ip->a) = value;
        NEXT();
    op_ImportFrom:
        SAVE_PC();
        ON_PENDING(importFrom(t, R(ip->b), ip->d, value), ReturnMode::Store, ip->a);
        R(ip->a) = value;
        NEXT();
    op_ImportStar:
        if (importStar(t, module, R(ip->a)) != Outcome::Done) goto raised;
        NEXT();

    // A call made by this frame's instruction raised. Loops and delegations take StopIteration as an end.
    raisedInCall:
        if ((returnMode == ReturnMode::ForIter || returnMode == ReturnMode::YieldFromCall || returnMode == ReturnMode::YieldFrom) &&
            isInstance(t.machine, t.exception, ClassId::StopIteration)) {
            const Value stop = t.exception;
            if (returnMode == ReturnMode::ForIter) {
                t.exception = Value();
                goto loopEnds;
            }
            if (returnMode == ReturnMode::YieldFromCall || heap.at<GeneratorObject>(R(ip->b).asHandle())->state() == GeneratorObject::Finished) {
                t.exception = Value();
                R(returnRegister) = stopValue(t.machine, stop);
                NEXT();
            }
        }

    raised:
        SAVE_PC();
        t.waitDeadline = 0;
        t.waitState = 0;
        if (!t.reraised) {
            if (!keepsContext) setContext(t);
            keepsContext = false;
            traceRaised(t, packedLine(*loaded, ip->line));
        }
        for (;;) {
            const Code &code = *loaded->code;
            const HandlerRange *range = findHandler(code, frame->lined, frame->pc);
            if (!t.reraised && (!(frame->flags & FrameObject::Hidden) || isShownAt(t.machine, *loaded, (frame->lined ? code.instructions : code.fastInstructions)[frame->pc].line))) addTraceback(t, t.exception, frame, frame->pc);
            t.reraised = false;
            if (range) {
                R(range->target) = t.exception;
                t.exception = Value();
                JUMP(range->handler);
            }
            if (__builtin_expect(anyHearer(), 0)) keepWithException(t);
            returnMode = frame->returnMode;
            returnRegister = frame->returnRegister;
            traceLeave(t, frame);
            const Handle callerHandle = frame->caller;
            const bool wasWaiting = returnMode == ReturnMode::Retry && restoreWait(t, frame);
            if (frame->flags & FrameObject::Kept) {
                auto *generator = heap.at<GeneratorObject>(frame->generator);
                generator->small = GeneratorObject::Finished;
                generator->frame = 0;
                t.handled = generator->callerHandled;
                if (isInstance(t.machine, t.exception, ClassId::StopIteration)) {
                    const Value stop = t.exception;
                    raise(t, ClassId::RuntimeError, generator->flags & GeneratorObject::Coroutine ? "coroutine raised StopIteration" : "generator raised StopIteration");
                    auto *error = heap.at<ExceptionObject>(t.exception.asHandle());
                    error->cause = error->context = stop;
                    error->flags |= ExceptionObject::SuppressContext;
                }
            } else {
                t.machine.heap.release(t.cache, t.frame, frameBytes(frame->registerCount));
            }
            t.frame = callerHandle;
            if (returnMode == ReturnMode::ThreadEnd) return RunEnd::Finished;
            LOAD_FRAME();
            if (returnMode == ReturnMode::YieldFrom && frame->flags & FrameObject::Kept) {
                // What comes back from where it was thrown to has what this one handles for its context, as if it were thrown here.
                auto *delegating = heap.at<GeneratorObject>(frame->generator);
                if (delegating->flags & ThrownThrough) setContext(t);
                delegating->flags &= static_cast<std::uint8_t>(~ThrownThrough);
            }
            if (__builtin_expect(wasWaiting, 0)) {
                // The native was left half done: it has to put its things in order (a condition's lock) before it raises this.
                t.signalException = t.exception;
                t.exception = Value();
                t.attention.fetch_or(AttentionSignal, std::memory_order_relaxed);
                DISPATCH();
            }
            if ((returnMode == ReturnMode::ForIter || returnMode == ReturnMode::YieldFromCall) && isInstance(t.machine, t.exception, ClassId::StopIteration)) {
                const Value stop = t.exception;
                t.exception = Value();
                if (returnMode == ReturnMode::ForIter) goto loopEnds;
                R(returnRegister) = stopValue(t.machine, stop);
                NEXT();
            }
        }
    } catch (const OutOfMemory &) {
        t.machine.heap.setLimit(t.machine.heap.limitBytes() + OutOfMemoryReserve); // room to make the exception and to unwind
        t.exception = makeExceptionObject(t, t.machine.classes[static_cast<unsigned>(ClassId::MemoryError)], t.machine.emptyTuple);
        t.machine.heap.setLimit(t.machine.heap.limitBytes() - OutOfMemoryReserve);
        t.attention.fetch_or(AttentionCollect, std::memory_order_relaxed);
        memoryRanOut = true;
        // A callee's frame that was made but not entered is garbage; the instruction in progress is the one that raises.
        if (heap.handleOf(frame) != t.frame) LOAD_FRAME();
        goto again;
    }
}

} // namespace

namespace {

RunEnd runOn(Thread &t)
{
    switch (t.machine.options.gil) {
    case GilProfile::AnyInstruction: return loop<Mode::AnyInstruction>(t);
    case GilProfile::CallsAndLoopEnds: return loop<Mode::CallsAndLoopEnds>(t);
    case GilProfile::Off: return loop<Mode::NoGil>(t);
    }
    return RunEnd::Finished;
}

} // namespace

RunEnd run(Thread &t)
{
    for (;;) {
        const RunEnd end = runOn(t);
        if (end == RunEnd::Finished || !enterSignalHandler(t)) return end;
    }
}

bool startThreadFrame(Thread &t, Value function, Value argsTuple)
{
    const Machine &m = t.machine;
    FORKYARD_CHECK(isKind(m, function, Kind::Function));
    const auto *args = m.at<TupleObject>(argsTuple);
    FrameObject *frame = makeFrame(t, m.at<FunctionObject>(function), {args->items(), args->size, {}});
    if (!frame || !pushFrame(t, frame)) return false;
    frame->returnMode = ReturnMode::ThreadEnd;
    return true;
}

} // namespace forkyard::vm
