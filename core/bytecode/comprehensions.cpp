// Comprehensions: a function of the outermost iterator, and the call that runs it.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/tree_facts.h"

namespace forkyard::bytecode {

using namespace lang;

void FunctionCompiler::makeComprehension(const ComprehensionNode &node, const void *identity, Register result) {
    const SourceSpan span = m_code.span();
    const std::uint32_t code = codeConstant(identity, [&] {
        // A walrus within assigns a name of the scope around, never one in a register of this one.
        return FunctionCompiler(m_session, *node.scope, BodyFacts{}, span).comprehension(node);
    });
    const Register function = m_code.allocate();
    makeFunction(function, code, nullptr, *node.scope);
    iteratorInto(*node.generators->front().iterable, m_code.allocate());
    const bool isAwaited = node.scope->isCoroutine && node.kind != ExpressionKind::GeneratorExp;
    emit(Op::Call, isAwaited ? function : result, function, 1, NO_CONST);
    if (isAwaited) await(result, function, AwaitedFrom::Await);
    if (m_session.settles && node.kind != ExpressionKind::GeneratorExp &&
        makesPassing(*node.generators->front().iterable))
        settle();
}

void FunctionCompiler::iteratorInto(const Expression &iterable, Register result) {
    if (std::optional<bytecode::Constant> items = foldReadOnly(iterable)) {
        loadConstant(result, std::move(*items));
        return emit(Op::GetIter, result, result);
    }
    const TemporaryScope temporaries(m_code);
    emit(Op::GetIter, result, operand(iterable, m_code.isTemporary(result) ? result : Register(NO_REG)));
}

std::shared_ptr<const Code> FunctionCompiler::comprehension(const ComprehensionNode &node) {
    m_result->positionalCount = 1;
    const Register collection = m_code.allocate();
    switch (node.kind) {
    case ExpressionKind::ListComp:
        emit(Op::BuildList, collection, 0, 0);
        break;
    case ExpressionKind::SetComp:
        emit(Op::BuildSet, collection, 0, 0);
        break;
    case ExpressionKind::DictComp:
        emit(Op::BuildDict, collection, 0, 0);
        break;
    default:
        break;
    }
    comprehensionLoop(node, 0, 0, collection);
    if (node.kind == ExpressionKind::GeneratorExp)
        emit(Op::ReturnNone);
    else
        emit(Op::Return, collection);
    m_code.endPath();
    return finish();
}

void FunctionCompiler::comprehensionLoop(const ComprehensionNode &node, std::size_t index, Register iterator,
                                         Register collection) {
    if (index == node.generators->size()) return comprehensionElement(node, collection);
    const TemporaryScope temporaries(m_code);
    const Comprehension &generator = (*node.generators)[index];
    if (index > 0) {
        iterator = m_code.allocate();
        iteratorInto(*generator.iterable, iterator);
    }
    const std::optional<Register> local = localOf(*generator.target);
    const Register item = local ? *local : m_code.allocate();
    Label turn;
    Label next;
    Label exhausted;
    m_code.jumpIf(Op::ForIter, item, iterator, 0, exhausted);
    m_code.bind(turn);
    if (local)
        m_code.markBound(*local);
    else
        store(*generator.target, item);
    for (const ExprPtr &test : generator.conditions) condition(*test, next, false);
    comprehensionLoop(node, index + 1, iterator, collection);
    m_code.bind(next);
    m_code.jumpIf(Op::ForLoop, item, iterator, 0, turn);
    m_code.bind(exhausted);
}

void FunctionCompiler::comprehensionElement(const ComprehensionNode &node, Register collection) {
    const TemporaryScope temporaries(m_code);
    switch (node.kind) {
    case ExpressionKind::ListComp:
        return emit(Op::ListAppend, collection, operand(*node.element));
    case ExpressionKind::SetComp:
        return emit(Op::SetAdd, collection, operand(*node.element));
    case ExpressionKind::DictComp: {
        const Register key = operand(*node.key, NO_REG, {node.element});
        return emit(Op::DictSet, collection, key, operand(*node.element));
    }
    default:
        return emit(Op::Yield, m_code.allocate(), operand(*node.element));
    }
}

} // namespace forkyard::bytecode
