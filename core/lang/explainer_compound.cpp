// Statements with blocks, with the wrong forms among them.
#include "core/lang/explainer_class.h"

namespace forkyard::lang {

bool Explainer::compoundStatement() {
    const bool isAsync = at(TokenKind::Async);
    switch (look().kind) {
    case TokenKind::If:
        return ifStatement();
    case TokenKind::Class:
        return classDef();
    case TokenKind::With:
        return withStatement();
    case TokenKind::For:
        return forStatement();
    case TokenKind::Try:
        return tryStatement();
    case TokenKind::While:
        return whileStatement();
    case TokenKind::Def:
        return functionDef();
    case TokenKind::At:
    case TokenKind::Async:
        if (attempt([&] { return functionDef(); })) return true;
        if (!isAsync) return classDef();
        if (attempt([&] { return withStatement(); })) return true;
        return forStatement();
    default:
        if (word("match") && m_lookForWrong) tryWrong([&] { matchStatement(); });
        return false;
    }
}

bool Explainer::block() {
    return memo(Memo::Suite, [&]() -> const Shape * {
        const std::size_t start = m_at;
        const auto indented = [&] {
            if (!take(TokenKind::Newline) || !take(TokenKind::Indent) || !statement()) return false;
            while (statement()) {
            }
            return take(TokenKind::Dedent);
        };
        if (attempt(indented) || attempt([&] { return simpleStatements(); })) return &m_done;
        m_at = start;
        if (m_lookForWrong && take(TokenKind::Newline) && !at(TokenKind::Indent))
            raiseHere("indentation.expected-block");
        return nullptr;
    });
}

/// After a colon: raises where the block that `what` needs is missing.
void Explainer::expectIndent(const char *what, std::size_t keyword) {
    if (!take(TokenKind::Newline) || at(TokenKind::Indent)) return;
    raiseHere("indentation.expected-block-after", {what, std::to_string(lineOf(keyword))});
}

bool Explainer::elseBlock() {
    const std::size_t keyword = m_at;
    if (m_lookForWrong) {
        tryWrong([&] {
            if (take(TokenKind::Else) && take(TokenKind::Colon)) expectIndent("'else' statement", keyword);
        });
    }
    if (!take(TokenKind::Else)) return false;
    force(TokenKind::Colon);
    return block();
}

bool Explainer::finallyBlock() {
    const std::size_t keyword = m_at;
    if (m_lookForWrong) {
        tryWrong([&] {
            if (take(TokenKind::Finally) && take(TokenKind::Colon)) expectIndent("'finally' statement", keyword);
        });
    }
    if (!take(TokenKind::Finally)) return false;
    force(TokenKind::Colon);
    return block();
}

// ---------------------------------------------------------------- definitions

bool Explainer::decorators() {
    const auto one = [&] { return take(TokenKind::At) && namedExpression() && take(TokenKind::Newline); };
    if (!attempt(one)) return false;
    while (attempt(one)) {
    }
    return true;
}

bool Explainer::functionDef() {
    attempt([&] { return decorators(); });
    const ParameterStyle style{TokenKind::RightParen, false};
    const auto returns = [&] { attempt([&] { return take(TokenKind::Arrow) && expression(); }); };
    if (m_lookForWrong) {
        tryWrong([&] {
            take(TokenKind::Async);
            const std::size_t keyword = m_at;
            if (!take(TokenKind::Def) || !take(TokenKind::Name) || !take(TokenKind::LeftParen)) return;
            attempt([&] { return params(style); });
            if (!take(TokenKind::RightParen)) return;
            returns();
            if (take(TokenKind::Colon)) expectIndent("function definition", keyword);
        });
    }
    take(TokenKind::Async);
    if (!take(TokenKind::Def) || !take(TokenKind::Name)) return false;
    force(TokenKind::LeftParen);
    attempt([&] { return params(style); });
    if (!take(TokenKind::RightParen)) return false;
    returns();
    force(TokenKind::Colon);
    return block();
}

bool Explainer::classDef() {
    attempt([&] { return decorators(); });
    const std::size_t keyword = m_at;
    const auto head = [&] {
        if (!take(TokenKind::Class) || !take(TokenKind::Name)) return false;
        attempt([&] {
            if (!take(TokenKind::LeftParen)) return false;
            arguments();
            return take(TokenKind::RightParen);
        });
        return true;
    };
    if (m_lookForWrong) {
        tryWrong([&] {
            if (!head()) return;
            if (take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
            if (take(TokenKind::Colon)) expectIndent("class definition", keyword);
        });
    }
    return head() && take(TokenKind::Colon) && block();
}

// ---------------------------------------------------------------- branches and loops

/// For `if`, `elif` and `while`: no colon, or no block.
void Explainer::invalidBlockAfter(TokenKind keyword, const char *name) {
    if (!m_lookForWrong) return;
    tryWrong([&] {
        const std::size_t start = m_at;
        if (!take(keyword) || !namedExpression()) return;
        if (take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
        if (take(TokenKind::Colon)) expectIndent(name, start);
    });
}

bool Explainer::ifStatement() {
    TokenKind keyword = TokenKind::If;
    // A chain of `elif` is followed in a loop: each is an alternative to an `else`.
    for (bool first = true;; first = false) {
        const std::size_t start = m_at;
        invalidBlockAfter(keyword, keyword == TokenKind::If ? "'if' statement" : "'elif' statement");
        if (!take(keyword) || !namedExpression() || !take(TokenKind::Colon) || !block()) {
            m_at = start;
            return !first;
        }
        keyword = TokenKind::Elif;
        if (!at(TokenKind::Elif)) break;
    }
    attempt([&] { return elseBlock(); });
    return true;
}

bool Explainer::whileStatement() {
    invalidBlockAfter(TokenKind::While, "'while' statement");
    if (!take(TokenKind::While) || !namedExpression() || !take(TokenKind::Colon) || !block()) return false;
    attempt([&] { return elseBlock(); });
    return true;
}

bool Explainer::forStatement() {
    const std::size_t start = m_at;
    if (m_lookForWrong) {
        tryWrong([&] {
            take(TokenKind::Async);
            const std::size_t keyword = m_at;
            if (!take(TokenKind::For) || !starTargets() || !take(TokenKind::In) || !starExpressions()) return;
            if (take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
            if (take(TokenKind::Colon)) expectIndent("'for' statement", keyword);
        });
    }
    take(TokenKind::Async);
    if (take(TokenKind::For) && starTargets() && take(TokenKind::In)) {
        // From here on nothing else is tried.
        if (!starExpressions() || !take(TokenKind::Colon) || !block()) return false;
        attempt([&] { return elseBlock(); });
        return true;
    }
    m_at = start;
    take(TokenKind::Async);
    if (m_lookForWrong && take(TokenKind::For)) raiseIfInvalidTarget(starExpressions(), Targets::For);
    return false;
}

// ---------------------------------------------------------------- with

/// `loose` items are those of the wrong forms: any expression (in parentheses any tuple), any target.
bool Explainer::withItems(bool parenthesized, bool loose) {
    const auto looseItem = [&] {
        if (!(parenthesized ? expressions() : expression())) return false;
        attempt([&] { return take(TokenKind::As) && starTarget(); });
        return true;
    };
    if (parenthesized && !take(TokenKind::LeftParen)) return false;
    const bool some = loose ? separated(looseItem) : separated([&] { return withItem(); });
    if (!some || !parenthesized) return some;
    take(TokenKind::Comma);
    return take(TokenKind::RightParen);
}

bool Explainer::withItem() {
    const std::size_t start = m_at;
    const auto endsItem = [&] { return atAny({TokenKind::Comma, TokenKind::RightParen, TokenKind::Colon}); };
    if (expression() && take(TokenKind::As) && starTarget() && endsItem()) return true;
    m_at = start;
    if (m_lookForWrong && expression() && take(TokenKind::As)) {
        const Shape *a = expression();
        if (a && endsItem()) raiseIfInvalidTarget(a, Targets::Star);
    }
    m_at = start;
    return expression() != nullptr;
}

void Explainer::invalidWith(bool indentation) {
    if (!m_lookForWrong) return;
    for (const bool parenthesized : {false, true}) {
        tryWrong([&] {
            take(TokenKind::Async);
            const std::size_t keyword = m_at;
            if (!take(TokenKind::With) || !withItems(parenthesized, true)) return;
            if (!indentation) {
                if (take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
            } else if (take(TokenKind::Colon)) {
                expectIndent("'with' statement", keyword);
            }
        });
    }
}

bool Explainer::withStatement() {
    invalidWith(true);
    for (const bool parenthesized : {true, false}) {
        const bool matched = attempt([&] {
            take(TokenKind::Async);
            return take(TokenKind::With) && withItems(parenthesized, false) && take(TokenKind::Colon) && block();
        });
        if (matched) return true;
    }
    invalidWith(false);
    return false;
}

// ---------------------------------------------------------------- try

bool Explainer::tryStatement() {
    if (m_lookForWrong) tryWrong([&] { invalidTry(); });
    if (!take(TokenKind::Try)) return false;
    force(TokenKind::Colon);
    if (!block()) return false;
    if (attempt([&] { return finallyBlock(); })) return true;
    bool some = false;
    while (attempt([&] { return exceptBlock(); })) some = true;
    if (!some) return false;
    attempt([&] { return elseBlock(); });
    attempt([&] { return finallyBlock(); });
    return true;
}

void Explainer::invalidTry() {
    const std::size_t keyword = m_at;
    if (!take(TokenKind::Try) || !take(TokenKind::Colon)) return;
    const std::size_t body = m_at;
    expectIndent("'try' statement", keyword);
    m_at = body;
    if (block() && !atAny({TokenKind::Except, TokenKind::Finally})) raiseHere("syntax.expected-except");
}

bool Explainer::exceptBlock() {
    const std::size_t keyword = m_at;
    const auto name = [&] { attempt([&] { return take(TokenKind::As) && take(TokenKind::Name); }); };
    if (m_lookForWrong) {
        tryWrong([&] {
            if (!take(TokenKind::Except)) return;
            if (expression()) name();
            if (take(TokenKind::Colon)) expectIndent("'except' statement", keyword);
        });
    }
    const auto typed = [&] {
        if (!take(TokenKind::Except) || !expression()) return false;
        name();
        return take(TokenKind::Colon) && block();
    };
    if (attempt(typed)) return true;
    if (attempt([&] { return take(TokenKind::Except) && take(TokenKind::Colon) && block(); })) return true;
    if (m_lookForWrong) tryWrong([&] { invalidExcept(); });
    return false;
}

void Explainer::invalidExcept() {
    const std::size_t start = m_at;
    const auto name = [&] { attempt([&] { return take(TokenKind::As) && take(TokenKind::Name); }); };
    if (!take(TokenKind::Except)) return;
    take(TokenKind::Star);
    const Shape *a = expression();
    const std::size_t afterType = m_at;
    if (a && take(TokenKind::Comma) && expressions()) {
        name();
        if (take(TokenKind::Colon)) raiseFrom(a->first, "syntax.except-parentheses");
    }
    m_at = afterType;
    if (a) name();
    if (a && take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
    m_at = start + 1;
    if (take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
}

// ---------------------------------------------------------------- match

/// The statement is refused before; only what is wrong with its first line is said here.
void Explainer::matchStatement() {
    const std::size_t keyword = m_at;
    ++m_at;
    const bool subject = attempt([&] {
        if (!starNamedExpression() || !take(TokenKind::Comma)) return false;
        starNamedExpressions();
        return true;
    });
    if (!subject && !namedExpression()) return;
    if (take(TokenKind::Newline)) raiseHere("syntax.expected-colon");
    if (take(TokenKind::Colon)) expectIndent("'match' statement", keyword);
}

} // namespace forkyard::lang
