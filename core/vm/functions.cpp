// Making functions and ready-to-run code; the small helpers behind single instructions; generators' methods.
#include "core/vm/functions.h"

#include "core/base/check.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/exceptions.h"
#include "core/vm/frame_values.h"
#include "core/vm/format.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

using bytecode::Code;
using bytecode::Constant;

namespace {

Value materialize(Thread &t, const Constant &constant);

Value constantsTuple(Thread &t, const Code &code)
{
    std::vector<Value> values;
    values.reserve(code.constants.size());
    for (const Constant &constant : code.constants) values.push_back(materialize(t, constant));
    auto *tuple = newObject<TupleObject>(t, Kind::Tuple, ClassId::Tuple, values.size() * sizeof(Value));
    tuple->size = static_cast<std::uint32_t>(values.size());
    tuple->padding = 0;
    std::copy(values.begin(), values.end(), tuple->items());
    return valueOf(t, tuple);
}

/// The object that stands for code among the constants: its number, and its own constants.
Value codeObject(Thread &t, const std::shared_ptr<const Code> &code)
{
    const std::uint32_t number = t.machine.load(code);
    const Value constants = constantsTuple(t, *code);
    auto *object = newObject<PlainObject>(t, Kind::Plain, ClassId::Code, sizeof(Value) + sizeof(std::uint64_t));
    object->valueCount = 1;
    object->tag = 0;
    object->rawBytes = sizeof(std::uint64_t);
    object->values()[0] = constants;
    *object->raw<std::uint64_t>() = number;
    return valueOf(t, object);
}

Value bigFromHex(Thread &t, const std::string &digits)
{
    Value result;
    FORKYARD_CHECK(parseInt(t, digits, 16, result));
    return result;
}

Value materialize(Thread &t, const Constant &constant)
{
    struct Visitor {
        Thread &t;
        Value operator()(bytecode::NoneConstant) const { return Value::none(); }
        Value operator()(bytecode::EllipsisConstant) const { return Value::ellipsis(); }
        Value operator()(bool b) const { return Value::boolean(b); }
        Value operator()(std::int64_t i) const { return makeInt(t, i); }
        Value operator()(double d) const { return Value::real(d); }
        Value operator()(const bytecode::BigIntConstant &big) const { return bigFromHex(t, big.hexDigits); }
        Value operator()(const bytecode::StringConstant &s) const { return s.interned ? strOfSymbol(t, bytecode::intern(s.utf8)) : makeStr(t, s.utf8); }
        Value operator()(const bytecode::BytesConstant &b) const { return makeBytes(t, b.bytes); }
        Value operator()(const bytecode::TupleConstant &tuple) const
        {
            std::vector<Value> items;
            for (const Constant &item : tuple.items) items.push_back(materialize(t, item));
            return makeTuple(t, items.data(), items.size());
        }
        Value operator()(const std::shared_ptr<const Code> &code) const { return codeObject(t, code); }
    };
    return std::visit(Visitor{t}, constant.value);
}

} // namespace

Value makeFunction(Thread &t, Value codeConstant, Handle module, const Value *parts, bool hidden)
{
    Machine &m = t.machine;
    auto *plain = m.at<PlainObject>(codeConstant);
    const auto number = static_cast<std::uint32_t>(*plain->raw<std::uint64_t>());
    const Code &code = m.code(number);
    const Value name = makeStr(t, code.name);
    const Value qualifiedName = makeStr(t, code.qualifiedName);
    const Value doc = code.hasDocString ? makeStr(t, code.docString) : Value::none();
    auto *function = newObject<FunctionObject>(t, Kind::Function, ClassId::Function);
    function->flags = hidden ? FunctionObject::Hidden : 0;
    function->code = number;
    function->constants = plain->values()[0].asHandle();
    function->module = module;
    const auto part = [&](int i) { return parts && !parts[i].isUnbound() ? parts[i].asHandle() : Handle{0}; };
    function->defaults = part(0);
    function->keywordDefaults = part(1);
    function->closure = part(2);
    function->name = name;
    function->qualifiedName = qualifiedName;
    function->doc = doc;
    return valueOf(t, function);
}

Value makeModuleFunction(Thread &t, const std::shared_ptr<const Code> &code, Handle module, bool hidden)
{
    return makeFunction(t, codeObject(t, code), module, nullptr, hidden);
}

std::string withName(std::string_view message, const std::string &name)
{
    std::string text(message);
    const std::size_t place = text.find("%s");
    return place == std::string::npos ? text : text.replace(place, 2, name);
}

