// Sets in memory. Probing, growth, the use of deleted entries and the order of merging are CPython 3.11's.
//
// Without the GIL readers take no lock: a full table is replaced as a whole, and an entry's hash is written before its key.
// A deleted entry may come back with another key; a reader that pairs the old key with the new hash finds them unequal.
#include "core/vm/sets.h"

#include "core/vm/keys.h"
#include "core/vm/dicts.h"
#include "core/vm/operations.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

constexpr std::uint32_t MinSize = 8;
constexpr std::uint64_t LinearProbes = 9;
constexpr unsigned PerturbShift = 5;

SetTableObject *newTable(Thread &t, std::uint64_t moreThan)
{
    std::uint64_t size = MinSize;
    while (size <= moreThan) size *= 2;
    if (size > (std::uint64_t{1} << 31)) throw OutOfMemory{};
    auto *table = newObject<SetTableObject>(t, Kind::SetTable, Handle{0}, size * sizeof(SetEntry));
    table->mask = static_cast<std::uint32_t>(size - 1);
    table->padding = 0;
    std::fill_n(table->entries(), size, SetEntry{0, Value()});
    return table;
}

SetTableObject *tableOf(const Machine &m, const SetObject *set)
{
    const Handle h = loadWord(&set->table);
    return h ? m.at<SetTableObject>(h) : nullptr;
}

/// Visits the places where an item with this hash may stand, in order, until visit(entry) is true.
template <typename Visit>
void probe(SetTableObject *table, std::uint64_t hash, Visit visit)
{
    const std::uint64_t mask = table->mask;
    std::uint64_t perturb = hash;
    std::uint64_t i = hash & mask;
    for (;;) {
        SetEntry *entry = table->entries() + i;
        const std::uint64_t count = i + LinearProbes <= mask ? LinearProbes + 1 : 1;
        for (std::uint64_t n = 0; n < count; ++n, ++entry)
            if (visit(*entry)) return;
        perturb >>= PerturbShift;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

struct Found {
    Outcome outcome = Outcome::Done;
    SetEntry *entry = nullptr; ///< null: absent
    SetEntry *place = nullptr; ///< where it would go: the last deleted entry on the way, or the unused one at its end
};

template <typename Same>
Found find(SetTableObject *table, std::uint64_t hash, Same same)
{
    Found found;
    if (!table) return found;
    probe(table, hash, [&](SetEntry &entry) {
        const Value key = loadSlot(&entry.key);
        if (key.isUnbound()) {
            if (!found.place) found.place = &entry;
            return true;
        }
        if (key.isTombstone()) found.place = &entry;
        if (loadLong(&entry.hash) != hash || key.isTombstone()) return false;
        bool equal = false;
        found.outcome = same(key, equal);
        if (equal) found.entry = &entry;
        return equal || found.outcome != Outcome::Done;
    });
    return found;
}

Found findItem(Thread &t, SetTableObject *table, std::uint64_t hash, Value item)
{
    return find(table, hash, [&](Value key, bool &equal) { return sameKey(t, key, item, equal); });
}

void write(SetEntry &entry, std::uint64_t hash, Value item)
{
    storeLong(&entry.hash, hash);
    storeSlot(&entry.key, item);
}

/// Into a table without this item and without deleted entries.
void insertClean(SetTableObject *table, std::uint64_t hash, Value item)
{
    probe(table, hash, [&](SetEntry &entry) {
        if (!entry.key.isUnbound()) return false;
        write(entry, hash, item);
        return true;
    });
}

void resize(Thread &t, SetObject *set, std::uint64_t moreThan)
{
    auto *table = newTable(t, moreThan);
    if (auto *old = tableOf(t.machine, set))
        for (std::uint64_t i = 0; i <= old->mask; ++i)
            if (const SetEntry &entry = old->entries()[i]; !entry.key.isUnbound() && !entry.key.isTombstone())
                insertClean(table, entry.hash, entry.key);
    set->fill = set->live;
    storeWord(&set->table, t.machine.heap.handleOf(table));
}

std::uint64_t grown(const SetObject *set) { return std::uint64_t{set->live} * (set->live > 50000 ? 2 : 4); }

std::uint32_t maskOf(const Machine &m, const SetObject *set)
{
    const auto *table = tableOf(m, set);
    return table ? table->mask : MinSize - 1;
}

/// Fills a place that find() named; the table grows when few entries are left that were never used.
void put(Thread &t, SetObject *set, SetEntry &place, std::uint64_t hash, Value item)
{
    const bool again = place.key.isTombstone();
    write(place, hash, item);
    storeWord(&set->live, set->live + 1);
    if (again) return;
    ++set->fill;
    const std::uint64_t mask = t.machine.at<SetTableObject>(set->table)->mask;
    if (std::uint64_t{set->fill} * 5 >= mask * 3) resize(t, set, grown(set));
}

Outcome add(Thread &t, SetObject *set, std::uint64_t hash, Value item)
{
    if (!set->table) set->table = t.machine.heap.handleOf(newTable(t, 0));
    auto *table = t.machine.at<SetTableObject>(set->table);
    const Found found = findItem(t, table, hash, item);
    if (found.outcome != Outcome::Done || found.entry) return found.outcome;
    put(t, set, *found.place, hash, item);
    return Outcome::Done;
}

void erase(SetObject *set, SetEntry *entry)
{
    storeSlot(&entry->key, Value::tombstone());
    storeWord(&set->live, set->live - 1);
}

} // namespace

SetObject *newSet(Thread &t, Handle cls)
{
    auto *set = newObject<SetObject>(t, Kind::Set, cls);
    set->table = 0;
    set->live = 0;
    set->fill = 0;
    set->finger = 0;
    return set;
}

Value makeSet(Thread &t) { return valueOf(t, newSet(t, t.machine.classes[static_cast<unsigned>(ClassId::Set)])); }

Value makeFrozenSet(Thread &t, Value from)
{
    const Value result = valueOf(t, newSet(t, t.machine.classes[static_cast<unsigned>(ClassId::FrozenSet)]));
    setMerge(t, result, from); // into an empty set: compares nothing
    return result;
}

std::size_t setSize(const Machine &m, Value set) { return loadWord(&m.at<SetObject>(set)->live); }

Outcome setAdd(Thread &t, Value set, Value item)
{
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, item, hash); o != Outcome::Done) return o;
    auto *s = t.machine.at<SetObject>(set);
    const ObjectLock lock(t.machine, s);
    return add(t, s, hash, item);
}

