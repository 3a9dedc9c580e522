// Everything here is one operation, leaving instructions out and renumbering what points at the others, applied twice.
#include "core/bytecode/finish_code.h"

#include "core/bytecode/operands.h"

namespace forkyard::bytecode {

namespace {

struct Listing {
    std::vector<Instruction> instructions;
    std::vector<SourceSpan> spans;
    std::vector<HandlerRange> handlers;
};

/// The listing without the instructions that are to go. newIndex has one entry more than there were instructions; that
/// of one that goes is its successor's.
Listing without(const Listing &old, const std::vector<bool> &goes, std::vector<std::uint32_t> &newIndex) {
    newIndex.assign(old.instructions.size() + 1, 0);
    Listing result;
    result.instructions.reserve(old.instructions.size());
    result.spans.reserve(old.instructions.size());
    for (std::size_t i = 0; i < old.instructions.size(); ++i) {
        newIndex[i] = static_cast<std::uint32_t>(result.instructions.size());
        if (goes[i]) continue;
        result.instructions.push_back(old.instructions[i]);
        result.spans.push_back(old.spans[i]);
    }
    newIndex.back() = static_cast<std::uint32_t>(result.instructions.size());
    for (Instruction &instruction : result.instructions)
        if (hasJumpTarget(instruction.op)) instruction.d = newIndex[instruction.d];
    for (const HandlerRange &range : old.handlers) {
        const HandlerRange moved{newIndex[range.start], newIndex[range.end], newIndex[range.handler], range.target};
        if (moved.start < moved.end) result.handlers.push_back(moved);
    }
    return result;
}

/// A jump to a Jump goes where that one goes. Forward only, so this ends.
void threadJumps(std::vector<Instruction> &instructions) {
    for (Instruction &instruction : instructions) {
        if (!hasJumpTarget(instruction.op)) continue;
        while (instructions[instruction.d].op == Op::Jump) instruction.d = instructions[instruction.d].d;
    }
}

/// Makes the conditional jump do the opposite. False if it has none.
bool negate(Instruction &jump) {
    if (jump.op == Op::JumpIfTrue)
        jump.op = Op::JumpIfFalse;
    else if (jump.op == Op::JumpIfFalse)
        jump.op = Op::JumpIfTrue;
    else if (jump.op >= Op::JumpIfEq && jump.op <= Op::JumpIfIsK)
        jump.a ^= 1;
    else
        return false;
    return true;
}

/// `if …: break` is a conditional jump over a Jump: the opposite condition jumps there at once. The Jump, which is then
/// never reached, is made one to the next instruction.
void jumpThroughCondition(std::vector<Instruction> &instructions) {
    std::vector<bool> isTarget(instructions.size());
    for (const Instruction &instruction : instructions)
        if (hasJumpTarget(instruction.op)) isTarget[instruction.d] = true;
    for (std::size_t i = 0; i + 2 < instructions.size(); ++i) {
        Instruction &condition = instructions[i];
        Instruction &jump = instructions[i + 1];
        if (jump.op != Op::Jump || isTarget[i + 1] || !hasJumpTarget(condition.op) || condition.d != i + 2) continue;
        if (negate(condition)) std::swap(condition.d, jump.d);
    }
}

/// Shortens the ways through the listing. entry says where one goes on who was about to execute an old instruction: at
/// a Jump that is gone, that is where it led.
Listing withShorterJumps(Listing listing, std::vector<std::uint32_t> &entry) {
    threadJumps(listing.instructions);
    const std::vector<Instruction> before = listing.instructions;
    jumpThroughCondition(listing.instructions);
    std::vector<bool> goes(before.size());
    for (std::size_t i = 0; i < goes.size(); ++i)
        goes[i] = listing.instructions[i].op == Op::Jump && listing.instructions[i].d == i + 1;
    listing = without(listing, goes, entry);
    for (std::size_t i = before.size(); i-- > 0;)
        if (goes[i]) entry[i] = entry[before[i].d]; // a later one, so known
    return listing;
}

} // namespace

void finishCode(Code &code) {
    std::vector<std::uint32_t> entry;
    const Listing listing =
        withShorterJumps({std::move(code.instructions), std::move(code.spans), std::move(code.handlers)}, entry);

    std::vector<bool> goes(listing.instructions.size());
    for (std::size_t i = 0; i < goes.size(); ++i)
        goes[i] = listing.instructions[i].op == Op::Line || listing.instructions[i].op == Op::Nop;
    Listing fast = without(listing, goes, code.toFast);
    fast = withShorterJumps(std::move(fast), entry);
    code.toFast.pop_back();
    for (std::uint32_t &index : code.toFast) index = entry[index];

    code.instructions = listing.instructions;
    code.spans = listing.spans;
    code.handlers = listing.handlers;
    code.fastInstructions = std::move(fast.instructions);
    code.fastSpans = std::move(fast.spans);
    code.fastHandlers = std::move(fast.handlers);
}

} // namespace forkyard::bytecode
