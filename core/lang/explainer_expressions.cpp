// Expressions, from the comma down to primaries, with the wrong forms among them.
#include "core/lang/explainer_class.h"

namespace forkyard::lang {

namespace {

int precedence(TokenKind kind) {
    using enum TokenKind;
    switch (kind) {
    case Bar:
        return 1;
    case Caret:
        return 2;
    case Ampersand:
        return 3;
    case LeftShift:
    case RightShift:
        return 4;
    case Plus:
    case Minus:
        return 5;
    case Star:
    case Slash:
    case SlashSlash:
    case Percent:
    case At:
        return 6;
    default:
        return 0;
    }
}

} // namespace

// ---------------------------------------------------------------- commas

const Shape *Explainer::starExpressions() {
    const std::size_t first = m_at;
    const Shape *head = starExpression();
    if (!head || !at(TokenKind::Comma)) return head;
    std::vector<const Shape *> parts{head};
    while (const Shape *next = attempt([&] { return take(TokenKind::Comma) ? starExpression() : nullptr; }))
        parts.push_back(next);
    take(TokenKind::Comma);
    return shape(ExpressionKind::Tuple, first, std::move(parts));
}

const Shape *Explainer::starExpression() {
    return memo(Memo::StarExpression, [&]() -> const Shape * {
        const std::size_t first = m_at;
        if (take(TokenKind::Star)) {
            if (const Shape *value = bitwiseOr()) return shape(ExpressionKind::Starred, first, {value});
            m_at = first;
        }
        return expression();
    });
}

const Shape *Explainer::starNamedExpression() {
    const std::size_t first = m_at;
    if (take(TokenKind::Star)) {
        if (const Shape *value = bitwiseOr()) return shape(ExpressionKind::Starred, first, {value});
        m_at = first;
    }
    return namedExpression();
}

/// Empty if there is none.
std::vector<const Shape *> Explainer::starNamedExpressions() {
    std::vector<const Shape *> parts;
    if (!separated([&] {
            const Shape *next = starNamedExpression();
            if (next) parts.push_back(next);
            return next != nullptr;
        }))
        return parts;
    take(TokenKind::Comma);
    return parts;
}

const Shape *Explainer::expressions() {
    const std::size_t first = m_at;
    const Shape *head = expression();
    if (!head || !at(TokenKind::Comma)) return head;
    std::vector<const Shape *> parts{head};
    while (const Shape *next = attempt([&] { return take(TokenKind::Comma) ? expression() : nullptr; }))
        parts.push_back(next);
    take(TokenKind::Comma);
    return shape(ExpressionKind::Tuple, first, std::move(parts));
}

const Shape *Explainer::assignmentExpression() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::Name) || !take(TokenKind::ColonEqual) || !expression()) return nullptr;
        return shape(ExpressionKind::NamedExpr, first);
    });
}

const Shape *Explainer::namedExpression() {
    return memo(
        Memo::NamedExpression,
        [&]() -> const Shape * {
            // Once `:=` is seen, nothing else is tried.
            if (at(TokenKind::Name) && at(TokenKind::ColonEqual, 1)) return assignmentExpression();
            if (m_lookForWrong) tryWrong([&] { invalidNamedExpression(); });
            const Shape *result = expression();
            return at(TokenKind::ColonEqual) ? nullptr : result;
        },
        m_lookForWrong);
}

void Explainer::invalidNamedExpression() {
    const std::size_t start = m_at;
    if (const Shape *a = expression(); a && take(TokenKind::ColonEqual) && expression())
        raiseAt(a, "syntax.walrus-target", {std::string(expressionName(*a))});
    m_at = start;
    if (take(TokenKind::Name) && take(TokenKind::Equal)) {
        const Shape *b = bitwiseOr();
        if (b && !atAny({TokenKind::Equal, TokenKind::ColonEqual}))
            raiseRange(start, b->last, "syntax.maybe-equal-or-walrus");
    }
    m_at = start;
    if (atAny({TokenKind::True, TokenKind::None, TokenKind::False})) return;
    if (list() || tuple() || generator()) return;
    const Shape *a = bitwiseOr();
    if (a && take(TokenKind::Equal) && bitwiseOr() && !atAny({TokenKind::Equal, TokenKind::ColonEqual}))
        raiseAt(a, "syntax.cannot-assign-here", {std::string(expressionName(*a))});
}

