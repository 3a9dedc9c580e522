// Entering and leaving blocks, and what leaving one writes.
#include "core/base/check.h"
#include "core/bytecode/function_compiler.h"

namespace forkyard::bytecode {

namespace {

/// CPython's CO_MAXBLOCKS. It also bounds how often nested finally bodies can double.
constexpr int MOST_NESTED_BLOCKS = 20;

} // namespace

void FunctionCompiler::enter(Enclosing &enclosing) {
    enclosing.outer = m_innermost;
    enclosing.depth = m_innermost ? m_innermost->depth + 1 : 1;
    if (enclosing.depth > MOST_NESTED_BLOCKS)
        m_session.fail("syntax.too-many-nested-blocks", m_code.span(), DiagnosticClass::UserMistake);
    m_innermost = &enclosing;
}

void FunctionCompiler::leave(const Enclosing &enclosing) {
    FORKYARD_CHECK(m_innermost == &enclosing);
    m_innermost = enclosing.outer;
}

void FunctionCompiler::writeExit(const Enclosing &enclosing) {
    switch (enclosing.kind) {
    case Enclosing::Kind::Guarded:
        return;
    case Enclosing::Kind::Loop:
        if (enclosing.region) emit(Op::LetGo, enclosing.place);
        return;
    case Enclosing::Kind::Finally:
        return block(*enclosing.finalBody);
    case Enclosing::Kind::Handled:
        return emit(Op::PopHandled, enclosing.place);
    case Enclosing::Kind::HandlerName:
        return forgetName(*enclosing.name);
    case Enclosing::Kind::With:
    case Enclosing::Kind::AsyncWith:
        return leaveContext(enclosing);
    }
}

/// True if a return from here writes anything before it returns.
bool FunctionCompiler::hasExits() const {
    for (const Enclosing *block = m_innermost; block; block = block->outer)
        if (block->kind != Enclosing::Kind::Loop && block->kind != Enclosing::Kind::Guarded) return true;
    return false;
}

Enclosing *FunctionCompiler::innermostLoop() const {
    for (Enclosing *block = m_innermost; block; block = block->outer)
        if (block->kind == Enclosing::Kind::Loop) return block;
    return nullptr;
}

} // namespace forkyard::bytecode
