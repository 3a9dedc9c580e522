// One step of every built-in iterator, and how natives walk over them. Long, because the kinds are many: one short function each.
#include "core/vm/iterators.h"

#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

namespace {

/// enumerate(enumerate(...)) beyond this goes through the prelude, so that no step recurses deeply.
constexpr std::uint64_t MaxNesting = 16;

IteratorKind kindOfIterator(const IteratorObject *it) { return static_cast<IteratorKind>(it->small); }

Outcome give(Value &result, Value v)
{
    result = v;
    return Outcome::Done;
}

Outcome finish(IteratorObject *it, Value &result)
{
    storeSlot(&it->source, Value::none());
    return give(result, Value::endOfIteration());
}

Outcome nextOfList(const Machine &m, IteratorObject *it, Value list, Value &result)
{
    const Items items = itemsOf(m, m.at<ListObject>(list));
    const std::uint64_t i = loadLong(&it->index);
    if (i >= items.count || items[i].isUnbound()) return finish(it, result);
    storeLong(&it->index, i + 1);
    return give(result, items[i]);
}

Outcome previousOfList(const Machine &m, IteratorObject *it, Value list, Value &result)
{
    const Items items = itemsOf(m, m.at<ListObject>(list));
    const std::uint64_t i = loadLong(&it->index);
    if (i == 0 || i > items.count || items[i - 1].isUnbound()) return finish(it, result);
    storeLong(&it->index, i - 1);
    return give(result, items[i - 1]);
}

Outcome previousOfSequence(Thread &t, IteratorObject *it, Value source, Value &result)
{
    const Machine &m = t.machine;
    const std::uint64_t i = loadLong(&it->index);
    if (i == 0) return finish(it, result);
    storeLong(&it->index, i - 1);
    switch (kindOf(m, source)) {
    case Kind::Tuple: return give(result, m.at<TupleObject>(source)->items()[i - 1]);
    case Kind::Str: return give(result, makeCharacter(t, characterAt(m.at<StrObject>(source), i - 1)));
    default: {
        const std::string_view bytes = bytesOf(m, source);
        if (i > bytes.size()) return finish(it, result);
        return give(result, Value::integer(static_cast<std::uint8_t>(bytes[i - 1])));
    }
    }
}

Outcome nextOfBigRange(Thread &t, IteratorObject *it, Value &result)
{
    const auto *state = t.machine.at<TupleObject>(it->source);
    const auto *range = t.machine.at<RangeObject>(state->items()[0]);
    const Value value = state->items()[1];
    Value up, more;
    static_cast<void>(compare(t, Comparison::Gt, range->step, Value::integer(0), up));
    static_cast<void>(compare(t, up.isTrue() ? Comparison::Lt : Comparison::Gt, value, range->stop, more));
    if (!more.isTrue()) return finish(it, result);
    Value next[2] = {state->items()[0], Value()};
    if (const Outcome o = binary(t, BinaryOperator::Add, value, range->step, next[1]); o != Outcome::Done) return o;
    storeSlot(&it->source, makeTuple(t, next, 2));
    return give(result, value);
}

/// index holds the position in its lower half and how many were given in its upper one: a dict in which keys are replaced
/// by others while it is walked over must not go on for ever.
Outcome nextOfDict(Thread &t, IteratorObject *it, Value dict, DictPart part, bool forwards, Value &result)
{
    const Machine &m = t.machine;
    const std::uint64_t size = loadLong(&it->extra);
    if (dictSize(m, dict) != size) {
        storeLong(&it->extra, ~std::uint64_t{0}); // once wrong, always wrong
        return raise(t, ClassId::RuntimeError, "dictionary changed size during iteration");
    }
    const std::uint64_t index = loadLong(&it->index);
    std::size_t position = index & 0xffffffff;
    const std::uint64_t given = index >> 32;
    Value entry[2];
    if (!(forwards ? dictNext(m, dict, position, entry[0], entry[1]) : dictPrevious(m, dict, position, entry[0], entry[1]))) return finish(it, result);
    if (forwards && given == size) return raise(t, ClassId::RuntimeError, "dictionary keys changed during iteration");
    storeLong(&it->index, (given + 1) << 32 | position);
    if (part == DictPart::Items) return give(result, makeTuple(t, entry, 2));
    return give(result, entry[part == DictPart::Keys ? 0 : 1]);
}

Outcome nextOfSet(Thread &t, IteratorObject *it, Value set, Value &result)
{
    const Machine &m = t.machine;
    if (setSize(m, set) != loadLong(&it->extra)) {
        storeLong(&it->extra, ~std::uint64_t{0});
        return raise(t, ClassId::RuntimeError, "Set changed size during iteration");
    }
    std::size_t position = loadLong(&it->index);
    if (!setNext(m, set, position, result)) return finish(it, result);
    storeLong(&it->index, position);
    return Outcome::Done;
}

Outcome askPrelude(Thread &t, PreludeId function, const IteratorObject *it)
{
    setPendingPrelude(t, function, {valueOf(t, it)});
    return Outcome::Python;
}

Outcome nextOfEnumerate(Thread &t, IteratorObject *it, Value source, Value &result)
{
    if (it->extra == 0) return askPrelude(t, PreludeId::enumerate_next, it);
    Value pair[2];
    if (const Outcome o = iteratorNext(t, t.machine.at<IteratorObject>(source), pair[1]); o != Outcome::Done) return o;
    if (pair[1].isEndOfIteration()) return give(result, pair[1]);
    const std::uint64_t number = loadLong(&it->index);
    storeLong(&it->index, number + 1);
    pair[0] = makeInt(t, static_cast<std::int64_t>(number));
    return give(result, makeTuple(t, pair, 2));
}

/// zip(strict=True) when argument `ended` (from 0) gave nothing: the wording is CPython's.
Outcome checkStrict(Thread &t, const TupleObject *parts, std::uint32_t ended, Value &result)
{
    const auto name = [](std::uint32_t i) { return (i == 1 ? " " : "s 1-") + std::to_string(i); };
    if (ended > 0) return raise(t, ClassId::ValueError, "zip() argument %u is shorter than argument%s", ended + 1, name(ended).c_str());
    for (std::uint32_t i = 1; i < parts->size; ++i) {
        Value item;
        if (const Outcome o = iteratorNext(t, t.machine.at<IteratorObject>(parts->items()[i]), item); o != Outcome::Done) return o;
        if (!item.isEndOfIteration()) return raise(t, ClassId::ValueError, "zip() argument %u is longer than argument%s", i + 1, name(i).c_str());
    }
    return give(result, Value::endOfIteration());
}

Outcome nextOfZip(Thread &t, IteratorObject *it, Value source, Value &result)
{
    const auto *parts = t.machine.at<TupleObject>(source);
    if (parts->size == 0) return give(result, Value::endOfIteration());
    if (it->extra == 0) return askPrelude(t, PreludeId::zip_next, it);
    auto *items = newTuple(t, parts->size);
    for (std::uint32_t i = 0; i < parts->size; ++i) {
        Value item;
        auto *part = t.machine.at<IteratorObject>(parts->items()[i]);
        if (!nextFast(t.machine, part, item))
            if (const Outcome o = iteratorNext(t, part, item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return it->index ? checkStrict(t, parts, i, result) : give(result, item);
        items->items()[i] = item;
    }
    return give(result, valueOf(t, items));
}

/// The function is called in the step's place: what it returns is the item.
Outcome nextOfMap(Thread &t, IteratorObject *it, Value source, Value &result)
{
    if (it->extra == 0) return askPrelude(t, PreludeId::map_next, it);
    const auto *parts = t.machine.at<TupleObject>(source);
    std::vector<Value> arguments;
    for (std::uint32_t i = 1; i < parts->size; ++i) {
        Value item;
        if (const Outcome o = iteratorNext(t, t.machine.at<IteratorObject>(parts->items()[i]), item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return give(result, item);
        arguments.push_back(item);
    }
    setPending(t, parts->items()[0], {});
    t.pending.arguments = std::move(arguments);
    return Outcome::Python;
}

IteratorObject *makeIterator(Thread &t, IteratorKind kind, ClassId cls, Value source, std::uint64_t index = 0, std::uint64_t extra = 0)
{
    auto *it = newObject<IteratorObject>(t, Kind::Iterator, cls);
    it->small = static_cast<std::uint8_t>(kind);
    it->source = source;
    it->index = index;
    it->extra = extra;
    return it;
}

Value overRange(Thread &t, Value range, bool forwards)
{
    const Machine &m = t.machine;
    const auto *r = m.at<RangeObject>(range);
    SmallRange small{};
    if (smallRange(m, r, small)) {
        const auto step = static_cast<std::uint64_t>(small.step);
        const auto last = static_cast<std::int64_t>(static_cast<std::uint64_t>(small.start) + (small.count - 1) * step);
        const bool fits = small.count == 0 || (Value::fitsInt(small.start) && Value::fitsInt(last));
        if (fits && Value::fitsInt(small.step)) {
            const std::int64_t first = forwards || small.count == 0 ? small.start : last;
            return valueOf(t, makeIterator(t, IteratorKind::Range, ClassId::RangeIterator, Value::integer(forwards ? small.step : -small.step),
                                           static_cast<std::uint64_t>(first), small.count));
        }
    }
    Value over = range;
    if (!forwards) { // the same elements as a range of its own, from the last one down
        const Value backwards = makeSlice(t, Value::none(), Value::none(), Value::integer(-1));
        if (rangeGetItem(t, range, backwards, over) != Outcome::Done) return {};
    }
    const Value state[2] = {over, m.at<RangeObject>(over)->start};
    return valueOf(t, makeIterator(t, IteratorKind::BigRange, ClassId::LongRangeIterator, makeTuple(t, state, 2)));
}

Value overDict(Thread &t, Value dict, DictPart part, bool forwards)
{
    const Machine &m = t.machine;
    const auto place = static_cast<unsigned>(part);
    static constexpr ClassId classes[2][3] = {{ClassId::DictReverseKeyIterator, ClassId::DictReverseValueIterator, ClassId::DictReverseItemIterator},
                                              {ClassId::DictKeyIterator, ClassId::DictValueIterator, ClassId::DictItemIterator}};
    static constexpr IteratorKind kinds[2][3] = {{IteratorKind::DictKeysReverse, IteratorKind::DictValuesReverse, IteratorKind::DictItemsReverse},
                                                 {IteratorKind::DictKeys, IteratorKind::DictValues, IteratorKind::DictItems}};
    return valueOf(t, makeIterator(t, kinds[forwards][place], classes[forwards][place], dict, forwards ? 0 : dictEnd(m, dict), dictSize(m, dict)));
}

/// How deeply a natively iterating iterator is nested, from 1; 0 if it does not iterate natively.
std::uint64_t nesting(const Machine &m, Value v)
{
    if (!isKind(m, v, Kind::Iterator)) return 0;
    const auto *it = m.at<IteratorObject>(v);
    switch (kindOfIterator(it)) {
    case IteratorKind::Enumerate:
    case IteratorKind::Zip: return it->extra;
    case IteratorKind::Map:
    case IteratorKind::Filter:
    case IteratorKind::Callable:
    case IteratorKind::SequenceProtocol:
    case IteratorKind::SequenceProtocolReverse: return 0;
    default: return 1;
    }
}

} // namespace

Outcome iteratorNext(Thread &t, IteratorObject *it, Value &result)
{
    const Machine &m = t.machine;
    const Value source = loadSlot(&it->source);
    if (source.isNone()) return give(result, Value::endOfIteration());
    switch (kindOfIterator(it)) {
    case IteratorKind::List: return nextOfList(m, it, source, result);
    case IteratorKind::Tuple:
    case IteratorKind::Range:
        if (nextFast(m, it, result)) return Outcome::Done;
        if (kindOfIterator(it) == IteratorKind::Tuple) return finish(it, result);
        return give(result, Value::endOfIteration());
    case IteratorKind::BigRange: return nextOfBigRange(t, it, result);
    case IteratorKind::Str: return give(result, strNext(t, it));
    case IteratorKind::Bytes: return give(result, bytesNext(t, it));
    case IteratorKind::DictKeys: return nextOfDict(t, it, source, DictPart::Keys, true, result);
    case IteratorKind::DictValues: return nextOfDict(t, it, source, DictPart::Values, true, result);
    case IteratorKind::DictItems: return nextOfDict(t, it, source, DictPart::Items, true, result);
    case IteratorKind::DictKeysReverse: return nextOfDict(t, it, source, DictPart::Keys, false, result);
    case IteratorKind::DictValuesReverse: return nextOfDict(t, it, source, DictPart::Values, false, result);
    case IteratorKind::DictItemsReverse: return nextOfDict(t, it, source, DictPart::Items, false, result);
    case IteratorKind::Set: return nextOfSet(t, it, source, result);
    case IteratorKind::ListReverse: return previousOfList(m, it, source, result);
    case IteratorKind::SequenceReverse: return previousOfSequence(t, it, source, result);
    case IteratorKind::Enumerate: return nextOfEnumerate(t, it, source, result);
    case IteratorKind::Zip: return nextOfZip(t, it, source, result);
    case IteratorKind::Map: return nextOfMap(t, it, source, result);
    case IteratorKind::Filter: return askPrelude(t, PreludeId::filter_next, it);
    case IteratorKind::Callable: return askPrelude(t, PreludeId::callable_next, it);
    case IteratorKind::SequenceProtocol: return askPrelude(t, PreludeId::sequence_next, it);
    case IteratorKind::SequenceProtocolReverse: return askPrelude(t, PreludeId::sequence_previous, it);
    }
    return give(result, Value::endOfIteration());
}

bool nextPair(const Machine &m, IteratorObject *it, Value &first, Value &second)
{
    const Value source = loadSlot(&it->source);
    if (!source.isObject()) return false;
    switch (kindOfIterator(it)) {
    case IteratorKind::Enumerate: {
        const std::uint64_t number = loadLong(&it->index);
        if (it->extra == 0 || number > static_cast<std::uint64_t>(Value::MaxInt)) return false;
        if (!nextFast(m, m.at<IteratorObject>(source), second)) return false;
        storeLong(&it->index, number + 1);
        first = Value::integer(static_cast<std::int64_t>(number));
        return true;
    }
    case IteratorKind::Zip: {
        const auto *parts = m.at<TupleObject>(source);
        if (it->extra == 0 || parts->size != 2) return false;
        auto *left = m.at<IteratorObject>(parts->items()[0]);
        const std::uint64_t index = loadLong(&left->index);
        const std::uint64_t extra = loadLong(&left->extra);
        if (!nextFast(m, left, first)) return false;
        if (nextFast(m, m.at<IteratorObject>(parts->items()[1]), second)) return true;
        storeLong(&left->index, index); // the long way takes it again
        storeLong(&left->extra, extra);
        return false;
    }
    case IteratorKind::DictItems: {
        const std::uint64_t size = loadLong(&it->extra);
        const std::uint64_t index = loadLong(&it->index);
        std::size_t position = index & 0xffffffff;
        if (dictSize(m, source) != size || index >> 32 >= size || !dictNext(m, source, position, first, second)) return false;
        storeLong(&it->index, ((index >> 32) + 1) << 32 | position);
        return true;
    }
    default: return false;
    }
}

Outcome containerGetIter(Thread &t, Value v, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = true;
    switch (kindOf(m, v)) {
    case Kind::List: return give(result, valueOf(t, makeIterator(t, IteratorKind::List, ClassId::ListIterator, v)));
    case Kind::Tuple: return give(result, valueOf(t, makeIterator(t, IteratorKind::Tuple, ClassId::TupleIterator, v)));
    case Kind::Range: return give(result, overRange(t, v, true));
    case Kind::Str: {
        const bool narrow = m.at<StrObject>(v)->width() == 1; // Latin-1, as good as always ASCII
        return give(result, valueOf(t, makeIterator(t, IteratorKind::Str, narrow ? ClassId::StrAsciiIterator : ClassId::StrIterator, v)));
    }
    case Kind::Bytes: return give(result, valueOf(t, makeIterator(t, IteratorKind::Bytes, ClassId::BytesIterator, v)));
    case Kind::Dict: return give(result, overDict(t, v, DictPart::Keys, true));
    case Kind::Set: return give(result, valueOf(t, makeIterator(t, IteratorKind::Set, ClassId::SetIterator, v, 0, setSize(m, v))));
    case Kind::Iterator: return give(result, v);
    case Kind::Plain:
        if (isDictView(m, v)) return give(result, overDict(t, dictOf(m, v), partOf(m, v), true));
        break;
    default: break;
    }
    handled = false;
    return Outcome::Done;
}

Outcome containerReversed(Thread &t, Value v, Value &result, bool &handled)
{
    const Machine &m = t.machine;
    handled = true;
    const auto backwards = [&](IteratorKind kind, ClassId cls, std::size_t count) {
        return give(result, valueOf(t, makeIterator(t, kind, cls, v, count)));
    };
    switch (kindOf(m, v)) {
    case Kind::List: return backwards(IteratorKind::ListReverse, ClassId::ListReverseIterator, itemsOf(m, v).count);
    case Kind::Tuple: return backwards(IteratorKind::SequenceReverse, ClassId::Reversed, itemsOf(m, v).count);
    case Kind::Str: return backwards(IteratorKind::SequenceReverse, ClassId::Reversed, m.at<StrObject>(v)->length);
    case Kind::Bytes: return backwards(IteratorKind::SequenceReverse, ClassId::Reversed, bytesOf(m, v).size());
    case Kind::Range: {
        result = overRange(t, v, false);
        return result.isUnbound() ? Outcome::Raised : Outcome::Done;
    }
    case Kind::Dict: return give(result, overDict(t, v, DictPart::Keys, false));
    case Kind::Plain:
        if (isDictView(m, v)) return give(result, overDict(t, dictOf(m, v), partOf(m, v), false));
        break;
    default: break;
    }
    handled = false;
    return Outcome::Done;
}

Value makeEnumerate(Thread &t, Value iterator, std::int64_t start)
{
    const std::uint64_t depth = nesting(t.machine, iterator);
    return valueOf(t, makeIterator(t, IteratorKind::Enumerate, ClassId::Enumerate, iterator, static_cast<std::uint64_t>(start),
                                   depth > 0 && depth < MaxNesting ? depth + 1 : 0));
}

Value makeZip(Thread &t, Value iterators, bool strict)
{
    std::uint64_t deepest = 0;
    bool native = true;
    const Items parts = itemsOf(t.machine, iterators);
    for (std::size_t i = 0; i < parts.count; ++i) {
        const std::uint64_t depth = nesting(t.machine, parts[i]);
        native = native && depth > 0 && depth < MaxNesting;
        deepest = std::max(deepest, depth);
    }
    return valueOf(t, makeIterator(t, IteratorKind::Zip, ClassId::Zip, iterators, strict ? 1 : 0, native ? deepest + 1 : 0));
}

Value makeMap(Thread &t, Value functionAndIterators)
{
    const Items parts = itemsOf(t.machine, functionAndIterators);
    bool native = true;
    for (std::size_t i = 1; i < parts.count; ++i) native = native && nesting(t.machine, parts[i]) > 0;
    return valueOf(t, makeIterator(t, IteratorKind::Map, ClassId::Map, functionAndIterators, 0, native ? 1 : 0));
}

Value makeFilter(Thread &t, Value functionAndIterator)
{
    return valueOf(t, makeIterator(t, IteratorKind::Filter, ClassId::Filter, functionAndIterator));
}

Value makeCallableIterator(Thread &t, Value callableAndSentinel)
{
    return valueOf(t, makeIterator(t, IteratorKind::Callable, ClassId::CallableIterator, callableAndSentinel));
}

Value makeSequenceIterator(Thread &t, Value sequence, std::int64_t length)
{
    if (length < 0) return valueOf(t, makeIterator(t, IteratorKind::SequenceProtocol, ClassId::SequenceIterator, sequence));
    return valueOf(t, makeIterator(t, IteratorKind::SequenceProtocolReverse, ClassId::Reversed, sequence, static_cast<std::uint64_t>(length)));
}

bool hasOwnMethod(Thread &t, Value v, bytecode::Symbol name)
{
    if (!isUserObject(t.machine, v)) return false;
    const Value method = lookupInClass(t, classOf(t.machine, v), name);
    return !method.isUnbound() && !isKind(t.machine, method, Kind::Native);
}

Outcome nativeIterator(Thread &t, Value v, Value &result)
{
    if (isKind(t.machine, v, Kind::Generator) && isExactly(t.machine, v, ClassId::Generator)) return give(result, v);
    if (hasOwnMethod(t, v, names::iter())) return Outcome::Python;
    bool handled = false;
    const Outcome o = containerGetIter(t, v, result, handled);
    return handled ? o : Outcome::Python;
}

bool iteratesNatively(const Machine &m, Value v)
{
    switch (kindOf(m, v)) {
    case Kind::Iterator: return nesting(m, v) > 0;
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Range:
    case Kind::Str:
    case Kind::Bytes: break;
    default: return isDictView(m, v);
    }
    if (!isUserObject(m, v)) return true;
    const Handle owner = ownerInClass(m, classOf(m, v), names::iter());
    return owner == 0 || m.at<ClassObject>(owner)->flags & ClassObject::BuiltIn;
}

NativeLoop::NativeLoop(Thread &t, Value iterable) : m_thread(t)
{
    Value iterator;
    if (nativeIterator(t, iterable, iterator) != Outcome::Done || nesting(t.machine, iterator) == 0) return;
    m_native = true;
    m_iterator = t.machine.at<IteratorObject>(iterator);
    if (iterator == iterable) save(m_iterator); // not made here: it may have to go back
}

void NativeLoop::save(IteratorObject *it)
{
    m_saved.push_back({it, *it});
    const Machine &m = m_thread.machine;
    if (kindOfIterator(it) == IteratorKind::Enumerate && it->source.isObject()) save(m.at<IteratorObject>(it->source));
    if (kindOfIterator(it) != IteratorKind::Zip || !it->source.isObject()) return;
    const Items parts = itemsOf(m, it->source);
    for (std::size_t i = 0; i < parts.count; ++i) save(m.at<IteratorObject>(parts[i]));
}

void NativeLoop::restore()
{
    for (const Saved &saved : m_saved) {
        storeSlot(&saved.iterator->source, saved.state.source);
        storeLong(&saved.iterator->index, saved.state.index);
        storeLong(&saved.iterator->extra, saved.state.extra);
    }
}

namespace {

/// The dict or set whose items an iterable gives in one operation, null for any other.
Object *tableBehind(const Machine &m, Value iterable)
{
    if (isDictView(m, iterable)) iterable = dictOf(m, iterable);
    const bool table = isExactly(m, iterable, ClassId::Dict) || isExactly(m, iterable, ClassId::Set);
    return table ? m.at<Object>(iterable) : nullptr;
}

} // namespace

Outcome collect(Thread &t, Value iterable, std::vector<Value> &items)
{
    const Machine &m = t.machine;
    if (isExactly(m, iterable, ClassId::List) || isExactly(m, iterable, ClassId::Tuple)) {
        const Items all = itemsOf(m, iterable);
        items.reserve(items.size() + all.count);
        for (std::size_t i = 0; i < all.count; ++i)
            if (const Value item = all[i]; !item.isUnbound()) items.push_back(item); // a list may be shrinking
        return Outcome::Done;
    }
    // list(d.items()) is one operation, whoever changes d meanwhile.
    const ObjectLock lock(m, tableBehind(m, iterable));
    NativeLoop loop(t, iterable);
    if (!loop.isNative()) return Outcome::Python;
    // Counted, so that a range as long as the memory ends in MemoryError and not in the system's own way.
    const std::size_t most = m.heap.limitBytes() / sizeof(Value);
    for (;;) {
        Value item;
        if (const Outcome o = loop.next(item); o != Outcome::Done) return o;
        if (item.isEndOfIteration()) return Outcome::Done;
        if (items.size() >= most) throw OutOfMemory{};
        items.push_back(item);
    }
}

} // namespace forkyard::vm
