// formatValue of operations.h: which rules apply to a value; and format of strings.
#include "core/vm/format_number.h"

#include "core/vm/classes.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/string_builder.h"
#include "core/vm/text_arguments.h"
#include "core/vm/text_operations.h"

#include <algorithm>

namespace forkyard::vm {

Outcome formatStr(Thread &t, Value str, std::string_view text, Value &result)
{
    if (text.empty()) {
        result = exactStr(t, str);
        return Outcome::Done;
    }
    FormatSpec spec;
    spec.align = '<';
    spec.type = U's';
    const std::string name = typeName(t.machine, str);
    FORKYARD_TRY(parseFormatSpec(t, text, name, spec));
    if (spec.type != 's') return raiseUnknownFormatCode(t, spec.type, name);
    if (spec.sign)
        return raise(t, ClassId::ValueError, "%s not allowed in string format specifier", spec.sign == ' ' ? "Space" : "Sign");
    if (spec.negativeZero) return raise(t, ClassId::ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate) return raise(t, ClassId::ValueError, "Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=') return raise(t, ClassId::ValueError, "'=' alignment not allowed in string format specifier");
    if (spec.width > static_cast<std::int64_t>(MaxTextLength)) throw OutOfMemory{};

    const auto *s = t.machine.at<StrObject>(str);
    const std::size_t length = spec.precision < 0 ? s->length : std::min<std::size_t>(s->length, static_cast<std::size_t>(spec.precision));
    const std::size_t padding = spec.width > static_cast<std::int64_t>(length) ? static_cast<std::size_t>(spec.width) - length : 0;
    const std::size_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    StringBuilder out;
    out.appendRepeated(spec.fill, left);
    out.append(s, 0, length);
    out.appendRepeated(spec.fill, padding - left);
    result = out.finish(t);
    return Outcome::Done;
}

Outcome formatValue(Thread &t, Value v, std::string_view spec, Value &result)
{
    Machine &m = t.machine;
    if (isUserObject(m, v)) {
        // A class of the program's own: only a __format__ that is ours may be short-cut.
        const Value method = lookupInClass(t, classOf(m, v), names::format());
        if (!method.isUnbound() && !isKind(m, method, Kind::Native)) return Outcome::Python;
    }
    if (spec.empty()) return strOf(t, v, result);
    if (isStr(m, v)) return formatStr(t, v, spec, result);
    if (isIntLike(m, v)) return formatInt(t, v, spec, result);
    if (isFloatLike(m, v)) return formatReal(t, v, spec, result);
    return raise(t, ClassId::TypeError, "unsupported format string passed to %s.__format__", typeName(m, v).c_str());
}

namespace {

/// __format__ of int and float. Without a specification it is str(self), which a subclass may have its own way of.
template <Outcome (*formatNumber)(Thread &, Value, std::string_view, Value &)>
Outcome specialFormat(Call &call)
{
    if (!isStr(call.machine, call[1]))
        return call.raise(ClassId::TypeError, "__format__() argument must be str, not %s", argumentTypeName(call.machine, call[1]).c_str());
    if (strAt(call, 1)->length != 0) return formatNumber(call.thread, call[0], textOf(call.machine, call[1]), call.result);
    const Outcome outcome = strOf(call.thread, call[0], call.result);
    return outcome == Outcome::Python ? call.fallback(PreludeId::str) : outcome;
}

} // namespace

void defineNumberFormat(Thread &t)
{
    const auto classOfId = [&t](ClassId id) { return t.machine.classes[static_cast<unsigned>(id)]; };
    defineMethods(t, classOfId(ClassId::Int), {{"__format__", "self, format_spec, /", specialFormat<formatInt>}});
    defineMethods(t, classOfId(ClassId::Float), {{"__format__", "self, format_spec, /", specialFormat<formatReal>}});
}

} // namespace forkyard::vm
