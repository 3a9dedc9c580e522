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

} // namespace

void finishCode(Code &code) {
    Listing listing{std::move(code.instructions), std::move(code.spans), std::move(code.handlers)};
    const std::size_t count = listing.instructions.size();
    threadJumps(listing.instructions);
    std::vector<bool> goes(count);
    for (std::size_t i = 0; i < count; ++i)
        goes[i] = listing.instructions[i].op == Op::Jump && listing.instructions[i].d == i + 1;
    std::vector<std::uint32_t> newIndex;
    listing = without(listing, goes, newIndex);

    goes.assign(listing.instructions.size(), false);
    for (std::size_t i = 0; i < goes.size(); ++i)
        goes[i] = listing.instructions[i].op == Op::Line || listing.instructions[i].op == Op::Nop;
    Listing fast = without(listing, goes, code.toFast);
    code.toFast.pop_back();

    code.instructions = std::move(listing.instructions);
    code.spans = std::move(listing.spans);
    code.handlers = std::move(listing.handlers);
    code.fastInstructions = std::move(fast.instructions);
    code.fastSpans = std::move(fast.spans);
    code.fastHandlers = std::move(fast.handlers);
}

} // namespace forkyard::bytecode
