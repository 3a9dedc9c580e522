// The methods of list.
#include "core/vm/container_methods.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/sorting.h"

namespace forkyard::vm {

namespace {

ListObject *selfOf(Call &call) { return call.machine.at<ListObject>(call.self()); }

Outcome newList(Call &call)
{
    const Handle cls = constructedClass(call, ClassId::List);
    return cls ? call.done(valueOf(call.thread, newList(call.thread, cls))) : Outcome::Raised;
}

Outcome init(Call &call)
{
    ListObject *list = selfOf(call);
    if (isExactly(call.machine, call[1], ClassId::List) || isExactly(call.machine, call[1], ClassId::Tuple)) {
        const Items items = itemsOf(call.machine, call[1]);
        if (items.data != itemsOf(call.machine, list).data || items.count == 0) {
            listClear(call.thread, list);
            listReplace(call.thread, list, 0, 0, items.data, items.count);
        }
        return call.done();
    }
    std::vector<Value> items;
    if (call.has(1))
        if (const Outcome o = collect(call.thread, call[1], items); o != Outcome::Done)
            return o == Outcome::Python ? call.fallback(PreludeId::list_init) : o;
    listClear(call.thread, list);
    if (!items.empty()) listReplace(call.thread, list, 0, 0, items.data(), items.size());
    return call.done();
}

Outcome append(Call &call)
{
    listAppend(call.thread, selfOf(call), call[1]);
    return call.done();
}

Outcome extend(Call &call)
{
    if (isExactly(call.machine, call[1], ClassId::List) || isExactly(call.machine, call[1], ClassId::Tuple)) {
        listExtend(call.thread, selfOf(call), call[1]);
        return call.done();
    }
    std::vector<Value> items;
    const Outcome o = collect(call.thread, call[1], items);
    if (o == Outcome::Python) return call.fallback(PreludeId::list_extend_by);
    // What came before an iterator's error stays, as in CPython.
    for (const Value item : items) listAppend(call.thread, selfOf(call), item);
    return o == Outcome::Done ? call.done() : o;
}

Outcome insert(Call &call)
{
    std::int64_t index = 0;
    if (const Outcome o = toIndex(call.thread, call[1], index); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::list_insert) : o;
    const auto size = static_cast<std::int64_t>(itemsOf(call.machine, call.self()).count);
    if (index < 0) index = std::max<std::int64_t>(index + size, 0);
    const auto place = static_cast<std::size_t>(std::min(index, size));
    const Value item = call[2];
    listReplace(call.thread, selfOf(call), place, place, &item, 1);
    return call.done();
}

Outcome pop(Call &call)
{
    std::int64_t index = -1;
    if (call.has(1))
        if (const Outcome o = toIndex(call.thread, call[1], index); o != Outcome::Done)
            return o == Outcome::Python ? call.fallback(PreludeId::list_pop) : o;
    if (listPop(call.thread, selfOf(call), index, call.result)) return Outcome::Done;
    const bool empty = itemsOf(call.machine, call.self()).count == 0;
    return call.raise(ClassId::IndexError, empty ? "pop from empty list" : "pop index out of range");
}

Outcome remove(Call &call)
{
    bool found = false;
    if (const Outcome o = listRemove(call.thread, selfOf(call), call[1], found); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::list_remove) : o;
    return found ? call.done() : call.raise(ClassId::ValueError, "list.remove(x): x not in list");
}

Outcome clear(Call &call)
{
    listClear(call.thread, selfOf(call));
    return call.done();
}

Outcome reverse(Call &call)
{
    listReverse(call.thread, selfOf(call));
    return call.done();
}

Outcome copy(Call &call)
{
    const Items items = itemsOf(call.machine, call.self());
    return call.done(makeList(call.thread, items.data, items.count));
}

Outcome notInList(Call &call)
{
    std::string text;
    if (const Outcome o = appendRepr(call.thread, call[1], text); o != Outcome::Done)
        return o == Outcome::Python ? call.fallback(PreludeId::list_index) : o;
    return call.raise(ClassId::ValueError, "%s is not in list", text.c_str());
}

Outcome index(Call &call)
{
    std::size_t start = 0, stop = 0;
    const Items items = itemsOf(call.machine, call.self());
    Outcome o = boundArguments(call, 2, items.count, start, stop);
    for (std::size_t i = start; o == Outcome::Done && i < stop; ++i) {
        bool equal = false;
        o = sameOrEqual(call.thread, items[i], call[1], equal);
        if (equal) return call.done(Value::integer(static_cast<std::int64_t>(i)));
    }
    if (o == Outcome::Python) return call.fallback(PreludeId::list_index);
    return o == Outcome::Done ? notInList(call) : o;
}

Outcome count(Call &call)
{
    const Items items = itemsOf(call.machine, call.self());
    std::int64_t found = 0;
    for (std::size_t i = 0; i < items.count; ++i) {
        bool equal = false;
        if (const Outcome o = sameOrEqual(call.thread, items[i], call[1], equal); o != Outcome::Done)
            return o == Outcome::Python ? call.fallback(PreludeId::list_count) : o;
        found += equal;
    }
    return call.done(Value::integer(found));
}

/// The truth of sort's `reverse`, which must be an int.
Outcome reverseArgument(Call &call, std::uint32_t i, bool &reversed)
{
    if (!isIntLike(call.machine, call[i]))
        return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[i]).c_str());
    return truth(call.thread, call[i], reversed);
}

