// Patterns to programs. Each part of a pattern becomes a piece of code with relative jumps, so that a part that is repeated is
// copied. Messages are those of CPython 3.11. One recursive descent, which is why it is one long file.
#include "core/modules/regex.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace forkyard::modules::regex {

namespace {

constexpr std::int64_t Unbounded = std::numeric_limits<std::int32_t>::max();
constexpr std::size_t MostInstructions = 2'000'000;

struct Piece {
    std::vector<Instruction> code{};
    std::int64_t least = 0, most = 0; ///< characters it takes
    bool single = false;              ///< one instruction that takes one character
    bool isEmpty = false, isEdge = false;

    void append(const Piece &other)
    {
        code.insert(code.end(), other.code.begin(), other.code.end());
        least = std::min(least + other.least, Unbounded);
        most = std::min(most + other.most, Unbounded);
    }
};

std::string utf8(char32_t c)
{
    std::string out;
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800) out += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    else if (c < 0x10000) out += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    else out += {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)), static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    return out;
}

std::string utf8(std::u32string_view text)
{
    std::string out;
    for (const char32_t c : text) out += utf8(c);
    return out;
}

bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool isNameCharacter(char32_t c) { return isInClass(c, 'w', false); }

class Parser {
public:
    Parser(std::u32string_view pattern, std::uint32_t flags, bool bytes, Program &program) : m_pattern(pattern), m_program(program), m_flags(flags), m_bytes(bytes) {}

    Error parse()
    {
        readGlobalFlags();
        Piece whole = alternatives();
        if (m_error.message.empty() && m_at < m_pattern.size()) fail("unbalanced parenthesis", m_at);
        if (m_error.message.empty() && whole.code.size() > MostInstructions) fail("pattern too large", 0);
        if (!m_error.message.empty()) return m_error;
        m_program.code = std::move(whole.code);
        m_program.code.push_back({});
        m_program.flags = m_flags | (m_bytes || (m_flags & Ascii) ? 0 : static_cast<std::uint32_t>(Unicode));
        m_program.groups = m_groups;
        finishSlots();
        return {};
    }

private:
    // -- Reading
    bool more() const { return m_at < m_pattern.size() && m_error.message.empty(); }
    char32_t peek(std::size_t ahead = 0) const { return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : 0; }
    bool accept(char32_t c)
    {
        if (!more() || m_pattern[m_at] != c) return false;
        ++m_at;
        return true;
    }
    void fail(std::string message, std::size_t position)
    {
        if (m_error.message.empty()) m_error = {std::move(message), static_cast<std::int64_t>(position)};
    }
    bool ascii() const { return m_bytes || (m_flags & Ascii); }

    Instruction one(Op op) const
    {
        Instruction made;
        made.op = op;
        made.ascii = ascii();
        made.ignoreCase = m_flags & IgnoreCase;
        made.dotAll = m_flags & DotAll;
        return made;
    }
    Piece character(char32_t c) const
    {
        Instruction made = one(Op::Character);
        made.character = c;
        return single(made);
    }
    static Piece single(Instruction made) { return {.code = {made}, .least = 1, .most = 1, .single = true}; }
    static Piece edge(Instruction made) { return {.code = {made}, .isEdge = true}; }
    Piece set(Set made)
    {
        m_program.sets.push_back(std::move(made));
        Instruction instruction = one(Op::Set);
        instruction.x = static_cast<std::int32_t>(m_program.sets.size() - 1);
        return single(instruction);
    }

    // -- Sequences
    Piece alternatives()
    {
        const std::uint32_t flagsBefore = m_flags;
        Piece left = sequence();
        if (!accept('|')) {
            m_flags = flagsBefore;
            return left;
        }
        Piece right = alternatives();
        m_flags = flagsBefore;
        Piece both;
        Instruction split = one(Op::Split), jump = one(Op::Jump);
        split.x = 1;
        split.y = static_cast<std::int32_t>(left.code.size()) + 2;
        jump.x = static_cast<std::int32_t>(right.code.size()) + 1;
        both.code.push_back(split);
        both.code.insert(both.code.end(), left.code.begin(), left.code.end());
        both.code.push_back(jump);
        both.code.insert(both.code.end(), right.code.begin(), right.code.end());
        both.least = std::min(left.least, right.least);
        both.most = std::max(left.most, right.most);
        return both;
    }

    /// In a verbose pattern, past a space or a comment; whether one stood here.
    bool skipsLayout()
    {
        if (!(m_flags & Verbose) || !more()) return false;
        if (std::u32string_view(U" \t\n\r\f\v").find(peek()) != std::u32string_view::npos) {
            ++m_at;
            return true;
        }
        if (peek() != '#') return false;
        while (more() && peek() != '\n') ++m_at;
        return true;
    }

