#include "core/wire/pickle_reader.h"

#include "core/wire/pickle_bytes.h"

#include <bit>
#include <charconv>
#include <cstring>

namespace forkyard::wire {

namespace {

class Reader {
public:
    explicit Reader(std::string_view data) : m_data(data) {}

    Result<ValueTree> read(std::size_t *used)
    {
        while (!m_done && !m_problem) step();
        if (m_problem) return Diagnostic{m_problem, {std::to_string(m_opcode), std::to_string(m_opcodeAt)}, {}, DiagnosticClass::UserMistake, {}};
        if (used) *used = m_at;
        return std::move(m_tree);
    }

private:
    // -- Bytes
    void fail(const char *problem)
    {
        if (!m_problem) m_problem = problem;
    }
    std::string_view take(std::uint64_t size)
    {
        const auto part = takePart(m_data, m_at, size);
        if (!part) fail("pickle.cut-short");
        return part.value_or(std::string_view());
    }
    template <typename T>
    T little()
    {
        return littleOf<T>(take(sizeof(T)));
    }
    std::string_view line()
    {
        const std::size_t end = m_data.find('\n', m_at);
        if (end == std::string_view::npos) {
            fail("pickle.cut-short");
            return {};
        }
        const std::string_view part = m_data.substr(m_at, end - m_at);
        m_at = end + 1;
        return part;
    }

    // -- The stack; null stands for a mark
    void push(Node *node) { m_stack.push_back(node); }
    Node *pop()
    {
        if (m_stack.empty() || !m_stack.back()) {
            fail("pickle.malformed");
            return m_tree.add(NodeKind::None);
        }
        Node *node = m_stack.back();
        m_stack.pop_back();
        return node;
    }
    Node *top()
    {
        Node *node = pop();
        push(node);
        return node;
    }
    std::vector<Node *> popToMark()
    {
        for (std::size_t i = m_stack.size(); i-- > 0;) {
            if (m_stack[i]) continue;
            std::vector<Node *> items(m_stack.begin() + static_cast<std::ptrdiff_t>(i) + 1, m_stack.end());
            m_stack.resize(i);
            return items;
        }
        fail("pickle.malformed");
        return {};
    }
    void remember(std::uint64_t place)
    {
        // A memo index far beyond what was written so far is rubbish, not a reason to take memory.
        if (place > m_data.size()) return fail("pickle.malformed");
        if (m_memo.size() <= place) m_memo.resize(place + 1);
        m_memo[place] = top();
    }
    void recall(std::uint64_t place)
    {
        if (place >= m_memo.size() || !m_memo[place]) return fail("pickle.malformed");
        push(m_memo[place]);
    }

