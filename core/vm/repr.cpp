// repr and str of every built-in kind, with a guard against containers that hold themselves.
#include "core/vm/repr.h"

#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/digit_limit.h"
#include "core/vm/dict_views.h"
#include "core/vm/dicts.h"
#include "core/vm/introspection.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/sets.h"
#include "core/vm/text_arguments.h"

#include <algorithm>
#include <cstdio>

namespace forkyard::vm {

namespace {

std::string hexAddress(const Machine &m, Value v)
{
    char text[24];
    std::snprintf(text, sizeof text, "0x%012llx", static_cast<unsigned long long>(identityOf(m, v)));
    return text;
}

std::string qualifiedName(const Machine &m, Value function)
{
    switch (kindOf(m, function)) {
    case Kind::Function: return textOf(m, m.at<FunctionObject>(function)->qualifiedName);
    case Kind::Native: return m.natives[m.at<NativeObject>(function)->native].name;
    default: return "?";
    }
}

/// "module.Class", without the module where it is built in.
std::string className(const Machine &m, const ClassObject *cls)
{
    std::string name = textOf(m, cls->qualifiedName);
    const Value module = ownAttribute(m, cls, names::module());
    if (!isStr(m, module) || textEquals(m.at<StrObject>(module), "builtins")) return name;
    return textOf(m, module) + "." + name;
}

bool isBuiltIn(const Machine &m, Handle cls) { return m.at<ClassObject>(cls)->flags & ClassObject::BuiltIn; }

/// Writes one value, and on its way whatever it holds.
class ReprWriter {
public:
    ReprWriter(Thread &t, std::string &out) : m_thread(t), m_machine(t.machine), m_out(out) {}

    Outcome write(Value v)
    {
        if (!v.isObject()) {
            writeSpecial(v);
            return Outcome::Done;
        }
        const Handle cls = m_machine.at<Object>(v)->cls;
        if (isBuiltIn(m_machine, cls)) return writeBuiltin(v);
        const Value method = lookupInClass(m_thread, cls, names::repr());
        if (!isKind(m_machine, method, Kind::Native)) return Outcome::Python;
        const Handle owner = m_machine.at<NativeObject>(method)->owner;
        return owner == 0 || isBuiltIn(m_machine, owner) ? writeBuiltin(v) : writeByNative(method, v);
    }

