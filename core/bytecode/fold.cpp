// The limits on what is folded are CPython's: integers of 128 bits (120 here), strings of 4096 bytes, tuples of 256
// items.
#include "core/bytecode/fold.h"

#include "core/bytecode/constant_pool.h"
#include "core/bytecode/integer_text.h"

#include <cmath>

namespace forkyard::bytecode {

using namespace lang;
using bytecode::Constant;

namespace {

constexpr Wide INTEGER_LIMIT = Wide(1) << 120;
constexpr std::size_t MOST_BYTES = 4096;
constexpr std::size_t MOST_ITEMS = 256;

using Folded = std::optional<Constant>;

Folded checked(Wide value) {
    if (value <= -INTEGER_LIMIT || value >= INTEGER_LIMIT) return {};
    return integerConstant(value);
}

Folded product(Wide left, Wide right) {
    Wide result = 0;
    if (__builtin_mul_overflow(left, right, &result)) return {};
    return checked(result);
}

Folded power(Wide base, Wide exponent) {
    if (exponent < 0 || exponent > 128) return {};
    Wide result = 1;
    for (Wide i = 0; i < exponent; ++i)
        if (__builtin_mul_overflow(result, base, &result)) return {};
    return checked(result);
}

Wide floorDivided(Wide left, Wide right) {
    const Wide quotient = left / right;
    return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

Folded integerOperation(BinaryOperator op, Wide left, Wide right) {
    constexpr Wide exactInDouble = Wide(1) << 53;
    switch (op) {
    case BinaryOperator::Add:
        return checked(left + right);
    case BinaryOperator::Sub:
        return checked(left - right);
    case BinaryOperator::Mult:
        return product(left, right);
    case BinaryOperator::Pow:
        return power(left, right);
    case BinaryOperator::BitOr:
        return checked(left | right);
    case BinaryOperator::BitXor:
        return checked(left ^ right);
    case BinaryOperator::BitAnd:
        return checked(left & right);
    case BinaryOperator::LShift:
        if (right < 0 || right > 119) return {};
        return product(left, Wide(1) << right);
    case BinaryOperator::RShift:
        if (right < 0 || right > 119) return {};
        return checked(left >> right);
    case BinaryOperator::FloorDiv:
        if (right == 0) return {};
        return checked(floorDivided(left, right));
    case BinaryOperator::Mod:
        if (right == 0) return {};
        return checked(left - floorDivided(left, right) * right);
    case BinaryOperator::Div:
        // A quotient of exact doubles is rounded once, as CPython's is.
        if (right == 0 || left > exactInDouble || left < -exactInDouble || right > exactInDouble ||
            right < -exactInDouble)
            return {};
        return Constant{static_cast<double>(left) / static_cast<double>(right)};
    case BinaryOperator::MatMult:
        return {};
    }
    return {};
}

Folded floatOperation(BinaryOperator op, double left, double right) {
    switch (op) {
    case BinaryOperator::Add:
        return Constant{left + right};
    case BinaryOperator::Sub:
        return Constant{left - right};
    case BinaryOperator::Mult:
        return Constant{left * right};
    case BinaryOperator::Div:
        if (right == 0) return {};
        return Constant{left / right};
    default:
        return {};
    }
}

std::optional<double> doubleValue(const Constant &constant) {
    if (const auto *number = std::get_if<double>(&constant.value)) return *number;
    if (const auto *integer = std::get_if<std::int64_t>(&constant.value)) return static_cast<double>(*integer);
    return {};
}

template <typename Sequence> Folded repeated(const Sequence &sequence, std::size_t most, Wide times) {
    if (times < 0) times = 0;
    if (times > Wide(most) || Wide(sequence.size()) * times > Wide(most)) return {};
    Sequence result;
    for (Wide i = 0; i < times; ++i) result.insert(result.end(), sequence.begin(), sequence.end());
    if constexpr (std::is_same_v<Sequence, std::string>)
        return stringConstant(std::move(result));
    else
        return Constant{TupleConstant{std::move(result)}};
}

Folded sequenceOperation(BinaryOperator op, const Constant &left, const Constant &right) {
    const auto *text = std::get_if<StringConstant>(&left.value);
    const auto *tuple = std::get_if<TupleConstant>(&left.value);
    if (op == BinaryOperator::Mult) {
        const std::optional<Wide> times = wideValue(right);
        if (text && times) return repeated(text->utf8, MOST_BYTES, *times);
        if (tuple && times) return repeated(tuple->items, MOST_ITEMS, *times);
        return {};
    }
    if (op != BinaryOperator::Add) return {};
    if (const auto *more = std::get_if<StringConstant>(&right.value); text && more) {
        if (text->utf8.size() + more->utf8.size() > MOST_BYTES) return {};
        return stringConstant(text->utf8 + more->utf8);
    }
    if (const auto *more = std::get_if<TupleConstant>(&right.value); tuple && more) {
        if (tuple->items.size() + more->items.size() > MOST_ITEMS) return {};
        TupleConstant result = *tuple;
        result.items.insert(result.items.end(), more->items.begin(), more->items.end());
        return Constant{std::move(result)};
    }
    return {};
}

Folded foldBinary(const BinOp &node) {
    // The right one first: a long sum of variables then costs one look.
    const Folded right = fold(*node.right);
    if (!right) return {};
    const Folded left = fold(*node.left);
    if (!left) return {};
    const std::optional<Wide> leftInteger = wideValue(*left);
    const std::optional<Wide> rightInteger = wideValue(*right);
    if (leftInteger && rightInteger) {
        const bool bothBool = std::holds_alternative<bool>(left->value) && std::holds_alternative<bool>(right->value);
        if (bothBool) return {}; // True | False is a bool, True + True is not: nobody writes it
        return integerOperation(node.op, *leftInteger, *rightInteger);
    }
    const std::optional<double> leftNumber = doubleValue(*left);
    const std::optional<double> rightNumber = doubleValue(*right);
    if (leftNumber && rightNumber) return floatOperation(node.op, *leftNumber, *rightNumber);
    return sequenceOperation(node.op, *left, *right);
}

bool truthOf(const Constant &constant) {
    struct Visitor {
        bool operator()(const NoneConstant &) const { return false; }
        bool operator()(const EllipsisConstant &) const { return true; }
        bool operator()(bool value) const { return value; }
        bool operator()(std::int64_t value) const { return value != 0; }
        bool operator()(double value) const { return value != 0; }
        bool operator()(const BigIntConstant &) const { return true; }
        bool operator()(const StringConstant &value) const { return !value.utf8.empty(); }
        bool operator()(const BytesConstant &value) const { return !value.bytes.empty(); }
        bool operator()(const TupleConstant &value) const { return !value.items.empty(); }
        bool operator()(const std::shared_ptr<const Code> &) const { return true; }
    };
    return std::visit(Visitor{}, constant.value);
}

Folded foldUnary(const UnaryOp &node) {
    Folded operand = fold(*node.operand);
    if (!operand) return {};
    if (node.op == UnaryOperator::Not) return Constant{!truthOf(*operand)};
    if (const auto *number = std::get_if<double>(&operand->value)) {
        if (node.op == UnaryOperator::USub) return Constant{-*number};
        if (node.op == UnaryOperator::UAdd) return operand;
        return {};
    }
    const bool isInteger =
        std::holds_alternative<std::int64_t>(operand->value) || std::holds_alternative<BigIntConstant>(operand->value);
    if (!isInteger) return {};
    if (node.op == UnaryOperator::USub) return negated(*operand);
    if (node.op == UnaryOperator::UAdd) return operand;
    const std::optional<Wide> value = wideValue(*operand);
    if (!value) return {};
    return integerConstant(~*value);
}

} // namespace

Constant literal(const lang::Constant &node) {
    switch (node.constant) {
    case ConstantKind::None:
        break;
    case ConstantKind::True:
        return {true};
    case ConstantKind::False:
        return {false};
    case ConstantKind::Ellipsis:
        return {EllipsisConstant{}};
    case ConstantKind::Int:
        return integerFromDigits(node.text, node.base);
    case ConstantKind::Float:
        return {node.number};
    case ConstantKind::Str:
        return stringConstant(node.text);
    case ConstantKind::Bytes:
        return {BytesConstant{node.text}};
    }
    return {NoneConstant{}};
}

std::optional<Constant> fold(const Expression &expression) {
    switch (expression.kind) {
    case ExpressionKind::Constant:
        return literal(as<lang::Constant>(expression));
    case ExpressionKind::UnaryOp:
        return foldUnary(as<UnaryOp>(expression));
    case ExpressionKind::BinOp:
        return foldBinary(as<BinOp>(expression));
    case ExpressionKind::Tuple:
        return fold(as<Tuple>(expression).elements);
    case ExpressionKind::Name:
        if (as<Name>(expression).id == "__debug__") return Constant{true};
        return {};
    default:
        return {};
    }
}

std::optional<Constant> fold(const ExprList &elements) {
    TupleConstant tuple;
    for (const ExprPtr &element : elements) {
        Folded item = fold(*element);
        if (!item) return {};
        tuple.items.push_back(std::move(*item));
    }
    return Constant{std::move(tuple)};
}

std::optional<bool> foldTruth(const Expression &expression) {
    const Folded value = fold(expression);
    if (!value) return {};
    return truthOf(*value);
}

std::optional<Constant> foldReadOnly(const Expression &expression) {
    if (const List *list = dynAs<List>(&expression)) return fold(list->elements);
    if (const Set *set = dynAs<Set>(&expression)) return fold(set->elements);
    return fold(expression);
}

} // namespace forkyard::bytecode
