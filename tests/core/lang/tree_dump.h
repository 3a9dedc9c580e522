// A tree as one line of text per node, the same that dump_tree.py writes of CPython's tree. For tests.
#pragma once

#include "core/lang/tree.h"

#include <string>

namespace forkyard::lang {

/// Each node on a line of its own: indentation, kind, span, and what it holds that is not a node.
class TreeDump {
public:
    std::string dump(const Module &module) {
        block("body", module.body);
        return std::move(m_out);
    }

private:
    void line(const char *kind, const SourceSpan *span, const std::string &detail = {}) {
        m_out.append(m_depth, ' ');
        m_out += kind;
        if (span && m_inString == 0)
            m_out += " " + std::to_string(span->line) + ":" + std::to_string(span->column) + "-" +
                     std::to_string(span->endLine) + ":" + std::to_string(span->endColumn);
        if (!detail.empty()) m_out += " " + detail;
        m_out += "\n";
    }

    void block(const char *label, const Block &statements) {
        line(label, nullptr);
        ++m_depth;
        for (const StmtPtr &node : statements) statement(*node);
        --m_depth;
    }

    void list(const char *label, const ExprList &expressions) {
        line(label, nullptr);
        ++m_depth;
        for (const ExprPtr &node : expressions) expression(node.get());
        --m_depth;
    }

    void keywords(const std::vector<Keyword> &list) {
        for (const Keyword &keyword : list) {
            line("keyword", &keyword.span, keyword.name);
            ++m_depth;
            expression(keyword.value.get());
            --m_depth;
        }
    }

    void parameter(const char *label, const Parameter &parameter) {
        line(label, &parameter.span, parameter.name);
        ++m_depth;
        if (parameter.annotation) expression(parameter.annotation.get());
        --m_depth;
    }

    void parameters(const Parameters &all) {
        for (const Parameter &each : all.positionalOnly) parameter("posonly", each);
        for (const Parameter &each : all.positional) parameter("arg", each);
        if (all.varArgs) parameter("vararg", *all.varArgs);
        for (const Parameter &each : all.keywordOnly) parameter("kwonly", each);
        if (all.varKeywords) parameter("kwarg", *all.varKeywords);
        line("defaults", nullptr);
        ++m_depth;
        for (const Parameter &each : all.positionalOnly)
            if (each.defaultValue) expression(each.defaultValue.get());
        for (const Parameter &each : all.positional)
            if (each.defaultValue) expression(each.defaultValue.get());
        --m_depth;
        line("kw_defaults", nullptr);
        ++m_depth;
        for (const Parameter &each : all.keywordOnly) expression(each.defaultValue.get());
        --m_depth;
    }

    void aliases(const std::vector<Alias> &names) {
        for (const Alias &alias : names)
            line("alias", &alias.span, alias.name + (alias.asName.empty() ? "" : " as " + alias.asName));
    }

    void generators(const std::vector<Comprehension> &clauses) {
        for (const Comprehension &clause : clauses) {
            line("comprehension", nullptr);
            ++m_depth;
            expression(clause.target.get());
            expression(clause.iterable.get());
            for (const ExprPtr &condition : clause.conditions) expression(condition.get());
            --m_depth;
        }
    }

    static std::string joined(const std::vector<std::string> &names) {
        std::string result;
        for (const std::string &name : names) result += (result.empty() ? "" : ",") + name;
        return result;
    }

    static std::string hex(const std::string &bytes) {
        static constexpr char digits[] = "0123456789abcdef";
        std::string result;
        for (const char c : bytes) {
            result.push_back(digits[static_cast<unsigned char>(c) >> 4]);
            result.push_back(digits[static_cast<unsigned char>(c) & 15]);
        }
        return result;
    }

    static const char *name(Context context) {
        return context == Context::Load ? "Load" : context == Context::Store ? "Store" : "Del";
    }

