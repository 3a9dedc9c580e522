// Built-in functions that ask about objects, and what the prelude asks of the machine (module _machine).
#include "core/vm/attributes.h"
#include "core/vm/builtins.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/exceptions.h"
#include "core/vm/frame_values.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

using bytecode::Symbol;

namespace {

bool isClass(const Machine &m, Value v) { return isKind(m, v, Kind::Class); }

Outcome nameOf(Call &call, std::uint32_t i, const char *function, Symbol &name)
{
    if (!isStr(call.machine, call[i]))
        return call.raise(ClassId::TypeError, "%s: attribute name must be string", function);
    name = symbolOf(call.machine, call[i]);
    return Outcome::Done;
}

/// A class or a tuple of them; nested tuples go to the prelude.
Outcome memberTest(Call &call, Handle cls, bool &result, const char *message, PreludeId slow)
{
    const Machine &m = call.machine;
    const auto isOne = [&](Value c) {
        if (!isClass(m, c)) return false;
        // A class of the library may judge for itself (collections.abc).
        if (isUserObject(m, c) && !isSubclass(m, cls, c.asHandle())) return false;
        result = result || isSubclass(m, cls, c.asHandle());
        return true;
    };
    result = false;
    if (isOne(call[1])) return Outcome::Done;
    if (!isTuple(m, call[1])) return isUserObject(m, call[1]) || call[1].isObject() ? call.fallback(slow) : call.raise(ClassId::TypeError, "%s", message);
    const Items items = itemsOf(m, call[1]);
    for (std::size_t i = 0; i < items.count; ++i)
        if (!isOne(items[i])) return call.fallback(slow);
    return Outcome::Done;
}

Outcome builtinIsInstance(Call &call)
{
    bool result = false;
    const Outcome o = memberTest(call, classOf(call.machine, call[0]), result, "isinstance() arg 2 must be a type, a tuple of types, or a union", PreludeId::is_instance);
    return o == Outcome::Done ? call.done(Value::boolean(result)) : o;
}

Outcome builtinIsSubclass(Call &call)
{
    if (!isClass(call.machine, call[0])) return call.raise(ClassId::TypeError, "issubclass() arg 1 must be a class");
    bool result = false;
    const Outcome o = memberTest(call, call[0].asHandle(), result, "issubclass() arg 2 must be a class, a tuple of classes, or a union", PreludeId::is_subclass);
    return o == Outcome::Done ? call.done(Value::boolean(result)) : o;
}

Outcome builtinGetAttr(Call &call)
{
    Symbol name = 0;
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "attribute name must be string, not '%s'", typeName(call.machine, call[1]).c_str());
    name = symbolOf(call.machine, call[1]);
    const Outcome o = getAttribute(call.thread, call[0], name, call.result);
    if (!call.has(2)) return o;
    if (o == Outcome::Raised && isInstance(call.machine, call.thread.exception, ClassId::AttributeError)) {
        call.thread.exception = Value();
        return call.done(call[2]);
    }
    // A property or __getattr__ may still raise AttributeError: the prelude catches it.
    return o == Outcome::Python ? call.fallback(PreludeId::getattr_default) : o;
}

Outcome builtinHasAttr(Call &call)
{
    Symbol name = 0;
    if (const Outcome o = nameOf(call, 1, "hasattr()", name); o != Outcome::Done) return o;
    Value ignored;
    const Outcome o = getAttribute(call.thread, call[0], name, ignored);
    if (o == Outcome::Python) return call.fallback(PreludeId::has_attribute);
    if (o == Outcome::Raised) {
        if (!isInstance(call.machine, call.thread.exception, ClassId::AttributeError)) return o;
        call.thread.exception = Value();
    }
    return call.done(Value::boolean(o == Outcome::Done));
}

Outcome builtinSetAttr(Call &call)
{
    Symbol name = 0;
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "attribute name must be string, not '%s'", typeName(call.machine, call[1]).c_str());
    name = symbolOf(call.machine, call[1]);
    return storeAttribute(call.thread, call[0], name, call[2], nullptr);
}

Outcome builtinDelAttr(Call &call)
{
    Symbol name = 0;
    if (const Outcome o = nameOf(call, 1, "delattr()", name); o != Outcome::Done) return o;
    return deleteAttribute(call.thread, call[0], name);
}

Outcome builtinLen(Call &call)
{
    std::int64_t n = 0;
    const Outcome o = length(call.thread, call[0], n);
    if (o == Outcome::Python) return call.fallback(PreludeId::length_of);
    return o == Outcome::Done ? call.done(makeInt(call.thread, n)) : o;
}

Outcome builtinHash(Call &call)
{
    std::uint64_t hash = 0;
    const Outcome o = hashOf(call.thread, call[0], hash);
    if (o == Outcome::Python) return call.fallback(PreludeId::hash_of);
    return o == Outcome::Done ? call.done(makeInt(call.thread, static_cast<std::int64_t>(hash))) : o;
}

Outcome textFunction(Call &call, Outcome (*function)(Thread &, Value, Value &), PreludeId slow)
{
    const Outcome o = function(call.thread, call[0], call.result);
    return o == Outcome::Python ? call.fallback(slow) : o;
}