    // -- Values
    void text(std::string_view utf8) { push(m_tree.text(utf8)); }
    void bytes(NodeKind kind, std::string_view content)
    {
        Node *node = m_tree.add(kind);
        node->bytes = content;
        push(node);
    }
    void number(std::string_view twosComplement)
    {
        if (twosComplement.size() > 8) return bytes(NodeKind::BigInteger, twosComplement);
        std::uint64_t value = 0;
        if (!twosComplement.empty()) {
            if (twosComplement.back() & 0x80) value = ~std::uint64_t{0};
            std::memcpy(&value, twosComplement.data(), twosComplement.size());
        }
        push(m_tree.integer(static_cast<std::int64_t>(value)));
    }
    /// Protocol 0's numbers. Those beyond 64 bits are not met in practice and refused.
    void decimal(std::string_view digits)
    {
        if (!digits.empty() && digits.back() == 'L') digits.remove_suffix(1);
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size()) return fail("pickle.malformed");
        push(m_tree.integer(value));
    }
    void realText(std::string_view digits)
    {
        double value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size()) return fail("pickle.malformed");
        push(m_tree.real(value));
    }
    /// Protocol 0: \uXXXX and \UXXXXXXXX, the rest as Latin-1.
    void escapedText(std::string_view raw)
    {
        std::string out;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            std::uint32_t c = static_cast<unsigned char>(raw[i]);
            const std::size_t digits = raw.substr(i, 2) == "\\u" ? 4 : raw.substr(i, 2) == "\\U" ? 8 : 0;
            if (digits != 0) {
                const std::string_view number = raw.substr(std::min(i + 2, raw.size()), digits);
                const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), c, 16);
                if (number.size() != digits || error != std::errc() || end != number.data() + digits || c > 0x10ffff) return fail("pickle.malformed");
                i += digits + 1;
            }
            appendUtf8(out, c);
        }
        text(out);
    }
    static void appendUtf8(std::string &out, std::uint32_t c)
    {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xc0 | c >> 6);
            out += static_cast<char>(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xe0 | c >> 12);
            out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
            out += static_cast<char>(0x80 | (c & 0x3f));
        } else {
            out += static_cast<char>(0xf0 | c >> 18);
            out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
            out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
            out += static_cast<char>(0x80 | (c & 0x3f));
        }
    }
    /// Protocol 0's quoted byte strings, with the escapes that repr() makes.
    void quoted(std::string_view raw)
    {
        if (raw.size() < 2 || raw.front() != raw.back()) return fail("pickle.malformed");
        raw = raw.substr(1, raw.size() - 2);
        std::string out;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '\\' || i + 1 >= raw.size()) {
                out += raw[i];
                continue;
            }
            const char c = raw[++i];
            std::uint32_t code = 0;
            switch (c) {
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case 'x':
                std::from_chars(raw.data() + i + 1, raw.data() + std::min(i + 3, raw.size()), code, 16);
                out += static_cast<char>(code);
                i += 2;
                break;
            default: out += c; break;
            }
        }
        text(out);
    }
    void append(const std::vector<Node *> &items)
    {
        Node *target = top();
        auto &into = target->isObject() ? target->appended : target->items;
        if (target->kind != NodeKind::List && !target->isObject()) return fail("pickle.malformed");
        into.insert(into.end(), items.begin(), items.end());
    }
    void setItems(const std::vector<Node *> &items)
    {
        Node *target = top();
        auto &into = target->isObject() ? target->entries : target->items;
        if ((target->kind != NodeKind::Dict && !target->isObject()) || items.size() % 2) return fail("pickle.malformed");
        into.insert(into.end(), items.begin(), items.end());
    }
    void object(NodeKind kind, Node *callable, Node *args)
    {
        if (args->kind != NodeKind::Tuple) return fail("pickle.malformed");
        push(m_tree.sequence(kind, {callable, args}));
    }
    void tuple(std::size_t size)
    {
        std::vector<Node *> items(size);
        for (std::size_t i = size; i-- > 0;) items[i] = pop();
        push(m_tree.sequence(NodeKind::Tuple, std::move(items)));
    }

    void step()
    {
        m_opcodeAt = m_at;
        m_opcode = little<std::uint8_t>();
        if (m_problem) return;
        switch (static_cast<Opcode>(m_opcode)) {
        case Opcode::Proto:
            if (little<std::uint8_t>() > 5) fail("pickle.unsupported");
            break;
        case Opcode::Frame: little<std::uint64_t>(); break;
        case Opcode::Stop:
            m_tree.root = pop();
            m_done = true;
            break;
        case Opcode::Mark: push(nullptr); break;
        case Opcode::Pop:
            if (m_stack.empty()) fail("pickle.malformed");
            else m_stack.pop_back();
            break;
        case Opcode::PopMark: popToMark(); break;
        case Opcode::Dup: push(top()); break;
        case Opcode::None: push(m_tree.add(NodeKind::None)); break;
        case Opcode::NewTrue: push(m_tree.add(NodeKind::True)); break;
        case Opcode::NewFalse: push(m_tree.add(NodeKind::False)); break;
        case Opcode::Int: {
            const std::string_view digits = line();
            if (digits == "00" || digits == "01") push(m_tree.add(digits == "01" ? NodeKind::True : NodeKind::False));
            else decimal(digits);
            break;
        }
        case Opcode::Long: decimal(line()); break;
        case Opcode::BinInt: push(m_tree.integer(little<std::int32_t>())); break;
        case Opcode::BinInt1: push(m_tree.integer(little<std::uint8_t>())); break;
        case Opcode::BinInt2: push(m_tree.integer(little<std::uint16_t>())); break;
        case Opcode::Long1: number(take(little<std::uint8_t>())); break;
        case Opcode::Long4: {
            const auto size = little<std::int32_t>();
            if (size < 0) fail("pickle.malformed");
            else number(take(static_cast<std::uint32_t>(size)));
            break;
        }
        case Opcode::Float: realText(line()); break;
        case Opcode::BinFloat: push(m_tree.real(std::bit_cast<double>(__builtin_bswap64(little<std::uint64_t>())))); break;
        case Opcode::String: quoted(line()); break;
        case Opcode::Unicode: escapedText(line()); break;
        case Opcode::ShortBinString:
        case Opcode::ShortBinUnicode: text(take(little<std::uint8_t>())); break;
        case Opcode::BinString:
        case Opcode::BinUnicode: text(take(little<std::uint32_t>())); break;
        case Opcode::BinUnicode8: text(take(little<std::uint64_t>())); break;
        case Opcode::ShortBinBytes: bytes(NodeKind::Bytes, take(little<std::uint8_t>())); break;
        case Opcode::BinBytes: bytes(NodeKind::Bytes, take(little<std::uint32_t>())); break;
        case Opcode::BinBytes8: bytes(NodeKind::Bytes, take(little<std::uint64_t>())); break;
        case Opcode::ByteArray8: bytes(NodeKind::ByteArray, take(little<std::uint64_t>())); break;
        case Opcode::EmptyTuple: push(m_tree.add(NodeKind::Tuple)); break;
        case Opcode::Tuple1: tuple(1); break;
        case Opcode::Tuple2: tuple(2); break;
        case Opcode::Tuple3: tuple(3); break;
        case Opcode::Tuple: push(m_tree.sequence(NodeKind::Tuple, popToMark())); break;
        case Opcode::EmptyList: push(m_tree.add(NodeKind::List)); break;
        case Opcode::List: push(m_tree.sequence(NodeKind::List, popToMark())); break;
        case Opcode::EmptyDict: push(m_tree.add(NodeKind::Dict)); break;
        case Opcode::Dict: {
            std::vector<Node *> items = popToMark();
            if (items.size() % 2) fail("pickle.malformed");
            push(m_tree.sequence(NodeKind::Dict, std::move(items)));
            break;
        }
        case Opcode::EmptySet: push(m_tree.add(NodeKind::Set)); break;
        case Opcode::FrozenSet: push(m_tree.sequence(NodeKind::FrozenSet, popToMark())); break;
        case Opcode::AddItems: {
            const std::vector<Node *> items = popToMark();
            Node *target = top();
            if (target->kind != NodeKind::Set) fail("pickle.malformed");
            target->items.insert(target->items.end(), items.begin(), items.end());
            break;
        }
        case Opcode::Append: {
            Node *item = pop();
            append({item});
            break;
        }
        case Opcode::Appends: append(popToMark()); break;
        case Opcode::SetItem: {
            Node *value = pop();
            Node *key = pop();
            setItems({key, value});
            break;
        }
        case Opcode::SetItems: setItems(popToMark()); break;
        case Opcode::Global: {
            const std::string_view module = line();
            push(m_tree.global(module, line()));
            break;
        }
        case Opcode::StackGlobal: {
            Node *name = pop();
            Node *module = pop();
            if (name->kind != NodeKind::Text || module->kind != NodeKind::Text) fail("pickle.malformed");
            push(m_tree.sequence(NodeKind::Global, {module, name}));
            break;
        }
        case Opcode::Reduce: {
            Node *args = pop();
            object(NodeKind::Reduced, pop(), args);
            break;
        }
        case Opcode::NewObj: {
            Node *args = pop();
            object(NodeKind::NewObject, pop(), args);
            break;
        }
        case Opcode::Build: {
            Node *state = pop();
            if (Node *target = top(); target->isObject()) target->state = state;
            else fail("pickle.malformed");
            break;
        }
        case Opcode::Memoize: remember(m_memo.size()); break;
        case Opcode::BinPut: remember(little<std::uint8_t>()); break;
        case Opcode::LongBinPut: remember(little<std::uint32_t>()); break;
        case Opcode::Put:
        case Opcode::Get: {
            const std::string_view digits = line();
            std::uint32_t place = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place);
            if (error != std::errc() || end != digits.data() + digits.size()) fail("pickle.malformed");
            else if (static_cast<Opcode>(m_opcode) == Opcode::Put) remember(place);
            else recall(place);
            break;
        }
        case Opcode::BinGet: recall(little<std::uint8_t>()); break;
        case Opcode::LongBinGet: recall(little<std::uint32_t>()); break;
        case Opcode::Obj:
        case Opcode::Inst:
        case Opcode::NewObjEx:
        case Opcode::PersistentId:
        case Opcode::BinPersistentId:
        case Opcode::Ext1:
        case Opcode::Ext2:
        case Opcode::Ext4:
        case Opcode::NextBuffer:
        case Opcode::ReadOnlyBuffer: fail("pickle.unsupported"); break;
        default: fail("pickle.bad-opcode"); break;
        }
    }

    std::string_view m_data;
    std::size_t m_at = 0;
    unsigned m_opcode = 0;
    std::size_t m_opcodeAt = 0;
    bool m_done = false;
    const char *m_problem = nullptr;
    std::vector<Node *> m_stack;
    std::vector<Node *> m_memo;
    ValueTree m_tree;
};

} // namespace

Result<ValueTree> readPickle(std::string_view data, std::size_t *used) { return Reader(data).read(used); }

} // namespace forkyard::wire
