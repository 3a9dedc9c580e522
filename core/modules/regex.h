// Regular expressions as module re has them: a pattern becomes a program, which is run against text by backtracking with a stack
// of its own. Knows no values of the language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace forkyard::modules::regex {

enum Flag : std::uint32_t { IgnoreCase = 2, Locale = 4, MultiLine = 8, DotAll = 16, Unicode = 32, Verbose = 64, Ascii = 256 };

/// A class of characters such as [a-z\d].
struct Set {
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges{};
    std::u32string classes{}; ///< d w s D W S
};

enum class Op : std::uint8_t {
    Character, Any, Set,
    Repeat,    ///< the next instruction, which takes one character, x to y times
    Split,     ///< go on at +x; failing that, at +y
    Jump, Save, ///< +x; slot x is the place
    LineStart, LineEnd, TextStart, TextEnd, TextEndOrNewline, WordEdge, NoWordEdge,
    Group,     ///< what group x holds
    Ahead, Behind, ///< what follows to its End, x instructions long, fits here (or ends here, after y characters)
    IfGroup,   ///< if group x holds nothing: +y
    Progress,  ///< leave a loop whose turn took nothing: the place is that in slot x
    End,       ///< of a look-around
    Match
};

struct Instruction {
    Op op = Op::Match;
    bool lazy = false, negated = false, ignoreCase = false, ascii = false, dotAll = false;
    std::int32_t x = 0, y = 0;
    char32_t character = 0;
};

struct Program {
    std::vector<Instruction> code;
    std::vector<Set> sets;
    std::uint32_t flags = 0;
    int groups = 0;   ///< without the whole
    int slots = 0;    ///< two for each group and the whole, then the loops'
    std::vector<std::pair<std::u32string, int>> names;
};

struct Error {
    std::string message; ///< empty: none
    std::int64_t position = -1;
};

/// Text or bytes, each byte a character.
Error parse(std::u32string_view pattern, std::uint32_t flags, bool bytes, Program &program);

struct Found {
    std::vector<std::int64_t> slots; ///< start and end of the whole and of each group; -1: not part of the match
    int lastGroup = 0;
};
enum class Where { Here, Anywhere, Whole };

class Matcher {
public:
    Matcher(const Program &program, std::u32string_view text) : m_program(program), m_text(text) {}
    /// From `start` on; text ends at `end` for it. notEmptyHere: an empty match at `start` does not count.
    bool find(std::size_t start, std::size_t end, Where where, bool notEmptyHere, Found &found);
    /// The search took more memory than it may.
    bool isExhausted() const { return m_exhausted; }

private:
    struct Saved {
        enum class Kind : std::uint8_t { Resume, Slot, Shorter, Longer } kind;
        std::int32_t pc = 0; ///< or the slot
        std::int64_t position = 0, limit = 0;
    };
    bool run(std::int32_t pc, std::size_t position, std::size_t &endsAt);
    bool takes(const Instruction &one, char32_t c) const;
    bool isWord(std::size_t position, bool ascii) const;
    bool backtrack(std::size_t base, std::int32_t &pc, std::size_t &position);
    void setSlot(std::int32_t slot, std::int64_t value);
    bool look(const Instruction &one, std::int32_t pc, std::size_t position);
    std::size_t sameAsGroup(const Instruction &one, std::size_t position) const; ///< past it; npos: differs

    const Program &m_program;
    std::u32string_view m_text;
    std::size_t m_end = 0, m_start = 0;
    bool m_whole = false, m_notEmpty = false, m_exhausted = false;
    std::vector<std::int64_t> m_slots;
    std::vector<Saved> m_stack;
};

/// As \d, \w, \s and their opposites.
bool isInClass(char32_t c, char32_t letter, bool ascii);
char32_t lower(char32_t c);

} // namespace forkyard::modules::regex
