// Signatures of natives, their registration, and raising from them.
#include "core/vm/native.h"

#include "core/base/check.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/strings.h"

#include <charconv>
#include <cstdio>
#include <cstring>

namespace forkyard::vm {

using bytecode::intern;

namespace {

std::string_view trim(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

Value defaultValue(Thread &t, std::string_view text)
{
    if (text == "?") return {};
    if (text == "None") return Value::none();
    if (text == "True") return Value::boolean(true);
    if (text == "False") return Value::boolean(false);
    if (text.size() >= 2 && text.front() == '\'') return makeStr(t, text.substr(1, text.size() - 2));
    if (text.find('.') != std::string_view::npos) return Value::real(std::strtod(std::string(text).c_str(), nullptr));
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    FORKYARD_CHECK(error == std::errc() && end == text.data() + text.size());
    return Value::integer(number);
}

NativeInfo parseSignature(Thread &t, std::string_view owner, std::string_view name, std::string_view signature, NativeFunction function)
{
    NativeInfo info;
    info.name = name;
    info.owner = owner;
    info.function = function;
    bool keywordOnly = false;
    bool optional = false;
    while (!signature.empty()) {
        const std::size_t comma = signature.find(',');
        std::string_view part = trim(signature.substr(0, comma));
        signature = comma == std::string_view::npos ? std::string_view() : signature.substr(comma + 1);
        if (part.empty()) continue;
        if (part == "/") {
            info.positionalOnly = static_cast<std::uint16_t>(info.parameters.size());
        } else if (part.starts_with("**")) {
            info.varKeywords = true;
        } else if (part.front() == '*') {
            info.varArguments = part.size() > 1;
            keywordOnly = true;
        } else {
            const std::size_t equals = part.find('=');
            info.parameters.push_back(intern(trim(part.substr(0, equals))));
            info.defaults.push_back(equals == std::string_view::npos ? Value() : defaultValue(t, trim(part.substr(equals + 1))));
            optional = optional || equals != std::string_view::npos;
            const auto count = static_cast<std::uint16_t>(info.parameters.size());
            if (!keywordOnly) info.positional = count;
            if (!optional) info.required = count;
        }
    }
    return info;
}

std::string formatted(const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    const int length = std::vsnprintf(nullptr, 0, format, again);
    va_end(again);
    std::string text(static_cast<std::size_t>(length), '\0');
    std::vsnprintf(text.data(), text.size() + 1, format, list);
    return text;
}

} // namespace

Value makeNative(Thread &thread, std::string_view owner, const NativeDefinition &definition, bool isMethod)
{
    Machine &m = thread.machine;
    NativeInfo info = parseSignature(thread, owner, definition.name, definition.signature, definition.function);
    info.isMethod = isMethod;
    if (!info.varArguments && !info.varKeywords && info.positional == info.parameters.size() && info.positional <= NativeInfo::MostPlain) info.plainCount = info.positional;
    m.natives.push_back(std::move(info));
    auto *native = newObject<NativeObject>(thread, Kind::Native, isMethod ? ClassId::MethodDescriptor : ClassId::BuiltinFunction);
    native->native = static_cast<std::uint32_t>(m.natives.size() - 1);
    native->owner = 0;
    native->self = Value();
    return valueOf(thread, native);
}

void defineMethods(Thread &thread, Handle cls, std::initializer_list<NativeDefinition> definitions)
{
    Machine &m = thread.machine;
    const std::string owner = textOf(m, m.at<ClassObject>(cls)->name);
    const auto wrapped = [&](ClassId id, Value function) {
        auto *wrapper = newObject<WrapperObject>(thread, Kind::Wrapper, id);
        wrapper->get = function;
        wrapper->set = wrapper->del = wrapper->doc = Value();
        return valueOf(thread, wrapper);
    };
    for (NativeDefinition definition : definitions) {
        std::string_view signature = definition.signature;
        const auto strip = [&](std::string_view word) {
            if (!signature.starts_with(word)) return false;
            definition.signature += word.size();
            return true;
        };
        Value value;
        if (strip("static "))
            value = wrapped(ClassId::StaticMethod, makeNative(thread, owner, definition, false));
        else if (strip("class "))
            value = wrapped(ClassId::ClassMethod, makeNative(thread, owner, definition, true));
        else if (strip("property "))
            value = wrapped(ClassId::Property, makeNative(thread, owner, definition, true));
        else
            value = makeNative(thread, owner, definition, true);
        const Value raw = isKind(m, value, Kind::Wrapper) ? m.at<WrapperObject>(value)->get : value;
        // A class method's first argument is a class: there is nothing to check.
        if (m.natives[m.at<NativeObject>(raw)->native].isMethod && !isExactly(m, value, ClassId::ClassMethod)) m.at<NativeObject>(raw)->owner = cls;
        const bytecode::Symbol symbol = intern(definition.name);
        // "property " twice under one name: the second is the setter.
        const Value before = ownAttribute(m, m.at<Object>(cls), symbol);
        if (isExactly(m, before, ClassId::Property) && isExactly(m, value, ClassId::Property)) {
            m.at<WrapperObject>(before)->set = m.at<WrapperObject>(value)->get;
            continue;
        }
        setOwnAttribute(thread, m.at<Object>(cls), symbol, value);
    }
    classChanged(m);
}

void defineFunctions(Thread &thread, Handle module, std::initializer_list<NativeDefinition> definitions)
{
    Machine &m = thread.machine;
    const std::string owner = textOf(m, m.at<ModuleObject>(module)->name);
    for (const NativeDefinition &definition : definitions)
        setOwnAttribute(thread, m.at<Object>(module), intern(definition.name), makeNative(thread, owner, definition, false));
}

void setAttributeRaw(Thread &thread, Handle object, std::string_view name, Value value)
{
    setOwnAttribute(thread, thread.machine.at<Object>(object), intern(name), value);
    if (thread.machine.at<Object>(object)->kind == Kind::Class) classChanged(thread.machine);
}

Value getAttributeRaw(Thread &thread, Handle object, std::string_view name)
{
    return ownAttribute(thread.machine, thread.machine.at<Object>(object), intern(name));
}

Handle makeBuiltinClass(Thread &thread, std::string_view name, std::string_view module, Kind instanceKind, Handle base)
{
    Machine &m = thread.machine;
    const Value baseValue = base ? Value::object(base) : m.classValue(ClassId::Object);
    Value result;
    bool needsFinish = false;
    const Outcome outcome = makeClass(thread, makeStr(thread, name), makeTuple(thread, &baseValue, 1), makeDict(thread), result, needsFinish);
    FORKYARD_CHECK(outcome == Outcome::Done);
    auto *cls = m.at<ClassObject>(result);
    if (instanceKind != Kind::Instance && !base) {
        cls->small = static_cast<std::uint8_t>(instanceKind);
        cls->layoutBase = result.asHandle();
    }
    setOwnAttribute(thread, cls, names::module(), makeStr(thread, module));
    return result.asHandle();
}

// -- Raising

Value makeException(Thread &thread, ClassId cls, std::string_view message)
{
    const Value text = makeStr(thread, message);
    return makeExceptionObject(thread, thread.machine.classes[static_cast<unsigned>(cls)], makeTuple(thread, &text, 1));
}

Outcome raiseValue(Thread &thread, Value exception)
{
    thread.exception = exception;
    return Outcome::Raised;
}

Outcome raise(Thread &thread, ClassId cls, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const std::string text = formatted(format, list);
    va_end(list);
    return raiseValue(thread, makeException(thread, cls, text));
}

Outcome Call::raise(ClassId cls, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const std::string text = formatted(format, list);
    va_end(list);
    return raiseValue(thread, makeException(thread, cls, text));
}

Outcome Call::fallback(PreludeId function)
{
    PendingCall &pending = thread.pending;
    pending.function = machine.preludeFunctions[static_cast<unsigned>(function)];
    pending.arguments.assign(m_arguments, m_arguments + m_count);
    // Absent optional arguments at the end are left to the prelude's defaults.
    while (!pending.arguments.empty() && pending.arguments.back().isUnbound()) pending.arguments.pop_back();
    for (Value &argument : pending.arguments)
        if (argument.isUnbound()) argument = Value::none();
    pending.keywordNames = Value();
    pending.resume = PendingCall::None;
    return Outcome::Python;
}

Outcome Call::callInstead(Value function, std::initializer_list<Value> arguments)
{
    setPending(thread, function, arguments);
    return Outcome::Python;
}

} // namespace forkyard::vm
