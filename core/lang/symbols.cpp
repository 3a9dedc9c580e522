// One walk over the tree, in the order of CPython's symbol table, so that the same mistake is found first.
#include "core/lang/symbols.h"

#include "core/lang/parser.h"
#include "core/lang/tree_walk.h"

namespace forkyard::lang {

namespace {

/// As CPython mangles: `__x` in class `_A` is `_A__x`; not `__x__`, and nothing in a class named by underscores alone.
std::string mangle(const std::string &name, const std::string &className) {
    if (!name.starts_with("__") || name.ends_with("__") || name.find('.') != name.npos) return name;
    const std::size_t letters = className.find_first_not_of('_');
    if (letters == className.npos) return name;
    return "_" + className.substr(letters) + name;
}

const char *comprehensionName(ScopeKind kind) {
    switch (kind) {
    case ScopeKind::ListComp:
        return "<listcomp>";
    case ScopeKind::SetComp:
        return "<setcomp>";
    case ScopeKind::DictComp:
        return "<dictcomp>";
    default:
        return "<genexpr>";
    }
}

const char *comprehensionWords(ScopeKind kind) {
    switch (kind) {
    case ScopeKind::ListComp:
        return "list comprehension";
    case ScopeKind::SetComp:
        return "set comprehension";
    case ScopeKind::DictComp:
        return "dict comprehension";
    default:
        return "generator expression";
    }
}

class Collector {
public:
    std::unique_ptr<SymbolScope> collect(Module &module) {
        module.scope = std::make_unique<Scope>();
        module.scope->name = "<module>";
        auto root = std::make_unique<SymbolScope>();
        root->scope = module.scope.get();
        m_current = root.get();
        block(module.body);
        return root;
    }

private:
    // ------------------------------------------------------------ scopes and names

    void enter(std::unique_ptr<Scope> &place, ScopeKind kind, std::string name) {
        place = std::make_unique<Scope>();
        place->kind = kind;
        place->name = std::move(name);
        place->parent = m_current->scope;
        auto inner = std::make_unique<SymbolScope>();
        inner->scope = place.get();
        inner->parent = m_current;
        inner->iterables = m_current->iterables;
        m_current->children.push_back(std::move(inner));
        m_current = m_current->children.back().get();
    }

    void leave() { m_current = m_current->parent; }

    std::string mangled(const std::string &name) const { return m_privateClass ? mangle(name, *m_privateClass) : name; }

    /// The name is mangled already.
    void define(const std::string &name, std::uint16_t flags, const SourceSpan &span) {
        const std::uint16_t before = m_current->flagsOf(name);
        if ((flags & IsParameter) != 0 && (before & IsParameter) != 0)
            refuseMistake("syntax.duplicate-argument", span, name);
        if (m_iterationTarget) {
            if ((before & (SaysGlobal | SaysNonlocal)) != 0) refuseMistake("syntax.walrus-rebound", span, name);
            flags |= IsIterationVariable;
        }
        m_current->add(name, flags);
    }

    // ------------------------------------------------------------ statements

    void block(Block &statements) {
        for (const StmtPtr &node : statements) statement(*node);
    }

    void statement(Statement &node) {
        switch (node.kind) {
        case StatementKind::FunctionDef:
            functionDef(as<FunctionDef>(node));
            break;
        case StatementKind::ClassDef:
            classDef(as<ClassDef>(node));
            break;
        case StatementKind::Return:
            optional(as<Return>(node).value);
            break;
        case StatementKind::Delete:
            list(as<Delete>(node).targets);
            break;
        case StatementKind::Assign:
            list(as<Assign>(node).targets);
            expression(*as<Assign>(node).value);
            break;
        case StatementKind::AugAssign:
            expression(*as<AugAssign>(node).target);
            expression(*as<AugAssign>(node).value);
            break;
        case StatementKind::AnnAssign:
            annotatedAssignment(as<AnnAssign>(node));
            break;
        case StatementKind::For:
            expression(*as<For>(node).target);
            expression(*as<For>(node).iterable);
            block(as<For>(node).body);
            block(as<For>(node).orElse);
            break;
        case StatementKind::While:
            expression(*as<While>(node).test);
            block(as<While>(node).body);
            block(as<While>(node).orElse);
            break;
        case StatementKind::If:
            expression(*as<If>(node).test);
            block(as<If>(node).body);
            block(as<If>(node).orElse);
            break;
        case StatementKind::With:
            for (WithItem &item : as<With>(node).items) {
                expression(*item.manager);
                optional(item.target);
            }
            block(as<With>(node).body);
            break;
        case StatementKind::Raise:
            optional(as<Raise>(node).exception);
            optional(as<Raise>(node).cause);
            break;
        case StatementKind::Try:
            tryStatement(as<Try>(node));
            break;
        case StatementKind::Assert:
            expression(*as<Assert>(node).test);
            optional(as<Assert>(node).message);
            break;
        case StatementKind::Import:
            aliases(as<Import>(node).names);
            break;
        case StatementKind::ImportFrom:
            aliases(as<ImportFrom>(node).names);
            break;
        case StatementKind::Global:
            declaration(as<Global>(node).names, node.span, SaysGlobal);
            break;
        case StatementKind::Nonlocal:
            declaration(as<Nonlocal>(node).names, node.span, SaysNonlocal);
            break;
        case StatementKind::ExprStatement:
            expression(*as<ExprStatement>(node).value);
            break;
        case StatementKind::Pass:
        case StatementKind::Break:
        case StatementKind::Continue:
            break;
        }
    }

