// format % arguments, for str and bytes. The format is read as characters either way: bytes are Latin-1 then.
#include "core/vm/format_percent.h"

#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/digit_limit.h"
#include "core/vm/format_number.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/text_operations.h"

#include "core/lang/unicode.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace forkyard::vm {

namespace {

bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }

/// Digits at `at`, which is moved behind them. False: too many.
bool readNumber(std::u32string_view format, std::size_t &at, std::int64_t &number)
{
    number = 0;
    for (; at < format.size() && isDigit(format[at]); ++at) {
        number = number * 10 + static_cast<std::int64_t>(format[at] - '0');
        if (number > static_cast<std::int64_t>(MaxTextLength)) return false;
    }
    return true;
}

} // namespace

Outcome readPercentField(Thread &t, std::u32string_view format, std::size_t &at, PercentField &field)
{
    field = {};
    if (at < format.size() && format[at] == '(') {
        const std::size_t start = ++at;
        for (int depth = 1; depth != 0; ++at) {
            if (at == format.size()) return raise(t, ClassId::ValueError, "incomplete format key");
            if (format[at] == '(') ++depth;
            if (format[at] == ')') --depth;
        }
        field.hasKey = true;
        field.key = format.substr(start, at - 1 - start);
    }
    for (; at < format.size(); ++at) {
        const char32_t c = format[at];
        if (c == '-')
            field.left = true;
        else if (c == '+')
            field.plus = true;
        else if (c == ' ')
            field.blank = true;
        else if (c == '#')
            field.alternate = true;
        else if (c == '0')
            field.zero = true;
        else
            break;
    }
    if (at < format.size() && format[at] == '*') {
        field.widthIsArgument = true;
        ++at;
    } else if (at < format.size() && isDigit(format[at])) {
        if (!readNumber(format, at, field.width)) return raise(t, ClassId::ValueError, "width too big");
    }
    if (at < format.size() && format[at] == '.') {
        ++at;
        if (at < format.size() && format[at] == '*') {
            field.precisionIsArgument = true;
            ++at;
        } else if (!readNumber(format, at, field.precision)) {
            return raise(t, ClassId::ValueError, "precision too big");
        }
    }
    if (at < format.size() && (format[at] == 'h' || format[at] == 'l' || format[at] == 'L')) ++at;
    if (at == format.size()) return raise(t, ClassId::ValueError, "incomplete format");
    field.type = format[at++];
    field.place = at - 1;
    return Outcome::Done;
}

namespace {

class PercentFormatter {
public:
    PercentFormatter(Thread &t, std::u32string_view format, Value arguments, bool bytes)
        : m_thread(t), m_machine(t.machine), m_format(format), m_arguments(arguments), m_bytes(bytes)
    {
        if (isTuple(m_machine, arguments)) m_items = itemsOf(m_machine, arguments);
        m_isTuple = isTuple(m_machine, arguments);
        m_isMapping = !m_isTuple && !isStr(m_machine, arguments) && !(m_bytes && isBytesLike(m_machine, arguments)) && hasItems(arguments);
    }

    Outcome run()
    {
        std::size_t at = 0;
        while (at < m_format.size()) {
            const char32_t c = m_format[at++];
            if (c != '%') {
                m_out.append(c);
                continue;
            }
            if (at < m_format.size() && m_format[at] == '%') { // with anything between them it is a field that wants a value
                m_out.append(U'%');
                ++at;
                continue;
            }
            PercentField field;
            FORKYARD_TRY(readPercentField(m_thread, m_format, at, field));
            FORKYARD_TRY(format(field));
        }
        if (!m_isMapping && (m_isTuple ? m_next < m_items.count : !m_used))
            return raise(m_thread, ClassId::TypeError, "not all arguments converted during %s formatting", m_bytes ? "bytes" : "string");
        return Outcome::Done;
    }

    Value finish() { return m_out.finish(m_thread); }

private:
    /// What % takes for a mapping: whatever can be asked for an item.
    bool hasItems(Value v) const
    {
        switch (kindOf(m_machine, v)) {
        case Kind::Dict:
        case Kind::List:
        case Kind::Bytes:
        case Kind::Range: return true;
        default: return isUserObject(m_machine, v) && !lookupInClass(m_thread, classOf(m_machine, v), bytecode::intern("__getitem__")).isUnbound();
        }
    }

    Outcome takeArgument(Value &argument)
    {
        if (m_hasKeyed) {
            argument = m_keyed;
            m_hasKeyed = false;
            return Outcome::Done;
        }
        if (m_isTuple && m_next < m_items.count) {
            argument = m_items[m_next++];
            return Outcome::Done;
        }
        if (m_isTuple || m_used) return raise(m_thread, ClassId::TypeError, "not enough arguments for format string");
        m_used = true;
        argument = m_arguments;
        return Outcome::Done;
    }

    Outcome takeKeyed(std::u32string_view key)
    {
        if (!m_isMapping) return raise(m_thread, ClassId::TypeError, "format requires a mapping");
        const Value text = makeStr(m_thread, key.data(), key.size());
        const Value asked = m_bytes ? makeBytes(m_thread, narrow(m_machine.at<StrObject>(text))) : text;
        m_hasKeyed = true;
        m_used = true;
        return getItem(m_thread, m_arguments, asked, m_keyed);
    }

