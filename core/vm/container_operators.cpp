// Operators between containers: list and tuple + and *, dict |, set | & - ^, and their forms in place.
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/numbers.h"
#include "core/vm/set_operations.h"

namespace forkyard::vm {

namespace {

bool isSequence(const Machine &m, Value v) { return isList(m, v) || isTuple(m, v); }

/// The other operand is of a class of the program that has a method for this.
bool hasReflected(Thread &t, Value v, const char *name)
{
    return isUserObject(t.machine, v) && !lookupInClass(t, classOf(t.machine, v), bytecode::intern(name)).isUnbound();
}

Outcome repeat(Thread &t, Value sequence, Value times, bool inplace, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    if (!isIntLike(m, times)) {
        if (hasReflected(t, times, "__rmul__")) {
            handled = false;
            return Outcome::Done;
        }
        return raise(t, ClassId::TypeError, "can't multiply sequence by non-int of type '%s'", typeName(m, times).c_str());
    }
    std::int64_t count = 0;
    if (!fitsInt64(m, times, count)) return raise(t, ClassId::OverflowError, "cannot fit 'int' into an index-sized integer");
    result = sequence;
    if (inplace && isList(m, sequence))
        listRepeatInplace(t, m.at<ListObject>(sequence), count);
    else
        result = sequenceRepeat(t, sequence, count);
    return Outcome::Done;
}

Outcome add(Thread &t, Value a, Value b, bool inplace, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    if (inplace && isList(m, a)) {
        result = a;
        auto *list = m.at<ListObject>(a);
        if (isExactly(m, b, ClassId::List) || isExactly(m, b, ClassId::Tuple)) {
            listExtend(t, list, b);
            return Outcome::Done;
        }
        std::vector<Value> items;
        if (const Outcome o = collect(t, b, items); o != Outcome::Done) return o;
        for (const Value item : items) listAppend(t, list, item);
        return Outcome::Done;
    }
    if (kindOf(m, a) != kindOf(m, b)) {
        if (hasReflected(t, b, "__radd__")) {
            handled = false;
            return Outcome::Done;
        }
        const char *name = isList(m, a) ? "list" : "tuple";
        return raise(t, ClassId::TypeError, "can only concatenate %s (not \"%s\") to %s", name, typeName(m, b).c_str(), name);
    }
    result = sequenceConcatenate(t, a, b);
    return Outcome::Done;
}

/// A generator, or an iterator that runs code of the language.
bool isIterator(const Machine &m, Value v) { return isKind(m, v, Kind::Iterator) || isKind(m, v, Kind::Generator); }

/// A view that is a set: of keys or of items.
bool isSetView(const Machine &m, Value v) { return isExactly(m, v, ClassId::DictKeys) || isExactly(m, v, ClassId::DictItems); }

/// The class of a set's result: its own kind of set, never a subclass.
Handle resultClass(const Machine &m, Value set)
{
    return m.classes[static_cast<unsigned>(isInstance(m, set, ClassId::FrozenSet) ? ClassId::FrozenSet : ClassId::Set)];
}

Outcome combineSets(Thread &t, BinaryOperator op, Value a, Value b, bool inplace, Value &result)
{
    const Machine &m = t.machine;
    // A view makes a plain set of the other operand, which may be any iterable, and of itself.
    const bool views = !isAnySet(m, a) || !isAnySet(m, b);
    if (views) {
        const Value copy = makeSet(t);
        if (const Outcome o = setUpdate(t, copy, a); o != Outcome::Done) return o;
        a = copy;
    }
    const Handle cls = resultClass(m, a);
    const bool change = inplace && !views && isInstance(m, a, ClassId::Set);
    result = a;
    switch (op) {
    case BinaryOperator::Or:
        if (!change) result = setCopy(t, a, cls);
        return setUpdate(t, result, b);
    case BinaryOperator::And: {
        const Outcome o = setIntersect(t, a, b, cls, result);
        if (o != Outcome::Done || !change) return o;
        setTake(t, m.at<SetObject>(a), m.at<SetObject>(result));
        result = a;
        return o;
    }
    case BinaryOperator::Sub: return change ? setSubtractInplace(t, a, b) : setSubtract(t, a, b, cls, result);
    case BinaryOperator::Xor: return change ? setSymmetricInplace(t, a, b) : setSymmetric(t, a, b, cls, result);
    default: return Outcome::Done;
    }
}

Outcome mergeDicts(Thread &t, Value a, Value b, bool inplace, Value &result)
{
    result = inplace ? a : dictCopy(t, a);
    return dictMerge(t, result, b);
}

} // namespace

Outcome containerBinary(Thread &t, BinaryOperator op, Value a, Value b, bool inplace, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = true;
    switch (op) {
    case BinaryOperator::Add:
        if (isSequence(m, a)) return add(t, a, b, inplace, result, handled);
        break;
    case BinaryOperator::Mul:
        if (isSequence(m, a)) return repeat(t, a, b, inplace, result, handled);
        if (isSequence(m, b)) return repeat(t, b, a, false, result, handled);
        break;
    case BinaryOperator::Or:
    case BinaryOperator::And:
    case BinaryOperator::Sub:
    case BinaryOperator::Xor:
        if (op == BinaryOperator::Or && isDict(m, a)) {
            if (isDict(m, b)) return mergeDicts(t, a, b, inplace, result);
            if (inplace) return Outcome::Python; // any mapping, or pairs: as update() does
        }
        if (isAnySet(m, a) && isAnySet(m, b)) return combineSets(t, op, a, b, inplace, result);
        if ((isSetView(m, a) && iteratesNatively(m, b)) || (isSetView(m, b) && iteratesNatively(m, a))) return combineSets(t, op, a, b, false, result);
        if (isSetView(m, a) && isIterator(m, b)) return Outcome::Python;
        break;
    default: break;
    }
    handled = false;
    return Outcome::Done;
}

} // namespace forkyard::vm