    /// By the layout, whatever methods the class has.
    Outcome writeBuiltin(Value v)
    {
        if (!v.isObject()) {
            writeSpecial(v);
            return Outcome::Done;
        }
        if (m_inProgress.size() > m_machine.options.recursionLimit)
            return raise(m_thread, ClassId::RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
        auto *object = m_machine.at<Object>(v);
        switch (object->kind) {
        case Kind::Str: appendStrRepr(static_cast<StrObject *>(object), m_out); break;
        case Kind::Bytes: writeBytes(v); break;
        case Kind::BigInt:
            if (const Outcome outcome = checkDigits(m_thread, v); outcome != Outcome::Done) return outcome;
            m_out += intText(m_machine, v);
            break;
        case Kind::BoxedReal: m_out += realText(realOf(m_machine, v)); break;
        case Kind::Tuple: return guarded(v, "(...)", [&] { return writeTuple(v); });
        case Kind::List: return guarded(v, "[...]", [&] { return writeItems(itemsOf(m_machine, v), "[", "]"); });
        case Kind::Dict: return guarded(v, "{...}", [&] { return writeDict(v); });
        case Kind::Set: return guarded(v, (typeName(m_machine, v) + "(...)").c_str(), [&] { return writeSet(v); });
        case Kind::Range: return writeRange(static_cast<RangeObject *>(object));
        case Kind::Slice: return writeSlice(static_cast<SliceObject *>(object));
        case Kind::Exception: return guarded(v, "...", [&] { return writeException(v); });
        case Kind::Plain: return writePlain(v);
        case Kind::Method: return guarded(v, "...", [&] { return writeMethod(static_cast<MethodObject *>(object)); });
        case Kind::Wrapper: return writeWrapper(v);
        case Kind::Super: return writeSuper(static_cast<SuperObject *>(object));
        case Kind::Class: m_out += "<class '" + className(m_machine, static_cast<ClassObject *>(object)) + "'>"; break;
        case Kind::Function: m_out += "<function " + qualifiedName(m_machine, v) + " at " + hexAddress(m_machine, v) + ">"; break;
        case Kind::Native: writeNative(static_cast<NativeObject *>(object)); break;
        case Kind::Generator: writeGenerator(v); break;
        case Kind::Module: return writeModule(static_cast<ModuleObject *>(object));
        case Kind::Cell: writeCell(v); break;
        default: appendDefaultRepr(m_machine, v, m_out); break;
        }
        return Outcome::Done;
    }

private:
    void writeSpecial(Value v)
    {
        if (v.isInt()) {
            m_out += std::to_string(v.asInt());
        } else if (v.isReal()) {
            m_out += realText(v.asReal());
        } else {
            m_out += v.isNone()             ? "None"
                     : v.isBool()           ? (v.isTrue() ? "True" : "False")
                     : v.isEllipsis()       ? "Ellipsis"
                     : v.isNotImplemented() ? "NotImplemented"
                                            : "<unbound>";
        }
    }

    /// A value that is being written already is written as `again` inside itself.
    template <typename Write>
    Outcome guarded(Value v, const char *again, Write inside)
    {
        if (std::find(m_inProgress.begin(), m_inProgress.end(), v.asHandle()) != m_inProgress.end()) {
            m_out += again;
            return Outcome::Done;
        }
        m_inProgress.push_back(v.asHandle());
        const Outcome outcome = inside();
        m_inProgress.pop_back();
        return outcome;
    }

    Outcome writeByNative(Value method, Value v)
    {
        Value text;
        FORKYARD_TRY(callNativeDirectly(m_thread, method, {v}, text));
        appendText(m_machine, text, m_out);
        return Outcome::Done;
    }

    void writeBytes(Value v)
    {
        if (isByteArray(m_machine, v)) m_out += typeName(m_machine, v) + "(";
        appendBytesRepr(bytesOf(m_machine, v), isByteArray(m_machine, v) ? BytesOf::ByteArray : BytesOf::Bytes, m_out);
        if (isByteArray(m_machine, v)) m_out += ")";
    }

    Outcome writeItems(Items items, const char *open, const char *close)
    {
        m_out += open;
        for (std::size_t i = 0; i < items.count; ++i) {
            if (i != 0) m_out += ", ";
            FORKYARD_TRY(write(items[i]));
        }
        m_out += close;
        return Outcome::Done;
    }

    Outcome writeTuple(Value v)
    {
        const Items items = itemsOf(m_machine, v);
        return writeItems(items, "(", items.count == 1 ? ",)" : ")");
    }

    Outcome writeDict(Value v)
    {
        m_out += "{";
        std::size_t position = 0;
        Value key, value;
        for (bool first = true; dictNext(m_machine, v, position, key, value); first = false) {
            if (!first) m_out += ", ";
            FORKYARD_TRY(write(key));
            m_out += ": ";
            FORKYARD_TRY(write(value));
        }
        m_out += "}";
        return Outcome::Done;
    }

    Outcome writeSet(Value v)
    {
        const bool exact = isExactly(m_machine, v, ClassId::Set);
        const std::string name = typeName(m_machine, v);
        if (setSize(m_machine, v) == 0) {
            m_out += name + "()";
            return Outcome::Done;
        }
        std::vector<Value> items;
        std::size_t position = 0;
        Value item;
        while (setNext(m_machine, v, position, item)) items.push_back(item);
        return writeItems({items.data(), items.size()}, exact ? "{" : (name + "({").c_str(), exact ? "}" : "})");
    }

    Outcome writeRange(const RangeObject *range)
    {
        m_out += "range(";
        FORKYARD_TRY(write(range->start));
        m_out += ", ";
        FORKYARD_TRY(write(range->stop));
        if (range->step != Value::integer(1)) {
            m_out += ", ";
            FORKYARD_TRY(write(range->step));
        }
        m_out += ")";
        return Outcome::Done;
    }

    Outcome writeSlice(const SliceObject *slice)
    {
        m_out += "slice(";
        FORKYARD_TRY(write(slice->start));
        m_out += ", ";
        FORKYARD_TRY(write(slice->stop));
        m_out += ", ";
        FORKYARD_TRY(write(slice->step));
        m_out += ")";
        return Outcome::Done;
    }

    Outcome writeException(Value v)
    {
        m_out += typeName(m_machine, v);
        return writeItems(itemsOf(m_machine, m_machine.at<ExceptionObject>(v)->args), "(", ")");
    }

    Outcome writePlain(Value v)
    {
        if (isDictView(m_machine, v)) return guarded(v, "...", [&] { return writeDictView(v); });
        const Value method = lookupInClass(m_thread, classOf(m_machine, v), names::repr());
        if (isKind(m_machine, method, Kind::Native) && m_machine.at<NativeObject>(method)->owner != objectClass()) return writeByNative(method, v);
        appendDefaultRepr(m_machine, v, m_out);
        return Outcome::Done;
    }

    Outcome writeDictView(Value v)
    {
        const DictPart part = partOf(m_machine, v);
        m_out += typeName(m_machine, v) + "([";
        std::size_t position = 0;
        Value key, value;
        for (bool first = true; dictNext(m_machine, dictOf(m_machine, v), position, key, value); first = false) {
            if (!first) m_out += ", ";
            if (part == DictPart::Items) {
                const Value pair[] = {key, value};
                FORKYARD_TRY(writeItems({pair, 2}, "(", ")"));
            } else {
                FORKYARD_TRY(write(part == DictPart::Keys ? key : value));
            }
        }
        m_out += "])";
        return Outcome::Done;
    }

    Outcome writeMethod(const MethodObject *method)
    {
        m_out += "<bound method " + qualifiedName(m_machine, method->function) + " of ";
        FORKYARD_TRY(write(method->self));
        m_out += ">";
        return Outcome::Done;
    }

    Outcome writeWrapper(Value v)
    {
        if (isExactly(m_machine, v, ClassId::Property)) {
            appendDefaultRepr(m_machine, v, m_out);
            return Outcome::Done;
        }
        m_out += "<" + typeName(m_machine, v) + "(";
        FORKYARD_TRY(write(m_machine.at<WrapperObject>(v)->get));
        m_out += ")>";
        return Outcome::Done;
    }

    Outcome writeSuper(const SuperObject *super)
    {
        m_out += "<super: ";
        FORKYARD_TRY(write(super->startClass));
        if (isKind(m_machine, super->selfClass, Kind::Class))
            m_out += ", <" + textOf(m_machine, m_machine.at<ClassObject>(super->selfClass)->name) + " object>>";
        else
            m_out += ", NULL>";
        return Outcome::Done;
    }

    /// Where CPython has a module of its library, in its usual installation.
    static std::string libraryPlace(const std::string &name)
    {
        static constexpr std::string_view builtIn[] = {"builtins", "sys", "time", "_thread", "gc", "errno", "itertools", "math", "atexit", "array", "select", "_io"};
        static constexpr std::string_view frozen[] = {"os", "io", "abc", "stat", "posixpath", "_collections_abc"};
        static constexpr std::string_view packages[] = {"asyncio", "collections", "concurrent", "concurrent.futures", "ctypes", "json", "logging", "multiprocessing", "multiprocessing.dummy", "re"};
        const auto isIn = [&name](const auto &names) { return std::find(std::begin(names), std::end(names), name) != std::end(names); };
        if (isIn(builtIn)) return " (built-in)";
        if (isIn(frozen)) return " (frozen)";
        std::string path = name;
        std::replace(path.begin(), path.end(), '.', '/');
        return std::string(" from '") + LibraryFolder + path + (isIn(packages) ? "/__init__.py'" : ".py'");
    }

    Outcome writeModule(const ModuleObject *module)
    {
        m_out += "<module ";
        FORKYARD_TRY(write(module->name));
        if (const std::string file = isStr(m_machine, module->fileName) ? textOf(m_machine, module->fileName) : std::string(); file == "<" + textOf(m_machine, module->name) + ">") {
            m_out += libraryPlace(textOf(m_machine, module->name));
        } else if (!file.empty()) {
            m_out += " from ";
            FORKYARD_TRY(write(module->fileName));
        } else {
            m_out += " (built-in)";
        }
        m_out += ">";
        return Outcome::Done;
    }

    void writeNative(const NativeObject *native)
    {
        const NativeInfo &info = m_machine.natives[native->native];
        const bool special = info.name.starts_with("__") && info.name.ends_with("__");
        if (native->self.isUnbound() && native->owner != 0) {
            m_out += (special ? "<slot wrapper '" : "<method '") + info.name + "' of '" + info.owner + "' objects>";
            return;
        }
        if (native->self.isUnbound() || isKind(m_machine, native->self, Kind::Module)) {
            m_out += "<built-in function " + info.name + ">";
            return;
        }
        const std::string self = typeName(m_machine, native->self) + " object at " + hexAddress(m_machine, native->self) + ">";
        m_out += special ? "<method-wrapper '" + info.name + "' of " + self : "<built-in method " + info.name + " of " + self;
    }

    void writeGenerator(Value v)
    {
        const Value function = Value::object(m_machine.at<GeneratorObject>(v)->function);
        m_out += "<" + typeName(m_machine, v) + " object " + qualifiedName(m_machine, function) + " at " + hexAddress(m_machine, v) + ">";
    }

    void writeCell(Value v)
    {
        const Value content = m_machine.at<CellObject>(v)->content;
        m_out += "<cell at " + hexAddress(m_machine, v) + ": ";
        m_out += content.isUnbound() ? "empty>" : typeName(m_machine, content) + " object at " + hexAddress(m_machine, content) + ">";
    }

    Handle objectClass() const { return m_machine.classes[static_cast<unsigned>(ClassId::Object)]; }

    Thread &m_thread;
    Machine &m_machine;
    std::string &m_out;
    std::vector<Handle> m_inProgress;
};

/// A text made by `append` as a str value.
template <typename Append>
Outcome asValue(Thread &t, Append append, Value &result)
{
    std::string text;
    FORKYARD_TRY(append(text));
    result = makeStr(t, text);
    return Outcome::Done;
}

} // namespace

std::uint64_t identityOf(const Machine &, Value v)
{
    // Addresses as they look on this kind of machine; what is no object has one made of its bits.
    constexpr std::uint64_t Objects = 0x7f0000000000, Others = 0x560000000000;
    if (v.isObject()) return Objects + std::uint64_t{v.asHandle()} * Granule;
    return Others + ((v.bits() ^ v.bits() >> 24) & 0xffffffffff) * Granule;
}

void appendDefaultRepr(const Machine &m, Value v, std::string &out)
{
    out += "<" + className(m, m.at<ClassObject>(classOf(m, v))) + " object at " + hexAddress(m, v) + ">";
}

Outcome appendRepr(Thread &t, Value v, std::string &out)
{
    const std::size_t before = out.size();
    const Outcome outcome = ReprWriter(t, out).write(v);
    if (outcome != Outcome::Done) out.resize(before);
    return outcome;
}

Outcome appendBuiltinRepr(Thread &t, Value v, std::string &out)
{
    const std::size_t before = out.size();
    const Outcome outcome = ReprWriter(t, out).writeBuiltin(v);
    if (outcome != Outcome::Done) out.resize(before);
    return outcome;
}

Outcome appendStr(Thread &t, Value v, std::string &out)
{
    const Machine &m = t.machine;
    if (isExactly(m, v, ClassId::Str)) {
        appendText(m, v, out);
        return Outcome::Done;
    }
    if (!v.isObject()) return appendRepr(t, v, out);
    const Value method = lookupInClass(t, classOf(m, v), names::str());
    if (method.isUnbound()) return appendRepr(t, v, out);
    if (!isKind(m, method, Kind::Native)) return Outcome::Python;
    if (m.at<NativeObject>(method)->owner == m.classes[static_cast<unsigned>(ClassId::Object)]) return appendRepr(t, v, out);
    Value text;
    FORKYARD_TRY(callNativeDirectly(t, method, {v}, text));
    appendText(m, text, out);
    return Outcome::Done;
}

Outcome reprOf(Thread &t, Value v, Value &result)
{
    return asValue(t, [&](std::string &text) { return appendRepr(t, v, text); }, result);
}

Outcome strOf(Thread &t, Value v, Value &result)
{
    if (isExactly(t.machine, v, ClassId::Str)) {
        result = v;
        return Outcome::Done;
    }
    return asValue(t, [&](std::string &text) { return appendStr(t, v, text); }, result);
}

Outcome asciiOf(Thread &t, Value v, Value &result)
{
    std::string text;
    FORKYARD_TRY(appendRepr(t, v, text));
    result = makeStr(t, asciiOnly(text));
    return Outcome::Done;
}

namespace {

Outcome specialRepr(Call &call)
{
    std::string text;
    const Outcome outcome = appendBuiltinRepr(call.thread, call.self(), text);
    if (outcome == Outcome::Python) return call.fallback(PreludeId::builtin_repr);
    FORKYARD_TRY(outcome);
    return call.done(makeStr(call.thread, text));
}

} // namespace

void defineReprMethods(Thread &t)
{
    for (const ClassId id : {ClassId::List, ClassId::Tuple, ClassId::Dict, ClassId::DictKeys, ClassId::DictValues, ClassId::DictItems, ClassId::Set,
                             ClassId::FrozenSet, ClassId::Range, ClassId::Slice, ClassId::Function, ClassId::Method, ClassId::Module, ClassId::Generator,
                             ClassId::Coroutine, ClassId::BuiltinFunction, ClassId::MethodDescriptor, ClassId::StaticMethod, ClassId::ClassMethod})
        defineMethods(t, t.machine.classes[static_cast<unsigned>(id)], {{"__repr__", "self, /", specialRepr}});
}

} // namespace forkyard::vm
