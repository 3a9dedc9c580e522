// What modules such as inspect, traceback and logging ask of code: parameters of functions, frames of tracebacks, calls in
// progress. Answers in plain values; runs nothing.
#include "core/vm/introspection.h"

#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/frame_values.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"
#include "core/vm/traceback_lines.h"

namespace forkyard::vm {

namespace {

using bytecode::Code;

Value strOf(Thread &t, bytecode::Symbol name) { return makeStr(t, bytecode::symbolText(name)); }
Value orNone(Handle h) { return h ? Value::object(h) : Value::none(); }

Value namesOf(Thread &t, const Code &code, std::size_t from, std::size_t to)
{
    std::vector<Value> names;
    for (std::size_t i = from; i < to; ++i) names.push_back(strOf(t, code.localNames[i]));
    return makeTuple(t, names.data(), names.size());
}

/// parameters_of(function): (positional names, how many of them positional only, keyword-only names, *name, **name,
/// defaults, keyword defaults, kind) with kind 0 a function, 1 a generator, 2 a coroutine.
Outcome parametersOf(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    const auto *function = m.at<FunctionObject>(call[0]);
    const Code &code = m.code(function->code);
    std::size_t next = std::size_t{code.positionalCount} + code.keywordOnlyCount;
    const Value rest = code.hasVarArgs ? strOf(t, code.localNames[next++]) : Value::none();
    const Value keywords = code.hasVarKeywords ? strOf(t, code.localNames[next]) : Value::none();
    const Value parts[] = {namesOf(t, code, 0, code.positionalCount), Value::integer(code.positionalOnlyCount),
                           namesOf(t, code, code.positionalCount, std::size_t{code.positionalCount} + code.keywordOnlyCount), rest, keywords,
                           orNone(function->defaults), orNone(function->keywordDefaults),
                           Value::integer(code.isCoroutine ? 2 : code.isGenerator ? 1 : 0)};
    return call.done(makeTuple(t, parts, std::size(parts)));
}

Value entryOf(Thread &t, const Code &code, std::uint32_t line, const SourceSpan *span)
{
    const Machine &m = t.machine;
    std::string text;
    if (const auto source = m.sources.find(code.fileName); source != m.sources.end()) {
        const SourceSpan whole{.line = line, .column = 0, .endLine = line, .endColumn = 0};
        text = tracebackLines(source->second, span ? *span : whole);
    }
    const Value parts[] = {makeStr(t, code.fileName), Value::integer(line), makeStr(t, code.name), makeStr(t, text)};
    return makeTuple(t, parts, std::size(parts));
}

/// traceback_entries(traceback or None): a list of (file, line, function, text as tracebacks show it), outermost first.
Outcome tracebackEntries(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    const Value list = makeList(t, nullptr, 0);
    for (Handle h = isKind(m, call[0], Kind::Traceback) ? call[0].asHandle() : 0; h; h = m.at<TracebackObject>(h)->next) {
        const auto *tb = m.at<TracebackObject>(h);
        std::vector<ShownFrame> shown;
        if (shownFramesAt(m, tb->code, tb->line, shown)) {
            for (const ShownFrame &frame : shown) {
                const Value parts[] = {makeStr(t, frame.file), Value::integer(frame.line), makeStr(t, frame.function), makeStr(t, frame.text)};
                listAppend(t, list, makeTuple(t, parts, std::size(parts)));
            }
            continue;
        }
        const Code &code = m.code(tb->code);
        listAppend(t, list, entryOf(t, code, tb->line, &(tb->lined ? code.spans : code.fastSpans)[tb->pc]));
    }
    return call.done(list);
}

/// stack_entries(): the calls in progress, innermost first, as traceback_entries gives them; the library's own left out.
Outcome stackEntries(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    const Value list = makeList(t, nullptr, 0);
    for (Handle h = t.frame; h; h = m.at<FrameObject>(h)->caller) {
        const auto *frame = m.at<FrameObject>(h);
        const Code &code = m.code(frame->code);
        const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
        const std::uint32_t line = instructions[std::min<std::size_t>(frame->pc, instructions.size() - 1)].line;
        if (!(frame->flags & FrameObject::Hidden)) {
            listAppend(t, list, entryOf(t, code, line, nullptr));
            continue;
        }
        std::vector<ShownFrame> shown;
        if (!shownFramesAt(m, frame->code, line, shown)) continue;
        for (auto one = shown.rbegin(); one != shown.rend(); ++one) {
            const Value parts[] = {makeStr(t, one->file), Value::integer(one->line), makeStr(t, one->function), makeStr(t, one->text.substr(0, one->text.find('\n') + 1))};
            listAppend(t, list, makeTuple(t, parts, std::size(parts)));
        }
    }
    return call.done(list);
}

/// caller_module(depth): the module of the program's innermost function but `depth`.
Outcome callerModule(Call &call)
{
    const Machine &m = call.machine;
    std::int64_t depth = call[0].asInt();
    for (Handle h = call.thread.frame; h; h = m.at<FrameObject>(h)->caller) {
        const auto *frame = m.at<FrameObject>(h);
        if (frame->flags & FrameObject::Hidden || depth-- > 0) continue;
        return call.done(Value::object(m.at<FunctionObject>(frame->function)->module));
    }
    return call.done();
}

Outcome functionCode(Call &call) { return call.done(codeValue(call.thread, call.machine.at<FunctionObject>(call.self())->code)); }

const Code &codeOf(Call &call) { return call.machine.code(static_cast<std::uint32_t>(*call.machine.at<PlainObject>(call.self())->raw<std::uint64_t>())); }

std::size_t parameterCount(const Code &code)
{
    return std::size_t{code.positionalCount} + code.keywordOnlyCount + code.hasVarArgs + code.hasVarKeywords;
}

/// The bit field that inspect reads: *args 4, **kwargs 8, generator 32, coroutine 128.
Outcome codeFlags(Call &call)
{
    const Code &code = codeOf(call);
    return call.done(Value::integer(3 | (code.hasVarArgs ? 4 : 0) | (code.hasVarKeywords ? 8 : 0) | (code.isGenerator ? 32 : 0) | (code.isCoroutine ? 128 : 0)));
}

} // namespace

void defineIntrospection(Thread &t, Handle machineModule)
{
    const Machine &m = t.machine;
    defineFrameValues(t);
    defineFunctions(t, machineModule, {
        {"parameters_of", "function, /", parametersOf},
        {"traceback_entries", "traceback, /", tracebackEntries},
        {"stack_entries", "", stackEntries},
        {"caller_module", "depth, /", callerModule},
        {"current_frame", "depth=0, /", [](Call &c) {
             const Value frame = currentFrameValue(c.thread, c[0].asInt());
             return c.done(frame.isUnbound() ? Value::none() : frame);
         }},
        {"traceback_of", "exception, /", [](Call &c) { return c.done(tracebackValue(c.machine, c[0])); }},
    });
    defineMethods(t, m.classes[static_cast<unsigned>(ClassId::Function)], {
        {"__code__", "property self", functionCode},
        {"__kwdefaults__", "property self", [](Call &c) { return c.done(orNone(c.machine.at<FunctionObject>(c.self())->keywordDefaults)); }},
        {"__kwdefaults__", "property self, value", [](Call &c) {
             if (!isKind(c.machine, c[1], Kind::Dict) && !c[1].isNone()) return c.raise(ClassId::TypeError, "__kwdefaults__ must be set to a dict object");
             c.machine.at<FunctionObject>(c.self())->keywordDefaults = c[1].isNone() ? 0 : c[1].asHandle();
             return c.done();
         }},
        {"__annotations__", "property self", [](Call &c) {
             auto *function = c.machine.at<Object>(c.self());
             Value own = ownAttribute(c.machine, function, names::annotations());
             if (own.isUnbound()) setOwnAttribute(c.thread, function, names::annotations(), own = makeDict(c.thread));
             return c.done(own);
         }},
        {"__annotations__", "property self, value", [](Call &c) {
             setOwnAttribute(c.thread, c.machine.at<Object>(c.self()), names::annotations(), c[1]);
             return c.done();
         }},
        {"__closure__", "property self", [](Call &c) { return c.done(orNone(c.machine.at<FunctionObject>(c.self())->closure)); }},
        {"__globals__", "property self", [](Call &c) {
             const Value module = Value::object(c.machine.at<FunctionObject>(c.self())->module);
             return c.callInstead(c.machine.preludeFunctions[static_cast<unsigned>(PreludeId::make_namespace)], {module});
         }},
        {"__defaults__", "property self", [](Call &c) { return c.done(orNone(c.machine.at<FunctionObject>(c.self())->defaults)); }},
        {"__defaults__", "property self, value", [](Call &c) {
             if (!isTuple(c.machine, c[1]) && !c[1].isNone()) return c.raise(ClassId::TypeError, "__defaults__ must be set to a tuple object");
             c.machine.at<FunctionObject>(c.self())->defaults = c[1].isNone() ? 0 : c[1].asHandle();
             return c.done();
         }},
    });
    defineMethods(t, m.classes[static_cast<unsigned>(ClassId::Code)], {
        {"co_name", "property self", [](Call &c) { return c.done(makeStr(c.thread, codeOf(c).name)); }},
        {"co_qualname", "property self", [](Call &c) { return c.done(makeStr(c.thread, codeOf(c).qualifiedName)); }},
        {"co_filename", "property self", [](Call &c) { return c.done(makeStr(c.thread, codeOf(c).fileName)); }},
        {"co_firstlineno", "property self", [](Call &c) { return c.done(Value::integer(codeOf(c).firstLine)); }},
        {"co_argcount", "property self", [](Call &c) { return c.done(Value::integer(codeOf(c).positionalCount)); }},
        {"co_posonlyargcount", "property self", [](Call &c) { return c.done(Value::integer(codeOf(c).positionalOnlyCount)); }},
        {"co_kwonlyargcount", "property self", [](Call &c) { return c.done(Value::integer(codeOf(c).keywordOnlyCount)); }},
        {"co_varnames", "property self", [](Call &c) { const Code &code = codeOf(c); return c.done(namesOf(c.thread, code, 0, std::max(parameterCount(code), code.localNames.size()))); }},
        {"co_freevars", "property self", [](Call &c) {
             std::vector<Value> names;
             for (const bytecode::Symbol name : codeOf(c).freeNames) names.push_back(strOf(c.thread, name));
             return c.done(makeTuple(c.thread, names.data(), names.size()));
         }},
        {"co_flags", "property self", codeFlags},
    });
    defineMethods(t, m.classes[static_cast<unsigned>(ClassId::Cell)], {
        {"cell_contents", "property self, value", [](Call &c) {
             storeSlot(&c.machine.at<CellObject>(c.self())->content, c[1]);
             return c.done();
         }},
    });
}

} // namespace forkyard::vm
