#include "core/vm/frame_values.h"

#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/names.h"
#include "core/vm/native.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

#include "core/bytecode/symbol.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace forkyard::vm {

namespace {

/// Where the class is kept: no program can write this name.
constexpr const char *ClassName = " frame";
constexpr const char *LocalsName = " locals";

struct Place {
    std::uint32_t code, line;
    Handle module;
    Handle frame;
};

/// Innermost first; the library's own calls left out.
std::vector<Place> callsInProgress(const Thread &t)
{
    const Machine &m = t.machine;
    std::vector<Place> places;
    for (Handle h = t.frame; h; h = m.at<FrameObject>(h)->caller) {
        const auto *frame = m.at<FrameObject>(h);
        if (frame->flags & FrameObject::Hidden) continue;
        const bytecode::Code &code = m.code(frame->code);
        const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
        const std::uint32_t line = instructions[std::min<std::size_t>(frame->pc, instructions.size() - 1)].line;
        places.push_back({frame->code, line, m.at<FunctionObject>(frame->function)->module, h});
    }
    return places;
}

Value attribute(const Call &call, const char *name) { return ownAttribute(call.machine, call.machine.at<Object>(call.self()), bytecode::intern(name)); }

Outcome frameGlobals(Call &call)
{
    return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(PreludeId::make_namespace)], {attribute(call, " module")});
}

/// Nobody has those of a call that has ended.
Outcome frameLocals(Call &call)
{
    const Value locals = attribute(call, LocalsName);
    if (!locals.isUnbound()) return call.done(locals);
    if (call.machine.code(static_cast<std::uint32_t>(*call.machine.at<PlainObject>(attribute(call, "f_code"))->raw<std::uint64_t>())).isModule) return frameGlobals(call);
    return call.raise(ClassId::AttributeError, "'frame' object has no attribute 'f_locals'");
}

Outcome frameRepr(Call &call)
{
    std::string text = "<frame at 0x";
    char digits[32];
    std::snprintf(digits, sizeof digits, "%llx", static_cast<unsigned long long>(identityOf(call.machine, call.self())));
    text += digits;
    const Value code = attribute(call, "f_code");
    const auto &details = call.machine.code(static_cast<std::uint32_t>(*call.machine.at<PlainObject>(code)->raw<std::uint64_t>()));
    text += ", file '" + std::string(details.fileName) + "', line " + std::to_string(attribute(call, "f_lineno").asInt()) + ", code " + std::string(details.name) + ">";
    return call.done(makeStr(call.thread, text));
}

} // namespace

Value codeValue(Thread &t, std::uint32_t code)
{
    auto *object = newObject<PlainObject>(t, Kind::Plain, ClassId::Code, sizeof(Value) + sizeof(std::uint64_t));
    object->valueCount = 1;
    object->tag = 0;
    object->rawBytes = sizeof(std::uint64_t);
    object->values()[0] = Value::none();
    *object->raw<std::uint64_t>() = code;
    return valueOf(t, object);
}

Value frameValue(Thread &t, std::uint32_t code, std::uint32_t line, Handle module, Value back)
{
    const Machine &m = t.machine;
    const Value cls = getAttributeRaw(t, m.classes[static_cast<unsigned>(ClassId::Code)], ClassName);
    const Value frame = newInstance(t, cls.asHandle());
    for (const auto &[name, value] : {std::pair<const char *, Value>{"f_lineno", Value::integer(line)}, {"f_code", codeValue(t, code)}, {"f_back", back}, {" module", Value::object(module)}})
        setAttributeRaw(t, frame.asHandle(), name, value);
    return frame;
}

Value localsOfFrame(Thread &t, FrameObject *frame)
{
    const Machine &m = t.machine;
    const auto &code = m.code(frame->code);
    if (code.isClassBody) return frame->registers()[0];
    const Value dict = makeDict(t);
    const auto put = [&](bytecode::Symbol name, Value value, bool cell) {
        const std::string_view text = bytecode::symbolText(name);
        if (cell && isKind(m, value, Kind::Cell)) value = loadSlot(&m.at<CellObject>(value)->content);
        if (!text.empty() && text.front() != '.' && !value.isUnbound()) dictSetStr(t, dict, text, value);
    };
    for (std::size_t i = 0; i < code.localNames.size(); ++i) put(code.localNames[i], frame->registers()[i], code.localIsCell[i]);
    for (std::size_t i = 0; i < code.freeNames.size(); ++i)
        if (code.freeNames[i] != names::class_()) put(code.freeNames[i], frame->registers()[code.firstFree + i], true);
    return dict;
}

Value currentFrameValue(Thread &t, std::int64_t depth)
{
    const std::vector<Place> places = callsInProgress(t);
    if (depth < 0 || static_cast<std::size_t>(depth) >= places.size()) return {};
    Value frame = Value::none();
    for (std::size_t i = places.size(); i-- > static_cast<std::size_t>(depth);) {
        frame = frameValue(t, places[i].code, places[i].line, places[i].module, frame);
        if (!t.machine.code(places[i].code).isModule) setAttributeRaw(t, frame.asHandle(), LocalsName, localsOfFrame(t, t.machine.at<FrameObject>(places[i].frame)));
    }
    return frame;
}

void defineFrameValues(Thread &t)
{
    const Machine &m = t.machine;
    const Handle cls = makeBuiltinClass(t, "frame", "builtins", Kind::Instance);
    defineMethods(t, cls, {
        {"__repr__", "self", frameRepr},
        {"f_globals", "property self", frameGlobals},
        {"f_locals", "property self", frameLocals},
    });
    setAttributeRaw(t, m.classes[static_cast<unsigned>(ClassId::Code)], ClassName, Value::object(cls));
}

} // namespace forkyard::vm
