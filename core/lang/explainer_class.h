// The second reading of a program that is wrong. Internal to explainer*.cpp; use explainer.h.
//
// CPython finds its good messages with a backtracking grammar in which wrong forms are alternatives of their own, tried
// in a fixed order; the first that matches speaks. To say the same of the same program, this reads in the same order:
// each function tries its forms as that grammar does, returns null (and leaves the position alone) where none fits, and
// throws Found where a wrong form matches. It makes no tree, only the outlines that messages ask about. Results are
// kept per rule and position, so that going back is cheap.
#pragma once

#include "core/lang/explainer.h"
#include "core/lang/tree.h"

#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace forkyard::lang {

/// The outline of an expression.
struct Shape {
    ExpressionKind kind = ExpressionKind::Constant;
    ConstantKind constant = ConstantKind::Int;
    std::uint32_t first = 0; ///< token indices, both inclusive
    std::uint32_t last = 0;
    /// Elements of a tuple or list, what is starred, the left side of a comparison, the positional arguments.
    std::vector<const Shape *> parts;
    bool firstIsIn = false;       ///< a comparison whose first operator is `in`
    bool unpacksMapping = false;  ///< arguments with `**`
    std::uint32_t lastClause = 0; ///< comprehension clauses: first token of the last condition or iterable
};

/// "function call", "literal", …: what an expression is called in messages.
std::string_view expressionName(const Shape &shape);

struct Found {
    Diagnostic diagnostic;
    bool byLexer = false; ///< the reading came to where the lexer stopped
};

class Explainer {
public:
    Explainer(const TokenStream &stream, std::size_t start, std::size_t furthest)
        : m_stream(stream), m_at(start), m_furthest(furthest), m_keptAt(stream.tokens.size()), m_start(start) {}

    /// Throws Found if a wrong form is met; comes back if none is.
    void run(bool embedded);
    std::size_t furthest() const { return m_furthest; }

private:
    enum class Memo : std::uint8_t {
        Expression,
        StarExpression,
        NamedExpression,
        Disjunction,
        Conjunction,
        Inversion,
        Binary,
        Factor,
        AwaitPrimary,
        Primary,
        Arguments,
        StarTarget,
        TargetWithStarAtom,
        SimpleStatement,
        Suite,
    };

    // ------------------------------------------------------------ tokens
    const Token &look(std::size_t ahead = 0);
    bool at(TokenKind kind, std::size_t ahead = 0) { return look(ahead).kind == kind; }
    bool take(TokenKind kind);
    bool takeAny(std::initializer_list<TokenKind> kinds);
    bool atAny(std::initializer_list<TokenKind> kinds);
    bool word(std::string_view text);
    bool atSoftKeyword();
    void force(TokenKind kind);

    // ------------------------------------------------------------ trying
    /// Runs a rule; the position is as before if it comes to nothing.
    template <typename F> auto attempt(F &&rule) {
        const std::size_t start = m_at;
        auto result = rule();
        if (!result) m_at = start;
        return result;
    }
    /// Runs a rule that only matters for what it throws.
    template <typename F> void tryWrong(F &&rule) {
        const std::size_t start = m_at;
        rule();
        m_at = start;
    }
    template <typename F> bool separated(F &&item);
    template <typename F> const Shape *memo(Memo rule, F &&compute, std::uint8_t variant = 0);
    const Shape *shape(ExpressionKind kind, std::size_t first, std::vector<const Shape *> parts = {});

    // ------------------------------------------------------------ what is wrong
    [[noreturn]] void raise(std::string code, std::vector<std::string> arguments, SourceSpan span);
    [[noreturn]] void raiseAt(const Shape *shape, std::string code, std::vector<std::string> arguments = {});
    [[noreturn]] void raiseRange(std::size_t first, std::size_t last, std::string code,
                                 std::vector<std::string> arguments = {});
    [[noreturn]] void raiseToken(std::size_t token, std::string code, std::vector<std::string> arguments = {});
    [[noreturn]] void raiseFrom(std::size_t token, std::string code);
    [[noreturn]] void raiseHere(std::string code, std::vector<std::string> arguments = {});
    enum class Targets { Star, Del, For };
    static const Shape *invalidTarget(const Shape *shape, Targets targets);
    void raiseIfInvalidTarget(const Shape *shape, Targets targets);
    bool isLegacyStatement(const Shape *shape) const;

    // ------------------------------------------------------------ expressions (explainer_expressions.cpp)
    const Shape *starExpressions();
    const Shape *starExpression();
    const Shape *starNamedExpression();
    std::vector<const Shape *> starNamedExpressions();
    const Shape *expressions();
    const Shape *assignmentExpression();
    const Shape *namedExpression();
    void invalidNamedExpression();
    const Shape *yieldExpression();
    const Shape *yieldOrStarExpressions();
    const Shape *expression();
    const Shape *expressionWithoutInvalid();
    const Shape *plainExpression();
    void invalidExpression();
    void invalidLegacyExpression();
    const Shape *lambda();
    const Shape *disjunction();
    const Shape *conjunction();
    const Shape *inversion();
    const Shape *comparison();
    bool compareOperator(bool &isIn);
    const Shape *binary(int lowest);
    const Shape *bitwiseOr() { return binary(1); }
    const Shape *factor();
    const Shape *awaitPrimary();
    const Shape *primary();
    const Shape *primaryPart(const Shape *base);

