// Which registers an instruction reads and writes, and where control goes after it. For whoever looks at code without
// running it: the verifier, and later the table of live registers.
#pragma once

#include "core/bytecode/code.h"

#include <string_view>
#include <vector>

namespace forkyard::bytecode {

/// The operand words of instructions.def, for a, b, c, d: "RR-S".
std::string_view operandWords(Op op);
std::string_view operationName(Op op);

struct RegisterRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// Registers read and written, on the way on (`written`) and on the jump (`writtenByJump`). Few: reused by the caller.
struct RegisterUse {
    std::vector<RegisterRange> read;
    std::vector<RegisterRange> written;
    std::vector<RegisterRange> writtenByJump;
};
void findRegisterUse(const Instruction &instruction, RegisterUse &use);

/// True if d is the index of an instruction.
bool hasJumpTarget(Op op);
/// True if control never goes on to the next instruction.
bool endsPath(Op op);

} // namespace forkyard::bytecode
