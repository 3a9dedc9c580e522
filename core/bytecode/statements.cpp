// Statements: the dispatch, and the simple ones. "A step is a line": each statement starts with a Line.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"
#include "core/bytecode/tree_facts.h"

namespace forkyard::bytecode {

using namespace lang;

void FunctionCompiler::block(const Block &statements) {
    for (const StmtPtr &s : statements) {
        if (!m_code.isReachable() || m_session.error) return;
        statement(*s);
    }
}

namespace {

/// Whether a name, an attribute or a value that stands nowhere may go with the statement. What has a body settles where
/// it leaves it.
bool mayLetGo(StatementKind kind) {
    switch (kind) {
    case StatementKind::Delete:
    case StatementKind::Assign:
    case StatementKind::AugAssign:
    case StatementKind::AnnAssign:
    case StatementKind::For:
    case StatementKind::While:
    case StatementKind::With:
    case StatementKind::Try:
    case StatementKind::ExprStatement:
        return true;
    default:
        return false;
    }
}

} // namespace

void FunctionCompiler::statement(const Statement &s) {
    {
        const TemporaryScope temporaries(m_code);
        statementItself(s);
    }
    if (m_session.settles && mayLetGo(s.kind)) {
        m_code.setSpan(s.span);
        settle();
    }
}

void FunctionCompiler::statementItself(const Statement &s) {
    m_code.setSpan(s.span);
    // Definitions start with their decorators; global and nonlocal have been dealt with when names were resolved.
    const bool startsOtherwise = s.kind == StatementKind::FunctionDef || s.kind == StatementKind::ClassDef ||
                                 s.kind == StatementKind::Global || s.kind == StatementKind::Nonlocal;
    if (!startsOtherwise) m_code.line(s.span.line);

    switch (s.kind) {
    case StatementKind::FunctionDef:
        return functionDef(as<FunctionDef>(s));
    case StatementKind::ClassDef:
        return classDef(as<ClassDef>(s));
    case StatementKind::Return:
        return returnStatement(as<Return>(s));
    case StatementKind::Delete:
        for (const ExprPtr &target : as<Delete>(s).targets) deleteTarget(*target);
        return;
    case StatementKind::Assign:
        return assign(as<Assign>(s));
    case StatementKind::AugAssign:
        return augAssign(as<AugAssign>(s));
    case StatementKind::AnnAssign:
        return annAssign(as<AnnAssign>(s));
    case StatementKind::For:
        return as<For>(s).isAsync ? asyncForStatement(as<For>(s)) : forStatement(as<For>(s));
    case StatementKind::While:
        return whileStatement(as<While>(s));
    case StatementKind::If:
        return ifStatement(as<If>(s));
    case StatementKind::With:
        return withItems(as<With>(s), 0);
    case StatementKind::Raise:
        return raiseStatement(as<Raise>(s));
    case StatementKind::Try:
        return tryStatement(as<Try>(s));
    case StatementKind::Assert:
        return assertStatement(as<Assert>(s));
    case StatementKind::Import:
        return importStatement(as<Import>(s));
    case StatementKind::ImportFrom:
        return importFromStatement(as<ImportFrom>(s));
    case StatementKind::ExprStatement:
        if (!fold(*as<ExprStatement>(s).value)) operand(*as<ExprStatement>(s).value);
        return;
    case StatementKind::Break:
        return breakStatement();
    case StatementKind::Continue:
        return continueStatement();
    case StatementKind::Global:
    case StatementKind::Nonlocal:
    case StatementKind::Pass:
        return;
    }
}

void FunctionCompiler::ifStatement(const If &s) {
    Label otherwise;
    Label end;
    const bool lets = m_session.settles && makesPassing(*s.test);
    condition(*s.test, otherwise, false);
    if (lets) settle();
    block(s.body);
    if (lets || !s.orElse.empty()) m_code.jump(end);
    m_code.bind(otherwise);
    if (lets) settle();
    block(s.orElse);
    m_code.bind(end);
}

void FunctionCompiler::returnStatement(const Return &s) {
    const std::optional<bytecode::Constant> constant =
        s.value ? fold(*s.value) : std::optional(bytecode::Constant{NoneConstant{}});
    const bool isNone = constant && std::holds_alternative<NoneConstant>(constant->value);
    Register value = NO_REG;
    if (constant) {
        if (!isNone) value = m_code.allocate();
    } else {
        // What is done on the way out may change the variable, not the value returned.
        value = hasExits() ? push(*s.value) : operand(*s.value);
    }
    leaveBlocks(nullptr, [&] {
        m_code.setSpan(s.span);
        if (isNone) {
            emit(Op::ReturnNone);
        } else {
            if (constant) loadConstant(value, *constant);
            emit(Op::Return, value);
        }
        m_code.endPath();
    });
}

void FunctionCompiler::raiseStatement(const Raise &s) {
    const Register exception = s.exception ? operand(*s.exception, NO_REG, {s.cause.get()}) : Register(NO_REG);
    const Register cause = s.cause ? operand(*s.cause) : Register(NO_REG);
    emit(Op::Raise, exception, cause);
    m_code.endPath();
}

void FunctionCompiler::assertStatement(const Assert &s) {
    Label end;
    condition(*s.test, end, true);
    if (const Expression *blamed = lastComparison(*s.test)) m_code.setSpan(blamed->span);
    const Register exception = m_code.allocate();
    emit(Op::LoadBuiltin, exception, 0, 0, intern("AssertionError"));
    if (s.message) {
        push(*s.message);
        emit(Op::Call, exception, exception, 1, NO_CONST);
    }
    emit(Op::Raise, exception, NO_REG);
    m_code.endPath();
    m_code.bind(end);
}

void FunctionCompiler::importStatement(const Import &s) {
    const Register module = m_code.allocate();
    for (const Alias &alias : s.names) {
        emit(Op::ImportName, module, 0, alias.asName.empty() ? 0 : 1, intern(alias.name));
        storeName(alias.boundName, module);
    }
}

void FunctionCompiler::importFromStatement(const ImportFrom &s) {
    const Register module = m_code.allocate();
    const Register item = m_code.allocate();
    emit(Op::ImportName, module, s.level, 1, intern(s.module));
    for (const Alias &alias : s.names) {
        if (alias.name == "*") {
            emit(Op::ImportStar, module);
            continue;
        }
        emit(Op::ImportFrom, item, module, 0, intern(alias.name));
        storeName(alias.boundName, item);
    }
}

} // namespace forkyard::bytecode
