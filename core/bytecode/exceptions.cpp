// try in all its forms. compiler.h tells the shape of the code.
#include "core/bytecode/function_compiler.h"

namespace forkyard::bytecode {

using namespace lang;

void FunctionCompiler::tryStatement(const Try &s) {
    if (s.finalBody.empty())
        tryExcept(s);
    else
        tryFinally(s);
}

void FunctionCompiler::tryFinally(const Try &s) {
    Label end;
    Label reraise;
    Region guarded;
    Enclosing guard{Enclosing::Kind::Finally, &guarded};
    guard.finalBody = &s.finalBody;
    m_code.open(guarded);
    enter(guard);
    if (s.handlers.empty())
        block(s.body);
    else
        tryExcept(s);
    leave(guard);
    m_code.close(guarded);
    block(s.finalBody);
    m_code.jump(end);

    const Register exception = m_code.allocate();
    const Register outerException = m_code.allocate();
    m_code.setSpan(s.span);
    if (m_code.bindHandler(guarded, exception)) {
        emit(Op::PushHandled, outerException, exception);
        Region cleanup;
        Enclosing handled{Enclosing::Kind::Handled, &cleanup, outerException};
        m_code.open(cleanup);
        enter(handled);
        block(s.finalBody);
        leave(handled);
        m_code.close(cleanup);
        popAndReraise(cleanup, reraise, exception);
    }
    m_code.bind(end);
}

void FunctionCompiler::tryExcept(const Try &s) {
    Label end;
    Label reraise;
    Region guarded;
    Enclosing guard{Enclosing::Kind::Guarded, &guarded};
    m_code.open(guarded);
    enter(guard);
    block(s.body);
    leave(guard);
    m_code.close(guarded);
    block(s.orElse);
    m_code.jump(end);

    const Register exception = m_code.allocate();
    const Register outerException = m_code.allocate();
    m_code.setSpan(s.span);
    if (m_code.bindHandler(guarded, exception)) {
        emit(Op::PushHandled, outerException, exception);
        Region cleanup;
        Enclosing handled{Enclosing::Kind::Handled, &cleanup, outerException};
        m_code.open(cleanup);
        enter(handled);
        for (const ExceptHandler &clause : s.handlers) exceptClause(clause, exception, cleanup, reraise, end);
        leave(handled);
        m_code.close(cleanup);
        popAndReraise(cleanup, reraise, exception);
    }
    m_code.bind(end);
}

void FunctionCompiler::exceptClause(const ExceptHandler &clause, Register exception, Region &cleanup, Label &reraise,
                                    Label &end) {
    if (!m_code.isReachable()) return;
    const Register outerException = m_innermost->place;
    Label next;
    m_code.setSpan(clause.span);
    m_code.line(clause.span.line);
    if (clause.type) {
        const TemporaryScope temporaries(m_code);
        m_code.jumpIf(Op::JumpIfNoMatch, exception, operand(*clause.type), 0, next);
    }
    Region named;
    Enclosing body{Enclosing::Kind::HandlerName, &named};
    body.name = &clause.name;
    if (!clause.name.empty()) {
        storeName(clause.name, exception);
        m_code.open(named);
        enter(body);
    }
    block(clause.body);
    if (!clause.name.empty()) {
        leave(body);
        m_code.close(named);
    }
    m_code.pause(cleanup);
    emit(Op::PopHandled, outerException);
    if (!clause.name.empty()) forgetName(clause.name);
    m_code.jump(end);
    m_code.resume(cleanup);

    m_code.setSpan(clause.span);
    if (!clause.name.empty() && m_code.bindHandler(named, exception)) {
        forgetName(clause.name);
        m_code.jump(reraise);
    }
    m_code.bind(next);
}

void FunctionCompiler::popAndReraise(Region &cleanup, Label &reraise, Register exception) {
    const auto outerException = static_cast<Register>(exception + 1);
    m_code.jump(reraise);
    m_code.bindHandler(cleanup, exception);
    m_code.bind(reraise);
    emit(Op::PopHandled, outerException);
    emit(Op::Reraise, exception);
    m_code.endPath();
}

} // namespace forkyard::bytecode
