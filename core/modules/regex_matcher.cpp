#include "core/modules/regex.h"

#include "core/vm/unicode_data.h"

namespace forkyard::modules::regex {

namespace {

constexpr std::size_t MostSaved = 20'000'000;

bool isAsciiWord(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

} // namespace

char32_t lower(char32_t c)
{
    if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    const auto mapped = vm::unicode::toLower(c);
    return mapped.count == 1 ? mapped.characters[0] : c;
}

bool isInClass(char32_t c, char32_t letter, bool ascii)
{
    using namespace vm::unicode;
    switch (letter) {
    case 'd': return c < 128 || ascii ? c >= '0' && c <= '9' : has(c, Decimal);
    case 'D': return !isInClass(c, 'd', ascii);
    case 's': return c < 128 || ascii ? c == ' ' || (c >= 9 && c <= 13) || (!ascii && c >= 28 && c <= 31) : has(c, Space);
    case 'S': return !isInClass(c, 's', ascii);
    case 'w': return c < 128 || ascii ? isAsciiWord(c) : has(c, Alpha | Decimal | Digit | Numeric);
    default: return !isInClass(c, 'w', ascii);
    }
}

bool Matcher::takes(const Instruction &one, char32_t c) const
{
    if (one.op == Op::Any) return one.dotAll || c != '\n';
    if (one.op == Op::Character) return c == one.character || (one.ignoreCase && lower(c) == lower(one.character));
    const Set &set = m_program.sets[static_cast<std::size_t>(one.x)];
    const auto holds = [&](char32_t character) {
        for (const auto &[from, to] : set.ranges)
            if (character >= from && character <= to) return true;
        for (const char32_t letter : set.classes)
            if (isInClass(character, letter, one.ascii)) return true;
        return false;
    };
    bool found = holds(c);
    if (!found && one.ignoreCase) {
        const auto upper = vm::unicode::toUpper(c);
        found = holds(lower(c)) || (upper.count == 1 && holds(upper.characters[0]));
    }
    return found != set.negated;
}

bool Matcher::isWord(std::size_t position, bool ascii) const { return position < m_end && isInClass(m_text[position], 'w', ascii); }

void Matcher::setSlot(std::int32_t slot, std::int64_t value)
{
    auto &held = m_slots[static_cast<std::size_t>(slot)];
    m_stack.push_back({Saved::Kind::Slot, slot, held, 0});
    held = value;
}

bool Matcher::backtrack(std::size_t base, std::int32_t &pc, std::size_t &position)
{
    while (m_stack.size() > base) {
        Saved &top = m_stack.back();
        switch (top.kind) {
        case Saved::Kind::Slot:
            m_slots[static_cast<std::size_t>(top.pc)] = top.position;
            m_stack.pop_back();
            continue;
        case Saved::Kind::Resume:
            pc = top.pc;
            position = static_cast<std::size_t>(top.position);
            m_stack.pop_back();
            return true;
        case Saved::Kind::Shorter: // a greedy loop gives one character back
            pc = top.pc;
            position = static_cast<std::size_t>(top.position);
            if (top.position-- == top.limit) m_stack.pop_back();
            return true;
        case Saved::Kind::Longer: { // a lazy loop takes one more
            const Instruction &one = m_program.code[static_cast<std::size_t>(top.pc) - 1];
            const auto at = static_cast<std::size_t>(top.position);
            if (top.limit == 0 || at >= m_end || !takes(one, m_text[at])) {
                m_stack.pop_back();
                continue;
            }
            if (top.limit > 0) --top.limit;
            pc = top.pc;
            position = at + 1;
            ++top.position;
            return true;
        }
        }
    }
    return false;
}

std::size_t Matcher::sameAsGroup(const Instruction &one, std::size_t position) const
{
    const auto group = static_cast<std::size_t>(one.x) * 2;
    if (m_slots[group] < 0 || m_slots[group + 1] < 0) return std::u32string_view::npos;
    for (auto i = static_cast<std::size_t>(m_slots[group]); i < static_cast<std::size_t>(m_slots[group + 1]); ++i, ++position) {
        if (position >= m_end) return std::u32string_view::npos;
        const char32_t a = m_text[i], b = m_text[position];
        if (a != b && !(one.ignoreCase && lower(a) == lower(b))) return std::u32string_view::npos;
    }
    return position;
}

bool Matcher::look(const Instruction &one, std::int32_t pc, std::size_t position)
{
    if (one.op == Op::Behind) {
        if (position < static_cast<std::size_t>(one.y)) return one.negated;
        position -= static_cast<std::size_t>(one.y);
    }
    const std::size_t base = m_stack.size();
    std::size_t end = 0;
    const bool fits = run(pc + 1, position, end);
    // What could have been tried otherwise within is forgotten; what it put into slots can still be taken back.
    std::size_t kept = base;
    for (std::size_t i = base; i < m_stack.size(); ++i)
        if (m_stack[i].kind == Saved::Kind::Slot) m_stack[kept++] = m_stack[i];
    m_stack.resize(kept);
    if (fits && one.negated) {
        std::int32_t unusedPc = 0;
        std::size_t unusedPosition = 0;
        backtrack(base, unusedPc, unusedPosition);
    }
    return fits != one.negated;
}

bool Matcher::run(std::int32_t pc, std::size_t position, std::size_t &endsAt)
{
    const std::size_t base = m_stack.size();
    const auto &code = m_program.code;
    for (;;) {
        const Instruction &one = code[static_cast<std::size_t>(pc)];
        bool ok = true;
        switch (one.op) {
        case Op::Character:
        case Op::Any:
        case Op::Set:
            ok = position < m_end && takes(one, m_text[position]);
            ++position;
            ++pc;
            break;
        case Op::Repeat: {
            const Instruction &each = code[static_cast<std::size_t>(pc) + 1];
            const std::size_t start = position;
            const auto least = static_cast<std::size_t>(one.x);
            const std::size_t most = one.lazy ? least : one.y < 0 ? m_end : static_cast<std::size_t>(one.y);
            while (position - start < most && position < m_end && takes(each, m_text[position])) ++position;
            ok = position - start >= least;
            pc += 2;
            if (!ok) break;
            if (one.lazy) {
                if (one.y != one.x) m_stack.push_back({Saved::Kind::Longer, pc, static_cast<std::int64_t>(position), one.y < 0 ? -1 : one.y - one.x});
            } else if (position - start > least) {
                m_stack.push_back({Saved::Kind::Shorter, pc, static_cast<std::int64_t>(position) - 1, static_cast<std::int64_t>(start + least)});
            }
            break;
        }
        case Op::Split:
            m_stack.push_back({Saved::Kind::Resume, pc + one.y, static_cast<std::int64_t>(position), 0});
            pc += one.x;
            if (m_stack.size() > MostSaved) {
                m_exhausted = true;
                return false;
            }
            break;
        case Op::Jump: pc += one.x; break;
        case Op::Save:
            setSlot(one.x, static_cast<std::int64_t>(position));
            if (one.x < 2 * (m_program.groups + 1) && (one.x & 1)) setSlot(m_program.slots, one.x / 2);
            ++pc;
            break;
        case Op::LineStart: ok = position == 0 || m_text[position - 1] == '\n'; ++pc; break;
        case Op::LineEnd: ok = position == m_end || m_text[position] == '\n'; ++pc; break;
        case Op::TextStart: ok = position == 0; ++pc; break;
        case Op::TextEnd: ok = position == m_end; ++pc; break;
        case Op::TextEndOrNewline: ok = position == m_end || (position + 1 == m_end && m_text[position] == '\n'); ++pc; break;
        case Op::WordEdge:
        case Op::NoWordEdge:
            ok = ((position > 0 && isWord(position - 1, one.ascii)) != isWord(position, one.ascii)) == (one.op == Op::WordEdge);
            ++pc;
            break;
        case Op::Group:
            position = sameAsGroup(one, position);
            ok = position != std::u32string_view::npos;
            ++pc;
            break;
        case Op::Ahead:
        case Op::Behind:
            ok = look(one, pc, position);
            if (m_exhausted) return false;
            pc += one.x + 1;
            break;
        case Op::IfGroup: pc += m_slots[static_cast<std::size_t>(one.x) * 2 + 1] < 0 ? one.y : 1; break;
        case Op::Progress: pc += m_slots[static_cast<std::size_t>(one.x)] == static_cast<std::int64_t>(position) ? 2 : 1; break; // past the jump back
        case Op::End: endsAt = position; return true;
        case Op::Match:
            ok = !(m_whole && position != m_end) && !(m_notEmpty && position == m_start);
            if (!ok) break;
            endsAt = position;
            return true;
        }
        if (!ok && !backtrack(base, pc, position)) return false;
    }
}

bool Matcher::find(std::size_t start, std::size_t end, Where where, bool notEmptyHere, Found &found)
{
    m_end = end;
    m_whole = where == Where::Whole;
    m_notEmpty = notEmptyHere;
    const Instruction &first = m_program.code.front();
    for (m_start = start; m_start <= m_end && !m_exhausted; ++m_start) {
        const bool hopeless = first.op == Op::Character && (m_start == m_end || !takes(first, m_text[m_start]));
        if (!hopeless) {
            m_slots.assign(static_cast<std::size_t>(m_program.slots) + 1, -1);
            m_slots.back() = 0;
            m_stack.clear();
            std::size_t endsAt = 0;
            if (run(0, m_start, endsAt)) {
                found.lastGroup = static_cast<int>(m_slots.back());
                m_slots[0] = static_cast<std::int64_t>(m_start);
                m_slots[1] = static_cast<std::int64_t>(endsAt);
                found.slots.assign(m_slots.begin(), m_slots.begin() + 2 * (m_program.groups + 1));
                for (std::size_t i = 0; i < found.slots.size(); i += 2)
                    if (found.slots[i + 1] < 0) found.slots[i] = -1;
                return true;
            }
        }
        m_notEmpty = false;
        if (where != Where::Anywhere) break;
    }
    return false;
}

} // namespace forkyard::modules::regex
