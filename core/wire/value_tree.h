// What a pickle says, as a tree (with shared parts, and cycles) of values of its own. Knows neither bytes nor the vm.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace forkyard::wire {

enum class NodeKind : std::uint8_t {
    None, True, False,
    Integer,    ///< fits 64 bits
    BigInteger, ///< bytes: two's complement, least significant first
    Real,
    Text,       ///< bytes: UTF-8, surrogates as in WTF-8
    Bytes, ByteArray,
    Tuple, List, Set, FrozenSet,
    Dict,       ///< items: key, value, key, value …
    Global,     ///< a name in a module: items are its two Texts
    Reduced,    ///< callable(*args): items are callable and args
    NewObject,  ///< class.__new__(class, *args): items are class and args
};

/// One value. What two places share is one node.
struct Node {
    NodeKind kind = NodeKind::None;
    std::int64_t integer = 0;
    double real = 0;
    std::string bytes;
    std::vector<Node *> items;
    // Of Reduced and NewObject:
    Node *state = nullptr;           ///< for __setstate__ or __dict__
    std::vector<Node *> appended;    ///< items of a subclass of list
    std::vector<Node *> entries;     ///< key, value, … of a subclass of dict
    std::uint64_t mark = 0;          ///< free for whoever walks the tree

    bool isObject() const { return kind == NodeKind::Reduced || kind == NodeKind::NewObject; }
};

/// Owns its nodes.
class ValueTree {
public:
    ValueTree() = default;
    ValueTree(ValueTree &&) = default;
    ValueTree &operator=(ValueTree &&) = default;

    Node *root = nullptr;

    Node *add(NodeKind kind)
    {
        m_nodes.emplace_back().kind = kind;
        return &m_nodes.back();
    }
    Node *integer(std::int64_t value);
    Node *real(double value);
    Node *text(std::string_view utf8);
    Node *bytes(std::string_view content);
    Node *sequence(NodeKind kind, std::vector<Node *> items);
    /// The same two names give the same texts, as the names of a program are.
    Node *global(std::string_view module, std::string_view name);
    Node *reduced(Node *callable, Node *args);

    std::size_t size() const { return m_nodes.size(); }

private:
    Node *sharedText(std::string_view text);

    std::deque<Node> m_nodes;
    std::unordered_map<std::string, Node *> m_names;
};

/// Of a Global: its module and its name. Of anything else: two empty texts.
std::pair<std::string_view, std::string_view> globalName(const Node *node);

/// For messages and tests: as Python writes it, cycles as "…".
std::string describe(const Node *node);

} // namespace forkyard::wire
