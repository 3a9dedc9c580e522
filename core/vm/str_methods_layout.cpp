// Methods of str that pad it: center, ljust, rjust, zfill, expandtabs.
#include "core/vm/str_methods.h"

#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/text_operations.h"

namespace forkyard::vm {

namespace {

Value padded(Thread &t, const StrObject *s, std::size_t left, std::size_t right, char32_t fill)
{
    StringBuilder out;
    out.appendRepeated(fill, left);
    out.append(s);
    out.appendRepeated(fill, right);
    return out.finish(t);
}

enum class Align { Left, Right, Center };

template <Align align>
Outcome justify(Call &call)
{
    const StrObject *s = strAt(call, 0);
    std::int64_t width = 0;
    FORKYARD_TRY(intArgument(call, 1, width));
    char32_t fill = U' ';
    if (call.has(2)) {
        if (!isStr(call.machine, call[2]))
            return call.raise(ClassId::TypeError, "The fill character must be a unicode character, not %s", typeName(call.machine, call[2]).c_str());
        if (strAt(call, 2)->length != 1) return call.raise(ClassId::TypeError, "The fill character must be exactly one character long");
        fill = characterAt(strAt(call, 2), 0);
    }
    if (width <= static_cast<std::int64_t>(s->length)) return call.done(exactStr(call.thread, call[0]));
    if (static_cast<std::uint64_t>(width) > MaxTextLength) throw OutOfMemory{};
    const std::size_t total = static_cast<std::size_t>(width) - s->length;
    // An odd space goes to the left only where the width is odd, as CPython has it.
    const std::size_t left = align == Align::Left    ? 0
                             : align == Align::Right ? total
                                                     : total / 2 + (total & static_cast<std::size_t>(width) & 1);
    return call.done(padded(call.thread, s, left, total - left, fill));
}

Outcome zfill(Call &call)
{
    const StrObject *s = strAt(call, 0);
    std::int64_t width = 0;
    FORKYARD_TRY(intArgument(call, 1, width));
    if (width <= static_cast<std::int64_t>(s->length)) return call.done(exactStr(call.thread, call[0]));
    if (static_cast<std::uint64_t>(width) > MaxTextLength) throw OutOfMemory{};
    const bool hasSign = s->length != 0 && (characterAt(s, 0) == '+' || characterAt(s, 0) == '-');
    StringBuilder out;
    if (hasSign) out.append(characterAt(s, 0));
    out.appendRepeated(U'0', static_cast<std::size_t>(width) - s->length);
    out.append(s, hasSign ? 1 : 0, s->length);
    return call.done(out.finish(call.thread));
}

Outcome expandtabs(Call &call)
{
    const StrObject *s = strAt(call, 0);
    std::int64_t tabSize = 0;
    FORKYARD_TRY(intArgument(call, 1, tabSize));
    if (tabSize > INT32_MAX || tabSize < INT32_MIN) return call.raise(ClassId::OverflowError, "Python int too large to convert to C int");
    StringBuilder out;
    std::int64_t column = 0;
    for (std::size_t i = 0; i < s->length; ++i) {
        const char32_t c = characterAt(s, i);
        if (c == '\t') {
            if (tabSize <= 0) continue;
            const std::int64_t spaces = tabSize - column % tabSize;
            out.appendRepeated(U' ', static_cast<std::size_t>(spaces));
            column += spaces;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        out.append(c);
    }
    return call.done(out.finish(call.thread));
}

} // namespace

void defineStrLayout(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"ljust", "self, width, fillchar=?, /", justify<Align::Left>},
        {"rjust", "self, width, fillchar=?, /", justify<Align::Right>},
        {"center", "self, width, fillchar=?, /", justify<Align::Center>},
        {"zfill", "self, width, /", zfill},
        {"expandtabs", "self, /, tabsize=8", expandtabs},
    });
}

} // namespace forkyard::vm