    void functionDef(FunctionDef &node) {
        node.boundName = mangled(node.name);
        define(node.boundName, IsAssigned, node.span);
        forEachDefault(node.parameters, [this](Expression &value) { expression(value); });
        forEachParameter(node.parameters, [this](Parameter &each) { optional(each.annotation); });
        optional(node.returns);
        list(node.decorators);
        enter(node.scope, ScopeKind::Function, node.name);
        node.scope->isCoroutine = node.isAsync;
        parameters(node.parameters);
        block(node.body);
        leave();
    }

    void classDef(ClassDef &node) {
        node.boundName = mangled(node.name);
        define(node.boundName, IsAssigned, node.span);
        list(node.bases);
        for (Keyword &keyword : node.keywords) expression(*keyword.value);
        list(node.decorators);
        enter(node.scope, ScopeKind::Class, node.name);
        const std::string *outer = std::exchange(m_privateClass, &node.name);
        block(node.body);
        m_privateClass = outer;
        leave();
    }

    void parameters(Parameters &all) {
        Scope &scope = *m_current->scope;
        scope.hasVarArgs = all.varArgs.has_value();
        scope.hasVarKeywords = all.varKeywords.has_value();
        forEachParameter(all, [&](Parameter &each) {
            each.name = mangled(each.name);
            define(each.name, IsParameter, each.span);
            scope.parameters.push_back(each.name);
        });
    }

    void annotatedAssignment(AnnAssign &node) {
        if (auto *target = dynAs<Name>(node.target.get())) {
            target->id = mangled(target->id);
            const std::uint16_t before = m_current->flagsOf(target->id);
            const bool declared = (before & (SaysGlobal | SaysNonlocal)) != 0;
            if (declared && node.simple && m_current->parent)
                refuseMistake("syntax.annotated-global", node.span, target->id,
                              (before & SaysGlobal) != 0 ? "global" : "nonlocal");
            if (node.simple)
                define(target->id, IsAnnotated | IsAssigned, target->span);
            else if (node.value)
                define(target->id, IsAssigned, target->span);
        } else {
            expression(*node.target);
        }
        expression(*node.annotation);
        optional(node.value);
    }

    void tryStatement(Try &node) {
        block(node.body);
        block(node.orElse);
        for (ExceptHandler &handler : node.handlers) {
            optional(handler.type);
            if (!handler.name.empty()) {
                handler.name = mangled(handler.name);
                define(handler.name, IsAssigned, handler.span);
            }
            block(handler.body);
        }
        block(node.finalBody);
    }

    void aliases(std::vector<Alias> &names) {
        for (Alias &alias : names) {
            if (alias.name == "*") {
                if (m_current->parent) refuseMistake("syntax.import-star", alias.span);
                continue;
            }
            alias.boundName = mangled(alias.asName.empty() ? alias.name.substr(0, alias.name.find('.')) : alias.asName);
            define(alias.boundName, IsImported, alias.span);
        }
    }

    void declaration(std::vector<std::string> &names, const SourceSpan &span, SymbolFlag flag) {
        const std::string word = flag == SaysGlobal ? "global" : "nonlocal";
        for (std::string &name : names) {
            name = mangled(name);
            const std::uint16_t before = m_current->flagsOf(name);
            if ((before & IsParameter) != 0) refuseMistake("syntax.parameter-and-global", span, name, word);
            if ((before & IsUsed) != 0) refuseMistake("syntax.used-before-global", span, name, word);
            if ((before & IsAnnotated) != 0) refuseMistake("syntax.annotated-global", span, name, word);
            if ((before & IsAssigned) != 0) refuseMistake("syntax.assigned-before-global", span, name, word);
            define(name, flag, span);
            m_current->declarations.emplace_back(name, span);
        }
    }

    // ------------------------------------------------------------ expressions

    void optional(const ExprPtr &node) {
        if (node) expression(*node);
    }

    void list(const ExprList &nodes) {
        for (const ExprPtr &node : nodes) expression(*node);
    }

