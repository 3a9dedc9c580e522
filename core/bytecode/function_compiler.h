// Compiles one code object: a module, function, lambda, class body or comprehension. Its parts lie in the files named
// below; expressions write their value straight into the register they are given ("into"), conditions become jumps.
#pragma once

#include "core/bytecode/code_builder.h"
#include "core/bytecode/enclosing.h"
#include "core/bytecode/tree_facts.h"
#include "core/lang/tree.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace forkyard::bytecode {

class FunctionCompiler {
public:
    FunctionCompiler(CompileSession &session, const lang::Scope &scope, BodyFacts facts, SourceSpan start);

    // -- functions.cpp, classes.cpp, comprehensions.cpp: each makes the one code object of this compiler.
    std::shared_ptr<const Code> module(const lang::Module &node);
    std::shared_ptr<const Code> function(const lang::FunctionDef &node);
    std::shared_ptr<const Code> lambda(const lang::Lambda &node);
    std::shared_ptr<const Code> classBody(const lang::ClassDef &node);

    /// The four kinds of comprehension, seen as one.
    struct ComprehensionNode {
        lang::ExpressionKind kind;
        const lang::Expression *key; ///< of a DictComp, else null
        const lang::Expression *element;
        const std::vector<lang::Comprehension> *generators;
        const lang::Scope *scope;
    };
    std::shared_ptr<const Code> comprehension(const ComprehensionNode &node);

private:
    // -- expressions.cpp. Every function here leaves the temporaries as it found them; operand() and push() keep one.
    /// Evaluates into the register. A local's register is written last of all, when nothing can fail any more.
    void into(const lang::Expression &e, Register result);
    /// The register that holds the value: a local's own, unless one of `later` may assign the local before the value is
    /// used; else `scratch` if it is given; else a new temporary.
    Register operand(const lang::Expression &e, Register scratch = NO_REG,
                     std::initializer_list<const lang::Expression *> later = {});
    /// Evaluates into a new temporary, the topmost.
    Register push(const lang::Expression &e);
    /// A register that may be written before the whole expression is evaluated: result itself, unless it is a local's.
    Register scratchFor(Register result) { return m_code.isTemporary(result) ? result : m_code.allocate(); }
    void moveInto(Register result, Register value);
    void loadConstant(Register result, Constant value);
    /// The index of a folded operand for a K form.
    std::optional<std::uint32_t> constantOperand(const std::optional<Constant> &folded);
    std::optional<std::uint32_t> constantOperand(const lang::Expression &e);
    void boolOp(const lang::BoolOp &e, Register result);
    void ifExp(const lang::IfExp &e, Register result);
    void attribute(const lang::Attribute &e, Register result);
    void subscript(const lang::Subscript &e, Register result);
    void slice(const lang::Slice &e, Register result);
    void namedExpr(const lang::NamedExpr &e, Register result);
    void yield(const lang::Yield &e, Register result);
    void yieldFrom(const lang::YieldFrom &e, Register result);
    /// What GetAwaitable is told about the value's origin.
    enum class AwaitedFrom { Await, Enter, Exit, Next };
    void await(Register result, Register value, AwaitedFrom origin);

    // -- operators.cpp
    void binOp(const lang::BinOp &e, Register result);
    void unaryOp(const lang::UnaryOp &e, Register result);
    void inPlace(lang::BinaryOperator op, Register target, const lang::Expression &value);
    void compare(const lang::Compare &e, Register result);
    void compareInto(lang::CompareOperator op, Register left, const lang::Expression &right, Register result);
    /// Jumps if the truth value is `sense`, else goes on.
    void condition(const lang::Expression &e, Label &target, bool sense);
    void chainCondition(const lang::Compare &e, Label &target, bool sense);
    void compareCondition(lang::CompareOperator op, Register left, const lang::Expression &right, Label &target,
                          bool sense);
    void booleanCondition(const lang::BoolOp &e, Label &target, bool sense);

    // -- displays.cpp
    void tuple(const lang::ExprList &elements, Register result);
    void list(const lang::ExprList &elements, Register result);
    void listInScratch(const lang::ExprList &elements, Register scratch);
    void set(const lang::ExprList &elements, Register result);
    void dict(const lang::Dict &e, Register result);
    void joinedStr(const lang::JoinedStr &e, Register result);
    void formattedValue(const lang::FormattedValue &e, Register result);