const Shape *Explainer::yieldExpression() {
    const std::size_t first = m_at;
    if (!take(TokenKind::Yield)) return nullptr;
    if (attempt([&] { return take(TokenKind::From) && expression(); })) return shape(ExpressionKind::YieldFrom, first);
    starExpressions();
    return shape(ExpressionKind::Yield, first);
}

const Shape *Explainer::yieldOrStarExpressions() {
    if (const Shape *result = yieldExpression()) return result;
    return starExpressions();
}

// ---------------------------------------------------------------- one expression

const Shape *Explainer::expression() {
    return memo(Memo::Expression, [&] {
        if (m_lookForWrong) {
            tryWrong([&] { invalidExpression(); });
            tryWrong([&] { invalidLegacyExpression(); });
        }
        return plainExpression();
    });
}

const Shape *Explainer::plainExpression() {
    const std::size_t first = m_at;
    if (const Shape *body = disjunction()) {
        const std::size_t end = m_at;
        if (take(TokenKind::If) && disjunction() && take(TokenKind::Else) && expression())
            return shape(ExpressionKind::IfExp, first);
        m_at = end;
        return body;
    }
    return lambda();
}

/// Inside of this, wrong forms are not looked for. What it keeps is used later all the same, as in CPython.
const Shape *Explainer::expressionWithoutInvalid() {
    const bool before = std::exchange(m_lookForWrong, false);
    const Shape *result = attempt([&] { return plainExpression(); });
    m_lookForWrong = before;
    return result;
}

/// Two expressions side by side in brackets; a condition without `else`.
void Explainer::invalidExpression() {
    const std::size_t start = m_at;
    const bool prefixLike = at(TokenKind::Name) && at(TokenKind::String, 1);
    if (!prefixLike && !atSoftKeyword()) {
        const Shape *a = disjunction();
        const Shape *b = a ? expressionWithoutInvalid() : nullptr;
        if (b && !isLegacyStatement(a) && m_stream.tokens[m_at - 1].level != 0)
            raiseRange(a->first, b->last, "syntax.forgot-comma");
    }
    m_at = start;
    const Shape *a = disjunction();
    const Shape *b = a && take(TokenKind::If) ? disjunction() : nullptr;
    if (b && !atAny({TokenKind::Else, TokenKind::Colon})) raiseRange(a->first, b->last, "syntax.expected-else");
}

/// `print x`
void Explainer::invalidLegacyExpression() {
    const std::size_t start = m_at;
    if (!take(TokenKind::Name) || at(TokenKind::LeftParen)) return;
    const Shape *b = starExpressions();
    const std::string name(m_stream.textOf(m_stream.tokens[start]));
    if (b && (name == "print" || name == "exec")) raiseRange(start, b->last, "syntax.missing-parentheses", {name});
}

const Shape *Explainer::lambda() {
    const std::size_t first = m_at;
    if (!take(TokenKind::Lambda)) return nullptr;
    attempt([&] { return params({TokenKind::Colon, true}); });
    if (!take(TokenKind::Colon) || !expression()) {
        m_at = first;
        return nullptr;
    }
    return shape(ExpressionKind::Lambda, first);
}

// ---------------------------------------------------------------- operators

const Shape *Explainer::disjunction() {
    return memo(Memo::Disjunction, [&]() -> const Shape * {
        const std::size_t first = m_at;
        const Shape *head = conjunction();
        bool several = false;
        while (head && attempt([&] { return take(TokenKind::Or) && conjunction(); })) several = true;
        return several ? shape(ExpressionKind::BoolOp, first) : head;
    });
}