Outcome raiseNoSpecial(Thread &t, Value object, bytecode::Symbol name)
{
    const std::string type = typeName(t.machine, object);
    if (name == names::enter()) return raise(t, ClassId::TypeError, "'%s' object does not support the context manager protocol", type.c_str());
    if (name == names::exit()) return raise(t, ClassId::TypeError, "'%s' object does not support the context manager protocol (missed __exit__ method)", type.c_str());
    if (name == names::aenter()) return raise(t, ClassId::TypeError, "'%s' object does not support the asynchronous context manager protocol", type.c_str());
    if (name == names::aexit())
        return raise(t, ClassId::TypeError, "'%s' object does not support the asynchronous context manager protocol (missed __aexit__ method)", type.c_str());
    if (name == names::aiter()) return raise(t, ClassId::TypeError, "'async for' requires an object with __aiter__ method, got %s", type.c_str());
    if (name == names::anext()) return raise(t, ClassId::TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", type.c_str());
    return raise(t, ClassId::TypeError, "'%s' object has no %s", type.c_str(), std::string(bytecode::symbolText(name)).c_str());
}

Outcome unpack(Thread &t, Value source, std::uint32_t before, int after, Value &items)
{
    const Machine &m = t.machine;
    if (!iteratesNatively(m, source)) {
        // Not iterable at all, or an iterator of the program's own; the prelude tells them apart.
        return Outcome::Python;
    }
    std::vector<Value> all;
    if (const Outcome o = collect(t, source, all); o != Outcome::Done) return o;
    const std::size_t wanted = before + (after < 0 ? 0 : static_cast<std::size_t>(after));
    if (after < 0) {
        if (all.size() < wanted)
            return raise(t, ClassId::ValueError, "not enough values to unpack (expected %zu, got %zu)", wanted, all.size());
        if (all.size() > wanted) return raise(t, ClassId::ValueError, "too many values to unpack (expected %zu)", wanted);
        items = makeList(t, all.data(), all.size());
        return Outcome::Done;
    }
    if (all.size() < wanted)
        return raise(t, ClassId::ValueError, "not enough values to unpack (expected at least %zu, got %zu)", wanted, all.size());
    const std::size_t middle = all.size() - wanted;
    std::vector<Value> flat(all.begin(), all.begin() + before);
    flat.push_back(makeList(t, all.data() + before, middle));
    flat.insert(flat.end(), all.begin() + static_cast<std::ptrdiff_t>(before + middle), all.end());
    items = makeList(t, flat.data(), flat.size());
    return Outcome::Done;
}

Value joinStrings(Thread &t, const Value *strings, std::uint32_t count)
{
    const Machine &m = t.machine;
    std::size_t length = 0;
    unsigned width = 1;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto *s = m.at<StrObject>(strings[i]);
        length += s->length;
        width = std::max(width, s->width());
    }
    StrObject *joined = newStr(t, length, width);
    std::size_t at = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto *s = m.at<StrObject>(strings[i]);
        if (s->width() == width) {
            std::copy_n(s->bytes(), std::size_t{s->length} * width, joined->ownBytes() + at * width);
        } else {
            for (std::uint32_t k = 0; k < s->length; ++k) {
                const char32_t c = characterAt(s, k);
                if (width == 2) reinterpret_cast<std::uint16_t *>(joined->ownBytes())[at + k] = static_cast<std::uint16_t>(c);
                else reinterpret_cast<std::uint32_t *>(joined->ownBytes())[at + k] = c;
            }
        }
        at += s->length;
    }
    return valueOf(t, joined);
}

Outcome formatInterpolated(Thread &t, Value v, char conversion, Value spec, Value &result)
{
    Outcome outcome = Outcome::Done;
    if (conversion == 's') outcome = strOf(t, v, v);
    else if (conversion == 'r') outcome = reprOf(t, v, v);
    else if (conversion == 'a') outcome = asciiOf(t, v, v);
    if (outcome != Outcome::Done) return outcome;
    const std::string text = textOf(t.machine, spec);
    if (text.empty() && isExactly(t.machine, v, ClassId::Str)) {
        result = v;
        return Outcome::Done;
    }
    return formatValue(t, v, text, result);
}

Outcome extendList(Thread &t, Value list, Value iterable)
{
    std::vector<Value> items;
    if (!iteratesNatively(t.machine, iterable)) return Outcome::Python;
    if (const Outcome o = collect(t, iterable, items); o != Outcome::Done) return o;
    for (const Value item : items) listAppend(t, list, item);
    return Outcome::Done;
}

// -- Methods of functions, methods, generators, cells