    static std::string narrow(const StrObject *s) { return {reinterpret_cast<const char *>(s->bytes()), s->length}; }

    Outcome takeStar(std::int64_t &number, const char *tooBig)
    {
        Value argument;
        FORKYARD_TRY(takeArgument(argument));
        if (!isIntLike(m_machine, argument)) return raise(m_thread, ClassId::TypeError, "* wants int");
        if (!fitsInt64(m_machine, argument, number) || std::abs(number) > static_cast<std::int64_t>(MaxTextLength))
            return raise(m_thread, ClassId::OverflowError, "Python int too large to convert to C %s", tooBig);
        return Outcome::Done;
    }

    Outcome format(PercentField &field)
    {
        if (field.hasKey) FORKYARD_TRY(takeKeyed(field.key));
        if (field.widthIsArgument) {
            m_hasKeyed = false;
            FORKYARD_TRY(takeStar(field.width, "ssize_t"));
            if (field.width < 0) {
                field.left = true;
                field.width = -field.width;
            }
        }
        if (field.precisionIsArgument) {
            m_hasKeyed = false;
            FORKYARD_TRY(takeStar(field.precision, "int"));
            field.precision = std::max<std::int64_t>(field.precision, 0);
        }
        Value v;
        FORKYARD_TRY(takeArgument(v));
        switch (field.type) {
        case 's':
            if (!m_bytes) return formatText(field, v, strOf);
            [[fallthrough]];
        case 'b':
            if (!m_bytes) break;
            return formatBytes(field, v);
        case 'r': return formatText(field, v, m_bytes ? asciiOf : reprOf);
        case 'a': return formatText(field, v, asciiOf);
        case 'd':
        case 'i':
        case 'u':
        case 'o':
        case 'x':
        case 'X': return formatInteger(field, v);
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G': return formatFloat(field, v);
        case 'c': return formatCharacter(field, v);
        default: break;
        }
        const bool plain = field.type >= 31 && field.type <= 126;
        return raise(m_thread, ClassId::ValueError, "unsupported format character '%c' (0x%x) at index %zu",
                     plain ? static_cast<char>(field.type) : '?', static_cast<unsigned>(field.type), field.place);
    }

    /// s cut to the precision and padded to the width.
    void put(const PercentField &field, const StrObject *s, std::size_t length)
    {
        const auto width = static_cast<std::size_t>(field.width);
        const std::size_t padding = width > length ? width - length : 0;
        if (!field.left) m_out.appendRepeated(U' ', padding);
        m_out.append(s, 0, length);
        if (field.left) m_out.appendRepeated(U' ', padding);
    }
    void putCut(const PercentField &field, Value str)
    {
        const auto *s = m_machine.at<StrObject>(str);
        put(field, s, field.precision < 0 ? s->length : std::min<std::size_t>(s->length, static_cast<std::size_t>(field.precision)));
    }

    Outcome formatText(const PercentField &field, Value v, Outcome (*convert)(Thread &, Value, Value &))
    {
        Value text;
        FORKYARD_TRY(convert(m_thread, v, text));
        putCut(field, text);
        return Outcome::Done;
    }

    Outcome formatBytes(const PercentField &field, Value v)
    {
        if (!isBytesLike(m_machine, v)) {
            if (isUserObject(m_machine, v)) return Outcome::Python;
            return raise(m_thread, ClassId::TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
                         typeName(m_machine, v).c_str());
        }
        const std::string_view bytes = bytesOf(m_machine, v);
        putCut(field, makeLatin1Str(m_thread, reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size()));
        return Outcome::Done;
    }

    Outcome formatCharacter(const PercentField &field, Value v)
    {
        if (isIntLike(m_machine, v)) {
            std::int64_t code = -1;
            const std::int64_t limit = m_bytes ? 0x100 : 0x110000;
            if (!fitsInt64(m_machine, v, code) || code < 0 || code >= limit)
                return raise(m_thread, ClassId::OverflowError, m_bytes ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)");
            put(field, m_machine.at<StrObject>(makeCharacter(m_thread, static_cast<char32_t>(code))), 1);
            return Outcome::Done;
        }
        if (!m_bytes && isStr(m_machine, v) && m_machine.at<StrObject>(v)->length == 1) {
            put(field, m_machine.at<StrObject>(v), 1);
            return Outcome::Done;
        }
        if (m_bytes && isBytesLike(m_machine, v) && bytesOf(m_machine, v).size() == 1) {
            put(field, m_machine.at<StrObject>(makeCharacter(m_thread, static_cast<std::uint8_t>(bytesOf(m_machine, v)[0]))), 1);
            return Outcome::Done;
        }
        if (isUserObject(m_machine, v)) return Outcome::Python;
        return raise(m_thread, ClassId::TypeError, m_bytes ? "%%c requires an integer in range(256) or a single byte" : "%%c requires int or char");
    }

