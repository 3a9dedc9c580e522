// _select, _asyncio, _socket: what select, selectors, asyncio and socket are built on. Knows none of them.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::modules {

void defineSelectModule(vm::Thread &thread, vm::Handle module);
void defineSocketModule(vm::Thread &thread, vm::Handle module);
void defineAsyncioModule(vm::Thread &thread, vm::Handle module);

} // namespace forkyard::modules
