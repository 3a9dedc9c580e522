// Atoms, comprehensions and arguments, with the wrong forms among them.
#include "core/lang/explainer_class.h"
#include "core/lang/string_literal.h"

namespace forkyard::lang {

const Shape *Explainer::atom() {
    const std::size_t first = m_at;
    const auto constant = [&](ConstantKind kind) {
        ++m_at;
        const Shape *result = shape(ExpressionKind::Constant, first);
        m_shapes.back().constant = kind;
        return result;
    };
    using enum TokenKind;
    switch (look().kind) {
    case TokenKind::Name:
        ++m_at;
        return shape(ExpressionKind::Name, first);
    case True:
        return constant(ConstantKind::True);
    case False:
        return constant(ConstantKind::False);
    case None:
        return constant(ConstantKind::None);
    case Ellipsis:
        return constant(ConstantKind::Ellipsis);
    case Number:
        return constant(ConstantKind::Int);
    case String:
        return strings();
    case LeftParen:
        if (const Shape *result = tuple()) return result;
        if (const Shape *result = group()) return result;
        return generator();
    case LeftBracket:
        if (const Shape *result = list()) return result;
        return elementComprehension(LeftBracket, RightBracket, ExpressionKind::ListComp);
    case LeftBrace:
        if (const Shape *result = dict()) return result;
        if (const Shape *result = set()) return result;
        if (const Shape *result = dictComprehension()) return result;
        return elementComprehension(LeftBrace, RightBrace, ExpressionKind::SetComp);
    default:
        return nullptr;
    }
}

const Shape *Explainer::strings() {
    const std::size_t first = m_at;
    bool formatted = false;
    while (at(TokenKind::String)) {
        formatted = formatted || splitLiteral(m_stream.textOf(look())).formatted;
        ++m_at;
    }
    const Shape *result = shape(formatted ? ExpressionKind::JoinedStr : ExpressionKind::Constant, first);
    m_shapes.back().constant = ConstantKind::Str;
    return result;
}

const Shape *Explainer::tuple() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::LeftParen)) return nullptr;
        std::vector<const Shape *> parts;
        attempt([&] {
            const Shape *head = starNamedExpression();
            if (!head || !take(TokenKind::Comma)) return false;
            parts = starNamedExpressions();
            parts.insert(parts.begin(), head);
            return true;
        });
        return take(TokenKind::RightParen) ? shape(ExpressionKind::Tuple, first, std::move(parts)) : nullptr;
    });
}

const Shape *Explainer::group() {
    const std::size_t start = m_at;
    const Shape *inside = attempt([&]() -> const Shape * {
        if (!take(TokenKind::LeftParen)) return nullptr;
        const Shape *inner = yieldExpression();
        if (!inner) inner = namedExpression();
        return inner && take(TokenKind::RightParen) ? inner : nullptr;
    });
    if (inside || !m_lookForWrong || !take(TokenKind::LeftParen)) return inside;
    tryWrong([&] {
        const Shape *a = starredExpression();
        if (a && take(TokenKind::RightParen)) raiseAt(a, "syntax.starred-here");
    });
    const std::size_t stars = m_at;
    if (take(TokenKind::StarStar) && expression() && take(TokenKind::RightParen))
        raiseToken(stars, "syntax.double-starred-here");
    m_at = start;
    return nullptr;
}

const Shape *Explainer::generator() {
    const Shape *result = attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::LeftParen) || !positionalArgument() || !clauses() || !take(TokenKind::RightParen))
            return nullptr;
        return shape(ExpressionKind::GeneratorExp, first);
    });
    if (!result && m_lookForWrong) tryWrong([&] { invalidComprehension(); });
    return result;
}

const Shape *Explainer::list() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::LeftBracket)) return nullptr;
        std::vector<const Shape *> parts = starNamedExpressions();
        return take(TokenKind::RightBracket) ? shape(ExpressionKind::List, first, std::move(parts)) : nullptr;
    });
}

