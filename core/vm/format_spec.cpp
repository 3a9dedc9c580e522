// Reading a format specification, in the order and with the errors of CPython's parser.
#include "core/vm/format.h"

#include "core/vm/format_number.h"
#include "core/vm/text_arguments.h"

#include "core/lang/unicode.h"

namespace forkyard::vm {

namespace {

bool isAlign(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

std::u32string decoded(std::string_view utf8)
{
    std::u32string text;
    for (std::size_t at = 0; at < utf8.size();) {
        const lang::CodePoint point = lang::decodeUtf8(utf8, at);
        text.push_back(point.value);
        at += point.length;
    }
    return text;
}

/// The specification, read from left to right.
class SpecReader {
public:
    explicit SpecReader(std::u32string_view text) : m_text(text) {}

    std::size_t left() const { return m_text.size() - m_at; }
    char32_t peek(std::size_t ahead = 0) const { return ahead < left() ? m_text[m_at + ahead] : 0; }
    char32_t next() { return m_text[m_at++]; }
    bool take(char32_t c)
    {
        if (left() == 0 || peek() != c) return false;
        ++m_at;
        return true;
    }
    /// False: too many digits. number stays as it is where there is none.
    bool takeNumber(std::int64_t &number)
    {
        if (peek() < '0' || peek() > '9') return true;
        number = 0;
        while (left() && peek() >= '0' && peek() <= '9') {
            if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, static_cast<std::int64_t>(peek() - '0'), &number)) return false;
            ++m_at;
        }
        return true;
    }

private:
    std::u32string_view m_text;
    std::size_t m_at = 0;
};

Outcome raiseGroupingType(Thread &t, char grouping, char32_t type)
{
    if (type > 32 && type < 128) return raise(t, ClassId::ValueError, "Cannot specify '%c' with '%c'.", grouping, static_cast<char>(type));
    return raise(t, ClassId::ValueError, "Cannot specify '%c' with '\\x%x'.", grouping, static_cast<unsigned>(type));
}

/// Whether a type takes a separator of thousands.
Outcome checkGrouping(Thread &t, const FormatSpec &spec)
{
    if (spec.grouping == 0) return Outcome::Done;
    constexpr std::u32string_view decimal = U"defgEG%F";
    constexpr std::u32string_view otherBases = U"boxX";
    if (spec.type == 0 || decimal.find(spec.type) != std::u32string_view::npos) return Outcome::Done;
    if (spec.grouping == '_' && otherBases.find(spec.type) != std::u32string_view::npos) return Outcome::Done;
    return raiseGroupingType(t, spec.grouping, spec.type);
}

} // namespace

Outcome raiseUnknownFormatCode(Thread &t, char32_t type, std::string_view typeName)
{
    const std::string name(typeName);
    if (type > 32 && type < 128)
        return raise(t, ClassId::ValueError, "Unknown format code '%c' for object of type '%s'", static_cast<char>(type), name.c_str());
    return raise(t, ClassId::ValueError, "Unknown format code '\\x%x' for object of type '%s'", static_cast<unsigned>(type), name.c_str());
}

Outcome parseFormatSpec(Thread &t, std::string_view text, std::string_view typeName, FormatSpec &spec)
{
    const std::u32string characters = decoded(text);
    SpecReader reader(characters);
    const char defaultAlign = spec.align;
    bool fillGiven = false;
    bool alignGiven = false;
    if (reader.left() >= 2 && isAlign(reader.peek(1))) {
        spec.fill = reader.next();
        fillGiven = true;
    }
    if (isAlign(reader.peek())) {
        spec.align = static_cast<char>(reader.next());
        alignGiven = true;
    }
    if (reader.peek() == '+' || reader.peek() == '-' || reader.peek() == ' ') spec.sign = static_cast<char>(reader.next());
    spec.negativeZero = reader.take('z');
    spec.alternate = reader.take('#');
    if (!fillGiven && reader.take('0')) {
        spec.fill = U'0';
        if (!alignGiven && defaultAlign == '>') spec.align = '=';
    }
    if (!reader.takeNumber(spec.width)) return raise(t, ClassId::ValueError, "Too many decimal digits in format string");
    if (reader.take(',')) spec.grouping = ',';
    if (reader.peek() == '_' && spec.grouping) return raise(t, ClassId::ValueError, "Cannot specify both ',' and '_'.");
    if (reader.take('_')) spec.grouping = '_';
    if (reader.peek() == ',' && spec.grouping == '_') return raise(t, ClassId::ValueError, "Cannot specify both ',' and '_'.");
    if (reader.take('.')) {
        if (!reader.takeNumber(spec.precision)) return raise(t, ClassId::ValueError, "Too many decimal digits in format string");
        if (spec.precision < 0) return raise(t, ClassId::ValueError, "Format specifier missing precision");
    }
    if (reader.left() > 1)
        return raise(t, ClassId::ValueError, "Invalid format specifier '%s' for object of type '%s'", std::string(text).c_str(), std::string(typeName).c_str());
    if (reader.left() == 1) spec.type = reader.next();
    return checkGrouping(t, spec);
}

} // namespace forkyard::vm
