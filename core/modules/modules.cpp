// The list of modules. One line each; the groups register their own.
#include "core/modules/modules.h"

#include "core/modules/io_module.h"
#include "core/modules/network_modules.h"
#include "core/modules/pickle_bridge.h"
#include "core/modules/process_objects.h"
#include "core/modules/signal_module.h"
#include "core/modules/system_modules.h"
#include "core/modules/thread_objects.h"
#include "core/modules/utility_modules.h"

#include "core/vm/dicts.h"
#include "core/vm/functions.h"
#include "core/vm/imports.h"
#include "core/vm/interpreter.h"

namespace forkyard::modules {

using vm::builtinSource;

void registerModules(vm::Machine &machine)
{
    auto &modules = machine.builtinModules;
    // -- for the modules themselves
    modules["_trace"] = {defineTraceModule, {}};
    modules["_trace"].internal = true;
    // -- threading, queue
    modules["_thread"] = {defineThreadModule, builtinSource("_thread")};
    modules["threading"] = {{}, builtinSource("threading")};
    modules["atexit"] = {{}, builtinSource("atexit")};
    modules["queue"] = {defineQueueModule, builtinSource("queue")};
    modules["_queue"] = {{}, builtinSource("_queue")};
    // -- pickle, multiprocessing
    modules["_pickle"] = {definePickleModule, {}};
    modules["pickle"] = {{}, builtinSource("pickle")};
    modules["copyreg"] = {{}, builtinSource("copyreg")};
    modules["_multiprocessing"] = {defineProcessModule, {}};
    for (const char *name : {"multiprocessing", "multiprocessing.connection", "multiprocessing.context",
             "multiprocessing.dummy", "multiprocessing.dummy.connection", "multiprocessing.forkserver", "multiprocessing.managers", "multiprocessing._proxies", "multiprocessing._server", "multiprocessing.pool", "multiprocessing.process", "multiprocessing.queues",
             "multiprocessing.shared_memory", "multiprocessing.sharedctypes", "multiprocessing.spawn", "multiprocessing.synchronize", "multiprocessing.util"})
        modules[name] = {{}, builtinSource(name)};
    // -- concurrent.futures
    for (const char *name : {"_pool_jobs", "concurrent", "concurrent.futures", "concurrent.futures._base", "concurrent.futures.process", "concurrent.futures.thread"})
        modules[name] = {{}, builtinSource(name)};
    // -- select, asyncio
    modules["_select"] = {defineSelectModule, {}};
    modules["_socket"] = {defineSocketModule, {}};
    for (const char *name : {"select", "selectors", "socket", "socketserver"}) modules[name] = {{}, builtinSource(name)};
    modules["_asyncio"] = {defineAsyncioModule, {}};
    for (const char *name : {"asyncio", "asyncio._describe", "asyncio._heap", "asyncio._loop_bound", "asyncio._network", "asyncio._waiting", "asyncio.base_events", "asyncio.events", "asyncio.exceptions",
             "asyncio.futures", "asyncio.locks", "asyncio.protocols", "asyncio.queues", "asyncio.runners", "asyncio.streams", "asyncio.subprocess", "asyncio.taskgroups", "asyncio.tasks", "asyncio.threads", "asyncio.timeouts",
             "asyncio.transports"})
        modules[name] = {{}, builtinSource(name)};
    modules["__future__"] = {{}, builtinSource("__future__")};
    // -- collections, itertools and the rest
    modules["_collections"] = {defineCollectionsModule, {}};
    modules["_itertools"] = {defineItertoolsModule, {}};
    modules["_utility"] = {defineUtilityModule, {}};
    modules["_re"] = {defineRegexModule, {}};
    for (const char *name : {"_binding", "_collections_abc", "_weakref", "abc", "argparse", "array", "base64", "bisect", "calendar", "collections", "collections.abc", "contextlib", "contextvars", "copy", "ctypes", "dataclasses", "datetime",
             "enum", "fnmatch", "functools", "gc", "glob", "hashlib", "heapq", "inspect", "itertools", "json", "json.decoder", "keyword", "linecache", "logging", "logging.config", "logging.handlers",
             "operator", "pathlib", "platform", "pprint", "re", "sched", "secrets", "shlex", "stat", "statistics", "string", "struct", "textwrap", "timeit", "traceback", "types", "typing", "uuid", "warnings", "weakref"})
        modules[name] = {{}, builtinSource(name)};
    // -- io, sys, os, time, random, math
    modules["_io"] = {defineIoModule, {}};
    modules["io"] = {{}, builtinSource("io")};
    modules["sys"] = {defineSysModule, {}};
    modules["time"] = {defineTimeModule, builtinSource("time")};
    modules["math"] = {defineMathModule, builtinSource("math")};
    modules["_random"] = {defineRandomModule, {}};
    modules["random"] = {{}, builtinSource("random")};
    modules["_os"] = {defineOsModule, {}};
    modules["os"] = {{}, builtinSource("os")};
    modules["_signal"] = {defineSignalModule, {}};
    for (const char *name : {"_simulated_programs", "signal", "subprocess", "errno", "shutil", "tempfile"}) modules[name] = {{}, builtinSource(name)};
    modules["posixpath"] = {{}, builtinSource("posixpath")};
}

void startModules(vm::Thread &t)
{
    vm::Machine &m = t.machine;
    for (const char *name : {"_io", "sys"}) {
        const vm::Handle module = vm::makeModule(t, name, {});
        vm::dictSetStr(t, vm::Value::object(m.modules), name, vm::Value::object(module));
        m.builtinModules.at(name).initialize(t, module);
    }
}

bool prepareAtExit(vm::Thread &t)
{
    vm::Machine &m = t.machine;
    auto code = m.compile(builtinSource("_at_exit"), "<_at_exit>");
    if (!code.ok()) return false;
    const vm::Handle module = vm::makeModule(t, "_at_exit", {});
    const vm::Value function = vm::makeModuleFunction(t, code.value(), module, true);
    return vm::startThreadFrame(t, function, m.emptyTuple);
}

bool runAtExit(vm::Thread &t)
{
    if (prepareAtExit(t)) vm::run(t);
    const bool lost = lostOutput(t);
    t.exception = vm::Value();
    return !lost;
}

bool lostOutput(const vm::Thread &t)
{
    return !t.exception.isUnbound() && vm::isInstance(t.machine, t.exception, vm::ClassId::SystemExit);
}

} // namespace forkyard::modules
