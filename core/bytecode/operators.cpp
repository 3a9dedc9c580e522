// Arithmetic, comparison, and conditions as jumps.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"

namespace forkyard::bytecode {

using namespace lang;

namespace {

// An operator has four forms in a row: plain, with a constant, in place, in place with a constant.
static_assert(int(Op::AddK) == int(Op::Add) + 1 && int(Op::IAdd) == int(Op::Add) + 2 &&
              int(Op::IAddK) == int(Op::Add) + 3);
// A comparison has two, as value and as jump.
static_assert(int(Op::EqK) == int(Op::Eq) + 1 && int(Op::JumpIfEqK) == int(Op::JumpIfEq) + 1);

enum class Form { Plain = 0, WithConstant = 1, InPlace = 2, InPlaceWithConstant = 3 };

Op withForm(Op plain, Form form) {
    return Op(int(plain) + int(form));
}

Op arithmetic(BinaryOperator op) {
    switch (op) {
    case BinaryOperator::Add:
        return Op::Add;
    case BinaryOperator::Sub:
        return Op::Sub;
    case BinaryOperator::Mult:
        return Op::Mul;
    case BinaryOperator::MatMult:
        return Op::MatMul;
    case BinaryOperator::Div:
        return Op::TrueDiv;
    case BinaryOperator::Mod:
        return Op::Mod;
    case BinaryOperator::Pow:
        return Op::Pow;
    case BinaryOperator::LShift:
        return Op::LShift;
    case BinaryOperator::RShift:
        return Op::RShift;
    case BinaryOperator::BitOr:
        return Op::Or;
    case BinaryOperator::BitXor:
        return Op::Xor;
    case BinaryOperator::BitAnd:
        return Op::And;
    case BinaryOperator::FloorDiv:
        return Op::FloorDiv;
    }
    return Op::Nop;
}

Op unary(UnaryOperator op) {
    switch (op) {
    case UnaryOperator::Invert:
        return Op::Invert;
    case UnaryOperator::Not:
        return Op::Not;
    case UnaryOperator::UAdd:
        return Op::Positive;
    case UnaryOperator::USub:
        return Op::Negative;
    }
    return Op::Nop;
}

/// How one comparison is done: as a value, and fused with a jump (Nop where there is none).
struct Comparison {
    Op value;
    Op jump;
    bool valueHasConstantForm;
    bool jumpIsNegated;
};

Comparison comparison(CompareOperator op) {
    switch (op) {
    case CompareOperator::Eq:
        return {Op::Eq, Op::JumpIfEq, true, false};
    case CompareOperator::NotEq:
        return {Op::Ne, Op::JumpIfNe, true, false};
    case CompareOperator::Lt:
        return {Op::Lt, Op::JumpIfLt, true, false};
    case CompareOperator::LtE:
        return {Op::Le, Op::JumpIfLe, true, false};
    case CompareOperator::Gt:
        return {Op::Gt, Op::JumpIfGt, true, false};
    case CompareOperator::GtE:
        return {Op::Ge, Op::JumpIfGe, true, false};
    case CompareOperator::Is:
        return {Op::Is, Op::JumpIfIs, false, false};
    case CompareOperator::IsNot:
        return {Op::IsNot, Op::JumpIfIs, false, true};
    case CompareOperator::In:
        return {Op::In, Op::Nop, false, false};
    case CompareOperator::NotIn:
        return {Op::NotIn, Op::Nop, false, false};
    }
    return {Op::Nop, Op::Nop, false, false};
}

bool isSearch(CompareOperator op) {
    return op == CompareOperator::In || op == CompareOperator::NotIn;
}

} // namespace

void FunctionCompiler::binOp(const BinOp &e, Register result) {
    const Op op = arithmetic(e.op);
    const Register left = operand(*e.left, m_code.isTemporary(result) ? result : Register(NO_REG), {e.right.get()});
    if (const auto right = constantOperand(*e.right))
        return emit(withForm(op, Form::WithConstant), result, left, *right);
    emit(op, result, left, operand(*e.right));
}

void FunctionCompiler::unaryOp(const UnaryOp &e, Register result) {
    const Register value = operand(*e.operand, m_code.isTemporary(result) ? result : Register(NO_REG));
    emit(unary(e.op), result, value);
}

void FunctionCompiler::inPlace(BinaryOperator op, Register target, const Expression &value) {
    const TemporaryScope temporaries(m_code);
    if (const auto constant = constantOperand(value))
        return emit(withForm(arithmetic(op), Form::InPlaceWithConstant), target, target, *constant);
    emit(withForm(arithmetic(op), Form::InPlace), target, target, operand(value));
}

void FunctionCompiler::compareInto(CompareOperator op, Register left, const Expression &right, Register result) {
    if (std::optional<bytecode::Constant> items = isSearch(op) ? foldReadOnly(right) : std::nullopt) {
        const Register place = m_code.allocate();
        loadConstant(place, std::move(*items));
        return emit(comparison(op).value, result, left, place);
    }
    const Comparison how = comparison(op);
    if (how.valueHasConstantForm)
        if (const auto constant = constantOperand(right))
            return emit(withForm(how.value, Form::WithConstant), result, left, *constant);
    emit(how.value, result, left, operand(right));
}

void FunctionCompiler::compare(const Compare &e, Register result) {
    const Register first = operand(*e.left, e.ops.size() == 1 && m_code.isTemporary(result) ? result : Register(NO_REG),
                                   {e.comparators[0].get()});
    if (e.ops.size() == 1) return compareInto(e.ops[0], first, *e.comparators[0], result);
    const Register truth = scratchFor(result);
    Register left = first;
    Label end;
    for (std::size_t i = 0; i + 1 < e.ops.size(); ++i) {
        const Register place = m_code.allocate();
        const Register right = operand(*e.comparators[i], place, {e.comparators[i + 1].get()});
        emit(comparison(e.ops[i]).value, truth, left, right);
        m_code.jumpIf(Op::JumpIfFalse, truth, 0, 0, end);
        left = right;
    }
    compareInto(e.ops.back(), left, *e.comparators.back(), truth);
    m_code.bind(end);
    moveInto(result, truth);
}

void FunctionCompiler::condition(const Expression &e, Label &target, bool sense) {
    if (const std::optional<bool> truth = foldTruth(e)) {
        if (*truth == sense) m_code.jump(target);
        return;
    }
    if (const UnaryOp *negation = dynAs<UnaryOp>(&e); negation && negation->op == UnaryOperator::Not)
        return condition(*negation->operand, target, !sense);
    if (const BoolOp *both = dynAs<BoolOp>(&e)) return booleanCondition(*both, target, sense);
    if (const IfExp *choice = dynAs<IfExp>(&e)) {
        Label otherwise;
        Label end;
        condition(*choice->test, otherwise, false);
        condition(*choice->body, target, sense);
        m_code.jump(end);
        m_code.bind(otherwise);
        condition(*choice->orElse, target, sense);
        return m_code.bind(end);
    }
    const TemporaryScope temporaries(m_code);
    if (const Compare *comparison = dynAs<Compare>(&e)) return chainCondition(*comparison, target, sense);
    m_code.jumpIf(sense ? Op::JumpIfTrue : Op::JumpIfFalse, operand(e), 0, 0, target);
}

void FunctionCompiler::booleanCondition(const BoolOp &e, Label &target, bool sense) {
    // `a or b` is true, `a and b` false, as soon as one operand is: that one jumps to where the whole would.
    const bool decides = e.op == BoolOperator::Or;
    if (decides == sense) {
        for (const ExprPtr &value : e.values) condition(*value, target, sense);
        return;
    }
    Label goOn;
    for (std::size_t i = 0; i + 1 < e.values.size(); ++i) condition(*e.values[i], goOn, decides);
    condition(*e.values.back(), target, sense);
    m_code.bind(goOn);
}

void FunctionCompiler::chainCondition(const Compare &e, Label &target, bool sense) {
    const SpanScope span(m_code, e.span);
    Register left = operand(*e.left, NO_REG, {e.comparators[0].get()});
    Label no;
    for (std::size_t i = 0; i + 1 < e.ops.size(); ++i) {
        const Register place = m_code.allocate();
        const Register right = operand(*e.comparators[i], place, {e.comparators[i + 1].get()});
        const Register truth = m_code.allocate();
        emit(comparison(e.ops[i]).value, truth, left, right);
        m_code.jumpIf(Op::JumpIfFalse, truth, 0, 0, sense ? no : target);
        left = right;
    }
    compareCondition(e.ops.back(), left, *e.comparators.back(), target, sense);
    m_code.bind(no);
}

void FunctionCompiler::compareCondition(CompareOperator op, Register left, const Expression &right, Label &target,
                                        bool sense) {
    const Comparison how = comparison(op);
    if (how.jump == Op::Nop) {
        const Register truth = m_code.allocate();
        compareInto(op, left, right, truth);
        return m_code.jumpIf(sense ? Op::JumpIfTrue : Op::JumpIfFalse, truth, 0, 0, target);
    }
    const std::uint32_t truth = sense != how.jumpIsNegated ? 1 : 0;
    if (const auto constant = constantOperand(right))
        return m_code.jumpIf(withForm(how.jump, Form::WithConstant), truth, left, *constant, target);
    m_code.jumpIf(how.jump, truth, left, operand(right), target);
}

} // namespace forkyard::bytecode
