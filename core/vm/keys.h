// Hashes and equality of keys, with the usual ones (small ints, strs) decided on the spot. Internal to dicts and sets.
#pragma once

#include "core/vm/containers.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

inline Outcome keyHash(Thread &t, Value key, std::uint64_t &hash)
{
    if (key.isInt()) {
        hash = hashOfInt(key.asInt());
        return Outcome::Done;
    }
    if (isExactly(t.machine, key, ClassId::Str)) {
        hash = strHash(t.machine.at<StrObject>(key));
        return Outcome::Done;
    }
    return hashOf(t, key, hash);
}

/// Of two keys with the same hash.
inline Outcome sameKey(Thread &t, Value stored, Value key, bool &equal)
{
    equal = stored == key;
    if (equal || (stored.isInt() && key.isInt())) return Outcome::Done;
    if (isExactly(t.machine, stored, ClassId::Str) && isExactly(t.machine, key, ClassId::Str)) {
        equal = strEqual(t.machine.at<StrObject>(stored), t.machine.at<StrObject>(key));
        return Outcome::Done;
    }
    return sameOrEqual(t, stored, key, equal);
}

} // namespace forkyard::vm
