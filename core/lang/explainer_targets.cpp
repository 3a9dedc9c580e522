// What may stand on the left of an assignment, behind `for` and behind `del`.
#include "core/lang/explainer_class.h"

namespace forkyard::lang {

const Shape *Explainer::starTargets() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        const Shape *head = starTarget();
        if (!head || !at(TokenKind::Comma)) return head;
        while (attempt([&] { return take(TokenKind::Comma) && starTarget(); })) {
        }
        take(TokenKind::Comma);
        return shape(ExpressionKind::Tuple, first);
    });
}

const Shape *Explainer::starTarget() {
    return memo(Memo::StarTarget, [&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!take(TokenKind::Star)) return targetWithStarAtom();
        return !at(TokenKind::Star) && starTarget() ? shape(ExpressionKind::Starred, first) : nullptr;
    });
}

const Shape *Explainer::targetWithStarAtom() {
    return memo(Memo::TargetWithStarAtom, [&] {
        if (const Shape *result = attributeOrSubscriptTarget()) return result;
        return starAtom();
    });
}

const Shape *Explainer::attributeOrSubscriptTarget() {
    return attempt([&]() -> const Shape * {
        const std::size_t first = m_at;
        if (!targetPrimary()) return nullptr;
        ExpressionKind kind = ExpressionKind::Attribute;
        if (take(TokenKind::Dot)) {
            if (!take(TokenKind::Name)) return nullptr;
        } else {
            if (!take(TokenKind::LeftBracket) || !slices() || !take(TokenKind::RightBracket)) return nullptr;
            kind = ExpressionKind::Subscript;
        }
        return atTargetPart() ? nullptr : shape(kind, first);
    });
}

/// As much of a primary as is still followed by another part of it.
const Shape *Explainer::targetPrimary() {
    return attempt([&]() -> const Shape * {
        const Shape *result = atom();
        if (!result || !atTargetPart()) return nullptr;
        for (;;) {
            const Shape *longer = attempt([&] {
                const Shape *next = primaryPart(result);
                return next && atTargetPart() ? next : nullptr;
            });
            if (!longer) return result;
            result = longer;
        }
    });
}

const Shape *Explainer::starAtom() {
    const std::size_t first = m_at;
    if (take(TokenKind::Name)) return shape(ExpressionKind::Name, first);
    const auto targets = [&] {
        if (separated([&] { return starTarget() != nullptr; })) take(TokenKind::Comma);
    };
    if (take(TokenKind::LeftParen)) {
        if (targetWithStarAtom() && take(TokenKind::RightParen)) return shape(ExpressionKind::Name, first);
        m_at = first + 1;
        // A tuple of one needs its comma.
        attempt([&] {
            if (!starTarget() || !take(TokenKind::Comma)) return false;
            targets();
            return true;
        });
        if (take(TokenKind::RightParen)) return shape(ExpressionKind::Tuple, first);
    } else if (take(TokenKind::LeftBracket)) {
        targets();
        if (take(TokenKind::RightBracket)) return shape(ExpressionKind::List, first);
    }
    m_at = first;
    return nullptr;
}

const Shape *Explainer::singleTarget() {
    if (const Shape *result = attributeOrSubscriptTarget()) return result;
    const std::size_t first = m_at;
    if (take(TokenKind::Name)) return shape(ExpressionKind::Name, first);
    return attempt([&]() -> const Shape * {
        const Shape *inner = take(TokenKind::LeftParen) ? singleTarget() : nullptr;
        return inner && take(TokenKind::RightParen) ? inner : nullptr;
    });
}

const Shape *Explainer::deletionTargets() {
    if (!separated([&] { return deletionTarget() != nullptr; })) return nullptr;
    take(TokenKind::Comma);
    return &m_done;
}

const Shape *Explainer::deletionTarget() {
    if (const Shape *result = attributeOrSubscriptTarget()) return result;
    const std::size_t first = m_at;
    if (take(TokenKind::Name)) return &m_done;
    if (take(TokenKind::LeftParen)) {
        if (deletionTarget() && take(TokenKind::RightParen)) return &m_done;
        m_at = first + 1;
        deletionTargets();
        if (take(TokenKind::RightParen)) return &m_done;
    } else if (take(TokenKind::LeftBracket)) {
        deletionTargets();
        if (take(TokenKind::RightBracket)) return &m_done;
    }
    m_at = first;
    return nullptr;
}

} // namespace forkyard::lang