    static const char *name(BinaryOperator op) {
        static constexpr const char *names[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                                "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
        return names[static_cast<std::size_t>(op)];
    }

    static std::string constantText(const Constant &node) {
        switch (node.constant) {
        case ConstantKind::None:
            return "None";
        case ConstantKind::True:
            return "True";
        case ConstantKind::False:
            return "False";
        case ConstantKind::Ellipsis:
            return "Ellipsis";
        case ConstantKind::Int:
            return "int";
        case ConstantKind::Float: {
            char text[64];
            std::snprintf(text, sizeof text, "float %a", node.number);
            return text;
        }
        case ConstantKind::Str:
            return "str " + hex(node.text);
        case ConstantKind::Bytes:
            return "bytes " + hex(node.text);
        }
        return {};
    }

    void expression(const Expression *node) {
        if (!node) {
            line("none", nullptr);
            return;
        }
        static constexpr const char *kinds[] = {
#define FORKYARD_EXPRESSION(Name) #Name,
#include "core/lang/node_kinds.def"
        };
        const char *kind = kinds[static_cast<std::size_t>(node->kind)];
        const auto head = [&](const std::string &detail = {}) {
            line(kind, &node->span, detail);
            ++m_depth;
        };
        switch (node->kind) {
        case ExpressionKind::BoolOp: {
            const auto &n = as<BoolOp>(*node);
            head(n.op == BoolOperator::And ? "And" : "Or");
            list("values", n.values);
            break;
        }
        case ExpressionKind::NamedExpr: {
            const auto &n = as<NamedExpr>(*node);
            head();
            expression(n.target.get());
            expression(n.value.get());
            break;
        }
        case ExpressionKind::BinOp: {
            const auto &n = as<BinOp>(*node);
            head(name(n.op));
            expression(n.left.get());
            expression(n.right.get());
            break;
        }
        case ExpressionKind::UnaryOp: {
            static constexpr const char *names[] = {"Invert", "Not", "UAdd", "USub"};
            const auto &n = as<UnaryOp>(*node);
            head(names[static_cast<std::size_t>(n.op)]);
            expression(n.operand.get());
            break;
        }
        case ExpressionKind::Lambda: {
            const auto &n = as<Lambda>(*node);
            head();
            parameters(n.parameters);
            expression(n.body.get());
            break;
        }
        case ExpressionKind::IfExp: {
            const auto &n = as<IfExp>(*node);
            head();
            expression(n.test.get());
            expression(n.body.get());
            expression(n.orElse.get());
            break;
        }
        case ExpressionKind::Dict: {
            const auto &n = as<Dict>(*node);
            head();
            list("keys", n.keys);
            list("values", n.values);
            break;
        }
        case ExpressionKind::Set:
            head();
            list("elts", as<Set>(*node).elements);
            break;
        case ExpressionKind::ListComp:
            comprehension(as<ListComp>(*node), head);
            break;
        case ExpressionKind::SetComp:
            comprehension(as<SetComp>(*node), head);
            break;
        case ExpressionKind::GeneratorExp:
            comprehension(as<GeneratorExp>(*node), head);
            break;
        case ExpressionKind::DictComp: {
            const auto &n = as<DictComp>(*node);
            head();
            expression(n.key.get());
            expression(n.value.get());
            generators(n.generators);
            break;
        }
        case ExpressionKind::Await:
            head();
            expression(as<Await>(*node).value.get());
            break;
        case ExpressionKind::Yield:
            head();
            expression(as<Yield>(*node).value.get());
            break;
        case ExpressionKind::YieldFrom:
            head();
            expression(as<YieldFrom>(*node).value.get());
            break;
        case ExpressionKind::Compare: {
            static constexpr const char *names[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                                    "GtE", "Is",    "IsNot", "In",  "NotIn"};
            const auto &n = as<Compare>(*node);
            std::vector<std::string> ops;
            for (const CompareOperator op : n.ops) ops.emplace_back(names[static_cast<std::size_t>(op)]);
            head(joined(ops));
            expression(n.left.get());
            list("comparators", n.comparators);
            break;
        }
        case ExpressionKind::Call: {
            const auto &n = as<Call>(*node);
            head();
            expression(n.function.get());
            list("args", n.arguments);
            keywords(n.keywords);
            break;
        }
        case ExpressionKind::FormattedValue: {
            static constexpr const char *names[] = {"-", "s", "r", "a"};
            const auto &n = as<FormattedValue>(*node);
            head(names[static_cast<std::size_t>(n.conversion)]);
            expression(n.value.get());
            expression(n.formatSpec.get());
            break;
        }
        case ExpressionKind::JoinedStr:
            head();
            ++m_inString;
            list("values", as<JoinedStr>(*node).values);
            --m_inString;
            break;
        case ExpressionKind::Constant:
            head(constantText(as<Constant>(*node)));
            break;
        case ExpressionKind::Attribute: {
            const auto &n = as<Attribute>(*node);
            head(n.attribute + " " + name(n.context));
            expression(n.value.get());
            break;
        }
        case ExpressionKind::Subscript: {
            const auto &n = as<Subscript>(*node);
            head(name(n.context));
            expression(n.value.get());
            expression(n.index.get());
            break;
        }
        case ExpressionKind::Starred: {
            const auto &n = as<Starred>(*node);
            head(name(n.context));
            expression(n.value.get());
            break;
        }
        case ExpressionKind::Name:
            head(as<Name>(*node).id + " " + name(as<Name>(*node).context));
            break;
        case ExpressionKind::List:
            head(name(as<List>(*node).context));
            list("elts", as<List>(*node).elements);
            break;
        case ExpressionKind::Tuple:
            head(name(as<Tuple>(*node).context));
            list("elts", as<Tuple>(*node).elements);
            break;
        case ExpressionKind::Slice: {
            const auto &n = as<Slice>(*node);
            head();
            expression(n.lower.get());
            expression(n.upper.get());
            expression(n.step.get());
            break;
        }
        }
        --m_depth;
    }

    template <typename Node, typename Head> void comprehension(const Node &node, Head &&head) {
        head();
        expression(node.element.get());
        generators(node.generators);
    }

    void statement(const Statement &node) {
        const auto head = [&](const char *kind, const std::string &detail = {}) {
            line(kind, &node.span, detail);
            ++m_depth;
        };
        switch (node.kind) {
        case StatementKind::FunctionDef: {
            const auto &n = as<FunctionDef>(node);
            head(n.isAsync ? "AsyncFunctionDef" : "FunctionDef", n.name);
            parameters(n.parameters);
            block("body", n.body);
            list("decorators", n.decorators);
            expression(n.returns.get());
            break;
        }
        case StatementKind::ClassDef: {
            const auto &n = as<ClassDef>(node);
            head("ClassDef", n.name);
            list("bases", n.bases);
            keywords(n.keywords);
            block("body", n.body);
            list("decorators", n.decorators);
            break;
        }
        case StatementKind::Return:
            head("Return");
            expression(as<Return>(node).value.get());
            break;
        case StatementKind::Delete:
            head("Delete");
            list("targets", as<Delete>(node).targets);
            break;
        case StatementKind::Assign:
            head("Assign");
            list("targets", as<Assign>(node).targets);
            expression(as<Assign>(node).value.get());
            break;
        case StatementKind::AugAssign:
            head("AugAssign", name(as<AugAssign>(node).op));
            expression(as<AugAssign>(node).target.get());
            expression(as<AugAssign>(node).value.get());
            break;
        case StatementKind::AnnAssign:
            head("AnnAssign", as<AnnAssign>(node).simple ? "1" : "0");
            expression(as<AnnAssign>(node).target.get());
            expression(as<AnnAssign>(node).annotation.get());
            expression(as<AnnAssign>(node).value.get());
            break;
        case StatementKind::For: {
            const auto &n = as<For>(node);
            head(n.isAsync ? "AsyncFor" : "For");
            expression(n.target.get());
            expression(n.iterable.get());
            block("body", n.body);
            block("orelse", n.orElse);
            break;
        }
        case StatementKind::While:
            head("While");
            expression(as<While>(node).test.get());
            block("body", as<While>(node).body);
            block("orelse", as<While>(node).orElse);
            break;
        case StatementKind::If:
            head("If");
            expression(as<If>(node).test.get());
            block("body", as<If>(node).body);
            block("orelse", as<If>(node).orElse);
            break;
        case StatementKind::With: {
            const auto &n = as<With>(node);
            head(n.isAsync ? "AsyncWith" : "With");
            for (const WithItem &item : n.items) {
                line("item", nullptr);
                ++m_depth;
                expression(item.manager.get());
                expression(item.target.get());
                --m_depth;
            }
            block("body", n.body);
            break;
        }
        case StatementKind::Raise:
            head("Raise");
            expression(as<Raise>(node).exception.get());
            expression(as<Raise>(node).cause.get());
            break;
        case StatementKind::Try: {
            const auto &n = as<Try>(node);
            head("Try");
            block("body", n.body);
            for (const ExceptHandler &handler : n.handlers) {
                line("handler", &handler.span, handler.name);
                ++m_depth;
                expression(handler.type.get());
                block("body", handler.body);
                --m_depth;
            }
            block("orelse", n.orElse);
            block("finalbody", n.finalBody);
            break;
        }
        case StatementKind::Assert:
            head("Assert");
            expression(as<Assert>(node).test.get());
            expression(as<Assert>(node).message.get());
            break;
        case StatementKind::Import:
            head("Import");
            aliases(as<Import>(node).names);
            break;
        case StatementKind::ImportFrom:
            head("ImportFrom", as<ImportFrom>(node).module + " " + std::to_string(as<ImportFrom>(node).level));
            aliases(as<ImportFrom>(node).names);
            break;
        case StatementKind::Global:
            head("Global", joined(as<Global>(node).names));
            break;
        case StatementKind::Nonlocal:
            head("Nonlocal", joined(as<Nonlocal>(node).names));
            break;
        case StatementKind::ExprStatement:
            head("Expr");
            expression(as<ExprStatement>(node).value.get());
            break;
        case StatementKind::Pass:
            head("Pass");
            break;
        case StatementKind::Break:
            head("Break");
            break;
        case StatementKind::Continue:
            head("Continue");
            break;
        }
        --m_depth;
    }

    std::string m_out;
    std::size_t m_depth = 0;
    int m_inString = 0; ///< CPython 3.11 does not place the parts of an f-string well; their spans are left out
};

} // namespace forkyard::lang
