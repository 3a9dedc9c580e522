// with and async with. compiler.h tells the shape of the code.
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"

namespace forkyard::bytecode {

using namespace lang;

void FunctionCompiler::withItems(const With &s, std::size_t index) {
    if (index == s.items.size()) return block(s.body);
    const WithItem &item = s.items[index];
    const Register exit = m_code.allocate();
    const Register entered = m_code.allocate();
    enterContext(item, s.isAsync, exit);

    Label swallowed;
    Label reraise;
    Label end;
    Region guarded;
    Enclosing with{s.isAsync ? Enclosing::Kind::AsyncWith : Enclosing::Kind::With, &guarded, exit};
    with.span = s.span;
    m_code.open(guarded);
    enter(with);
    if (item.target) store(*item.target, entered);
    m_code.release(entered);
    withItems(s, index + 1);
    leave(with);
    m_code.close(guarded);
    m_code.setSpan(s.span);
    if (m_code.isReachable()) leaveContext(with);
    m_code.jump(end);

    const Register exception = m_code.allocate();
    const Register outerException = m_code.allocate();
    m_code.setSpan(s.span);
    if (m_code.bindHandler(guarded, exception)) {
        m_code.line(s.span.line);
        emit(Op::PushHandled, outerException, exception);
        Region cleanup;
        m_code.open(cleanup);
        const Register verdict = m_code.allocate();
        emit(Op::WithExit, verdict, exit, exception);
        if (s.isAsync) await(verdict, verdict, AwaitedFrom::Exit);
        m_code.jumpIf(Op::JumpIfTrue, verdict, 0, 0, swallowed);
        m_code.close(cleanup);
        popAndReraise(cleanup, reraise, exception);
        m_code.bind(swallowed);
        emit(Op::PopHandled, outerException);
    }
    m_code.bind(end);
}

void FunctionCompiler::enterContext(const WithItem &item, bool isAsync, Register exit) {
    const auto entered = static_cast<Register>(exit + 1);
    const Register manager = operand(*item.manager, entered);
    if (!isAsync) return emit(Op::WithEnter, exit, manager);
    const TemporaryScope temporaries(m_code);
    const Register method = m_code.allocate();
    emit(Op::LoadSpecial, method, manager, 0, intern("__aenter__"));
    emit(Op::LoadSpecial, exit, manager, 0, intern("__aexit__"));
    emit(Op::Call, entered, method, 0, NO_CONST);
    await(entered, entered, AwaitedFrom::Enter);
}

void FunctionCompiler::leaveContext(const Enclosing &with) {
    const TemporaryScope temporaries(m_code);
    const SpanScope span(m_code, with.span);
    m_code.line(with.span.line);
    const Register ignored = m_code.allocate();
    emit(Op::WithLeave, ignored, with.place);
    if (with.kind == Enclosing::Kind::AsyncWith) await(ignored, ignored, AwaitedFrom::Exit);
}

} // namespace forkyard::bytecode
