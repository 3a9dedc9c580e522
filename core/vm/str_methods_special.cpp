// str's constructor, encode, format, and its special methods, for code that calls them by name (a subclass's super()).
#include "core/vm/str_methods.h"

#include "core/vm/container_methods.h"
#include "core/vm/dicts.h"
#include "core/vm/encodings.h"
#include "core/vm/format.h"
#include "core/vm/iterators.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/text_arguments.h"
#include "core/vm/text_operations.h"

namespace forkyard::vm {

namespace {

/// text as an instance of cls, a subclass of str.
Value asInstanceOf(Thread &t, Value text, Value cls)
{
    if (cls == t.machine.classValue(ClassId::Str)) return exactStr(t, text);
    const auto *s = t.machine.at<StrObject>(text);
    StrObject *made = newStr(t, s->length, s->width());
    std::memcpy(made->ownBytes(), s->bytes(), std::size_t{s->length} * s->width());
    made->cls = cls.asHandle();
    return valueOf(t, made);
}

/// str(cls, object, encoding, errors)
Outcome newInstance(Call &call)
{
    const Machine &m = call.machine;
    if (!constructedClass(call, ClassId::Str)) return Outcome::Raised;
    if (!call.has(1)) return call.done(asInstanceOf(call.thread, m.emptyString, call[0]));
    Value text;
    if (!call.has(2) && !call.has(3)) {
        const Outcome outcome = strOf(call.thread, call[1], text);
        if (outcome == Outcome::Python) return call.fallback(PreludeId::str_new);
        FORKYARD_TRY(outcome);
        return call.done(asInstanceOf(call.thread, text, call[0]));
    }
    for (std::uint32_t i = 2; i <= 3; ++i)
        if (call.has(i) && !isStr(m, call[i]))
            return call.raise(ClassId::TypeError, "str() argument '%s' must be str, not %s", i == 2 ? "encoding" : "errors", argumentTypeName(m, call[i]).c_str());
    if (isStr(m, call[1])) return call.raise(ClassId::TypeError, "decoding str is not supported");
    if (!isBytesLike(m, call[1]))
        return call.raise(ClassId::TypeError, "decoding to str: need a bytes-like object, %s found", typeName(m, call[1]).c_str());
    const std::string encoding = call.has(2) ? textOf(m, call[2]) : "utf-8";
    const std::string errors = call.has(3) ? textOf(m, call[3]) : "strict";
    FORKYARD_TRY(decodeText(call.thread, call[1], encoding, errors, text));
    return call.done(asInstanceOf(call.thread, text, call[0]));
}

Outcome encode(Call &call)
{
    const Machine &m = call.machine;
    for (std::uint32_t i = 1; i <= 2; ++i)
        if (!isStr(m, call[i]))
            return call.raise(ClassId::TypeError, "encode() argument '%s' must be str, not %s", i == 1 ? "encoding" : "errors", argumentTypeName(m, call[i]).c_str());
    std::string bytes;
    FORKYARD_TRY(encodeText(call.thread, call[0], textOf(m, call[1]), textOf(m, call[2]), bytes));
    return call.done(makeBytes(call.thread, bytes));
}

Outcome specialStr(Call &call) { return call.done(exactStr(call.thread, call[0])); }

Outcome specialRepr(Call &call)
{
    std::string text;
    appendStrRepr(strAt(call, 0), text);
    return call.done(makeStr(call.thread, text));
}

Outcome specialFormat(Call &call)
{
    if (!isStr(call.machine, call[1]))
        return call.raise(ClassId::TypeError, "__format__() argument must be str, not %s", argumentTypeName(call.machine, call[1]).c_str());
    if (strAt(call, 1)->length != 0) return formatStr(call.thread, call[0], textOf(call.machine, call[1]), call.result);
    // Without a specification it is str(self), which a subclass may have its own way of.
    const Outcome outcome = strOf(call.thread, call[0], call.result);
    return outcome == Outcome::Python ? call.fallback(PreludeId::str) : outcome;
}

Outcome specialHash(Call &call) { return call.done(makeInt(call.thread, strHash(strAt(call, 0)))); }

} // namespace

// -- Shared with bytes and bytearray: they go by the object's kind.

Outcome textSpecialLen(Call &call) { return call.done(Value::integer(static_cast<std::int64_t>(textLength(call.machine, call[0])))); }

Outcome textSpecialContains(Call &call)
{
    bool found = false;
    FORKYARD_TRY(textContains(call.thread, call[0], call[1], found));
    return call.done(Value::boolean(found));
}

Outcome textSpecialGetItem(Call &call)
{
    const Outcome outcome = textGetItem(call.thread, call[0], call[1], call.result);
    return outcome == Outcome::Python ? call.fallback(PreludeId::get_item) : outcome;
}

Outcome textSpecialIter(Call &call)
{
    bool handled = false;
    return containerGetIter(call.thread, call[0], call.result, handled);
}

template <BinaryOperator op>
Outcome textSpecialBinary(Call &call)
{
    // An object of the program's own has its say before the TypeError.
    const bool foreign = isUserObject(call.machine, call[1]) && !isStr(call.machine, call[1]) && !isBytesLike(call.machine, call[1]);
    if (foreign && op != BinaryOperator::Mod) return call.done(Value::notImplemented());
    bool handled = false;
    const Outcome outcome = textBinary(call.thread, op, call[0], call[1], call.result, handled);
    if (outcome == Outcome::Python && op == BinaryOperator::Mod) return call.fallback(PreludeId::percent_format);
    if (outcome == Outcome::Python || !handled) return call.done(Value::notImplemented());
    return outcome;
}

template <Comparison op>
Outcome textSpecialCompare(Call &call)
{
    bool handled = false;
    const Outcome outcome = textCompare(call.thread, op, call[0], call[1], call.result, handled);
    return handled ? outcome : call.done(Value::notImplemented());
}

void defineTextSpecial(Thread &t, ClassId cls)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(cls)], {
        {"__len__", "self, /", textSpecialLen},
        {"__contains__", "self, key, /", textSpecialContains},
        {"__getitem__", "self, key, /", textSpecialGetItem},
        {"__iter__", "self, /", textSpecialIter},
        {"__add__", "self, value, /", textSpecialBinary<BinaryOperator::Add>},
        {"__mul__", "self, value, /", textSpecialBinary<BinaryOperator::Mul>},
        {"__rmul__", "self, value, /", textSpecialBinary<BinaryOperator::Mul>},
        {"__mod__", "self, value, /", textSpecialBinary<BinaryOperator::Mod>},
        {"__eq__", "self, value, /", textSpecialCompare<Comparison::Eq>},
        {"__ne__", "self, value, /", textSpecialCompare<Comparison::Ne>},
        {"__lt__", "self, value, /", textSpecialCompare<Comparison::Lt>},
        {"__le__", "self, value, /", textSpecialCompare<Comparison::Le>},
        {"__gt__", "self, value, /", textSpecialCompare<Comparison::Gt>},
        {"__ge__", "self, value, /", textSpecialCompare<Comparison::Ge>},
    });
}

void defineStrSpecial(Thread &t)
{
    defineTextSpecial(t, ClassId::Str);
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::Str)], {
        {"__new__", "static cls, /, object=?, encoding=?, errors=?", newInstance},
        {"encode", "self, /, encoding='utf-8', errors='strict'", encode},
        {"__str__", "self, /", specialStr},
        {"__repr__", "self, /", specialRepr},
        {"__format__", "self, format_spec, /", specialFormat},
        {"__hash__", "self, /", specialHash},
    });
    defineStrFormat(t);
}

void defineStrMethods(Thread &t)
{
    defineStrCase(t);
    defineStrClasses(t);
    defineStrSearch(t);
    defineStrSplit(t);
    defineStrLayout(t);
    defineStrTranslate(t);
    defineStrSpecial(t);
    defineNumberFormat(t);
    defineReprMethods(t);
    defineUnicodeErrors(t);
    const Value machineModule = dictGetStr(t, Value::object(t.machine.modules), "_machine");
    if (!machineModule.isUnbound()) defineTextHelpers(t, machineModule.asHandle());
}

} // namespace forkyard::vm
