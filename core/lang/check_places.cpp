// Statements and expressions that stand where they may not.
#include "core/lang/parser.h"
#include "core/lang/symbols.h"
#include "core/lang/syntax_warnings.h"
#include "core/lang/tree_walk.h"

#include <algorithm>
#include <set>

namespace forkyard::lang {

namespace {

constexpr std::string_view futureFeatures[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "generator_stop", "annotations",
};

class PlaceChecker {
public:
    void check(Module &module) {
        m_module = m_scope = module.scope.get();
        futureImports(module);
        m_warnings = &module.warnings;
        block(module.body);
    }

private:
    bool inFunction() const { return m_scope->isFunctionLike(); }
    /// Comprehensions are judged by their own `isCoroutine`.
    bool inCoroutine() const {
        const bool comprehension =
            inFunction() && m_scope->kind != ScopeKind::Function && m_scope->kind != ScopeKind::Lambda;
        return comprehension || (m_scope->kind == ScopeKind::Function && m_scope->isCoroutine);
    }

    void futureImports(const Module &module) {
        bool over = false;
        for (std::size_t i = 0; i < module.body.size(); ++i) {
            const Statement &node = *module.body[i];
            const auto *import = dynAs<const ImportFrom>(&node);
            if (import && import->module == "__future__" && import->level == 0) {
                if (over) refuseMistake("syntax.future-late", node.span);
                for (const Alias &alias : import->names) futureFeature(alias.name, node.span);
                m_futureImports.insert(import);
                continue;
            }
            const auto *text = dynAs<const ExprStatement>(&node);
            const auto *constant = text ? dynAs<const Constant>(text->value.get()) : nullptr;
            const bool docstring = i == 0 && constant && constant->constant == ConstantKind::Str;
            over = over || !docstring;
        }
    }

    static void futureFeature(const std::string &name, const SourceSpan &span) {
        const SourceSpan start{span.line, span.column, span.line, span.column + 1};
        if (name == "braces") refuseMistake("syntax.future-braces", start);
        if (std::find(std::begin(futureFeatures), std::end(futureFeatures), name) == std::end(futureFeatures))
            refuseMistake("syntax.future-unknown", start, name);
    }

    static void checkName(const std::string &name, const SourceSpan &span, Context context = Context::Store) {
        if (name != "__debug__") return;
        if (context == Context::Store) refuseMistake("syntax.debug-assigned", span);
        if (context == Context::Del) refuseMistake("syntax.debug-deleted", span);
    }

    /// Checks what `body` walks over as the inside of another scope, whose loops are its own.
    template <typename F> void inside(const Scope &scope, F &&body) {
        const Scope *outer = std::exchange(m_scope, &scope);
        const int loops = std::exchange(m_loops, 0);
        body();
        m_loops = loops;
        m_scope = outer;
    }

    // ------------------------------------------------------------ statements

    void block(Block &statements) {
        for (const StmtPtr &node : statements) statement(*node);
    }

    void loopBody(Block &statements) {
        ++m_loops;
        block(statements);
        --m_loops;
    }

    void statement(Statement &node) {
        warnOf(node, *m_warnings);
        switch (node.kind) {
        case StatementKind::FunctionDef:
            functionDef(as<FunctionDef>(node));
            break;
        case StatementKind::ClassDef:
            classDef(as<ClassDef>(node));
            break;
        case StatementKind::Return:
            if (m_scope->kind != ScopeKind::Function) refuseMistake("syntax.return-outside-function", node.span);
            optional(as<Return>(node).value);
            break;
        case StatementKind::Delete:
            list(as<Delete>(node).targets);
            break;
        case StatementKind::Assign:
            expression(*as<Assign>(node).value);
            list(as<Assign>(node).targets);
            break;
        case StatementKind::AugAssign:
            augmentedAssignment(as<AugAssign>(node));
            break;
        case StatementKind::AnnAssign:
            optional(as<AnnAssign>(node).value);
            expression(*as<AnnAssign>(node).target);
            expression(*as<AnnAssign>(node).annotation);
            break;
        case StatementKind::For:
            forStatement(as<For>(node));
            break;
        case StatementKind::While:
            expression(*as<While>(node).test);
            loopBody(as<While>(node).body);
            block(as<While>(node).orElse);
            break;
        case StatementKind::If:
            expression(*as<If>(node).test);
            block(as<If>(node).body);
            block(as<If>(node).orElse);
            break;
        case StatementKind::With:
            withStatement(as<With>(node));
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
            for (const Alias &alias : as<Import>(node).names) checkName(alias.boundName, node.span);
            break;
        case StatementKind::ImportFrom:
            importFrom(as<ImportFrom>(node));
            break;
        case StatementKind::Global:
        case StatementKind::Nonlocal:
            break;
        case StatementKind::ExprStatement:
            expression(*as<ExprStatement>(node).value);
            break;
        case StatementKind::Pass:
            break;
        case StatementKind::Break:
            if (m_loops == 0) refuseMistake("syntax.break-outside-loop", node.span);
            break;
        case StatementKind::Continue:
            if (m_loops == 0) refuseMistake("syntax.continue-outside-loop", node.span);
            break;
        }
    }