const Shape *Explainer::set() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::LeftBrace) || starNamedExpressions().empty()) return nullptr;
        return take(TokenKind::RightBrace) ? shape(ExpressionKind::Set, first) : nullptr;
    });
}

const Shape *Explainer::elementComprehension(TokenKind open, TokenKind close, ExpressionKind kind) {
    const Shape *result = attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(open) || !namedExpression() || !clauses() || !take(close)) return nullptr;
        return shape(kind, first);
    });
    if (!result && m_lookForWrong) tryWrong([&] { invalidComprehension(); });
    return result;
}

void Explainer::invalidComprehension() {
    const TokenKind open = look().kind;
    if (!atAny({TokenKind::LeftBracket, TokenKind::LeftParen, TokenKind::LeftBrace})) return;
    const std::size_t inside = ++m_at;
    if (const Shape *a = starredExpression(); a && clauses()) raiseAt(a, "syntax.unpacking-in-comprehension");
    if (open == TokenKind::LeftParen) return;
    m_at = inside;
    const Shape *a = starNamedExpression();
    if (!a || !take(TokenKind::Comma)) return;
    const std::size_t comma = m_at - 1;
    const auto others = starNamedExpressions();
    if (!others.empty() && clauses()) raiseRange(a->first, others.back()->last, "syntax.comprehension-parentheses");
    m_at = comma + 1;
    if (clauses()) raiseRange(a->first, comma, "syntax.comprehension-parentheses");
}

// ---------------------------------------------------------------- dictionaries

const Shape *Explainer::dict() {
    const std::size_t first = m_at;
    const Shape *result = attempt([&]() -> const Shape * {
        if (!take(TokenKind::LeftBrace)) return nullptr;
        if (separated([&] { return dictItem(); })) take(TokenKind::Comma);
        return take(TokenKind::RightBrace) ? shape(ExpressionKind::Dict, first) : nullptr;
    });
    // These forms count even where wrong ones are not looked for: so it is in CPython.
    if (!result) {
        tryWrong([&] {
            take(TokenKind::LeftBrace);
            invalidDictItems();
        });
    }
    return result;
}

bool Explainer::dictItem() {
    if (attempt([&] { return take(TokenKind::StarStar) && bitwiseOr(); })) return true;
    return expression() && take(TokenKind::Colon) && expression();
}

void Explainer::invalidDictItems() {
    const std::size_t start = m_at;
    if (separated([&] { return dictItem(); }) && take(TokenKind::Comma)) {
        const std::size_t item = m_at;
        const Shape *a = expression();
        if (a && !at(TokenKind::Colon)) {
            const SourceSpan &last = m_stream.tokens[a->last].span;
            const SourceSpan &begin = m_stream.tokens[a->first].span;
            raise("syntax.expected-dict-colon", {}, {begin.line, last.endColumn - 1, last.endLine, last.endColumn});
        }
        m_at = item;
        invalidDictItem();
    }
    m_at = start;
    invalidDictItem();
}

/// A key whose value is starred or is not there.
void Explainer::invalidDictItem() {
    if (!expression() || !take(TokenKind::Colon)) return;
    const std::size_t colon = m_at - 1;
    if (take(TokenKind::Star) && bitwiseOr()) raiseFrom(colon + 1, "syntax.starred-dict-value");
    m_at = colon + 1;
    if (atAny({TokenKind::RightBrace, TokenKind::Comma})) raiseToken(colon, "syntax.expected-dict-value");
}