Outcome builtinChr(Call &call)
{
    std::int64_t code = 0;
    if (const Outcome o = toIndex(call.thread, call[0], code); o == Outcome::Raised || o == Outcome::Blocked) return o;
    else if (o == Outcome::Python) return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[0]).c_str());
    if (code < 0 || code > 0x10ffff) return call.raise(ClassId::ValueError, "chr() arg not in range(0x110000)");
    return call.done(makeCharacter(call.thread, static_cast<char32_t>(code)));
}

Outcome builtinOrd(Call &call)
{
    const Machine &m = call.machine;
    if (isStr(m, call[0])) {
        const auto *s = m.at<StrObject>(call[0]);
        if (s->length == 1) return call.done(Value::integer(static_cast<std::int64_t>(characterAt(s, 0))));
        return call.raise(ClassId::TypeError, "ord() expected a character, but string of length %u found", s->length);
    }
    if (isBytesLike(m, call[0])) {
        const std::string_view bytes = bytesOf(m, call[0]);
        if (bytes.size() == 1) return call.done(Value::integer(static_cast<unsigned char>(bytes[0])));
        return call.raise(ClassId::TypeError, "ord() expected a character, but string of length %zu found", bytes.size());
    }
    return call.raise(ClassId::TypeError, "ord() expected string of length 1, but %s found", typeName(m, call[0]).c_str());
}

/// The frame that called a native: the innermost outside the prelude.
FrameObject *callerFrame(Thread &t)
{
    auto *frame = t.machine.at<FrameObject>(t.frame);
    // The prelude's own frames are nobody's; the library's modules may ask for their own names.
    const Handle prelude = t.machine.at<FunctionObject>(t.machine.preludeFunctions[0])->module;
    while (frame->caller && t.machine.at<FunctionObject>(frame->function)->module == prelude) frame = t.machine.at<FrameObject>(frame->caller);
    return frame;
}

Value localsOf(Thread &t) { return localsOfFrame(t, callerFrame(t)); }

Value moduleOf(Thread &t) { return Value::object(t.machine.at<FunctionObject>(callerFrame(t)->function)->module); }

Outcome builtinGlobals(Call &call)
{
    return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(PreludeId::make_namespace)], {moduleOf(call.thread)});
}

Outcome builtinLocals(Call &call)
{
    const auto &code = call.machine.code(callerFrame(call.thread)->code);
    return code.isModule ? builtinGlobals(call) : call.done(localsOf(call.thread));
}

Outcome builtinFormat(Call &call)
{
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "format() argument 2 must be str, not %s", typeName(call.machine, call[1]).c_str());
    const Outcome o = formatValue(call.thread, call[0], textOf(call.machine, call[1]), call.result);
    if (o == Outcome::Python)
        return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(PreludeId::format_value)], {call[0], Value::integer(0), call[1]});
    return o;
}

} // namespace

void defineBuiltinFunctions(Thread &t)
{
    const Machine &m = t.machine;
    setAttributeRaw(t, m.builtins, "NotImplemented", Value::notImplemented());
    setAttributeRaw(t, m.builtins, "Ellipsis", Value::ellipsis());
    setAttributeRaw(t, m.builtins, "__debug__", Value::boolean(true));
    defineFunctions(t, m.builtins, {
        {"isinstance", "object, classes, /", builtinIsInstance},
        {"issubclass", "cls, classes, /", builtinIsSubclass},
        {"getattr", "object, name, default=?, /", builtinGetAttr},
        {"hasattr", "object, name, /", builtinHasAttr},
        {"setattr", "object, name, value, /", builtinSetAttr},
        {"delattr", "object, name, /", builtinDelAttr},
        {"callable", "object, /", [](Call &c) { return c.done(Value::boolean(isCallable(c.thread, c[0]))); }},
        {"len", "object, /", builtinLen},
        {"hash", "object, /", builtinHash},
        {"repr", "object, /", [](Call &c) { return textFunction(c, reprOf, PreludeId::repr); }},
        {"ascii", "object, /", [](Call &c) {
             const Outcome o = asciiOf(c.thread, c[0], c.result);
             return o == Outcome::Python ? c.callInstead(c.machine.preludeFunctions[static_cast<unsigned>(PreludeId::format_value)], {c[0], Value::integer('a'), c.machine.emptyString}) : o;
         }},
        {"chr", "code, /", builtinChr},
        {"ord", "character, /", builtinOrd},
        {"id", "object, /", [](Call &c) { return c.done(makeInt(c.thread, static_cast<std::int64_t>(identityOf(c.machine, c[0])))); }},
        {"globals", "", builtinGlobals},
        {"locals", "", builtinLocals},
        {"vars", "object=?, /", [](Call &c) {
             if (!c.has(0)) return builtinLocals(c);
             const Outcome o = getAttribute(c.thread, c[0], names::dict(), c.result);
             if (o == Outcome::Raised) {
                 c.thread.exception = Value();
                 return c.raise(ClassId::TypeError, "vars() argument must have __dict__ attribute");
             }
             return o;
         }},
        {"dir", "object=?, /", [](Call &c) {
             if (c.has(0)) return c.fallback(PreludeId::dir_of);
             const bool atModule = c.machine.code(callerFrame(c.thread)->code).isModule;
             return c.callInstead(c.machine.preludeFunctions[static_cast<unsigned>(PreludeId::dir_names)], {atModule ? moduleOf(c.thread) : localsOf(c.thread)});
         }},
        {"format", "value, spec='', /", builtinFormat},
    });
}

} // namespace forkyard::vm
