// Iterators over the built-in containers, and enumerate, zip, map, filter, reversed, iter(callable, sentinel).
// All are one layout (IteratorObject); `small` says which.
#pragma once

#include "core/vm/lists.h"
#include "core/vm/machine.h"
#include "core/vm/slots.h"

#include <vector>

namespace forkyard::vm {

enum class IteratorKind : std::uint8_t {
    List,        ///< index: next
    Tuple,
    Range,       ///< source: the step (an int), index: next value, extra: how many are left
    BigRange,    ///< source: tuple (range, next value), extra unused
    Str,
    Bytes,       ///< bytes and bytearray
    DictKeys,    ///< index: next entry, and how many were given; extra: number of entries at the start
    DictValues,
    DictItems,
    Set,         ///< index: table position, extra: size at the start
    ListReverse, ///< index: next + 1
    SequenceReverse, ///< of a tuple, str or bytes
    DictKeysReverse, ///< index: entry + 1
    DictValuesReverse,
    DictItemsReverse,
    Enumerate,   ///< source: an iterator, index: next number, extra: depth of nesting if all parts are built in, else 0
    Zip,         ///< source: tuple of iterators, index: 1 if strict, extra: as Enumerate's
    Map,         ///< source: tuple (function, iterators ...), extra: 1 if the iterators iterate natively
    Filter,      ///< source: tuple (function or None, iterator)
    Callable,    ///< source: tuple (callable, sentinel)
    SequenceProtocol,        ///< source: an object with __getitem__ only, index: next
    SequenceProtocolReverse, ///< index: next + 1
};

/// Next number of a range; false: it is at its end.
[[gnu::always_inline]] inline bool nextOfRange(IteratorObject *it, Value &out)
{
    const std::uint64_t left = loadLong(&it->extra);
    if (left == 0) return false;
    const std::uint64_t value = loadLong(&it->index);
    storeLong(&it->extra, left - 1);
    storeLong(&it->index, value + static_cast<std::uint64_t>(it->source.asInt()));
    out = Value::integer(static_cast<std::int64_t>(value));
    return true;
}

/// Next item of a list; false: ask iteratorNext.
[[gnu::always_inline]] inline bool nextOfList(const Machine &m, IteratorObject *it, Value &out)
{
    const Value source = loadSlot(&it->source);
    if (!source.isObject()) return false;
    const Items items = itemsOf(m, m.at<ListObject>(source));
    const std::uint64_t i = loadLong(&it->index);
    if (i >= items.count) return false;
    out = items[i];
    storeLong(&it->index, i + 1);
    return !out.isUnbound();
}

/// Next character of a text of one byte each; false: ask iteratorNext.
[[gnu::always_inline]] inline bool nextOfStr(const Machine &m, IteratorObject *it, Value &out)
{
    const Value source = loadSlot(&it->source);
    if (!source.isObject()) return false;
    const auto *text = m.at<StrObject>(source);
    const std::uint64_t i = loadLong(&it->index);
    if (text->width() != 1 || i >= text->length) return false;
    out = m.latin1Strings[text->bytes()[i]];
    storeLong(&it->index, i + 1);
    return true;
}

/// Next item where that takes only a few instructions; false: ask iteratorNext (which also says when it is the end).
inline bool nextFast(const Machine &m, IteratorObject *it, Value &out)
{
    switch (static_cast<IteratorKind>(it->small)) {
    case IteratorKind::Range: return nextOfRange(it, out);
    case IteratorKind::List: return nextOfList(m, it, out);
    case IteratorKind::Tuple: {
        const Value source = loadSlot(&it->source);
        if (!source.isObject()) return false;
        auto *tuple = m.at<TupleObject>(source);
        const std::uint64_t i = loadLong(&it->index);
        if (i >= tuple->size) return false;
        out = tuple->items()[i];
        storeLong(&it->index, i + 1);
        return true;
    }
    case IteratorKind::Str: return nextOfStr(m, it, out);
    default: return false;
    }
}

/// Next item of an iterator (kind Iterator); endOfIteration at its end. What operations.h's nextItem is.
/// Python: code of the language has to run (map's function, a generator inside zip), and t.pending says what to call, as
/// after a native. What that call returns is the next item; a StopIteration that leaves it is the end. Unlike elsewhere
/// the iterator may have moved on already: do the call, do not ask again.
Outcome iteratorNext(Thread &t, IteratorObject *it, Value &result);

/// Next item of an iterator whose items are pairs (enumerate, zip, dict.items()), without making the tuple: for loops that take
/// it apart at once. False: nothing was taken, ask iteratorNext.
bool nextPair(const Machine &m, IteratorObject *it, Value &first, Value &second);

/// An iterator over list, tuple, range, str, bytes, dict, a dict's view, set; iterators of kind Iterator as they are.
/// Knows layouts only: whether a subclass has an __iter__ of its own is for the caller to ask.
Outcome containerGetIter(Thread &t, Value v, Value &result, bool &handled);
/// reversed(v) of those that have an order.
Outcome containerReversed(Thread &t, Value v, Value &result, bool &handled);

// -- The others, over iterators (made by iter() already). `iterators` and the like are tuples.
Value makeEnumerate(Thread &t, Value iterator, std::int64_t start);
Value makeZip(Thread &t, Value iterators, bool strict);
Value makeMap(Thread &t, Value functionAndIterators);
Value makeFilter(Thread &t, Value functionAndIterator);
Value makeCallableIterator(Thread &t, Value callableAndSentinel);
/// Of an object that has only __getitem__; backwards from `length` on if that is not negative.
Value makeSequenceIterator(Thread &t, Value sequence, std::int64_t length);

/// The class is the program's own and has (or inherits) this method written in the language.
bool hasOwnMethod(Thread &t, Value v, bytecode::Symbol name);

/// An iterator over v where getting one runs no code of the language: of containers whose class has no __iter__ of its own,
/// of iterators and generators themselves. Python otherwise.
Outcome nativeIterator(Thread &t, Value v, Value &result);
/// True if v is iterable and iterating over it, to its end, runs no code of the language.
bool iteratesNatively(const Machine &m, Value v);

/// Iterates where that runs no code of the language: natives that eat an iterable go through it, and fall back to the
/// prelude where isNative() says no. An iterator that was given can be put back to where it stood.
class NativeLoop {
public:
    NativeLoop(Thread &t, Value iterable);
    bool isNative() const { return m_native; }
    /// Done, with endOfIteration at the end, or Raised.
    Outcome next(Value &item)
    {
        if (nextFast(m_thread.machine, m_iterator, item)) return Outcome::Done;
        return iteratorNext(m_thread, m_iterator, item);
    }
    /// As if nothing had been taken: for a native that meets something for the prelude on its way.
    void restore();

private:
    struct Saved {
        IteratorObject *iterator;
        IteratorObject state;
    };
    void save(IteratorObject *it);

    Thread &m_thread;
    bool m_native = false;
    IteratorObject *m_iterator = nullptr;
    std::vector<Saved> m_saved;
};

/// Everything an iterable gives, appended. Python: nothing was taken.
Outcome collect(Thread &t, Value iterable, std::vector<Value> &items);

void defineIterators(Thread &t);
/// sum, min, max, any, all, next, iter, sorted
void defineIterationFunctions(Thread &t);

} // namespace forkyard::vm