Outcome setContains(Thread &t, Value set, Value item, bool &result)
{
    result = false;
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, item, hash); o != Outcome::Done) return o;
    const Found found = findItem(t, tableOf(t.machine, t.machine.at<SetObject>(set)), hash, item);
    result = found.entry != nullptr;
    return found.outcome;
}

Outcome setDiscard(Thread &t, Value set, Value item, bool &removed)
{
    removed = false;
    std::uint64_t hash = 0;
    if (const Outcome o = keyHash(t, item, hash); o != Outcome::Done) return o;
    auto *s = t.machine.at<SetObject>(set);
    const ObjectLock lock(t.machine, s);
    const Found found = findItem(t, tableOf(t.machine, s), hash, item);
    if (!found.entry) return found.outcome;
    erase(s, found.entry);
    removed = true;
    return Outcome::Done;
}

bool setNext(const Machine &m, Value set, std::size_t &position, Value &item)
{
    auto *table = tableOf(m, m.at<SetObject>(set));
    if (!table) return false;
    while (position <= table->mask) {
        item = loadSlot(&table->entries()[position++].key);
        if (!item.isUnbound() && !item.isTombstone()) return true;
    }
    return false;
}

Outcome setMerge(Thread &t, Value set, Value other)
{
    const Machine &m = t.machine;
    auto *s = m.at<SetObject>(set);
    auto *o = m.at<SetObject>(other);
    if (s == o || loadWord(&o->live) == 0) return Outcome::Done;
    const ObjectLock lock(m, s);
    auto *from = tableOf(m, o);
    const std::uint32_t count = loadWord(&o->live);
    if (!from) return Outcome::Done;
    // One resize at the start instead of several on the way.
    if ((std::uint64_t{s->fill} + count) * 5 >= std::uint64_t{maskOf(m, s)} * 3) resize(t, s, (std::uint64_t{s->live} + count) * 2);
    if (!s->table) s->table = m.heap.handleOf(newTable(t, 0));

    const bool empty = s->fill == 0;
    const bool sameLayout = empty && m.at<SetTableObject>(s->table)->mask == from->mask && o->fill == o->live;
    for (std::uint64_t i = 0; i <= from->mask; ++i) {
        const Value item = loadSlot(&from->entries()[i].key);
        const std::uint64_t hash = loadLong(&from->entries()[i].hash);
        if (item.isUnbound() || item.isTombstone()) continue;
        if (!empty) {
            if (const Outcome outcome = add(t, s, hash, item); outcome != Outcome::Done) return outcome;
            continue;
        }
        auto *to = m.at<SetTableObject>(s->table);
        if (sameLayout)
            write(to->entries()[i], hash, item);
        else
            insertClean(to, hash, item);
        ++s->fill;
        storeWord(&s->live, s->live + 1);
    }
    return Outcome::Done;
}