const Shape *Explainer::dictComprehension() {
    const std::size_t first = m_at;
    const Shape *result = attempt([&]() -> const Shape * {
        if (!take(TokenKind::LeftBrace) || !expression() || !take(TokenKind::Colon) || !expression()) return nullptr;
        return clauses() && take(TokenKind::RightBrace) ? shape(ExpressionKind::DictComp, first) : nullptr;
    });
    if (!result && m_lookForWrong) {
        tryWrong([&] {
            if (take(TokenKind::LeftBrace) && take(TokenKind::StarStar) && bitwiseOr() && clauses() &&
                take(TokenKind::RightBrace))
                raiseToken(first + 1, "syntax.unpacking-in-dict-comprehension");
        });
    }
    return result;
}

// ---------------------------------------------------------------- comprehension clauses

const Shape *Explainer::clauses() {
    const Shape *last = nullptr;
    while (const Shape *next = clause()) last = next;
    return last;
}

const Shape *Explainer::clause() {
    const std::size_t first = m_at;
    const auto opening = [&] {
        take(TokenKind::Async);
        return take(TokenKind::For);
    };
    if (opening() && starTargets() && take(TokenKind::In)) {
        // From here on nothing else is tried.
        const Shape *last = disjunction();
        if (!last) {
            m_at = first;
            return nullptr;
        }
        while (const Shape *condition = attempt([&] { return take(TokenKind::If) ? disjunction() : nullptr; }))
            last = condition;
        return last;
    }
    m_at = first;
    if (m_lookForWrong && opening()) raiseIfInvalidTarget(starExpressions(), Targets::For);
    m_at = first;
    return nullptr;
}

// ---------------------------------------------------------------- subscripts and arguments

const Shape *Explainer::slices() {
    const std::size_t first = m_at;
    if (const Shape *only = attempt([&] { return slice(); }); only && !at(TokenKind::Comma)) return only;
    m_at = first;
    const auto item = [&] {
        if (attempt([&] { return slice(); })) return true;
        return starredExpression() != nullptr;
    };
    if (!separated(item)) return nullptr;
    take(TokenKind::Comma);
    return shape(ExpressionKind::Tuple, first);
}

const Shape *Explainer::slice() {
    const std::size_t first = m_at;
    expression();
    if (take(TokenKind::Colon)) {
        expression();
        if (take(TokenKind::Colon)) expression();
        return shape(ExpressionKind::Slice, first);
    }
    m_at = first;
    return namedExpression();
}

const Shape *Explainer::starredExpression() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        const Shape *value = take(TokenKind::Star) ? expression() : nullptr;
        return value ? shape(ExpressionKind::Starred, first, {value}) : nullptr;
    });
}

const Shape *Explainer::arguments() {
    return memo(Memo::Arguments, [&]() -> const Shape * {
        const std::size_t start = m_at;
        if (const Shape *result = args()) {
            take(TokenKind::Comma);
            if (at(TokenKind::RightParen)) return result;
        }
        m_at = start;
        if (m_lookForWrong) tryWrong([&] { invalidArguments(); });
        return nullptr;
    });
}

/// An argument that is no keyword and not starred, but may be followed by anything.
const Shape *Explainer::positionalArgument() {
    if (at(TokenKind::Name) && at(TokenKind::ColonEqual, 1)) return assignmentExpression();
    return attempt([&] {
        const Shape *result = expression();
        return at(TokenKind::ColonEqual) ? nullptr : result;
    });
}

const Shape *Explainer::args() {
    const std::size_t first = m_at;
    std::vector<const Shape *> parts;
    const auto positional = [&] {
        const Shape *next = starredExpression();
        if (!next) {
            next = positionalArgument();
            if (at(TokenKind::Equal)) next = nullptr;
        }
        if (next) parts.push_back(next);
        return next != nullptr;
    };
    const Shape *keywords = nullptr;
    if (separated(positional))
        keywords = attempt([&] { return take(TokenKind::Comma) ? kwargs() : nullptr; });
    else
        keywords = attempt([&] { return kwargs(); });
    if (parts.empty() && !keywords) return nullptr;
    if (keywords) parts.insert(parts.end(), keywords->parts.begin(), keywords->parts.end());
    const Shape *result = shape(ExpressionKind::Call, first, std::move(parts));
    m_shapes.back().unpacksMapping = keywords && keywords->unpacksMapping;
    return result;
}

