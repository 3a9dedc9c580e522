// Views of dicts. A view is its dict's handle and a class; everything else is asked of the dict.
#include "core/vm/dict_views.h"

#include "core/vm/container_methods.h"
#include "core/vm/set_operations.h"

namespace forkyard::vm {

Value makeDictView(Thread &t, Value dict, DictPart part)
{
    static constexpr ClassId classes[] = {ClassId::DictKeys, ClassId::DictValues, ClassId::DictItems};
    auto *view = newObject<PlainObject>(t, Kind::Plain, classes[static_cast<unsigned>(part)], sizeof(Value));
    view->valueCount = 1;
    view->tag = 0;
    view->rawBytes = 0;
    view->values()[0] = dict;
    return valueOf(t, view);
}

DictPart partOf(const Machine &m, Value view)
{
    if (isExactly(m, view, ClassId::DictKeys)) return DictPart::Keys;
    return isExactly(m, view, ClassId::DictValues) ? DictPart::Values : DictPart::Items;
}

Value dictOf(const Machine &m, Value view) { return m.at<PlainObject>(view)->values()[0]; }

Outcome dictViewContains(Thread &t, Value view, Value item, bool &result)
{
    const Machine &m = t.machine;
    const Value dict = dictOf(m, view);
    result = false;
    Value value;
    switch (partOf(m, view)) {
    case DictPart::Keys: {
        const Outcome o = dictGet(t, dict, item, value);
        result = !value.isUnbound();
        return o;
    }
    case DictPart::Values: {
        std::size_t position = 0;
        Value key;
        while (!result && dictNext(m, dict, position, key, value))
            if (const Outcome o = sameOrEqual(t, value, item, result); o != Outcome::Done) return o;
        return Outcome::Done;
    }
    case DictPart::Items: {
        if (!isTuple(m, item) || itemsOf(m, item).count != 2) return Outcome::Done;
        const Outcome o = dictGet(t, dict, itemsOf(m, item)[0], value);
        if (o != Outcome::Done || value.isUnbound()) return o;
        return sameOrEqual(t, value, itemsOf(m, item)[1], result);
    }
    }
    return Outcome::Done;
}

namespace {

Outcome isDisjoint(Call &call)
{
    const Value items = makeSet(call.thread);
    bool disjoint = false;
    Outcome o = setUpdate(call.thread, items, call.self());
    if (o == Outcome::Done) o = setIsDisjoint(call.thread, items, call[1], disjoint);
    if (o == Outcome::Python) return call.fallback(PreludeId::view_isdisjoint);
    return o == Outcome::Done ? call.done(Value::boolean(disjoint)) : o;
}

} // namespace

void defineDictViewMethods(Thread &t)
{
    using enum BinaryOperator;
    for (const ClassId cls : {ClassId::DictKeys, ClassId::DictValues, ClassId::DictItems}) {
        defineSizedMethods(t, cls);
        defineMethods(t, builtinClass(t, cls), {{"__reversed__", "self, /", reversedMethod}});
        if (cls == ClassId::DictValues) continue;
        defineComparisons(t, cls);
        makeUnhashable(t, cls);
        defineMethods(t, builtinClass(t, cls),
                      {{"isdisjoint", "self, other, /", isDisjoint},
                       {"__and__", "self, value, /", operatorMethod<And>},
                       {"__rand__", "self, value, /", operatorMethod<And, false, true>},
                       {"__or__", "self, value, /", operatorMethod<Or>},
                       {"__ror__", "self, value, /", operatorMethod<Or, false, true>},
                       {"__sub__", "self, value, /", operatorMethod<Sub>},
                       {"__rsub__", "self, value, /", operatorMethod<Sub, false, true>},
                       {"__xor__", "self, value, /", operatorMethod<Xor>},
                       {"__rxor__", "self, value, /", operatorMethod<Xor, false, true>}});
    }
}

} // namespace forkyard::vm
