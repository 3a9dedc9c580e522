// Parameters of `def` and `lambda`, with the wrong forms among them. The two differ in what closes the list, in
// annotations, and in a few messages.
#include "core/lang/explainer_class.h"

namespace forkyard::lang {

bool Explainer::params(ParameterStyle style) {
    if (m_lookForWrong) tryWrong([&] { invalidParameters(style); });
    return attempt([&] { return parameters(style); });
}

bool Explainer::parameters(ParameterStyle style) {
    const auto rest = [&] {
        attempt([&] { return starEtc(style); });
        return true;
    };
    if (attempt([&] { return slashNoDefault(style); })) {
        parameterRun(style, Default::None);
        parameterRun(style, Default::Required);
        return rest();
    }
    if (attempt([&] { return slashWithDefault(style); })) {
        parameterRun(style, Default::Required);
        return rest();
    }
    const std::size_t plain = parameterRun(style, Default::None);
    if (plain + parameterRun(style, Default::Required) > 0) return rest();
    return starEtc(style);
}

bool Explainer::parameterName(ParameterStyle style, bool starAnnotation) {
    if (!take(TokenKind::Name)) return false;
    if (style.lambda) return true;
    const auto annotation = [&] {
        return take(TokenKind::Colon) && (starAnnotation ? starExpression() : expression()) != nullptr;
    };
    const bool annotated = attempt(annotation);
    return annotated || !starAnnotation;
}

/// With the comma behind it, or up to the end of the list.
bool Explainer::parameter(ParameterStyle style, Default withDefault, bool starAnnotation) {
    if (!parameterName(style, starAnnotation)) return false;
    if (withDefault != Default::None) {
        const bool has = attempt([&] { return defaultValue(); });
        if (!has && withDefault == Default::Required) return false;
    }
    return take(TokenKind::Comma) || at(style.closing);
}

/// As many as there are; their number.
std::size_t Explainer::parameterRun(ParameterStyle style, Default withDefault) {
    std::size_t count = 0;
    while (attempt([&] { return parameter(style, withDefault); })) ++count;
    return count;
}

bool Explainer::defaultValue() {
    if (attempt([&] { return take(TokenKind::Equal) && expression(); })) return true;
    if (m_lookForWrong && at(TokenKind::Equal) && (at(TokenKind::RightParen, 1) || at(TokenKind::Comma, 1)))
        raiseToken(m_at, "syntax.expected-default");
    return false;
}

bool Explainer::slashNoDefault(ParameterStyle style) {
    return parameterRun(style, Default::None) > 0 && take(TokenKind::Slash) &&
           (take(TokenKind::Comma) || at(style.closing));
}

bool Explainer::slashWithDefault(ParameterStyle style) {
    parameterRun(style, Default::None);
    return parameterRun(style, Default::Required) > 0 && take(TokenKind::Slash) &&
           (take(TokenKind::Comma) || at(style.closing));
}

bool Explainer::starEtc(ParameterStyle style) {
    if (m_lookForWrong) tryWrong([&] { invalidStarEtc(style); });
    const auto keywords = [&] {
        attempt([&] { return keywordParameters(style); });
        return true;
    };
    const auto named = [&](bool starAnnotation) {
        return take(TokenKind::Star) && parameter(style, Default::None, starAnnotation);
    };
    if (attempt([&] { return named(false); }) || (!style.lambda && attempt([&] { return named(true); }))) {
        parameterRun(style, Default::Maybe);
        return keywords();
    }
    const auto bare = [&] {
        return take(TokenKind::Star) && take(TokenKind::Comma) && parameterRun(style, Default::Maybe) > 0;
    };
    if (attempt(bare)) return keywords();
    return keywordParameters(style);
}

bool Explainer::keywordParameters(ParameterStyle style) {
    if (m_lookForWrong) tryWrong([&] { invalidKeywordParameters(style); });
    return attempt([&] { return take(TokenKind::StarStar) && parameter(style, Default::None); });
}

// ---------------------------------------------------------------- wrong forms

void Explainer::invalidParameters(ParameterStyle style) {
    const std::size_t start = m_at;
    const auto slash = [&] {
        return attempt([&] { return slashNoDefault(style); }) || attempt([&] { return slashWithDefault(style); });
    };
    parameterRun(style, Default::None);
    if (attempt([&] { return slashWithDefault(style); }) || parameterRun(style, Default::Required) > 0) {
        const std::size_t name = m_at;
        if (parameter(style, Default::None)) {
            // The comma that was taken is not part of it.
            const std::size_t last = m_stream.tokens[m_at - 1].kind == TokenKind::Comma ? m_at - 2 : m_at - 1;
            raiseRange(name, last, "syntax.non-default-after-default");
        }
    }
    m_at = start;
    parameterRun(style, Default::None);
    if (take(TokenKind::LeftParen)) {
        const std::size_t open = m_at - 1;
        bool some = false;
        if (style.lambda)
            some = separated([&] { return parameterName(style); });
        else
            some = parameterRun(style, Default::None) > 0;
        if (some) {
            take(TokenKind::Comma);
            if (take(TokenKind::RightParen))
                raiseRange(open, m_at - 1,
                           style.lambda ? "syntax.parenthesized-lambda-parameters" : "syntax.parenthesized-parameters");
        }
    }
    m_at = start;
    if (take(TokenKind::Slash) && take(TokenKind::Comma)) raiseToken(start, "syntax.slash-first");
    m_at = start;
    if (slash()) {
        parameterRun(style, Default::Maybe);
        if (take(TokenKind::Slash)) raiseToken(m_at - 1, "syntax.slash-twice");
    }
    m_at = start;
    slash();
    parameterRun(style, Default::Maybe);
    if (take(TokenKind::Star) && (take(TokenKind::Comma) || attempt([&] { return parameter(style, Default::None); }))) {
        parameterRun(style, Default::Maybe);
        if (take(TokenKind::Slash)) raiseToken(m_at - 1, "syntax.slash-after-star");
    }
    m_at = start;
    if (parameterRun(style, Default::Maybe) > 0 && take(TokenKind::Slash) && take(TokenKind::Star))
        raiseToken(m_at - 1, "syntax.slash-star-comma");
}

void Explainer::invalidStarEtc(ParameterStyle style) {
    const std::size_t start = m_at;
    if (!take(TokenKind::Star)) return;
    const bool commaThenEnd = at(TokenKind::Comma) && (at(style.closing, 1) || at(TokenKind::StarStar, 1));
    if (at(style.closing) || commaThenEnd) {
        if (!style.lambda) raiseToken(start, "syntax.bare-star");
        raiseHere("syntax.bare-star");
    }
    if (parameterName(style) && at(TokenKind::Equal)) raiseToken(m_at, "syntax.star-default");
    m_at = start + 1;
    const auto starOrComma = [&] {
        return attempt([&] { return parameter(style, Default::None); }) || take(TokenKind::Comma);
    };
    if (!starOrComma()) return;
    parameterRun(style, Default::Maybe);
    const std::size_t second = m_at;
    if (take(TokenKind::Star) && starOrComma()) raiseToken(second, "syntax.star-twice");
}

void Explainer::invalidKeywordParameters(ParameterStyle style) {
    if (!take(TokenKind::StarStar) || !parameterName(style)) return;
    if (at(TokenKind::Equal)) raiseToken(m_at, "syntax.star-star-default");
    if (!take(TokenKind::Comma)) return;
    const std::size_t next = m_at;
    if (parameterName(style)) raiseRange(next, m_at - 1, "syntax.after-star-star");
    if (atAny({TokenKind::Star, TokenKind::StarStar, TokenKind::Slash})) raiseToken(next, "syntax.after-star-star");
}

} // namespace forkyard::lang
