// Writes back the expressions that annotations are made of.
#include "core/bytecode/annotation_text.h"

#include "core/bytecode/disassemble.h"
#include "core/bytecode/fold.h"

namespace forkyard::bytecode {

using namespace lang;

namespace {

using Text = std::optional<std::string>;

Text joined(const ExprList &elements) {
    std::string text;
    for (const ExprPtr &element : elements) {
        const Text part = annotationText(*element);
        if (!part) return {};
        if (!text.empty()) text += ", ";
        text += *part;
    }
    return text;
}

Text subscriptText(const Subscript &e) {
    const Text value = annotationText(*e.value);
    const Tuple *several = dynAs<Tuple>(e.index.get());
    const bool isPlain = several && several->elements.size() > 1;
    const Text index = isPlain ? joined(several->elements) : annotationText(*e.index);
    if (!value || !index) return {};
    return *value + '[' + *index + ']';
}

Text tupleText(const Tuple &e) {
    const Text items = joined(e.elements);
    if (!items) return {};
    return '(' + *items + (e.elements.size() == 1 ? ",)" : ")");
}

Text callText(const Call &e) {
    const Text function = annotationText(*e.function);
    const Text arguments = joined(e.arguments);
    if (!function || !arguments || !e.keywords.empty()) return {};
    return *function + '(' + *arguments + ')';
}

/// Alternatives only; they associate to the left, and nothing else in an annotation binds more weakly.
Text unionText(const BinOp &e) {
    if (e.op != BinaryOperator::BitOr) return {};
    const Text left = annotationText(*e.left);
    Text right = annotationText(*e.right);
    if (!left || !right) return {};
    if (e.right->kind == ExpressionKind::BinOp) right = '(' + *right + ')';
    return *left + " | " + *right;
}

} // namespace

std::optional<std::string> annotationText(const Expression &annotation) {
    switch (annotation.kind) {
    case ExpressionKind::Name:
        return as<Name>(annotation).id;
    case ExpressionKind::Constant:
        return constantText(literal(as<lang::Constant>(annotation)));
    case ExpressionKind::Attribute: {
        const Text value = annotationText(*as<Attribute>(annotation).value);
        if (!value) return {};
        return *value + '.' + as<Attribute>(annotation).attribute;
    }
    case ExpressionKind::Subscript:
        return subscriptText(as<Subscript>(annotation));
    case ExpressionKind::Tuple:
        return tupleText(as<Tuple>(annotation));
    case ExpressionKind::List: {
        const Text items = joined(as<List>(annotation).elements);
        if (!items) return {};
        return '[' + *items + ']';
    }
    case ExpressionKind::BinOp:
        return unionText(as<BinOp>(annotation));
    case ExpressionKind::Call:
        return callText(as<Call>(annotation));
    default:
        return {};
    }
}

bool wantsAnnotationText(const Module &module) {
    for (const StmtPtr &statement : module.body) {
        const ImportFrom *import = dynAs<ImportFrom>(statement.get());
        if (!import || import->module != "__future__") continue;
        for (const Alias &alias : import->names)
            if (alias.name == "annotations") return true;
    }
    return false;
}

} // namespace forkyard::bytecode
