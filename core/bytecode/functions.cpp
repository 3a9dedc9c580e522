// def, lambda, and the code of functions and modules.
#include "core/bytecode/annotation_text.h"
#include "core/bytecode/fold.h"
#include "core/bytecode/function_compiler.h"
#include "core/bytecode/symbol.h"

namespace forkyard::bytecode {

using namespace lang;
using bytecode::Constant;

std::shared_ptr<const Code> FunctionCompiler::module(const Module &node) {
    m_result->isModule = true;
    if (takeDocString(node.body)) {
        const Register text = m_code.allocate();
        loadConstant(text, {StringConstant{m_result->docString, false}});
        storeName("__doc__", text);
        m_code.release(text);
    }
    if (hasAnnotations(node.body)) {
        const Register annotations = m_code.allocate();
        emit(Op::BuildDict, annotations, 0, 0);
        storeName("__annotations__", annotations);
        m_code.release(annotations);
    }
    block(node.body);
    return finish();
}

std::shared_ptr<const Code> FunctionCompiler::function(const FunctionDef &node) {
    describeParameters(node.parameters);
    takeDocString(node.body);
    block(node.body);
    return finish();
}

std::shared_ptr<const Code> FunctionCompiler::lambda(const Lambda &node) {
    describeParameters(node.parameters);
    m_code.setSpan(node.body->span);
    m_code.line(node.body->span.line);
    emit(Op::Return, operand(*node.body));
    m_code.endPath();
    return finish();
}

/// What falls off the end returns None.
std::shared_ptr<const Code> FunctionCompiler::finish() {
    emit(Op::ReturnNone);
    m_code.endPath();
    m_code.finish(*m_result);
    return std::move(m_result);
}

bool FunctionCompiler::takeDocString(const Block &body) {
    if (body.empty()) return false;
    const ExprStatement *first = dynAs<ExprStatement>(body[0].get());
    const lang::Constant *text = first ? dynAs<lang::Constant>(first->value.get()) : nullptr;
    if (!text || text->constant != ConstantKind::Str) return false;
    m_result->hasDocString = true;
    m_result->docString = text->text;
    // No line to stop at: CPython makes no code of it.
    m_code.assumeLine(first->span.line);
    return true;
}

void FunctionCompiler::describeParameters(const Parameters &parameters) {
    m_result->positionalOnlyCount = static_cast<std::uint16_t>(parameters.positionalOnly.size());
    m_result->positionalCount =
        static_cast<std::uint16_t>(parameters.positionalOnly.size() + parameters.positional.size());
    m_result->keywordOnlyCount = static_cast<std::uint16_t>(parameters.keywordOnly.size());
    m_result->hasVarArgs = parameters.varArgs.has_value();
    m_result->hasVarKeywords = parameters.varKeywords.has_value();
}

void FunctionCompiler::functionDef(const FunctionDef &s) {
    const Register first = pushDecorators(s.decorators);
    m_code.setSpan(s.span);
    m_code.line(s.span.line);
    const std::uint32_t code = codeConstant(&s, [&] {
        SourceSpan start = s.span;
        if (!s.decorators.empty()) start.line = s.decorators[0]->span.line;
        return FunctionCompiler(m_session, *s.scope, factsOf(s.body), start).function(s);
    });
    const Variable target = variable(s.boundName);
    const std::vector<Annotation> annotations = annotationsOf(s);
    if (s.decorators.empty() && annotations.empty() && target.kind == Variable::Kind::Local) {
        makeFunction(target.place, code, &s.parameters, *s.scope);
        return m_code.markBound(target.place);
    }
    const Register made = m_code.allocate();
    makeFunction(made, code, &s.parameters, *s.scope);
    if (!annotations.empty()) annotate(made, annotations);
    applyDecorators(s.decorators, first);
    storeName(s.boundName, first);
}

/// In CPython's order, in which they are evaluated.
std::vector<FunctionCompiler::Annotation> FunctionCompiler::annotationsOf(const FunctionDef &s) {
    std::vector<Annotation> all;
    const auto add = [&](const Parameter &each) {
        if (each.annotation) all.push_back({each.name, each.annotation.get()});
    };
    for (const Parameter &each : s.parameters.positional) add(each);
    for (const Parameter &each : s.parameters.positionalOnly) add(each);
    if (s.parameters.varArgs) add(*s.parameters.varArgs);
    for (const Parameter &each : s.parameters.keywordOnly) add(each);
    if (s.parameters.varKeywords) add(*s.parameters.varKeywords);
    if (s.returns) all.push_back({"return", s.returns.get()});
    return all;
}

void FunctionCompiler::annotate(Register function, const std::vector<Annotation> &annotations) {
    const TemporaryScope temporaries(m_code);
    const Register dict = m_code.allocate();
    const Register first = m_code.top();
    for (const Annotation &each : annotations) {
        loadConstant(m_code.allocate(), stringConstant(each.name));
        annotation(*each.value, m_code.allocate());
    }
    emit(Op::BuildDict, dict, first, static_cast<std::uint32_t>(annotations.size()));
    emit(Op::StoreAttr, function, dict, m_code.nextCache(), intern("__annotations__"));
}

/// Its value, or its text under `from __future__ import annotations`.
void FunctionCompiler::annotation(const Expression &value, Register result) {
    const std::optional<std::string> text = m_session.annotationsAreText ? annotationText(value) : std::nullopt;
    if (text)
        loadConstant(result, stringConstant(*text));
    else
        into(value, result);
}

Register FunctionCompiler::pushDecorators(const ExprList &decorators) {
    const Register first = m_code.top();
    for (const ExprPtr &decorator : decorators) {
        m_code.line(decorator->span.line);
        push(*decorator);
    }
    return first;
}

/// The decorators lie from `first` on, the function or class behind them: each one is called with its right neighbour.
void FunctionCompiler::applyDecorators(const ExprList &decorators, Register first) {
    const SourceSpan before = m_code.span();
    for (std::size_t i = decorators.size(); i-- > 0;) {
        m_code.setSpan(decorators[i]->span);
        const auto place = static_cast<std::uint32_t>(first + i);
        emit(Op::Call, place, place, 1, NO_CONST);
    }
    m_code.setSpan(before);
}

void FunctionCompiler::makeLambda(const Lambda &e, Register result) {
    const std::uint32_t code =
        codeConstant(&e, [&] { return FunctionCompiler(m_session, *e.scope, factsOf(*e.body), e.span).lambda(e); });
    makeFunction(result, code, &e.parameters, *e.scope);
}

void FunctionCompiler::makeFunction(Register result, std::uint32_t code, const Parameters *parameters,
                                    const Scope &inner) {
    const TemporaryScope temporaries(m_code);
    const auto hasDefault = [](const std::vector<Parameter> &list) {
        for (const Parameter &parameter : list)
            if (parameter.defaultValue) return true;
        return false;
    };
    const bool hasDefaults =
        parameters && (hasDefault(parameters->positionalOnly) || hasDefault(parameters->positional));
    const bool hasKeywordDefaults = parameters && hasDefault(parameters->keywordOnly);
    if (!hasDefaults && !hasKeywordDefaults && inner.frees.empty())
        return emit(Op::MakeFunction, result, NO_REG, 0, code);

    const Register first = m_code.allocate(3);
    const auto second = static_cast<Register>(first + 1);
    const auto third = static_cast<Register>(first + 2);
    if (hasDefaults)
        defaultsTuple(*parameters, first);
    else
        emit(Op::Clear, first);
    if (hasKeywordDefaults)
        keywordDefaults(*parameters, second);
    else
        emit(Op::Clear, second);
    if (!inner.frees.empty())
        buildClosure(inner, third);
    else
        emit(Op::Clear, third);
    emit(Op::MakeFunction, result, first, 0, code);
}

void FunctionCompiler::defaultsTuple(const Parameters &parameters, Register result) {
    std::vector<const Expression *> defaults;
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional})
        for (const Parameter &parameter : *list)
            if (parameter.defaultValue) defaults.push_back(parameter.defaultValue.get());
    TupleConstant constants;
    for (const Expression *value : defaults)
        if (std::optional<Constant> constant = fold(*value)) constants.items.push_back(std::move(*constant));
    if (constants.items.size() == defaults.size()) return loadConstant(result, {std::move(constants)});
    const TemporaryScope temporaries(m_code);
    const Register first = m_code.top();
    for (const Expression *value : defaults) push(*value);
    emit(Op::BuildTuple, result, first, static_cast<std::uint32_t>(defaults.size()));
}

void FunctionCompiler::keywordDefaults(const Parameters &parameters, Register result) {
    const TemporaryScope temporaries(m_code);
    const Register first = m_code.top();
    std::uint32_t count = 0;
    for (const Parameter &parameter : parameters.keywordOnly) {
        if (!parameter.defaultValue) continue;
        loadConstant(m_code.allocate(), stringConstant(parameter.name));
        push(*parameter.defaultValue);
        ++count;
    }
    emit(Op::BuildDict, result, first, count);
}

/// A tuple of the cells themselves. One cell, or several in a row, are taken from where they lie.
void FunctionCompiler::buildClosure(const Scope &inner, Register result) {
    const TemporaryScope temporaries(m_code);
    Register first = cellOf(inner.frees[0]);
    bool inRow = true;
    for (std::size_t i = 0; i < inner.frees.size(); ++i) inRow = inRow && cellOf(inner.frees[i]) == first + i;
    if (!inRow) {
        first = m_code.top();
        for (const std::string &name : inner.frees) emit(Op::Move, m_code.allocate(), cellOf(name));
    }
    emit(Op::BuildTuple, result, first, static_cast<std::uint32_t>(inner.frees.size()));
}

} // namespace forkyard::bytecode
