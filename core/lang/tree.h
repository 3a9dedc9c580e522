// The abstract syntax tree, in the shape of CPython's ast module: whoever knows one reads the other.
// Plain data; knows nothing of how it was parsed or what it will be compiled to.
#pragma once

#include "core/base/source_span.h"
#include "core/lang/scope.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace forkyard::lang {

enum class StatementKind : std::uint8_t {
#define FORKYARD_STATEMENT(Name) Name,
#include "core/lang/node_kinds.def"
};

enum class ExpressionKind : std::uint8_t {
#define FORKYARD_EXPRESSION(Name) Name,
#include "core/lang/node_kinds.def"
};

/// Every span is CPython's lineno, col_offset, end_lineno, end_col_offset, but for columns counted in code points.
struct Expression {
    const ExpressionKind kind;
    SourceSpan span;

    virtual ~Expression() = default;
    Expression(const Expression &) = delete;
    Expression &operator=(const Expression &) = delete;

protected:
    Expression(ExpressionKind k, SourceSpan s) : kind(k), span(s) {}
};

struct Statement {
    const StatementKind kind;
    SourceSpan span;

    virtual ~Statement() = default;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

protected:
    Statement(StatementKind k, SourceSpan s) : kind(k), span(s) {}
};

using ExprPtr = std::unique_ptr<Expression>;
using StmtPtr = std::unique_ptr<Statement>;
using ExprList = std::vector<ExprPtr>;
using Block = std::vector<StmtPtr>;

/// A node type that knows its own kind: `as<Call>(expression).function`.
template <ExpressionKind K> struct ExpressionNode : Expression {
    static constexpr ExpressionKind Kind = K;
    explicit ExpressionNode(SourceSpan s) : Expression(K, s) {}
};
template <StatementKind K> struct StatementNode : Statement {
    static constexpr StatementKind Kind = K;
    explicit StatementNode(SourceSpan s) : Statement(K, s) {}
};

/// The node as its own type. The caller has looked at `kind`.
template <typename T, typename Base> const T &as(const Base &node) {
    return static_cast<const T &>(node);
}
template <typename T, typename Base> T &as(Base &node) {
    return static_cast<T &>(node);
}
/// The node as its own type if it is one, else null; null for null.
template <typename T, typename Base> auto *dynAs(Base *node) {
    using Target = std::conditional_t<std::is_const_v<Base>, const T, T>;
    return node && node->kind == T::Kind ? static_cast<Target *>(node) : nullptr;
}

// ---------------------------------------------------------------- expressions

enum class Context : std::uint8_t { Load, Store, Del };
enum class BoolOperator : std::uint8_t { And, Or };
enum class BinaryOperator : std::uint8_t {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv
};
enum class UnaryOperator : std::uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

/// `a and b and c` is one node with three values.
struct BoolOp : ExpressionNode<ExpressionKind::BoolOp> {
    using ExpressionNode::ExpressionNode;
    BoolOperator op = BoolOperator::And;
    ExprList values;
};

/// `target := value`; the target is a Name in Store context.
struct NamedExpr : ExpressionNode<ExpressionKind::NamedExpr> {
    using ExpressionNode::ExpressionNode;
    ExprPtr target;
    ExprPtr value;
};

struct BinOp : ExpressionNode<ExpressionKind::BinOp> {
    using ExpressionNode::ExpressionNode;
    ExprPtr left;
    BinaryOperator op = BinaryOperator::Add;
    ExprPtr right;
};

struct UnaryOp : ExpressionNode<ExpressionKind::UnaryOp> {
    using ExpressionNode::ExpressionNode;
    UnaryOperator op = UnaryOperator::Not;
    ExprPtr operand;
};

/// One parameter of a function. An annotation is kept, though nothing has to evaluate it.
struct Parameter {
    std::string name; ///< mangled once resolved
    ExprPtr annotation;
    ExprPtr defaultValue; ///< null for none; never set for *args and **kwargs
    SourceSpan span;
};

struct Parameters {
    std::vector<Parameter> positionalOnly;
    std::vector<Parameter> positional;
    std::vector<Parameter> keywordOnly;
    std::optional<Parameter> varArgs;
    std::optional<Parameter> varKeywords;
};

struct Lambda : ExpressionNode<ExpressionKind::Lambda> {
    using ExpressionNode::ExpressionNode;
    Parameters parameters;
    ExprPtr body;
    std::unique_ptr<Scope> scope; ///< set by resolve()
};

struct IfExp : ExpressionNode<ExpressionKind::IfExp> {
    using ExpressionNode::ExpressionNode;
    ExprPtr test;
    ExprPtr body;
    ExprPtr orElse;
};

/// keys[i] is null where values[i] is unpacked with `**`.
struct Dict : ExpressionNode<ExpressionKind::Dict> {
    using ExpressionNode::ExpressionNode;
    ExprList keys;
    ExprList values;
};

struct Set : ExpressionNode<ExpressionKind::Set> {
    using ExpressionNode::ExpressionNode;
    ExprList elements;
};

