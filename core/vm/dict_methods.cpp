// The methods of dict.
#include "core/vm/container_methods.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

DictObject *selfOf(Call &call) { return call.machine.at<DictObject>(call.self()); }

Outcome newDict(Call &call)
{
    const Handle cls = constructedClass(call, ClassId::Dict);
    return cls ? call.done(valueOf(call.thread, newDict(call.thread, cls))) : Outcome::Raised;
}

/// Sets a pair for each element of `items`, if every one is a tuple or list of two. Python: one is something else, and the
/// prelude says what is wrong with it.
Outcome setPairs(Thread &t, Value dict, const std::vector<Value> &items)
{
    const Machine &m = t.machine;
    for (const Value item : items)
        if (!(isExactly(m, item, ClassId::Tuple) || isExactly(m, item, ClassId::List)) || itemsOf(m, item).count != 2) return Outcome::Python;
    for (const Value item : items) {
        const Items pair = itemsOf(m, item);
        if (const Outcome o = dictSet(t, dict, pair[0], pair[1]); o != Outcome::Done) return o;
    }
    return Outcome::Done;
}

/// update(self, *args, **kwargs) and the constructor, which does the same.
Outcome update(Call &call)
{
    const Machine &m = call.machine;
    Thread &t = call.thread;
    const Items arguments = itemsOf(m, call[1]);
    if (arguments.count > 1) return call.raise(ClassId::TypeError, "update expected at most 1 argument, got %zu", arguments.count);
    Outcome o = Outcome::Done;
    if (arguments.count == 1) {
        const Value source = arguments[0];
        if (isDict(m, source) && iteratesNatively(m, source)) {
            o = dictMerge(t, call.self(), source);
        } else {
            std::vector<Value> items;
            o = isUserObject(m, source) ? Outcome::Python : collect(t, source, items);
            if (o == Outcome::Done) {
                o = setPairs(t, call.self(), items);
                if (o == Outcome::Python) { // the iterable may be used up
                    setPendingPrelude(t, PreludeId::dict_init, {call.self(), makeList(t, items.data(), items.size()), call[2]});
                    return o;
                }
            }
        }
        if (o == Outcome::Python) {
            setPendingPrelude(t, PreludeId::dict_init, {call.self(), source, call[2]});
            return o;
        }
    }
    // The keywords are a dict of this call's own: an empty dict may take them over as they are.
    if (o == Outcome::Done && dictSize(m, call[2]) > 0) o = dictSize(m, call.self()) == 0 ? dictTake(t, selfOf(call), m.at<DictObject>(call[2])) : dictMerge(t, call.self(), call[2]);
    return o == Outcome::Done ? call.done() : o;
}

Outcome init(Call &call)
{
    const std::size_t count = itemsOf(call.machine, call[1]).count;
    if (count > 1) return call.raise(ClassId::TypeError, "dict expected at most 1 argument, got %zu", count);
    return update(call);
}

Outcome fromKeys(Call &call)
{
    std::vector<Value> keys;
    if (call[0] != call.machine.classValue(ClassId::Dict)) return call.fallback(PreludeId::dict_fromkeys);
    Outcome o = collect(call.thread, call[1], keys);
    if (o == Outcome::Python) return call.fallback(PreludeId::dict_fromkeys);
    const Value dict = makeDict(call.thread);
    for (std::size_t i = 0; o == Outcome::Done && i < keys.size(); ++i) o = dictSet(call.thread, dict, keys[i], call[2]);
    if (o == Outcome::Python) {
        setPendingPrelude(call.thread, PreludeId::dict_fromkeys, {call[0], makeList(call.thread, keys.data(), keys.size()), call[2]});
        return o;
    }
    return o == Outcome::Done ? call.done(dict) : o;
}

Outcome get(Call &call)
{
    if (dictGetFast(call.machine, call.machine.at<DictObject>(call.self()), call[1], call.result)) {
        if (call.result.isUnbound()) call.result = call[2];
        return Outcome::Done;
    }
    const Outcome o = dictGet(call.thread, call.self(), call[1], call.result);
    if (o == Outcome::Python) return call.fallback(PreludeId::dict_get);
    if (o == Outcome::Done && call.result.isUnbound()) call.result = call[2];
    return o;
}

Outcome setDefault(Call &call)
{
    const Outcome o = dictSetDefault(call.thread, call.self(), call[1], call[2], call.result);
    return o == Outcome::Python ? call.fallback(PreludeId::dict_setdefault) : o;
}

Outcome pop(Call &call)
{
    const Outcome o = dictDelete(call.thread, call.self(), call[1], call.result);
    if (o == Outcome::Python) return call.fallback(PreludeId::dict_pop);
    if (o != Outcome::Done || !call.result.isUnbound()) return o;
    return call.has(2) ? call.done(call[2]) : raiseKeyError(call.thread, call[1]);
}

Outcome popItem(Call &call)
{
    Value entry[2];
    if (!dictPopLast(call.thread, selfOf(call), entry[0], entry[1]))
        return raiseKeyError(call.thread, makeStr(call.thread, "popitem(): dictionary is empty"));
    return call.done(makeTuple(call.thread, entry, 2));
}

Outcome clear(Call &call)
{
    dictClear(call.thread, selfOf(call));
    return call.done();
}

Outcome copy(Call &call) { return call.done(dictCopy(call.thread, call.self())); }

template <DictPart part>
Outcome view(Call &call)
{
    return call.done(makeDictView(call.thread, call.self(), part));
}

} // namespace

void defineDictMethods(Thread &t)
{
    using enum BinaryOperator;
    defineSizedMethods(t, ClassId::Dict);
    defineComparisons(t, ClassId::Dict);
    makeUnhashable(t, ClassId::Dict);
    defineMethods(t, builtinClass(t, ClassId::Dict),
                  {{"__new__", "static cls, /, *args, **kwargs", newDict},
                   {"__init__", "self, /, *args, **kwargs", init},
                   {"__getitem__", "self, key, /", getItemMethod},
                   {"__setitem__", "self, key, value, /", setItemMethod},
                   {"__delitem__", "self, key, /", deleteItemMethod},
                   {"__reversed__", "self, /", reversedMethod},
                   {"__or__", "self, value, /", operatorMethod<Or>},
                   {"__ror__", "self, value, /", operatorMethod<Or, false, true>},
                   {"__ior__", "self, value, /", operatorMethod<Or, true>},
                   {"fromkeys", "class cls, iterable, value=None, /", fromKeys},
                   {"get", "self, key, default=None, /", get},
                   {"setdefault", "self, key, default=None, /", setDefault},
                   {"pop", "self, key, default=?, /", pop},
                   {"popitem", "self, /", popItem},
                   {"update", "self, /, *args, **kwargs", update},
                   {"clear", "self, /", clear},
                   {"copy", "self, /", copy},
                   {"keys", "self, /", view<DictPart::Keys>},
                   {"values", "self, /", view<DictPart::Values>},
                   {"items", "self, /", view<DictPart::Items>}});
}

} // namespace forkyard::vm