    void skipLayout()
    {
        while (skipsLayout()) {}
    }

    Piece sequence()
    {
        Piece all;
        while (more() && peek() != '|' && peek() != ')') {
            if (skipsLayout()) continue;
            const std::size_t start = m_at;
            Piece item = atom();
            bool multiple = false;
            while (skipLayout(), more() && quantifier(item, multiple)) multiple = true;
            all.append(item);
            if (all.code.size() > MostInstructions) fail("pattern too large", start);
        }
        return all;
    }

    /// Whether one stands here; it is applied to the item.
    bool quantifier(Piece &item, bool multiple)
    {
        const std::size_t start = m_at;
        std::int64_t least = 0, most = -1;
        if (accept('*')) {
        } else if (accept('+')) {
            least = 1;
        } else if (accept('?')) {
            most = 1;
        } else if (peek() == '{') {
            if (!counts(least, most)) return false;
        } else {
            return false;
        }
        if (!m_error.message.empty()) return true;
        if (item.isEmpty || item.isEdge) fail("nothing to repeat", start);
        if (multiple) fail("multiple repeat", start);
        const bool lazy = accept('?');
        if (!lazy && peek() == '+' && more()) {
            m_error = {"possessive quantifiers are not in the teaching language", static_cast<std::int64_t>(start)};
            return true;
        }
        item = repeated(item, least, most, lazy);
        return true;
    }

    bool counts(std::int64_t &least, std::int64_t &most)
    {
        const std::size_t start = m_at++;
        std::optional<std::int64_t> low = number(), high = low;
        if (accept(',')) high = number();
        else if (!low) return m_at = start, false;
        else if (peek() != '}') return m_at = start, false;
        if (!accept('}')) return m_at = start, false;
        least = low.value_or(0);
        most = high ? *high : -1;
        if (most >= 0 && most < least) fail("min repeat greater than max repeat", start + 1);
        return true;
    }
    std::optional<std::int64_t> number()
    {
        if (!isDigit(peek())) return std::nullopt;
        std::int64_t value = 0;
        while (isDigit(peek())) value = std::min(value * 10 + static_cast<std::int64_t>(m_pattern[m_at++] - '0'), Unbounded);
        return value;
    }

    Piece repeated(const Piece &item, std::int64_t least, std::int64_t most, bool lazy)
    {
        Piece all;
        all.least = std::min(item.least * least, Unbounded);
        all.most = most < 0 ? (item.most ? Unbounded : 0) : std::min(item.most * most, Unbounded);
        if (item.single) {
            Instruction repeat = one(Op::Repeat);
            repeat.lazy = lazy;
            repeat.x = static_cast<std::int32_t>(least);
            repeat.y = static_cast<std::int32_t>(most);
            all.code = {repeat, item.code.front()};
            return all;
        }
        const std::size_t copies = static_cast<std::size_t>(std::max(least, most));
        if (item.code.size() * (copies + 1) > MostInstructions) {
            fail("pattern too large", m_at);
            return all;
        }
        const auto add = [&](const std::vector<Instruction> &code) { all.code.insert(all.code.end(), code.begin(), code.end()); };
        for (std::int64_t i = 0; i < least; ++i) add(item.code);
        const auto size = static_cast<std::int32_t>(item.code.size());
        const auto split = [&](std::int32_t into, std::int32_t past) {
            Instruction made = one(Op::Split);
            made.x = lazy ? past : into;
            made.y = lazy ? into : past;
            return made;
        };
        if (most < 0) {
            // A turn that takes nothing ends the loop.
            Instruction mark = one(Op::Save), progress = one(Op::Progress), back = one(Op::Jump);
            mark.x = progress.x = -2 - m_loops++;
            back.x = -(size + 3);
            all.code.push_back(split(1, size + 4));
            all.code.push_back(mark);
            add(item.code);
            all.code.push_back(progress);
            all.code.push_back(back);
            return all;
        }
        const auto optional = static_cast<std::int32_t>(most - least);
        for (std::int32_t i = 0; i < optional; ++i) {
            all.code.push_back(split(1, (size + 1) * (optional - i)));
            add(item.code);
        }
        return all;
    }