    void functionDef(FunctionDef &node) {
        list(node.decorators);
        forEachParameter(node.parameters, [&](Parameter &each) { checkName(each.name, node.span); });
        forEachDefault(node.parameters, [this](Expression &value) { expression(value); });
        // What `*args: *Ts` says is no expression, and nobody evaluates it.
        forEachParameter(node.parameters, [this](Parameter &each) {
            if (each.annotation && each.annotation->kind != ExpressionKind::Starred) expression(*each.annotation);
        });
        optional(node.returns);
        inside(*node.scope, [&] { block(node.body); });
        checkName(node.boundName, node.span);
    }

    void classDef(ClassDef &node) {
        list(node.decorators);
        inside(*node.scope, [&] { block(node.body); });
        keywords(node.keywords, node.span);
        elements(node.bases);
        for (const Keyword &keyword : node.keywords) expression(*keyword.value);
        checkName(node.boundName, node.span);
    }

    void augmentedAssignment(AugAssign &node) {
        if (node.target->kind == ExpressionKind::Name)
            expression(*node.target);
        else
            forEachChild(*node.target, [this](Expression &child) { expression(child); });
        expression(*node.value);
    }

    void forStatement(For &node) {
        if (node.isAsync && !inCoroutine()) refuseMistake("syntax.async-for-outside-coroutine", node.span);
        expression(*node.iterable);
        expression(*node.target);
        loopBody(node.body);
        block(node.orElse);
    }

    void withStatement(With &node) {
        if (node.isAsync && !inCoroutine()) refuseMistake("syntax.async-with-outside-coroutine", node.span);
        for (WithItem &item : node.items) {
            expression(*item.manager);
            optional(item.target);
        }
        block(node.body);
    }

    void tryStatement(Try &node) {
        block(node.body);
        for (std::size_t i = 0; i < node.handlers.size(); ++i) {
            ExceptHandler &handler = node.handlers[i];
            const bool last = i + 1 == node.handlers.size();
            if (!handler.type && !last) refuseMistake("syntax.default-except-last", handler.span);
            optional(handler.type);
            checkName(handler.name, handler.span);
            block(handler.body);
        }
        block(node.orElse);
        block(node.finalBody);
    }

    void importFrom(ImportFrom &node) {
        const bool future = node.module == "__future__" && node.level == 0;
        if (future && !m_futureImports.contains(&node)) refuseMistake("syntax.future-late", node.span);
        for (const Alias &alias : node.names) checkName(alias.boundName, node.span);
    }

    // ------------------------------------------------------------ expressions

    void optional(const ExprPtr &node) {
        if (node) expression(*node);
    }

    void list(const ExprList &nodes) {
        for (const ExprPtr &node : nodes) expression(*node);
    }

    /// Where a star may stand.
    void elements(const ExprList &nodes) {
        for (const ExprPtr &node : nodes) {
            if (auto *starred = dynAs<Starred>(node.get()))
                expression(*starred->value);
            else
                expression(*node);
        }
    }

    void sequence(const ExprList &nodes, Context context, const SourceSpan &span) {
        const auto stars = std::count_if(nodes.begin(), nodes.end(),
                                         [](const ExprPtr &node) { return node->kind == ExpressionKind::Starred; });
        if (context == Context::Store && stars > 1) refuseMistake("syntax.star-assignment-twice", span);
        elements(nodes);
    }

    void keywords(const std::vector<Keyword> &all, const SourceSpan &span) {
        for (const Keyword &keyword : all) checkName(keyword.name, span);
        std::set<std::string_view> seen;
        for (const Keyword &keyword : all)
            if (!keyword.name.empty() && !seen.insert(keyword.name).second)
                refuseMistake("syntax.keyword-repeated", keyword.span, keyword.name);
    }