namespace {

Outcome resume(Call &call, Value generator, Value argument, PendingCall::Resume how)
{
    setPending(call.thread, generator, {argument});
    call.thread.pending.resume = how;
    return Outcome::Python;
}

/// Where it stands; None once it has ended.
Outcome frameOf(Call &call)
{
    const Machine &m = call.machine;
    const Handle handle = m.at<GeneratorObject>(call.self())->frame;
    if (!handle) return call.done();
    const auto *frame = m.at<FrameObject>(handle);
    const LoadedCode &loaded = *m.codes[frame->code];
    const bytecode::Code &code = *loaded.code;
    const auto &spans = frame->lined ? code.spans : code.fastSpans;
    const std::uint32_t line = frame->pc < spans.size() ? spans[frame->pc].line : 0;
    return call.done(frameValue(call.thread, frame->code, line, m.at<FunctionObject>(frame->function)->module, Value::none()));
}

Outcome generatorThrow(Call &call)
{
    const Machine &m = call.machine;
    Value exception = call[1];
    if (isKind(m, exception, Kind::Class) || (call.has(2) && !call[2].isNone())) return call.fallback(PreludeId::generator_throw);
    if (!isKind(m, exception, Kind::Exception))
        return call.raise(ClassId::TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", typeName(m, exception).c_str());
    return resume(call, call.self(), exception, PendingCall::Throw);
}

Outcome generatorClose(Call &call)
{
    auto *generator = call.machine.at<GeneratorObject>(call.self());
    if (generator->state() == GeneratorObject::Created) {
        generator->small = GeneratorObject::Finished;
        generator->frame = 0;
    }
    if (generator->state() == GeneratorObject::Finished) return call.done();
    return call.fallback(PreludeId::generator_close);
}

/// What a suspended coroutine waits for, else None.
Outcome awaitedBy(Call &call)
{
    const Machine &m = call.machine;
    const auto *coroutine = m.at<GeneratorObject>(call.self());
    if (coroutine->state() != GeneratorObject::Suspended || coroutine->frame == 0) return call.done();
    auto *frame = m.at<FrameObject>(coroutine->frame);
    const bytecode::Code &code = m.code(frame->code);
    const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
    if (frame->pc >= instructions.size() || instructions[frame->pc].op != bytecode::Op::YieldFrom) return call.done();
    return call.done(frame->registers()[instructions[frame->pc].b]);
}

Outcome setName(Call &call, Value FunctionObject::*name, const char *attribute)
{
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "%s must be set to a string object", attribute);
    call.machine.at<FunctionObject>(call.self())->*name = call[1];
    return call.done();
}

} // namespace