    void expression(Expression &node) {
        switch (node.kind) {
        case ExpressionKind::Name:
            name(as<Name>(node));
            return;
        case ExpressionKind::Lambda:
            lambda(as<Lambda>(node));
            return;
        case ExpressionKind::NamedExpr:
            namedExpression(as<NamedExpr>(node));
            return;
        case ExpressionKind::ListComp:
            comprehension(as<ListComp>(node), ScopeKind::ListComp);
            return;
        case ExpressionKind::SetComp:
            comprehension(as<SetComp>(node), ScopeKind::SetComp);
            return;
        case ExpressionKind::GeneratorExp:
            comprehension(as<GeneratorExp>(node), ScopeKind::GeneratorExp);
            return;
        case ExpressionKind::DictComp:
            comprehension(as<DictComp>(node), ScopeKind::DictComp);
            return;
        case ExpressionKind::Attribute:
            as<Attribute>(node).attribute = mangled(as<Attribute>(node).attribute);
            break;
        default:
            break;
        }
        forEachChild(node, [this](Expression &child) { expression(child); });
        if (node.kind == ExpressionKind::Yield || node.kind == ExpressionKind::YieldFrom) {
            m_current->scope->isGenerator = true;
            if (m_current->isComprehension())
                refuseMistake("syntax.yield-in-comprehension", node.span, comprehensionWords(m_current->scope->kind));
        } else if (node.kind == ExpressionKind::Await) {
            awaits();
        }
    }

    /// An await inside a comprehension makes it a coroutine that the scope around awaits in its turn.
    void awaits() {
        for (SymbolScope *scope = m_current; scope->isComprehension(); scope = scope->parent) {
            scope->scope->isCoroutine = true;
            if (scope->scope->kind == ScopeKind::GeneratorExp) return;
        }
    }

    void name(Name &node) {
        node.id = mangled(node.id);
        define(node.id, node.context == Context::Load ? IsUsed : IsAssigned, node.span);
        const bool callsSuper = node.context == Context::Load && node.id == "super";
        if (callsSuper && m_current->scope->isFunctionLike()) define("__class__", IsUsed, node.span);
    }

    void lambda(Lambda &node) {
        forEachDefault(node.parameters, [this](Expression &value) { expression(value); });
        enter(node.scope, ScopeKind::Lambda, "<lambda>");
        parameters(node.parameters);
        expression(*node.body);
        leave();
    }

    void namedExpression(NamedExpr &node) {
        if (m_current->iterables > 0) refuseMistake("syntax.walrus-in-iterable", node.span);
        if (m_current->isComprehension()) bindOutside(as<Name>(*node.target));
        expression(*node.value);
        expression(*node.target);
    }

    /// `:=` in a comprehension binds in the nearest function or module around it.
    void bindOutside(const Name &target) {
        const std::string id = mangled(target.id);
        for (SymbolScope *scope = m_current; scope; scope = scope->parent) {
            if (scope->isComprehension()) {
                if ((scope->flagsOf(id) & IsIterationVariable) != 0)
                    refuseMistake("syntax.walrus-rebinds", target.span, id);
                continue;
            }
            if (scope->scope->kind == ScopeKind::Class) refuseMistake("syntax.walrus-in-class", target.span);
            const bool global = !scope->parent || (scope->flagsOf(id) & SaysGlobal) != 0;
            define(id, global ? SaysGlobal : SaysNonlocal, target.span);
            m_current->declarations.emplace_back(id, target.span);
            scope->add(id, scope->parent ? IsAssigned : SaysGlobal);
            return;
        }
    }

    template <typename Node> void comprehension(Node &node, ScopeKind kind) {
        ++m_current->iterables;
        expression(*node.generators[0].iterable);
        --m_current->iterables;
        const bool outerTarget = std::exchange(m_iterationTarget, false);
        enter(node.scope, kind, comprehensionName(kind));
        node.scope->isGenerator = kind == ScopeKind::GeneratorExp;
        node.scope->parameters.emplace_back(".0");
        define(".0", IsParameter, node.span);
        for (std::size_t i = 0; i < node.generators.size(); ++i) {
            Comprehension &clause = node.generators[i];
            m_iterationTarget = true;
            expression(*clause.target);
            m_iterationTarget = false;
            if (i > 0) {
                ++m_current->iterables;
                expression(*clause.iterable);
                --m_current->iterables;
            }
            list(clause.conditions);
        }
        if constexpr (std::is_same_v<Node, DictComp>) {
            expression(*node.value);
            expression(*node.key);
        } else {
            expression(*node.element);
        }
        leave();
        m_iterationTarget = outerTarget;
    }

    SymbolScope *m_current = nullptr;
    const std::string *m_privateClass = nullptr; ///< the name of the innermost class around
    bool m_iterationTarget = false;              ///< inside the target of a comprehension's `for`
};

} // namespace

std::unique_ptr<SymbolScope> collectSymbols(Module &module) {
    return Collector().collect(module);
}

} // namespace forkyard::lang
