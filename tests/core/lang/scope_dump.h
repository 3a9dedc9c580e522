// The scopes of a resolved tree as one line of text each, the same that dump_scopes.py writes of CPython's code
// objects. For tests.
#pragma once

#include "core/lang/tree_walk.h"

#include <algorithm>
#include <set>
#include <string>

namespace forkyard::lang {

class ScopeDump {
public:
    /// Sorted, each line once: equal scopes cannot be told apart.
    std::set<std::string> dump(Module &module) {
        block(module.body);
        return std::move(m_lines);
    }

private:
    static std::string joined(std::vector<std::string> names, bool sort) {
        if (sort) std::sort(names.begin(), names.end());
        std::string result;
        for (const std::string &name : names) result += (result.empty() ? "" : ",") + name;
        return result;
    }

    void scope(const Scope *scope) {
        if (!scope) return;
        std::vector<std::string> locals;
        for (std::size_t i = scope->parameters.size(); i < scope->locals.size(); ++i)
            locals.push_back(scope->locals[i]);
        std::string line = scope->qualifiedName + " (" + joined(scope->parameters, false) + ") locals " +
                           joined(locals, true) + " cells " + joined(scope->cells, true) + " frees " +
                           joined(scope->frees, false);
        if (scope->isGenerator) line += " generator";
        if (scope->isCoroutine) line += " coroutine";
        m_lines.insert(std::move(line));
    }

    void block(Block &statements) {
        for (const StmtPtr &node : statements) statement(*node);
    }

    void statement(Statement &node) {
        const auto one = [this](const ExprPtr &child) {
            if (child) expression(*child);
        };
        const auto all = [&](const ExprList &list) {
            for (const ExprPtr &child : list) one(child);
        };
        switch (node.kind) {
        case StatementKind::FunctionDef: {
            auto &n = as<FunctionDef>(node);
            scope(n.scope.get());
            all(n.decorators);
            forEachDefault(n.parameters, [this](Expression &value) { expression(value); });
            block(n.body);
            break;
        }
        case StatementKind::ClassDef: {
            auto &n = as<ClassDef>(node);
            scope(n.scope.get());
            all(n.decorators);
            all(n.bases);
            for (const Keyword &keyword : n.keywords) one(keyword.value);
            block(n.body);
            break;
        }
        case StatementKind::Return:
            one(as<Return>(node).value);
            break;
        case StatementKind::Delete:
            all(as<Delete>(node).targets);
            break;
        case StatementKind::Assign:
            all(as<Assign>(node).targets);
            one(as<Assign>(node).value);
            break;
        case StatementKind::AugAssign:
            one(as<AugAssign>(node).target);
            one(as<AugAssign>(node).value);
            break;
        case StatementKind::AnnAssign:
            one(as<AnnAssign>(node).target);
            one(as<AnnAssign>(node).value);
            break;
        case StatementKind::For:
            one(as<For>(node).target);
            one(as<For>(node).iterable);
            block(as<For>(node).body);
            block(as<For>(node).orElse);
            break;
        case StatementKind::While:
            one(as<While>(node).test);
            block(as<While>(node).body);
            block(as<While>(node).orElse);
            break;
        case StatementKind::If:
            one(as<If>(node).test);
            block(as<If>(node).body);
            block(as<If>(node).orElse);
            break;
        case StatementKind::With:
            for (const WithItem &item : as<With>(node).items) {
                one(item.manager);
                one(item.target);
            }
            block(as<With>(node).body);
            break;
        case StatementKind::Raise:
            one(as<Raise>(node).exception);
            one(as<Raise>(node).cause);
            break;
        case StatementKind::Try:
            block(as<Try>(node).body);
            for (ExceptHandler &handler : as<Try>(node).handlers) {
                one(handler.type);
                block(handler.body);
            }
            block(as<Try>(node).orElse);
            block(as<Try>(node).finalBody);
            break;
        case StatementKind::Assert:
            one(as<Assert>(node).test);
            one(as<Assert>(node).message);
            break;
        case StatementKind::ExprStatement:
            one(as<ExprStatement>(node).value);
            break;
        default:
            break;
        }
    }

    template <typename Node> void comprehension(Node &node) {
        scope(node.scope.get());
        for (Comprehension &clause : node.generators) {
            expression(*clause.target);
            expression(*clause.iterable);
            for (const ExprPtr &condition : clause.conditions) expression(*condition);
        }
        if constexpr (std::is_same_v<Node, DictComp>) {
            expression(*node.key);
            expression(*node.value);
        } else {
            expression(*node.element);
        }
    }

    void expression(Expression &node) {
        switch (node.kind) {
        case ExpressionKind::Lambda: {
            auto &n = as<Lambda>(node);
            scope(n.scope.get());
            forEachDefault(n.parameters, [this](Expression &value) { expression(value); });
            expression(*n.body);
            break;
        }
        case ExpressionKind::ListComp:
            comprehension(as<ListComp>(node));
            break;
        case ExpressionKind::SetComp:
            comprehension(as<SetComp>(node));
            break;
        case ExpressionKind::DictComp:
            comprehension(as<DictComp>(node));
            break;
        case ExpressionKind::GeneratorExp:
            comprehension(as<GeneratorExp>(node));
            break;
        default:
            forEachChild(node, [this](Expression &child) { expression(child); });
        }
    }

    std::set<std::string> m_lines;
};

} // namespace forkyard::lang
