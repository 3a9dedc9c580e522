#include "core/wire/value_tree.h"

#include <charconv>

namespace forkyard::wire {

Node *ValueTree::integer(std::int64_t value)
{
    Node *node = add(NodeKind::Integer);
    node->integer = value;
    return node;
}

Node *ValueTree::real(double value)
{
    Node *node = add(NodeKind::Real);
    node->real = value;
    return node;
}

Node *ValueTree::text(std::string_view utf8)
{
    Node *node = add(NodeKind::Text);
    node->bytes = utf8;
    return node;
}

Node *ValueTree::bytes(std::string_view content)
{
    Node *node = add(NodeKind::Bytes);
    node->bytes = content;
    return node;
}

Node *ValueTree::sequence(NodeKind kind, std::vector<Node *> items)
{
    Node *node = add(kind);
    node->items = std::move(items);
    return node;
}

Node *ValueTree::sharedText(std::string_view text)
{
    Node *&node = m_names[std::string(text)];
    if (!node) node = this->text(text);
    return node;
}

Node *ValueTree::global(std::string_view module, std::string_view name)
{
    Node *moduleText = sharedText(module);
    return sequence(NodeKind::Global, {moduleText, sharedText(name)});
}

Node *ValueTree::reduced(Node *callable, Node *args) { return sequence(NodeKind::Reduced, {callable, args}); }

std::pair<std::string_view, std::string_view> globalName(const Node *node)
{
    if (node->kind != NodeKind::Global) return {};
    return {node->items[0]->bytes, node->items[1]->bytes};
}

namespace {

constexpr int DeepestDescription = 50;

class Describer {
public:
    std::string text;

    void write(const Node *node, int depth)
    {
        if (!node || depth > DeepestDescription) {
            text += "…";
            return;
        }
        switch (node->kind) {
        case NodeKind::None: text += "None"; break;
        case NodeKind::True: text += "True"; break;
        case NodeKind::False: text += "False"; break;
        case NodeKind::Integer: text += std::to_string(node->integer); break;
        case NodeKind::BigInteger: hexadecimal(node->bytes, "int:"); break;
        case NodeKind::Real: {
            char digits[32];
            text.append(digits, std::to_chars(digits, digits + sizeof digits, node->real).ptr);
            break;
        }
        case NodeKind::Text: text += "'" + node->bytes + "'"; break;
        case NodeKind::Bytes: hexadecimal(node->bytes, "bytes:"); break;
        case NodeKind::ByteArray: hexadecimal(node->bytes, "bytearray:"); break;
        case NodeKind::Tuple: list(node, "(", node->items.size() == 1 ? ",)" : ")", depth); break;
        case NodeKind::List: list(node, "[", "]", depth); break;
        case NodeKind::Set: list(node, "{", "}", depth); break;
        case NodeKind::FrozenSet: list(node, "frozenset({", "})", depth); break;
        case NodeKind::Dict: entries(node->items, depth); break;
        case NodeKind::Global: text += node->items[0]->bytes + "." + node->items[1]->bytes; break;
        case NodeKind::Reduced:
        case NodeKind::NewObject:
            write(node->items[0], depth + 1);
            if (node->kind == NodeKind::NewObject) text += ".new";
            write(node->items[1], depth + 1);
            if (node->state) {
                text += ":";
                write(node->state, depth + 1);
            }
            break;
        }
    }

private:
    void hexadecimal(const std::string &bytes, const char *prefix)
    {
        static constexpr char digits[] = "0123456789abcdef";
        text += prefix;
        for (const char c : bytes) {
            text += digits[static_cast<unsigned char>(c) >> 4];
            text += digits[c & 15];
        }
    }
    void list(const Node *node, const char *open, const char *close, int depth)
    {
        text += open;
        for (std::size_t i = 0; i < node->items.size(); ++i) {
            if (i > 0) text += ", ";
            write(node->items[i], depth + 1);
        }
        text += close;
    }
    void entries(const std::vector<Node *> &items, int depth)
    {
        text += "{";
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
            if (i > 0) text += ", ";
            write(items[i], depth + 1);
            text += ": ";
            write(items[i + 1], depth + 1);
        }
        text += "}";
    }
};

} // namespace

std::string describe(const Node *node)
{
    Describer describer;
    describer.write(node, 0);
    return std::move(describer.text);
}

} // namespace forkyard::wire
