// Backward data flow to a fixpoint (Kildall 1973), over the registers of one code.
#include "core/bytecode/liveness.h"

#include <string_view>

namespace forkyard::bytecode {

namespace {

constexpr std::string_view Operands[] = {
#define INSTRUCTION(name, operands) operands,
#include "core/bytecode/instructions.def"
};

bool readsA(Op op)
{
    switch (op) {
    case Op::StoreGlobal: case Op::StoreName: case Op::MakeCell: case Op::StoreCell: case Op::DeleteCell: case Op::StoreAttr: case Op::DeleteAttr:
    case Op::StoreIndex: case Op::DeleteIndex: case Op::CheckBound: case Op::LetGo: case Op::JumpIfTrue: case Op::JumpIfFalse: case Op::LoopIfTrue: case Op::LoopIfFalse:
    case Op::Return: case Op::ListAppend: case Op::ListExtend: case Op::SetAdd: case Op::SetUpdate: case Op::DictSet: case Op::DictUpdate: case Op::DictMerge:
    case Op::Raise: case Op::Reraise: case Op::PopHandled: case Op::JumpIfNoMatch: case Op::EndAsyncFor: case Op::ImportStar: return true;
    default: return false;
    }
}

/// How many registers from b on are read.
std::uint32_t countB(const Instruction &i)
{
    switch (i.op) {
    case Op::Call: return i.c + 1u;
    case Op::CallMethod: return i.c + 2u;
    case Op::CallEx:
    case Op::BuildSlice:
    case Op::MakeFunction: return 3;
    case Op::MakeClass: return 5;
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildString: return i.c;
    case Op::BuildDict: return 2u * i.c;
    default: return 1;
    }
}

/// How many from a on are written for certain.
std::uint32_t countA(const Instruction &i)
{
    switch (i.op) {
    case Op::LoadMethod:
    case Op::WithEnter: return 2;
    case Op::UnpackSequence: return i.c;
    case Op::UnpackEx: return i.c + 1u + i.d;
    case Op::ForIter: // left as it is at the loop's end
    case Op::ForLoop: return 0;
    default: return readsA(i.op) ? 0 : 1;
    }
}

template <typename Use, typename Define>
void effects(const Instruction &i, Use use, Define define)
{
    const std::string_view operands = Operands[static_cast<unsigned>(i.op)];
    if (operands[0] == 'R' && i.a != NO_REG) {
        if (readsA(i.op)) use(i.a);
        for (std::uint32_t n = 0; n < countA(i); ++n) define(i.a + n);
    }
    if (operands[1] == 'R' && i.b != NO_REG)
        for (std::uint32_t n = 0; n < countB(i); ++n) use(i.b + n);
    if (operands[2] == 'R' && i.c != NO_REG) use(i.c);
    if (operands[3] == 'R' && i.d != NO_REG) use(i.d);
}

bool goesOn(Op op) { return op != Op::Jump && op != Op::LoopJump && op != Op::Return && op != Op::ReturnNone && op != Op::Raise && op != Op::Reraise; }

} // namespace

LiveRegisters::LiveRegisters(const Code &code, bool lined) : m_words((code.registerCount + 63u) / 64 + 1)
{
    const auto &instructions = lined ? code.instructions : code.fastInstructions;
    const auto &handlers = lined ? code.handlers : code.fastHandlers;
    m_bits.assign((instructions.size() + 1) * m_words, 0);
    std::vector<std::uint64_t> live(m_words);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t at = instructions.size(); at-- > 0;) {
            const Instruction &i = instructions[at];
            std::fill(live.begin(), live.end(), 0);
            const auto join = [&](std::size_t target) {
                if (target > instructions.size()) return;
                for (std::size_t w = 0; w < m_words; ++w) live[w] |= m_bits[target * m_words + w];
            };
            if (goesOn(i.op)) join(at + 1);
            if (Operands[static_cast<unsigned>(i.op)][3] == 'J') join(i.d);
            const auto bit = [](std::uint32_t reg) { return std::uint64_t{1} << (reg % 64); };
            effects(i, [](std::uint32_t) {}, [&](std::uint32_t reg) { if (reg / 64 < m_words) live[reg / 64] &= ~bit(reg); });
            effects(i, [&](std::uint32_t reg) { if (reg / 64 < m_words) live[reg / 64] |= bit(reg); }, [](std::uint32_t) {});
            for (const HandlerRange &range : handlers)
                if (at >= range.start && at < range.end) join(range.handler);
            for (std::size_t w = 0; w < m_words; ++w) {
                std::uint64_t &before = m_bits[at * m_words + w];
                if ((before | live[w]) == before) continue;
                before |= live[w];
                changed = true;
            }
        }
    }
}

} // namespace forkyard::bytecode