/// One `for target in iterable if … if …` of a comprehension. The first one's iterable belongs to the enclosing scope.
struct Comprehension {
    ExprPtr target;
    ExprPtr iterable;
    ExprList conditions;
};

/// What ListComp, SetComp and GeneratorExp share.
template <ExpressionKind K> struct ElementComprehension : ExpressionNode<K> {
    using ExpressionNode<K>::ExpressionNode;
    ExprPtr element;
    std::vector<Comprehension> generators;
    std::unique_ptr<Scope> scope; ///< set by resolve()
};
struct ListComp : ElementComprehension<ExpressionKind::ListComp> {
    using ElementComprehension::ElementComprehension;
};
struct SetComp : ElementComprehension<ExpressionKind::SetComp> {
    using ElementComprehension::ElementComprehension;
};
struct GeneratorExp : ElementComprehension<ExpressionKind::GeneratorExp> {
    using ElementComprehension::ElementComprehension;
};
struct DictComp : ExpressionNode<ExpressionKind::DictComp> {
    using ExpressionNode::ExpressionNode;
    ExprPtr key;
    ExprPtr value;
    std::vector<Comprehension> generators;
    std::unique_ptr<Scope> scope; ///< set by resolve()
};

struct Await : ExpressionNode<ExpressionKind::Await> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value;
};

struct Yield : ExpressionNode<ExpressionKind::Yield> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value; ///< null for a bare yield
};

struct YieldFrom : ExpressionNode<ExpressionKind::YieldFrom> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value;
};

/// `left ops[0] comparators[0] ops[1] comparators[1] …`
struct Compare : ExpressionNode<ExpressionKind::Compare> {
    using ExpressionNode::ExpressionNode;
    ExprPtr left;
    std::vector<CompareOperator> ops;
    ExprList comparators;
};

struct Keyword {
    std::string name; ///< empty for `**value`
    ExprPtr value;
    SourceSpan span;
};

/// Positional arguments may be Starred. `f(*a, k=1, *b)` keeps its order only within each list, as CPython does.
struct Call : ExpressionNode<ExpressionKind::Call> {
    using ExpressionNode::ExpressionNode;
    ExprPtr function;
    ExprList arguments;
    std::vector<Keyword> keywords;
};

enum class Conversion : std::uint8_t { None, Str, Repr, Ascii };

/// `{value!r:spec}` of an f-string. The debug form `{x=}` has become a Constant "x=" before it and !r already.
struct FormattedValue : ExpressionNode<ExpressionKind::FormattedValue> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value;
    Conversion conversion = Conversion::None;
    ExprPtr formatSpec; ///< null, or a JoinedStr
};

/// An f-string: Constants (str) and FormattedValues in turn. A plain string beside it has been joined in.
struct JoinedStr : ExpressionNode<ExpressionKind::JoinedStr> {
    using ExpressionNode::ExpressionNode;
    ExprList values;
};

enum class ConstantKind : std::uint8_t { None, True, False, Ellipsis, Int, Float, Str, Bytes };

struct Constant : ExpressionNode<ExpressionKind::Constant> {
    using ExpressionNode::ExpressionNode;
    ConstantKind constant = ConstantKind::None;
    /// Int: the digits alone, no prefix or underscores, at least one, in `base`. Str: UTF-8, where a lone surrogate
    /// from an escape stands as its three bytes (two in a row stay two). Bytes: the bytes.
    std::string text;
    std::uint8_t base = 10; ///< Int: 2, 8, 10 or 16
    double number = 0;      ///< Float
};

struct Attribute : ExpressionNode<ExpressionKind::Attribute> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value;
    std::string attribute; ///< mangled once resolved
    Context context = Context::Load;
};

/// `value[index]`; the index may be a Slice or a Tuple that holds some.
struct Subscript : ExpressionNode<ExpressionKind::Subscript> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value;
    ExprPtr index;
    Context context = Context::Load;
};

struct Starred : ExpressionNode<ExpressionKind::Starred> {
    using ExpressionNode::ExpressionNode;
    ExprPtr value;
    Context context = Context::Load;
};

struct Name : ExpressionNode<ExpressionKind::Name> {
    using ExpressionNode::ExpressionNode;
    std::string id; ///< mangled once resolved
    Context context = Context::Load;
};

struct List : ExpressionNode<ExpressionKind::List> {
    using ExpressionNode::ExpressionNode;
    ExprList elements;
    Context context = Context::Load;
};

struct Tuple : ExpressionNode<ExpressionKind::Tuple> {
    using ExpressionNode::ExpressionNode;
    ExprList elements;
    Context context = Context::Load;
};

/// Each part is null where it was left out.
struct Slice : ExpressionNode<ExpressionKind::Slice> {
    using ExpressionNode::ExpressionNode;
    ExprPtr lower;
    ExprPtr upper;
    ExprPtr step;
};

// ---------------------------------------------------------------- statements

/// `def` and `async def`. The span starts at `def` or `async`, not at the first decorator.
struct FunctionDef : StatementNode<StatementKind::FunctionDef> {
    using StatementNode::StatementNode;
    std::string name;      ///< as written, for __name__
    std::string boundName; ///< mangled, the name to store it under; set by resolve()
    Parameters parameters;
    Block body;
    ExprList decorators;
    ExprPtr returns; ///< the annotation, null for none
    bool isAsync = false;
    std::unique_ptr<Scope> scope; ///< set by resolve()
};

