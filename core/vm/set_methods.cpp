// The methods of set and frozenset. Where an item's __eq__ or an operand's iteration is written in the language, the
// prelude's set_method does the method of that name.
#include "core/vm/container_methods.h"
#include "core/vm/numbers.h"
#include "core/vm/set_operations.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

SetObject *selfOf(Call &call) { return call.machine.at<SetObject>(call.self()); }

/// set or frozenset: what a method's new set is, whatever subclass it is called on.
Handle resultClass(Call &call)
{
    const bool frozen = isInstance(call.machine, call.self(), ClassId::FrozenSet);
    return builtinClass(call.thread, frozen ? ClassId::FrozenSet : ClassId::Set);
}

Outcome inPrelude(Call &call, const char *method, Value arguments)
{
    setPendingPrelude(call.thread, PreludeId::set_method, {makeStr(call.thread, method), call.self(), arguments});
    return Outcome::Python;
}
Outcome inPrelude(Call &call, const char *method)
{
    const Value argument = call[1];
    return inPrelude(call, method, makeTuple(call.thread, &argument, 1));
}

Outcome newSet(Call &call)
{
    const Handle cls = constructedClass(call, ClassId::Set);
    return cls ? call.done(valueOf(call.thread, newSet(call.thread, cls))) : Outcome::Raised;
}

Outcome init(Call &call)
{
    setClear(call.thread, selfOf(call));
    if (!call.has(1)) return call.done();
    const Outcome o = setUpdate(call.thread, call.self(), call[1]);
    if (o == Outcome::Python) return call.fallback(PreludeId::set_init);
    return o == Outcome::Done ? call.done() : o;
}

Outcome newFrozenSet(Call &call)
{
    const Handle cls = constructedClass(call, ClassId::FrozenSet);
    if (!cls) return Outcome::Raised;
    const bool exact = cls == builtinClass(call.thread, ClassId::FrozenSet);
    if (exact && isExactly(call.machine, call[1], ClassId::FrozenSet)) return call.done(call[1]);
    const Value made = valueOf(call.thread, newSet(call.thread, cls));
    if (!call.has(1)) return call.done(made);
    const Outcome o = setUpdate(call.thread, made, call[1]);
    if (o == Outcome::Python) return call.fallback(PreludeId::frozenset_new);
    return o == Outcome::Done ? call.done(made) : o;
}

Outcome add(Call &call)
{
    const Outcome o = setAdd(call.thread, call.self(), call[1]);
    if (o == Outcome::Python) return inPrelude(call, "add");
    return o == Outcome::Done ? call.done() : o;
}

/// discard and remove, which take a set for the frozenset it would be.
Outcome takeOut(Call &call, const char *method, bool &removed)
{
    Outcome o = setDiscard(call.thread, call.self(), call[1], removed);
    if (o == Outcome::Raised && isAnySet(call.machine, call[1])) {
        call.thread.exception = Value();
        o = setDiscard(call.thread, call.self(), makeFrozenSet(call.thread, call[1]), removed);
    }
    return o == Outcome::Python ? inPrelude(call, method) : o;
}

Outcome discard(Call &call)
{
    bool removed = false;
    const Outcome o = takeOut(call, "discard", removed);
    return o == Outcome::Done ? call.done() : o;
}

Outcome remove(Call &call)
{
    bool removed = false;
    const Outcome o = takeOut(call, "remove", removed);
    if (o != Outcome::Done) return o;
    return removed ? call.done() : raiseKeyError(call.thread, call[1]);
}

Outcome pop(Call &call)
{
    if (setPop(call.thread, selfOf(call), call.result)) return Outcome::Done;
    return raiseKeyError(call.thread, makeStr(call.thread, "pop from an empty set"));
}

Outcome clear(Call &call)
{
    setClear(call.thread, selfOf(call));
    return call.done();
}

