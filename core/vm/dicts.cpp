// Dicts in memory: entries in order of insertion, an index of entry numbers beside them, probed and grown as CPython's
// (Objects/dictobject.c describes it), so that changing a dict while iterating over it behaves alike.
//
// Without the GIL readers take no lock: an entry is written before the index names it, its hash never changes, a deleted
// entry is never used again, and a full table is replaced as a whole. Writers hold the dict's lock.
#include "core/vm/dicts.h"

#include "core/vm/keys.h"
#include "core/vm/operations.h"

#include <algorithm>
#include <bit>

namespace forkyard::vm {

namespace {

constexpr std::uint32_t MinIndexSize = 8;
constexpr std::uint32_t MaxIndexSize = std::uint32_t{1} << 30;

std::uint32_t usableOf(std::uint32_t indexSize) { return indexSize * 2 / 3; }

/// An empty table whose index has at least `size` words.
DictTableObject *newTable(Thread &t, std::uint64_t size)
{
    if (size > MaxIndexSize) throw OutOfMemory{};
    const std::uint32_t indexSize = std::max(MinIndexSize, std::bit_ceil(static_cast<std::uint32_t>(size)));
    const std::uint32_t capacity = usableOf(indexSize);
    auto *table = newObject<DictTableObject>(t, Kind::DictTable, Handle{0}, capacity * sizeof(DictEntry) + indexSize * sizeof(std::uint32_t));
    table->capacity = capacity;
    table->used = 0;
    table->indexMask = indexSize - 1;
    table->end = 0;
    std::fill_n(table->index(), indexSize, 0u);
    return table;
}

DictTableObject *tableOf(const Machine &m, const DictObject *dict) { return m.at<DictTableObject>(loadWord(&dict->table)); }

/// The places of the index where an entry with this hash may stand, in order.
class Probe {
public:
    Probe(const DictTableObject *table, std::uint64_t hash) : m_mask(table->indexMask), m_perturb(hash), m_slot(hash & m_mask) {}
    std::uint64_t slot() const { return m_slot; }
    void next()
    {
        m_perturb >>= 5;
        m_slot = (m_slot * 5 + m_perturb + 1) & m_mask;
    }

private:
    std::uint64_t m_mask;
    std::uint64_t m_perturb;
    std::uint64_t m_slot;
};

/// Writes an entry into a table that has room and does not hold the key.
void append(DictTableObject *table, std::uint64_t hash, Value key, Value value)
{
    const std::uint32_t number = table->used;
    DictEntry &entry = table->entries()[number];
    entry.hash = hash;
    entry.key = key;
    entry.value = value;
    table->end = number + 1;
    storeWord(&table->used, number + 1);
    std::uint32_t *index = table->index();
    Probe probe(table, hash);
    while (index[probe.slot()] != 0) probe.next();
    storeWord(index + probe.slot(), number + 1);
}

/// Replaces the table by one with room for more; deleted entries are left behind.
DictTableObject *rebuild(Thread &t, DictObject *dict, std::uint64_t indexSize)
{
    auto *table = newTable(t, indexSize);
    auto *old = t.machine.at<DictTableObject>(dict->table);
    if (old->capacity != 0) {
        const DictEntry *entries = old->entries();
        for (std::uint32_t i = 0; i < old->used; ++i)
            if (!entries[i].value.isTombstone()) append(table, entries[i].hash, entries[i].key, entries[i].value);
    }
    storeWord(&dict->table, t.machine.heap.handleOf(table));
    return table;
}

void insert(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value value)
{
    auto *table = t.machine.at<DictTableObject>(dict->table);
    if (table->used == table->capacity) table = rebuild(t, dict, std::uint64_t{dict->live} * 3);
    append(table, hash, key, value);
    storeWord(&dict->live, dict->live + 1);
    ++dict->version;
}

/// Room for `count` more entries at once.
void reserve(Thread &t, DictObject *dict, std::size_t count)
{
    const std::size_t total = dict->live + count;
    auto *table = t.machine.at<DictTableObject>(dict->table);
    if (total > table->capacity) rebuild(t, dict, (total * 3 + 1) / 2);
}

void erase(DictObject *dict, DictEntry *entry)
{
    storeSlot(&entry->value, Value::tombstone());
    storeSlot(&entry->key, Value::tombstone());
    storeWord(&dict->live, dict->live - 1);
    ++dict->version;
}

struct Found {
    Outcome outcome = Outcome::Done;
    DictEntry *entry = nullptr; ///< null: absent
};

/// The live entry with this hash for which `same(key, bool &)` says so.
template <typename Same>
Found find(DictTableObject *table, std::uint64_t hash, Same same)
{
    if (table->capacity == 0) return {}; // handle 0, which reads as zeros
    DictEntry *entries = table->entries();
    const std::uint32_t *index = table->index();
    for (Probe probe(table, hash);; probe.next()) {
        const std::uint32_t number = loadWord(index + probe.slot());
        if (number == 0) return {};
        DictEntry &entry = entries[number - 1];
        if (entry.hash != hash) continue;
        const Value stored = loadSlot(&entry.key);
        if (stored.isTombstone()) continue;
        bool equal = false;
        if (const Outcome o = same(stored, equal); o != Outcome::Done) return {o, nullptr};
        if (equal && !loadSlot(&entry.value).isTombstone()) return {Outcome::Done, &entry};
    }
}

Found findKey(Thread &t, DictTableObject *table, std::uint64_t hash, Value key)
{
    return find(table, hash, [&](Value stored, bool &equal) { return sameKey(t, stored, key, equal); });
}

Found findIdentical(DictTableObject *table, std::uint64_t hash, Value key)
{
    return find(table, hash, [&](Value stored, bool &equal) {
        equal = stored == key;
        return Outcome::Done;
    });
}

/// As findKey, but no key that is not a str is ever equal.
Found findText(const Machine &m, DictTableObject *table, Value key)
{
    auto *text = m.at<StrObject>(key);
    return find(table, strHash(text), [&](Value stored, bool &equal) {
        equal = isKind(m, stored, Kind::Str) && strEqual(text, m.at<StrObject>(stored));
        return Outcome::Done;
    });
}

} // namespace

DictObject *newDict(Thread &t, Handle cls)
{
    auto *dict = newObject<DictObject>(t, Kind::Dict, cls);
    dict->table = 0;
    dict->live = 0;
    dict->version = 0;
    dict->padding = 0;
    return dict;
}

Value makeDict(Thread &t) { return valueOf(t, newDict(t, t.machine.classes[static_cast<unsigned>(ClassId::Dict)])); }

std::size_t dictSize(const Machine &m, Value dict) { return loadWord(&m.at<DictObject>(dict)->live); }

Outcome dictGet(Thread &t, Value dict, Value key, Value &result)
{
    const Machine &m = t.machine;
    const auto *d = m.at<DictObject>(dict);
    if (dictGetFast(m, d, key, result)) return Outcome::Done;
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, key, hash); o != Outcome::Done) return o;
    const Found found = findKey(t, tableOf(m, d), hash, key);
    result = found.entry ? loadSlot(&found.entry->value) : Value();
    if (result.isTombstone()) result = Value(); // deleted by another thread this very moment
    return found.outcome;
}

