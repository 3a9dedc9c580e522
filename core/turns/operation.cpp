// What a thread would do next, read from its frame and instruction. Long, because the natives' roles, what the library's own code works
// on, the places they touch and the instructions are one table in four parts.
#include "core/turns/operation.h"

#include "core/modules/io_module.h"
#include "core/modules/process_objects.h"
#include "core/vm/dict_views.h"
#include "core/vm/dicts.h"
#include "core/vm/classes.h"
#include "core/vm/iterators.h"
#include "core/vm/lists.h"
#include "core/vm/shape.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <string_view>

namespace forkyard::turns {

using bytecode::Op;
using vm::Kind;
using vm::Value;

namespace {

template <std::size_t count>
bool isOneOf(std::string_view name, const std::string_view (&names)[count])
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

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

/// "lock" of "_thread.lock".
std::string_view plainName(std::string_view name) { return name.substr(name.rfind('.') + 1); }

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
    if (owner == "_ThreadState") return name == "join" ? NativeRole::ThreadLife : name == "ended" ? NativeRole::LooksAtLife : NativeRole::Local;
    if (owner == "_thread" && (name == "_ending" || name == "_look")) return NativeRole::Life;
    if (owner == "_thread") return name == "_start" || name == "start_new_thread" ? NativeRole::ThreadLife : NativeRole::Local;
    if (owner == "time") return name == "sleep" ? NativeRole::ThreadLife : NativeRole::Local;
    if (name == "print" && owner != "_p") return NativeRole::Print;
    if (owner == "builtins" && name == "input") return NativeRole::Print; // its prompt
    if (owner == "TextIOWrapper" || owner.starts_with("Buffered")) return name == "write" || name == "flush" || name == "writelines" ? NativeRole::Print : NativeRole::Local;
    if (owner == "_os" || owner == "_select") {
        constexpr std::string_view system[] = {"fork", "pipe", "read", "write", "close", "kill", "waitpid", "wait", "_exit", "abort", "dup", "dup2", "open", "poll", "spawn", "execvp", "_spawn"};
        return isOneOf(name, system) ? NativeRole::System : NativeRole::Local;
    }
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

constexpr std::uint64_t NamePart = std::uint64_t{1} << 60, IntPart = std::uint64_t{2} << 60, TextPart = std::uint64_t{3} << 60;

std::uint64_t keyPart(const vm::Machine &m, Value key)
{
    constexpr std::uint64_t mask = (std::uint64_t{1} << 60) - 1;
    if (key.isInt()) return IntPart | (static_cast<std::uint64_t>(key.asInt()) & mask);
    if (vm::isStr(m, key)) {
        std::uint64_t hash = 1469598103934665603U; // FNV-1a
        for (const char c : vm::textOf(m, key)) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
        return TextPart | (hash & mask);
    }
    return Location::Whole;
}

Location whole(vm::Handle handle, std::uint32_t process) { return {holderOf(process, handle), Location::Whole}; }
Location named(vm::Handle handle, bytecode::Symbol name, std::uint32_t process) { return {holderOf(process, handle), NamePart | name}; }

Location shared(std::uint64_t place) { return {SharedHolders | place, Location::Whole}; }

/// A condition is its lock: who holds one holds the other.
vm::Handle syncHandle(const vm::Machine &m, Value self)
{
    if (vm::isKind(m, self, Kind::Plain)) {
        auto *plain = m.at<vm::PlainObject>(self);
        for (unsigned i = 0; i < plain->valueCount; ++i) {
            const Value inner = plain->values()[i];
            if (vm::isKind(m, inner, Kind::Plain) && m.at<vm::PlainObject>(inner)->valueCount == 0) return inner.asHandle();
        }
    }
    return self.isObject() ? self.asHandle() : 0;
}

/// A Lock or an RLock of this process, which is all of its own state.
bool isLockObject(const vm::Machine &m, Value v)
{
    return vm::isKind(m, v, Kind::Plain) && (m.at<vm::PlainObject>(v)->tag == 1 || m.at<vm::PlainObject>(v)->tag == 2) && m.at<vm::PlainObject>(v)->valueCount == 0;
}

enum class Index : std::uint8_t { Load, Store, Delete };

/// The part of the container that the key stands for. Whole where it also is a change of the order or the length, or where one
/// element has several keys.
std::uint64_t elementOf(const vm::Machine &m, Value object, Value key, Index how)
{
    if (how == Index::Delete) return Location::Whole;
    if (vm::isKind(m, object, Kind::Dict)) {
        Value found;
        const bool isPlain = (key.isInt() || vm::isStr(m, key)) && vm::dictGetFast(m, m.at<vm::DictObject>(object), key, found);
        return isPlain && (how == Index::Load || !found.isUnbound()) ? keyPart(m, key) : Location::Whole;
    }
    return key.isInt() && key.asInt() < 0 ? Location::Whole : keyPart(m, key);
}

Operation access(Location location, bool writes)
{
    Operation operation;
    operation.kind = writes ? Operation::Store : Operation::Load;
    operation.writes = writes;
    operation.location = location;
    return operation;
}

Operation index(const vm::Machine &m, Value object, Value key, Index how, std::uint32_t process)
{
    Operation operation;
    if (!isChangeable(m, object)) {
        if (isLibraryContainer(m, object)) {
            operation = access(whole(object.asHandle(), process), how != Index::Load);
            operation.depth = Depth::Objects;
        }
        return operation;
    }
    operation.writes = how != Index::Load;
    operation.kind = operation.writes ? Operation::Store : Operation::Load;
    operation.location = {whole(object.asHandle(), process).holder, elementOf(m, object, key, how)};
    return operation;
}

/// Where an attribute is read: in the object, or in the class that has it.
vm::Handle ownerOf(const vm::Machine &m, vm::Handle object, bytecode::Symbol name)
{
    const auto *o = m.at<vm::Object>(object);
    const auto has = [&](vm::Handle handle) { return vm::findSlot(m.at<vm::Object>(handle)->shape, name) >= 0; };
    if (has(object)) return object;
    const vm::Handle cls = o->kind == Kind::Class ? object : o->cls;
    const vm::Handle mro = m.at<vm::ClassObject>(cls)->mro;
    if (mro) {
        const auto *classes = m.at<vm::TupleObject>(mro);
        for (std::uint32_t i = 0; i < classes->size; ++i)
            if (classes->items()[i].isObject() && has(classes->items()[i].asHandle())) return classes->items()[i].asHandle();
    }
    return object;
}


Operation::Effect effectOf(std::string_view name)
{
    if (name == "acquire" || name == "__enter__") return Operation::Acquires;
    return name == "release" || name == "__exit__" ? Operation::Releases : Operation::Other;
}

/// `given`: how many arguments beside the lock itself.
bool isPlainUse(std::string_view owner, std::string_view name, std::uint32_t given)
{
    if (owner == "Condition" && effectOf(name) == Operation::Other) return true;
    return effectOf(name) != Operation::Other && (given == 0 || name == "__exit__");
}

Operation attribute(const vm::Machine &m, Value object, bytecode::Symbol name, bool writes, std::uint32_t process)
{
    // What the library's own objects and the built-in containers have by a name never changes.
    if (!object.isObject() || (isChangeable(m, object) && !m.at<vm::Object>(object)->attributes) || vm::isKind(m, object, Kind::Plain)) return {};
    Operation operation = access(named(object.asHandle(), name, process), writes);
    // Where its class has it, both are looked at: it may get one of its own meanwhile.
    if (const vm::Handle owner = writes ? object.asHandle() : ownerOf(m, object.asHandle(), name); owner != object.asHandle()) operation.alsoReads = named(owner, name, process);
    return operation;
}

/// The descriptors of what is closed.
void findClosed(const vm::Machine &m, std::string_view owner, Value self, Operation &operation)
{
    const auto descriptorOf = [&](Value handle) { return handle.isNone() ? -1 : modules::handleState(m, handle).head.fd; };
    if (owner == "_Handle") operation.closes[0] = descriptorOf(self);
    if (owner != "Connection") return;
    for (unsigned i = 0; i < 2; ++i) operation.closes[i] = descriptorOf(m.at<vm::PlainObject>(self)->values()[i]);
}

const bytecode::Instruction &instructionAt(const vm::Machine &m, const vm::FrameObject &frame)
{
    const vm::LoadedCode &loaded = *m.codes[frame.code];
    return (frame.lined ? loaded.lined : loaded.fast)[frame.pc];
}

/// Library code that works through what it is given, as one step: the name and the module, how far it looks, whether it changes what it
/// was given first, and whether a method's own object is among that.
struct LibraryWork {
    bool isKnown = false;
    bool writes = false;
    bool withSelf = false;
    Depth depth = Depth::Objects;
};

LibraryWork libraryWork(const vm::Machine &m, const vm::FunctionObject &function)
{
    const std::string module = vm::textOf(m, m.at<vm::ModuleObject>(function.module)->name), name = vm::textOf(m, function.name);
    if (module == "heapq") return {true, !isOneOf(name, {"nsmallest", "nlargest", "merge"}), false, Depth::Containers};
    if (module == "bisect") return {true, name.starts_with("insort"), false, Depth::Containers};
    if (module == "random") return {true, name == "shuffle", false, Depth::Containers};
    if (module == "operator") return {true, isOneOf(name, {"setitem", "delitem", "iadd", "iand", "iconcat", "imul", "ior", "isub", "ixor"}), false, Depth::Objects};
    const bool isEnvironment = module == "os" && vm::textOf(m, function.qualifiedName).starts_with("_Environ");
    if (module == "collections" || module == "_collections_abc" || module == "io" || isEnvironment) {
        constexpr std::string_view more[] = {"write", "writelines", "truncate", "seek", "read", "readline", "readlines", "move_to_end", "subtract", "elements"};
        return {true, containerRole(name) == NativeRole::Writes || isOneOf(name, more), true, Depth::Objects};
    }
    if (module == "functools") { // a cache is what its function's wrapper holds
        const bool isCache = vm::textOf(m, function.qualifiedName).starts_with("_lru_cache_wrapper");
        return {isCache || name == "reduce", isCache, isCache, Depth::Objects};
    }
    if (module == "dataclasses" && name == "__init__") return {};
    return {isOneOf(module, {"copy", "json", "pickle", "pprint", "dataclasses", "statistics", "string"}), false, false, Depth::Objects};
}

/// Built-in functions that look into the containers in what they are given.
bool looksDeep(std::string_view name) { return isOneOf(name, {"print", "repr", "ascii", "format", "sorted", "min", "max", "index", "count", "remove"}); }

} // namespace

/// What the library wrote in the language stands for containers too: those that hold others (ChainMap, os.environ), and iterators that look
/// at theirs when they are asked (itertools). And who goes through map(items.append, …) adds to items.
void OperationFinder::lookThrough(const vm::Machine &m, Value v, std::uint32_t process, Operation &operation)
{
    if (vm::isKind(m, v, Kind::Iterator)) {
        const Value source = m.at<vm::IteratorObject>(v)->source;
        if (!vm::isKind(m, source, Kind::Tuple) || m.at<vm::TupleObject>(source)->size == 0) return;
        const Value function = m.at<vm::TupleObject>(source)->items()[0];
        if (operation.kind != Operation::None || !vm::isKind(m, function, Kind::Native)) return;
        const auto *native = m.at<vm::NativeObject>(function);
        if (roleOf(m, native->native) == NativeRole::Writes && isChangeable(m, native->self)) operation = access(whole(native->self.asHandle(), process), true);
        return;
    }
    if (!isLibraryContainer(m, v) && !isLibraryIterator(m, v)) return;
    const std::vector<vm::Handle> found = reached(m, {&v, 1}, Depth::Objects);
    if (found.empty()) return;
    if (operation.kind == Operation::None) operation = access(whole(found.front(), process), false);
    operation.depth = Depth::Objects;
}

/// The first container among the values that can change is read.
void OperationFinder::lookAt(const vm::Machine &m, const Value *values, std::uint32_t count, std::uint32_t process, Operation &operation)
{
    for (std::uint32_t i = 0; i < count; ++i) {
        lookThrough(m, values[i], process, operation);
        const Value v = behind(m, values[i]);
        if (!isChangeable(m, v)) continue;
        const Location read = whole(v.asHandle(), process);
        if (operation.kind == Operation::None) operation = access(read, false);
        else if (operation.location == read) continue;
        else operation.alsoReads = read;
        return;
    }
}

/// The same, and what is in them.
void OperationFinder::lookInto(const vm::Machine &m, const Value *values, std::uint32_t count, std::uint32_t process, Operation &operation)
{
    lookAt(m, values, count, process, operation);
    const auto isWithin = [&](Value v) { return v.isObject() && (isChangeable(m, behind(m, v)) || vm::isKind(m, v, Kind::Tuple) || vm::isKind(m, v, Kind::Instance)); };
    if (std::none_of(values, values + count, isWithin)) return;
    const std::vector<vm::Handle> found = reached(m, {values, count}, Depth::Containers);
    const auto isKnown = [&](vm::Handle handle) { return whole(handle, process) == operation.alsoReads || whole(handle, process).holder == operation.location.holder; };
    if (std::all_of(found.begin(), found.end(), isKnown)) return;
    if (operation.kind == Operation::None) operation = access(whole(found.front(), process), false);
    operation.depth = Depth::Containers;
}

/// What library code does to what it is given.
Operation OperationFinder::workOf(const vm::Machine &m, const vm::FunctionObject &function, Value self, const Value *arguments, std::uint32_t count, std::uint32_t process) const
{
    const LibraryWork work = libraryWork(m, function);
    if (!work.isKnown) return {};
    std::vector<Value> roots(arguments, arguments + count);
    if (work.withSelf && self.isObject()) roots.insert(roots.begin(), self);
    const std::vector<vm::Handle> found = reached(m, roots, work.depth);
    if (found.empty()) return {};
    Operation operation = access(whole(found.front(), process), work.writes);
    operation.depth = work.depth;
    return operation;
}

NativeRole OperationFinder::roleOf(const vm::Machine &machine, std::uint32_t native)
{
    if (native >= m_roles.size()) m_roles.resize(machine.natives.size(), 0);
    std::uint8_t &role = m_roles[native];
    if (role == 0) role = static_cast<std::uint8_t>(static_cast<unsigned>(roleByName(machine.natives[native].owner, machine.natives[native].name)) + 1);
    return static_cast<NativeRole>(role - 1);
}

Operation OperationFinder::call(const vm::Machine &m, Value callee, const Value *arguments, std::uint32_t count, bool hidden, std::uint32_t process)
{
    Operation operation;
    Value self = count ? arguments[0] : Value();
    std::uint32_t given = count ? count - 1 : 0;
    if (vm::isKind(m, callee, Kind::Method)) {
        given = count;
        self = m.at<vm::MethodObject>(callee)->self;
        callee = m.at<vm::MethodObject>(callee)->function;
    }
    if (!hidden && vm::isKind(m, callee, Kind::Instance)) { // what it does when it is called
        static const bytecode::Symbol calling = bytecode::intern("__call__");
        self = callee;
        callee = attributeOfClass(m, m.at<vm::Object>(callee)->cls, calling);
    }
    if (vm::isKind(m, callee, Kind::Function)) {
        const auto *function = m.at<vm::FunctionObject>(callee);
        if (!hidden && function->flags & vm::FunctionObject::Hidden) return workOf(m, *function, self, arguments, count, process);
        return operation;
    }
    if (vm::isKind(m, callee, Kind::Class)) {
        if (hidden) return operation;
        if (!(m.at<vm::ClassObject>(callee)->flags & vm::ClassObject::BuiltIn)) {
            static const bytecode::Symbol making = bytecode::intern("__init__");
            const Value init = attributeOfClass(m, callee.asHandle(), making);
            const bool isOfLibrary = vm::isKind(m, init, Kind::Function) && m.at<vm::FunctionObject>(init)->flags & vm::FunctionObject::Hidden;
            return isOfLibrary ? workOf(m, *m.at<vm::FunctionObject>(init), {}, arguments, count, process) : operation;
        }
        if (callee == m.classValue(vm::ClassId::Str)) lookInto(m, arguments, count, process, operation);
        else lookAt(m, arguments, count, process, operation);
        return operation;
    }
    if (!vm::isKind(m, callee, Kind::Native)) return operation;
    const auto *native = m.at<vm::NativeObject>(callee);
    if (!hidden && count >= 2 && vm::isStr(m, arguments[1]) && m.natives[native->native].owner == "builtins") {
        // An attribute by a name that was worked out.
        const std::string_view name = m.natives[native->native].name;
        constexpr std::string_view reading[] = {"getattr", "hasattr"}, writing[] = {"setattr", "delattr"};
        const bool writes = isOneOf(name, writing);
        if (writes || isOneOf(name, reading)) return attribute(m, arguments[0], bytecode::intern(vm::textOf(m, arguments[1])), writes, process);
    }
    if (!native->self.isUnbound()) {
        self = native->self;
        given = count;
        hidden = false; // a method that was handed over, as Thread(target=items.append): whoever calls it, it is the program's doing
    }
    const NativeRole role = roleOf(m, native->native);
    if (role == NativeRole::Sync || role == NativeRole::System)
        if (const std::uint64_t place = modules::sharedPlaceOf(m, self)) {
            operation.kind = Operation::Sync;
            operation.location = shared(place);
            operation.effect = effectOf(m.natives[native->native].name);
            operation.isPlain = isPlainUse(m.natives[native->native].owner, m.natives[native->native].name, given);
            operation.writes = true;
            return operation;
        }
    if (role == NativeRole::Sync) {
        bool isCounted = false;
        if (const std::uint64_t place = modules::queuePlaceOf(m, self, isCounted)) {
            // Who puts only fills what its own process's feeder empties, unless there is no more room than some.
            const std::string_view name = m.natives[native->native].name;
            // And whether it has a feeder, or is closed, is a process's own affair.
            constexpr std::string_view own[] = {"_has_feeder", "_feeder_started", "_close_buffer", "_mark_closed"};
            const bool isPut = name.starts_with("put");
            operation.kind = Operation::Sync;
            operation.writes = true;
            operation.location = isPut || isOneOf(name, own) ? whole(self.asHandle(), process) : shared(place);
            if (isPut ? isCounted : name == "_feed") operation.alsoReads = isPut ? shared(place) : whole(self.asHandle(), process);
            return operation;
        }
    }
    switch (role) {
    case NativeRole::Local:
        if (hidden) return operation;
        if (const std::string_view name = m.natives[native->native].name; name == "next" || name == "send" || name == "__next__") {
            // Who asks for the next moves on what others may ask, too.
            const Value asked = count ? arguments[0] : self;
            if (vm::isKind(m, asked, Kind::Iterator) || vm::isKind(m, asked, Kind::Generator) || vm::isKind(m, asked, Kind::Plain)) operation = access(whole(asked.asHandle(), process), true);
            lookAt(m, arguments, count, process, operation);
        } else if (name == "vars" && count == 1 && vm::isKind(m, arguments[0], Kind::Instance)) {
            operation = access(whole(arguments[0].asHandle(), process), false);
        } else if (looksDeep(name)) {
            lookInto(m, arguments, count, process, operation);
        } else {
            lookAt(m, arguments, count, process, operation);
        }
        return operation;
    case NativeRole::Reads:
    case NativeRole::Writes:
        if (hidden) return operation;
        if (isChangeable(m, behind(m, self))) operation = access(whole(behind(m, self).asHandle(), process), role == NativeRole::Writes);
        if (looksDeep(m.natives[native->native].name)) lookInto(m, arguments, count, process, operation);
        else lookAt(m, arguments, count, process, operation);
        return operation;
    case NativeRole::Sync:
        operation.kind = Operation::Sync;
        operation.location = whole(syncHandle(m, self), process);
        operation.effect = effectOf(m.natives[native->native].name);
        operation.isPlain = isPlainUse(m.natives[native->native].owner, m.natives[native->native].name, given);
        break;
    case NativeRole::Print:
        operation.kind = Operation::Print;
        operation.location = {WorldHolder, OutputPart};
        if (hidden) lookAt(m, arguments, count, process, operation);
        else lookInto(m, arguments, count, process, operation);
        if (m.natives[native->native].name == "flush" && modules::holdsNothing(m, self)) return operation; // only looks
        break;
    case NativeRole::System: {
        operation.kind = Operation::System;
        operation.location = {WorldHolder, ProcessPart};
        const std::string_view name = m.natives[native->native].name;
        if (name == "kill") operation.ends = Operation::AnyProcess;
        if (name == "_exit" || name == "abort" || name == "execvp") operation.ends = Operation::OwnProcess;
        if (name == "close" || name == "__exit__") findClosed(m, m.natives[native->native].owner, self, operation);
        // To wait for one's child until it has ended is to join it.
        if (name == "waitpid" && count >= 2 && arguments[0].isInt() && arguments[0].asInt() > 0 && arguments[1].isInt() && arguments[1].asInt() == 0) {
            operation.kind = Operation::ThreadLife;
            operation.child = arguments[0].asInt();
        }
        break;
    }
    case NativeRole::ThreadLife:
        operation.kind = Operation::ThreadLife;
        if (self.isObject() && m.natives[native->native].name == "join") operation.subject = self.asHandle();
        if (operation.subject && count >= 2 && !arguments[1].isNone()) operation.alsoReads = whole(operation.subject, process);
        return operation;
    case NativeRole::LooksAtLife: return access(whole(self.asHandle(), process), false);
    case NativeRole::Life:
        // A thread's end is its own, and shortens the table of those that live.
        operation = access(whole(self.asHandle(), process), true);
        if (count >= 2 && arguments[1].isObject()) operation.alsoReads = whole(arguments[1].asHandle(), process);
        return operation;
    }
    operation.writes = true;
    return operation;
}

namespace {

/// What stands for itself, whatever else there is.
bool isPlainValue(const vm::Machine &m, Value v) { return !v.isObject() || vm::isStr(m, v) || vm::isKind(m, v, Kind::BigInt) || vm::isKind(m, v, Kind::Range); }

} // namespace

bool OperationFinder::readsClock(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    if (!thread.frame) return false;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return false;
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    if (ip.op != Op::Call && ip.op != Op::CallMethod) return false;
    const Value callee = frame->registers()[ip.b];
    if (!vm::isKind(m, callee, Kind::Native)) return false;
    const vm::NativeInfo &native = m.natives[m.at<vm::NativeObject>(callee)->native];
    constexpr std::string_view timeless[] = {"sleep", "strftime", "asctime", "mktime"};
    return native.owner == "time" && !isOneOf(std::string_view(native.name), timeless);
}

bool OperationFinder::isOpaqueCall(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    if (ip.op == Op::CallEx) return true;
    Value callee = r[ip.b];
    const bool hasSelf = ip.op == Op::CallMethod && !r[ip.b + 1].isUnbound();
    const Value *arguments = r + ip.b + (ip.op == Op::CallMethod && !hasSelf ? 2 : 1);
    const std::uint32_t count = ip.c + (hasSelf ? 1u : 0u);
    if (vm::isKind(m, callee, Kind::Method)) return !vm::isKind(m, m.at<vm::MethodObject>(callee)->function, Kind::Function);
    if (vm::isKind(m, callee, Kind::Function)) return false;
    const auto arePlain = [&](std::uint32_t from) { return std::all_of(arguments + from, arguments + count, [&](Value v) { return isPlainValue(m, v); }); };
    if (vm::isKind(m, callee, Kind::Class)) return !arePlain(0);
    if (!vm::isKind(m, callee, Kind::Native)) return true;
    const auto *native = m.at<vm::NativeObject>(callee);
    const std::string_view owner = m.natives[native->native].owner;
    // What a thread's state tells, and who one is, is written nowhere else.
    if (owner == "_ThreadState") return !(count >= 1 && native->self.isUnbound() && arePlain(1));
    const NativeRole role = roleOf(m, native->native);
    if (role == NativeRole::Sync && count == 1 && native->self.isUnbound()) return !isLockObject(m, arguments[0]);
    return (role != NativeRole::Local && role != NativeRole::Reads) || !native->self.isUnbound() || !arePlain(0);
}

void OperationFinder::findOpaque(const vm::Thread &thread, std::uint32_t process, Operation &operation)
{
    const vm::Machine &m = thread.machine;
    const auto say = [&](bool isOpaque) { operation.opaque = isOpaque ? Operation::Opaquely : Operation::Clear; };
    if (!thread.frame) return say(true);
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return findOpaqueOfLibrary(thread, process, operation);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    if (ip.op == Op::WithEnter || ip.op == Op::WithLeave) return say(vm::isKind(m, r[ip.b], Kind::Plain) && !isLockObject(m, r[ip.b]));
    say((ip.op == Op::Call || ip.op == Op::CallMethod || ip.op == Op::CallEx) && isOpaqueCall(thread));
}

/// Library code goes unseen, and so may use what is not its own: of most instructions nothing is known, of some that they are about
/// one object and no other.
void OperationFinder::findOpaqueOfLibrary(const vm::Thread &thread, std::uint32_t process, Operation &operation)
{
    const vm::Machine &m = thread.machine;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    operation.opaque = Operation::Opaquely;
    const auto isAbout = [&](Location location) {
        operation.opaque = location.holder ? Operation::AsItsHolder : Operation::Clear;
        operation.holder = location.holder;
    };
    switch (ip.op) {
    case Op::LoadGlobal:
    case Op::LoadCell:
    case Op::LoadAttr:
    case Op::LoadMethod:
    case Op::StoreGlobal:
    case Op::StoreAttr:
    case Op::DeleteAttr:
    case Op::JumpIfTrue:
    case Op::JumpIfFalse: return isAbout(find(thread, process, true).location);
    case Op::CallMethod: {
        // pop and get of a dict by a plain key.
        const Value self = r[ip.b + 1];
        const bool isOfDict = !self.isUnbound() && vm::isKind(m, self, Kind::Dict) && vm::isKind(m, r[ip.b], Kind::Native) && ip.c >= 1 && isPlainValue(m, r[ip.b + 2]);
        if (!isOfDict) {
            if (!isOpaqueCall(thread)) operation.opaque = Operation::Clear;
            return;
        }
        const std::string_view name = m.natives[m.at<vm::NativeObject>(r[ip.b])->native].name;
        if (name == "pop" || name == "get") isAbout(whole(self.asHandle(), process));
        return;
    }
    case Op::Call:
        if (!isOpaqueCall(thread)) operation.opaque = Operation::Clear;
        return;
    case Op::LoopJump:
        operation.opaque = Operation::Clear;
        return;
    default: return;
    }
}

bool cellAt(const vm::Thread &thread, std::uint32_t process, CellPlace &cell)
{
    const vm::Machine &m = thread.machine;
    if (!thread.frame) return false;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return false;
    const vm::LoadedCode &loaded = *m.codes[frame->code];
    const bytecode::Instruction &ip = (frame->lined ? loaded.lined : loaded.fast)[frame->pc];
    const Value *r = frame->registers();
    cell = {};
    cell.process = process;
    const auto is = [&](CellPlace::Kind kind, vm::Handle holder, std::uint64_t name) {
        cell.kind = kind;
        cell.holder = holder;
        cell.name = static_cast<std::uint32_t>(name);
        return true;
    };
    const auto attributeOf = [&](Value object) {
        if (!object.isObject() || isChangeable(m, object) || vm::isKind(m, object, Kind::Plain)) return false;
        return vm::findSlot(m.at<vm::Object>(object)->shape, ip.d) >= 0 && is(CellPlace::Attribute, object.asHandle(), ip.d);
    };
    const auto elementOfList = [&](Value list, Value key) {
        return vm::isKind(m, list, Kind::List) && key.isInt() && key.asInt() >= 0 && key.asInt() < m.at<vm::ListObject>(list)->size && is(CellPlace::Element, list.asHandle(), static_cast<std::uint64_t>(key.asInt()));
    };
    switch (ip.op) {
    case Op::LoadGlobal:
    case Op::StoreGlobal: return is(CellPlace::Attribute, m.at<vm::FunctionObject>(frame->function)->module, ip.d);
    case Op::LoadCell: return is(CellPlace::Content, r[ip.b].asHandle(), 0);
    case Op::StoreCell: return is(CellPlace::Content, r[ip.a].asHandle(), 0);
    case Op::LoadAttr: return attributeOf(r[ip.b]);
    case Op::StoreAttr: return attributeOf(r[ip.a]);
    case Op::LoadIndex: return elementOfList(r[ip.b], r[ip.c]);
    case Op::LoadIndexK: return elementOfList(r[ip.b], m.at<vm::TupleObject>(m.at<vm::FunctionObject>(frame->function)->constants)->items()[ip.c]);
    case Op::StoreIndex: return elementOfList(r[ip.a], r[ip.b]);
    case Op::WithEnter:
    case Op::WithLeave: return isLockObject(m, r[ip.b]) && is(CellPlace::Lock, r[ip.b].asHandle(), 0);
    case Op::CallMethod: return !r[ip.b + 1].isUnbound() && isLockObject(m, r[ip.b + 1]) && is(CellPlace::Lock, r[ip.b + 1].asHandle(), 0);
    default: return false;
    }
}

/// `asProgram`: library code tells of its accesses too.
Operation OperationFinder::find(const vm::Thread &thread, std::uint32_t process, bool asProgram)
{
    const vm::Machine &m = thread.machine;
    if (!thread.frame) return {};
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const vm::LoadedCode &loaded = *m.codes[frame->code];
    const bytecode::Instruction &ip = (frame->lined ? loaded.lined : loaded.fast)[frame->pc];
    const Value *r = frame->registers();
    const bool hidden = frame->flags & vm::FrameObject::Hidden && !asProgram;
    const auto module = [&] { return m.at<vm::FunctionObject>(frame->function)->module; };
    const auto atEnd = [](Operation operation) {
        operation.loopEnd = true;
        return operation;
    };
    const auto reads = [&](Value v) {
        Operation operation;
        if (!hidden) lookAt(m, &v, 1, process, operation);
        return operation;
    };
    const auto constant = [&](std::uint32_t number) { return m.at<vm::TupleObject>(m.at<vm::FunctionObject>(frame->function)->constants)->items()[number]; };
    const auto nextOf = [&](Value iterator) {
        // An element of a list; of the others, which end with a complaint where they have changed, all.
        Operation operation = reads(iterator);
        const auto *it = m.at<vm::IteratorObject>(iterator);
        if (operation.isVisible() && it->small == static_cast<std::uint8_t>(vm::IteratorKind::List)) operation.location.part = keyPart(m, Value::integer(static_cast<std::int64_t>(it->index)));
        return operation;
    };
    if (ip.op == Op::LoopIfTrue || ip.op == Op::LoopIfFalse) return atEnd(reads(r[ip.a]));
    if (ip.op == Op::ForLoop) return atEnd(vm::isKind(m, r[ip.b], Kind::Iterator) ? nextOf(r[ip.b]) : Operation());
    if (ip.op == Op::LoopJump || (ip.op > Op::LoopIfFalse && ip.op < Op::GetIter)) return atEnd({});
    switch (ip.op) {
    case Op::Call: return atEnd(call(m, r[ip.b], r + ip.b + 1, ip.c, hidden, process));
    case Op::CallMethod: {
        const bool bound = !r[ip.b + 1].isUnbound();
        return atEnd(call(m, r[ip.b], r + ip.b + (bound ? 1 : 2), ip.c + (bound ? 1u : 0u), hidden, process));
    }
    case Op::CallEx: {
        const auto *arguments = m.at<vm::TupleObject>(r[ip.b + 1]);
        return atEnd(call(m, r[ip.b], arguments->items(), arguments->size, hidden, process));
    }
    case Op::WithEnter:
    case Op::WithLeave: {
        Operation operation;
        const Value manager = r[ip.b];
        if (!vm::isKind(m, manager, Kind::Plain)) return operation;
        const std::uint64_t place = modules::sharedPlaceOf(m, manager);
        const Value cls = Value::object(m.at<vm::Object>(manager)->cls);
        if (!place && roleByName(plainName(vm::textOf(m, m.at<vm::ClassObject>(cls)->name)), "__enter__") != NativeRole::Sync) return operation;
        operation.kind = Operation::Sync;
        operation.writes = true;
        operation.location = place ? shared(place) : whole(syncHandle(m, manager), process);
        operation.effect = ip.op == Op::WithEnter ? Operation::Acquires : Operation::Releases;
        operation.isPlain = true;
        return operation;
    }
    default: break;
    }
    if (hidden) return {};
    switch (ip.op) {
    case Op::LoadGlobal: return access(named(module(), ip.d, process), false);
    case Op::StoreGlobal:
    case Op::DeleteGlobal: return access(named(module(), ip.d, process), true);
    case Op::LoadCell: return access(whole(r[ip.b].asHandle(), process), false);
    case Op::StoreCell: return access(whole(r[ip.a].asHandle(), process), true);
    case Op::LoadAttr:
    case Op::LoadMethod: return attribute(m, r[ip.b], ip.d, false, process);
    case Op::StoreAttr:
    case Op::DeleteAttr: return attribute(m, r[ip.a], ip.d, true, process);
    case Op::LoadIndex: return index(m, r[ip.b], r[ip.c], Index::Load, process);
    case Op::LoadIndexK: return index(m, r[ip.b], constant(ip.c), Index::Load, process);
    case Op::StoreIndex: return index(m, r[ip.a], r[ip.b], Index::Store, process);
    case Op::DeleteIndex: return index(m, r[ip.a], r[ip.b], Index::Delete, process);
    case Op::In:
    case Op::NotIn: return reads(r[ip.c]);
    case Op::JumpIfTrue:
    case Op::JumpIfFalse: return reads(r[ip.a]);
    case Op::Not:
    case Op::GetIter:
    case Op::UnpackSequence:
    case Op::UnpackEx:
    case Op::StarArgs:
    case Op::ListExtend:
    case Op::SetUpdate:
    case Op::DictUpdate:
    case Op::DictMerge: return reads(r[ip.b]);
    case Op::FormatValue: {
        Operation operation;
        lookInto(m, &r[ip.b], 1, process, operation);
        return operation;
    }
    case Op::ForIter: return vm::isKind(m, r[ip.b], Kind::Iterator) ? nextOf(r[ip.b]) : Operation();
    default: break;
    }
    if (ip.op >= Op::Add && ip.op < Op::Negative) {
        // Add, AddK, IAdd, IAddK, and so on for each operator.
        const unsigned form = (static_cast<unsigned>(ip.op) - static_cast<unsigned>(Op::Add)) % 4;
        const Value operands[] = {r[ip.b], form & 1 ? constant(ip.c) : r[ip.c]};
        Operation operation;
        if (form >= 2 && isChangeable(m, operands[0])) operation = access(whole(operands[0].asHandle(), process), true);
        if (vm::isStr(m, operands[0])) lookInto(m, operands, 2, process, operation); // a format
        else lookAt(m, operands, 2, process, operation);
        return operation;
    }
    const bool compares = (ip.op >= Op::Eq && ip.op < Op::Is) || (ip.op >= Op::JumpIfEq && ip.op < Op::JumpIfIs);
    if (compares) {
        const unsigned first = static_cast<unsigned>(ip.op >= Op::JumpIfEq ? Op::JumpIfEq : Op::Eq);
        const Value operands[] = {r[ip.b], (static_cast<unsigned>(ip.op) - first) & 1 ? constant(ip.c) : r[ip.c]};
        Operation operation;
        lookInto(m, operands, 2, process, operation);
        return operation;
    }
    return {};
}

void OperationFinder::addReached(const vm::Thread &thread, std::uint32_t process, Depth depth, std::vector<Location> &found)
{
    const vm::Machine &m = thread.machine;
    if (!thread.frame || depth == Depth::Itself) return;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    std::vector<Value> roots;
    const auto add = [&](Value v) {
        if (vm::isKind(m, v, Kind::Method)) v = m.at<vm::MethodObject>(v)->self;
        roots.push_back(v);
    };
    if (ip.op == Op::Call || ip.op == Op::CallMethod) {
        for (std::uint32_t i = 0; i <= ip.c + (ip.op == Op::CallMethod ? 1U : 0U); ++i) add(r[ip.b + i]);
    } else if (ip.op == Op::CallEx) {
        add(r[ip.b]);
        add(r[ip.b + 1]);
    } else {
        add(r[ip.b]);
        if (ip.op != Op::FormatValue && ip.c < frame->registerCount) add(r[ip.c]); // where it is a constant's number, one too many
    }
    for (const vm::Handle handle : reached(m, roots, depth)) found.push_back(whole(handle, process));
}

} // namespace forkyard::turns
