// The native halves of collections, itertools, json, hashlib and struct. Knows no host but by its interface.
#pragma once

#include "core/vm/native.h"

namespace forkyard::modules {

void defineCollectionsModule(vm::Thread &t, vm::Handle module); ///< _collections: deque
void defineItertoolsModule(vm::Thread &t, vm::Handle module);   ///< _itertools: count, repeat, cycle
void defineUtilityModule(vm::Thread &t, vm::Handle module);     ///< _utility: digests, floats as bytes, weak references
void defineRegexModule(vm::Thread &t, vm::Handle module);       ///< _re: patterns run against text

} // namespace forkyard::modules
