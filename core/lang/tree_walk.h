// The children of an expression, for those who walk trees. Knows nothing of what they do there.
#pragma once

#include "core/lang/tree.h"

namespace forkyard::lang {

/// Calls `visit(Expression &)` for each expression right beneath, in the order of CPython's fields. Lambdas and
/// comprehensions open scopes: their parts are not visited.
template <typename Visit> void forEachChild(Expression &node, Visit &&visit) {
    const auto one = [&](const ExprPtr &child) {
        if (child) visit(*child);
    };
    const auto all = [&](const ExprList &list) {
        for (const ExprPtr &child : list) one(child);
    };
    switch (node.kind) {
    case ExpressionKind::BoolOp:
        all(as<BoolOp>(node).values);
        break;
    case ExpressionKind::NamedExpr:
        one(as<NamedExpr>(node).value);
        one(as<NamedExpr>(node).target);
        break;
    case ExpressionKind::BinOp:
        one(as<BinOp>(node).left);
        one(as<BinOp>(node).right);
        break;
    case ExpressionKind::UnaryOp:
        one(as<UnaryOp>(node).operand);
        break;
    case ExpressionKind::IfExp:
        one(as<IfExp>(node).test);
        one(as<IfExp>(node).body);
        one(as<IfExp>(node).orElse);
        break;
    case ExpressionKind::Dict:
        all(as<Dict>(node).keys);
        all(as<Dict>(node).values);
        break;
    case ExpressionKind::Set:
        all(as<Set>(node).elements);
        break;
    case ExpressionKind::Await:
        one(as<Await>(node).value);
        break;
    case ExpressionKind::Yield:
        one(as<Yield>(node).value);
        break;
    case ExpressionKind::YieldFrom:
        one(as<YieldFrom>(node).value);
        break;
    case ExpressionKind::Compare:
        one(as<Compare>(node).left);
        all(as<Compare>(node).comparators);
        break;
    case ExpressionKind::Call:
        one(as<Call>(node).function);
        all(as<Call>(node).arguments);
        for (const Keyword &keyword : as<Call>(node).keywords) one(keyword.value);
        break;
    case ExpressionKind::FormattedValue:
        one(as<FormattedValue>(node).value);
        one(as<FormattedValue>(node).formatSpec);
        break;
    case ExpressionKind::JoinedStr:
        all(as<JoinedStr>(node).values);
        break;
    case ExpressionKind::Attribute:
        one(as<Attribute>(node).value);
        break;
    case ExpressionKind::Subscript:
        one(as<Subscript>(node).value);
        one(as<Subscript>(node).index);
        break;
    case ExpressionKind::Starred:
        one(as<Starred>(node).value);
        break;
    case ExpressionKind::List:
        all(as<List>(node).elements);
        break;
    case ExpressionKind::Tuple:
        all(as<Tuple>(node).elements);
        break;
    case ExpressionKind::Slice:
        one(as<Slice>(node).lower);
        one(as<Slice>(node).upper);
        one(as<Slice>(node).step);
        break;
    case ExpressionKind::Lambda:
    case ExpressionKind::ListComp:
    case ExpressionKind::SetComp:
    case ExpressionKind::DictComp:
    case ExpressionKind::GeneratorExp:
    case ExpressionKind::Constant:
    case ExpressionKind::Name:
        break;
    }
}

/// All parameters in the order of Scope::parameters.
template <typename Visit> void forEachParameter(Parameters &parameters, Visit &&visit) {
    for (Parameter &each : parameters.positionalOnly) visit(each);
    for (Parameter &each : parameters.positional) visit(each);
    for (Parameter &each : parameters.keywordOnly) visit(each);
    if (parameters.varArgs) visit(*parameters.varArgs);
    if (parameters.varKeywords) visit(*parameters.varKeywords);
}

/// Default values in the order in which they are evaluated.
template <typename Visit> void forEachDefault(Parameters &parameters, Visit &&visit) {
    forEachParameter(parameters, [&](Parameter &each) {
        if (each.defaultValue) visit(*each.defaultValue);
    });
}

} // namespace forkyard::lang
