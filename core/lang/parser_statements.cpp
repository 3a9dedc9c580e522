// A module's statements, and those of one line.
#include "core/lang/parser.h"

#include <algorithm>

namespace forkyard::lang {

namespace {

/// Add for `+=`, and so on; nothing for a token that is no augmented assignment.
std::optional<BinaryOperator> augmentedOperator(TokenKind kind) {
    using enum TokenKind;
    switch (kind) {
    case PlusEqual:
        return BinaryOperator::Add;
    case MinusEqual:
        return BinaryOperator::Sub;
    case StarEqual:
        return BinaryOperator::Mult;
    case AtEqual:
        return BinaryOperator::MatMult;
    case SlashEqual:
        return BinaryOperator::Div;
    case PercentEqual:
        return BinaryOperator::Mod;
    case StarStarEqual:
        return BinaryOperator::Pow;
    case LeftShiftEqual:
        return BinaryOperator::LShift;
    case RightShiftEqual:
        return BinaryOperator::RShift;
    case BarEqual:
        return BinaryOperator::BitOr;
    case CaretEqual:
        return BinaryOperator::BitXor;
    case AmpersandEqual:
        return BinaryOperator::BitAnd;
    case SlashSlashEqual:
        return BinaryOperator::FloorDiv;
    default:
        return std::nullopt;
    }
}

bool startsCompound(TokenKind kind) {
    using enum TokenKind;
    switch (kind) {
    case Def:
    case At:
    case Async:
    case If:
    case Class:
    case With:
    case For:
    case Try:
    case While:
        return true;
    default:
        return false;
    }
}

} // namespace

std::unique_ptr<Module> Parser::parseModule() {
    auto module = std::make_unique<Module>();
    while (!at(TokenKind::EndMarker)) {
        m_statementStart = m_at;
        statement(module->body);
    }
    return module;
}

ExprPtr Parser::parseEmbedded() {
    ExprPtr result = parenthesized();
    expect(TokenKind::EndMarker);
    return result;
}

void Parser::statement(Block &block) {
    if (startsCompound(current().kind))
        block.push_back(compoundStatement());
    else
        simpleStatements(block);
}

void Parser::simpleStatements(Block &block) {
    do {
        block.push_back(simpleStatement());
    } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
    expect(TokenKind::Newline);
}

StmtPtr Parser::simpleStatement() {
    const SourceSpan span = current().span;
    switch (current().kind) {
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
    case TokenKind::Assert:
        return assertStatement();
    case TokenKind::Pass:
        advance();
        return make<Pass>(span);
    case TokenKind::Break:
        advance();
        return make<Break>(span);
    case TokenKind::Continue:
        advance();
        return make<Continue>(span);
    case TokenKind::Global: {
        auto node = make<Global>();
        node->names = nameList();
        node->span = since(span);
        return node;
    }
    case TokenKind::Nonlocal: {
        auto node = make<Nonlocal>();
        node->names = nameList();
        node->span = since(span);
        return node;
    }
    default:
        return expressionStatement();
    }
}

// ---------------------------------------------------------------- expressions and assignments

StmtPtr Parser::expressionStatement() {
    const SourceSpan start = current().span;
    const bool parenthesized = at(TokenKind::LeftParen);
    refuseMatchStatement();
    const bool yields = at(TokenKind::Yield);
    ExprPtr value = yieldOrStarExpressions();
    if (!yields && at(TokenKind::Colon)) return annotatedAssignment(std::move(value), start, parenthesized);
    if (!yields && at(TokenKind::Equal)) return assignment(std::move(value), start);
    if (!yields && augmentedOperator(current().kind)) return augmentedAssignment(std::move(value), start);
    auto node = make<ExprStatement>(since(start));
    node->value = std::move(value);
    return node;
}

StmtPtr Parser::assignment(ExprPtr target, const SourceSpan &start) {
    auto node = make<Assign>();
    ExprPtr last = std::move(target);
    while (at(TokenKind::Equal)) {
        if (!isTarget(*last, Context::Store)) misfit();
        advance();
        store(*last);
        node->targets.push_back(std::move(last));
        last = yieldOrStarExpressions();
    }
    node->value = std::move(last);
    node->span = since(start);
    return node;
}

StmtPtr Parser::annotatedAssignment(ExprPtr target, const SourceSpan &start, bool parenthesized) {
    if (!isSingleTarget(*target)) misfit();
    advance();
    store(*target);
    auto node = make<AnnAssign>();
    node->simple = !parenthesized && target->kind == ExpressionKind::Name;
    node->target = std::move(target);
    node->annotation = expression();
    if (accept(TokenKind::Equal)) node->value = yieldOrStarExpressions();
    node->span = since(start);
    return node;
}

StmtPtr Parser::augmentedAssignment(ExprPtr target, const SourceSpan &start) {
    if (!isSingleTarget(*target)) misfit();
    auto node = make<AugAssign>();
    node->op = *augmentedOperator(current().kind);
    advance();
    store(*target);
    node->target = std::move(target);
    node->value = yieldOrStarExpressions();
    node->span = since(start);
    return node;
}

// ---------------------------------------------------------------- keywords

StmtPtr Parser::returnStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<Return>();
    if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon)) node->value = starExpressions();
    node->span = since(start);
    return node;
}

