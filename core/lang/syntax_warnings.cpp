// What CPython warns of while it compiles: comparisons by identity with a literal, assertions that cannot fail, literals called
// or indexed. The checks look at one expression each; who walks the tree is check_places.cpp.
#include "core/lang/syntax_warnings.h"

namespace forkyard::lang {

namespace {

/// What type(x).__name__ of a display or literal would be; empty for what is neither.
std::string literalType(const Expression &node)
{
    switch (node.kind) {
    case ExpressionKind::Constant:
        switch (as<const Constant>(node).constant) {
        case ConstantKind::None: return "NoneType";
        case ConstantKind::True:
        case ConstantKind::False: return "bool";
        case ConstantKind::Ellipsis: return "ellipsis";
        case ConstantKind::Int: return "int";
        case ConstantKind::Float: return "float";
        case ConstantKind::Str: return "str";
        case ConstantKind::Bytes: return "bytes";
        }
        return {};
    case ExpressionKind::JoinedStr: return "str";
    case ExpressionKind::Tuple: return "tuple";
    case ExpressionKind::List:
    case ExpressionKind::ListComp: return "list";
    case ExpressionKind::Dict:
    case ExpressionKind::DictComp: return "dict";
    case ExpressionKind::Set:
    case ExpressionKind::SetComp: return "set";
    case ExpressionKind::GeneratorExp: return "generator";
    case ExpressionKind::Lambda: return "function";
    default: return {};
    }
}

/// The same of what stands within the brackets, where a sign may stand before a number.
std::string indexType(const Expression &node)
{
    const auto *sign = dynAs<const UnaryOp>(&node);
    return literalType(sign && sign->op != UnaryOperator::Not ? *sign->operand : node);
}

/// A literal that nobody should compare by identity.
bool hasNoIdentity(const Expression &node)
{
    if (node.kind != ExpressionKind::Constant) return false;
    const ConstantKind kind = as<const Constant>(node).constant;
    return kind == ConstantKind::Int || kind == ConstantKind::Float || kind == ConstantKind::Str || kind == ConstantKind::Bytes;
}

void warnOfIdentity(const Compare &node, std::vector<SyntaxWarning> &warnings)
{
    const Expression *left = node.left.get();
    for (std::size_t i = 0; i < node.ops.size(); ++i) {
        const Expression *right = node.comparators[i].get();
        const bool is = node.ops[i] == CompareOperator::Is;
        if ((is || node.ops[i] == CompareOperator::IsNot) && (hasNoIdentity(*left) || hasNoIdentity(*right))) {
            warnings.push_back({node.span.line, is ? "\"is\" with a literal. Did you mean \"==\"?" : "\"is not\" with a literal. Did you mean \"!=\"?"});
            return;
        }
        left = right;
    }
}

} // namespace

void warnOf(const Expression &node, std::vector<SyntaxWarning> &warnings)
{
    if (const auto *compare = dynAs<const Compare>(&node)) warnOfIdentity(*compare, warnings);
    if (const auto *call = dynAs<const Call>(&node)) {
        const std::string type = literalType(*call->function);
        if (!type.empty() && type != "function") warnings.push_back({node.span.line, "'" + type + "' object is not callable; perhaps you missed a comma?"});
    }
    if (const auto *subscript = dynAs<const Subscript>(&node); subscript && subscript->context == Context::Load) {
        const std::string type = literalType(*subscript->value);
        const bool sequence = type == "str" || type == "bytes" || type == "tuple" || type == "list" || type == "dict";
        const std::string index = indexType(*subscript->index);
        if (sequence && type != "dict" && !index.empty() && index != "int" && index != "bool")
            warnings.push_back({node.span.line, type + " indices must be integers or slices, not " + index + "; perhaps you missed a comma?"});
        if (!type.empty() && !sequence) warnings.push_back({node.span.line, "'" + type + "' object is not subscriptable; perhaps you missed a comma?"});
    }
}

void warnOf(const Statement &node, std::vector<SyntaxWarning> &warnings)
{
    const auto *assertion = dynAs<const Assert>(&node);
    const auto *tuple = assertion ? dynAs<const Tuple>(assertion->test.get()) : nullptr;
    if (tuple && !tuple->elements.empty()) warnings.push_back({node.span.line, "assertion is always true, perhaps remove parentheses?"});
}

} // namespace forkyard::lang