Outcome dictSet(Thread &t, Value dict, Value key, Value value)
{
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, key, hash); o != Outcome::Done) return o;
    auto *d = t.machine.at<DictObject>(dict);
    const ObjectLock lock(t.machine, d);
    const Found found = findKey(t, tableOf(t.machine, d), hash, key);
    if (found.outcome != Outcome::Done) return found.outcome;
    if (found.entry)
        storeSlot(&found.entry->value, value);
    else
        insert(t, d, hash, key, value);
    return Outcome::Done;
}

Outcome dictSetDefault(Thread &t, Value dict, Value key, Value value, Value &result)
{
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, key, hash); o != Outcome::Done) return o;
    auto *d = t.machine.at<DictObject>(dict);
    const ObjectLock lock(t.machine, d);
    const Found found = findKey(t, tableOf(t.machine, d), hash, key);
    if (found.outcome != Outcome::Done) return found.outcome;
    result = found.entry ? found.entry->value : value;
    if (!found.entry) insert(t, d, hash, key, value);
    return Outcome::Done;
}

Outcome dictDelete(Thread &t, Value dict, Value key, Value &removed)
{
    removed = Value();
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, key, hash); o != Outcome::Done) return o;
    auto *d = t.machine.at<DictObject>(dict);
    const ObjectLock lock(t.machine, d);
    const Found found = findKey(t, tableOf(t.machine, d), hash, key);
    if (!found.entry) return found.outcome;
    removed = found.entry->value;
    erase(d, found.entry);
    return Outcome::Done;
}

