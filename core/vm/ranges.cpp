// Ranges: 64-bit arithmetic where bounds and length fit, integers of any size through operations.h where they do not.
#include "core/vm/ranges.h"

#include "core/vm/container_methods.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"

#include <cmath>

namespace forkyard::vm {

namespace {

/// Arithmetic on ints of any size, which never fails (OutOfMemory apart).
struct Integers {
    Thread &t;

    Value apply(BinaryOperator op, Value a, Value b) const
    {
        Value result = Value::integer(0);
        static_cast<void>(binary(t, op, a, b, result));
        return result;
    }
    Value add(Value a, Value b) const { return apply(BinaryOperator::Add, a, b); }
    Value subtract(Value a, Value b) const { return apply(BinaryOperator::Sub, a, b); }
    Value multiply(Value a, Value b) const { return apply(BinaryOperator::Mul, a, b); }
    Value divide(Value a, Value b) const { return apply(BinaryOperator::FloorDiv, a, b); }
    Value modulo(Value a, Value b) const { return apply(BinaryOperator::Mod, a, b); }
    bool less(Value a, Value b) const
    {
        Value result;
        static_cast<void>(compare(t, Comparison::Lt, a, b, result));
        return result.isTrue();
    }
    bool equal(Value a, Value b) const
    {
        Value result;
        static_cast<void>(compare(t, Comparison::Eq, a, b, result));
        return result.isTrue();
    }
    bool isNegative(Value a) const { return less(a, Value::integer(0)); }
};

/// An exact int: bools and instances of subclasses become what they count for.
Value exactInt(Thread &t, Value v)
{
    std::int64_t i = 0;
    if (!v.isInt() && fitsInt64(t.machine, v, i)) return makeInt(t, i);
    return v;
}

/// The `index`-th element, counted from 0 and within the range.
Value elementAt(const Integers &z, const RangeObject *r, Value index) { return z.add(r->start, z.multiply(index, r->step)); }

/// Position of an int in the range, or Unbound.
Value positionOf(Thread &t, const RangeObject *r, Value item)
{
    SmallRange small{};
    std::int64_t i = 0;
    if (smallRange(t.machine, r, small) && fitsInt64(t.machine, item, i)) {
        if (small.step > 0 ? i < small.start : i > small.start) return {};
        const bool up = small.step > 0;
        const std::uint64_t distance = up ? static_cast<std::uint64_t>(i) - static_cast<std::uint64_t>(small.start)
                                          : static_cast<std::uint64_t>(small.start) - static_cast<std::uint64_t>(i);
        const std::uint64_t step = up ? static_cast<std::uint64_t>(small.step) : ~static_cast<std::uint64_t>(small.step) + 1;
        if (distance % step != 0 || distance / step >= small.count) return {};
        return makeUnsigned(t, distance / step);
    }
    const Integers z{t};
    Value length;
    static_cast<void>(rangeLength(t, r, length));
    const Value distance = z.subtract(item, r->start);
    if (!z.equal(z.modulo(distance, r->step), Value::integer(0))) return {};
    const Value position = z.divide(distance, r->step);
    return z.isNegative(position) || !z.less(position, length) ? Value() : position;
}

/// Where an int, or a float that equals one, stands. Done with Unbound if nowhere; Python: the item has its own __eq__.
Outcome search(Thread &t, Value range, Value item, Value &position)
{
    const Machine &m = t.machine;
    position = Value();
    if (item.isObject() && m.at<ClassObject>(m.at<Object>(item)->cls)->flags & ClassObject::CustomEq) return Outcome::Python;
    const auto *r = m.at<RangeObject>(range);
    if (isIntLike(m, item)) {
        position = positionOf(t, r, item);
    } else if (isFloatLike(m, item)) {
        const double d = realOf(m, item);
        if (std::abs(d) < 9e15 && std::floor(d) == d) position = positionOf(t, r, makeInt(t, static_cast<std::int64_t>(d)));
    }
    return Outcome::Done;
}

Outcome sliceOf(Thread &t, Value range, Value key, Value &result)
{
    const auto *r = t.machine.at<RangeObject>(range);
    Value length;
    if (const Outcome o = rangeLength(t, r, length); o != Outcome::Done) return o;
    std::int64_t count = 0;
    if (!fitsInt64(t.machine, length, count)) return raise(t, ClassId::OverflowError, "Python int too large to convert to C ssize_t");
    SliceBounds bounds;
    if (const Outcome o = resolveSlice(t, t.machine.at<SliceObject>(key), static_cast<std::size_t>(count), bounds); o != Outcome::Done) return o;
    const Integers z{t};
    result = makeRange(t, elementAt(z, r, makeInt(t, bounds.start)), elementAt(z, r, makeInt(t, bounds.stop)), z.multiply(r->step, makeInt(t, bounds.step)));
    return Outcome::Done;
}

Outcome newRange(Call &call)
{
    const Items arguments = itemsOf(call.machine, call[1]);
    if (arguments.count == 0) return call.raise(ClassId::TypeError, "range expected at least 1 argument, got 0");
    if (arguments.count > 3) return call.raise(ClassId::TypeError, "range expected at most 3 arguments, got %zu", arguments.count);
    for (std::size_t i = 0; i < arguments.count; ++i) {
        if (isIntLike(call.machine, arguments[i])) continue;
        if (isUserObject(call.machine, arguments[i])) return call.fallback(PreludeId::range_new);
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, arguments[i]).c_str());
    }
    const Value zero = Value::integer(0);
    const Value start = arguments.count == 1 ? zero : exactInt(call.thread, arguments[0]);
    const Value stop = exactInt(call.thread, arguments[arguments.count == 1 ? 0 : 1]);
    const Value step = arguments.count == 3 ? exactInt(call.thread, arguments[2]) : Value::integer(1);
    if (step == zero) return call.raise(ClassId::ValueError, "range() arg 3 must not be zero");
    return call.done(makeRange(call.thread, start, stop, step));
}

