// Comparisons: which type's file is asked, and those of containers, which compare what they hold. Recursion is native and
// bounded; where an element's class has its own __eq__ or __lt__ the whole comparison goes to the prelude.
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

constexpr unsigned MaxDepth = 4000;

Outcome compareAt(Thread &t, Comparison op, Value a, Value b, Value &result, unsigned depth);

bool isEquality(Comparison op) { return op == Comparison::Eq || op == Comparison::Ne; }

const char *symbolOf(Comparison op)
{
    switch (op) {
    case Comparison::Eq: return "==";
    case Comparison::Ne: return "!=";
    case Comparison::Lt: return "<";
    case Comparison::Le: return "<=";
    case Comparison::Gt: return ">";
    case Comparison::Ge: return ">=";
    }
    return "";
}

template <typename T>
bool holds(Comparison op, T a, T b)
{
    switch (op) {
    case Comparison::Eq: return a == b;
    case Comparison::Ne: return a != b;
    case Comparison::Lt: return a < b;
    case Comparison::Le: return a <= b;
    case Comparison::Gt: return a > b;
    case Comparison::Ge: return a >= b;
    }
    return false;
}

Outcome answer(Value &result, bool b)
{
    result = Value::boolean(b);
    return Outcome::Done;
}

Outcome sameOrEqualAt(Thread &t, Value a, Value b, bool &result, unsigned depth)
{
    result = a == b;
    if (result) return Outcome::Done;
    if (a.isInt() && b.isInt()) return Outcome::Done;
    Value equal;
    const Outcome o = compareAt(t, Comparison::Eq, a, b, equal, depth);
    result = o == Outcome::Done && equal.isTrue();
    return o;
}

/// Lists with lists, tuples with tuples: the first difference decides, else the length.
Outcome compareItems(Thread &t, Comparison op, Items a, Items b, Value &result, unsigned depth)
{
    if (isEquality(op) && a.count != b.count) return answer(result, op == Comparison::Ne);
    const std::size_t common = std::min(a.count, b.count);
    for (std::size_t i = 0; i < common; ++i) {
        bool equal = false;
        if (const Outcome o = sameOrEqualAt(t, a[i], b[i], equal, depth + 1); o != Outcome::Done) return o;
        if (equal) continue;
        if (isEquality(op)) return answer(result, op == Comparison::Ne);
        return compareAt(t, op, a[i], b[i], result, depth + 1);
    }
    return answer(result, holds(op, a.count, b.count));
}

/// A set, or the keys or items of a dict: what can be a subset.
bool isSetLike(const Machine &m, Value v)
{
    return isAnySet(m, v) || isExactly(m, v, ClassId::DictKeys) || isExactly(m, v, ClassId::DictItems);
}

std::size_t sizeOfSetLike(const Machine &m, Value v) { return isAnySet(m, v) ? setSize(m, v) : dictSize(m, dictOf(m, v)); }

Outcome isSubset(Thread &t, Value a, Value b, bool &result)
{
    NativeLoop loop(t, a);
    result = true;
    for (;;) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return Outcome::Done;
        const Outcome o = isAnySet(t.machine, b) ? setContains(t, b, item, result) : dictViewContains(t, b, item, result);
        if (o != Outcome::Done || !result) return o;
    }
}

Outcome compareSets(Thread &t, Comparison op, Value a, Value b, Value &result)
{
    const Machine &m = t.machine;
    if (op == Comparison::Gt || op == Comparison::Ge) {
        std::swap(a, b);
        op = op == Comparison::Gt ? Comparison::Lt : Comparison::Le;
    }
    const std::size_t sizeA = sizeOfSetLike(m, a);
    const std::size_t sizeB = sizeOfSetLike(m, b);
    const bool possible = op == Comparison::Lt ? sizeA < sizeB : op == Comparison::Le ? sizeA <= sizeB : sizeA == sizeB;
    bool subset = false;
    if (possible)
        if (const Outcome o = isSubset(t, a, b, subset); o != Outcome::Done) return o;
    return answer(result, op == Comparison::Ne ? !subset : subset);
}

Outcome dictEqual(Thread &t, Value a, Value b, bool &result, unsigned depth)
{
    const Machine &m = t.machine;
    result = dictSize(m, a) == dictSize(m, b);
    std::size_t position = 0;
    Value key, left, right;
    while (result && dictNext(m, a, position, key, left)) {
        if (const Outcome o = dictGet(t, b, key, right); o != Outcome::Done) return o;
        result = !right.isUnbound();
        if (!result) break;
        if (const Outcome o = sameOrEqualAt(t, left, right, result, depth + 1); o != Outcome::Done) return o;
    }
    return Outcome::Done;
}

Outcome compareSlices(Thread &t, Comparison op, Value a, Value b, Value &result, unsigned depth)
{
    const auto *x = t.machine.at<SliceObject>(a);
    const auto *y = t.machine.at<SliceObject>(b);
    return compareItems(t, op, {&x->start, 3}, {&y->start, 3}, result, depth);
}

