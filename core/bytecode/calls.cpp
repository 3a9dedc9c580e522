// Calls: callee and arguments go straight into consecutive registers.
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"
#include "core/bytecode/tree_facts.h"

#include <algorithm>

namespace forkyard::bytecode {

using namespace lang;

namespace {

bool isStarred(const ExprPtr &e) {
    return e->kind == ExpressionKind::Starred;
}

bool isUnpacked(const Keyword &keyword) {
    return keyword.name.empty();
}

/// An argument, or whose method it is, may be nobody's once the call is over.
bool isGivenPassing(const Call &e) {
    const Attribute *method = dynAs<Attribute>(e.function.get());
    return (method && makesPassing(*method->value)) ||
           std::any_of(e.arguments.begin(), e.arguments.end(),
                       [](const ExprPtr &argument) { return makesPassing(*argument); }) ||
           std::any_of(e.keywords.begin(), e.keywords.end(),
                       [](const Keyword &keyword) { return makesPassing(*keyword.value); });
}

} // namespace

void FunctionCompiler::call(const Call &e, Register result) {
    if (std::any_of(e.arguments.begin(), e.arguments.end(), isStarred) ||
        std::any_of(e.keywords.begin(), e.keywords.end(), isUnpacked))
        return starCall(e, result);
    if (const Attribute *method = dynAs<Attribute>(e.function.get())) return methodCall(e, *method, result);
    const Register function = push(*e.function);
    const std::uint32_t names = pushArguments(e);
    emit(Op::Call, result, function, static_cast<std::uint32_t>(e.arguments.size() + e.keywords.size()), names);
    if (m_session.settles && isGivenPassing(e)) settle();
}

void FunctionCompiler::methodCall(const Call &e, const Attribute &method, Register result) {
    const Register function = m_code.allocate(2);
    {
        const TemporaryScope temporaries(m_code);
        const Register object = operand(*method.value, function);
        const SpanScope span(m_code, spanFromAttributeName(method.span, method));
        emit(Op::LoadMethod, function, object, m_code.nextCache(), intern(method.attribute));
    }
    const std::uint32_t names = pushArguments(e);
    m_code.setSpan(spanFromAttributeName(m_code.span(), method));
    emit(Op::CallMethod, result, function, static_cast<std::uint32_t>(e.arguments.size() + e.keywords.size()), names);
    if (m_session.settles && isGivenPassing(e)) settle();
}

std::uint32_t FunctionCompiler::pushArguments(const Call &e) {
    for (const ExprPtr &argument : e.arguments) push(*argument);
    if (e.keywords.empty()) return NO_CONST;
    std::vector<std::string> names;
    for (const Keyword &keyword : e.keywords) {
        push(*keyword.value);
        names.push_back(keyword.name);
    }
    return m_code.constant(tupleOfNames(names));
}

void FunctionCompiler::starCall(const Call &e, Register result) {
    const Register function = m_code.allocate(3);
    const auto arguments = static_cast<Register>(function + 1);
    const auto keywords = static_cast<Register>(function + 2);
    into(*e.function, function);
    if (e.arguments.size() == 1 && isStarred(e.arguments[0])) {
        const TemporaryScope temporaries(m_code);
        const Register items = operand(*as<Starred>(*e.arguments[0]).value, arguments);
        emit(Op::StarArgs, arguments, items, function);
    } else if (std::optional<bytecode::Constant> items = fold(e.arguments)) {
        loadConstant(arguments, std::move(*items));
    } else {
        const TemporaryScope temporaries(m_code);
        tuple(e.arguments, arguments);
    }
    if (e.keywords.empty())
        emit(Op::Clear, keywords);
    else
        keywordDict(e.keywords, keywords, function);
    emit(Op::CallEx, result, function);
}

void FunctionCompiler::keywordDict(const std::vector<Keyword> &keywords, Register result, Register function) {
    // Names between two `**` get a dict of their own, which is merged: a name given twice must be found.
    bool isFirst = true;
    for (std::size_t i = 0; i < keywords.size();) {
        const TemporaryScope temporaries(m_code);
        if (isUnpacked(keywords[i])) {
            if (isFirst) emit(Op::BuildDict, result, 0, 0);
            emit(Op::DictMerge, result, operand(*keywords[i].value), function);
            ++i;
        } else {
            const Register place = isFirst ? result : m_code.allocate();
            const Register first = m_code.top();
            std::uint32_t count = 0;
            for (; i < keywords.size() && !isUnpacked(keywords[i]); ++i, ++count) {
                loadConstant(m_code.allocate(), stringConstant(keywords[i].name));
                push(*keywords[i].value);
            }
            emit(Op::BuildDict, place, first, count);
            if (!isFirst) emit(Op::DictMerge, result, place, function);
        }
        isFirst = false;
    }
}

} // namespace forkyard::bytecode
