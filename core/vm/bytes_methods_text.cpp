// Methods of bytes and bytearray that take it for ASCII text: case, kinds of characters, padding, translation.
#include "core/vm/bytes_methods.h"

#include "core/vm/text_operations.h"

#include <algorithm>
#include <cstring>

namespace forkyard::vm {

namespace {

bool isUpper(std::uint8_t c) { return c >= 'A' && c <= 'Z'; }
bool isLower(std::uint8_t c) { return c >= 'a' && c <= 'z'; }
bool isAlpha(std::uint8_t c) { return isUpper(c) || isLower(c); }
bool isDigit(std::uint8_t c) { return c >= '0' && c <= '9'; }
bool isAlnum(std::uint8_t c) { return isAlpha(c) || isDigit(c); }
bool isSpace(std::uint8_t c) { return AsciiSpaces.find(static_cast<char>(c)) != std::string_view::npos; }
bool isAscii(std::uint8_t c) { return c < 0x80; }
std::uint8_t toUpper(std::uint8_t c) { return isLower(c) ? static_cast<std::uint8_t>(c - 32) : c; }
std::uint8_t toLower(std::uint8_t c) { return isUpper(c) ? static_cast<std::uint8_t>(c + 32) : c; }
std::uint8_t swapCase(std::uint8_t c) { return isUpper(c) ? toLower(c) : toUpper(c); }

template <std::uint8_t (*map)(std::uint8_t)>
Outcome mapped(Call &call)
{
    std::string text(selfBytes(call));
    for (char &c : text) c = static_cast<char>(map(static_cast<std::uint8_t>(c)));
    return call.done(likeSelf(call, text));
}

/// Answers for a method that says False of no bytes at all, but for isascii.
template <bool (*test)(std::uint8_t), bool ofEmpty = false>
Outcome all(Call &call)
{
    const std::string_view text = selfBytes(call);
    const bool every = std::all_of(text.begin(), text.end(), [](char c) { return test(static_cast<std::uint8_t>(c)); });
    return call.done(Value::boolean(text.empty() ? ofEmpty : every));
}

template <bool (*wanted)(std::uint8_t), bool (*refused)(std::uint8_t)>
Outcome allOfCase(Call &call)
{
    const std::string_view text = selfBytes(call);
    const auto has = [text](bool (*test)(std::uint8_t)) {
        return std::any_of(text.begin(), text.end(), [test](char c) { return test(static_cast<std::uint8_t>(c)); });
    };
    return call.done(Value::boolean(has(wanted) && !has(refused)));
}

Outcome istitle(Call &call)
{
    bool found = false;
    bool inWord = false;
    for (const char character : selfBytes(call)) {
        const auto c = static_cast<std::uint8_t>(character);
        if ((isUpper(c) && inWord) || (isLower(c) && !inWord)) return call.done(Value::boolean(false));
        inWord = isAlpha(c);
        found = found || inWord;
    }
    return call.done(Value::boolean(found));
}

Outcome title(Call &call)
{
    std::string text(selfBytes(call));
    bool inWord = false;
    for (char &character : text) {
        const auto c = static_cast<std::uint8_t>(character);
        character = static_cast<char>(inWord ? toLower(c) : toUpper(c));
        inWord = isAlpha(c);
    }
    return call.done(likeSelf(call, text));
}

Outcome capitalize(Call &call)
{
    std::string text(selfBytes(call));
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<std::uint8_t>(text[i]);
        text[i] = static_cast<char>(i == 0 ? toUpper(c) : toLower(c));
    }
    return call.done(likeSelf(call, text));
}

enum class Align { Left, Right, Center };

template <Align align>
Outcome justify(Call &call)
{
    constexpr const char *method = align == Align::Left ? "ljust" : align == Align::Right ? "rjust" : "center";
    const std::string_view text = selfBytes(call);
    std::int64_t width = 0;
    FORKYARD_TRY(intArgument(call, 1, width));
    char fill = ' ';
    if (call.has(2)) {
        if (!isBytesLike(call.machine, call[2]) || bytesOf(call.machine, call[2]).size() != 1)
            return wrongArgument(call, method, 2, 2, "a byte string of length 1");
        fill = bytesOf(call.machine, call[2])[0];
    }
    if (width <= static_cast<std::int64_t>(text.size())) return call.done(likeSelf(call, text));
    if (static_cast<std::uint64_t>(width) > MaxTextLength) throw OutOfMemory{};
    const std::size_t total = static_cast<std::size_t>(width) - text.size();
    const std::size_t left = align == Align::Left    ? 0
                             : align == Align::Right ? total
                                                     : total / 2 + (total & static_cast<std::size_t>(width) & 1);
    return call.done(likeSelf(call, std::string(left, fill).append(text).append(total - left, fill)));
}

Outcome zfill(Call &call)
{
    const std::string_view text = selfBytes(call);
    std::int64_t width = 0;
    FORKYARD_TRY(intArgument(call, 1, width));
    if (width <= static_cast<std::int64_t>(text.size())) return call.done(likeSelf(call, text));
    if (static_cast<std::uint64_t>(width) > MaxTextLength) throw OutOfMemory{};
    const bool hasSign = !text.empty() && (text[0] == '+' || text[0] == '-');
    std::string filled(text);
    filled.insert(hasSign ? 1 : 0, static_cast<std::size_t>(width) - text.size(), '0');
    return call.done(likeSelf(call, filled));
}

Outcome expandtabs(Call &call)
{
    std::int64_t tabSize = 0;
    FORKYARD_TRY(intArgument(call, 1, tabSize));
    if (tabSize > INT32_MAX || tabSize < INT32_MIN) return call.raise(ClassId::OverflowError, "Python int too large to convert to C int");
    std::string out;
    std::int64_t column = 0;
    for (const char c : selfBytes(call)) {
        if (c == '\t') {
            if (tabSize <= 0) continue;
            const std::int64_t spaces = tabSize - column % tabSize;
            out.append(static_cast<std::size_t>(spaces), ' ');
            column += spaces;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        out.push_back(c);
    }
    return call.done(likeSelf(call, out));
}

/// translate(table, /, delete=b'')
Outcome translate(Call &call)
{
    std::string_view table, goes;
    if (!call[1].isNone()) {
        FORKYARD_TRY(bytesArgument(call, 1, table));
        if (table.size() != 256) return call.raise(ClassId::ValueError, "translation table must be 256 characters long");
    }
    if (call.has(2)) FORKYARD_TRY(bytesArgument(call, 2, goes));
    std::string out;
    for (const char c : selfBytes(call)) {
        if (goes.find(c) != std::string_view::npos) continue;
        out.push_back(table.empty() ? c : table[static_cast<std::uint8_t>(c)]);
    }
    return call.done(likeSelf(call, out));
}

Outcome maketrans(Call &call)
{
    std::string_view from, to;
    FORKYARD_TRY(bytesArgument(call, 0, from));
    FORKYARD_TRY(bytesArgument(call, 1, to));
    if (from.size() != to.size()) return call.raise(ClassId::ValueError, "maketrans arguments must have same length");
    std::string table(256, '\0');
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
    for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<std::uint8_t>(from[i])] = to[i];
    return call.done(makeBytes(call.thread, table));
}

} // namespace

