// Targets: read as expressions first, then found fit to be bound, deleted or assigned to.
#include "core/lang/parser.h"

namespace forkyard::lang {

/// The targets of `for` and `del`: what an assignment may have on its left, before the context is set.
ExprPtr Parser::targetList() {
    const SourceSpan start = current().span;
    ExprPtr first = target();
    if (!at(TokenKind::Comma)) return first;
    auto tuple = make<Tuple>();
    tuple->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !endsTuple(current().kind)) tuple->elements.push_back(target());
    tuple->span = since(start);
    return tuple;
}

ExprPtr Parser::target() {
    return at(TokenKind::Star) ? starred(false) : primary();
}

bool Parser::isTarget(const Expression &expression, Context context) {
    const auto all = [context](const ExprList &list) {
        for (const ExprPtr &element : list)
            if (!isTarget(*element, context)) return false;
        return true;
    };
    switch (expression.kind) {
    case ExpressionKind::Name:
    case ExpressionKind::Attribute:
    case ExpressionKind::Subscript:
        return true;
    case ExpressionKind::Starred: {
        const Expression &value = *as<Starred>(expression).value;
        return context == Context::Store && value.kind != ExpressionKind::Starred && isTarget(value, context);
    }
    case ExpressionKind::Tuple:
        return all(as<Tuple>(expression).elements);
    case ExpressionKind::List:
        return all(as<List>(expression).elements);
    default:
        return false;
    }
}

bool Parser::isSingleTarget(const Expression &expression) {
    return expression.kind == ExpressionKind::Name || expression.kind == ExpressionKind::Attribute ||
           expression.kind == ExpressionKind::Subscript;
}

/// Makes a target of an expression for which isTarget() holds.
void Parser::store(Expression &target, Context context) {
    switch (target.kind) {
    case ExpressionKind::Name:
        as<Name>(target).context = context;
        break;
    case ExpressionKind::Attribute:
        as<Attribute>(target).context = context;
        break;
    case ExpressionKind::Subscript:
        as<Subscript>(target).context = context;
        break;
    case ExpressionKind::Starred:
        as<Starred>(target).context = context;
        store(*as<Starred>(target).value, context);
        break;
    case ExpressionKind::Tuple:
        as<Tuple>(target).context = context;
        for (const ExprPtr &element : as<Tuple>(target).elements) store(*element, context);
        break;
    case ExpressionKind::List:
        as<List>(target).context = context;
        for (const ExprPtr &element : as<List>(target).elements) store(*element, context);
        break;
    default:
        misfit();
    }
}

} // namespace forkyard::lang
