// while, for and async for, break and continue. A loop's test stands at its end, so that a turn costs one jump.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"
#include "core/bytecode/tree_facts.h"

#include <algorithm>

namespace forkyard::bytecode {

using namespace lang;

namespace {

template <typename... Names> bool isOneOf(const std::string &name, Names... names) {
    return ((name == names) || ...);
}

/// Whether a loop over it may be all that has a generator: it calls something, unless that is known to give none of its
/// own.
bool mayBeLeftOpen(const Expression &iterable) {
    if (iterable.kind == ExpressionKind::GeneratorExp) return true;
    const Call *call = dynAs<Call>(&iterable);
    if (!call) return false;
    if (const Name *called = dynAs<Name>(call->function.get())) {
        if (isOneOf(called->id, "enumerate", "zip", "map", "filter", "iter"))
            return std::any_of(call->arguments.begin(), call->arguments.end(),
                               [](const auto &argument) { return mayBeLeftOpen(*argument); });
        return !isOneOf(called->id, "range", "sorted", "list", "tuple", "set", "dict", "frozenset", "reversed", "str",
                        "vars", "dir");
    }
    const Attribute *method = dynAs<Attribute>(call->function.get());
    return !method || !isOneOf(method->attribute, "items", "keys", "values", "split", "splitlines", "readlines", "copy",
                               "most_common", "listdir");
}

} // namespace

void FunctionCompiler::forgetUnboundIn(const Block &body) {
    if (!m_facts.unbinds) return;
    std::vector<std::string_view> names;
    collectUnbound(body, names);
    for (const std::string_view name : names) {
        const Variable which = variable(name);
        if (which.kind == Variable::Kind::Local) m_code.markUnbound(which.place);
    }
}

void FunctionCompiler::whileStatement(const While &s) {
    Label body;
    Label next;
    Label exhausted;
    Label end;
    forgetUnboundIn(s.body);
    condition(*s.test, exhausted, false);
    Enclosing loop{Enclosing::Kind::Loop};
    loop.onBreak = &end;
    loop.onContinue = &next;
    enter(loop);
    m_code.bind(body);
    m_code.assumeLine(s.span.line);
    if (makesPassing(*s.test)) settle();
    block(s.body);
    m_code.bind(next);
    m_code.setSpan(s.span);
    m_code.assumeLine(0); // each turn is a step, be the whole loop on one line
    m_code.line(s.span.line);
    condition(*s.test, body, true);
    leave(loop);
    m_code.bind(exhausted);
    block(s.orElse);
    m_code.bind(end);
}

void FunctionCompiler::forStatement(const For &s) {
    Label body;
    Label next;
    Label exhausted;
    Label end;
    const Register iterator = m_code.allocate();
    iteratorInto(*s.iterable, iterator);
    const std::optional<Register> local = localOf(*s.target);
    const Register item = local ? *local : m_code.allocate();
    if (!local) m_code.release(item); // the body may use it again once the target is stored

    forgetUnboundIn(s.body);
    m_code.jumpIf(Op::ForIter, item, iterator, 0, exhausted);
    // Whoever leaves the loop in its middle, an exception too, may have been the only one to have a generator.
    Region region;
    const bool ownsIterator = mayBeLeftOpen(*s.iterable);
    Enclosing loop{Enclosing::Kind::Loop};
    loop.place = iterator;
    if (ownsIterator) {
        loop.region = &region;
        m_code.open(region);
    }
    loop.onBreak = &end;
    loop.onContinue = &next;
    enter(loop);
    m_code.bind(body);
    m_code.assumeLine(s.span.line);
    if (local) {
        m_code.markBound(*local);
    } else {
        const TemporaryScope itemInUse(m_code);
        m_code.allocate();
        store(*s.target, item);
    }
    settle();
    block(s.body);
    if (ownsIterator) m_code.close(region);
    m_code.bind(next);
    m_code.setSpan(s.span);
    m_code.assumeLine(0); // each turn is a step, be the whole loop on one line
    m_code.line(s.span.line);
    m_code.jumpIf(Op::ForLoop, item, iterator, 0, body);
    leave(loop);
    m_code.bind(exhausted);
    block(s.orElse);
    if (ownsIterator) {
        m_code.jump(end);
        const Register exception = m_code.allocate();
        m_code.setSpan(s.span);
        if (m_code.bindHandler(region, exception)) {
            emit(Op::LetGo, iterator);
            emit(Op::Reraise, exception);
            m_code.endPath();
        }
    }
    m_code.bind(end);
}

void FunctionCompiler::asyncForStatement(const For &s) {
    Label turn;
    Label next;
    Label end;
    const Register iterator = m_code.allocate();
    {
        const TemporaryScope temporaries(m_code);
        const Register method = m_code.allocate();
        emit(Op::LoadSpecial, method, operand(*s.iterable, iterator), 0, intern("__aiter__"));
        emit(Op::Call, iterator, method, 0, NO_CONST);
    }
    forgetUnboundIn(s.body);
    Enclosing loop{Enclosing::Kind::Loop};
    loop.onBreak = &end;
    loop.onContinue = &next;
    m_code.bind(turn);
    m_code.assumeLine(s.span.line);
    Region region;
    m_code.open(region);
    const Register item = m_code.allocate();
    emit(Op::LoadSpecial, item, iterator, 0, intern("__anext__"));
    emit(Op::Call, item, item, 0, NO_CONST);
    await(item, item, AwaitedFrom::Next);
    m_code.close(region);
    store(*s.target, item);
    m_code.release(item);
    enter(loop);
    block(s.body);
    leave(loop);
    m_code.bind(next);
    m_code.setSpan(s.span);
    m_code.assumeLine(0); // each turn is a step, be the whole loop on one line
    m_code.line(s.span.line);
    m_code.jump(turn);
    m_code.allocate();
    if (m_code.bindHandler(region, item)) {
        emit(Op::EndAsyncFor, item);
        block(s.orElse);
    }
    m_code.bind(end);
}

void FunctionCompiler::breakStatement() {
    Enclosing *const loop = innermostLoop();
    leaveBlocks(loop, [&] {
        if (loop->region) m_code.pause(*loop->region);
        writeExit(*loop);
        m_code.jump(*loop->onBreak);
        if (loop->region) m_code.resume(*loop->region);
    });
}

void FunctionCompiler::continueStatement() {
    Enclosing *const loop = innermostLoop();
    leaveBlocks(loop, [&] { m_code.jump(*loop->onContinue); });
}

} // namespace forkyard::bytecode