struct ClassDef : StatementNode<StatementKind::ClassDef> {
    using StatementNode::StatementNode;
    std::string name;
    std::string boundName; ///< mangled; set by resolve()
    ExprList bases;
    std::vector<Keyword> keywords; ///< `metaclass` only as ABCMeta; others are refused
    Block body;
    ExprList decorators;
    std::unique_ptr<Scope> scope; ///< set by resolve()
};

struct Return : StatementNode<StatementKind::Return> {
    using StatementNode::StatementNode;
    ExprPtr value; ///< null for a bare return
};

struct Delete : StatementNode<StatementKind::Delete> {
    using StatementNode::StatementNode;
    ExprList targets;
};

/// `a = b = value` has two targets.
struct Assign : StatementNode<StatementKind::Assign> {
    using StatementNode::StatementNode;
    ExprList targets;
    ExprPtr value;
};

struct AugAssign : StatementNode<StatementKind::AugAssign> {
    using StatementNode::StatementNode;
    ExprPtr target; ///< a Name, Attribute or Subscript in Store context
    BinaryOperator op = BinaryOperator::Add;
    ExprPtr value;
};

struct AnnAssign : StatementNode<StatementKind::AnnAssign> {
    using StatementNode::StatementNode;
    ExprPtr target;
    ExprPtr annotation;
    ExprPtr value;      ///< null for a bare annotation
    bool simple = true; ///< a plain name without parentheses
};

struct For : StatementNode<StatementKind::For> {
    using StatementNode::StatementNode;
    ExprPtr target;
    ExprPtr iterable;
    Block body;
    Block orElse;
    bool isAsync = false;
};

struct While : StatementNode<StatementKind::While> {
    using StatementNode::StatementNode;
    ExprPtr test;
    Block body;
    Block orElse;
};

/// `elif` is an If alone in orElse.
struct If : StatementNode<StatementKind::If> {
    using StatementNode::StatementNode;
    ExprPtr test;
    Block body;
    Block orElse;
};

struct WithItem {
    ExprPtr manager;
    ExprPtr target; ///< after `as`, null for none
};

struct With : StatementNode<StatementKind::With> {
    using StatementNode::StatementNode;
    std::vector<WithItem> items;
    Block body;
    bool isAsync = false;
};

struct Raise : StatementNode<StatementKind::Raise> {
    using StatementNode::StatementNode;
    ExprPtr exception; ///< null for a bare raise
    ExprPtr cause;     ///< after `from`, null for none
};

struct ExceptHandler {
    ExprPtr type;     ///< null for a bare except
    std::string name; ///< after `as`, empty for none; mangled once resolved
    Block body;
    SourceSpan span;
};

struct Try : StatementNode<StatementKind::Try> {
    using StatementNode::StatementNode;
    Block body;
    std::vector<ExceptHandler> handlers;
    Block orElse;
    Block finalBody;
};

struct Assert : StatementNode<StatementKind::Assert> {
    using StatementNode::StatementNode;
    ExprPtr test;
    ExprPtr message; ///< null for none
};

struct Alias {
    std::string name;   ///< "os.path", or "*" in `from m import *`
    std::string asName; ///< empty for none
    std::string
        boundName; ///< mangled, the name to store it under ("os" for `import os.path`); set by resolve(), empty for "*"
    SourceSpan span;
};

struct Import : StatementNode<StatementKind::Import> {
    using StatementNode::StatementNode;
    std::vector<Alias> names;
};

struct ImportFrom : StatementNode<StatementKind::ImportFrom> {
    using StatementNode::StatementNode;
    std::string module; ///< empty for `from . import x`
    std::vector<Alias> names;
    std::uint32_t level = 0; ///< number of leading dots
};

/// Has no effect at run time: the scope's table already says it.
struct Global : StatementNode<StatementKind::Global> {
    using StatementNode::StatementNode;
    std::vector<std::string> names;
};

struct Nonlocal : StatementNode<StatementKind::Nonlocal> {
    using StatementNode::StatementNode;
    std::vector<std::string> names;
};

struct ExprStatement : StatementNode<StatementKind::ExprStatement> {
    using StatementNode::StatementNode;
    ExprPtr value;
};

struct Pass : StatementNode<StatementKind::Pass> {
    using StatementNode::StatementNode;
};
struct Break : StatementNode<StatementKind::Break> {
    using StatementNode::StatementNode;
};
struct Continue : StatementNode<StatementKind::Continue> {
    using StatementNode::StatementNode;
};

/// A whole program or imported file.
/// What CPython prints as "SyntaxWarning: …" of a line, and runs all the same.
struct SyntaxWarning {
    std::uint32_t line = 0;
    std::string text;
};

struct Module {
    Block body;
    std::vector<SyntaxWarning> warnings; ///< set by resolve(), in the order of the lines
    std::unique_ptr<Scope> scope; ///< set by resolve()
};

} // namespace forkyard::lang