    /// Digits of v as an int, floats cut; with '-' where negative.
    Outcome integerDigits(const PercentField &field, Value v, unsigned base, std::string &digits)
    {
        if (isIntLike(m_machine, v)) {
            if (const Outcome outcome = base == 10 ? checkDigits(m_thread, v) : Outcome::Done; outcome != Outcome::Done) return outcome;
            digits = intText(m_machine, v, base);
            return Outcome::Done;
        }
        const char type = static_cast<char>(field.type);
        if (base != 10 || !isFloatLike(m_machine, v)) {
            if (isUserObject(m_machine, v)) return Outcome::Python;
            return raise(m_thread, ClassId::TypeError, base == 10 ? "%%%c format: a real number is required, not %s" : "%%%c format: an integer is required, not %s",
                         type, typeName(m_machine, v).c_str());
        }
        const double d = realOf(m_machine, v);
        if (std::isinf(d)) return raise(m_thread, ClassId::OverflowError, "cannot convert float infinity to integer");
        if (std::isnan(d)) return raise(m_thread, ClassId::ValueError, "cannot convert float NaN to integer");
        digits = realDigits(std::trunc(d), 'f', 0, false);
        if (digits == "-0") digits = "0";
        return Outcome::Done;
    }

    Outcome formatInteger(const PercentField &field, Value v)
    {
        const unsigned base = field.type == 'o' ? 8 : field.type == 'x' || field.type == 'X' ? 16 : 10;
        NumberText number;
        FORKYARD_TRY(integerDigits(field, v, base, number.digits));
        if (number.digits[0] == '-') {
            number.negative = true;
            number.digits.erase(0, 1);
        }
        if (field.type == 'X')
            for (char &c : number.digits)
                if (c >= 'a') c = static_cast<char>(c - 32);
        if (field.precision > static_cast<std::int64_t>(number.digits.size()))
            number.digits.insert(0, static_cast<std::size_t>(field.precision) - number.digits.size(), '0');
        if (field.alternate && base != 10) number.prefix = base == 8 ? "0o" : field.type == 'x' ? "0x" : "0X";
        putNumber(field, number);
        return Outcome::Done;
    }

    Outcome formatFloat(const PercentField &field, Value v)
    {
        double d = 0;
        if (isFloatLike(m_machine, v)) {
            d = realOf(m_machine, v);
        } else if (!isIntLike(m_machine, v)) {
            if (isUserObject(m_machine, v)) return Outcome::Python;
            return raise(m_thread, ClassId::TypeError, m_bytes ? "float argument required, not %s" : "must be real number, not %s", typeName(m_machine, v).c_str());
        } else if (!intToReal(m_machine, v, d)) {
            return raise(m_thread, ClassId::OverflowError, "int too large to convert to float");
        }
        if (field.precision > 1'000'000'000) return raise(m_thread, ClassId::ValueError, "precision too big");
        NumberText number;
        number.rest = realDigits(d, static_cast<char>(field.type), static_cast<int>(field.precision), field.alternate);
        if (number.rest[0] == '-') {
            number.negative = true;
            number.rest.erase(0, 1);
        }
        putNumber(field, number);
        return Outcome::Done;
    }

    void putNumber(const PercentField &field, const NumberText &number)
    {
        FormatSpec spec;
        spec.width = field.width;
        spec.sign = field.plus ? '+' : field.blank ? ' ' : 0;
        const bool zeros = field.zero && !field.left;
        spec.fill = zeros ? U'0' : U' ';
        spec.align = field.left ? '<' : zeros ? '=' : '>';
        m_out.append(layOutNumber(number, spec, 3));
    }

    Thread &m_thread;
    Machine &m_machine;
    std::u32string_view m_format;
    Value m_arguments;
    bool m_bytes;
    bool m_isTuple = false;
    bool m_isMapping = false;
    Items m_items;
    std::size_t m_next = 0;
    bool m_used = false;    ///< the only argument was taken
    bool m_hasKeyed = false;
    Value m_keyed;
    StringBuilder m_out;
};

} // namespace

std::u32string charactersOf(const StrObject *s)
{
    return withCharacters(s, [](auto *characters, std::size_t count) { return std::u32string(characters, characters + count); });
}

Outcome percentFormat(Thread &t, Value format, Value arguments, Value &result)
{
    const std::u32string characters = charactersOf(t.machine.at<StrObject>(format));
    PercentFormatter formatter(t, characters, arguments, false);
    FORKYARD_TRY(formatter.run());
    result = formatter.finish();
    return Outcome::Done;
}

Outcome percentFormatBytes(Thread &t, Value format, Value arguments, Value &result)
{
    const std::string_view bytes = bytesOf(t.machine, format);
    std::u32string characters;
    for (const char c : bytes) characters.push_back(static_cast<std::uint8_t>(c));
    PercentFormatter formatter(t, characters, arguments, true);
    FORKYARD_TRY(formatter.run());
    const auto *made = t.machine.at<StrObject>(formatter.finish());
    const std::string_view content(reinterpret_cast<const char *>(made->bytes()), made->length);
    result = isByteArray(t.machine, format) ? makeByteArray(t, content) : makeBytes(t, content);
    return Outcome::Done;
}

} // namespace forkyard::vm
