// Each question is one walk over the tree below.
#include "core/bytecode/tree_facts.h"

#include "core/bytecode/tree_walk.h"

#include <algorithm>

namespace forkyard::bytecode {

using namespace lang;

namespace {

bool containsWalrus(const Expression &expression) {
    if (expression.kind == ExpressionKind::NamedExpr) return true;
    bool found = false;
    forEachChild(expression, [&](const Expression &child) { found = found || containsWalrus(child); });
    return found;
}

void collectDeleted(const Expression &target, std::vector<std::string_view> &names) {
    if (const Name *name = dynAs<Name>(&target))
        names.push_back(name->id);
    else if (const Tuple *tuple = dynAs<Tuple>(&target))
        for (const ExprPtr &element : tuple->elements) collectDeleted(*element, names);
    else if (const List *list = dynAs<List>(&target))
        for (const ExprPtr &element : list->elements) collectDeleted(*element, names);
}

void addFacts(const Block &body, BodyFacts &facts) {
    for (const StmtPtr &statement : body) {
        if (statement->kind == StatementKind::Delete) facts.unbinds = true;
        if (const Try *s = dynAs<Try>(statement.get()))
            for (const ExceptHandler &handler : s->handlers) facts.unbinds |= !handler.name.empty();
        forEachChild(
            *statement, [&](const Expression &e) { facts.hasWalrus = facts.hasWalrus || containsWalrus(e); },
            [&](const Block &block) { addFacts(block, facts); });
    }
}

} // namespace

BodyFacts factsOf(const Block &body) {
    BodyFacts facts;
    addFacts(body, facts);
    return facts;
}

BodyFacts factsOf(const Expression &body) {
    return {containsWalrus(body), false};
}

void collectUnbound(const Block &block, std::vector<std::string_view> &names) {
    for (const StmtPtr &statement : block) {
        if (const Delete *s = dynAs<Delete>(statement.get()))
            for (const ExprPtr &target : s->targets) collectDeleted(*target, names);
        if (const Try *s = dynAs<Try>(statement.get()))
            for (const ExceptHandler &handler : s->handlers)
                if (!handler.name.empty()) names.push_back(handler.name);
        forEachChild(
            *statement, [](const Expression &) {}, [&](const Block &inner) { collectUnbound(inner, names); });
    }
}

bool mayAssign(const Expression *expression, std::string_view name) {
    if (!expression) return false;
    if (const NamedExpr *walrus = dynAs<NamedExpr>(expression))
        if (as<Name>(*walrus->target).id == name) return true;
    bool found = false;
    forEachChild(*expression, [&](const Expression &child) { found = found || mayAssign(&child, name); });
    return found;
}

bool targetAssigns(const Expression &target, std::string_view name) {
    if (const Name *plain = dynAs<Name>(&target)) return plain->id == name;
    if (const Starred *starred = dynAs<Starred>(&target)) return targetAssigns(*starred->value, name);
    if (target.kind != ExpressionKind::Tuple && target.kind != ExpressionKind::List) return mayAssign(&target, name);
    bool found = false;
    forEachChild(target, [&](const Expression &element) { found = found || targetAssigns(element, name); });
    return found;
}

SourceSpan spanFromAttributeName(SourceSpan span, const Attribute &attribute) {
    if (span.line == attribute.span.endLine) return span;
    const auto length = static_cast<std::uint32_t>(std::count_if(attribute.attribute.begin(), attribute.attribute.end(),
                                                                 [](char c) { return (c & 0xc0) != 0x80; }));
    span.line = attribute.span.endLine;
    span.column = attribute.span.endColumn - std::min(length, attribute.span.endColumn);
    return span;
}

const Expression *lastComparison(const Expression &condition) {
    switch (condition.kind) {
    case ExpressionKind::Compare:
        return &condition;
    case ExpressionKind::UnaryOp:
        return as<UnaryOp>(condition).op == UnaryOperator::Not ? lastComparison(*as<UnaryOp>(condition).operand)
                                                               : nullptr;
    case ExpressionKind::BoolOp: {
        const ExprList &values = as<BoolOp>(condition).values;
        for (auto value = values.rbegin(); value != values.rend(); ++value)
            if (const Expression *found = lastComparison(**value)) return found;
        return nullptr;
    }
    case ExpressionKind::IfExp: {
        const auto &e = as<IfExp>(condition);
        for (const ExprPtr *part : {&e.orElse, &e.body, &e.test})
            if (const Expression *found = lastComparison(**part)) return found;
        return nullptr;
    }
    default:
        return nullptr;
    }
}

bool hasAnnotations(const Block &block) {
    bool found = false;
    for (const StmtPtr &statement : block) {
        const AnnAssign *s = dynAs<AnnAssign>(statement.get());
        found = found || (s && s->simple && s->target->kind == ExpressionKind::Name);
        forEachChild(
            *statement, [](const Expression &) {}, [&](const Block &inner) { found = found || hasAnnotations(inner); });
    }
    return found;
}

namespace {

bool hasTry(const Block &block) {
    bool found = false;
    for (const StmtPtr &statement : block) {
        found = found || statement->kind == StatementKind::Try || statement->kind == StatementKind::With;
        forEachChild(
            *statement, [](const Expression &) {}, [&](const Block &inner) { found = found || hasTry(inner); });
    }
    return found;
}

bool isOfEnds(const Statement &statement) {
    constexpr std::string_view weak = "weakref";
    if (const FunctionDef *s = dynAs<FunctionDef>(&statement))
        return s->name == "__del__" || (s->scope && s->scope->isGenerator && hasTry(s->body)) || hearsOfEnds(s->body);
    if (const ClassDef *s = dynAs<ClassDef>(&statement)) return hearsOfEnds(s->body);
    if (const ImportFrom *s = dynAs<ImportFrom>(&statement)) return s->module == weak;
    if (const Import *s = dynAs<Import>(&statement))
        return std::any_of(s->names.begin(), s->names.end(), [&](const Alias &alias) { return alias.name == weak; });
    return false;
}

} // namespace

bool hearsOfEnds(const Block &block) {
    bool found = false;
    for (const StmtPtr &statement : block) {
        found = found || isOfEnds(*statement);
        forEachChild(
            *statement, [](const Expression &) {}, [&](const Block &inner) { found = found || hearsOfEnds(inner); });
    }
    return found;
}

bool makesPassing(const Expression &expression) {
    switch (expression.kind) {
    case ExpressionKind::Call:
    case ExpressionKind::ListComp:
    case ExpressionKind::SetComp:
    case ExpressionKind::DictComp:
    case ExpressionKind::GeneratorExp:
        return true;
    case ExpressionKind::Lambda:
        return false;
    default: {
        bool found = false;
        forEachChild(expression, [&](const Expression &child) { found = found || makesPassing(child); });
        return found;
    }
    }
}

} // namespace forkyard::bytecode