Outcome copy(Call &call)
{
    if (isExactly(call.machine, call.self(), ClassId::FrozenSet)) return call.done(call.self());
    return call.done(setCopy(call.thread, call.self(), resultClass(call)));
}

using Change = Outcome (*)(Thread &t, Value set, Value iterable);

Outcome intersectInplace(Thread &t, Value set, Value iterable)
{
    Value result;
    const Outcome o = setIntersect(t, set, iterable, builtinClass(t, ClassId::Set), result);
    if (o == Outcome::Done) setTake(t, t.machine.at<SetObject>(set), t.machine.at<SetObject>(result));
    return o;
}

/// Iterators among the others must not be used up before the prelude is asked.
bool allNative(Call &call)
{
    const Items others = itemsOf(call.machine, call[1]);
    for (std::size_t i = 0; i < others.count; ++i)
        if (!iteratesNatively(call.machine, others[i])) return false;
    return true;
}

Outcome changeAll(Call &call, const char *method, Change change)
{
    if (!allNative(call)) return inPrelude(call, method, call[1]);
    const Items others = itemsOf(call.machine, call[1]);
    for (std::size_t i = 0; i < others.count; ++i) {
        const Outcome o = change(call.thread, call.self(), others[i]);
        if (o == Outcome::Python) return inPrelude(call, method, call[1]);
        if (o != Outcome::Done) return o;
    }
    return call.done();
}

/// union, intersection and difference of several: how the first is taken makes the result's table, the others change it.
Outcome combineAll(Call &call, const char *method, BinaryOperator op)
{
    if (!allNative(call)) return inPrelude(call, method, call[1]);
    const Items others = itemsOf(call.machine, call[1]);
    if (others.count == 0) return copy(call);
    Thread &t = call.thread;
    const Handle cls = resultClass(call);
    Value result = op == BinaryOperator::Or ? setCopy(t, call.self(), cls) : call.self();
    for (std::size_t i = 0; i < others.count; ++i) {
        Outcome o = Outcome::Done;
        if (op == BinaryOperator::Or)
            o = setUpdate(t, result, others[i]);
        else if (op == BinaryOperator::And)
            o = setIntersect(t, result, others[i], cls, result);
        else
            o = i == 0 ? setSubtract(t, result, others[i], cls, result) : setSubtractInplace(t, result, others[i]);
        if (o == Outcome::Python) return inPrelude(call, method, call[1]);
        if (o != Outcome::Done) return o;
    }
    return call.done(result);
}

Outcome unionMethod(Call &call) { return combineAll(call, "union", BinaryOperator::Or); }
Outcome intersection(Call &call) { return combineAll(call, "intersection", BinaryOperator::And); }
Outcome difference(Call &call) { return combineAll(call, "difference", BinaryOperator::Sub); }
Outcome updateMethod(Call &call) { return changeAll(call, "update", setUpdate); }
Outcome intersectionUpdate(Call &call) { return changeAll(call, "intersection_update", intersectInplace); }
Outcome differenceUpdate(Call &call) { return changeAll(call, "difference_update", setSubtractInplace); }

Outcome symmetricDifference(Call &call)
{
    const Outcome o = setSymmetric(call.thread, call.self(), call[1], resultClass(call), call.result);
    return o == Outcome::Python ? inPrelude(call, "symmetric_difference") : o;
}

Outcome symmetricDifferenceUpdate(Call &call)
{
    const Outcome o = setSymmetricInplace(call.thread, call.self(), call[1]);
    if (o == Outcome::Python) return inPrelude(call, "symmetric_difference_update");
    return o == Outcome::Done ? call.done() : o;
}

Outcome isDisjoint(Call &call)
{
    bool disjoint = false;
    const Outcome o = setIsDisjoint(call.thread, call.self(), call[1], disjoint);
    if (o == Outcome::Python) return inPrelude(call, "isdisjoint");
    return o == Outcome::Done ? call.done(Value::boolean(disjoint)) : o;
}

