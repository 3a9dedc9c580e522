#include "core/wire/pickle_writer.h"

#include "core/wire/pickle_bytes.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace forkyard::wire {

namespace {

constexpr std::size_t FrameTarget = 64 * 1024; ///< a frame ends once it is this large; longer texts stand outside frames
constexpr std::size_t FrameLeast = 4;          ///< shorter ones do without the head
constexpr std::size_t FrameHead = 9;
constexpr std::size_t Batch = 1000;

class Writer {
public:
    explicit Writer(std::string &out) : m_out(out) {}

    bool writeAll(const Node *root)
    {
        m_out += static_cast<char>(Opcode::Proto);
        m_out += '\4';
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
    void sized(Opcode small, Opcode medium, Opcode large, const std::string &content)
    {
        const bool outside = content.size() >= FrameTarget;
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
        m_framing = true;
    }

    // -- The memo
    void remember(const Node *node)
    {
        m_memo.emplace(node, static_cast<std::uint32_t>(m_memo.size()));
        op(Opcode::Memoize);
    }
    bool recall(const Node *node)
    {
        const auto found = m_memo.find(node);
        if (found == m_memo.end()) return false;
        if (found->second < 256) {
            op(Opcode::BinGet);
            little(static_cast<std::uint8_t>(found->second));
        } else {
            op(Opcode::LongBinGet);
            little(found->second);
        }
        return true;
    }

    // -- Values
    void integer(std::int64_t value)
    {
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
        if (bytes.size() < 256) {
            op(Opcode::Long1);
            little(static_cast<std::uint8_t>(bytes.size()));
        } else {
            op(Opcode::Long4);
            little(static_cast<std::int32_t>(bytes.size()));
        }
        m_out += bytes;
    }
    void real(double value)
    {
        op(Opcode::BinFloat);
        little(__builtin_bswap64(std::bit_cast<std::uint64_t>(value)));
    }
    bool tuple(const Node *node, int depth)
    {
        const std::size_t size = node->items.size();
        if (size == 0) {
            op(Opcode::EmptyTuple);
            return true;
        }
        if (size > 3) op(Opcode::Mark);
        for (const Node *item : node->items)
            if (!save(item, depth)) return false;
        if (m_memo.count(node)) {
            // It holds itself, and was written meanwhile: what lies on the stack is not needed.
            if (size > 3) {
                op(Opcode::PopMark);
            } else {
                for (std::size_t i = 0; i < size; ++i) op(Opcode::Pop);
            }
            return recall(node);
        }
        op(size > 3 ? Opcode::Tuple : size == 1 ? Opcode::Tuple1 : size == 2 ? Opcode::Tuple2 : Opcode::Tuple3);
        remember(node);
        return true;
    }
    /// `step` nodes belong together; a single one goes by an opcode of its own, if there is one.
    bool batches(const std::vector<Node *> &items, std::size_t step, Opcode single, Opcode many, bool hasSingle, bool exact, int depth)
    {
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
        if (!save(node->items[0], depth) || !save(node->items[1], depth)) return false;
        op(node->kind == NodeKind::NewObject ? Opcode::NewObj : Opcode::Reduce);
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
        // Up to protocol 4 it is a call.
        ValueTree &extra = m_extra;
        Node *args = extra.sequence(NodeKind::Tuple, {});
        if (!node->bytes.empty()) args->items.push_back(extra.bytes(node->bytes));
        if (!save(extra.global("builtins", "bytearray"), depth) || !save(args, depth)) return false;
        op(Opcode::Reduce);
        remember(node);
        return true;
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

    bool save(const Node *node, int depth)
    {
        return content(node, depth) && boundary();
    }
    bool content(const Node *node, int depth)
    {
        if (++depth > DeepestPickle) return false;
        switch (node->kind) {
        case NodeKind::None: op(Opcode::None); return true;
        case NodeKind::True: op(Opcode::NewTrue); return true;
        case NodeKind::False: op(Opcode::NewFalse); return true;
        case NodeKind::Integer: integer(node->integer); return true;
        case NodeKind::BigInteger: bigInteger(node->bytes); return true;
        case NodeKind::Real: real(node->real); return true;
        default: break;
        }
        if (recall(node)) return true;
        switch (node->kind) {
        case NodeKind::Text:
            sized(Opcode::ShortBinUnicode, Opcode::BinUnicode, Opcode::BinUnicode8, node->bytes);
            remember(node);
            return true;
        case NodeKind::Bytes:
            sized(Opcode::ShortBinBytes, Opcode::BinBytes, Opcode::BinBytes8, node->bytes);
            remember(node);
            return true;
        case NodeKind::ByteArray: return byteArray(node, depth);
        case NodeKind::Tuple: return tuple(node, depth);
        case NodeKind::List:
            op(Opcode::EmptyList);
            remember(node);
            return batches(node->items, 1, Opcode::Append, Opcode::Appends, true, true, depth);
        case NodeKind::Dict:
            op(Opcode::EmptyDict);
            remember(node);
            return batches(node->items, 2, Opcode::SetItem, Opcode::SetItems, true, true, depth);
        case NodeKind::Set:
            op(Opcode::EmptySet);
            remember(node);
            return batches(node->items, 1, Opcode::AddItems, Opcode::AddItems, false, true, depth);
        case NodeKind::FrozenSet: return frozenSet(node, depth);
        case NodeKind::Global:
            if (!save(node->items[0], depth) || !save(node->items[1], depth)) return false;
            op(Opcode::StackGlobal);
            remember(node);
            return true;
        default: return object(node, depth);
        }
    }

    static constexpr std::size_t NoFrame = ~std::size_t{0};
    std::string &m_out;
    std::size_t m_frame = NoFrame;
    bool m_framing = true;
    std::unordered_map<const Node *, std::uint32_t> m_memo;
    ValueTree m_extra;
};

} // namespace

Status writePickle(const ValueTree &tree, std::string &out)
{
    const std::size_t before = out.size();
    std::string own;
    Writer writer(own);
    if (!writer.writeAll(tree.root)) return Diagnostic{"pickle.too-deep", {}, {}, DiagnosticClass::LimitReached, {}};
    if (before == 0) out = std::move(own);
    else out += own;
    return Nothing{};
}

} // namespace forkyard::wire
