// Statements with blocks, and the parameters of functions.
#include "core/lang/parser.h"

namespace forkyard::lang {

StmtPtr Parser::compoundStatement() {
    switch (current().kind) {
    case TokenKind::At:
        return decorated();
    case TokenKind::Def:
        return functionDef({});
    case TokenKind::Class:
        return classDef({});
    case TokenKind::If:
        return ifStatement();
    case TokenKind::While:
        return whileStatement();
    case TokenKind::For:
        return forStatement();
    case TokenKind::With:
        return withStatement();
    case TokenKind::Try:
        return tryStatement();
    default:
        break;
    }
    switch (ahead(1).kind) { // after `async`
    case TokenKind::Def:
        return functionDef({});
    case TokenKind::For:
        return forStatement();
    case TokenKind::With:
        return withStatement();
    default:
        advance();
        misfit();
    }
}

Block Parser::block() {
    Block result;
    if (!accept(TokenKind::Newline)) {
        simpleStatements(result);
        return result;
    }
    expect(TokenKind::Indent);
    do {
        statement(result);
    } while (!at(TokenKind::Dedent));
    advance();
    return result;
}

Block Parser::elseBlock() {
    if (!accept(TokenKind::Else)) return {};
    expect(TokenKind::Colon);
    return block();
}

/// A compound statement ends with the last token of its last line, even if that is a semicolon.
SourceSpan Parser::sinceLine(const SourceSpan &start) const {
    std::size_t last = m_at - 1;
    while (m_stream.tokens[last].kind == TokenKind::Newline || m_stream.tokens[last].kind == TokenKind::Dedent) --last;
    const SourceSpan &end = m_stream.tokens[last].span;
    return {start.line, start.column, end.endLine, end.endColumn};
}

/// The place of the statement's first word, and whether that is `async`, which is taken.
std::pair<SourceSpan, bool> Parser::optionalAsync() {
    const SourceSpan start = current().span;
    return {start, accept(TokenKind::Async)};
}

// ---------------------------------------------------------------- definitions

StmtPtr Parser::decorated() {
    ExprList decorators;
    while (accept(TokenKind::At)) {
        decorators.push_back(namedExpression());
        expect(TokenKind::Newline);
    }
    if (at(TokenKind::Class)) return classDef(std::move(decorators));
    if (!at(TokenKind::Def) && !(at(TokenKind::Async) && ahead(1).kind == TokenKind::Def)) {
        if (at(TokenKind::Async)) advance();
        misfit();
    }
    return functionDef(std::move(decorators));
}

StmtPtr Parser::functionDef(ExprList decorators) {
    const auto [start, isAsync] = optionalAsync();
    expect(TokenKind::Def);
    auto node = make<FunctionDef>();
    node->isAsync = isAsync;
    node->decorators = std::move(decorators);
    node->name = name();
    expect(TokenKind::LeftParen);
    node->parameters = parameters(TokenKind::RightParen, true);
    expect(TokenKind::RightParen);
    if (accept(TokenKind::Arrow)) node->returns = expression();
    expect(TokenKind::Colon);
    node->body = block();
    node->span = sinceLine(start);
    return node;
}

/// The one metaclass that programs may name: `ABCMeta` or `abc.ABCMeta`, which is deriving from ABC.
static bool isAbstractMeta(const Expression &node) {
    if (const auto *name = dynAs<const Name>(&node)) return name->id == "ABCMeta";
    const auto *attribute = dynAs<const Attribute>(&node);
    return attribute && attribute->attribute == "ABCMeta";
}

StmtPtr Parser::classDef(ExprList decorators) {
    const SourceSpan start = current().span;
    expect(TokenKind::Class);
    auto node = make<ClassDef>();
    node->decorators = std::move(decorators);
    node->name = name();
    if (accept(TokenKind::LeftParen)) {
        arguments(node->bases, node->keywords, nullptr);
        expect(TokenKind::RightParen);
    }
    for (const Keyword &keyword : node->keywords)
        if (keyword.name == "metaclass" && !isAbstractMeta(*keyword.value)) refuse("subset.metaclass", {}, keyword.span);
    expect(TokenKind::Colon);
    node->body = block();
    node->span = sinceLine(start);
    return node;
}

/// Up to `closing`, which is left. Only `def` has annotations.
Parameters Parser::parameters(TokenKind closing, bool annotations) {
    Parameters result;
    bool afterStar = false;
    bool starNeedsName = false;
    bool afterDefault = false;
    bool afterSlash = false;
    while (!at(closing)) {
        if (at(TokenKind::StarStar)) {
            if (starNeedsName) misfit();
            advance();
            result.varKeywords = parameter(annotations);
            if (at(TokenKind::Equal)) misfit();
            accept(TokenKind::Comma);
            if (!at(closing)) misfit();
            break;
        }
        if (at(TokenKind::Star)) {
            if (afterStar) misfit();
            advance();
            afterStar = true;
            starNeedsName = at(TokenKind::Comma);
            if (!starNeedsName) {
                result.varArgs = parameter(annotations, annotations);
                if (at(TokenKind::Equal)) misfit();
            }
        } else if (at(TokenKind::Slash)) {
            if (afterStar || afterSlash || result.positional.empty()) misfit();
            advance();
            afterSlash = true;
            std::swap(result.positionalOnly, result.positional);
        } else {
            Parameter next = parameter(annotations);
            if (accept(TokenKind::Equal)) next.defaultValue = expression();
            if (!next.defaultValue && afterDefault && !afterStar) misfit();
            afterDefault = afterDefault || next.defaultValue;
            starNeedsName = false;
            (afterStar ? result.keywordOnly : result.positional).push_back(std::move(next));
        }
        if (!at(closing)) expect(TokenKind::Comma);
    }
    if (starNeedsName) misfit();
    return result;
}

/// A name and its annotation. That of `*args` may have a star itself.
Parameter Parser::parameter(bool annotations, bool starAnnotation) {
    Parameter result;
    const SourceSpan start = current().span;
    result.name = name();
    if (annotations && accept(TokenKind::Colon)) result.annotation = starAnnotation ? starExpression() : expression();
    result.span = since(start);
    return result;
}

// ---------------------------------------------------------------- branches and loops

/// An `if` with all of its `elif`, each of which is an `If` alone in the one before's `else`.
StmtPtr Parser::ifStatement() {
    auto first = make<If>();
    std::vector<If *> chain{first.get()};
    for (;;) {
        If &node = *chain.back();
        node.span = current().span;
        advance();
        node.test = namedExpression();
        expect(TokenKind::Colon);
        node.body = block();
        if (!at(TokenKind::Elif)) break;
        if (chain.size() >= static_cast<std::size_t>(MaximumTreeDepth)) tooDeep();
        auto next = make<If>();
        chain.push_back(next.get());
        node.orElse.push_back(std::move(next));
    }
    chain.back()->orElse = elseBlock();
    for (If *node : chain) node->span = sinceLine(node->span);
    return first;
}

StmtPtr Parser::whileStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<While>();
    node->test = namedExpression();
    expect(TokenKind::Colon);
    node->body = block();
    node->orElse = elseBlock();
    node->span = sinceLine(start);
    return node;
}