    // -- Single parts
    Piece atom()
    {
        const std::size_t start = m_at;
        const char32_t c = m_pattern[m_at++];
        switch (c) {
        case '.': return single(one(Op::Any));
        case '^': return edge(one(m_flags & MultiLine ? Op::LineStart : Op::TextStart));
        case '$': return edge(one(m_flags & MultiLine ? Op::LineEnd : Op::TextEndOrNewline));
        case '[': return charactersIn(start);
        case '(': return group(start);
        case '\\': return escaped(start);
        case '*': case '+': case '?': fail("nothing to repeat", start); return {};
        case '{': {
            std::int64_t least = 0, most = 0;
            --m_at;
            if (counts(least, most)) {
                fail("nothing to repeat", start);
                return {};
            }
            ++m_at;
            return character(c);
        }
        default: return character(c);
        }
    }

    Piece escaped(std::size_t start)
    {
        if (!more()) {
            fail("bad escape (end of pattern)", start);
            return {};
        }
        const char32_t c = peek();
        if (isDigit(c)) return numbered(start);
        ++m_at;
        switch (c) {
        case 'A': return edge(one(Op::TextStart));
        case 'Z': return edge(one(Op::TextEnd));
        case 'b': return edge(one(Op::WordEdge));
        case 'B': return edge(one(Op::NoWordEdge));
        case 'd': case 'D': case 's': case 'S': case 'w': case 'W': return set({.classes = std::u32string(1, c)});
        default: --m_at; return character(escapedCharacter(start));
        }
    }

    /// \12: a group, or a character by its octal number.
    Piece numbered(std::size_t start)
    {
        const char32_t first = m_pattern[m_at++];
        if (first == '0' || (first < '8' && peek() >= '0' && peek() < '8' && peek(1) >= '0' && peek(1) < '8' && isDigit(peek()) && isDigit(peek(1)))) {
            char32_t value = first - '0';
            for (int i = 0; i < 2 && peek() >= '0' && peek() < '8'; ++i) value = value * 8 + (m_pattern[m_at++] - '0');
            if (value > 0377) fail("octal escape value " + utf8(m_pattern.substr(start, m_at - start)) + " outside of range 0-0o377", start);
            return character(value);
        }
        int number = static_cast<int>(first - '0');
        if (isDigit(peek())) number = number * 10 + static_cast<int>(m_pattern[m_at++] - '0');
        return reference(number, start + 1);
    }

    Piece reference(int number, std::size_t position)
    {
        if (number > m_groups) fail("invalid group reference " + std::to_string(number), position);
        else if (std::find(m_open.begin(), m_open.end(), number) != m_open.end()) fail("cannot refer to an open group", position);
        Instruction made = one(Op::Group);
        made.x = number;
        return {.code = {made}, .least = 0, .most = Unbounded};
    }