Outcome rangeIndexMethod(Call &call)
{
    Value position;
    if (const Outcome o = search(call.thread, call.self(), call[1], position); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::range_index) : o;
    if (!position.isUnbound()) return call.done(position);
    if (!isIntLike(call.machine, call[1])) return call.raise(ClassId::ValueError, "sequence.index(x): x not in sequence");
    std::string text;
    if (const Outcome o = appendRepr(call.thread, call[1], text); o != Outcome::Done) return o;
    return call.raise(ClassId::ValueError, "%s is not in range", text.c_str());
}

Outcome rangeCountMethod(Call &call)
{
    Value position;
    if (const Outcome o = search(call.thread, call.self(), call[1], position); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::range_count) : o;
    return call.done(Value::integer(position.isUnbound() ? 0 : 1));
}

Outcome rangeHashMethod(Call &call)
{
    std::uint64_t hash = 0;
    const Outcome o = rangeHash(call.thread, call.self(), hash);
    return o == Outcome::Done ? call.done(makeInt(call.thread, static_cast<std::int64_t>(hash))) : o;
}

template <Value RangeObject::*Member>
Outcome rangeMember(Call &call)
{
    return call.done(call.machine.at<RangeObject>(call.self())->*Member);
}

} // namespace

Value makeRange(Thread &t, Value start, Value stop, Value step)
{
    auto *range = newObject<RangeObject>(t, Kind::Range, ClassId::Range);
    range->start = start;
    range->stop = stop;
    range->step = step;
    return valueOf(t, range);
}