const Shape *Explainer::conjunction() {
    return memo(Memo::Conjunction, [&]() -> const Shape * {
        const std::size_t first = m_at;
        const Shape *head = inversion();
        bool several = false;
        while (head && attempt([&] { return take(TokenKind::And) && inversion(); })) several = true;
        return several ? shape(ExpressionKind::BoolOp, first) : head;
    });
}

const Shape *Explainer::inversion() {
    return memo(Memo::Inversion, [&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::Not)) return comparison();
        return inversion() ? shape(ExpressionKind::UnaryOp, first) : nullptr;
    });
}

const Shape *Explainer::comparison() {
    const std::size_t first = m_at;
    const Shape *left = bitwiseOr();
    if (!left) return nullptr;
    bool firstIsIn = false;
    bool several = false;
    for (;;) {
        bool isIn = false;
        if (!attempt([&] { return compareOperator(isIn) && bitwiseOr(); })) break;
        if (!several) firstIsIn = isIn;
        several = true;
    }
    if (!several) return left;
    const Shape *result = shape(ExpressionKind::Compare, first, {left});
    m_shapes.back().firstIsIn = firstIsIn;
    return result;
}

bool Explainer::compareOperator(bool &isIn) {
    using enum TokenKind;
    if (takeAny({EqualEqual, NotEqual, LessEqual, Less, GreaterEqual, Greater})) return true;
    if (take(Not)) return take(In);
    if (take(In)) return isIn = true;
    if (!take(Is)) return false;
    take(Not);
    return true;
}

const Shape *Explainer::binary(int lowest) {
    return memo(
        Memo::Binary,
        [&]() -> const Shape * {
            const std::size_t first = m_at;
            const Shape *left = factor();
            while (left) {
                const int level = precedence(look().kind);
                const bool grown = level >= lowest && attempt([&] {
                                       ++m_at;
                                       return binary(level + 1) != nullptr;
                                   });
                if (!grown) break;
                left = shape(ExpressionKind::BinOp, first);
            }
            return left;
        },
        static_cast<std::uint8_t>(lowest));
}

const Shape *Explainer::factor() {
    return memo(Memo::Factor, [&]() -> const Shape * {
        const std::size_t first = m_at;
        if (takeAny({TokenKind::Plus, TokenKind::Minus, TokenKind::Tilde}))
            return factor() ? shape(ExpressionKind::UnaryOp, first) : nullptr;
        const Shape *base = awaitPrimary();
        if (!base || !attempt([&] { return take(TokenKind::StarStar) && factor(); })) return base;
        return shape(ExpressionKind::BinOp, first);
    });
}

const Shape *Explainer::awaitPrimary() {
    return memo(Memo::AwaitPrimary, [&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::Await)) return primary();
        return primary() ? shape(ExpressionKind::Await, first) : nullptr;
    });
}

const Shape *Explainer::primary() {
    return memo(Memo::Primary, [&]() -> const Shape * {
        const Shape *result = atom();
        while (result) {
            const Shape *longer = attempt([&] { return primaryPart(result); });
            if (!longer) break;
            result = longer;
        }
        return result;
    });
}

/// One attribute, call or subscript after `base`.
const Shape *Explainer::primaryPart(const Shape *base) {
    const std::size_t first = base->first;
    if (take(TokenKind::Dot)) return take(TokenKind::Name) ? shape(ExpressionKind::Attribute, first) : nullptr;
    // Wrong forms of a generator open with any bracket, so this is tried at all of them.
    if (atAny({TokenKind::LeftParen, TokenKind::LeftBracket, TokenKind::LeftBrace}) && generator())
        return shape(ExpressionKind::Call, first);
    if (take(TokenKind::LeftParen)) {
        arguments();
        return take(TokenKind::RightParen) ? shape(ExpressionKind::Call, first) : nullptr;
    }
    if (take(TokenKind::LeftBracket))
        return slices() && take(TokenKind::RightBracket) ? shape(ExpressionKind::Subscript, first) : nullptr;
    return nullptr;
}

} // namespace forkyard::lang