    char32_t escapedCharacter(std::size_t start)
    {
        const char32_t c = m_pattern[m_at++];
        switch (c) {
        case 'n': return '\n';
        case 't': return '\t';
        case 'r': return '\r';
        case 'f': return '\f';
        case 'v': return '\v';
        case 'a': return '\a';
        case 'x': return hexadecimal(2, start);
        case 'u': if (!m_bytes) return hexadecimal(4, start); break;
        case 'U': if (!m_bytes) return hexadecimal(8, start); break;
        default: break;
        }
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) fail("bad escape \\" + utf8(c), start);
        return c;
    }
    char32_t hexadecimal(int digits, std::size_t start)
    {
        char32_t value = 0;
        for (int i = 0; i < digits; ++i) {
            const char32_t c = peek();
            const int digit = isDigit(c) ? static_cast<int>(c - '0') : c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a') + 10 : c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A') + 10 : -1;
            if (digit < 0) {
                fail("incomplete escape " + utf8(m_pattern.substr(start, m_at - start)), start);
                return 0;
            }
            value = value * 16 + static_cast<char32_t>(digit);
            ++m_at;
        }
        return value;
    }

    // -- [...]
    Piece charactersIn(std::size_t start)
    {
        Set made;
        made.negated = accept('^');
        for (bool first = true;; first = false) {
            if (!more()) {
                fail("unterminated character set", start);
                return {};
            }
            if (peek() == ']' && !first) break;
            const std::size_t from = m_at;
            char32_t letter = 0, low = inSet(letter), high = low;
            if (peek() == '-' && peek(1) != ']' && m_at + 1 < m_pattern.size()) {
                ++m_at;
                char32_t otherLetter = 0;
                high = inSet(otherLetter);
                if (letter || otherLetter || high < low) {
                    fail("bad character range " + utf8(m_pattern.substr(from, m_at - from)), from);
                    return {};
                }
            }
            if (letter) made.classes += letter;
            else made.ranges.emplace_back(low, high);
        }
        ++m_at;
        return set(std::move(made));
    }
    /// One character, or the letter of a class.
    char32_t inSet(char32_t &letter)
    {
        const std::size_t start = m_at;
        const char32_t c = m_pattern[m_at++];
        if (c != '\\') return c;
        if (!more()) {
            fail("bad escape (end of pattern)", start);
            return 0;
        }
        const char32_t next = peek();
        if (std::u32string_view(U"dDsSwW").find(next) != std::u32string_view::npos) {
            letter = next;
            ++m_at;
            return 0;
        }
        if (next == 'b') return ++m_at, U'\b';
        if (next >= '0' && next < '8') {
            char32_t value = 0;
            for (int i = 0; i < 3 && peek() >= '0' && peek() < '8'; ++i) value = value * 8 + (m_pattern[m_at++] - '0');
            return value;
        }
        return escapedCharacter(start);
    }

    // -- (...)
    std::u32string nameUpTo(char32_t end)
    {
        const std::size_t start = m_at;
        while (more() && peek() != end) ++m_at;
        if (m_at >= m_pattern.size()) {
            fail(m_at == start ? "missing group name" : end == '>' ? "missing >, unterminated name" : "missing ), unterminated name", start);
            return {};
        }
        const std::u32string name(m_pattern.substr(start, m_at - start));
        ++m_at;
        if (name.empty()) fail("missing group name", start);
        return name;
    }
    void checkName(const std::u32string &name, std::size_t start)
    {
        if (!name.empty() && (isDigit(name[0]) || !std::all_of(name.begin(), name.end(), isNameCharacter))) fail("bad character in group name '" + utf8(name) + "'", start);
    }
    int groupNamed(const std::u32string &name) const
    {
        for (const auto &[known, number] : m_program.names)
            if (known == name) return number;
        return -1;
    }

    Piece group(std::size_t start)
    {
        if (!accept('?')) return captured(start, ++m_groups);
        if (!more()) return fail("unexpected end of pattern", m_at), Piece{};
        const char32_t c = m_pattern[m_at++];
        if (c == ':') return closed(start, alternatives());
        if (c == 'P') return named(start);
        if (c == '#') {
            while (more() && peek() != ')') ++m_at;
            if (!accept(')')) fail("missing ), unterminated comment", start);
            return {.isEmpty = true};
        }
        if (c == '=' || c == '!') return lookaround(start, Op::Ahead, c == '!');
        if (c == '<') {
            if (!more()) return fail("unexpected end of pattern", m_at), Piece{};
            const char32_t direction = m_pattern[m_at++];
            if (direction == '=' || direction == '!') return lookaround(start, Op::Behind, direction == '!');
            fail("unknown extension ?<" + utf8(direction), start + 1);
            return {};
        }
        if (c == '(') return conditional(start);
        if (c == '>') {
            fail("atomic groups are not in the teaching language", start + 1);
            return {};
        }
        if (c == '-' || flagOf(c)) {
            --m_at;
            return flagged(start);
        }
        fail("unknown extension ?" + utf8(c), start + 1);
        return {};
    }

    Piece closed(std::size_t start, Piece inner)
    {
        if (m_error.message.empty() && !accept(')')) fail("missing ), unterminated subpattern", start);
        inner.isEdge = inner.isEmpty = false;
        return inner;
    }
    Piece captured(std::size_t start, int number)
    {
        m_open.push_back(number);
        Piece inner = closed(start, alternatives());
        m_open.pop_back();
        Instruction opening = one(Op::Save), closing = one(Op::Save);
        opening.x = 2 * number;
        closing.x = 2 * number + 1;
        inner.single = false;
        inner.code.insert(inner.code.begin(), opening);
        inner.code.push_back(closing);
        return inner;
    }
    Piece named(std::size_t start)
    {
        if (!more()) return fail("unexpected end of pattern", m_at), Piece{};
        const char32_t c = m_pattern[m_at++];
        const std::size_t at = m_at;
        if (c == '<') {
            const std::u32string name = nameUpTo('>');
            checkName(name, at);
            const int number = ++m_groups;
            if (const int before = groupNamed(name); before >= 0)
                fail("redefinition of group name '" + utf8(name) + "' as group " + std::to_string(number) + "; was group " + std::to_string(before), at);
            m_program.names.emplace_back(name, number);
            return captured(start, number);
        }
        if (c == '=') {
            const std::u32string name = nameUpTo(')');
            checkName(name, at);
            const int number = groupNamed(name);
            if (number < 0) return fail("unknown group name '" + utf8(name) + "'", at), Piece{};
            return reference(number, at);
        }
        fail("unknown extension ?P" + utf8(c), start + 1);
        return {};
    }
    Piece lookaround(std::size_t start, Op op, bool negated)
    {
        const Piece inner = closed(start, alternatives());
        if (op == Op::Behind && m_error.message.empty() && inner.least != inner.most) fail("look-behind requires fixed-width pattern", 0), m_error.position = -1;
        Instruction look = one(op), end = one(Op::End);
        look.negated = negated;
        look.x = static_cast<std::int32_t>(inner.code.size()) + 1;
        look.y = static_cast<std::int32_t>(inner.least);
        Piece all;
        all.code.push_back(look);
        all.code.insert(all.code.end(), inner.code.begin(), inner.code.end());
        all.code.push_back(end);
        return all;
    }
    Piece conditional(std::size_t start)
    {
        const std::size_t at = m_at;
        const std::u32string name = nameUpTo(')');
        int number = groupNamed(name);
        if (!name.empty() && std::all_of(name.begin(), name.end(), isDigit)) number = std::stoi(utf8(name));
        if (number <= 0 || number > m_groups) fail(isDigit(name.empty() ? U'x' : name[0]) ? "invalid group reference " + utf8(name) : "unknown group name '" + utf8(name) + "'", at);
        const Piece yes = sequence(), no = accept('|') ? sequence() : Piece{};
        if (peek() == '|') fail("conditional backref with more than two branches", m_at);
        if (m_error.message.empty() && !accept(')')) fail("missing ), unterminated subpattern", start);
        Instruction test = one(Op::IfGroup), jump = one(Op::Jump);
        test.x = number;
        test.y = static_cast<std::int32_t>(yes.code.size()) + 2;
        jump.x = static_cast<std::int32_t>(no.code.size()) + 1;
        Piece all;
        all.code.push_back(test);
        all.code.insert(all.code.end(), yes.code.begin(), yes.code.end());
        all.code.push_back(jump);
        all.code.insert(all.code.end(), no.code.begin(), no.code.end());
        all.least = std::min(yes.least, no.least);
        all.most = std::max(yes.most, no.most);
        return all;
    }

    // -- Flags
    static std::uint32_t flagOf(char32_t c)
    {
        switch (c) {
        case 'i': return IgnoreCase;
        case 'L': return Locale;
        case 'm': return MultiLine;
        case 's': return DotAll;
        case 'x': return Verbose;
        case 'a': return Ascii;
        case 'u': return Unicode;
        default: return 0;
        }
    }
    /// (?i) at the very start counts for the whole pattern.
    void readGlobalFlags()
    {
        while (peek() == '(' && peek(1) == '?' && flagOf(peek(2))) {
            std::size_t i = m_at + 2;
            std::uint32_t flags = 0;
            while (i < m_pattern.size() && flagOf(m_pattern[i])) flags |= flagOf(m_pattern[i++]);
            if (i >= m_pattern.size() || m_pattern[i] != ')') return;
            m_flags |= flags;
            m_at = i + 1;
        }
    }
    Piece flagged(std::size_t start)
    {
        std::uint32_t on = 0, off = 0;
        while (more() && flagOf(peek())) on |= flagOf(m_pattern[m_at++]);
        if (peek() == ')') {
            fail("global flags not at the start of the expression", start);
            return {};
        }
        if (accept('-')) {
            if (!flagOf(peek())) fail(more() ? "unknown flag" : "missing flag", m_at);
            while (more() && flagOf(peek())) off |= flagOf(m_pattern[m_at++]);
        }
        if (!accept(':')) fail(more() ? "unknown flag" : "missing -, : or )", m_at);
        const std::uint32_t before = m_flags;
        m_flags = (m_flags | on) & ~off;
        Piece inner = closed(start, alternatives());
        m_flags = before;
        return inner;
    }

    /// Loops keep their places behind the groups'.
    void finishSlots()
    {
        const int first = 2 * (m_groups + 1);
        for (Instruction &each : m_program.code)
            if ((each.op == Op::Save || each.op == Op::Progress) && each.x < 0) each.x = first + (-2 - each.x);
        m_program.slots = first + m_loops;
    }

    std::u32string_view m_pattern;
    Program &m_program;
    std::uint32_t m_flags;
    bool m_bytes;
    std::size_t m_at = 0;
    int m_groups = 0, m_loops = 0;
    std::vector<int> m_open;
    Error m_error;
};

} // namespace

Error parse(std::u32string_view pattern, std::uint32_t flags, bool bytes, Program &program) { return Parser(pattern, flags, bytes, program).parse(); }

} // namespace forkyard::modules::regex