/// Parameters: self, key, reverse, and a tuple of what should not be there.
Outcome sort(Call &call)
{
    if (itemsOf(call.machine, call[3]).count != 0) return call.raise(ClassId::TypeError, "sort() takes no positional arguments");
    bool reversed = false;
    if (const Outcome o = reverseArgument(call, 2, reversed); o != Outcome::Done) return o;
    const auto inPrelude = [&] {
        setPendingPrelude(call.thread, PreludeId::list_sort, {call.self(), call[1], call[2]});
        return Outcome::Python;
    };
    if (!call[1].isNone()) return inPrelude();
    const Items items = itemsOf(call.machine, call.self());
    std::vector<Value> sorted(items.count);
    copySlots(sorted.data(), items.data, items.count);
    const Outcome o = sortValues(call.thread, sorted.data(), nullptr, sorted.size(), reversed);
    if (o == Outcome::Python) return inPrelude();
    listReplace(call.thread, selfOf(call), 0, sorted.size(), sorted.data(), sorted.size()); // as far as it came, too
    return o == Outcome::Done ? call.done() : o;
}

/// Parameters: key, reverse, and the positional arguments.
Outcome sortedFunction(Call &call)
{
    const Items arguments = itemsOf(call.machine, call[2]);
    if (arguments.count != 1) return call.raise(ClassId::TypeError, "sorted expected 1 argument, got %zu", arguments.count);
    bool reversed = false;
    if (const Outcome o = reverseArgument(call, 1, reversed); o != Outcome::Done) return o;
    // What an iterator gave is sorted by the prelude in its place, since it is used up.
    const auto inPrelude = [&](Value iterable) {
        setPendingPrelude(call.thread, PreludeId::sorted, {iterable, call[0], call[1]});
        return Outcome::Python;
    };
    if (!call[0].isNone()) return inPrelude(arguments[0]);
    std::vector<Value> items;
    if (const Outcome o = collect(call.thread, arguments[0], items); o != Outcome::Done) return o == Outcome::Python ? inPrelude(arguments[0]) : o;
    std::vector<Value> sorted = items;
    const Outcome o = sortValues(call.thread, sorted.data(), nullptr, sorted.size(), reversed);
    if (o == Outcome::Done) return call.done(makeList(call.thread, sorted.data(), sorted.size()));
    return o == Outcome::Python ? inPrelude(makeList(call.thread, items.data(), items.size())) : o;
}

} // namespace

void defineListMethods(Thread &t)
{
    using enum BinaryOperator;
    defineSizedMethods(t, ClassId::List);
    defineComparisons(t, ClassId::List);
    makeUnhashable(t, ClassId::List);
    defineMethods(t, builtinClass(t, ClassId::List),
                  {{"__new__", "static cls, /, *args, **kwargs", newList},
                   {"__init__", "self, iterable=?, /", init},
                   {"__getitem__", "self, index, /", getItemMethod},
                   {"__setitem__", "self, key, value, /", setItemMethod},
                   {"__delitem__", "self, key, /", deleteItemMethod},
                   {"__reversed__", "self, /", reversedMethod},
                   {"__add__", "self, value, /", operatorMethod<Add>},
                   {"__iadd__", "self, value, /", operatorMethod<Add, true>},
                   {"__mul__", "self, value, /", operatorMethod<Mul>},
                   {"__rmul__", "self, value, /", operatorMethod<Mul, false, true>},
                   {"__imul__", "self, value, /", operatorMethod<Mul, true>},
                   {"append", "self, object, /", append},
                   {"extend", "self, iterable, /", extend},
                   {"insert", "self, index, object, /", insert},
                   {"pop", "self, index=?, /", pop},
                   {"remove", "self, value, /", remove},
                   {"clear", "self, /", clear},
                   {"reverse", "self, /", reverse},
                   {"copy", "self, /", copy},
                   {"index", "self, value, start=?, stop=?, /", index},
                   {"count", "self, value, /", count},
                   {"sort", "self, /, *args, key=None, reverse=False", sort}});
    defineFunctions(t, t.machine.builtins, {{"sorted", "*args, key=None, reverse=False", sortedFunction}});
}

} // namespace forkyard::vm
