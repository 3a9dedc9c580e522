// Expressions, from the comma down to what a primary is made of.
#include "core/lang/parser.h"

namespace forkyard::lang {

namespace {

struct Binary {
    BinaryOperator op;
    int precedence; ///< 0 for a token that is no binary operator
};

Binary binaryOperator(TokenKind kind) {
    using enum TokenKind;
    switch (kind) {
    case Bar:
        return {BinaryOperator::BitOr, 1};
    case Caret:
        return {BinaryOperator::BitXor, 2};
    case Ampersand:
        return {BinaryOperator::BitAnd, 3};
    case LeftShift:
        return {BinaryOperator::LShift, 4};
    case RightShift:
        return {BinaryOperator::RShift, 4};
    case Plus:
        return {BinaryOperator::Add, 5};
    case Minus:
        return {BinaryOperator::Sub, 5};
    case Star:
        return {BinaryOperator::Mult, 6};
    case Slash:
        return {BinaryOperator::Div, 6};
    case SlashSlash:
        return {BinaryOperator::FloorDiv, 6};
    case Percent:
        return {BinaryOperator::Mod, 6};
    case At:
        return {BinaryOperator::MatMult, 6};
    default:
        return {BinaryOperator::Add, 0};
    }
}

} // namespace

// ---------------------------------------------------------------- commas, names, yield

ExprPtr Parser::starExpressions() {
    const SourceSpan start = current().span;
    ExprPtr first = starExpression();
    if (!at(TokenKind::Comma)) return first;
    auto tuple = make<Tuple>();
    tuple->elements.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !endsTuple(current().kind)) tuple->elements.push_back(starExpression());
    tuple->span = since(start);
    return tuple;
}

ExprPtr Parser::starExpression() {
    return at(TokenKind::Star) ? starred(false) : expression();
}

ExprPtr Parser::starNamedExpression() {
    return at(TokenKind::Star) ? starred(false) : namedExpression();
}

/// `*` and what it unpacks: in arguments and subscripts a whole expression, elsewhere one without `not`, `or`, `if`, ….
ExprPtr Parser::starred(bool wholeExpression) {
    const Level level(*this);
    const SourceSpan start = current().span;
    expect(TokenKind::Star);
    auto node = make<Starred>();
    node->value = wholeExpression ? expression() : binary(1);
    node->span = since(start);
    return node;
}

ExprPtr Parser::namedExpression() {
    if (!atNamedExpression()) return expression();
    const Level level(*this);
    const SourceSpan start = current().span;
    auto target = make<Name>(start);
    target->id = name();
    target->context = Context::Store;
    expect(TokenKind::ColonEqual);
    auto node = make<NamedExpr>();
    node->target = std::move(target);
    node->value = expression();
    node->span = since(start);
    return node;
}

ExprPtr Parser::yieldOrStarExpressions() {
    return at(TokenKind::Yield) ? yieldExpression() : starExpressions();
}

ExprPtr Parser::yieldExpression() {
    const Level level(*this);
    const SourceSpan start = current().span;
    expect(TokenKind::Yield);
    if (accept(TokenKind::From)) {
        auto node = make<YieldFrom>();
        node->value = expression();
        node->span = since(start);
        return node;
    }
    auto node = make<Yield>();
    if (!endsTuple(current().kind)) node->value = starExpressions();
    node->span = since(start);
    return node;
}

// ---------------------------------------------------------------- operators

ExprPtr Parser::expression() {
    const Level level(*this);
    if (at(TokenKind::Lambda)) return lambda();
    const SourceSpan start = current().span;
    ExprPtr body = disjunction();
    if (!accept(TokenKind::If)) return body;
    auto node = make<IfExp>();
    node->body = std::move(body);
    node->test = disjunction();
    expect(TokenKind::Else);
    node->orElse = expression();
    node->span = since(start);
    return node;
}

ExprPtr Parser::lambda() {
    const SourceSpan start = current().span;
    expect(TokenKind::Lambda);
    auto node = make<Lambda>();
    node->parameters = parameters(TokenKind::Colon, false);
    expect(TokenKind::Colon);
    node->body = expression();
    node->span = since(start);
    return node;
}

ExprPtr Parser::disjunction() {
    const SourceSpan start = current().span;
    ExprPtr first = conjunction();
    if (!at(TokenKind::Or)) return first;
    auto node = make<BoolOp>();
    node->op = BoolOperator::Or;
    node->values.push_back(std::move(first));
    while (accept(TokenKind::Or)) node->values.push_back(conjunction());
    node->span = since(start);
    return node;
}