void setReserve(Thread &t, SetObject *set, std::size_t count)
{
    const ObjectLock lock(t.machine, set);
    if ((set->fill + count) * 5 >= std::uint64_t{maskOf(t.machine, set)} * 3) resize(t, set, (set->live + count) * 2);
}

void setDropDeleted(Thread &t, SetObject *set)
{
    const ObjectLock lock(t.machine, set);
    if (set->fill - set->live > maskOf(t.machine, set) / 4) resize(t, set, grown(set));
}

void setClear(Thread &t, SetObject *set)
{
    const ObjectLock lock(t.machine, set);
    storeWord(&set->table, 0);
    storeWord(&set->live, 0);
    set->fill = 0;
}

bool setPop(Thread &t, SetObject *set, Value &item)
{
    const ObjectLock lock(t.machine, set);
    if (set->live == 0) return false;
    auto *table = t.machine.at<SetTableObject>(set->table);
    std::uint32_t i = set->finger & table->mask;
    while (table->entries()[i].key.isUnbound() || table->entries()[i].key.isTombstone()) i = (i + 1) & table->mask;
    item = table->entries()[i].key;
    erase(set, &table->entries()[i]);
    set->finger = i + 1;
    return true;
}

Value setClone(Thread &t, Value set)
{
    const Value clone = makeSet(t);
    auto *from = t.machine.at<SetObject>(set);
    auto *to = t.machine.at<SetObject>(clone);
    const ObjectLock lock(t.machine, from);
    auto *old = tableOf(t.machine, from);
    if (!old) return clone;
    auto *table = newTable(t, old->mask);
    std::copy_n(old->entries(), std::size_t{old->mask} + 1, table->entries());
    to->table = t.machine.heap.handleOf(table);
    to->live = from->live;
    to->fill = from->fill;
    return clone;
}

void setTake(Thread &t, SetObject *set, const SetObject *from)
{
    const ObjectLock lock(t.machine, set);
    set->fill = from->fill;
    storeWord(&set->table, from->table);
    storeWord(&set->live, from->live);
}

bool setProbe(const Machine &m, const SetObject *set, std::uint64_t hash, std::uint64_t &step, Value &item)
{
    auto *table = tableOf(m, set);
    if (!table) return false;
    bool found = false;
    std::uint64_t n = 0;
    probe(table, hash, [&](SetEntry &entry) {
        if (n++ < step) return false;
        step = n;
        item = loadSlot(&entry.key);
        if (item.isUnbound()) return true;
        found = !item.isTombstone() && loadLong(&entry.hash) == hash;
        return found;
    });
    return found;
}

void setInsertHashed(Thread &t, SetObject *set, std::uint64_t hash, Value item)
{
    const ObjectLock lock(t.machine, set);
    if (!set->table) set->table = t.machine.heap.handleOf(newTable(t, 0));
    auto *table = t.machine.at<SetTableObject>(set->table);
    put(t, set, *find(table, hash, [](Value, bool &) { return Outcome::Done; }).place, hash, item);
}

bool setRemoveIdentical(Thread &t, SetObject *set, std::uint64_t hash, Value item)
{
    const ObjectLock lock(t.machine, set);
    const Found found = find(tableOf(t.machine, set), hash, [&](Value key, bool &equal) {
        equal = key == item;
        return Outcome::Done;
    });
    if (found.entry) erase(set, found.entry);
    return found.entry != nullptr;
}

} // namespace forkyard::vm
