// What a thread would do next, read from its frame and instruction.
#include "core/turns/operation_parts.h"

#include "core/modules/io_module.h"
#include "core/modules/process_objects.h"
#include "core/modules/system_modules.h"
#include "core/vm/dict_views.h"
#include "core/vm/dicts.h"
#include "core/vm/classes.h"
#include "core/vm/file_system.h"
#include "core/vm/iterators.h"
#include "core/vm/lists.h"
#include "core/vm/shape.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace forkyard::turns {

using bytecode::Op;
using vm::Kind;
using vm::Value;

namespace {

Operation index(const vm::Machine &m, Value object, Value key, Index how, std::uint32_t process)
{
    Operation operation;
    if (const Value owner = attributesOwner(m, object); !owner.isUnbound()) {
        const Location attributes = whole(owner.asHandle(), process);
        return access(vm::isStr(m, key) ? named(owner.asHandle(), bytecode::intern(vm::textOf(m, key)), process) : attributes, how != Index::Load);
    }
    if (const Value bytes = viewedBytes(m, object); !bytes.isUnbound() && isChangeable(m, bytes)) return access(whole(bytes.asHandle(), process), how != Index::Load);
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

} // namespace

Operation::Effect effectOf(std::string_view name)
{
    if (name == "acquire" || name == "__enter__") return Operation::Acquires;
    return name == "release" || name == "__exit__" ? Operation::Releases : Operation::Other;
}

bool isInC(std::string_view owner)
{
    constexpr std::string_view inC[] = {"lock", "RLock", "SemLock", "SimpleQueue", "_Block"};
    return isOneOf(owner, inC);
}

Operation access(Location location, bool writes)
{
    Operation operation;
    operation.kind = writes ? Operation::Store : Operation::Load;
    operation.writes = writes;
    operation.location = location;
    return operation;
}

Operation attribute(const vm::Machine &m, Value object, bytecode::Symbol name, bool writes, std::uint32_t process, bool isDeletion, bool isPlain)
{
    if (!writes && vm::isKind(m, object, Kind::Plain) && isOneOf(bytecode::symbolText(name), {"broken", "n_waiting", "_value"})) return access(whole(syncHandle(m, object), process), false); // of barriers and semaphores
    // What else the library's own objects and the built-in containers have by a name never changes.
    if (!object.isObject() || (isChangeable(m, object) && !m.at<vm::Object>(object)->attributes) || vm::isKind(m, object, Kind::Plain)) return {};
    const vm::Handle own = object.asHandle();
    static const bytecode::Symbol ownClass = bytecode::intern("__class__"), output = bytecode::intern("stdout"), errors = bytecode::intern("stderr");
    static const bytecode::Symbol dict = bytecode::intern("__dict__");
    if (!writes && name == dict && vm::isKind(m, object, Kind::Class)) return access(whole(own, process), false); // a copy of all it has
    if (writes && name == ownClass) return access(whole(own, process), true); // and with it all that is found through it
    // Where the class has a say in it, that is a call, and what it does tells of itself.
    static const bytecode::Symbol setting = bytecode::intern("__setattr__"), deleting = bytecode::intern("__delattr__");
    if (writes && !isPlain && vm::isKind(m, object, Kind::Instance) && vm::isKind(m, attributeOfClass(m, m.at<vm::Object>(own)->cls, isDeletion ? deleting : setting), Kind::Function)) {
        Operation operation;
        operation.switchBefore = true;
        return operation;
    }
    // A threading.local's stand in a table that each thread has of its own.
    static const bytecode::Symbol localKey = bytecode::intern("_local__key");
    if (vm::isKind(m, object, Kind::Instance) && vm::findSlot(m.at<vm::Object>(object)->shape, localKey) >= 0) {
        const vm::Handle owner = ownerOf(m, own, name);
        return writes || owner == own ? Operation() : access(named(owner, name, process), false);
    }
    Operation operation = access(named(own, name, process), writes);
    // Where what is printed goes.
    if (writes && vm::isKind(m, object, Kind::Module) && (name == output || name == errors) && vm::textOf(m, m.at<vm::ModuleObject>(own)->name) == "sys") operation.alsoReads = {WorldHolder, OutputPart};
    if (writes && !vm::isKind(m, object, Kind::Class)) return operation;
    // Where its class has it, both are looked at: it may get one of its own meanwhile. And a class that gets one of its own hides what
    // those who look through it have found until then.
    const vm::Handle owner = ownerOf(m, own, name);
    if (owner == own) return operation;
    operation.alsoReads = named(owner, name, process);
    if (writes) std::swap(operation.location, operation.alsoReads);
    return operation;
}

bool isFileStream(const vm::Machine &m, Value v)
{
    const int fd = modules::descriptorOf(m, v);
    const vm::FileSystem *files = fd < 0 ? nullptr : m.host.fileSystem();
    return files && files->isFile(fd);
}

Operation systemCall()
{
    Operation operation;
    operation.kind = Operation::System;
    operation.location = {WorldHolder, ProcessPart};
    operation.switchBefore = true; // who asks the system lets the others go on meanwhile
    operation.writes = true;
    return operation;
}

const bytecode::Instruction &instructionAt(const vm::Machine &m, const vm::FrameObject &frame)
{
    const vm::LoadedCode &loaded = *m.codes[frame.code];
    return (frame.lined ? loaded.lined : loaded.fast)[frame.pc];
}

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

/// Calls visit(container) for all that can change of what the value is or, as an iterator, goes through: of zip and map several.
template <typename Visit>
void eachContainer(const vm::Machine &m, Value v, const Visit &visit, int depth = 0)
{
    constexpr int Deepest = 4;
    if (!v.isObject()) return;
    if (const Value owner = attributesOwner(m, v); !owner.isUnbound()) return visit(owner);
    if (depth < Deepest && vm::isKind(m, v, Kind::Iterator)) {
        const Value source = m.at<vm::IteratorObject>(v)->source;
        if (!vm::isKind(m, source, Kind::Tuple)) return eachContainer(m, source, visit, depth + 1);
        const auto *parts = m.at<vm::TupleObject>(source);
        for (std::uint32_t i = 0; i < parts->size; ++i) eachContainer(m, parts->items()[i], visit, depth + 1);
    } else if (const Value container = behind(m, v); isChangeable(m, container)) {
        visit(container);
    }
}

/// The containers among the values that can change are read: one or two stand by themselves, of more all that they come to.
void OperationFinder::lookAt(const vm::Machine &m, const Value *values, std::uint32_t count, std::uint32_t process, Operation &operation)
{
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!values[i].isObject()) continue;
        lookThrough(m, values[i], process, operation);
        eachContainer(m, values[i], [&](Value container) {
            const Location read = whole(container.asHandle(), process);
            if (operation.kind == Operation::None) operation = access(read, false);
            else if (operation.location.holder == read.holder || operation.alsoReads == read) return;
            else if (operation.alsoReads == Location{}) operation.alsoReads = read;
            else operation.depth = std::max(operation.depth, Depth::Containers);
        });
    }
}

