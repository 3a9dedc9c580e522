// Statements, with the wrong forms among them. Those with blocks have a file of their own.
#include "core/lang/explainer_class.h"

#include <algorithm>

namespace forkyard::lang {

/// Twice: CPython, too, goes through a program first without most of the wrong forms, and stops at those it has then.
void Explainer::run(bool embedded) {
    const std::size_t start = m_at;
    for (const bool lookForWrong : {false, true}) {
        m_lookForWrong = lookForWrong;
        m_at = start;
        forget();
        if (embedded)
            starExpressions();
        else
            while (statement()) forget(); // what was kept is of no use to the next statement of a module
    }
}

void Explainer::forget() {
    const std::size_t end = std::min(m_furthest + 1, m_keptAt.size());
    if (m_start < end)
        std::fill(m_keptAt.begin() + static_cast<std::ptrdiff_t>(m_start),
                  m_keptAt.begin() + static_cast<std::ptrdiff_t>(end), 0);
    m_kept.resize(1);
    m_start = m_at;
}

bool Explainer::statement() {
    if (attempt([&] { return compoundStatement(); })) return true;
    return attempt([&] { return simpleStatements(); });
}

bool Explainer::simpleStatements() {
    if (!separatedBySemicolons()) return false;
    return take(TokenKind::Newline);
}

bool Explainer::separatedBySemicolons() {
    if (!simpleStatement()) return false;
    while (attempt([&] { return take(TokenKind::Semicolon) && simpleStatement(); })) {
    }
    take(TokenKind::Semicolon);
    return true;
}

bool Explainer::simpleStatement() {
    return memo(Memo::SimpleStatement, [&]() -> const Shape * {
        if (attempt([&] { return assignment(); }) || starExpressions()) return &m_done;
        const auto matched = [&] {
            switch (look().kind) {
            case TokenKind::Return:
                return returnStatement();
            case TokenKind::Import:
                return importStatement();
            case TokenKind::From:
                return importFromStatement();
            case TokenKind::Raise:
                return raiseStatement();
            case TokenKind::Del:
                return deleteStatement();
            case TokenKind::Yield:
                return yieldExpression() != nullptr;
            case TokenKind::Assert:
                return assertStatement();
            case TokenKind::Global:
            case TokenKind::Nonlocal:
                return nameList();
            case TokenKind::Pass:
            case TokenKind::Break:
            case TokenKind::Continue:
                ++m_at;
                return true;
            default:
                return false;
            }
        };
        return matched() ? &m_done : nullptr;
    });
}

// ---------------------------------------------------------------- assignment

bool Explainer::augmentedOperator() {
    using enum TokenKind;
    return takeAny({PlusEqual, MinusEqual, StarEqual, AtEqual, SlashEqual, PercentEqual, AmpersandEqual, BarEqual,
                    CaretEqual, LeftShiftEqual, RightShiftEqual, StarStarEqual, SlashSlashEqual});
}

bool Explainer::assignment() {
    const std::size_t start = m_at;
    const auto annotation = [&] {
        if (!take(TokenKind::Colon) || !expression()) return false;
        attempt([&] { return take(TokenKind::Equal) && yieldOrStarExpressions(); });
        return true;
    };
    if (attempt([&] { return take(TokenKind::Name) && annotation(); })) return true;
    const auto annotatedTarget = [&] {
        const bool target =
            attempt([&] { return take(TokenKind::LeftParen) && singleTarget() && take(TokenKind::RightParen); }) ||
            attributeOrSubscriptTarget();
        return target && annotation();
    };
    if (attempt(annotatedTarget)) return true;
    const auto target = [&] { return starTargets() && take(TokenKind::Equal); };
    if (attempt(target)) {
        while (attempt(target)) {
        }
        if (yieldOrStarExpressions() && !at(TokenKind::Equal)) return true;
    }
    m_at = start;
    // Once the operator is seen, nothing else is tried.
    if (attempt([&] { return singleTarget() && augmentedOperator(); })) return yieldOrStarExpressions() != nullptr;
    if (m_lookForWrong) tryWrong([&] { invalidAssignment(); });
    return false;
}

void Explainer::invalidAssignment() {
    const std::size_t start = m_at;
    if (const Shape *a = invalidAnnotationTarget(); a && take(TokenKind::Colon) && expression())
        raiseAt(a, "syntax.annotated-target", {std::string(expressionName(*a))});
    m_at = start;
    if (const Shape *a = starNamedExpression(); a && take(TokenKind::Comma)) {
        while (!starNamedExpressions().empty()) {
        }
        if (take(TokenKind::Colon) && expression()) raiseAt(a, "syntax.annotated-target", {"tuple"});
    }
    m_at = start;
    if (const Shape *a = expression(); a && take(TokenKind::Colon) && expression())
        raiseAt(a, "syntax.illegal-annotation");
    const auto target = [&] { return starTargets() && take(TokenKind::Equal); };
    m_at = start;
    while (attempt(target)) {
    }
    if (const Shape *a = starExpressions(); a && take(TokenKind::Equal)) raiseIfInvalidTarget(a, Targets::Star);
    m_at = start;
    while (attempt(target)) {
    }
    if (const Shape *a = yieldExpression(); a && take(TokenKind::Equal)) raiseAt(a, "syntax.assign-to-yield");
    m_at = start;
    if (const Shape *a = starExpressions(); a && augmentedOperator() && yieldOrStarExpressions())
        raiseAt(a, "syntax.augmented-target", {std::string(expressionName(*a))});
}

const Shape *Explainer::invalidAnnotationTarget() {
    if (const Shape *result = list()) return result;
    if (const Shape *result = tuple()) return result;
    return attempt([&]() -> const Shape * {
        const Shape *inner = take(TokenKind::LeftParen) ? invalidAnnotationTarget() : nullptr;
        return inner && take(TokenKind::RightParen) ? inner : nullptr;
    });
}

// ---------------------------------------------------------------- keywords

bool Explainer::returnStatement() {
    ++m_at;
    starExpressions();
    return true;
}

bool Explainer::raiseStatement() {
    ++m_at;
    if (!expression()) return true;
    attempt([&] { return take(TokenKind::From) && expression(); });
    return true;
}

bool Explainer::assertStatement() {
    ++m_at;
    if (!expression()) return false;
    attempt([&] { return take(TokenKind::Comma) && expression(); });
    return true;
}

bool Explainer::deleteStatement() {
    const std::size_t start = m_at;
    ++m_at;
    if (deletionTargets() && atAny({TokenKind::Semicolon, TokenKind::Newline})) return true;
    m_at = start + 1;
    if (m_lookForWrong) raiseIfInvalidTarget(starExpressions(), Targets::Del);
    return false;
}

bool Explainer::nameList() {
    ++m_at;
    return separated([&] { return take(TokenKind::Name); });
}

// ---------------------------------------------------------------- imports

bool Explainer::dottedName() {
    if (!take(TokenKind::Name)) return false;
    while (attempt([&] { return take(TokenKind::Dot) && take(TokenKind::Name); })) {
    }
    return true;
}

bool Explainer::importStatement() {
    ++m_at;
    return separated([&] {
        if (!dottedName()) return false;
        attempt([&] { return take(TokenKind::As) && take(TokenKind::Name); });
        return true;
    });
}

bool Explainer::importFromStatement() {
    ++m_at;
    bool relative = false;
    while (takeAny({TokenKind::Dot, TokenKind::Ellipsis})) relative = true;
    if (!attempt([&] { return dottedName(); }) && !relative) return false;
    return take(TokenKind::Import) && importTargets();
}

bool Explainer::importTargets() {
    const auto names = [&] { return separated([&] { return importedAs(); }); };
    const auto parenthesized = [&] {
        if (!take(TokenKind::LeftParen) || !names()) return false;
        take(TokenKind::Comma);
        return take(TokenKind::RightParen);
    };
    if (attempt(parenthesized)) return true;
    if (attempt([&] { return names() && !at(TokenKind::Comma); })) return true;
    if (take(TokenKind::Star)) return true;
    if (m_lookForWrong) {
        tryWrong([&] {
            if (names() && take(TokenKind::Comma) && at(TokenKind::Newline)) raiseHere("syntax.import-comma");
        });
    }
    return false;
}

bool Explainer::importedAs() {
    if (!take(TokenKind::Name)) return false;
    attempt([&] { return take(TokenKind::As) && take(TokenKind::Name); });
    return true;
}

} // namespace forkyard::lang
