// Built-in functions that eat an iterable: sum, min, max, any, all. Each walks over what iterates natively, and hands over
// to the prelude, with the iterator put back, where the language is needed on the way.
#include "core/vm/container_methods.h"
#include "core/vm/numbers.h"

namespace forkyard::vm {

namespace {

/// Adds as long as the sums are small ints, or floats; false where `item` is neither.
bool addFast(Value &total, Value item)
{
    if (total.isInt() && item.isInt()) {
        const std::int64_t sum = total.asInt() + item.asInt();
        if (!Value::fitsInt(sum)) return false;
        total = Value::integer(sum);
        return true;
    }
    if (!total.isReal() || !(item.isReal() || item.isInt())) return false;
    total = Value::real(total.asReal() + (item.isReal() ? item.asReal() : static_cast<double>(item.asInt())));
    return true;
}

Outcome sum(Call &call)
{
    const Machine &m = call.machine;
    Value total = call[1];
    if (isKind(m, total, Kind::Str)) return call.raise(ClassId::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (isKind(m, total, Kind::Bytes)) {
        const bool array = isInstance(m, total, ClassId::ByteArray);
        return call.raise(ClassId::TypeError, array ? "sum() can't sum bytearray [use b''.join(seq) instead]" : "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    NativeLoop loop(call.thread, call[0]);
    if (!loop.isNative()) return call.fallback(PreludeId::sum);
    for (;;) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return call.done(total);
        if (addFast(total, item)) continue;
        const Outcome o = binary(call.thread, BinaryOperator::Add, total, item, total);
        if (o == Outcome::Python) {
            loop.restore();
            return call.fallback(PreludeId::sum);
        }
        if (o != Outcome::Done) return o;
    }
}

/// a before b, as min (Lt) or max (Gt) sees it.
Outcome precedes(Thread &t, Comparison op, Value a, Value b, bool &result)
{
    if (a.isInt() && b.isInt()) {
        result = op == Comparison::Lt ? a.asInt() < b.asInt() : a.asInt() > b.asInt();
        return Outcome::Done;
    }
    Value answer;
    const Outcome o = compare(t, op, a, b, answer);
    result = answer.isTrue();
    return o;
}

/// min and max: parameters key, default, and all the others as a tuple.
Outcome extreme(Call &call, const char *name, Comparison op)
{
    const Machine &m = call.machine;
    const Items arguments = itemsOf(m, call[2]);
    if (arguments.count == 0) return call.raise(ClassId::TypeError, "%s expected at least 1 argument, got 0", name);
    const bool single = arguments.count == 1;
    if (!single && call.has(1)) return call.raise(ClassId::TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
    const Value source = single ? arguments[0] : call[2];
    const auto inPrelude = [&] {
        setPendingPrelude(call.thread, PreludeId::min_max,
                          {source, call[0], Value::boolean(call.has(1)), call.has(1) ? call[1] : Value::none(), Value::boolean(op == Comparison::Gt)});
        return Outcome::Python;
    };
    if (!call[0].isNone()) return inPrelude();
    NativeLoop loop(call.thread, source);
    if (!loop.isNative()) return inPrelude();
    Value best;
    for (;;) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) break;
        bool better = best.isUnbound();
        const Outcome o = better ? Outcome::Done : precedes(call.thread, op, item, best, better);
        if (o == Outcome::Python) {
            loop.restore();
            return inPrelude();
        }
        if (o != Outcome::Done) return o;
        if (better) best = item;
    }
    if (!best.isUnbound()) return call.done(best);
    return call.has(1) ? call.done(call[1]) : call.raise(ClassId::ValueError, "%s() arg is an empty sequence", name);
}

Outcome minimum(Call &call) { return extreme(call, "min", Comparison::Lt); }
Outcome maximum(Call &call) { return extreme(call, "max", Comparison::Gt); }

/// Looks for an item whose truth is `wanted`.
Outcome find(Call &call, bool wanted, PreludeId inPrelude)
{
    NativeLoop loop(call.thread, call[0]);
    if (!loop.isNative()) return call.fallback(inPrelude);
    for (;;) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return call.done(Value::boolean(!wanted));
        bool is = false;
        const Outcome o = truth(call.thread, item, is);
        if (o == Outcome::Python) {
            loop.restore();
            return call.fallback(inPrelude);
        }
        if (o != Outcome::Done) return o;
        if (is == wanted) return call.done(Value::boolean(wanted));
    }
}

Outcome any(Call &call) { return find(call, true, PreludeId::any); }
Outcome all(Call &call) { return find(call, false, PreludeId::all); }

} // namespace

void defineIterationFunctions(Thread &t)
{
    defineFunctions(t, t.machine.builtins,
                    {{"sum", "iterable, /, start=0", sum},
                     {"min", "*args, key=None, default=?", minimum},
                     {"max", "*args, key=None, default=?", maximum},
                     {"any", "iterable, /", any},
                     {"all", "iterable, /", all}});
}

} // namespace forkyard::vm