Outcome containerCompareAt(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled, unsigned depth)
{
    const Machine &m = t.machine;
    handled = true;
    const Kind kind = kindOf(m, a);
    if (kind == kindOf(m, b)) {
        switch (kind) {
        case Kind::List:
        case Kind::Tuple: return compareItems(t, op, itemsOf(m, a), itemsOf(m, b), result, depth);
        case Kind::Set: return compareSets(t, op, a, b, result);
        case Kind::Slice: return compareSlices(t, op, a, b, result, depth);
        case Kind::Dict:
        case Kind::Range: {
            if (!isEquality(op)) break;
            bool equal = false;
            const Outcome o = kind == Kind::Dict ? dictEqual(t, a, b, equal, depth) : rangeEqual(t, a, b, equal);
            return o == Outcome::Done ? answer(result, equal == (op == Comparison::Eq)) : o;
        }
        default: break;
        }
    }
    if (isSetLike(m, a) && isSetLike(m, b)) return compareSets(t, op, a, b, result);
    handled = false;
    return Outcome::Done;
}

/// `<` and the like may be written in the language for this class.
bool hasOwnOrder(Thread &t, Value v)
{
    const Machine &m = t.machine;
    if (!isUserObject(m, v)) return false;
    static const bytecode::Symbol order[] = {bytecode::intern("__lt__"), bytecode::intern("__le__"), bytecode::intern("__gt__"), bytecode::intern("__ge__")};
    return std::any_of(std::begin(order), std::end(order), [&](bytecode::Symbol name) {
        const Value method = lookupInClass(t, classOf(m, v), name);
        return !method.isUnbound() && !isKind(m, method, Kind::Native);
    });
}

bool hasOwnEquality(Thread &t, Comparison op, Value v)
{
    const Machine &m = t.machine;
    if (!v.isObject()) return false;
    const auto *cls = m.at<ClassObject>(m.at<Object>(v)->cls);
    if (cls->flags & ClassObject::CustomEq) return true;
    if (op == Comparison::Eq || (cls->flags & ClassObject::BuiltIn)) return false;
    static const bytecode::Symbol ne = bytecode::intern("__ne__");
    const Value method = lookupInClass(t, m.at<Object>(v)->cls, ne);
    return !method.isUnbound() && !isKind(m, method, Kind::Native);
}

/// Values that no type's file compares: equal if they are the same object, or the same method of the same object.
bool isSameObject(const Machine &m, Value a, Value b)
{
    if (a == b) return true;
    const Kind kind = kindOf(m, a);
    if (kind == Kind::Free || kind != kindOf(m, b)) return false;
    if (kind == Kind::Method) return m.at<MethodObject>(a)->function == m.at<MethodObject>(b)->function && m.at<MethodObject>(a)->self == m.at<MethodObject>(b)->self;
    if (kind == Kind::Native) {
        const auto *x = m.at<NativeObject>(a);
        const auto *y = m.at<NativeObject>(b);
        return x->native == y->native && !x->self.isUnbound() && x->self == y->self;
    }
    return false;
}

Outcome compareAt(Thread &t, Comparison op, Value a, Value b, Value &result, unsigned depth)
{
    const Machine &m = t.machine;
    if (a.isInt() && b.isInt()) return answer(result, holds(op, a.asInt(), b.asInt()));
    if (depth > std::min<unsigned>(MaxDepth, m.options.recursionLimit))
        return raise(t, ClassId::RecursionError, "maximum recursion depth exceeded in comparison");
    if (isEquality(op) ? hasOwnEquality(t, op, a) || hasOwnEquality(t, op, b) : hasOwnOrder(t, a) || hasOwnOrder(t, b))
        return Outcome::Python;

    bool handled = false;
    Outcome o = containerCompareAt(t, op, a, b, result, handled, depth);
    if (!handled) o = textCompare(t, op, a, b, result, handled);
    if (!handled) o = numberCompare(t, op, a, b, result, handled);
    if (handled) return o;
    if (isEquality(op)) return answer(result, isSameObject(m, a, b) == (op == Comparison::Eq));
    return raise(t, ClassId::TypeError, "'%s' not supported between instances of '%s' and '%s'", symbolOf(op), typeName(m, a).c_str(),
                 typeName(m, b).c_str());
}

} // namespace

Outcome compare(Thread &t, Comparison op, Value a, Value b, Value &result) { return compareAt(t, op, a, b, result, 0); }

Outcome containerCompare(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled)
{
    return containerCompareAt(t, op, a, b, result, handled, 0);
}

Outcome sameOrEqual(Thread &t, Value a, Value b, bool &result) { return sameOrEqualAt(t, a, b, result, 0); }

} // namespace forkyard::vm