/// issubset (Le) and issuperset (Ge) of any iterable.
template <Comparison op>
Outcome isSubOrSuperset(Call &call)
{
    const char *method = op == Comparison::Le ? "issubset" : "issuperset";
    Value other = call[1];
    Outcome o = Outcome::Done;
    if (!isAnySet(call.machine, other)) {
        if (!iteratesNatively(call.machine, other)) return inPrelude(call, method);
        other = makeSet(call.thread);
        o = setUpdate(call.thread, other, call[1]);
    }
    bool handled = false;
    if (o == Outcome::Done) o = containerCompare(call.thread, op, call.self(), other, call.result, handled);
    return o == Outcome::Python ? inPrelude(call, method) : o;
}

Outcome hashMethod(Call &call)
{
    std::uint64_t hash = 0;
    const Outcome o = hashOf(call.thread, call.self(), hash);
    return o == Outcome::Done ? call.done(makeInt(call.thread, static_cast<std::int64_t>(hash))) : o;
}

void defineShared(Thread &t, ClassId cls)
{
    using enum BinaryOperator;
    defineSizedMethods(t, cls);
    defineComparisons(t, cls);
    defineMethods(t, builtinClass(t, cls),
                  {{"copy", "self, /", copy},
                   {"union", "self, /, *others", unionMethod},
                   {"intersection", "self, /, *others", intersection},
                   {"difference", "self, /, *others", difference},
                   {"symmetric_difference", "self, other, /", symmetricDifference},
                   {"isdisjoint", "self, other, /", isDisjoint},
                   {"issubset", "self, other, /", isSubOrSuperset<Comparison::Le>},
                   {"issuperset", "self, other, /", isSubOrSuperset<Comparison::Ge>},
                   {"__and__", "self, value, /", operatorMethod<And>},
                   {"__rand__", "self, value, /", operatorMethod<And, false, true>},
                   {"__or__", "self, value, /", operatorMethod<Or>},
                   {"__ror__", "self, value, /", operatorMethod<Or, false, true>},
                   {"__sub__", "self, value, /", operatorMethod<Sub>},
                   {"__rsub__", "self, value, /", operatorMethod<Sub, false, true>},
                   {"__xor__", "self, value, /", operatorMethod<Xor>},
                   {"__rxor__", "self, value, /", operatorMethod<Xor, false, true>}});
}

} // namespace

void defineSetMethods(Thread &t)
{
    using enum BinaryOperator;
    defineShared(t, ClassId::Set);
    makeUnhashable(t, ClassId::Set);
    defineMethods(t, builtinClass(t, ClassId::Set),
                  {{"__new__", "static cls, /, *args, **kwargs", newSet},
                   {"__init__", "self, iterable=?, /", init},
                   {"add", "self, elem, /", add},
                   {"discard", "self, elem, /", discard},
                   {"remove", "self, elem, /", remove},
                   {"pop", "self, /", pop},
                   {"clear", "self, /", clear},
                   {"update", "self, /, *others", updateMethod},
                   {"intersection_update", "self, /, *others", intersectionUpdate},
                   {"difference_update", "self, /, *others", differenceUpdate},
                   {"symmetric_difference_update", "self, other, /", symmetricDifferenceUpdate},
                   {"__iand__", "self, value, /", operatorMethod<And, true>},
                   {"__ior__", "self, value, /", operatorMethod<Or, true>},
                   {"__isub__", "self, value, /", operatorMethod<Sub, true>},
                   {"__ixor__", "self, value, /", operatorMethod<Xor, true>}});
    defineShared(t, ClassId::FrozenSet);
    defineMethods(t, builtinClass(t, ClassId::FrozenSet),
                  {{"__new__", "static cls, iterable=?, /", newFrozenSet}, {"__hash__", "self, /", hashMethod}});
}

} // namespace forkyard::vm