    // ------------------------------------------------------------ atoms, arguments (explainer_atoms.cpp)
    const Shape *atom();
    const Shape *strings();
    const Shape *tuple();
    const Shape *group();
    const Shape *generator();
    const Shape *list();
    const Shape *elementComprehension(TokenKind open, TokenKind close, ExpressionKind kind);
    const Shape *dict();
    const Shape *set();
    const Shape *dictComprehension();
    void invalidComprehension();
    void invalidDictItems();
    void invalidDictItem();
    bool dictItem();
    const Shape *clauses();
    const Shape *clause();
    const Shape *slices();
    const Shape *slice();
    const Shape *starredExpression();
    const Shape *arguments();
    const Shape *args();
    const Shape *positionalArgument();
    const Shape *kwargs();
    const Shape *keyword(bool unpacking);
    void invalidKeyword();
    void invalidArguments();

    // ------------------------------------------------------------ targets (explainer_targets.cpp)
    const Shape *starTargets();
    const Shape *starTarget();
    const Shape *targetWithStarAtom();
    const Shape *attributeOrSubscriptTarget();
    const Shape *targetPrimary();
    const Shape *starAtom();
    const Shape *singleTarget();
    const Shape *deletionTarget();
    const Shape *deletionTargets();
    bool atTargetPart() { return atAny({TokenKind::LeftParen, TokenKind::LeftBracket, TokenKind::Dot}); }

    // ------------------------------------------------------------ parameters (explainer_parameters.cpp)
    struct ParameterStyle {
        TokenKind closing;
        bool lambda;
    };
    enum class Default { None, Required, Maybe };
    bool params(ParameterStyle style);
    void invalidParameters(ParameterStyle style);
    bool parameters(ParameterStyle style);
    bool parameterName(ParameterStyle style, bool starAnnotation = false);
    bool parameter(ParameterStyle style, Default withDefault, bool starAnnotation = false);
    std::size_t parameterRun(ParameterStyle style, Default withDefault);
    bool defaultValue();
    bool slashNoDefault(ParameterStyle style);
    bool slashWithDefault(ParameterStyle style);
    bool starEtc(ParameterStyle style);
    void invalidStarEtc(ParameterStyle style);
    bool keywordParameters(ParameterStyle style);
    void invalidKeywordParameters(ParameterStyle style);

    // ------------------------------------------------------------ statements (explainer_statements.cpp,
    // explainer_compound.cpp)
    bool statement();
    bool compoundStatement();
    bool simpleStatements();
    bool separatedBySemicolons();
    bool simpleStatement();
    bool assignment();
    void invalidAssignment();
    const Shape *invalidAnnotationTarget();
    bool augmentedOperator();
    bool returnStatement();
    bool raiseStatement();
    bool importStatement();
    bool importFromStatement();
    bool importTargets();
    bool dottedName();
    bool importedAs();
    bool deleteStatement();
    bool assertStatement();
    bool nameList();

    bool block();
    bool elseBlock();
    bool finallyBlock();
    bool decorators();
    bool functionDef();
    bool classDef();
    bool ifStatement();
    bool whileStatement();
    bool forStatement();
    bool withStatement();
    bool withItem();
    bool withItems(bool parenthesized, bool loose);
    void invalidWith(bool indentation);
    bool tryStatement();
    void invalidTry();
    bool exceptBlock();
    void invalidExcept();
    void matchStatement();
    void invalidBlockAfter(TokenKind keyword, const char *name);
    void expectIndent(const char *what, std::size_t keyword);
    std::uint32_t lineOf(std::size_t token) const { return m_stream.tokens[token].span.line; }

    /// The result of a rule at a token; those of one token are a list that ends with index 0.
    struct Kept {
        const Shape *shape = nullptr;
        std::uint32_t end = 0;
        std::uint32_t next = 0;
        std::uint16_t key = 0;
    };
    void forget();
    const TokenStream &m_stream;
    std::size_t m_at;
    std::size_t m_furthest;
    bool m_lookForWrong = true;
    int m_depth = 0;
    std::deque<Shape> m_shapes;
    std::vector<Kept> m_kept{1};
    std::vector<std::uint32_t> m_keptAt; ///< for each token
    std::size_t m_start = 0;             ///< where what is kept begins
    Shape m_done;                        ///< stands for "matched" where a rule has no outline
};

/// Runs the item, then a comma and the item, as often as it goes.
template <typename F> bool Explainer::separated(F &&item) {
    if (!attempt(item)) return false;
    while (attempt([&] { return take(TokenKind::Comma) && item(); })) {
    }
    return true;
}

template <typename F> const Shape *Explainer::memo(Memo rule, F &&compute, std::uint8_t variant) {
    const auto key = static_cast<std::uint16_t>((static_cast<unsigned>(rule) << 8) | variant);
    const std::size_t start = m_at;
    for (std::uint32_t i = m_keptAt[start]; i != 0; i = m_kept[i].next) {
        if (m_kept[i].key != key) continue;
        if (m_kept[i].shape) m_at = m_kept[i].end;
        return m_kept[i].shape;
    }
    constexpr int MaximumDepth = 6000; // as CPython's own limit
    if (++m_depth > MaximumDepth) raise("limit.nesting", {}, {look().span.line, 0, 0, 0});
    const Shape *result = attempt(compute);
    --m_depth;
    m_kept.push_back({result, static_cast<std::uint32_t>(m_at), m_keptAt[start], key});
    m_keptAt[start] = static_cast<std::uint32_t>(m_kept.size() - 1);
    return result;
}

} // namespace forkyard::lang