void defineBytesText(Thread &t)
{
    defineForBoth(t, {
        {"upper", "self, /", mapped<toUpper>},
        {"lower", "self, /", mapped<toLower>},
        {"swapcase", "self, /", mapped<swapCase>},
        {"title", "self, /", title},
        {"capitalize", "self, /", capitalize},
        {"isalpha", "self, /", all<isAlpha>},
        {"isdigit", "self, /", all<isDigit>},
        {"isalnum", "self, /", all<isAlnum>},
        {"isspace", "self, /", all<isSpace>},
        {"isascii", "self, /", all<isAscii, true>},
        {"isupper", "self, /", allOfCase<isUpper, isLower>},
        {"islower", "self, /", allOfCase<isLower, isUpper>},
        {"istitle", "self, /", istitle},
        {"ljust", "self, width, fillchar=?, /", justify<Align::Left>},
        {"rjust", "self, width, fillchar=?, /", justify<Align::Right>},
        {"center", "self, width, fillchar=?, /", justify<Align::Center>},
        {"zfill", "self, width, /", zfill},
        {"expandtabs", "self, /, tabsize=8", expandtabs},
        {"translate", "self, table, /, delete=?", translate},
        {"maketrans", "static frm, to, /", maketrans},
    });
}

} // namespace forkyard::vm
