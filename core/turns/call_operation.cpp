// What calls come to: by the role of what is called, and by what the program sets of functions and classes.
#include "core/turns/operation_parts.h"

#include "core/modules/io_module.h"
#include "core/modules/process_objects.h"
#include "core/modules/system_modules.h"
#include "core/vm/classes.h"
#include "core/vm/file_system.h"
#include "core/vm/lists.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace forkyard::turns {

using bytecode::Op;
using vm::Kind;
using vm::Value;

namespace {

/// `given`: how many arguments beside the lock itself.
bool isPlainUse(std::string_view owner, std::string_view name, std::uint32_t given)
{
    if (owner == "Condition" && effectOf(name) == Operation::Other) return true;
    return effectOf(name) != Operation::Other && (given == 0 || name == "__exit__");
}

/// Whether what is written to the descriptor comes out beside what is printed.
bool isOutput(const vm::Machine &m, int fd)
{
    const vm::FileSystem *files = m.host.fileSystem();
    return files && files->isOutput(fd);
}

bool usesFile(std::string_view method)
{
    return isOneOf(method, {"read", "readline", "readlines", "read1", "readinto", "write", "writelines", "flush", "close", "truncate", "seek", "tell", "__exit__", "__next__"});
}

/// The descriptors of what is closed.
void findClosed(const vm::Machine &m, std::string_view owner, Value self, Operation &operation)
{
    const auto descriptorOf = [&](Value handle) { return handle.isNone() ? -1 : modules::handleState(m, handle).head.fd; };
    if (owner == "_Handle") operation.closes[0] = descriptorOf(self);
    if (owner != "Connection") return;
    for (unsigned i = 0; i < 2; ++i) operation.closes[i] = descriptorOf(m.at<vm::PlainObject>(self)->values()[i]);
}

} // namespace

/// What library code does to what it is given.
Operation OperationFinder::workOf(const vm::Machine &m, const vm::FunctionObject &function, Value self, const Value *arguments, std::uint32_t count, std::uint32_t process) const
{
    if (const Value owner = attributesOwner(m, self); !owner.isUnbound()) {
        Operation operation = access(whole(owner.asHandle(), process), roleByName("dict", vm::textOf(m, function.name)) == NativeRole::Writes);
        operation.depth = count > 0 && operation.writes ? Depth::Containers : Depth::Itself; // what it is changed by
        return operation;
    }
    const LibraryWork work = libraryWork(m, function);
    if (!work.isKnown) return {};
    std::vector<Value> roots(arguments, arguments + count);
    if (!work.with.empty()) roots.insert(roots.begin(), libraryValue(m, function.module, bytecode::intern(work.with)));
    if (work.withSelf && self.isObject()) roots.insert(roots.begin(), self);
    const std::vector<vm::Handle> found = reached(m, roots, work.depth);
    if (found.empty()) return {};
    Operation operation = access(whole(found.front(), process), work.writes);
    operation.depth = work.depth;
    operation.switchBefore = true; // it begins as a function of the language does
    return operation;
}

bool OperationFinder::setsAny(const vm::Machine &m, unsigned what)
{
    for (; m_codesSeen < m.codes.size(); ++m_codesSeen) {
        const auto &loaded = m.codes[m_codesSeen];
        if (!loaded || loaded->isLibrary) continue;
        for (const bytecode::Instruction &ip : loaded->code->instructions) {
            if (ip.op != Op::StoreAttr && ip.op != Op::DeleteAttr && ip.op != Op::LoadAttr) continue;
            const std::string_view name = bytecode::symbolText(ip.d);
            if (!name.starts_with("__") || !name.ends_with("__")) continue;
            if (isOneOf(name, {"__defaults__", "__kwdefaults__", "__code__"})) m_sets |= Functions;
            else if (ip.op != Op::LoadAttr && !isOneOf(name, {"__name__", "__qualname__", "__doc__", "__module__", "__cause__", "__context__"})) m_sets |= Classes;
        }
    }
    return m_sets & what;
}

