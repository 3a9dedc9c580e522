#include "core/wire/pickle_writer.h"

#include "core/wire/pickle_bytes.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <limits>
#include <string>
#include <unordered_map>

namespace forkyard::wire {

namespace {

constexpr std::size_t FrameTarget = 64 * 1024; ///< a frame ends once it is this large; longer texts stand outside frames
constexpr std::size_t FrameLeast = 4;          ///< shorter ones do without the head
constexpr std::size_t FrameHead = 9;
constexpr std::size_t Batch = 1000;

void appendCodePoint(std::string &out, std::uint32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else {
        out += static_cast<char>(0xc0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

/// Of two's complement, least byte first.
std::string decimal(std::string bytes)
{
    const bool negative = !bytes.empty() && (bytes.back() & 0x80);
    if (negative) {
        bool carry = true;
        for (char &c : bytes) {
            c = static_cast<char>(~c + (carry ? 1 : 0));
            carry = carry && c == 0;
        }
    }
    std::string digits;
    while (!bytes.empty()) {
        unsigned rest = 0;
        for (std::size_t i = bytes.size(); i-- > 0;) {
            rest = rest << 8 | static_cast<unsigned char>(bytes[i]);
            bytes[i] = static_cast<char>(rest / 10);
            rest %= 10;
        }
        digits += static_cast<char>('0' + rest);
        while (!bytes.empty() && bytes.back() == 0) bytes.pop_back();
    }
    if (digits.empty()) digits = "0";
    if (negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

/// Codec raw-unicode-escape, with what would end the line escaped too.
std::string rawUnicodeEscape(const std::string &utf8)
{
    std::string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        std::uint32_t c = length == 1 ? first : first & (0xffu >> (length + 1));
        for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k) c = c << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3f);
        i += length;
        char escape[16];
        if (c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a || (c >= 0x100 && c <= 0xffff)) std::snprintf(escape, sizeof escape, "\\u%04x", c);
        else if (c > 0xffff) std::snprintf(escape, sizeof escape, "\\U%08x", c);
        else escape[0] = static_cast<char>(c), escape[1] = 0;
        if (escape[0]) out += escape;
    }
    return out;
}

/// As Python 2 calls it, for whom protocols up to 2 are.
void renameForPython2(std::string &module, std::string &name)
{
    static const std::unordered_map<std::string, std::pair<const char *, const char *>> names = {
        {"builtins.range", {"__builtin__", "xrange"}}, {"builtins.int", {"__builtin__", "long"}}, {"builtins.str", {"__builtin__", "unicode"}},
        {"builtins.chr", {"__builtin__", "unichr"}}, {"builtins.zip", {"itertools", "izip"}}, {"builtins.map", {"itertools", "imap"}},
        {"builtins.filter", {"itertools", "ifilter"}}, {"builtins.input", {"__builtin__", "raw_input"}}, {"builtins.ascii", {"future_builtins", "ascii"}},
        {"functools.reduce", {"__builtin__", "reduce"}}, {"sys.intern", {"__builtin__", "intern"}}};
    static const std::unordered_map<std::string, const char *> modules = {{"builtins", "__builtin__"}, {"copyreg", "copy_reg"}, {"queue", "Queue"}, {"socketserver", "SocketServer"}, {"_thread", "thread"}};
    static const char *const exceptions[] = {"ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BufferError", "BytesWarning", "DeprecationWarning", "EOFError", "EnvironmentError",
        "Exception", "FloatingPointError", "FutureWarning", "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError", "IndexError", "KeyError", "KeyboardInterrupt", "LookupError",
        "MemoryError", "NameError", "NotImplementedError", "OSError", "OverflowError", "PendingDeprecationWarning", "ReferenceError", "RuntimeError", "RuntimeWarning", "StopIteration", "SyntaxError",
        "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TypeError", "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
        "UnicodeWarning", "UserWarning", "ValueError", "Warning", "ZeroDivisionError"};
    if (const auto found = names.find(module + "." + name); found != names.end()) {
        module = found->second.first;
        name = found->second.second;
    } else if (module == "builtins" && std::find(std::begin(exceptions), std::end(exceptions), name) != std::end(exceptions)) {
        module = "exceptions";
    } else if (const auto renamed = modules.find(module); renamed != modules.end()) {
        module = renamed->second;
    }
}

class Writer {
public:
    Writer(std::string &out, int protocol) : m_out(out), m_protocol(protocol), m_framing(protocol >= 4) {}

    bool writeAll(const Node *root)
    {
        if (m_protocol >= 2) {
            m_out += static_cast<char>(Opcode::Proto);
            m_out += static_cast<char>(m_protocol);
        }
        if (!save(root, 0)) return false;
        op(Opcode::Stop);
        endFrame();
        return true;
    }

private:
    // -- Bytes and frames
    void need()
    {
        if (m_framing && m_frame == NoFrame) {
            m_frame = m_out.size();
            m_out.append(FrameHead, '\0');
        }
    }
    void op(Opcode opcode)
    {
        need();
        m_out += static_cast<char>(opcode);
    }
    template <typename T>
    void little(T value)
    {
        need();
        appendLittle(m_out, value);
    }
    void endFrame()
    {
        if (m_frame == NoFrame) return;
        const std::uint64_t length = m_out.size() - m_frame - FrameHead;
        if (length >= FrameLeast) {
            m_out[m_frame] = static_cast<char>(Opcode::Frame);
            std::memcpy(&m_out[m_frame + 1], &length, sizeof length);
        } else {
            m_out.erase(m_frame, FrameHead);
        }
        m_frame = NoFrame;
    }
    /// Between two values.
    bool boundary()
    {
        if (m_frame != NoFrame && m_out.size() - m_frame - FrameHead >= FrameTarget) endFrame();
        return true;
    }
    /// `line` and what belongs to the opcodes of protocol 0: text up to the line's end.
    void line(Opcode opcode, std::string_view text)
    {
        op(opcode);
        m_out += text;
        m_out += '\n';
    }
    void sized(Opcode small, Opcode medium, Opcode large, const std::string &content)
    {
        const bool outside = m_framing && content.size() >= FrameTarget;
        if (outside) {
            endFrame();
            m_framing = false;
        }
        if (content.size() <= 0xff) {
            op(small);
            little(static_cast<std::uint8_t>(content.size()));
        } else if (content.size() <= 0xffffffff) {
            op(medium);
            little(static_cast<std::uint32_t>(content.size()));
        } else {
            op(large);
            little(static_cast<std::uint64_t>(content.size()));
        }
        m_out += content;
        m_framing = m_protocol >= 4;
    }

    // -- The memo
    void remember(const Node *node)
    {
        const auto place = static_cast<std::uint32_t>(m_memo.size());
        m_memo.emplace(node, place);
        if (m_protocol >= 4) op(Opcode::Memoize);
        else if (m_protocol == 0) line(Opcode::Put, std::to_string(place));
        else numbered(Opcode::BinPut, Opcode::LongBinPut, place);
    }
    void numbered(Opcode small, Opcode large, std::uint32_t place)
    {
        if (place < 256) {
            op(small);
            little(static_cast<std::uint8_t>(place));
        } else {
            op(large);
            little(place);
        }
    }
    bool recall(const Node *node)
    {
        const auto found = m_memo.find(node);
        if (found == m_memo.end()) return false;
        if (m_protocol == 0) line(Opcode::Get, std::to_string(found->second));
        else numbered(Opcode::BinGet, Opcode::LongBinGet, found->second);
        return true;
    }

    // -- Values
    void integer(std::int64_t value)
    {
        const bool isShort = value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max();
        if (m_protocol == 0 && isShort) return line(Opcode::Int, std::to_string(value));
        if (m_protocol < 2 && !isShort) return line(Opcode::Long, std::to_string(value) + "L");
        need();
        if (!appendShortInteger(m_out, value)) bigInteger(std::string(reinterpret_cast<const char *>(&value), sizeof value));
    }
    /// Without the bytes that the sign makes needless.
    void bigInteger(std::string bytes)
    {
        while (bytes.size() > 1) {
            const char last = bytes.back();
            const bool negative = bytes[bytes.size() - 2] & 0x80;
            if (!((last == 0 && !negative) || (last == '\xff' && negative))) break;
            bytes.pop_back();
        }
        if (m_protocol < 2) return line(Opcode::Long, decimal(bytes) + "L");
        if (bytes.size() < 256) {
            op(Opcode::Long1);
            little(static_cast<std::uint8_t>(bytes.size()));
        } else {
            op(Opcode::Long4);
            little(static_cast<std::int32_t>(bytes.size()));
        }
        m_out += bytes;
    }
    void real(double value, const std::string &shortest)
    {
        if (m_protocol == 0) return line(Opcode::Float, shortest);
        op(Opcode::BinFloat);
        little(__builtin_bswap64(std::bit_cast<std::uint64_t>(value)));
    }
    bool tuple(const Node *node, int depth)
    {
        const std::size_t size = node->items.size();
        if (size == 0) {
            if (m_protocol == 0) op(Opcode::Mark);
            op(m_protocol == 0 ? Opcode::Tuple : Opcode::EmptyTuple);
            return true;
        }
        const bool isMarked = size > 3 || m_protocol < 2;
        if (isMarked) op(Opcode::Mark);
        for (const Node *item : node->items)
            if (!save(item, depth)) return false;
        if (m_memo.count(node)) {
            // It holds itself, and was written meanwhile: what lies on the stack is not needed.
            if (isMarked && m_protocol > 0) {
                op(Opcode::PopMark);
            } else {
                for (std::size_t i = 0; i < size + (isMarked ? 1 : 0); ++i) op(Opcode::Pop);
            }
            return recall(node);
        }
        op(isMarked ? Opcode::Tuple : size == 1 ? Opcode::Tuple1 : size == 2 ? Opcode::Tuple2 : Opcode::Tuple3);
        remember(node);
        return true;
    }
    /// `step` nodes belong together; a single one goes by an opcode of its own, if there is one.
    bool batches(const std::vector<Node *> &items, std::size_t step, Opcode single, Opcode many, bool hasSingle, bool exact, int depth)
    {
        if (m_protocol == 0) {
            for (std::size_t i = 0; i < items.size(); i += step) {
                for (std::size_t j = i; j < i + step; ++j)
                    if (!save(items[j], depth)) return false;
                op(single);
            }
            return true;
        }
        const std::size_t count = items.size() / step;
        // CPython notices the end of a dict or a set only by a batch that is not full, so there may be an empty one.
        const bool emptyLast = exact && (step == 2 || !hasSingle) && count > 1 && count % Batch == 0;
        for (std::size_t from = 0; from < count || (emptyLast && from == count); from += Batch) {
            const std::size_t to = std::min(from + Batch, count);
            // CPython looks at the whole of its own types, but at each batch of their subclasses.
            const bool alone = hasSingle && (exact ? count == 1 : to - from == 1);
            if (!alone) op(Opcode::Mark);
            for (std::size_t i = from * step; i < to * step; ++i)
                if (!save(items[i], depth)) return false;
            op(alone ? single : many);
        }
        return true;
    }
    bool object(const Node *node, int depth)
    {
        if (node->kind == NodeKind::NewObject && m_protocol < 2 && node->items[1]->items.empty()) {
            Node *args = m_extra.sequence(NodeKind::Tuple, {node->items[0], m_extra.global("builtins", "object"), m_extra.add(NodeKind::None)});
            if (!save(m_extra.global("copyreg", "_reconstructor"), depth) || !save(args, depth)) return false;
            op(Opcode::Reduce);
        } else {
            if (!save(node->items[0], depth) || !save(node->items[1], depth)) return false;
            op(node->kind == NodeKind::NewObject ? Opcode::NewObj : Opcode::Reduce);
        }
        if (m_memo.count(node)) {
            op(Opcode::Pop);
            recall(node);
        } else {
            remember(node);
        }
        if (!batches(node->appended, 1, Opcode::Append, Opcode::Appends, true, false, depth)) return false;
        if (!batches(node->entries, 2, Opcode::SetItem, Opcode::SetItems, true, false, depth)) return false;
        if (!node->state) return true;
        if (!save(node->state, depth)) return false;
        op(Opcode::Build);
        return true;
    }
    bool byteArray(const Node *node, int depth)
    {
        if (m_protocol >= 5) {
            const bool outside = node->bytes.size() >= FrameTarget;
            if (outside) {
                endFrame();
                m_framing = false;
            }
            op(Opcode::ByteArray8);
            little(static_cast<std::uint64_t>(node->bytes.size()));
            m_out += node->bytes;
            m_framing = true;
            remember(node);
            return true;
        }
        // Up to protocol 4 it is a call.
        Node *args = m_extra.sequence(NodeKind::Tuple, {});
        if (!node->bytes.empty()) args->items.push_back(m_extra.bytes(node->bytes));
        return callOf("builtins", "bytearray", args, node, depth);
    }
    /// What has no opcode of its own in this protocol.
    bool callOf(const char *module, const char *name, const Node *args, const Node *node, int depth)
    {
        if (!save(m_extra.global(module, name), depth) || !save(args, depth)) return false;
        op(Opcode::Reduce);
        remember(node);
        return true;
    }
    bool byteText(const Node *node, int depth)
    {
        if (m_protocol < 3) {
            if (node->bytes.empty()) return callOf("builtins", "bytes", m_extra.sequence(NodeKind::Tuple, {}), node, depth);
            std::string latin1;
            for (const char c : node->bytes) appendCodePoint(latin1, static_cast<unsigned char>(c));
            return callOf("_codecs", "encode", m_extra.sequence(NodeKind::Tuple, {m_extra.text(latin1), sharedText("latin1")}), node, depth);
        }
        if (m_protocol < 4 && node->bytes.size() > 0xffffffff) return false;
        sized(Opcode::ShortBinBytes, Opcode::BinBytes, Opcode::BinBytes8, node->bytes);
        remember(node);
        return true;
    }
    /// The same text is one object in CPython, where a name in its source.
    Node *sharedText(const char *text)
    {
        Node *&known = m_texts[text];
        if (!known) known = m_extra.text(text);
        return known;
    }
    void text(const Node *node)
    {
        if (m_protocol >= 4) {
            sized(Opcode::ShortBinUnicode, Opcode::BinUnicode, Opcode::BinUnicode8, node->bytes);
        } else if (m_protocol > 0) {
            op(Opcode::BinUnicode);
            little(static_cast<std::uint32_t>(node->bytes.size()));
            m_out += node->bytes;
        } else {
            line(Opcode::Unicode, rawUnicodeEscape(node->bytes));
        }
        remember(node);
    }
    bool global(const Node *node, int depth)
    {
        if (m_protocol >= 4) {
            if (!save(node->items[0], depth) || !save(node->items[1], depth)) return false;
            op(Opcode::StackGlobal);
            remember(node);
            return true;
        }
        std::string module = node->items[0]->bytes, name = node->items[1]->bytes;
        if (const std::size_t dot = name.rfind('.'); dot != name.npos) {
            const Node *args = m_extra.sequence(NodeKind::Tuple, {m_extra.global(module, name.substr(0, dot)), m_extra.text(name.substr(dot + 1))});
            return callOf("builtins", "getattr", args, node, depth);
        }
        if (m_protocol < 3) renameForPython2(module, name);
        line(Opcode::Global, module);
        m_out += name;
        m_out += '\n';
        remember(node);
        return true;
    }
    /// Of protocols that know no sets: a call with a list.
    bool setCall(const Node *node, const char *name, int depth)
    {
        Node *items = m_extra.sequence(NodeKind::List, node->items);
        return callOf("builtins", name, m_extra.sequence(NodeKind::Tuple, {items}), node, depth);
    }
    bool frozenSet(const Node *node, int depth)
    {
        op(Opcode::Mark);
        for (const Node *item : node->items)
            if (!save(item, depth)) return false;
        if (m_memo.count(node)) {
            op(Opcode::PopMark);
            return recall(node);
        }
        op(Opcode::FrozenSet);
        remember(node);
        return true;
    }

    void empty(Opcode binary, Opcode marked)
    {
        if (m_protocol == 0) op(Opcode::Mark);
        op(m_protocol == 0 ? marked : binary);
    }

    bool save(const Node *node, int depth)
    {
        return content(node, depth) && boundary();
    }
    bool content(const Node *node, int depth)
    {
        if (++depth > DeepestPickle) return false;
        switch (node->kind) {
        case NodeKind::None: op(Opcode::None); return true;
        case NodeKind::True:
            if (m_protocol < 2) line(Opcode::Int, "01");
            else op(Opcode::NewTrue);
            return true;
        case NodeKind::False:
            if (m_protocol < 2) line(Opcode::Int, "00");
            else op(Opcode::NewFalse);
            return true;
        case NodeKind::Integer: integer(node->integer); return true;
        case NodeKind::BigInteger: bigInteger(node->bytes); return true;
        case NodeKind::Real: real(node->real, m_protocol == 0 ? describe(node) : std::string()); return true;
        default: break;
        }
        if (recall(node)) return true;
        switch (node->kind) {
        case NodeKind::Text: text(node); return true;
        case NodeKind::Bytes: return byteText(node, depth);
        case NodeKind::ByteArray: return byteArray(node, depth);
        case NodeKind::Tuple: return tuple(node, depth);
        case NodeKind::List:
            empty(Opcode::EmptyList, Opcode::List);
            remember(node);
            return batches(node->items, 1, Opcode::Append, Opcode::Appends, true, true, depth);
        case NodeKind::Dict:
            empty(Opcode::EmptyDict, Opcode::Dict);
            remember(node);
            return batches(node->items, 2, Opcode::SetItem, Opcode::SetItems, true, true, depth);
        case NodeKind::Set:
            if (m_protocol < 4) return setCall(node, "set", depth);
            op(Opcode::EmptySet);
            remember(node);
            return batches(node->items, 1, Opcode::AddItems, Opcode::AddItems, false, true, depth);
        case NodeKind::FrozenSet: return m_protocol < 4 ? setCall(node, "frozenset", depth) : frozenSet(node, depth);
        case NodeKind::Global: return global(node, depth);
        default: return object(node, depth);
        }
    }

    static constexpr std::size_t NoFrame = ~std::size_t{0};
    std::string &m_out;
    const int m_protocol;
    std::size_t m_frame = NoFrame;
    bool m_framing;
    std::unordered_map<const Node *, std::uint32_t> m_memo;
    std::unordered_map<std::string, Node *> m_texts;
    ValueTree m_extra;
};

} // namespace

Status writePickle(const ValueTree &tree, std::string &out, int protocol)
{
    const std::size_t before = out.size();
    std::string own;
    Writer writer(own, protocol);
    if (!writer.writeAll(tree.root)) return Diagnostic{"pickle.too-deep", {}, {}, DiagnosticClass::LimitReached, {}};
    if (before == 0) out = std::move(own);
    else out += own;
    return Nothing{};
}

} // namespace forkyard::wire