ExprPtr Parser::conjunction() {
    const SourceSpan start = current().span;
    ExprPtr first = inversion();
    if (!at(TokenKind::And)) return first;
    auto node = make<BoolOp>();
    node->op = BoolOperator::And;
    node->values.push_back(std::move(first));
    while (accept(TokenKind::And)) node->values.push_back(inversion());
    node->span = since(start);
    return node;
}

ExprPtr Parser::inversion() {
    if (!at(TokenKind::Not)) return comparison();
    const Level level(*this);
    const SourceSpan start = current().span;
    advance();
    auto node = make<UnaryOp>();
    node->op = UnaryOperator::Not;
    node->operand = inversion();
    node->span = since(start);
    return node;
}

ExprPtr Parser::comparison() {
    const SourceSpan start = current().span;
    ExprPtr left = binary(1);
    CompareOperator op{};
    if (!compareOperator(op)) return left;
    auto node = make<Compare>();
    node->left = std::move(left);
    do {
        node->ops.push_back(op);
        node->comparators.push_back(binary(1));
    } while (compareOperator(op));
    node->span = since(start);
    return node;
}

/// Takes an operator of comparison if there is one.
bool Parser::compareOperator(CompareOperator &op) {
    using enum TokenKind;
    switch (current().kind) {
    case EqualEqual:
        op = CompareOperator::Eq;
        break;
    case NotEqual:
        op = CompareOperator::NotEq;
        break;
    case Less:
        op = CompareOperator::Lt;
        break;
    case LessEqual:
        op = CompareOperator::LtE;
        break;
    case Greater:
        op = CompareOperator::Gt;
        break;
    case GreaterEqual:
        op = CompareOperator::GtE;
        break;
    case In:
        op = CompareOperator::In;
        break;
    case Is:
        advance();
        op = accept(TokenKind::Not) ? CompareOperator::IsNot : CompareOperator::Is;
        return true;
    case Not:
        advance();
        expect(TokenKind::In);
        op = CompareOperator::NotIn;
        return true;
    default:
        return false;
    }
    advance();
    return true;
}

/// Precedence climbing: operators of at least this precedence, all of which group to the left.
ExprPtr Parser::binary(int lowest) {
    Level level(*this);
    const SourceSpan start = current().span;
    ExprPtr left = factor();
    Binary next = binaryOperator(current().kind);
    for (; next.precedence >= lowest; next = binaryOperator(current().kind)) {
        advance();
        auto node = make<BinOp>();
        node->op = next.op;
        node->left = std::move(left);
        node->right = binary(next.precedence + 1);
        node->span = since(start);
        left = std::move(node);
        level.grow();
    }
    return left;
}

ExprPtr Parser::factor() {
    UnaryOperator op{};
    switch (current().kind) {
    case TokenKind::Plus:
        op = UnaryOperator::UAdd;
        break;
    case TokenKind::Minus:
        op = UnaryOperator::USub;
        break;
    case TokenKind::Tilde:
        op = UnaryOperator::Invert;
        break;
    default:
        return power();
    }
    const Level level(*this);
    const SourceSpan start = current().span;
    advance();
    auto node = make<UnaryOp>();
    node->op = op;
    node->operand = factor();
    node->span = since(start);
    return node;
}

ExprPtr Parser::power() {
    const SourceSpan start = current().span;
    ExprPtr left = awaitPrimary();
    if (!at(TokenKind::StarStar)) return left;
    const Level level(*this);
    advance();
    auto node = make<BinOp>();
    node->left = std::move(left);
    node->op = BinaryOperator::Pow;
    node->right = factor();
    node->span = since(start);
    return node;
}

ExprPtr Parser::awaitPrimary() {
    if (!at(TokenKind::Await)) return primary();
    const Level level(*this);
    const SourceSpan start = current().span;
    advance();
    auto node = make<Await>();
    node->value = primary();
    node->span = since(start);
    return node;
}

ExprPtr Parser::primary() {
    Level level(*this);
    const SourceSpan start = current().span;
    ExprPtr value = atom();
    for (;; level.grow()) {
        if (accept(TokenKind::Dot)) {
            auto node = make<Attribute>();
            node->value = std::move(value);
            node->attribute = name();
            node->span = since(start);
            value = std::move(node);
        } else if (at(TokenKind::LeftParen)) {
            auto node = make<Call>();
            node->function = std::move(value);
            const SourceSpan open = current().span;
            advance();
            arguments(node->arguments, node->keywords, &open);
            expect(TokenKind::RightParen);
            node->span = since(start);
            value = std::move(node);
        } else if (accept(TokenKind::LeftBracket)) {
            auto node = make<Subscript>();
            node->value = std::move(value);
            node->index = slices();
            expect(TokenKind::RightBracket);
            node->span = since(start);
            value = std::move(node);
        } else {
            return value;
        }
    }
}

} // namespace forkyard::lang