    // -- calls.cpp
    void call(const lang::Call &e, Register result);
    void methodCall(const lang::Call &e, const lang::Attribute &method, Register result);
    void starCall(const lang::Call &e, Register result);
    /// Pushes the values of arguments and keywords; gives the index of the keywords' names, or NO_CONST.
    std::uint32_t pushArguments(const lang::Call &e);
    /// A dict of the keywords, `**` ones merged in; `function` is for the message.
    void keywordDict(const std::vector<lang::Keyword> &keywords, Register result, Register function);

    // -- comprehensions.cpp
    void makeComprehension(const ComprehensionNode &node, const void *identity, Register result);
    void comprehensionLoop(const ComprehensionNode &node, std::size_t index, Register iterator, Register collection);
    void comprehensionElement(const ComprehensionNode &node, Register collection);
    /// A loop's iterator of an iterable.
    void iteratorInto(const lang::Expression &iterable, Register result);

    // -- names.cpp
    struct Variable {
        enum class Kind { Local, Cell, Global, ClassName, ClassFree };
        Kind kind = Kind::Global;
        Register place = 0; ///< the local, or the register of the cell
    };
    Variable variable(std::string_view name) const;
    std::optional<Register> localOf(const lang::Expression &e) const;
    Register cellOf(std::string_view name) const;
    void checkBound(Register local, std::string_view name);
    void loadName(std::string_view name, Register result);
    void storeName(std::string_view name, Register value);
    void deleteName(std::string_view name);
    /// `except … as name` at its end: unbound, whether or not the body deleted it.
    void forgetName(std::string_view name);
    void layOutRegisters(SourceSpan start);

    // -- assignments.cpp
    void assign(const lang::Assign &s);
    void assignTo(const lang::Expression &target, const lang::Expression &value);
    bool assignNone(const lang::Expression &target, const lang::Expression &value);
    bool assignInParallel(const lang::Expression &target, const lang::Expression &value);
    void annAssign(const lang::AnnAssign &s);
    void augAssign(const lang::AugAssign &s);
    void store(const lang::Expression &target, Register value);
    void unpack(const lang::ExprList &targets, Register value);
    std::optional<Register> consecutiveLocals(const lang::ExprList &targets) const;
    void deleteTarget(const lang::Expression &target);

    // -- statements.cpp
    void block(const lang::Block &statements);
    void statement(const lang::Statement &s);
    void statementItself(const lang::Statement &s);
    void ifStatement(const lang::If &s);
    void returnStatement(const lang::Return &s);
    /// Where something may have been let go of: a LetGo of no register, which asks for whatever nobody has any more.
    void settle() {
        if (m_session.settles && m_code.isReachable()) emit(Op::LetGo, NO_REG);
    }
    void raiseStatement(const lang::Raise &s);
    void assertStatement(const lang::Assert &s);
    void importStatement(const lang::Import &s);
    void importFromStatement(const lang::ImportFrom &s);

    // -- loops.cpp
    void whileStatement(const lang::While &s);
    void forStatement(const lang::For &s);
    void asyncForStatement(const lang::For &s);
    void breakStatement();
    void continueStatement();
    /// Before a loop: what its body unbinds may be unbound at the start of any turn.
    void forgetUnboundIn(const lang::Block &body);

    // -- exceptions.cpp
    void tryStatement(const lang::Try &s);
    void tryFinally(const lang::Try &s);
    void tryExcept(const lang::Try &s);
    void exceptClause(const lang::ExceptHandler &clause, Register exception, Region &cleanup, Label &reraise,
                      Label &end);
    /// After close(cleanup): pops what is handled, for those who come by fall-through, by `reraise` or by exception.
    void popAndReraise(Region &cleanup, Label &reraise, Register exception);

    // -- with.cpp
    void withItems(const lang::With &s, std::size_t index);
    void enterContext(const lang::WithItem &item, bool isAsync, Register exit);
    void leaveContext(const Enclosing &with);

