// import: finding modules among those built in and beside the program, running them once. Knows files by the host only.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// A flag of modules: their text is being run.
inline constexpr std::uint8_t IsInitializing = 1;

/// What ImportName does. Done: result; Python: a module's text has to run first (thread.pending).
Outcome importName(Thread &t, Handle fromModule, bytecode::Symbol name, std::uint32_t level, bool wantLeaf, Value &result);
Outcome importFrom(Thread &t, Value module, bytecode::Symbol name, Value &result);
Outcome importStar(Thread &t, Handle intoModule, Value module);

/// A new module object with __name__, __doc__ and the like, not in sys.modules yet.
Handle makeModule(Thread &t, std::string_view name, std::string_view fileName);
void defineImportFunctions(Thread &t, Handle machineModule);

} // namespace forkyard::vm
