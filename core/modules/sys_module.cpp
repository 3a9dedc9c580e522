// sys: streams, arguments, exit, and what a program may ask of the machine it runs on.
#include "core/modules/io_module.h"
#include "core/modules/system_modules.h"

#include "core/vm/digit_limit.h"
#include "core/vm/exceptions.h"
#include "core/vm/file_system.h"
#include "core/vm/imports.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <unistd.h>

namespace forkyard::modules {

using namespace vm;

namespace {

bool isWithinTry(const Thread &t)
{
    const Machine &m = t.machine;
    for (Handle h = t.frame; h; h = m.at<FrameObject>(h)->caller) {
        const auto *frame = m.at<FrameObject>(h);
        const bytecode::Code &code = m.code(frame->code);
        const auto &handlers = frame->lined ? code.handlers : code.fastHandlers;
        if (std::any_of(handlers.begin(), handlers.end(), [frame](const bytecode::HandlerRange &range) { return range.start <= frame->pc && frame->pc < range.end; })) return true;
    }
    return false;
}

Outcome sysExit(Call &call)
{
    const Machine &m = call.machine;
    const Value status = call[0];
    // CPython makes SystemExit when somebody looks at it: of a tuple's items then, and of the tuple where nobody does.
    const bool isArguments = isKind(m, status, Kind::Tuple) && isWithinTry(call.thread);
    const Value args = status.isNone() ? m.emptyTuple : isArguments ? status : makeTuple(call.thread, &status, 1);
    return raiseValue(call.thread, makeExceptionObject(call.thread, m.classes[static_cast<unsigned>(ClassId::SystemExit)], args));
}

Outcome excInfo(Call &call)
{
    const Machine &m = call.machine;
    const Value e = call.thread.handled;
    if (e.isUnbound()) {
        const Value none[] = {Value::none(), Value::none(), Value::none()};
        return call.done(makeTuple(call.thread, none, 3));
    }
    const Value parts[] = {Value::object(classOf(m, e)), e, tracebackValue(m, e)};
    return call.done(makeTuple(call.thread, parts, 3));
}

template <std::size_t index>
Outcome tupleItem(Call &call) { return call.done(itemsOf(call.machine, call.self())[index]); }

Outcome setSwitchInterval(Call &call)
{
    std::int64_t ns = 0;
    if (!isFloatLike(call.machine, call[0]) && !isIntLike(call.machine, call[0]))
        return call.raise(ClassId::TypeError, "must be real number, not %s", typeName(call.machine, call[0]).c_str());
    if (const Outcome o = secondsOf(call, 0, "switch interval must be strictly positive", ns); o != Outcome::Done) return o;
    if (ns <= 0) return call.raise(ClassId::ValueError, "switch interval must be strictly positive");
    call.machine.host.setSwitchInterval(ns);
    return call.done();
}

Outcome setRecursionLimit(Call &call)
{
    std::int64_t limit = 0;
    if (const Outcome o = toIndex(call.thread, call[0], limit); o != Outcome::Done) return o;
    if (limit < 1) return call.raise(ClassId::ValueError, "recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX) return call.raise(ClassId::OverflowError, "Python int too large to convert to C int");
    // CPython counts the call too.
    const std::uint32_t depth = (call.thread.frame ? call.machine.at<FrameObject>(call.thread.frame)->depth : 0) + 2;
    if (limit <= depth)
        return call.raise(ClassId::RecursionError, "cannot set the recursion limit to %lld at the recursion depth %u: the limit is too low", static_cast<long long>(limit), depth);
    call.machine.options.recursionLimit = static_cast<std::uint32_t>(std::min<std::int64_t>(limit, 1'000'000));
    return call.done();
}

} // namespace

void defineSysModule(Thread &t, Handle module)
{
    const Machine &m = t.machine;
    std::vector<Value> arguments;
    for (const std::string &argument : m.options.arguments) arguments.push_back(makeStr(t, argument));
    setAttributeRaw(t, module, "argv", makeList(t, arguments.data(), arguments.size()));
    std::error_code problem;
    const std::filesystem::path whole = std::filesystem::canonical(m.options.programDirectory, problem);
    const Value directory = makeStr(t, problem || m.host.fileSystem() ? m.options.programDirectory : whole.string());
    setAttributeRaw(t, module, "path", makeList(t, &directory, 1));
    setAttributeRaw(t, module, "modules", Value::object(m.modules));
    setAttributeRaw(t, module, "version", makeStr(t, "3.11.0 (Forkyard " FORKYARD_VERSION ")"));
    setAttributeRaw(t, module, "platform", makeStr(t, "linux"));
    setAttributeRaw(t, module, "byteorder", makeStr(t, "little"));
    char executable[4096];
    const ssize_t length = readlink("/proc/self/exe", executable, sizeof executable);
    setAttributeRaw(t, module, "executable", makeStr(t, std::string_view(executable, length > 0 ? static_cast<std::size_t>(length) : 0)));
    setAttributeRaw(t, module, "maxsize", makeInt(t, INT64_MAX));
    setAttributeRaw(t, module, "maxunicode", Value::integer(0x10ffff));
    setAttributeRaw(t, module, "dont_write_bytecode", Value::boolean(true));
    const Value version[] = {Value::integer(3), Value::integer(11), Value::integer(0), makeStr(t, "final"), Value::integer(0)};
    // A tuple whose items have names.
    const Handle versionClass = makeBuiltinClass(t, "version_info", "sys", Kind::Tuple, m.classes[static_cast<unsigned>(ClassId::Tuple)]);
    defineMethods(t, versionClass, {{"major", "property self", tupleItem<0>}, {"minor", "property self", tupleItem<1>}, {"micro", "property self", tupleItem<2>},
                                    {"releaselevel", "property self", tupleItem<3>}, {"serial", "property self", tupleItem<4>},
                                    {"__repr__", "self", [](Call &c) {
                                         return c.done(makeStr(c.thread, "sys.version_info(major=3, minor=11, micro=0, releaselevel='final', serial=0)"));
                                     }}});
    TupleObject *versionInfo = newTuple(t, 5, versionClass);
    std::copy_n(version, 5, versionInfo->items());
    setAttributeRaw(t, module, "version_info", valueOf(t, versionInfo));
    defineSysFacts(t, module);
    const bool terminal = m.host.isTerminal(1) || m.options.lineBuffered;
    setAttributeRaw(t, module, "stdin", makeTextStream(t, 0, "<stdin>", "r", Buffering::Block, false));
    setAttributeRaw(t, module, "stdout", makeTextStream(t, 1, "<stdout>", "w", terminal ? Buffering::Line : Buffering::Block, false));
    setAttributeRaw(t, module, "stderr", makeTextStream(t, 2, "<stderr>", "w", Buffering::None, false));
    int stream = 0;
    for (const char *name : {"stdin", "stdout", "stderr"}) {
        // What was closed before the program began is none, as in CPython.
        const SystemResult open = m.host.inheritable(t, stream++, -1);
        if (open.value < 0 && open.error == EBADF) setAttributeRaw(t, module, name, Value::none());
    }
    for (const char *name : {"stdin", "stdout", "stderr"}) setAttributeRaw(t, module, std::string("__") + name + "__", getAttributeRaw(t, module, name));
    defineFunctions(t, module, {
        {"exit", "status=None, /", sysExit},
        {"exc_info", "", excInfo},
        {"exception", "", [](Call &c) { return c.done(c.thread.handled.isUnbound() ? Value::none() : c.thread.handled); }},
        {"getswitchinterval", "", [](Call &c) { return c.done(Value::real(1e-6 * static_cast<double>(c.machine.host.switchInterval() / 1000))); }}, // as CPython counts: whole microseconds
        {"setswitchinterval", "interval, /", setSwitchInterval},
        {"getrecursionlimit", "", [](Call &c) { return c.done(Value::integer(c.machine.options.recursionLimit)); }},
        {"setrecursionlimit", "limit, /", setRecursionLimit},
        {"intern", "text, /", [](Call &c) { return c.done(c[0]); }},
        {"getdefaultencoding", "", [](Call &c) { return c.done(makeStr(c.thread, "utf-8")); }},
        {"getfilesystemencoding", "", [](Call &c) { return c.done(makeStr(c.thread, "utf-8")); }},
        {"getsizeof", "object, default=0, /", [](Call &c) {
             return c.done(Value::integer(c[0].isObject() ? static_cast<std::int64_t>(Heap::usableBytes(48)) : 28));
         }},
        {"set_int_max_str_digits", "maxdigits", [](Call &c) {
             if (!c[0].isInt()) return c.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(c.machine, c[0]).c_str());
             if (c[0].asInt() != 0 && c[0].asInt() < LeastMostDigits) return c.raise(ClassId::ValueError, "maxdigits must be 0 or larger than 640");
             return setMostDigits(c.thread, c[0].asInt()), c.done();
         }},
    });
    // exit() and quit() of an interactive session, which programs use too.
    defineFunctions(t, m.builtins, {{"exit", "code=None", sysExit}, {"quit", "code=None", sysExit}});
}

} // namespace forkyard::modules