StmtPtr Parser::raiseStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<Raise>();
    if (!at(TokenKind::Newline) && !at(TokenKind::Semicolon)) {
        node->exception = expression();
        if (accept(TokenKind::From)) node->cause = expression();
    }
    node->span = since(start);
    return node;
}

StmtPtr Parser::deleteStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<Delete>();
    do {
        ExprPtr item = primary();
        if (!isTarget(*item, Context::Del)) misfit();
        store(*item, Context::Del);
        node->targets.push_back(std::move(item));
    } while (accept(TokenKind::Comma) && !at(TokenKind::Newline) && !at(TokenKind::Semicolon));
    node->span = since(start);
    return node;
}

StmtPtr Parser::assertStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<Assert>();
    node->test = expression();
    if (accept(TokenKind::Comma)) node->message = expression();
    node->span = since(start);
    return node;
}

std::vector<std::string> Parser::nameList() {
    advance();
    std::vector<std::string> names;
    do {
        names.push_back(name());
    } while (accept(TokenKind::Comma));
    return names;
}

// ---------------------------------------------------------------- imports

StmtPtr Parser::importStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<Import>();
    do {
        const SourceSpan aliasStart = current().span;
        Alias alias;
        alias.name = dottedName();
        if (accept(TokenKind::As)) alias.asName = name();
        alias.span = since(aliasStart);
        node->names.push_back(std::move(alias));
    } while (accept(TokenKind::Comma));
    node->span = since(start);
    return node;
}

StmtPtr Parser::importFromStatement() {
    const SourceSpan start = current().span;
    advance();
    auto node = make<ImportFrom>();
    for (; at(TokenKind::Dot) || at(TokenKind::Ellipsis); advance()) node->level += at(TokenKind::Dot) ? 1 : 3;
    if (node->level == 0 || at(TokenKind::Name)) node->module = dottedName();
    expect(TokenKind::Import);
    importedNames(*node);
    node->span = since(start);
    return node;
}

void Parser::importedNames(ImportFrom &statement) {
    if (at(TokenKind::Star)) {
        Alias alias;
        alias.name = "*";
        alias.span = current().span;
        advance();
        statement.names.push_back(std::move(alias));
        return;
    }
    const bool parenthesized = accept(TokenKind::LeftParen);
    do {
        if (parenthesized && !statement.names.empty() && at(TokenKind::RightParen)) break;
        statement.names.push_back(importedName());
    } while (accept(TokenKind::Comma));
    if (parenthesized) expect(TokenKind::RightParen);
}

Alias Parser::importedName() {
    const SourceSpan start = current().span;
    Alias alias;
    alias.name = name();
    if (accept(TokenKind::As)) alias.asName = name();
    alias.span = since(start);
    return alias;
}

std::string Parser::dottedName() {
    std::string result = name();
    while (accept(TokenKind::Dot)) result += "." + name();
    return result;
}

/// `match` is a name too; only a line that ends with a colon and goes on with `case` is the statement.
void Parser::refuseMatchStatement() {
    if (!at(TokenKind::Name) || m_stream.textOf(current()) != "match") return;
    const std::size_t start = m_at;
    try {
        advance();
        const bool several = starNamedExpression()->kind == ExpressionKind::Starred;
        if (several && !at(TokenKind::Comma)) misfit();
        while (accept(TokenKind::Comma) && !at(TokenKind::Colon)) starNamedExpression();
        expect(TokenKind::Colon);
        expect(TokenKind::Newline);
        expect(TokenKind::Indent);
        if (m_stream.textOf(current()) == "case") refuse("subset.match", {}, m_stream.tokens[start].span);
    } catch (const Misfit &) {
        // So it was a name.
    }
    m_furthest = std::max(m_furthest, m_at);
    m_at = start;
}

} // namespace forkyard::lang
