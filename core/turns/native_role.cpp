#include "core/turns/native_role.h"

#include "core/vm/strings.h"

namespace forkyard::turns {

namespace {

NativeRole syncRole(std::string_view name)
{
    constexpr std::string_view making[] = {"__new__", "__init__", "__repr__"};
    return isOneOf(name, making) ? NativeRole::Local : NativeRole::Sync;
}

NativeRole containerRole(std::string_view name)
{
    constexpr std::string_view changing[] = {"append", "appendleft", "extend", "extendleft", "popleft", "rotate", "insert", "remove", "pop", "clear", "sort", "reverse", "popitem", "update", "setdefault", "add", "discard",
        "intersection_update", "difference_update", "symmetric_difference_update", "__setitem__", "__delitem__", "__iadd__", "__imul__", "__ior__", "__iand__", "__isub__", "__ixor__"};
    constexpr std::string_view making[] = {"__new__", "__init__", "fromkeys"};
    return isOneOf(name, making) ? NativeRole::Local : isOneOf(name, changing) ? NativeRole::Writes : NativeRole::Reads;
}

} // namespace

NativeRole roleByName(std::string_view owner, std::string_view name)
{
    constexpr std::string_view sync[] = {"lock", "RLock", "Condition", "Event", "Barrier", "Semaphore", "BoundedSemaphore", "Queue", "LifoQueue", "PriorityQueue", "SimpleQueue"};
    constexpr std::string_view containers[] = {"list", "dict", "set", "bytearray", "deque"};
    constexpr std::string_view shared[] = {"SemLock", "Connection", "_Handle", "_Block"};
    constexpr std::string_view own[] = {"fileno", "__enter__", "_attach", "_forget_reader"};
    constexpr std::string_view reading[] = {"len", "sum", "min", "max", "sorted", "any", "all", "repr", "iter", "enumerate", "zip", "reversed", "map", "filter"};
    if (isOneOf(owner, sync)) return syncRole(name);
    if (isOneOf(owner, containers)) return containerRole(name);
    if ((owner == "Connection" || owner == "_Handle") && isOneOf(name, own)) return NativeRole::Local;
    if (isOneOf(owner, shared)) return syncRole(name) == NativeRole::Sync ? NativeRole::System : NativeRole::Local;
    if (owner == "_ThreadState") return name == "join" ? NativeRole::ThreadLife : name == "ended" || name == "begun" ? NativeRole::LooksAtLife : NativeRole::Local;
    if (owner == "Random") return isOneOf(name, {"random", "getrandbits", "seed", "_state", "_set_state"}) ? NativeRole::Draws : NativeRole::Local;
    if (owner == "_thread" && (name == "_ending" || name == "_look")) return NativeRole::Life;
    if (owner == "_thread") return name == "_start" || name == "start_new_thread" ? NativeRole::ThreadLife : NativeRole::Local;
    if (owner == "time") return name == "sleep" ? NativeRole::ThreadLife : NativeRole::Local;
    if (name == "print" && owner != "_p") return NativeRole::Print;
    if (name == "open" && (owner == "builtins" || owner == "io")) return NativeRole::System;
    if (owner == "builtins" && name == "input") return NativeRole::Print; // its prompt
    if (owner == "TextIOWrapper" || owner.starts_with("Buffered")) return name == "write" || name == "flush" || name == "writelines" ? NativeRole::Print : NativeRole::Local;
    if (owner == "_os" || owner == "_select") {
        constexpr std::string_view system[] = {"fork", "pipe", "read", "write", "close", "kill", "waitpid", "wait", "_exit", "abort", "dup", "dup2", "open", "poll", "spawn", "execvp", "_spawn",
            "lseek", "ftruncate", "remove", "unlink", "rmdir", "mkdir", "mkfifo", "chmod", "rename_error", "link_error", "symlink_error", "readlink", "entries", "stat_fields", "access", "getcwd", "chdir", "getppid"};
        return isOneOf(name, system) ? NativeRole::System : NativeRole::Local;
    }
    if (owner == "_machine") return name == "leave" ? NativeRole::System : NativeRole::Local;
    if (owner == "_socket") {
        constexpr std::string_view system[] = {"bind", "listen", "accept", "connect", "receive", "send", "close", "shutdown"};
        return isOneOf(name, system) ? NativeRole::System : NativeRole::Local;
    }
    if (owner == "_multiprocessing" && (name == "listen" || name == "accept" || name == "connect" || name == "wait")) return NativeRole::System;
    if (owner == "_signal") {
        constexpr std::string_view system[] = {"set_action", "set_timer", "pause", "mask", "wait"};
        return isOneOf(name, system) ? NativeRole::System : NativeRole::Local;
    }
    if (owner == "builtins" && isOneOf(name, reading)) return NativeRole::Reads;
    return NativeRole::Local;
}

LibraryWork libraryWork(const vm::Machine &m, const vm::FunctionObject &function)
{
    const std::string module = vm::textOf(m, m.at<vm::ModuleObject>(function.module)->name), name = vm::textOf(m, function.name);
    if (module == "heapq") return {true, !isOneOf(name, {"nsmallest", "nlargest", "merge"}), false, Depth::Containers};
    if (module == "bisect") return {true, name.starts_with("insort"), false, Depth::Containers};
    if (module == "random") return {true, name == "shuffle", false, Depth::Containers};
    if (module == "operator") return {true, isOneOf(name, {"setitem", "delitem", "iadd", "iand", "iconcat", "imul", "ior", "isub", "ixor"}), false, Depth::Objects};
    const bool isEnvironment = module == "os" && vm::textOf(m, function.qualifiedName).starts_with("_Environ");
    if (module == "array" || module == "collections" || module == "_collections_abc" || module == "io" || isEnvironment) {
        constexpr std::string_view more[] = {"write", "writelines", "truncate", "seek", "read", "readline", "readlines", "move_to_end", "subtract", "elements", "frombytes", "fromlist", "fromfile", "byteswap"};
        return {true, containerRole(name) == NativeRole::Writes || isOneOf(name, more), true, Depth::Objects};
    }
    // Whether a message is told depends on its logger, those above it and their handlers.
    if (module == "logging") {
        constexpr std::string_view changing[] = {"set", "add", "remove", "disable", "basicConfig", "shutdown", "captureWarnings"};
        constexpr std::string_view apart[] = {"getLogger", "getLevelName", "getLevelNamesMapping", "addLevelName", "makeLogRecord", "__init__"};
        const bool changes = std::any_of(std::begin(changing), std::end(changing), [&](std::string_view first) { return name.starts_with(first); });
        return {!isOneOf(name, apart), changes, true, Depth::Objects, "root"};
    }
    if (module == "os" && isOneOf(name, {"getenv", "putenv", "unsetenv"})) return {true, name != "getenv", false, Depth::Objects, "environ"};
    if (module == "functools") { // a cache is what its function's wrapper holds
        const bool isCache = vm::textOf(m, function.qualifiedName).starts_with("_lru_cache_wrapper");
        return {isCache || name == "reduce", isCache, isCache, Depth::Objects};
    }
    if (module == "dataclasses" && name == "__init__") return {};
    return {isOneOf(module, {"copy", "json", "pickle", "pprint", "dataclasses", "statistics", "string"}), false, false, Depth::Objects};
}

bool looksDeep(std::string_view name) { return isOneOf(name, {"print", "repr", "ascii", "format", "sorted", "min", "max", "sum", "index", "count", "remove"}); }

} // namespace forkyard::turns