Value dictGetStr(Thread &t, Value dict, std::string_view key)
{
    const Machine &m = t.machine;
    auto *table = tableOf(m, m.at<DictObject>(dict));
    if (table->capacity == 0) return {};
    const Found found = findText(m, table, makeStr(t, key));
    const Value value = found.entry ? loadSlot(&found.entry->value) : Value();
    return value.isTombstone() ? Value() : value;
}

void dictSetStr(Thread &t, Value dict, std::string_view key, Value value)
{
    const Machine &m = t.machine;
    const Value text = makeStr(t, key);
    auto *d = m.at<DictObject>(dict);
    const ObjectLock lock(m, d);
    const Found found = findText(m, tableOf(m, d), text);
    if (found.entry)
        storeSlot(&found.entry->value, value);
    else
        insert(t, d, strHash(m.at<StrObject>(text)), text, value);
}

bool dictNext(const Machine &m, Value dict, std::size_t &position, Value &key, Value &value)
{
    auto *table = tableOf(m, m.at<DictObject>(dict));
    const std::uint32_t used = loadWord(&table->used);
    while (position < used) {
        const DictEntry &entry = table->entries()[position++];
        key = loadSlot(&entry.key);
        value = loadSlot(&entry.value);
        if (!key.isTombstone() && !value.isTombstone()) return true;
    }
    return false;
}

std::size_t dictEnd(const Machine &m, Value dict) { return loadWord(&tableOf(m, m.at<DictObject>(dict))->used); }

bool dictPrevious(const Machine &m, Value dict, std::size_t &position, Value &key, Value &value)
{
    auto *table = tableOf(m, m.at<DictObject>(dict));
    position = std::min<std::size_t>(position, loadWord(&table->used));
    while (position > 0) {
        const DictEntry &entry = table->entries()[--position];
        key = loadSlot(&entry.key);
        value = loadSlot(&entry.value);
        if (!key.isTombstone() && !value.isTombstone()) return true;
    }
    return false;
}

bool dictPopLast(Thread &t, DictObject *dict, Value &key, Value &value)
{
    const ObjectLock lock(t.machine, dict);
    if (dict->live == 0) return false;
    auto *table = t.machine.at<DictTableObject>(dict->table);
    while (table->entries()[table->end - 1].value.isTombstone()) --table->end;
    DictEntry *entry = &table->entries()[--table->end];
    key = entry->key;
    value = entry->value;
    erase(dict, entry);
    return true;
}

void dictClear(Thread &t, DictObject *dict)
{
    const ObjectLock lock(t.machine, dict);
    storeWord(&dict->table, 0);
    storeWord(&dict->live, 0);
    ++dict->version;
}

Value dictCopy(Thread &t, Value dict)
{
    const Value copy = makeDict(t);
    auto *d = t.machine.at<DictObject>(copy);
    if (const std::size_t size = dictSize(t.machine, dict); size > 0) reserve(t, d, size);
    auto *from = tableOf(t.machine, t.machine.at<DictObject>(dict));
    const std::uint32_t used = loadWord(&from->used);
    for (std::uint32_t i = 0; i < used; ++i) {
        const DictEntry &entry = from->entries()[i];
        const Value key = loadSlot(&entry.key);
        const Value value = loadSlot(&entry.value);
        if (!key.isTombstone() && !value.isTombstone()) insert(t, d, entry.hash, key, value);
    }
    return copy;
}