    void expression(Expression &node) {
        warnOf(node, *m_warnings);
        switch (node.kind) {
        case ExpressionKind::Name:
            name(as<Name>(node));
            return;
        case ExpressionKind::Lambda:
            lambda(as<Lambda>(node));
            return;
        case ExpressionKind::ListComp:
            comprehension(as<ListComp>(node));
            return;
        case ExpressionKind::SetComp:
            comprehension(as<SetComp>(node));
            return;
        case ExpressionKind::DictComp:
            comprehension(as<DictComp>(node));
            return;
        case ExpressionKind::GeneratorExp:
            comprehension(as<GeneratorExp>(node));
            return;
        case ExpressionKind::Tuple:
            sequence(as<Tuple>(node).elements, as<Tuple>(node).context, node.span);
            return;
        case ExpressionKind::List:
            sequence(as<List>(node).elements, as<List>(node).context, node.span);
            return;
        case ExpressionKind::Set:
            elements(as<Set>(node).elements);
            return;
        case ExpressionKind::Call:
            call(as<Call>(node));
            return;
        case ExpressionKind::Attribute:
            if (as<Attribute>(node).context == Context::Store) checkName(as<Attribute>(node).attribute, node.span);
            break;
        case ExpressionKind::Starred:
            refuseMistake(as<Starred>(node).context == Context::Load ? "syntax.star-here"
                                                                     : "syntax.star-assignment-alone",
                          node.span);
        case ExpressionKind::Yield:
        case ExpressionKind::YieldFrom:
            yields(node);
            break;
        case ExpressionKind::Await:
            if (!inFunction()) refuseMistake("syntax.await-outside-function", node.span);
            if (!inCoroutine()) refuseMistake("syntax.await-outside-coroutine", node.span);
            break;
        default:
            break;
        }
        forEachChild(node, [this](Expression &child) { expression(child); });
    }

    void name(const Name &node) const {
        checkName(node.id, node.span, node.context);
        if (node.context != Context::Load || (node.id != "eval" && node.id != "exec")) return;
        const bool builtIn = m_scope->lookUp(node.id) == NameBinding::GlobalImplicit &&
                             m_module->lookUp(node.id) == NameBinding::GlobalImplicit;
        if (builtIn) refuseMistake("subset.eval", node.span, node.id);
    }

    void yields(const Expression &node) const {
        if (!inFunction()) refuseMistake("syntax.yield-outside-function", node.span);
        if (!m_scope->isCoroutine) return;
        if (node.kind == ExpressionKind::YieldFrom) refuseMistake("syntax.yield-from-in-coroutine", node.span);
        refuseMistake("subset.async-generator", node.span);
    }

    void lambda(Lambda &node) {
        forEachParameter(node.parameters, [&](Parameter &each) { checkName(each.name, node.span); });
        forEachDefault(node.parameters, [this](Expression &value) { expression(value); });
        inside(*node.scope, [&] { expression(*node.body); });
    }

    void call(Call &node) {
        keywords(node.keywords, node.span);
        expression(*node.function);
        elements(node.arguments);
        for (const Keyword &keyword : node.keywords) expression(*keyword.value);
    }

    template <typename Node> void comprehension(Node &node) {
        expression(*node.generators[0].iterable);
        if (node.scope->isCoroutine) {
            if (node.scope->kind == ScopeKind::GeneratorExp) refuseMistake("subset.await-in-generator", node.span);
            if (!inCoroutine()) refuseMistake("syntax.async-comprehension-outside-coroutine", node.span);
        }
        inside(*node.scope, [&] {
            for (std::size_t i = 0; i < node.generators.size(); ++i) {
                if (i > 0) expression(*node.generators[i].iterable);
                expression(*node.generators[i].target);
                list(node.generators[i].conditions);
            }
            if constexpr (std::is_same_v<Node, DictComp>) {
                expression(*node.key);
                expression(*node.value);
            } else {
                expression(*node.element);
            }
        });
    }

    const Scope *m_module = nullptr;
    std::vector<SyntaxWarning> *m_warnings = nullptr;
    const Scope *m_scope = nullptr;
    int m_loops = 0;                              ///< around, in this scope
    std::set<const ImportFrom *> m_futureImports; ///< those at the beginning of the file
};

} // namespace

void checkPlaces(Module &module) {
    PlaceChecker().check(module);
}

} // namespace forkyard::lang
