// Tokens to tree, for programs that are right: recursive descent with one token of lookahead, and no words for what is
// wrong. Where a token does not fit it throws Misfit, and Explainer finds out what to say. Internal to core/lang.
#pragma once

#include "core/lang/token.h"
#include "core/lang/tree.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace forkyard::lang {

/// Thrown inside core/lang only: the token at Parser::position() fits nowhere.
struct Misfit {};
/// Thrown inside core/lang only: it is known what is wrong.
struct Refusal {
    Diagnostic diagnostic;
    /// CPython says nothing against it: the language's subset or a limit of ours does.
    bool ours = false;
};

/// Bounds how deep the parser goes and how high a tree it builds (several kinds of node may share one level, so a tree
/// may be somewhat higher): whoever walks the tree may recurse.
constexpr int MaximumTreeDepth = 1000;

/// Throws a Refusal for a mistake. Takes no temporaries to build, as those who call it recurse and need small frames.
[[noreturn]] void refuseMistake(const char *code, const SourceSpan &span, std::string_view argument = {},
                                std::string_view secondArgument = {});

/// What may follow a comma that ends a tuple without parentheses, rather than another element.
bool endsTuple(TokenKind kind);

class Parser {
public:
    explicit Parser(const TokenStream &stream) : m_stream(stream) {}

    std::unique_ptr<Module> parseModule();
    /// The expression of an f-string's braces; the stream is tokenizeEmbedded's.
    ExprPtr parseEmbedded();

    /// Index of the token that is looked at: at a Misfit, the one that did not fit.
    std::size_t position() const { return m_furthest > m_at ? m_furthest : m_at; }
    /// Index of the first token of the outermost statement being read.
    std::size_t statementStart() const { return m_statementStart; }

private:
    // ------------------------------------------------------------ tokens
    const Token &current() const { return m_stream.tokens[m_at]; }
    const Token &ahead(std::size_t count) const;
    const Token &previous() const { return m_stream.tokens[m_at - 1]; }
    bool at(TokenKind kind) const { return current().kind == kind; }
    void advance() { ++m_at; }
    bool accept(TokenKind kind);
    void expect(TokenKind kind);
    std::string name();
    std::string nameText(const Token &token) const;
    [[noreturn]] void misfit() const;
    [[noreturn]] void refuse(std::string code, std::vector<std::string> arguments, SourceSpan span) const;
    [[noreturn]] void tooDeep() const;
    SourceSpan since(const SourceSpan &start) const;
    template <typename T> static std::unique_ptr<T> make(SourceSpan span = {}) { return std::make_unique<T>(span); }

    /// One level of an expression. Keeps count of how deep the parser has gone and how high the tree grows beneath.
    class Level {
    public:
        explicit Level(Parser &parser) : m_parser(parser), m_outerHeight(std::exchange(parser.m_height, 0)) {
            if (++m_parser.m_depth > MaximumTreeDepth) {
                --m_parser.m_depth;
                m_parser.tooDeep();
            }
        }
        ~Level() {
            --m_parser.m_depth;
            ++m_parser.m_height;
            if (m_parser.m_height < m_outerHeight) m_parser.m_height = m_outerHeight;
        }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;
        /// Another node was put on top of what there is.
        void grow() {
            if (++m_parser.m_height + m_parser.m_depth > MaximumTreeDepth) m_parser.tooDeep();
        }

    private:
        Parser &m_parser;
        int m_outerHeight;
    };

    // ------------------------------------------------------------ statements (parser_statements.cpp,
    // parser_compound.cpp)
    void statement(Block &block);
    void simpleStatements(Block &block);
    StmtPtr simpleStatement();
    StmtPtr expressionStatement();
    StmtPtr assignment(ExprPtr target, const SourceSpan &start);
    StmtPtr annotatedAssignment(ExprPtr target, const SourceSpan &start, bool parenthesized);
    StmtPtr augmentedAssignment(ExprPtr target, const SourceSpan &start);
    StmtPtr returnStatement();
    StmtPtr raiseStatement();
    StmtPtr deleteStatement();
    StmtPtr assertStatement();
    StmtPtr importStatement();
    StmtPtr importFromStatement();
    void importedNames(ImportFrom &statement);
    Alias importedName();
    std::string dottedName();
    std::vector<std::string> nameList();
    void refuseMatchStatement();

    StmtPtr compoundStatement();
    StmtPtr decorated();
    StmtPtr functionDef(ExprList decorators);
    StmtPtr classDef(ExprList decorators);
    StmtPtr ifStatement();
    StmtPtr whileStatement();
    StmtPtr forStatement();
    StmtPtr withStatement();
    StmtPtr tryStatement();
    ExceptHandler exceptHandler();
    bool parenthesizedWithItems(With &statement);
    WithItem withItem();
    Block block();
    Block elseBlock();
    std::pair<SourceSpan, bool> optionalAsync();
    SourceSpan sinceLine(const SourceSpan &start) const;

    // ------------------------------------------------------------ parameters (parser_compound.cpp)
    Parameters parameters(TokenKind closing, bool annotations);
    Parameter parameter(bool annotations, bool starAnnotation = false);

    // ------------------------------------------------------------ expressions (parser_expressions.cpp,
    // parser_atoms.cpp)
    ExprPtr starExpressions();
    ExprPtr starExpression();
    ExprPtr starNamedExpression();
    ExprPtr namedExpression();
    bool atNamedExpression() const { return at(TokenKind::Name) && ahead(1).kind == TokenKind::ColonEqual; }
    ExprPtr yieldOrStarExpressions();
    ExprPtr yieldExpression();
    ExprPtr expression();
    ExprPtr lambda();
    ExprPtr disjunction();
    ExprPtr conjunction();
    ExprPtr inversion();
    ExprPtr comparison();
    bool compareOperator(CompareOperator &op);
    ExprPtr binary(int lowest);
    ExprPtr factor();
    ExprPtr power();
    ExprPtr awaitPrimary();
    ExprPtr primary();

    ExprPtr atom();
    ExprPtr constant(ConstantKind kind);
    ExprPtr number();
    ExprPtr parenthesized();
    ExprPtr listDisplay();
    ExprPtr braces();
    ExprPtr dictDisplay(ExprPtr firstKey, const SourceSpan &start);
    void dictItem(Dict &dict);
    template <typename Node> ExprPtr comprehension(ExprPtr element, TokenKind closing, const SourceSpan &start);
    std::vector<Comprehension> comprehensionClauses();
    bool atComprehension();
    ExprPtr slices();
    ExprPtr slice();
    ExprPtr starred(bool wholeExpression);
    void arguments(ExprList &positional, std::vector<Keyword> &keywords, const SourceSpan *generatorStart);

    // ------------------------------------------------------------ targets
    ExprPtr targetList();
    ExprPtr target();
    void store(Expression &target, Context context = Context::Store);
    static bool isTarget(const Expression &expression, Context context);
    static bool isSingleTarget(const Expression &expression);

    // ------------------------------------------------------------ strings (parser_strings.cpp)
    ExprPtr strings();
    friend class FString;

    const TokenStream &m_stream;
    std::size_t m_at = 0;
    std::size_t m_furthest = 0; ///< how far an attempt that was given up had come
    std::size_t m_statementStart = 0;
    int m_depth = 0;
    int m_height = 0; ///< of the highest expression finished inside the innermost Level
};

} // namespace forkyard::lang