void moveOn(const vm::Machine &m, const Value *values, std::uint32_t count, std::uint32_t process, Operation &operation)
{
    const Value *const asked = std::find_if(values, values + count, [&](Value v) { return vm::isKind(m, v, Kind::Iterator) || isAskedByMany(m, v); });
    if (asked == values + count || operation.writes) return;
    const Location before = operation.location;
    const Depth depth = operation.depth;
    operation = access(whole(asked->asHandle(), process), true);
    operation.alsoReads = before;
    operation.depth = depth;
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

/// A function that only makes a generator or a coroutine begins when that is asked for the first time.
static bool makesGenerator(const vm::Machine &m, Value callee)
{
    if (vm::isKind(m, callee, Kind::Method)) callee = m.at<vm::MethodObject>(callee)->function;
    if (!vm::isKind(m, callee, Kind::Function)) return false;
    const bytecode::Code &code = m.code(m.at<vm::FunctionObject>(callee)->code);
    return code.isGenerator || code.isCoroutine;
}

/// A class whose objects a method of the program's makes.
static bool isMadeInLanguage(const vm::Machine &m, Value callee)
{
    static const bytecode::Symbol making[] = {bytecode::intern("__new__"), bytecode::intern("__init__")};
    const auto isOfProgram = [&](Value method) { return vm::isKind(m, method, Kind::Function) && !(m.at<vm::FunctionObject>(method)->flags & vm::FunctionObject::Hidden); };
    return vm::isKind(m, callee, Kind::Class) && std::any_of(std::begin(making), std::end(making), [&](bytecode::Symbol name) { return isOfProgram(attributeOfClass(m, callee.asHandle(), name)); });
}

/// What library code does that programs see: it asks for the hook that they may have set, and keeps what a function has given.
static Operation ofLibrary(const vm::Machine &m, vm::FrameObject &frame, const bytecode::Instruction &ip, std::uint32_t process)
{
    static const bytecode::Symbol hook = bytecode::intern("excepthook");
    const vm::FunctionObject &function = *m.at<vm::FunctionObject>(frame.function);
    const auto isOf = [&](std::string_view module) { return vm::textOf(m, m.at<vm::ModuleObject>(function.module)->name) == module; };
    const Value *const r = frame.registers();
    const bool isModule = vm::textOf(m, function.name) == "<module>"; // being imported: nobody can have set it
    if (ip.op == Op::LoadGlobal && ip.d == hook && !isModule && isOf("threading")) return access(named(function.module, hook, process), false);
    if (ip.op == Op::StoreIndex && vm::isKind(m, r[ip.a], Kind::Dict) && vm::textOf(m, function.qualifiedName) == "_lru_cache_wrapper.__call__" && isOf("functools"))
        return access(whole(r[0].asHandle(), process), true);
    return {};
}

OperationFinder::AtOnce OperationFinder::atOnce(const vm::Thread &thread, std::uint32_t process, Operation &operation)
{
    if (!thread.frame) return AtOnce::No;
    const vm::Machine &m = thread.machine;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return AtOnce::No;
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const bool stores = ip.op == Op::StoreGlobal;
    if (stores || ip.op == Op::LoadGlobal) {
        static constexpr Operation nothing; // copied from where it stands: one made here would be waited for, too
        operation = nothing;
        operation.kind = stores ? Operation::Store : Operation::Load;
        operation.writes = stores;
        operation.location = named(m.at<vm::FunctionObject>(frame->function)->module, ip.d, process);
        return AtOnce::Visible;
    }
    const Value *r = frame->registers();
    if (ip.op == Op::ForLoop) { // over a range of the frame's own
        const auto *iterator = vm::isKind(m, r[ip.b], Kind::Iterator) ? m.at<vm::IteratorObject>(r[ip.b]) : nullptr;
        return iterator && iterator->small == static_cast<std::uint8_t>(vm::IteratorKind::Range) && !iterator->isKept() ? AtOnce::InvisibleSwitch : AtOnce::No;
    }
    // Calculations with numbers that stand in the frame.
    if (ip.op < Op::Add || ip.op >= Op::Negative) return AtOnce::No;
    const bool isOfConstant = (static_cast<unsigned>(ip.op) - static_cast<unsigned>(Op::Add)) % 2 == 1;
    return r[ip.b].isObject() || (!isOfConstant && r[ip.c].isObject()) ? AtOnce::No : AtOnce::Invisible;
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
    // What stands in shared memory is read and written by a descriptor there, not by a call.
    const auto endsAfter = [hidden](Operation operation) {
        operation.switchAfter = !(hidden && operation.location.holder >= SharedHolders && !operation.switchBefore && operation.effect == Operation::Other);
        return operation;
    };
    const auto endsBefore = [](Operation operation) {
        operation.switchBefore = true;
        return operation;
    };
    const auto reads = [&](Value v) {
        Operation operation;
        if (!hidden) lookAt(m, &v, 1, process, operation);
        return operation;
    };
    const auto constant = [&](std::uint32_t number) { return m.at<vm::TupleObject>(m.at<vm::FunctionObject>(frame->function)->constants)->items()[number]; };
    const auto nextOf = [&](Value iterator) {
        if (isFileStream(m, iterator)) return systemCall();
        const bool isOwn = !isAskedByMany(m, iterator) && !vm::isKind(m, iterator, Kind::Plain); // itertools.count
        if (!vm::isKind(m, iterator, Kind::Iterator)) return isOwn || hidden ? Operation() : access(whole(iterator.asHandle(), process), true);
        // An element of a list; of the others, which end with a complaint where they have changed, all.
        Operation operation = reads(iterator);
        const auto *it = m.at<vm::IteratorObject>(iterator);
        if (operation.isVisible() && it->small == static_cast<std::uint8_t>(vm::IteratorKind::List)) operation.location.part = keyPart(m, Value::integer(static_cast<std::int64_t>(it->index)));
        if (isOwn || hidden) return operation;
        operation.alsoReads = operation.location;
        operation.location = whole(iterator.asHandle(), process);
        operation.kind = Operation::Store;
        operation.writes = true;
        return operation;
    };
    const auto resumes = [&](Value iterator) {
        Operation operation = nextOf(iterator);
        operation.switchAfter = vm::isKind(m, iterator, Kind::Generator);
        return operation;
    };
    // Whoever asks a generator while it works finds it at work, afterwards what it has come to.
    const auto leavesGenerator = [&]() {
        const auto *generator = frame->generator ? m.at<vm::GeneratorObject>(frame->generator) : nullptr;
        return generator && !(generator->flags & vm::GeneratorObject::Coroutine) ? access(whole(frame->generator, process), true) : Operation();
    };
    if (ip.op == Op::LoopIfTrue || ip.op == Op::LoopIfFalse) return endsAfter(reads(r[ip.a]));
    if (ip.op == Op::ForLoop) return endsBefore(resumes(r[ip.b])); // it has jumped back, and asks for the next
    if (ip.op == Op::LoopJump || (ip.op > Op::LoopIfFalse && ip.op < Op::GetIter)) return endsAfter({});
    switch (ip.op) {
    case Op::Call: {
        const Operation operation = call(m, r[ip.b], r + ip.b + 1, ip.c, hidden, process);
        const bool isOfRaise = hidden && Value::object(frame->function) == m.preludeFunctions[static_cast<unsigned>(vm::PreludeId::raise_class)]; // in C, in CPython
        return (isOfRaise && !isMadeInLanguage(m, r[ip.b])) || makesGenerator(m, r[ip.b]) ? operation : endsAfter(operation);
    }
    case Op::CallMethod: {
        const bool bound = !r[ip.b + 1].isUnbound();
        Operation operation = call(m, r[ip.b], r + ip.b + (bound ? 1 : 2), ip.c + (bound ? 1u : 0u), hidden, process);
        // Of a thread that the library starts for itself nobody asks.
        if (operation.kind == Operation::ThreadLife && frame->caller && m.at<vm::FrameObject>(frame->caller)->flags & vm::FrameObject::Hidden) operation.location = {};
        return makesGenerator(m, r[ip.b]) ? operation : endsAfter(operation);
    }
    case Op::CallEx: {
        const auto *arguments = m.at<vm::TupleObject>(r[ip.b + 1]);
        return endsAfter(call(m, r[ip.b], arguments->items(), arguments->size, hidden, process));
    }
    case Op::WithEnter:
    case Op::WithLeave: {
        Operation operation;
        const Value manager = r[ip.b];
        // A method of the language begins.
        if (vm::isKind(m, manager, Kind::Instance)) return endsAfter({});
        if (!vm::isKind(m, manager, Kind::Plain)) return operation;
        if (isFileStream(m, manager)) return ip.op == Op::WithLeave ? systemCall() : operation;
        const std::uint64_t place = modules::sharedPlaceOf(m, manager);
        const Value cls = Value::object(m.at<vm::Object>(manager)->cls);
        const std::string named = vm::textOf(m, m.at<vm::ClassObject>(cls)->name);
        const std::string_view name = plainName(named);
        if (!place && roleByName(name, "__enter__") != NativeRole::Sync) return operation;
        operation.kind = Operation::Sync;
        operation.writes = true;
        operation.location = place ? shared(place) : whole(syncHandle(m, manager), process);
        operation.effect = ip.op == Op::WithEnter ? Operation::Acquires : Operation::Releases;
        operation.isPlain = true;
        operation.switchBefore = place || !isInC(name);
        operation.switchAfter = operation.switchBefore || ip.op == Op::WithLeave;
        return operation;
    }
    default: break;
    }
    if (hidden) return ofLibrary(m, *frame, ip, process);
    switch (ip.op) {
    case Op::LoadGlobal: return access(named(module(), ip.d, process), false);
    case Op::StoreGlobal:
    case Op::DeleteGlobal: return access(named(module(), ip.d, process), true);
    case Op::LoadCell: return access(whole(r[ip.b].asHandle(), process), false);
    case Op::StoreCell: return access(whole(r[ip.a].asHandle(), process), true);
    case Op::LoadAttr:
    case Op::LoadMethod: return attribute(m, r[ip.b], ip.d, false, process);
    case Op::StoreAttr:
    case Op::DeleteAttr: return attribute(m, r[ip.a], ip.d, true, process, ip.op == Op::DeleteAttr);
    case Op::LoadIndex: return index(m, r[ip.b], r[ip.c], Index::Load, process);
    case Op::LoadIndexK: return index(m, r[ip.b], constant(ip.c), Index::Load, process);
    case Op::StoreIndex: {
        Operation operation = index(m, r[ip.a], r[ip.b], Index::Store, process);
        if (operation.isVisible() && vm::isKind(m, r[ip.b], Kind::Slice)) lookAt(m, &r[ip.c], 1, process, operation);
        return operation;
    }
    case Op::DeleteIndex: return index(m, r[ip.a], r[ip.b], Index::Delete, process);
    case Op::In:
    case Op::NotIn: {
        if (vm::isKind(m, r[ip.c], Kind::Dict)) return index(m, r[ip.c], r[ip.b], Index::Load, process);
        // What is looked for is compared with each: as deep as both are.
        if (!r[ip.b].isObject() || vm::isStr(m, r[ip.b])) return reads(r[ip.c]);
        Operation operation;
        const Value compared[] = {r[ip.c], r[ip.b]};
        lookInto(m, compared, 2, process, operation);
        return operation;
    }
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
    case Op::ForIter: return resumes(r[ip.b]);
    case Op::Yield:
    case Op::Return:
    case Op::ReturnNone: return leavesGenerator();
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