/// What operators and calls come to is up to the classes of the program's own objects among what they work on.
void OperationFinder::lookAtClasses(const vm::Thread &thread, std::uint32_t process, Operation &operation)
{
    static const bytecode::Symbol ownClass = bytecode::intern("__class__");
    const vm::Machine &m = thread.machine;
    if (!thread.frame || operation.alsoReads.holder) return;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return;
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *const r = frame->registers();
    const Value *values = r + ip.b;
    std::uint32_t count = 1;
    if (ip.op == Op::Call || ip.op == Op::CallMethod) {
        count = ip.c + (ip.op == Op::CallMethod ? 2U : 1U);
    } else if (ip.op == Op::StoreIndex || ip.op == Op::DeleteIndex || ip.op == Op::JumpIfTrue || ip.op == Op::JumpIfFalse || ip.op == Op::LoopIfTrue || ip.op == Op::LoopIfFalse) {
        values = r + ip.a;
    } else if (ip.op == Op::In || ip.op == Op::NotIn) {
        values = r + ip.c;
    } else {
        const bool isOperator = (ip.op >= Op::Add && ip.op < Op::Is) || (ip.op >= Op::JumpIfEq && ip.op < Op::JumpIfIs);
        constexpr Op others[] = {Op::GetIter, Op::LoadIndex, Op::FormatValue, Op::Not, Op::UnpackSequence, Op::WithEnter, Op::WithLeave};
        if (!isOperator && std::find(std::begin(others), std::end(others), ip.op) == std::end(others)) return;
    }
    const Value *const found = std::find_if(values, values + count, [&](Value v) { return vm::isKind(m, v, Kind::Instance); });
    if (found == values + count) return;
    operation.alsoReads = whole(m.at<vm::Object>(*found)->cls, process);
    if (operation.kind == Operation::None) {
        const Location cls = operation.alsoReads;
        operation = access(named(found->asHandle(), ownClass, process), false);
        operation.alsoReads = cls;
    }
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
    const bool isInstance = vm::isKind(m, callee, Kind::Instance);
    if (isInstance && hidden && vm::textOf(m, m.at<vm::ClassObject>(m.at<vm::Object>(callee)->cls)->name) == "_lru_cache_wrapper") hidden = false; // for the program, as Thread(target=…)
    if (!hidden && isInstance) { // what it does when it is called
        static const bytecode::Symbol calling = bytecode::intern("__call__");
        self = callee;
        callee = attributeOfClass(m, m.at<vm::Object>(callee)->cls, calling);
    }
    if (vm::isKind(m, callee, Kind::Function)) {
        const auto *function = m.at<vm::FunctionObject>(callee);
        if (!hidden && function->flags & vm::FunctionObject::Hidden) return workOf(m, *function, self, arguments, count, process);
        if (!hidden && setsAny(m, Functions)) {
            operation = access(whole(callee.asHandle(), process), false);
            if (function->keywordDefaults) operation.alsoReads = whole(function->keywordDefaults, process);
        }
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
        moveOn(m, arguments, count, process, operation);
        return operation;
    }
    if (!vm::isKind(m, callee, Kind::Native)) return operation;
    const auto *native = m.at<vm::NativeObject>(callee);
    const bool isOfModule = count >= 2 && vm::isKind(m, arguments[0], Kind::Module); // redirect_stdout, for the program
    if ((!hidden || isOfModule) && count >= 2 && vm::isStr(m, arguments[1]) && m.natives[native->native].owner == "builtins") {
        // An attribute by a name that was worked out.
        const std::string_view name = m.natives[native->native].name;
        constexpr std::string_view reading[] = {"getattr", "hasattr"}, writing[] = {"setattr", "delattr"};
        const bool writes = isOneOf(name, writing);
        if (writes || isOneOf(name, reading)) return attribute(m, arguments[0], bytecode::intern(vm::textOf(m, arguments[1])), writes, process, name == "delattr");
    }
    if (!hidden && m.natives[native->native].owner == "object") {
        // What a class's own __setattr__ does in the end, by object.__setattr__ or super().__setattr__.
        const std::string_view name = m.natives[native->native].name;
        const bool isBound = !native->self.isUnbound() || count == 0 || self != arguments[0];
        const Value key = count > (isBound ? 0U : 1U) ? arguments[isBound ? 0 : 1] : Value();
        const bool writes = name == "__setattr__" || name == "__delattr__";
        if ((writes || name == "__getattribute__") && vm::isStr(m, key)) return attribute(m, native->self.isUnbound() ? self : native->self, bytecode::intern(vm::textOf(m, key)), writes, process, name == "__delattr__", true);
    }
    if (!native->self.isUnbound()) {
        self = native->self;
        given = count;
        hidden = false; // a method that was handed over, as Thread(target=items.append): whoever calls it, it is the program's doing
    }
    if (isFileStream(m, self) && usesFile(m.natives[native->native].name)) {
        operation = systemCall();
        lookAt(m, arguments, count, process, operation);
        return operation;
    }
    const NativeRole role = roleOf(m, native->native);
    if (role == NativeRole::Sync || role == NativeRole::System)
        if (const std::uint64_t place = modules::sharedPlaceOf(m, self)) {
            operation.kind = Operation::Sync;
            operation.location = shared(place);
            operation.effect = effectOf(m.natives[native->native].name);
            operation.isPlain = isPlainUse(m.natives[native->native].owner, m.natives[native->native].name, given);
            operation.writes = true;
            operation.switchBefore = !isInC(m.natives[native->native].owner);
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
            operation.switchBefore = true;
            operation.location = isPut || isOneOf(name, own) ? whole(self.asHandle(), process) : shared(place);
            if (isPut ? isCounted : name == "_feed") operation.alsoReads = isPut ? shared(place) : whole(self.asHandle(), process);
            return operation;
        }
    }
    switch (role) {
    case NativeRole::Local:
        if (hidden) return operation;
        if (const std::string_view name = m.natives[native->native].name; isOneOf(name, {"next", "send", "throw", "close", "__next__"})) {
            // Who asks for the next moves on what others may ask, too.
            const Value asked = count ? arguments[0] : self;
            if (vm::isKind(m, asked, Kind::Iterator) || vm::isKind(m, asked, Kind::Generator) || vm::isKind(m, asked, Kind::Plain)) operation = access(whole(asked.asHandle(), process), true);
            lookAt(m, arguments, count, process, operation);
        } else if (name == "dir" && count == 1 && (vm::isKind(m, arguments[0], Kind::Instance) || vm::isKind(m, arguments[0], Kind::Module) || vm::isKind(m, arguments[0], Kind::Class))) {
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
        if (!isOneOf(m.natives[native->native].name, {"iter", "enumerate", "zip", "map", "filter", "repr"})) moveOn(m, arguments, count, process, operation);
        return operation;
    case NativeRole::Sync:
        operation.kind = Operation::Sync;
        operation.location = whole(syncHandle(m, self), process);
        operation.effect = effectOf(m.natives[native->native].name);
        operation.isPlain = isPlainUse(m.natives[native->native].owner, m.natives[native->native].name, given);
        operation.switchBefore = !isInC(m.natives[native->native].owner);
        break;
    case NativeRole::Print:
        operation.kind = Operation::Print;
        operation.location = {WorldHolder, OutputPart};
        if (hidden) lookAt(m, arguments, count, process, operation);
        else lookInto(m, arguments, count, process, operation);
        if (m.natives[native->native].name == "flush" && modules::holdsNothing(m, self)) return operation; // only looks
        break;
    case NativeRole::System: {
        const std::string_view name = m.natives[native->native].name;
        if (name == "open" && count >= 1 && vm::isStr(m, arguments[0]) && vm::textOf(m, arguments[0]) == "/dev/null") return operation; // nobody finds anything there
        operation = systemCall();
        if (name == "kill") operation.ends = Operation::AnyProcess;
        operation.beginsWait = name == "pause";
        operation.leaves = name == "leave";
        if (name == "_exit" || name == "abort" || name == "execvp") operation.ends = Operation::OwnProcess;
        if (name == "write" && count >= 1 && arguments[0].isInt() && isOutput(m, static_cast<int>(arguments[0].asInt()))) operation.alsoReads = {WorldHolder, OutputPart};
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
        operation.switchBefore = true;
        if (self.isObject() && m.natives[native->native].name == "join") operation.subject = self.asHandle();
        if (operation.subject && count >= 2 && !arguments[1].isNone()) operation.alsoReads = whole(operation.subject, process);
        if (m.natives[native->native].name == "_start" && count >= 1 && arguments[0].isObject()) {
            operation.location = beginning(arguments[0].asHandle(), process);
            operation.writes = true;
        }
        return operation;
    case NativeRole::LooksAtLife:
        // Once it has been started it stays so, and whoever asks finds both at once.
        if (m.natives[native->native].name == "begun") return m.at<vm::PlainObject>(self)->raw<vm::PlainHead>()->word ? operation : access(beginning(self.asHandle(), process), false);
        operation = access(whole(self.asHandle(), process), false);
        operation.alsoReads = beginning(self.asHandle(), process);
        return operation;
    case NativeRole::Draws: return modules::isSeededRandom(m, self) ? access(whole(self.asHandle(), process), true) : operation;
    case NativeRole::Life:
        // A thread's end is its own, and shortens the table of those that live.
        operation = access(whole(self.asHandle(), process), true);
        if (count >= 2 && arguments[1].isObject()) operation.alsoReads = whole(arguments[1].asHandle(), process);
        return operation;
    }
    operation.writes = true;
    return operation;
}

} // namespace forkyard::turns