    // -- enclosing.cpp
    void enter(Enclosing &enclosing);
    void leave(const Enclosing &enclosing);
    /// Writes what happens when control leaves all blocks within `until` (null: the function), then what `finish`
    /// writes.
    template <typename F> void leaveBlocks(Enclosing *until, F finish);
    void writeExit(const Enclosing &enclosing);
    bool hasExits() const;
    Enclosing *innermostLoop() const;

    // -- functions.cpp, classes.cpp
    void functionDef(const lang::FunctionDef &s);
    struct Annotation {
        std::string name;
        const lang::Expression *value;
    };
    static std::vector<Annotation> annotationsOf(const lang::FunctionDef &s);
    void annotate(Register function, const std::vector<Annotation> &annotations);
    void annotation(const lang::Expression &value, Register result);
    void classDef(const lang::ClassDef &s);
    void makeLambda(const lang::Lambda &e, Register result);
    void makeFunction(Register result, std::uint32_t code, const lang::Parameters *parameters,
                      const lang::Scope &inner);
    void buildClosure(const lang::Scope &inner, Register result);
    void defaultsTuple(const lang::Parameters &parameters, Register result);
    void keywordDefaults(const lang::Parameters &parameters, Register result);
    void applyDecorators(const lang::ExprList &decorators, Register first);
    Register pushDecorators(const lang::ExprList &decorators);
    void describeParameters(const lang::Parameters &parameters);
    /// Compiles the inner code once, even where a finally body is compiled several times.
    template <typename F> std::uint32_t codeConstant(const void *node, F compileNode);
    /// True if the block starts with a doc string, which is then set in the code.
    bool takeDocString(const lang::Block &body);
    std::shared_ptr<const Code> finish();

    void emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        m_code.emit(op, a, b, c, d);
    }

    CompileSession &m_session;
    const lang::Scope &m_scope;
    const BodyFacts m_facts;
    std::shared_ptr<Code> m_result = std::make_shared<Code>();
    std::unordered_map<std::string_view, Register> m_locals; ///< also captured parameters
    std::unordered_map<std::string_view, Register> m_cells;  ///< own and free ones
    std::unordered_map<const void *, std::uint32_t> m_codeOfNode;
    CodeBuilder m_code;
    Enclosing *m_innermost = nullptr;
};

/// Sets the span for the instructions of an expression and restores the one before.
class SpanScope {
public:
    SpanScope(CodeBuilder &code, const SourceSpan &span) : m_code(code), m_before(code.span()) { code.setSpan(span); }
    ~SpanScope() { m_code.setSpan(m_before); }
    SpanScope(const SpanScope &) = delete;
    SpanScope &operator=(const SpanScope &) = delete;

private:
    CodeBuilder &m_code;
    const SourceSpan m_before;
};

/// Gives back all temporaries taken in its life.
class TemporaryScope {
public:
    explicit TemporaryScope(CodeBuilder &code) : m_code(code), m_top(code.top()) {}
    ~TemporaryScope() { m_code.release(m_top); }
    TemporaryScope(const TemporaryScope &) = delete;
    TemporaryScope &operator=(const TemporaryScope &) = delete;

private:
    CodeBuilder &m_code;
    const Register m_top;
};

template <typename F> std::uint32_t FunctionCompiler::codeConstant(const void *node, F compileNode) {
    if (const auto known = m_codeOfNode.find(node); known != m_codeOfNode.end()) return known->second;
    const std::uint32_t index = m_code.constant({std::shared_ptr<const Code>(compileNode())});
    m_codeOfNode.emplace(node, index);
    return index;
}

template <typename F> void FunctionCompiler::leaveBlocks(Enclosing *until, F finish) {
    Enclosing *const innermost = m_innermost;
    for (Enclosing *block = innermost; block != until; block = block->outer) {
        // From here on the block guards nothing: an exception in its own cleanup belongs to the blocks around it.
        if (block->region) m_code.pause(*block->region);
        m_innermost = block->outer;
        writeExit(*block);
    }
    finish();
    for (Enclosing *block = innermost; block != until; block = block->outer)
        if (block->region) m_code.resume(*block->region);
    m_innermost = innermost;
}

} // namespace forkyard::bytecode
