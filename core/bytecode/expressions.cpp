// Expressions in general, and the simple ones.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"

#include <algorithm>

namespace forkyard::bytecode {

using namespace lang;
using bytecode::Constant;

namespace {

constexpr std::uint32_t MOST_SHORT_CONSTANTS = 0xffff;

} // namespace

void FunctionCompiler::into(const Expression &e, Register result) {
    if (!m_code.isReachable()) return;
    const SpanScope span(m_code, e.span);
    const TemporaryScope temporaries(m_code);
    if (std::optional<Constant> value = fold(e)) return loadConstant(result, std::move(*value));

    switch (e.kind) {
    case ExpressionKind::BoolOp:
        return boolOp(as<BoolOp>(e), result);
    case ExpressionKind::NamedExpr:
        return namedExpr(as<NamedExpr>(e), result);
    case ExpressionKind::BinOp:
        return binOp(as<BinOp>(e), result);
    case ExpressionKind::UnaryOp:
        return unaryOp(as<UnaryOp>(e), result);
    case ExpressionKind::Lambda:
        return makeLambda(as<Lambda>(e), result);
    case ExpressionKind::IfExp:
        return ifExp(as<IfExp>(e), result);
    case ExpressionKind::Dict:
        return dict(as<Dict>(e), result);
    case ExpressionKind::Set:
        return set(as<Set>(e).elements, result);
    case ExpressionKind::ListComp: {
        const auto &c = as<ListComp>(e);
        return makeComprehension({e.kind, nullptr, c.element.get(), &c.generators, c.scope.get()}, &e, result);
    }
    case ExpressionKind::SetComp: {
        const auto &c = as<SetComp>(e);
        return makeComprehension({e.kind, nullptr, c.element.get(), &c.generators, c.scope.get()}, &e, result);
    }
    case ExpressionKind::GeneratorExp: {
        const auto &c = as<GeneratorExp>(e);
        return makeComprehension({e.kind, nullptr, c.element.get(), &c.generators, c.scope.get()}, &e, result);
    }
    case ExpressionKind::DictComp: {
        const auto &c = as<DictComp>(e);
        return makeComprehension({e.kind, c.key.get(), c.value.get(), &c.generators, c.scope.get()}, &e, result);
    }
    case ExpressionKind::Await:
        return await(result, operand(*as<Await>(e).value), AwaitedFrom::Await);
    case ExpressionKind::Yield:
        return yield(as<Yield>(e), result);
    case ExpressionKind::YieldFrom:
        return yieldFrom(as<YieldFrom>(e), result);
    case ExpressionKind::Compare:
        return compare(as<Compare>(e), result);
    case ExpressionKind::Call:
        return call(as<Call>(e), result);
    case ExpressionKind::FormattedValue:
        return formattedValue(as<FormattedValue>(e), result);
    case ExpressionKind::JoinedStr:
        return joinedStr(as<JoinedStr>(e), result);
    case ExpressionKind::Constant:
        return; // always folds
    case ExpressionKind::Attribute:
        return attribute(as<Attribute>(e), result);
    case ExpressionKind::Subscript:
        return subscript(as<Subscript>(e), result);
    case ExpressionKind::Starred:
        return into(*as<Starred>(e).value, result); // only in displays, which look inside
    case ExpressionKind::Name:
        return loadName(as<Name>(e).id, result);
    case ExpressionKind::List:
        return list(as<List>(e).elements, result);
    case ExpressionKind::Tuple:
        return tuple(as<Tuple>(e).elements, result);
    case ExpressionKind::Slice:
        return slice(as<Slice>(e), result);
    }
}

Register FunctionCompiler::operand(const Expression &e, Register scratch,
                                   std::initializer_list<const Expression *> later) {
    const auto isStable = [&](std::string_view name) {
        return !m_facts.hasWalrus || std::none_of(later.begin(), later.end(),
                                                  [&](const Expression *other) { return mayAssign(other, name); });
    };
    if (const std::optional<Register> local = localOf(e); local && isStable(as<Name>(e).id)) {
        const SpanScope span(m_code, e.span);
        checkBound(*local, as<Name>(e).id);
        return *local;
    }
    if (const NamedExpr *walrus = dynAs<NamedExpr>(&e)) {
        const std::optional<Register> local = localOf(*walrus->target);
        if (local && isStable(as<Name>(*walrus->target).id)) {
            into(e, *local);
            return *local;
        }
    }
    const Register place = scratch != NO_REG ? scratch : m_code.allocate();
    into(e, place);
    return place;
}

Register FunctionCompiler::push(const Expression &e) {
    const Register place = m_code.allocate();
    into(e, place);
    return place;
}

void FunctionCompiler::moveInto(Register result, Register value) {
    if (result != value) emit(Op::Move, result, value);
}

void FunctionCompiler::loadConstant(Register result, Constant value) {
    if (m_code.isReachable()) emit(Op::LoadConst, result, 0, 0, m_code.constant(std::move(value)));
}

std::optional<std::uint32_t> FunctionCompiler::constantOperand(const std::optional<Constant> &folded) {
    if (!folded) return {};
    const std::uint32_t index = m_code.constant(*folded);
    if (index > MOST_SHORT_CONSTANTS) return {};
    return index;
}

std::optional<std::uint32_t> FunctionCompiler::constantOperand(const Expression &e) {
    return constantOperand(fold(e));
}

void FunctionCompiler::boolOp(const BoolOp &e, Register result) {
    const Register value = scratchFor(result);
    const Op leaves = e.op == BoolOperator::And ? Op::JumpIfFalse : Op::JumpIfTrue;
    Label end;
    for (std::size_t i = 0; i < e.values.size(); ++i) {
        into(*e.values[i], value);
        if (i + 1 < e.values.size()) m_code.jumpIf(leaves, value, 0, 0, end);
    }
    m_code.bind(end);
    moveInto(result, value);
}

void FunctionCompiler::ifExp(const IfExp &e, Register result) {
    Label otherwise;
    Label end;
    condition(*e.test, otherwise, false);
    into(*e.body, result);
    m_code.jump(end);
    m_code.bind(otherwise);
    into(*e.orElse, result);
    m_code.bind(end);
}

void FunctionCompiler::attribute(const Attribute &e, Register result) {
    const Register object = operand(*e.value, m_code.isTemporary(result) ? result : Register(NO_REG));
    m_code.setSpan(spanFromAttributeName(m_code.span(), e));
    emit(Op::LoadAttr, result, object, m_code.nextCache(), intern(e.attribute));
}

void FunctionCompiler::subscript(const Subscript &e, Register result) {
    const Register object = operand(*e.value, m_code.isTemporary(result) ? result : Register(NO_REG), {e.index.get()});
    if (const auto index = constantOperand(*e.index)) return emit(Op::LoadIndexK, result, object, *index);
    emit(Op::LoadIndex, result, object, operand(*e.index));
}

void FunctionCompiler::slice(const Slice &e, Register result) {
    const Register first = m_code.top();
    for (const ExprPtr *part : {&e.lower, &e.upper, &e.step}) {
        if (*part)
            push(**part);
        else
            loadConstant(m_code.allocate(), {NoneConstant{}});
    }
    emit(Op::BuildSlice, result, first);
}

void FunctionCompiler::namedExpr(const NamedExpr &e, Register result) {
    if (const std::optional<Register> local = localOf(*e.target)) {
        into(*e.value, *local);
        m_code.markBound(*local);
        return moveInto(result, *local);
    }
    const Register value = scratchFor(result);
    into(*e.value, value);
    store(*e.target, value);
    moveInto(result, value);
}

void FunctionCompiler::yield(const Yield &e, Register result) {
    if (e.value) return emit(Op::Yield, result, operand(*e.value));
    const Register none = m_code.allocate();
    loadConstant(none, {NoneConstant{}});
    emit(Op::Yield, result, none);
}

void FunctionCompiler::yieldFrom(const YieldFrom &e, Register result) {
    const Register iterator = m_code.allocate();
    emit(Op::GetYieldFromIter, iterator, operand(*e.value, iterator));
    emit(Op::YieldFrom, result, iterator);
}

void FunctionCompiler::await(Register result, Register value, AwaitedFrom origin) {
    const TemporaryScope temporaries(m_code);
    // The result's register, where it may be written early, holds nothing of the statement before while the coroutine waits: what
    // nobody needs any more can go.
    const Register iterator = m_code.isTemporary(result) ? result : m_code.isTemporary(value) ? value : m_code.allocate();
    emit(Op::GetAwaitable, iterator, value, static_cast<std::uint32_t>(origin));
    emit(Op::YieldFrom, result, iterator);
}

} // namespace forkyard::bytecode
