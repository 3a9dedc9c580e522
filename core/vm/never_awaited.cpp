#include "core/vm/never_awaited.h"

#include "core/bytecode/operands.h"
#include "core/vm/collection.h"
#include "core/vm/dicts.h"
#include "core/vm/host.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <vector>

namespace forkyard::vm {

namespace {

using bytecode::Op;

/// Instructions to look ahead: a statement's rest is shorter.
constexpr std::size_t FarEnough = 64;

bool touches(const std::vector<bytecode::RegisterRange> &ranges, std::uint32_t wanted)
{
    for (const bytecode::RegisterRange &range : ranges)
        if (wanted >= range.first && wanted < range.first + range.count) return true;
    return false;
}

/// Whether nothing after the call at `pc` reads its result. In doubt it is read.
bool isDropped(const bytecode::Code &code, const std::vector<bytecode::Instruction> &instructions, std::size_t pc)
{
    const std::uint32_t result = instructions[pc].a;
    if (result < code.localNames.size()) return false;
    bytecode::RegisterUse use;
    std::size_t at = pc + 1;
    for (std::size_t looked = 0; looked < FarEnough && at < instructions.size(); ++looked) {
        const bytecode::Instruction &next = instructions[at];
        bytecode::findRegisterUse(next, use);
        if (touches(use.read, result)) return false;
        if (touches(use.written, result)) return true;
        if (!bytecode::endsPath(next.op)) {
            ++at;
            continue;
        }
        // A return reads what it returns. A jump back begins another turn, in which the register is written first.
        if (!bytecode::hasJumpTarget(next.op) || static_cast<std::size_t>(next.d) <= at) return true;
        at = static_cast<std::size_t>(next.d);
    }
    return at >= instructions.size();
}

/// The text of the line, without its indentation; empty where the source is not at hand.
std::string lineOf(const std::string &source, std::uint32_t line)
{
    std::size_t begin = 0;
    for (std::uint32_t i = 1; i < line; ++i) {
        begin = source.find('\n', begin);
        if (begin == source.npos) return {};
        ++begin;
    }
    std::string text = source.substr(begin, source.find('\n', begin) - begin);
    text.erase(0, text.find_first_not_of(" \t\f"));
    while (!text.empty() && (text.back() == '\r' || text.back() == ' ' || text.back() == '\t')) text.pop_back();
    return text;
}

/// True the first time. What has been said stands in the heap, as everything that a program's course depends on.
bool isNew(Thread &t, const std::string &said)
{
    constexpr std::string_view name = "__said__";
    const Handle holder = t.machine.classes[static_cast<unsigned>(ClassId::Coroutine)];
    Value all = getAttributeRaw(t, holder, name);
    if (all.isUnbound()) {
        all = makeDict(t);
        setAttributeRaw(t, holder, name, all);
    }
    if (!dictGetStr(t, all, said).isUnbound()) return false;
    dictSetStr(t, all, said, Value::boolean(true));
    return true;
}

/// Whether the program silenced such remarks: the first of warnings' filters that is for them says so.
bool isSilenced(Thread &t)
{
    const Machine &m = t.machine;
    const Value module = dictGetStr(t, Value::object(m.modules), "warnings");
    if (module.isUnbound()) return false;
    const Value filters = getAttributeRaw(t, module.asHandle(), "filters");
    if (!isKind(m, filters, Kind::List)) return false;
    const Items all = itemsOf(m, filters);
    for (std::size_t i = 0; i < all.count; ++i) {
        if (!isTuple(m, all[i])) continue;
        const Items one = itemsOf(m, all[i]); // action, message, category, module, line
        const bool isForIt = one.count == 5 && (!isStr(m, one[1]) || textOf(m, one[1]).empty()) && one[2].isObject() && one[3].isObject() && textOf(m, one[3]).empty() &&
                             isSubclass(m, m.classes[static_cast<unsigned>(ClassId::RuntimeWarning)], one[2].asHandle());
        if (isForIt) return textOf(m, one[0]) == "ignore";
    }
    return false;
}

void warn(Thread &t, const GeneratorObject *coroutine, const std::string &place, const std::string &shown)
{
    std::string text = place + ": RuntimeWarning: coroutine '" + textOf(t.machine, t.machine.at<FunctionObject>(coroutine->function)->qualifiedName) + "' was never awaited\n";
    if (isSilenced(t) || !isNew(t, text)) return;
    if (!shown.empty()) text += "  " + shown + "\n";
    text += "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    static_cast<void>(t.machine.host.write(t, 2, text.data(), text.size()));
}

/// At the line where the frame stands.
void warnAt(Thread &t, const GeneratorObject *coroutine, const FrameObject &frame)
{
    const Machine &m = t.machine;
    const bytecode::Code &code = m.code(frame.code);
    const std::uint32_t line = (frame.lined ? code.spans : code.fastSpans)[frame.pc].line;
    const auto source = m.sources.find(code.fileName);
    warn(t, coroutine, code.fileName + ":" + std::to_string(line), source != m.sources.end() ? lineOf(source->second, line) : std::string());
}

/// Those that have not begun, in the frame's registers and in lists and tuples that stand there.
std::vector<Handle> openIn(const Machine &m, FrameObject &frame)
{
    std::vector<Handle> found;
    const auto look = [&](Value v) {
        if (isUnawaited(m, v) && std::find(found.begin(), found.end(), v.asHandle()) == found.end()) found.push_back(v.asHandle());
    };
    const std::size_t count = m.code(frame.code).localNames.size();
    for (std::size_t i = 0; i < std::min<std::size_t>(count, frame.registerCount); ++i) {
        const Value v = frame.registers()[i];
        if (isKind(m, v, Kind::List) || isTuple(m, v)) {
            const Items items = itemsOf(m, v);
            for (std::size_t j = 0; j < items.count; ++j) look(items[j]);
        } else {
            look(v);
        }
    }
    return found;
}

} // namespace

bool isUnawaited(const Machine &m, Value v)
{
    if (!isKind(m, v, Kind::Generator)) return false;
    const auto *coroutine = m.at<GeneratorObject>(v);
    return coroutine->flags & GeneratorObject::Coroutine && !(coroutine->flags & IsCaredFor) && coroutine->state() == GeneratorObject::Created;
}

void warnOfLost(Thread &t)
{
    Machine &m = t.machine;
    auto *frame = m.at<FrameObject>(t.frame);
    frame->flags &= static_cast<std::uint8_t>(~MadeCoroutine);
    const std::vector<Handle> open = openIn(m, *frame);
    if (open.empty()) return;
    const std::vector<bool> held = mayBeRead(t, open, t.frame);
    const auto *caller = frame->caller ? m.at<FrameObject>(frame->caller) : nullptr;
    const bool isTask = frame->flags & FrameObject::Kept && m.at<GeneratorObject>(frame->generator)->flags & GeneratorObject::Coroutine;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (held[i]) continue;
        auto *coroutine = m.at<GeneratorObject>(open[i]);
        coroutine->flags |= IsCaredFor;
        if (caller && !(caller->flags & FrameObject::Hidden)) warnAt(t, coroutine, *caller);
        else if (isTask) warn(t, coroutine, "/usr/lib/python3.11/asyncio/events.py:80", "self._context.run(self._callback, *self._args)");
        else warn(t, coroutine, "sys:1", {});
    }
}

void warnIfLetGo(Thread &t, Value value)
{
    Machine &m = t.machine;
    if (t.frame == 0 || !isUnawaited(m, value)) return;
    const auto *frame = m.at<FrameObject>(t.frame);
    if ((frame->flags & FrameObject::Hidden) || mayBeRead(t, {value.asHandle()})[0]) return;
    auto *coroutine = m.at<GeneratorObject>(value);
    coroutine->flags |= IsCaredFor;
    warnAt(t, coroutine, *frame);
}

void warnIfDropped(Thread &t, GeneratorObject *coroutine)
{
    Machine &m = t.machine;
    if (t.frame == 0) return;
    auto *frame = m.at<FrameObject>(t.frame);
    const bytecode::Code &code = m.code(frame->code);
    const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
    if ((frame->flags & FrameObject::Hidden) || frame->pc >= instructions.size()) return;
    frame->flags |= MadeCoroutine;
    const Op op = instructions[frame->pc].op;
    if (op != Op::Call && op != Op::CallMethod && op != Op::CallEx) return;
    if (!isDropped(code, instructions, frame->pc)) return;
    coroutine->flags |= IsCaredFor;
    warnAt(t, coroutine, *frame);
}

} // namespace forkyard::vm
