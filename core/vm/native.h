// Functions of the language that are written in C++: their signature, how they see their arguments, how they answer.
// Knows no particular function.
//
// A native is a leaf: it never runs code of the language. Where it must (a key function, a user's __eq__), it returns
// call.fallback(PreludeId::...) before it has changed anything, and the prelude's function, written in the language, is
// called with the same arguments in its place; or call.callInstead(function, args).
#pragma once

#include "core/vm/prelude.h"
#include "core/vm/thread.h"

#include <cstdarg>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::vm {

struct Machine;
class Call;
using NativeFunction = Outcome (*)(Call &call);

/// Parsed form of a signature such as "self, item, /, block=True, timeout=None, *args, **kwargs".
/// Defaults may be None, True, False, integers, floats and '' strings; a parameter written `name=?` is simply Unbound when absent.
struct NativeInfo {
    std::string name;       ///< "append"
    std::string owner;      ///< "list", or the module's name
    NativeFunction function = nullptr;
    std::vector<bytecode::Symbol> parameters; ///< without *args, **kwargs
    std::vector<Value> defaults;              ///< beside parameters: Unbound where required or `=?`
    std::uint16_t positionalOnly = 0;
    std::uint16_t positional = 0;             ///< that may be given by position
    std::uint16_t required = 0;               ///< first so many must be given
    bool varArguments = false;   ///< then argument[parameters.size()] is a tuple
    bool varKeywords = false;    ///< then the last argument is a dict
    bool isMethod = false;       ///< binds to its object when read from a class
    bool countsAsParsed = false; ///< CPython counts its arguments with PyArg_ParseTuple, which words it in its own way
    /// Number of parameters if all may be given by position and there are few of them, else -1.
    std::int32_t plainCount = -1;
    static constexpr std::int32_t MostPlain = 6;
    /// For a native with a plainCount: `count` arguments by position, `filled` with the defaults behind them if some are left out.
    const Value *withDefaults(const Value *arguments, std::uint32_t count, Value *filled) const
    {
        if (static_cast<std::int32_t>(count) == plainCount) return arguments;
        for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(plainCount); ++i) filled[i] = i < count ? arguments[i] : defaults[i];
        return filled;
    }
};

/// A native's view of one call. argument(i) is the i-th parameter of the signature, whichever way it was passed.
class Call {
public:
    Call(Machine &m, Thread &t, const Value *arguments, std::uint32_t count) : machine(m), thread(t), m_arguments(arguments), m_count(count) {}

    Machine &machine;
    Thread &thread;
    Value result = Value::none();

    std::uint32_t count() const { return m_count; }
    Value operator[](std::uint32_t i) const { return m_arguments[i]; }
    bool has(std::uint32_t i) const { return !m_arguments[i].isUnbound(); }
    Value self() const { return m_arguments[0]; }

    Outcome done(Value v)
    {
        result = v;
        return Outcome::Done;
    }
    Outcome done() { return done(Value::none()); }
    /// Sets thread.exception to a new exception; the text is printf's, UTF-8.
    [[gnu::format(printf, 3, 4)]] Outcome raise(ClassId cls, const char *format, ...);
    Outcome fallback(PreludeId function);
    Outcome callInstead(Value function, std::initializer_list<Value> arguments);

private:
    const Value *m_arguments;
    std::uint32_t m_count;
};

/// One row of a table of natives.
struct NativeDefinition {
    const char *name;
    const char *signature;
    NativeFunction function;
};

/// Registers a native and gives the function object. isMethod: binds when read through an instance.
Value makeNative(Thread &thread, std::string_view owner, const NativeDefinition &definition, bool isMethod);
/// Adds methods to a built-in class ("static " or "class " before the signature makes a staticmethod or classmethod,
/// "property " a read-only property).
void defineMethods(Thread &thread, Handle cls, std::initializer_list<NativeDefinition> definitions);
/// Adds functions to a module.
void defineFunctions(Thread &thread, Handle module, std::initializer_list<NativeDefinition> definitions);
/// Sets any attribute of a module or class without asking anybody.
void setAttributeRaw(Thread &thread, Handle object, std::string_view name, Value value);
Value getAttributeRaw(Thread &thread, Handle object, std::string_view name); ///< Unbound if absent
/// A new class written in C++ (kind Plain, Instance ...): for modules. bases default to object.
Handle makeBuiltinClass(Thread &thread, std::string_view name, std::string_view module, Kind instanceKind, Handle base = 0);

/// New exception object of a built-in class with one string argument.
Value makeException(Thread &thread, ClassId cls, std::string_view message);
/// Sets thread.exception; returns Outcome::Raised for the caller to return.
[[gnu::format(printf, 3, 4)]] Outcome raise(Thread &thread, ClassId cls, const char *format, ...);
Outcome raiseValue(Thread &thread, Value exception);
/// OSError or the subclass for the errno, with its message, errno and optional file name as CPython words them.
Outcome raiseErrno(Thread &thread, int error, std::string_view fileName = {});

} // namespace forkyard::vm