StmtPtr Parser::forStatement() {
    const auto [start, isAsync] = optionalAsync();
    expect(TokenKind::For);
    auto node = make<For>();
    node->isAsync = isAsync;
    node->target = targetList();
    if (!isTarget(*node->target, Context::Store)) misfit();
    store(*node->target);
    expect(TokenKind::In);
    node->iterable = starExpressions();
    expect(TokenKind::Colon);
    node->body = block();
    node->orElse = elseBlock();
    node->span = sinceLine(start);
    return node;
}

// ---------------------------------------------------------------- with

StmtPtr Parser::withStatement() {
    const auto [start, isAsync] = optionalAsync();
    expect(TokenKind::With);
    auto node = make<With>();
    node->isAsync = isAsync;
    if (!parenthesizedWithItems(*node)) {
        do {
            node->items.push_back(withItem());
        } while (accept(TokenKind::Comma));
    }
    expect(TokenKind::Colon);
    node->body = block();
    node->span = sinceLine(start);
    return node;
}

/// `with (open(a) as f, open(b) as g):` looks like a tuple for long. Tried first, as in CPython; when it comes to
/// nothing, the parser is back at the parenthesis.
bool Parser::parenthesizedWithItems(With &statement) {
    if (!at(TokenKind::LeftParen)) return false;
    const std::size_t start = m_at;
    try {
        advance();
        do {
            if (at(TokenKind::RightParen) && !statement.items.empty()) break;
            statement.items.push_back(withItem());
        } while (accept(TokenKind::Comma));
        expect(TokenKind::RightParen);
        if (at(TokenKind::Colon)) return true;
    } catch (const Misfit &) {
        if (m_at > m_furthest) m_furthest = m_at;
    }
    statement.items.clear();
    m_at = start;
    return false;
}

WithItem Parser::withItem() {
    WithItem item;
    item.manager = expression();
    if (!accept(TokenKind::As)) return item;
    item.target = target();
    if (!isTarget(*item.target, Context::Store)) misfit();
    store(*item.target);
    return item;
}

// ---------------------------------------------------------------- try

StmtPtr Parser::tryStatement() {
    const SourceSpan start = current().span;
    advance();
    expect(TokenKind::Colon);
    auto node = make<Try>();
    node->body = block();
    while (at(TokenKind::Except)) node->handlers.push_back(exceptHandler());
    if (!node->handlers.empty()) node->orElse = elseBlock();
    if (accept(TokenKind::Finally)) {
        expect(TokenKind::Colon);
        node->finalBody = block();
    } else if (node->handlers.empty()) {
        misfit();
    }
    node->span = sinceLine(start);
    return node;
}

ExceptHandler Parser::exceptHandler() {
    const SourceSpan start = current().span;
    advance();
    if (at(TokenKind::Star)) refuse("subset.except-star", {}, start);
    ExceptHandler handler;
    if (!at(TokenKind::Colon)) {
        handler.type = expression();
        if (accept(TokenKind::As)) handler.name = name();
    }
    expect(TokenKind::Colon);
    handler.body = block();
    handler.span = sinceLine(start);
    return handler;
}

} // namespace forkyard::lang