Outcome dictMerge(Thread &t, Value to, Value from)
{
    if (to == from) return Outcome::Done;
    const Machine &m = t.machine;
    auto *d = m.at<DictObject>(to);
    const ObjectLock lock(m, d);
    auto *table = tableOf(m, m.at<DictObject>(from));
    const std::uint32_t used = loadWord(&table->used);
    if (const std::size_t size = dictSize(m, from); size > tableOf(m, d)->capacity) reserve(t, d, size);
    for (std::uint32_t i = 0; i < used; ++i) {
        const DictEntry &entry = table->entries()[i];
        const Value key = loadSlot(&entry.key);
        const Value value = loadSlot(&entry.value);
        if (key.isTombstone() || value.isTombstone()) continue;
        const Found found = d->live == 0 ? Found() : findKey(t, tableOf(m, d), entry.hash, key);
        if (found.outcome != Outcome::Done) return found.outcome;
        if (found.entry)
            storeSlot(&found.entry->value, value);
        else
            insert(t, d, entry.hash, key, value);
    }
    return Outcome::Done;
}

Outcome dictTake(Thread &t, DictObject *dict, const DictObject *from)
{
    const ObjectLock lock(t.machine, dict);
    storeWord(&dict->table, from->table);
    storeWord(&dict->live, from->live);
    ++dict->version;
    return Outcome::Done;
}

Outcome dictMergeFrom(Thread &t, Value to, Value source)
{
    return isDict(t.machine, source) && iteratesNatively(t.machine, source) ? dictMerge(t, to, source) : Outcome::Python;
}

Outcome dictMergeKeywords(Thread &t, Value to, Value source)
{
    const Machine &m = t.machine;
    if (!isDict(m, source) || !iteratesNatively(m, source)) return Outcome::Python;
    std::size_t position = 0;
    Value key, value;
    while (dictNext(m, source, position, key, value)) {
        if (!isKind(m, key, Kind::Str)) return Outcome::Python;
        Value there;
        if (dictSize(m, to) > 0 && (dictGet(t, to, key, there) != Outcome::Done || !there.isUnbound())) return Outcome::Python;
    }
    return dictMerge(t, to, source);
}

bool dictProbe(const Machine &m, const DictObject *dict, std::uint64_t hash, std::uint64_t &step, Value &key, Value &value)
{
    auto *table = tableOf(m, dict);
    if (table->capacity == 0) return false;
    Probe probe(table, hash);
    for (std::uint64_t i = 0; i < step; ++i) probe.next();
    for (;; probe.next()) {
        ++step;
        const std::uint32_t number = loadWord(table->index() + probe.slot());
        if (number == 0) return false;
        const DictEntry &entry = table->entries()[number - 1];
        if (entry.hash != hash) continue;
        key = loadSlot(&entry.key);
        value = loadSlot(&entry.value);
        if (!key.isTombstone() && !value.isTombstone()) return true;
    }
}

void dictInsertHashed(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value value)
{
    const ObjectLock lock(t.machine, dict);
    insert(t, dict, hash, key, value);
}

bool dictReplaceIdentical(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value value)
{
    const ObjectLock lock(t.machine, dict);
    const Found found = findIdentical(tableOf(t.machine, dict), hash, key);
    if (!found.entry) return false;
    storeSlot(&found.entry->value, value);
    return true;
}

bool dictDeleteIdentical(Thread &t, DictObject *dict, std::uint64_t hash, Value key, Value &removed)
{
    const ObjectLock lock(t.machine, dict);
    const Found found = findIdentical(tableOf(t.machine, dict), hash, key);
    if (!found.entry) return false;
    removed = found.entry->value;
    erase(dict, found.entry);
    return true;
}

} // namespace forkyard::vm
