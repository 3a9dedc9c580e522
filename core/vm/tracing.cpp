// Values as the trace tells them, and the events of shared data, frames and exceptions.
#include "core/vm/tracing.h"

#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/object_names.h"
#include "core/vm/operations.h"
#include "core/vm/sets.h"
#include "core/vm/strings.h"

#include <functional>

namespace forkyard::vm {

using trace::EventKind;

namespace {

constexpr std::size_t LongestText = 60;

/// Modules, functions and classes are the program's furniture, not its data.
bool isData(const Machine &m, Value v)
{
    switch (kindOf(m, v)) {
    case Kind::Module:
    case Kind::Function:
    case Kind::Class:
    case Kind::Native:
    case Kind::Method:
    case Kind::Wrapper: return false;
    default: return true;
    }
}

/// __name__ and its like belong to the language.
bool isOwnName(bytecode::Symbol name) { return !bytecode::symbolText(name).starts_with("__"); }

std::uint32_t globalNumber(Thread &t, Handle module, bytecode::Symbol name)
{
    Machine &m = t.machine;
    const std::uint64_t key = (std::uint64_t{module} << 32) | name;
    const std::lock_guard guard(m.traceNames->mutex);
    auto [place, isNew] = m.traceNames->globals.try_emplace(key, 0);
    if (isNew) {
        place->second = m.host.newObjects(1);
        t.writer->nameObject(place->second, trace::ObjectKind::Variable, trace::ObjectScope::Local, bytecode::symbolText(name));
    }
    return place->second;
}

std::uint32_t attributeNumber(Thread &t, Value object, bytecode::Symbol name)
{
    Machine &m = t.machine;
    const std::uint64_t key = (std::uint64_t{object.asHandle()} << 32) | name;
    const std::lock_guard guard(m.traceNames->mutex);
    auto [place, isNew] = m.traceNames->attributes.try_emplace(key, 0);
    if (isNew) {
        place->second = m.host.newObjects(1);
        t.writer->nameObject(place->second, trace::ObjectKind::Variable, trace::ObjectScope::Local, typeName(m, object) + "." + std::string(bytecode::symbolText(name)));
    }
    return place->second;
}

std::uint32_t localNumber(Thread &t, bytecode::Symbol name)
{
    Machine &m = t.machine;
    const std::lock_guard guard(m.traceNames->mutex);
    auto [place, isNew] = m.traceNames->locals.try_emplace(name, 0);
    if (isNew) {
        place->second = m.host.newObjects(1);
        t.writer->nameObject(place->second, trace::ObjectKind::Local, trace::ObjectScope::Local, bytecode::symbolText(name));
    }
    return place->second;
}

// What a list, dict or set holds can change without an assignment. Behind the locals that were told of a frame stand the hashes of what
// they held, and then the globals that its line has read: when the line is over, whatever reads differently from then is told as a store.

constexpr std::int64_t TouchMark = 0x746f7563;
constexpr std::size_t TouchSize = 5; ///< mark, module, name, hash of the text, line

bool mayChangeInside(const Machine &m, Value value)
{
    switch (kindOf(m, value)) {
    case Kind::List:
    case Kind::Dict:
    case Kind::Set: return true;
    default: return false;
    }
}

/// 32 bits, so that it fits into a small integer.
std::int64_t hashOf(const std::string &text) { return static_cast<std::int64_t>(std::hash<std::string>()(text) & 0xffffffff); }

/// Of as much of a list, dict or set as its text can show: another one where that may have changed.
void mixInside(const Machine &m, Value value, unsigned depth, unsigned &left, std::uint64_t &hash)
{
    const auto mix = [&](std::uint64_t bits) { hash = (hash ^ bits) * 1099511628211U; };
    mix(value.bits());
    if (depth == 0 || left == 0 || (!mayChangeInside(m, value) && !isTuple(m, value))) return;
    const auto take = [&](Value item) {
        --left;
        mixInside(m, item, depth - 1, left, hash);
    };
    if (isDict(m, value)) {
        Value key, item;
        for (std::size_t at = 0; left > 0 && dictNext(m, value, at, key, item);) {
            mix(key.bits());
            take(item);
        }
        mix(dictSize(m, value));
    } else if (isKind(m, value, Kind::Set)) {
        Value key;
        for (std::size_t at = 0; left > 0 && setNext(m, value, at, key);) take(key);
        mix(setSize(m, value));
    } else {
        const Items items = itemsOf(m, value);
        for (std::size_t i = 0; left > 0 && i < items.count; ++i) take(items[i]);
        mix(items.count < LongestText ? items.count : LongestText);
    }
}

Value insideOf(const Machine &m, Value value)
{
    if (!mayChangeInside(m, value)) return {};
    unsigned left = LongestText;
    std::uint64_t hash = 14695981039346656037U;
    mixInside(m, value, 3, left, hash);
    return Value::integer(static_cast<std::int64_t>(hash & 0xffffffff));
}

/// Of the locals and the hashes of what they held.
std::size_t localCount(const Machine &m, const FrameObject *frame)
{
    const bytecode::Code &code = *m.codes[frame->code]->code;
    return code.isModule || code.isClassBody ? 0 : 2 * code.localNames.size();
}

void noteTouched(Thread &t, Handle module, bytecode::Symbol name, Value value, std::uint32_t line)
{
    if (t.traceLevel < trace::Level::All || !mayChangeInside(t.machine, value)) return;
    if (t.toldLocals.empty()) t.toldLocals.emplace_back();
    std::vector<Value> &told = t.toldLocals.back();
    const std::size_t base = localCount(t.machine, t.machine.at<FrameObject>(t.frame));
    if (told.size() < base) told.resize(base);
    const Value hash = Value::integer(hashOf(shortText(t, value)));
    for (std::size_t i = base; i + TouchSize <= told.size(); i += TouchSize) {
        if (told[i] != Value::integer(TouchMark) || told[i + 1] != Value::object(module) || told[i + 2] != Value::integer(name)) continue;
        if (told[i + 3] != hash) emitValue(t, EventKind::VariableStore, globalNumber(t, module, name), 0, line, value);
        told[i + 3] = hash;
        return;
    }
    for (const Value each : {Value::integer(TouchMark), Value::object(module), Value::integer(name), hash, Value::integer(line)}) told.push_back(each);
}

void tellTouched(Thread &t, const FrameObject *frame)
{
    if (t.toldLocals.empty()) return;
    std::vector<Value> &told = t.toldLocals.back();
    Machine &m = t.machine;
    const std::size_t base = localCount(m, frame);
    for (std::size_t i = base; i + TouchSize <= told.size() && told[i] == Value::integer(TouchMark); i += TouchSize) {
        const Handle module = told[i + 1].asHandle();
        const auto name = static_cast<bytecode::Symbol>(told[i + 2].asInt());
        const auto *object = m.at<Object>(module);
        const int slot = findSlot(object->shape, name);
        if (slot < 0) continue;
        const Value value = loadSlot(m.at<ArrayObject>(loadWord(&object->attributes))->items() + slot);
        if (!value.isObject() || !mayChangeInside(m, value) || told[i + 3] == Value::integer(hashOf(shortText(t, value)))) continue;
        // It has seen what it leaves: nobody's change is lost.
        const auto line = static_cast<std::uint32_t>(told[i + 4].asInt());
        emitValue(t, EventKind::VariableLoad, globalNumber(t, module, name), 0, line, value);
        emitValue(t, EventKind::VariableStore, globalNumber(t, module, name), 0, line, value);
    }
    if (told.size() > base) told.resize(base);
}

bool hasPlainAttributes(const Machine &m, Value object) { return isKind(m, object, Kind::Instance); }

} // namespace

std::string shortText(Thread &t, Value value)
{
    const Value saved = t.exception;
    std::string text;
    if (isKind(t.machine, value, Kind::BigInt)) {
        text = intText(t.machine, value); // however long
    } else if (appendRepr(t, value, text) != Outcome::Done) {
        t.exception = saved;
        text = "<" + typeName(t.machine, value) + ">";
    }
    if (text.size() > LongestText) {
        std::size_t cut = LongestText;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
        text = text.substr(0, cut) + "…";
    }
    return text;
}

std::uint32_t objectNumber(Thread &t, Value object)
{
    if (!isKind(t.machine, object, Kind::Plain)) return 0;
    auto *plain = t.machine.at<PlainObject>(object);
    return plain->flags & PlainObject::Traced ? plain->raw<PlainHead>()->number : 0;
}

void emitValue(Thread &t, EventKind kind, std::uint32_t object, std::uint32_t sequence, std::uint32_t line, Value value)
{
    nameObjects(t, NameSearch::Use, object);
    const bool acquire = trace::kindInfo(kind).side == trace::Side::Acquire;
    trace::Value told;
    if (value.isInt()) told = trace::Value::integer(value.asInt());
    else if (value.isBool()) told = trace::Value::constant(value.isTrue() ? trace::Constant::True : trace::Constant::False);
    else if (value.isNone()) told = trace::Value::constant(trace::Constant::None);
    else if (const std::uint32_t number = value.isObject() ? objectNumber(t, value) : 0) told = trace::Value::object(number);
    else if (!value.isUnbound()) {
        t.writer->emitText(kind, object, sequence, line, shortText(t, value));
        return;
    }
    if (acquire) t.writer->emitAcquire(kind, object, sequence, line, told);
    else t.writer->emitRelease(kind, object, sequence, line, told);
}

void traceGlobalLoad(Thread &t, Handle module, bytecode::Symbol name, Value value, std::uint32_t line)
{
    if (!t.writer || t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden || !isData(t.machine, value) || !isOwnName(name)) return;
    // Built-in names are not the module's own.
    if (findSlot(t.machine.at<Object>(module)->shape, name) < 0) return;
    emitValue(t, EventKind::VariableLoad, globalNumber(t, module, name), 0, line, value);
    noteTouched(t, module, name, value, line);
}

void traceGlobalStore(Thread &t, Handle module, bytecode::Symbol name, Value value, std::uint32_t line)
{
    if (!t.writer || t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden || !isData(t.machine, value) || !isOwnName(name)) return;
    if (value.isObject()) nameObjects(t, NameSearch::Line);
    emitValue(t, EventKind::VariableStore, globalNumber(t, module, name), 0, line, value);
}

void traceAttributeLoad(Thread &t, Value object, bytecode::Symbol name, Value value, std::uint32_t line)
{
    if (!t.writer || t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden) return;
    if (!hasPlainAttributes(t.machine, object) || !isData(t.machine, value) || isKind(t.machine, value, Kind::Method)) return;
    if (findSlot(t.machine.at<Object>(object)->shape, name) < 0) return;
    emitValue(t, EventKind::VariableLoad, attributeNumber(t, object, name), 0, line, value);
}

void traceAttributeStore(Thread &t, Value object, bytecode::Symbol name, Value value, std::uint32_t line)
{
    if (!t.writer || t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden) return;
    if (!hasPlainAttributes(t.machine, object) || !isData(t.machine, value)) return;
    emitValue(t, EventKind::VariableStore, attributeNumber(t, object, name), 0, line, value);
}

void traceEnterFrame(Thread &t, const FrameObject *frame)
{
    if (!t.writer || frame->flags & FrameObject::Hidden) return;
    const LoadedCode &loaded = *t.machine.codes[frame->code];
    t.writer->emitText(EventKind::FrameEnter, 0, 0, packedLine(loaded, loaded.code->firstLine), loaded.code->name);
    t.toldLocals.emplace_back();
}

void traceLeaveFrame(Thread &t, const FrameObject *frame)
{
    if (!t.writer || frame->flags & FrameObject::Hidden) return;
    tellTouched(t, frame);
    t.writer->emitRelease(EventKind::FrameLeave, 0, 0, t.lineWord->load(std::memory_order_relaxed));
    if (!t.toldLocals.empty()) t.toldLocals.pop_back();
}

void traceRaised(Thread &t, std::uint32_t line)
{
    if (!t.writer || t.traceLevel < trace::Level::Shared) return;
    if (t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden) return;
    // The end of an iteration is no event of the program's.
    if (isInstance(t.machine, t.exception, ClassId::StopIteration)) return;
    std::string text = formatExceptionOnly(t, t.exception);
    if (!text.empty() && text.back() == '\n') text.pop_back();
    t.writer->emitText(EventKind::ExceptionRaised, 0, 0, line, text);
}

void traceLocals(Thread &t)
{
    Machine &m = t.machine;
    if (!t.writer || !t.frame) return;
    auto *frame = m.at<FrameObject>(t.frame);
    const LoadedCode &loaded = *m.codes[frame->code];
    const bytecode::Code &code = *loaded.code;
    if (frame->flags & FrameObject::Hidden) return;
    nameObjects(t, NameSearch::Line);
    tellTouched(t, frame);
    if (code.isModule || code.isClassBody) return;
    if (t.toldLocals.empty()) t.toldLocals.emplace_back();
    std::vector<Value> &told = t.toldLocals.back();
    const std::size_t count = code.localNames.size();
    told.resize(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view name = bytecode::symbolText(code.localNames[i]);
        if (name.empty() || name.front() == '.') continue;
        Value value = frame->registers()[i];
        if (code.localIsCell[i] && isKind(m, value, Kind::Cell)) value = loadSlot(&m.at<CellObject>(value)->content);
        const Value inside = insideOf(m, value);
        if (value == told[i] && inside == told[count + i]) continue;
        told[i] = value;
        told[count + i] = inside;
        if (value.isUnbound() || !isData(m, value)) continue;
        emitValue(t, EventKind::LocalValue, localNumber(t, code.localNames[i]), 0, t.lineWord->load(std::memory_order_relaxed), value);
    }
}

} // namespace forkyard::vm
