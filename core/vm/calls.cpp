// Binding arguments as CPython does, with its messages; natives; making objects of classes. Long, because every kind of thing that
// can be called ends in the same binding, and each of its messages names what the others have counted.
#include "core/vm/calls.h"

#include "core/base/check.h"
#include "core/vm/argument_messages.h"
#include "core/vm/attributes.h"
#include "core/vm/classes.h"
#include "core/vm/containers.h"
#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/finalizers.h"
#include "core/vm/let_go.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/never_awaited.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cstring>

namespace forkyard::vm {

using bytecode::Code;
using bytecode::Symbol;

void setPending(Thread &t, Value function, std::initializer_list<Value> arguments)
{
    t.pending.function = function;
    t.pending.arguments.assign(arguments.begin(), arguments.end());
    t.pending.keywordNames = Value();
    t.pending.resume = PendingCall::None;
}

void setPendingPrelude(Thread &t, PreludeId function, std::initializer_list<Value> arguments)
{
    setPending(t, t.machine.preludeFunctions[static_cast<unsigned>(function)], arguments);
}

FrameObject *newFrame(Thread &t, FunctionObject *function, const Code &code)
{
    Machine &m = t.machine;
    const std::uint32_t count = code.registerCount;
    auto *frame = newObject<FrameObject>(t, Kind::Frame, Handle{0}, count * sizeof(Value));
    frame->flags = function->flags & FunctionObject::Hidden ? FrameObject::Hidden : 0;
    frame->caller = 0;
    frame->function = m.heap.handleOf(function);
    frame->code = function->code;
    frame->pc = 0;
    frame->generator = 0;
    frame->returnRegister = 0;
    frame->returnMode = ReturnMode::Store;
    frame->lined = m.options.lined && !(function->flags & FunctionObject::Hidden);
    frame->handled = Value();
    frame->registerCount = count;
    frame->depth = 0;
    std::fill_n(frame->registers(), count, Value());
    if (function->closure) {
        const auto *closure = m.at<TupleObject>(function->closure);
        std::copy_n(closure->items(), closure->size, frame->registers() + code.firstFree);
    }
    return frame;
}

bool pushFrame(Thread &t, FrameObject *frame)
{
    Machine &m = t.machine;
    frame->caller = t.frame;
    frame->depth = t.frame ? m.at<FrameObject>(t.frame)->depth + 1 : 0;
    if (frame->depth >= m.options.recursionLimit) {
        raise(t, ClassId::RecursionError, "maximum recursion depth exceeded");
        return false;
    }
    t.frame = m.heap.handleOf(frame);
    return true;
}

// -- Messages about arguments

namespace {

std::string quotedList(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        text += "'" + names[i] + "'";
    }
    return text;
}

Outcome missingArguments(Thread &t, const std::string &function, const char *kind, const std::vector<std::string> &names)
{
    return raise(t, ClassId::TypeError, "%s() missing %zu required %s argument%s: %s", function.c_str(), names.size(), kind,
                 names.size() == 1 ? "" : "s", quotedList(names).c_str());
}

Outcome tooManyPositional(Thread &t, const FunctionObject *function, const Code &code, std::uint32_t given, std::uint32_t keywordOnlyGiven)
{
    if (const auto there = describedInC(t.machine, function)) return wrongNativeCount(t, there->info, given + there->unseen);
    const Machine &m = t.machine;
    const std::uint32_t defaults = function->defaults ? m.at<TupleObject>(function->defaults)->size : 0;
    const std::uint32_t count = code.positionalCount;
    std::string takes = std::to_string(count);
    if (defaults) takes = "from " + std::to_string(count - defaults) + " to " + takes;
    const bool plural = defaults != 0 || count != 1;
    std::string were = std::to_string(given);
    if (keywordOnlyGiven)
        were += std::string(" positional argument") + (given == 1 ? "" : "s") + " (and " + std::to_string(keywordOnlyGiven) + " keyword-only argument" + (keywordOnlyGiven == 1 ? "" : "s") + ")";
    return raise(t, ClassId::TypeError, "%s() takes %s positional argument%s but %s %s given", textOf(m, function->qualifiedName).c_str(),
                 takes.c_str(), plural ? "s" : "", were.c_str(), given == 1 && !keywordOnlyGiven ? "was" : "were");
}

/// Binds keywords; false: raised.
bool bindKeywords(Thread &t, FunctionObject *function, const Code &code, const Value *values, const TupleObject *names, const Symbol *symbols, Value *registers, Value keywords)
{
    const Machine &m = t.machine;
    const std::uint32_t named = code.positionalCount + code.keywordOnlyCount;
    std::vector<std::string> positionalOnlyNames;
    for (std::uint32_t k = 0; k < names->size; ++k) {
        const Value name = names->items()[k];
        const Symbol symbol = symbols ? symbols[k] : symbolOf(m, name);
        std::uint32_t position = code.positionalOnlyCount;
        while (position < named && code.localNames[position] != symbol) ++position;
        if (position < named) {
            if (!registers[position].isUnbound()) {
                raise(t, ClassId::TypeError, "%s() got multiple values for argument '%s'", textOf(m, function->qualifiedName).c_str(), textOf(m, name).c_str());
                return false;
            }
            registers[position] = values[k];
            continue;
        }
        if (!keywords.isUnbound()) {
            if (dictSet(t, keywords, name, values[k]) != Outcome::Done) return false;
            continue;
        }
        if (const auto there = describedInC(m, function)) {
            unexpectedKeyword(t, there->info, textOf(m, name));
            return false;
        }
        const auto end = code.localNames.begin() + code.positionalOnlyCount;
        if (std::find(code.localNames.begin(), end, symbol) != end) {
            positionalOnlyNames.push_back(textOf(m, name));
            continue;
        }
        raise(t, ClassId::TypeError, "%s() got an unexpected keyword argument '%s'", textOf(m, function->qualifiedName).c_str(), textOf(m, name).c_str());
        return false;
    }
    if (!positionalOnlyNames.empty()) {
        std::string list;
        for (const auto &name : positionalOnlyNames) list += (list.empty() ? "" : ", ") + name;
        raise(t, ClassId::TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", textOf(m, function->qualifiedName).c_str(), list.c_str());
        return false;
    }
    return true;
}

void missingPositional(Thread &t, const FunctionObject *function, const ArgumentList &arguments, const std::vector<std::string> &names)
{
    const auto there = describedInC(t.machine, function);
    const std::uint32_t keywords = arguments.keywordCount(t.machine), given = arguments.count - keywords + (there ? there->unseen : 0);
    if (!there)
        missingArguments(t, textOf(t.machine, function->qualifiedName), "positional", names);
    else if (keywords == 0)
        wrongNativeCount(t, there->info, given);
    else
        missingNamed(t, there->info, given);
}

/// Fills defaults; false: something required is missing, raised.
bool fillDefaults(Thread &t, FunctionObject *function, const Code &code, const ArgumentList &arguments, Value *registers)
{
    const Machine &m = t.machine;
    const auto *defaults = function->defaults ? m.at<TupleObject>(function->defaults) : nullptr;
    const std::uint32_t defaultCount = defaults ? defaults->size : 0;
    const std::uint32_t firstDefault = code.positionalCount - defaultCount;
    std::vector<std::string> missing;
    for (std::uint32_t i = 0; i < code.positionalCount; ++i) {
        if (!registers[i].isUnbound()) continue;
        if (i >= firstDefault)
            registers[i] = defaults->items()[i - firstDefault];
        else
            missing.emplace_back(bytecode::symbolText(code.localNames[i]));
    }
    if (!missing.empty()) {
        missingPositional(t, function, arguments, missing);
        return false;
    }
    for (std::uint32_t i = code.positionalCount; i < std::uint32_t{code.positionalCount} + code.keywordOnlyCount; ++i) {
        if (!registers[i].isUnbound()) continue;
        const std::string_view name = bytecode::symbolText(code.localNames[i]);
        if (function->keywordDefaults) registers[i] = dictGetStr(t, Value::object(function->keywordDefaults), name);
        if (registers[i].isUnbound()) missing.emplace_back(name);
    }
    if (!missing.empty()) {
        missingArguments(t, textOf(m, function->qualifiedName), "keyword-only", missing);
        return false;
    }
    return true;
}

} // namespace

FrameObject *makeFrame(Thread &t, FunctionObject *function, const ArgumentList &arguments)
{
    Machine &m = t.machine;
    const Code &code = m.code(function->code);
    FrameObject *frame = newFrame(t, function, code);
    Value *registers = frame->registers();
    const std::uint32_t keywordCount = arguments.keywordCount(m);
    const std::uint32_t given = arguments.count - keywordCount;
    const std::uint32_t taken = std::min<std::uint32_t>(given, code.positionalCount);
    for (std::uint32_t i = 0; i < taken; ++i) registers[i] = arguments.values[i]; // just written: not to be read in wider pieces
    std::uint32_t next = std::uint32_t{code.positionalCount} + code.keywordOnlyCount;
    if (code.hasVarArgs) registers[next++] = makeTuple(t, arguments.values + taken, given - taken);
    Value keywords;
    if (code.hasVarKeywords) keywords = registers[next++] = makeDict(t);
    if (keywordCount && !bindKeywords(t, function, code, arguments.values + given, m.at<TupleObject>(arguments.names), arguments.symbols, registers, keywords)) return nullptr;
    if (given > code.positionalCount && !code.hasVarArgs) {
        std::uint32_t keywordOnlyGiven = 0;
        for (std::uint32_t i = code.positionalCount; i < std::uint32_t{code.positionalCount} + code.keywordOnlyCount; ++i)
            keywordOnlyGiven += !registers[i].isUnbound();
        tooManyPositional(t, function, code, given, keywordOnlyGiven);
        return nullptr;
    }
    return fillDefaults(t, function, code, arguments, registers) ? frame : nullptr;
}

// -- Natives

namespace {

constexpr std::uint32_t MaxNativeParameters = 24;

/// Whether CPython has it written in Python, which words the mistakes of a call differently.
bool isWrittenThere(const NativeInfo &info)
{
    static constexpr std::string_view Classes[] = {"Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "Queue", "LifoQueue", "PriorityQueue", "JoinableQueue", "Connection"};
    return std::find(std::begin(Classes), std::end(Classes), info.owner) != std::end(Classes) && (info.isMethod || isConstructor(info));
}

std::string writtenName(const NativeInfo &info) { return info.owner + "." + (info.name == "__new__" ? "__init__" : info.name); }

Outcome wrongWrittenCount(Thread &t, const NativeInfo &info, std::uint32_t given, const Value *bound)
{
    std::vector<std::string> missing;
    for (std::uint32_t i = 0; bound && i < info.required; ++i)
        if (bound[i].isUnbound()) missing.emplace_back(bytecode::symbolText(info.parameters[i]));
    if (!missing.empty()) return missingArguments(t, writtenName(info), "positional", missing);
    const bool several = info.required < info.positional;
    const std::string from = several ? "from " + std::to_string(info.required) + " to " : std::string();
    return raise(t, ClassId::TypeError, "%s() takes %s%u positional argument%s but %u %s given", writtenName(info).c_str(), from.c_str(), static_cast<unsigned>(info.positional),
                 several || info.positional != 1 ? "s" : "", given, given == 1 ? "was" : "were");
}

/// Binds into `bound` (parameters, then *args, then **kwargs). Done or Raised.
Outcome bindNative(Thread &t, const NativeInfo &info, const ArgumentList &arguments, Value *bound)
{
    const Machine &m = t.machine;
    const std::uint32_t keywordCount = arguments.keywordCount(m);
    const std::uint32_t given = arguments.count - keywordCount;
    const auto parameterCount = static_cast<std::uint32_t>(info.parameters.size());
    const auto written = [&info] { return isWrittenThere(info); };
    if (given > info.positional && !info.varArguments) return written() ? wrongWrittenCount(t, info, given, nullptr) : wrongNativeCount(t, info, given);
    const std::uint32_t taken = std::min<std::uint32_t>(given, info.positional);
    std::copy_n(arguments.values, taken, bound);
    std::fill(bound + taken, bound + parameterCount, Value());
    std::uint32_t next = parameterCount;
    if (info.varArguments) bound[next++] = makeTuple(t, arguments.values + taken, given - taken);
    if (info.varKeywords) bound[next] = makeDict(t);
    for (std::uint32_t k = 0; k < keywordCount; ++k) {
        const Value name = m.at<TupleObject>(arguments.names)->items()[k];
        const Symbol symbol = arguments.symbols ? arguments.symbols[k] : symbolOf(m, name);
        std::uint32_t position = info.positionalOnly;
        while (position < parameterCount && info.parameters[position] != symbol) ++position;
        if (position < parameterCount) {
            if (!bound[position].isUnbound() && written())
                return raise(t, ClassId::TypeError, "%s() got multiple values for argument '%s'", writtenName(info).c_str(), textOf(m, name).c_str());
            if (!bound[position].isUnbound())
                return raise(t, ClassId::TypeError, "argument for %s() given by name ('%s') and position (%u)", nativeName(info).c_str(), textOf(m, name).c_str(), position + 1);
            bound[position] = arguments.values[given + k];
        } else if (info.varKeywords) {
            if (const Outcome o = dictSet(t, bound[next], name, arguments.values[given + k]); o != Outcome::Done) return o;
        } else if (written()) {
            return raise(t, ClassId::TypeError, "%s() got an unexpected keyword argument '%s'", writtenName(info).c_str(), textOf(m, name).c_str());
        } else {
            return unexpectedKeyword(t, info, textOf(m, name));
        }
    }
    for (std::uint32_t i = 0; i < parameterCount; ++i) {
        if (!bound[i].isUnbound()) continue;
        if (i < info.required) {
            if (written()) return wrongWrittenCount(t, info, given, bound);
            if (keywordCount == 0) return wrongNativeCount(t, info, given);
            return missingNamed(t, info, i);
        }
        bound[i] = info.defaults[i];
    }
    return Outcome::Done;
}

CallStep stepOf(Thread &t, Outcome outcome, Value &result)
{
    switch (outcome) {
    case Outcome::Done: return CallStep::Result;
    case Outcome::Raised: return CallStep::Raised;
    case Outcome::Blocked: return CallStep::Blocked;
    case Outcome::Python: return beginPending(t, result);
    }
    return CallStep::Raised;
}

Outcome callNative(Thread &t, const NativeInfo &info, const ArgumentList &arguments, Value &result)
{
    Machine &m = t.machine;
    const auto parameterCount = static_cast<std::uint32_t>(info.parameters.size());
    Value bound[MaxNativeParameters];
    const Value *values = arguments.values;
    std::uint32_t count = parameterCount;
    if (arguments.count != parameterCount || !arguments.names.isUnbound() || info.varArguments || info.varKeywords || info.positional != parameterCount) {
        FORKYARD_CHECK(parameterCount + 2 <= MaxNativeParameters);
        if (const Outcome o = bindNative(t, info, arguments, bound); o != Outcome::Done) return o;
        values = bound;
        count += info.varArguments + info.varKeywords;
    }
    Call call(m, t, values, count);
    const Outcome outcome = info.function(call);
    if (outcome != Outcome::Blocked) {
        // The next blocking native starts afresh, whatever this one left.
        t.waitDeadline = 0;
        t.waitState = 0;
    }
    result = call.result;
    return outcome;
}

/// An unbound method must get an object of its own class.
bool selfFits(Thread &t, const NativeInfo &info, Value native, const ArgumentList &arguments)
{
    const Machine &m = t.machine;
    const std::uint32_t given = arguments.count - arguments.keywordCount(m);
    if (given == 0) {
        raise(t, ClassId::TypeError, "unbound method %s.%s() needs an argument", info.owner.c_str(), info.name.c_str());
        return false;
    }
    const Handle owner = m.at<NativeObject>(native)->owner;
    if (!owner || isInstance(m, arguments.values[0], owner)) return true;
    raise(t, ClassId::TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", info.name.c_str(), info.owner.c_str(), typeName(m, arguments.values[0]).c_str());
    return false;
}

// -- Making objects

/// A name along the class, with static methods unwrapped.
Value classMember(Thread &t, Handle cls, Symbol name)
{
    const Value found = lookupInClass(t, cls, name);
    return isKind(t.machine, found, Kind::Wrapper) ? t.machine.at<WrapperObject>(found)->get : found;
}

/// Whether `function`, found along a class, is what the built-in class has.
bool isNativeOf(Thread &t, ClassId cls, Value function, Symbol name)
{
    return !function.isUnbound() && classMember(t, t.machine.classes[static_cast<unsigned>(cls)], name) == function;
}

bool isNativeOfObject(Thread &t, Value function, Symbol name) { return isNativeOf(t, ClassId::Object, function, name); }

/// A class of exceptions whose objects are made by the built-in classes' methods, which do no more than keep the arguments.
bool keepsArguments(Thread &t, Handle cls)
{
    const Machine &m = t.machine;
    return (m.at<ClassObject>(cls)->flags & (ClassObject::IsException | ClassObject::CustomNew)) == ClassObject::IsException && !isSubclass(m, cls, m.classes[static_cast<unsigned>(ClassId::OSError)]) &&
           isNativeOf(t, ClassId::BaseException, classMember(t, cls, names::new_()), names::new_()) && isNativeOf(t, ClassId::BaseException, classMember(t, cls, names::init()), names::init());
}

Value makeKeywordDict(Thread &t, const ArgumentList &arguments)
{
    const Value dict = makeDict(t);
    const std::uint32_t keywordCount = arguments.keywordCount(t.machine);
    for (std::uint32_t k = 0; k < keywordCount; ++k)
        static_cast<void>(dictSet(t, dict, t.machine.at<TupleObject>(arguments.names)->items()[k], arguments.values[arguments.count - keywordCount + k]));
    return dict;
}

/// Calls init(object, arguments): Result once that is done, or what it takes.
CallStep initialize(Thread &t, Value init, Value object, const ArgumentList &arguments)
{
    constexpr std::uint32_t Few = 8;
    Value few[Few];
    std::vector<Value> many(arguments.count < Few ? 0 : arguments.count + 1);
    Value *withSelf = arguments.count < Few ? few : many.data();
    withSelf[0] = object;
    std::copy_n(arguments.values, arguments.count, withSelf + 1);
    Value ignored;
    const CallStep step = beginCall(t, init, {withSelf, arguments.count + 1, arguments.names}, ignored);
    if (step != CallStep::Frame) return step;
    auto *frame = t.machine.at<FrameObject>(t.frame);
    frame->generator = object.asHandle();
    frame->returnMode = ReturnMode::Init;
    return CallStep::Object;
}

/// What simpleInit says, worked out.
Value findSimpleInit(Thread &t, Handle handle)
{
    Machine &m = t.machine;
    const auto *cls = m.at<ClassObject>(handle);
    if (cls->cls != m.classes[static_cast<unsigned>(ClassId::Type)] && isKind(m, lookupInClass(t, cls->cls, names::call()), Kind::Function)) return Value::none();
    if (cls->flags & (ClassObject::BuiltIn | ClassObject::CustomNew) || cls->instanceKind() != Kind::Instance) return Value::none();
    const Value init = classMember(t, handle, names::init());
    if (!isKind(m, init, Kind::Function) || !m.codes[m.at<FunctionObject>(init)->code]->simple) return Value::none();
    const Value newFunction = classMember(t, handle, names::new_());
    if (newFunction.isUnbound() || !isNativeOfObject(t, newFunction, names::new_())) return Value::none();
    const Value abstract = lookupInClass(t, handle, bytecode::intern("__abstractmethods__"));
    return abstract.isUnbound() || abstract == m.emptyTuple ? init : Value::none();
}

CallStep construct(Thread &t, Value clsValue, const ArgumentList &arguments, Value &result)
{
    Machine &m = t.machine;
    auto *cls = m.at<ClassObject>(clsValue);
    const Handle handle = clsValue.asHandle();
    if (handle == m.classes[static_cast<unsigned>(ClassId::Type)] && arguments.count == 1 && arguments.names.isUnbound()) {
        result = Value::object(classOf(m, arguments.values[0]));
        return CallStep::Result;
    }
    if (handle == m.classes[static_cast<unsigned>(ClassId::Super)] && arguments.count == 0) {
        // super(): no class of the program's, hence no other way.
        const Value all[] = {clsValue, Value(), Value()};
        Call call(m, t, all, 3);
        const Outcome made = m.natives[m.at<NativeObject>(classMember(t, handle, names::new_()))->native].function(call);
        result = call.result;
        return stepOf(t, made, result);
    }
    if (cls->cls != m.classes[static_cast<unsigned>(ClassId::Type)])
        if (const Value call = lookupInClass(t, cls->cls, names::call()); isKind(m, call, Kind::Function)) {
            std::vector<Value> withClass{clsValue};
            withClass.insert(withClass.end(), arguments.values, arguments.values + arguments.count);
            return beginCall(t, call, {withClass.data(), arguments.count + 1, arguments.names}, result);
        }
    if (arguments.names.isUnbound() && keepsArguments(t, handle)) {
        result = makeExceptionObject(t, handle, makeTuple(t, arguments.values, arguments.count));
        return CallStep::Result;
    }
    if (cls->flags & ClassObject::BuiltIn)
        if (const Value empty = emptyContainer(t, handle); !empty.isUnbound()) {
            result = empty;
            return initialize(t, classMember(t, handle, names::init()), empty, arguments);
        }
    const Value init = classMember(t, handle, names::init());
    const bool plainInit = isNativeOfObject(t, init, names::init());
    if (cls->flags & ClassObject::CustomNew) {
        const std::uint32_t given = arguments.count - arguments.keywordCount(m);
        setPendingPrelude(t, PreludeId::construct, {clsValue, makeTuple(t, arguments.values, given), makeKeywordDict(t, arguments)});
        return beginPending(t, result);
    }
    const Value newFunction = classMember(t, handle, names::new_());
    Value object;
    if (newFunction.isUnbound()) {
        raise(t, ClassId::TypeError, "cannot create '%s' instances", textOf(m, cls->name).c_str());
        return CallStep::Raised;
    }
    if (isNativeOfObject(t, newFunction, names::new_())) {
        if (plainInit && arguments.count) {
            raise(t, ClassId::TypeError, "%s() takes no arguments", textOf(m, cls->name).c_str());
            return CallStep::Raised;
        }
        if (cls->instanceKind() != Kind::Instance) {
            raise(t, ClassId::TypeError, "cannot create '%s' instances", textOf(m, cls->name).c_str());
            return CallStep::Raised;
        }
        const Value abstract = lookupInClass(t, handle, bytecode::intern("__abstractmethods__"));
        if (!abstract.isUnbound() && abstract != m.emptyTuple) {
            setPendingPrelude(t, PreludeId::refuse_abstract, {clsValue});
            return beginPending(t, result);
        }
        object = newInstance(t, handle);
    } else if (const Value empty = emptyContainer(t, handle); !empty.isUnbound()) {
        object = empty; // __init__ fills it
    } else {
        std::vector<Value> withClass;
        withClass.reserve(arguments.count + 1);
        withClass.push_back(clsValue);
        withClass.insert(withClass.end(), arguments.values, arguments.values + arguments.count);
        const Outcome made = callNative(t, m.natives[m.at<NativeObject>(newFunction)->native], {withClass.data(), arguments.count + 1, arguments.names}, object);
        if (made == Outcome::Python && !plainInit) {
            // The class's own __new__ needs the language: let the prelude do the whole.
            const std::uint32_t given = arguments.count - arguments.keywordCount(m);
            setPendingPrelude(t, PreludeId::construct, {clsValue, makeTuple(t, arguments.values, given), makeKeywordDict(t, arguments)});
        }
        if (made != Outcome::Done) return stepOf(t, made, result);
        if (!isInstance(m, object, handle)) {
            result = object;
            return CallStep::Result;
        }
    }
    result = object;
    if (plainInit) return CallStep::Result;
    return initialize(t, init, object, arguments);
}

} // namespace

Value simpleInit(Thread &t, Handle cls)
{
    static const Symbol name = bytecode::intern("<simple __init__>");
    const std::uint32_t epoch = t.machine.classEpoch.load(std::memory_order_acquire);
    MethodCacheEntry &entry = t.methodCache[(cls * 31 + name * 7) % Thread::MethodCacheSize];
    if (entry.cls != cls || entry.name != name || entry.epoch != epoch) entry = {cls, name, epoch, findSimpleInit(t, cls)};
    return entry.value;
}

namespace {

void noteIfFinalized(Thread &t, Handle object, Handle cls)
{
    static const Symbol name = bytecode::intern("__del__");
    if (lookupInClass(t, cls, name).isUnbound()) return;
    noteFinalizable(t.machine, object);
    noteMadeFinishable(t);
}

} // namespace

Value newInstance(Thread &t, Handle cls)
{
    constexpr std::uint32_t FirstSlots = 4; // nearly every object gets an attribute
    auto *object = newObject<Object>(t, Kind::Instance, cls);
    object->attributes = t.machine.heap.handleOf(newSlots(t, FirstSlots));
    const Value made = valueOf(t, object);
    if (anyFinalizer()) noteIfFinalized(t, made.asHandle(), cls);
    return made;
}

Outcome callNativeDirectly(Thread &t, Value native, std::initializer_list<Value> arguments, Value &result)
{
    const NativeInfo &info = t.machine.natives[t.machine.at<NativeObject>(native)->native];
    return callNative(t, info, {arguments.begin(), static_cast<std::uint32_t>(arguments.size()), {}}, result);
}

CallStep beginPending(Thread &t, Value &result)
{
    // What library code stands for may be C.
    const Value callee = t.pending.function;
    if (isKind(t.machine, callee, Kind::Function) && !(t.machine.at<FunctionObject>(callee)->flags & FunctionObject::Hidden)) ++t.innerCalls;
    if (t.pending.resume != PendingCall::None) return CallStep::Generator;
    // Moved out: the callee may be a native that has a call of its own pending.
    const std::vector<Value> arguments = std::move(t.pending.arguments);
    t.pending.arguments.clear();
    const Value names = t.pending.keywordNames;
    t.pending.keywordNames = Value();
    return beginCall(t, t.pending.function, {arguments.data(), static_cast<std::uint32_t>(arguments.size()), names}, result);
}

CallStep beginCall(Thread &t, Value callee, const ArgumentList &arguments, Value &result)
{
    Machine &m = t.machine;
    switch (kindOf(m, callee)) {
    case Kind::Function: {
        auto *function = m.at<FunctionObject>(callee);
        FrameObject *frame = makeFrame(t, function, arguments);
        if (!frame) return CallStep::Raised;
        const Code &code = m.code(function->code);
        if (code.isGenerator || code.isCoroutine) {
            auto *generator = newObject<GeneratorObject>(t, Kind::Generator, code.isCoroutine ? ClassId::Coroutine : ClassId::Generator);
            generator->flags = code.isCoroutine ? GeneratorObject::Coroutine : 0;
            generator->small = GeneratorObject::Created;
            generator->frame = m.heap.handleOf(frame);
            generator->function = callee.asHandle();
            generator->resumeWith = generator->callerHandled = Value();
            frame->flags |= FrameObject::Kept;
            frame->generator = m.heap.handleOf(generator);
            result = valueOf(t, generator);
            noteGenerator(code);
            if (code.isCoroutine) warnIfDropped(t, generator);
            else if (!code.handlers.empty()) noteMadeFinishable(t, frame->generator);
            return CallStep::Result;
        }
        return pushFrame(t, frame) ? CallStep::Frame : CallStep::Raised;
    }
    case Kind::Native: {
        const auto *native = m.at<NativeObject>(callee);
        const NativeInfo &info = m.natives[native->native];
        if (native->self.isUnbound()) {
            if (info.isMethod && !selfFits(t, info, callee, arguments)) return CallStep::Raised;
            return stepOf(t, callNative(t, info, arguments, result), result);
        }
        std::vector<Value> withSelf{native->self};
        withSelf.insert(withSelf.end(), arguments.values, arguments.values + arguments.count);
        return stepOf(t, callNative(t, info, {withSelf.data(), arguments.count + 1, arguments.names}, result), result);
    }
    case Kind::Method: {
        const auto *method = m.at<MethodObject>(callee);
        std::vector<Value> withSelf{method->self};
        withSelf.insert(withSelf.end(), arguments.values, arguments.values + arguments.count);
        return beginCall(t, method->function, {withSelf.data(), arguments.count + 1, arguments.names}, result);
    }
    case Kind::Class: return construct(t, callee, arguments, result);
    default: break;
    }
    if (isKind(m, callee, Kind::Wrapper) && isInstance(m, callee, ClassId::StaticMethod))
        return beginCall(t, m.at<WrapperObject>(callee)->get, arguments, result);
    Value self;
    const Value call = callee.isUnbound() ? Value() : lookupSpecial(t, callee, names::call(), self);
    if (call.isUnbound()) {
        raise(t, ClassId::TypeError, "'%s' object is not callable", typeName(m, callee).c_str());
        return CallStep::Raised;
    }
    if (self.isUnbound()) return beginCall(t, call, arguments, result);
    std::vector<Value> withSelf{self};
    withSelf.insert(withSelf.end(), arguments.values, arguments.values + arguments.count);
    return beginCall(t, call, {withSelf.data(), arguments.count + 1, arguments.names}, result);
}

bool isCallable(Thread &t, Value v)
{
    switch (kindOf(t.machine, v)) {
    case Kind::Function:
    case Kind::Native:
    case Kind::Method:
    case Kind::Class: return true;
    default: {
        Value self;
        return !lookupSpecial(t, v, names::call(), self).isUnbound();
    }
    }
}

} // namespace forkyard::vm
