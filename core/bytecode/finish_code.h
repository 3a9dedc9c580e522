// The passes over code that is written: shorter jumps, and the variant for full speed. Knows instructions alone.
#pragma once

#include "core/bytecode/code.h"

namespace forkyard::bytecode {

/// Takes instructions, spans and handlers as they were written, threads jumps to jumps, drops jumps to the next
/// instruction, and fills in fastInstructions, fastSpans, fastHandlers and toFast (one entry for each instruction).
void finishCode(Code &code);

} // namespace forkyard::bytecode