/// `name=value` and `*x` in turn, then `name=value` and `**x` in turn. Its parts are what was starred.
const Shape *Explainer::kwargs() {
    const std::size_t first = m_at;
    std::vector<const Shape *> starred;
    bool unpacks = false;
    const auto plain = [&] {
        const Shape *next = keyword(false);
        if (next && next->kind == ExpressionKind::Starred) starred.push_back(next);
        return next != nullptr;
    };
    const auto mapping = [&] {
        const Shape *next = keyword(true);
        unpacks = unpacks || (next && next->kind == ExpressionKind::Dict);
        return next != nullptr;
    };
    if (separated(plain))
        attempt([&] { return take(TokenKind::Comma) && separated(mapping); });
    else if (!separated(mapping))
        return nullptr;
    const Shape *result = shape(ExpressionKind::Call, first, std::move(starred));
    m_shapes.back().unpacksMapping = unpacks;
    return result;
}

/// One of kwargs(): a Name for `name=value`, a Starred for `*x` or, if `unpacking`, a Dict for `**x`.
const Shape *Explainer::keyword(bool unpacking) {
    const std::size_t first = m_at;
    if (m_lookForWrong) tryWrong([&] { invalidKeyword(); });
    if (attempt([&] { return take(TokenKind::Name) && take(TokenKind::Equal) && expression(); }))
        return shape(ExpressionKind::Name, first);
    if (!unpacking) return starredExpression();
    if (attempt([&] { return take(TokenKind::StarStar) && expression(); })) return shape(ExpressionKind::Dict, first);
    return nullptr;
}

void Explainer::invalidKeyword() {
    const std::size_t start = m_at;
    if (takeAny({TokenKind::True, TokenKind::False, TokenKind::None}) && take(TokenKind::Equal))
        raiseRange(start, start + 1, "syntax.cannot-assign", {std::string(m_stream.textOf(m_stream.tokens[start]))});
    m_at = start;
    if (take(TokenKind::Name) && take(TokenKind::Equal)) {
        if (expression() && clauses()) raiseRange(start, start + 1, "syntax.maybe-equal-or-walrus");
        return;
    }
    m_at = start;
    const Shape *a = expression();
    if (a && take(TokenKind::Equal)) raiseRange(a->first, m_at - 1, "syntax.argument-assignment");
}

void Explainer::invalidArguments() {
    const std::size_t start = m_at;
    const Shape *all = args();
    const std::size_t end = m_at;
    if (all && take(TokenKind::Comma) && take(TokenKind::Star)) raiseAt(all, "syntax.unpacking-after-keywords");

    m_at = start;
    if (const Shape *a = expression()) {
        const Shape *last = clauses();
        if (last && take(TokenKind::Comma)) {
            if (!args() && expression()) clauses();
            raiseRange(a->first, last->last, "syntax.generator-parentheses");
        }
    }
    m_at = start;
    if (take(TokenKind::Name) && take(TokenKind::Equal) && expression() && clauses())
        raiseRange(start, start + 1, "syntax.maybe-equal-or-walrus");
    if (!all) return;

    m_at = end;
    const Shape *last = clauses();
    if (last && all->parts.size() > 1) raiseRange(all->parts.back()->first, last->last, "syntax.generator-parentheses");
    m_at = end;
    if (!take(TokenKind::Comma)) return;
    if (const Shape *a = expression()) {
        const Shape *lastOfIt = clauses();
        if (lastOfIt) raiseRange(a->first, lastOfIt->last, "syntax.generator-parentheses");
    }
    m_at = end + 1;
    if (args())
        raiseHere(all->unpacksMapping ? "syntax.positional-after-unpacking" : "syntax.positional-after-keyword");
}

} // namespace forkyard::lang
