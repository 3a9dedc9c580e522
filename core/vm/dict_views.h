// dict.keys(), .values(), .items(): live views of a dict, and their set operations. Knows dicts and sets.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

enum class DictPart : std::uint8_t { Keys, Values, Items };

Value makeDictView(Thread &t, Value dict, DictPart part);
inline bool isDictView(const Machine &m, Value v)
{
    return isExactly(m, v, ClassId::DictKeys) || isExactly(m, v, ClassId::DictValues) || isExactly(m, v, ClassId::DictItems);
}
/// Of a view.
DictPart partOf(const Machine &m, Value view);
Value dictOf(const Machine &m, Value view);
Outcome dictViewContains(Thread &t, Value view, Value item, bool &result);

void defineDictViewMethods(Thread &t);

} // namespace forkyard::vm