void defineFunctionMethods(Thread &t)
{
    const Machine &m = t.machine;
    const auto cls = [&](ClassId id) { return m.classes[static_cast<unsigned>(id)]; };
    defineMethods(t, cls(ClassId::Function), {
        {"__name__", "property self", [](Call &c) { return c.done(c.machine.at<FunctionObject>(c.self())->name); }},
        {"__name__", "property self, value", [](Call &c) { return setName(c, &FunctionObject::name, "__name__"); }},
        {"__qualname__", "property self", [](Call &c) { return c.done(c.machine.at<FunctionObject>(c.self())->qualifiedName); }},
        {"__qualname__", "property self, value", [](Call &c) { return setName(c, &FunctionObject::qualifiedName, "__qualname__"); }},
        {"__doc__", "property self", [](Call &c) { return c.done(c.machine.at<FunctionObject>(c.self())->doc); }},
        {"__doc__", "property self, value", [](Call &c) { c.machine.at<FunctionObject>(c.self())->doc = c[1]; return c.done(); }},
        {"__module__", "property self", [](Call &c) {
             const Value own = ownAttribute(c.machine, c.machine.at<Object>(c.self()), names::module());
             if (!own.isUnbound()) return c.done(own);
             const Value name = ownAttribute(c.machine, c.machine.at<Object>(c.machine.at<FunctionObject>(c.self())->module), names::name());
             return c.done(name.isUnbound() ? Value::none() : name);
         }},
        {"__module__", "property self, value", [](Call &c) { setOwnAttribute(c.thread, c.machine.at<Object>(c.self()), names::module(), c[1]); return c.done(); }},
        {"__get__", "self, object, owner=None, /", [](Call &c) { return c.done(c[1].isNone() ? c.self() : makeMethod(c.thread, c.self(), c[1])); }},
    });
    defineMethods(t, cls(ClassId::Method), {
        {"__func__", "property self", [](Call &c) { return c.done(c.machine.at<MethodObject>(c.self())->function); }},
        {"__self__", "property self", [](Call &c) { return c.done(c.machine.at<MethodObject>(c.self())->self); }},
        {"__name__", "property self", [](Call &c) { Value v; const Outcome o = getAttribute(c.thread, c.machine.at<MethodObject>(c.self())->function, names::name(), v); c.result = v; return o; }},
        {"__qualname__", "property self", [](Call &c) { Value v; const Outcome o = getAttribute(c.thread, c.machine.at<MethodObject>(c.self())->function, names::qualname(), v); c.result = v; return o; }},
        {"__doc__", "property self", [](Call &c) { Value v; const Outcome o = getAttribute(c.thread, c.machine.at<MethodObject>(c.self())->function, names::doc(), v); c.result = v; return o; }},
        {"__module__", "property self", [](Call &c) { Value v; const Outcome o = getAttribute(c.thread, c.machine.at<MethodObject>(c.self())->function, names::module(), v); c.result = v; return o; }},
    });
    for (const ClassId id : {ClassId::BuiltinFunction, ClassId::MethodDescriptor})
        defineMethods(t, cls(id), {
            {"__name__", "property self", [](Call &c) { return c.done(makeStr(c.thread, c.machine.natives[c.machine.at<NativeObject>(c.self())->native].name)); }},
            {"__qualname__", "property self", [](Call &c) {
                 const NativeInfo &info = c.machine.natives[c.machine.at<NativeObject>(c.self())->native];
                 return c.done(makeStr(c.thread, info.isMethod ? info.owner + "." + info.name : info.name));
             }},
            {"__module__", "property self", [](Call &c) {
                 const NativeInfo &info = c.machine.natives[c.machine.at<NativeObject>(c.self())->native];
                 return c.done(info.isMethod ? Value::none() : makeStr(c.thread, info.owner));
             }},
            {"__doc__", "property self", [](Call &c) { return c.done(); }},
            {"__self__", "property self", [](Call &c) { const Value self = c.machine.at<NativeObject>(c.self())->self; return c.done(self.isUnbound() ? Value::none() : self); }},
        });
    for (const ClassId id : {ClassId::Generator, ClassId::Coroutine}) {
        defineMethods(t, cls(id), {
            {"send", "self, value, /", [](Call &c) { return resume(c, c.self(), c[1], PendingCall::Send); }},
            {"throw", "self, type, value=?, traceback=?, /", generatorThrow},
            {"close", "self", generatorClose},
            {"__name__", "property self", [](Call &c) { return c.done(c.machine.at<FunctionObject>(c.machine.at<GeneratorObject>(c.self())->function)->name); }},
            {"__qualname__", "property self", [](Call &c) { return c.done(c.machine.at<FunctionObject>(c.machine.at<GeneratorObject>(c.self())->function)->qualifiedName); }},
        });
    }
    defineMethods(t, cls(ClassId::Generator), {
        {"__iter__", "self", [](Call &c) { return c.done(c.self()); }},
        {"__next__", "self", [](Call &c) { return resume(c, c.self(), Value::none(), PendingCall::Send); }},
        // None once it has ended: what programs ask of it.
        {"gi_frame", "property self", frameOf},
        {"gi_suspended", "property self", [](Call &c) { return c.done(Value::boolean(c.machine.at<GeneratorObject>(c.self())->state() == GeneratorObject::Suspended)); }},
        {"gi_yieldfrom", "property self", awaitedBy},
        {"gi_running", "property self", [](Call &c) { return c.done(Value::boolean(c.machine.at<GeneratorObject>(c.self())->state() == GeneratorObject::Running)); }},
    });
    defineMethods(t, cls(ClassId::Coroutine), {
        {"__await__", "self", [](Call &c) { return c.done(c.self()); }},
        // None once it has ended.
        {"cr_frame", "property self", frameOf},
        {"cr_suspended", "property self", [](Call &c) { return c.done(Value::boolean(c.machine.at<GeneratorObject>(c.self())->state() == GeneratorObject::Suspended)); }},
        {"cr_running", "property self", [](Call &c) { return c.done(Value::boolean(c.machine.at<GeneratorObject>(c.self())->state() == GeneratorObject::Running)); }},
        {"cr_await", "property self", awaitedBy},
    });
    defineMethods(t, cls(ClassId::Cell), {
        {"cell_contents", "property self", [](Call &c) {
             const Value v = loadSlot(&c.machine.at<CellObject>(c.self())->content);
             return v.isUnbound() ? c.raise(ClassId::ValueError, "Cell is empty") : c.done(v);
         }},
    });
}

} // namespace forkyard::vm