bool smallRange(const Machine &m, const RangeObject *range, SmallRange &out)
{
    std::int64_t stop = 0;
    if (!fitsInt64(m, range->start, out.start) || !fitsInt64(m, range->stop, stop) || !fitsInt64(m, range->step, out.step)) return false;
    const bool up = out.step > 0;
    out.count = 0;
    if (up ? out.start >= stop : out.start <= stop) return true;
    const std::uint64_t distance = up ? static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(out.start)
                                      : static_cast<std::uint64_t>(out.start) - static_cast<std::uint64_t>(stop);
    const std::uint64_t step = up ? static_cast<std::uint64_t>(out.step) : ~static_cast<std::uint64_t>(out.step) + 1;
    out.count = (distance - 1) / step + 1;
    return true;
}

Outcome rangeLength(Thread &t, const RangeObject *range, Value &result)
{
    SmallRange small{};
    if (smallRange(t.machine, range, small)) {
        result = makeUnsigned(t, small.count);
        return Outcome::Done;
    }
    const Integers z{t};
    const bool up = !z.isNegative(range->step);
    const Value distance = up ? z.subtract(range->stop, range->start) : z.subtract(range->start, range->stop);
    const Value step = up ? range->step : z.subtract(Value::integer(0), range->step);
    const Value one = Value::integer(1);
    result = z.less(distance, one) ? Value::integer(0) : z.add(z.divide(z.subtract(distance, one), step), one);
    return Outcome::Done;
}

Outcome rangeGetItem(Thread &t, Value range, Value key, Value &result)
{
    const Machine &m = t.machine;
    if (isKind(m, key, Kind::Slice)) return sliceOf(t, range, key, result);
    if (!isIntLike(m, key)) {
        if (isUserObject(m, key)) return Outcome::Python;
        return raise(t, ClassId::TypeError, "range indices must be integers or slices, not %s", typeName(m, key).c_str());
    }
    const auto *r = m.at<RangeObject>(range);
    Value length;
    if (const Outcome o = rangeLength(t, r, length); o != Outcome::Done) return o;
    const Integers z{t};
    Value index = exactInt(t, key);
    if (z.isNegative(index)) index = z.add(index, length);
    if (z.isNegative(index) || !z.less(index, length)) return raise(t, ClassId::IndexError, "range object index out of range");
    result = elementAt(z, r, index);
    return Outcome::Done;
}

Outcome rangeContains(Thread &t, Value range, Value item, bool &result)
{
    Value position;
    const Outcome o = search(t, range, item, position);
    result = !position.isUnbound();
    return o;
}

Outcome rangeEqual(Thread &t, Value a, Value b, bool &result)
{
    const auto *x = t.machine.at<RangeObject>(a);
    const auto *y = t.machine.at<RangeObject>(b);
    Value lengthX, lengthY;
    if (const Outcome o = rangeLength(t, x, lengthX); o != Outcome::Done) return o;
    if (const Outcome o = rangeLength(t, y, lengthY); o != Outcome::Done) return o;
    const Integers z{t};
    result = z.equal(lengthX, lengthY) &&
             (lengthX == Value::integer(0) || (z.equal(x->start, y->start) && (lengthX == Value::integer(1) || z.equal(x->step, y->step))));
    return Outcome::Done;
}

void defineRangeMethods(Thread &t)
{
    defineSizedMethods(t, ClassId::Range);
    defineComparisons(t, ClassId::Range);
    defineMethods(t, builtinClass(t, ClassId::Range),
                  {{"__new__", "static cls, /, *args", newRange},
                   {"__getitem__", "self, key, /", getItemMethod},
                   {"__reversed__", "self, /", reversedMethod},
                   {"__hash__", "self, /", rangeHashMethod},
                   {"index", "self, value, /", rangeIndexMethod},
                   {"count", "self, value, /", rangeCountMethod},
                   {"start", "property self", rangeMember<&RangeObject::start>},
                   {"stop", "property self", rangeMember<&RangeObject::stop>},
                   {"step", "property self", rangeMember<&RangeObject::step>}});
}

} // namespace forkyard::vm
