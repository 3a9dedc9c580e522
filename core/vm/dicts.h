// Dicts: insertion-ordered hash tables. Sound without the GIL. Knows no other types but by hashOf and compare.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/slots.h"
#include "core/vm/strings.h"

#include <string_view>

namespace forkyard::vm {

Value makeDict(Thread &t);
DictObject *newDict(Thread &t, Handle cls);
inline bool isDict(const Machine &m, Value v) { return isKind(m, v, Kind::Dict); }

/// result Unbound if the key is absent. Raised: unhashable. Python: the key's class has its own __hash__ or __eq__, or an
/// entry with the same hash has.
Outcome dictGet(Thread &t, Value dict, Value key, Value &result);
Outcome dictSet(Thread &t, Value dict, Value key, Value value);
/// removed: the value that was there, Unbound if none.
Outcome dictDelete(Thread &t, Value dict, Value key, Value &removed);
/// The value that is there, else `value`, which is now: one step even without the GIL.
Outcome dictSetDefault(Thread &t, Value dict, Value key, Value value, Value &result);
/// With a str key: never Raised or Python (only str keys are compared by content).
Value dictGetStr(Thread &t, Value dict, std::string_view key);
void dictSetStr(Thread &t, Value dict, std::string_view key, Value value);
std::size_t dictSize(const Machine &m, Value dict);
/// Steps through entries in order: position starts at 0; false at the end.
bool dictNext(const Machine &m, Value dict, std::size_t &position, Value &key, Value &value);
/// The same from the end: position starts at dictEnd().
bool dictPrevious(const Machine &m, Value dict, std::size_t &position, Value &key, Value &value);
std::size_t dictEnd(const Machine &m, Value dict);
/// Removes and gives the last entry; false if there is none.
bool dictPopLast(Thread &t, DictObject *dict, Value &key, Value &value);
void dictClear(Thread &t, DictObject *dict);
/// A plain dict with the same entries.
Value dictCopy(Thread &t, Value dict);
/// Sets every entry of `from` (a dict) in `to`. Python: keys need methods written in the language; nothing was changed.
Outcome dictMerge(Thread &t, Value to, Value from);

/// dictMerge of a display's **source and of a call's: Python where source is no dict, or needs code of the language, or has
/// keys that are no str or that are there already (a call's), which the prelude words.
Outcome dictMergeFrom(Thread &t, Value to, Value source);
Outcome dictMergeKeywords(Thread &t, Value to, Value source);

/// Gives an empty dict the entries of another, which nobody else knows. Always Done.
Outcome dictTake(Thread &t, DictObject *dict, const DictObject *from);

// -- Probing with a hash that the caller knows (keys whose __hash__ and __eq__ are written in the language).

/// The next entry that has this hash, from position `step` of the probe sequence on (0 at first). False at the end; else
/// key and value are the entry's, and step is where to go on.
bool dictProbe(const Machine &m, const DictObject *dict, std::uint64_t hash, std::uint64_t &step, Value &key, Value &value);
/// Appends an entry whose key is known to be absent.
void dictInsertHashed(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value value);
/// Sets or deletes the entry that has this very key (by identity) and hash; false if it is gone.
bool dictReplaceIdentical(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value value);
bool dictDeleteIdentical(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value &removed);

// -- For the interpreter's LoadIndex and In: a str or a small int as the key of a dict.

inline std::uint64_t hashOfInt(std::int64_t i) { return i == -1 ? static_cast<std::uint64_t>(-2) : static_cast<std::uint64_t>(i); }

/// True where the answer is certain: the entry of the key, or null if it is absent. False: ask dictGet.
inline bool dictFindFast(const Machine &m, const DictObject *dict, Value key, DictEntry *&found)
{
    std::uint64_t hash = 0;
    const StrObject *text = nullptr;
    if (key.isInt())
        hash = hashOfInt(key.asInt());
    else if (isExactly(m, key, ClassId::Str)) {
        text = m.at<StrObject>(key);
        hash = text->hash != 0 ? text->hash : strHash(const_cast<StrObject *>(text));
    } else
        return false;

    found = nullptr;
    auto *table = m.at<DictTableObject>(loadWord(&dict->table));
    if (table->capacity == 0) return true; // handle 0 reads as zeros
    DictEntry *entries = table->entries();
    const std::uint32_t *index = table->index();
    std::uint64_t perturb = hash;
    std::uint64_t slot = hash & table->indexMask;
    for (;;) {
        const std::uint32_t number = loadWord(index + slot);
        if (number == 0) return true;
        DictEntry &entry = entries[number - 1];
        if (entry.hash == hash) {
            const Value stored = loadSlot(&entry.key);
            if (stored != key) {
                if (stored.isTombstone()) goto next;
                // Another key with this hash: the same text elsewhere, or something only compare() understands.
                if (text == nullptr || !isExactly(m, stored, ClassId::Str)) return false;
                if (!strEqual(text, m.at<StrObject>(stored))) goto next;
            }
            if (!loadSlot(&entry.value).isTombstone()) {
                found = &entry;
                return true;
            }
        }
    next:
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & table->indexMask;
    }
}

/// True where the answer is certain: out is the value, or Unbound if the key is absent. False: ask dictGet.
inline bool dictGetFast(const Machine &m, const DictObject *dict, Value key, Value &out)
{
    DictEntry *entry = nullptr;
    if (!dictFindFast(m, dict, key, entry)) return false;
    out = entry ? loadSlot(&entry->value) : Value();
    return !out.isTombstone(); // deleted by another thread this very moment
}

/// True where a key that is there has the value now. False: ask dictSet. Nobody else may be changing the dict.
inline bool dictReplaceFast(const Machine &m, const DictObject *dict, Value key, Value value)
{
    DictEntry *entry = nullptr;
    if (!dictFindFast(m, dict, key, entry) || !entry) return false;
    storeSlot(&entry->value, value);
    return true;
}

void defineDictMethods(Thread &t);

} // namespace forkyard::vm
