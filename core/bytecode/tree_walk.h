// The children of a node, for those who look for something in a tree. Functions' and classes' bodies are not entered.
#pragma once

#include "core/lang/tree.h"

namespace forkyard::bytecode {

template <typename F> void forEachChild(const lang::Parameters &parameters, F &&visit) {
    for (const auto *list : {&parameters.positionalOnly, &parameters.positional, &parameters.keywordOnly})
        for (const lang::Parameter &parameter : *list)
            if (parameter.defaultValue) visit(*parameter.defaultValue);
}

/// Calls visit for each expression directly below. A comprehension's parts count all, though only its first iterable is
/// evaluated in the scope around it; of a lambda only the defaults.
template <typename F> void forEachChild(const lang::Expression &expression, F &&visit) {
    using namespace lang;
    const auto one = [&](const ExprPtr &child) {
        if (child) visit(*child);
    };
    const auto all = [&](const ExprList &list) {
        for (const ExprPtr &child : list) one(child);
    };
    const auto generators = [&](const std::vector<Comprehension> &list) {
        for (const Comprehension &generator : list) {
            one(generator.target);
            one(generator.iterable);
            all(generator.conditions);
        }
    };
    switch (expression.kind) {
    case ExpressionKind::BoolOp:
        return all(as<BoolOp>(expression).values);
    case ExpressionKind::NamedExpr:
        one(as<NamedExpr>(expression).target);
        return one(as<NamedExpr>(expression).value);
    case ExpressionKind::BinOp:
        one(as<BinOp>(expression).left);
        return one(as<BinOp>(expression).right);
    case ExpressionKind::UnaryOp:
        return one(as<UnaryOp>(expression).operand);
    case ExpressionKind::Lambda:
        return forEachChild(as<Lambda>(expression).parameters, visit);
    case ExpressionKind::IfExp: {
        const auto &e = as<IfExp>(expression);
        one(e.test);
        one(e.body);
        return one(e.orElse);
    }
    case ExpressionKind::Dict:
        all(as<Dict>(expression).keys);
        return all(as<Dict>(expression).values);
    case ExpressionKind::Set:
        return all(as<Set>(expression).elements);
    case ExpressionKind::ListComp:
        one(as<ListComp>(expression).element);
        return generators(as<ListComp>(expression).generators);
    case ExpressionKind::SetComp:
        one(as<SetComp>(expression).element);
        return generators(as<SetComp>(expression).generators);
    case ExpressionKind::GeneratorExp:
        one(as<GeneratorExp>(expression).element);
        return generators(as<GeneratorExp>(expression).generators);
    case ExpressionKind::DictComp: {
        const auto &e = as<DictComp>(expression);
        one(e.key);
        one(e.value);
        return generators(e.generators);
    }
    case ExpressionKind::Await:
        return one(as<Await>(expression).value);
    case ExpressionKind::Yield:
        return one(as<Yield>(expression).value);
    case ExpressionKind::YieldFrom:
        return one(as<YieldFrom>(expression).value);
    case ExpressionKind::Compare:
        one(as<Compare>(expression).left);
        return all(as<Compare>(expression).comparators);
    case ExpressionKind::Call: {
        const auto &e = as<Call>(expression);
        one(e.function);
        all(e.arguments);
        for (const Keyword &keyword : e.keywords) one(keyword.value);
        return;
    }
    case ExpressionKind::FormattedValue:
        one(as<FormattedValue>(expression).value);
        return one(as<FormattedValue>(expression).formatSpec);
    case ExpressionKind::JoinedStr:
        return all(as<JoinedStr>(expression).values);
    case ExpressionKind::Attribute:
        return one(as<Attribute>(expression).value);
    case ExpressionKind::Subscript:
        one(as<Subscript>(expression).value);
        return one(as<Subscript>(expression).index);
    case ExpressionKind::Starred:
        return one(as<Starred>(expression).value);
    case ExpressionKind::List:
        return all(as<List>(expression).elements);
    case ExpressionKind::Tuple:
        return all(as<Tuple>(expression).elements);
    case ExpressionKind::Slice: {
        const auto &e = as<Slice>(expression);
        one(e.lower);
        one(e.upper);
        return one(e.step);
    }
    case ExpressionKind::Constant:
    case ExpressionKind::Name:
        return;
    }
}

/// Calls visitExpression for each expression directly below the statement, visitBlock for each block of statements.
template <typename E, typename B>
void forEachChild(const lang::Statement &statement, E &&visitExpression, B &&visitBlock) {
    using namespace lang;
    const auto one = [&](const ExprPtr &child) {
        if (child) visitExpression(*child);
    };
    const auto all = [&](const ExprList &list) {
        for (const ExprPtr &child : list) one(child);
    };
    switch (statement.kind) {
    case StatementKind::FunctionDef:
        all(as<FunctionDef>(statement).decorators);
        return forEachChild(as<FunctionDef>(statement).parameters, visitExpression);
    case StatementKind::ClassDef:
        all(as<ClassDef>(statement).decorators);
        all(as<ClassDef>(statement).bases);
        for (const Keyword &keyword : as<ClassDef>(statement).keywords) one(keyword.value);
        return;
    case StatementKind::Return:
        return one(as<Return>(statement).value);
    case StatementKind::Delete:
        return all(as<Delete>(statement).targets);
    case StatementKind::Assign:
        all(as<Assign>(statement).targets);
        return one(as<Assign>(statement).value);
    case StatementKind::AugAssign:
        one(as<AugAssign>(statement).target);
        return one(as<AugAssign>(statement).value);
    case StatementKind::AnnAssign:
        one(as<AnnAssign>(statement).target);
        one(as<AnnAssign>(statement).annotation);
        return one(as<AnnAssign>(statement).value);
    case StatementKind::For: {
        const auto &s = as<For>(statement);
        one(s.target);
        one(s.iterable);
        visitBlock(s.body);
        return visitBlock(s.orElse);
    }
    case StatementKind::While:
        one(as<While>(statement).test);
        visitBlock(as<While>(statement).body);
        return visitBlock(as<While>(statement).orElse);
    case StatementKind::If:
        one(as<If>(statement).test);
        visitBlock(as<If>(statement).body);
        return visitBlock(as<If>(statement).orElse);
    case StatementKind::With:
        for (const WithItem &item : as<With>(statement).items) {
            one(item.manager);
            one(item.target);
        }
        return visitBlock(as<With>(statement).body);
    case StatementKind::Raise:
        one(as<Raise>(statement).exception);
        return one(as<Raise>(statement).cause);
    case StatementKind::Try: {
        const auto &s = as<Try>(statement);
        visitBlock(s.body);
        for (const ExceptHandler &handler : s.handlers) {
            one(handler.type);
            visitBlock(handler.body);
        }
        visitBlock(s.orElse);
        return visitBlock(s.finalBody);
    }
    case StatementKind::Assert:
        one(as<Assert>(statement).test);
        return one(as<Assert>(statement).message);
    case StatementKind::ExprStatement:
        return one(as<ExprStatement>(statement).value);
    case StatementKind::Import:
    case StatementKind::ImportFrom:
    case StatementKind::Global:
    case StatementKind::Nonlocal:
    case StatementKind::Pass:
    case StatementKind::Break:
    case StatementKind::Continue:
        return;
    }
}

} // namespace forkyard::bytecode
