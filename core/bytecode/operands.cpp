// The rule is the operand words': a is written, b and c are read. The switch holds the exceptions.
#include "core/bytecode/operands.h"

namespace forkyard::bytecode {

namespace {

constexpr std::string_view WORDS[] = {
#define INSTRUCTION(name, operands) operands,
#include "core/bytecode/instructions.def"
};

constexpr std::string_view NAMES[] = {
#define INSTRUCTION(name, operands) #name,
#include "core/bytecode/instructions.def"
};

/// Register operands of a, b, c that the instruction reads, where a is none that it writes.
bool readsFirst(Op op) {
    switch (op) {
    case Op::CheckBound:
    case Op::LetGo:
    case Op::StoreGlobal:
    case Op::StoreName:
    case Op::StoreCell:
    case Op::DeleteCell:
    case Op::StoreAttr:
    case Op::DeleteAttr:
    case Op::StoreIndex:
    case Op::DeleteIndex:
    case Op::Return:
    case Op::ListAppend:
    case Op::ListExtend:
    case Op::SetAdd:
    case Op::SetUpdate:
    case Op::DictSet:
    case Op::DictUpdate:
    case Op::DictMerge:
    case Op::Raise:
    case Op::Reraise:
    case Op::PopHandled:
    case Op::EndAsyncFor:
    case Op::ImportStar:
        return true;
    default:
        return hasJumpTarget(op) && op != Op::ForIter && op != Op::ForLoop;
    }
}

/// How many registers from b on are read; 1 as a rule.
std::uint32_t readFromSecond(const Instruction &i) {
    switch (i.op) {
    case Op::BuildSlice:
    case Op::CallEx:
        return 3;
    case Op::MakeClass:
        return 5;
    case Op::MakeFunction:
        return i.b == NO_REG ? 0 : 3;
    case Op::Call:
        return i.c + 1u;
    case Op::CallMethod:
        return i.c + 2u;
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildSet:
    case Op::BuildString:
        return i.c;
    case Op::BuildDict:
        return i.c * 2u;
    default:
        return i.b == NO_REG ? 0 : 1;
    }
}

std::uint32_t writtenFromFirst(const Instruction &i) {
    switch (i.op) {
    case Op::LoadMethod:
    case Op::WithEnter:
        return 2;
    case Op::UnpackSequence:
        return i.c;
    case Op::UnpackEx:
        return i.c + 1 + i.d;
    default:
        return 1;
    }
}

} // namespace

std::string_view operandWords(Op op) {
    return WORDS[std::size_t(op)];
}

std::string_view operationName(Op op) {
    return NAMES[std::size_t(op)];
}

void findRegisterUse(const Instruction &i, RegisterUse &use) {
    use.read.clear();
    use.written.clear();
    use.writtenByJump.clear();
    const std::string_view words = operandWords(i.op);
    if (words[1] == 'R')
        if (const std::uint32_t count = readFromSecond(i)) use.read.push_back({i.b, count});
    if (words[2] == 'R') use.read.push_back({i.c, 1});
    if (words[3] == 'R' && i.d != NO_REG) use.read.push_back({i.d, 1});
    if (words[0] != 'R') return;
    if (readsFirst(i.op)) {
        if (i.a != NO_REG) use.read.push_back({i.a, 1});
        return;
    }
    const RegisterRange results{i.a, writtenFromFirst(i)};
    // The iterator's end writes nothing.
    if (i.op != Op::ForLoop) use.written.push_back(results);
    if (i.op == Op::ForLoop) use.writtenByJump.push_back(results);
}

bool hasJumpTarget(Op op) {
    return operandWords(op)[3] == 'J';
}

bool endsPath(Op op) {
    switch (op) {
    case Op::Jump:
    case Op::LoopJump:
    case Op::Return:
    case Op::ReturnNone:
    case Op::Raise:
    case Op::Reraise:
        return true;
    default:
        return false;
    }
}

} // namespace forkyard::bytecode
