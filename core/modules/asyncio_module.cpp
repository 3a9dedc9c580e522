// _asyncio: what asyncio asks of the machine about coroutines and functions. Runs none.
#include "core/modules/network_modules.h"

#include "core/vm/collection.h"
#include "core/vm/functions.h"
#include "core/vm/lists.h"
#include "core/vm/strings.h"

namespace forkyard::modules {

using namespace vm;

namespace {

bool isCoroutine(const Machine &m, Value v) { return isKind(m, v, Kind::Generator) && (m.at<Object>(v)->flags & GeneratorObject::Coroutine); }

/// The function in the language behind a function or a bound method; null: it is something else.
const FunctionObject *functionOf(const Machine &m, Value v)
{
    if (isKind(m, v, Kind::Method)) v = m.at<MethodObject>(v)->function;
    return isKind(m, v, Kind::Function) ? m.at<FunctionObject>(v) : nullptr;
}

Outcome isCoroutineFunction(Call &call)
{
    const FunctionObject *function = functionOf(call.machine, call[0]);
    return call.done(Value::boolean(function && call.machine.code(function->code).isCoroutine));
}

/// place(function): (file, line) of its definition, None for what is not written in the language, and for the library's own.
Outcome placeOf(Call &call)
{
    const FunctionObject *function = functionOf(call.machine, call[0]);
    if (!function) return call.done();
    const bytecode::Code &code = call.machine.code(function->code);
    if (code.fileName.starts_with('<')) return call.done();
    const Value pair[] = {makeStr(call.thread, code.fileName), Value::integer(code.firstLine)};
    return call.done(makeTuple(call.thread, pair, 2));
}

/// describe(coroutine): (qualified name, file, first line, line it is at or 0 once it is done), None for anything else.
Outcome describe(Call &call)
{
    const Machine &m = call.machine;
    if (!isCoroutine(m, call[0])) return call.done();
    const auto *coroutine = m.at<GeneratorObject>(call[0]);
    const auto *function = m.at<FunctionObject>(coroutine->function);
    const bytecode::Code &code = m.code(function->code);
    std::uint32_t line = 0;
    if (coroutine->frame != 0 && coroutine->state() != GeneratorObject::Finished) {
        const auto *frame = m.at<FrameObject>(coroutine->frame);
        const auto &spans = frame->lined ? code.spans : code.fastSpans;
        line = coroutine->state() == GeneratorObject::Created || frame->pc >= spans.size() ? code.firstLine : spans[frame->pc].line;
    }
    const Value fields[] = {function->qualifiedName, makeStr(call.thread, code.fileName), Value::integer(code.firstLine), Value::integer(line)};
    return call.done(makeTuple(call.thread, fields, 4));
}

} // namespace

void defineAsyncioModule(Thread &t, Handle module)
{
    defineFunctions(t, module, {
        {"is_coroutine", "object, /", [](Call &c) { return c.done(Value::boolean(isCoroutine(c.machine, c[0]))); }},
        {"is_coroutine_function", "object, /", isCoroutineFunction},
        {"place", "function, /", placeOf},
        {"describe", "coroutine, /", describe},
        {"collect_soon", "", [](Call &c) { collectSoon(c.thread); return c.done(); }},
    });
}

} // namespace forkyard::modules
