// What the prelude, written in the language, asks of the machine: module _machine. Programs do not see it.
#include "core/vm/attributes.h"
#include "core/vm/builtins.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/collection.h"
#include "core/vm/containers.h"
#include "core/vm/exceptions.h"
#include "core/vm/finalizers.h"
#include "core/vm/functions.h"
#include "core/vm/let_go.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/never_awaited.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"
#include "core/vm/suggestions.h"

namespace forkyard::vm {

using bytecode::Symbol;

namespace {

Value orNone(Value v) { return v.isUnbound() ? Value::none() : v; }

/// native_signature(function): "(item, block=True, timeout=None)" as its table has it, without self; None for what is no native.
Outcome nativeSignature(Call &call)
{
    const Machine &m = call.machine;
    const Value function = call[0];
    if (!isExactly(m, function, ClassId::BuiltinFunction) && !isExactly(m, function, ClassId::MethodDescriptor)) return call.done();
    const NativeInfo &info = m.natives[m.at<NativeObject>(function)->native];
    std::string text;
    const auto add = [&text](std::string_view part) { text += (text.empty() ? "" : ", ") + std::string(part); };
    for (std::size_t i = 0; i < info.parameters.size(); ++i) {
        if (i == info.positional) add(info.varArguments ? "*args" : "*");
        std::string parameter(bytecode::symbolText(info.parameters[i]));
        if (i == 0 && parameter == "self") continue;
        if (i >= info.required) {
            parameter += '=';
            // One that may be left out without a value: what its absence means only the function knows.
            if (info.defaults[i].isUnbound() || appendRepr(call.thread, info.defaults[i], parameter) != Outcome::Done) parameter += "...";
        }
        add(parameter);
    }
    if (info.varArguments && info.positional == info.parameters.size()) add("*args");
    if (info.varKeywords) add("**kwargs");
    return call.done(makeStr(call.thread, '(' + text + ')'));
}

/// move_to_end(dict, key, missing): the key's value, which is the last entry from now on; `missing` where there is none;
/// NotImplemented where the key's class has methods of its own for this.
Outcome moveToEnd(Call &call)
{
    Thread &t = call.thread;
    Value value;
    std::uint64_t hash = 0;
    Outcome o = hashOf(t, call[1], hash);
    if (o == Outcome::Done) o = dictDelete(t, call[0], call[1], value);
    if (o == Outcome::Python) return call.done(Value::notImplemented());
    if (o != Outcome::Done) return o;
    if (value.isUnbound()) return call.done(call[2]);
    dictInsertHashed(t, call.machine.at<DictObject>(call[0]), hash, call[1], value);
    return call.done(value);
}

/// pop_first(dict): (key, value) of what was the first entry; None where there was none.
Outcome popFirst(Call &call)
{
    const Machine &m = call.machine;
    Value entry[2], removed;
    for (std::size_t position = 0; dictNext(m, call[0], position, entry[0], entry[1]); position = 0) {
        std::uint64_t hash = 0;
        if (hashOf(call.thread, entry[0], hash) != Outcome::Done) return call.done(Value::notImplemented());
        if (!dictDeleteIdentical(call.thread, m.at<DictObject>(call[0]), hash, entry[0], removed)) continue; // without the GIL: taken this very moment
        entry[1] = removed;
        return call.done(makeTuple(call.thread, entry, 2));
    }
    return call.done();
}

/// module_names(): what a program can import, built in.
Outcome moduleNames(Call &call)
{
    const Value list = makeListWithCapacity(call.thread, call.machine.builtinModules.size());
    for (const auto &[name, module] : call.machine.builtinModules) {
        if (!module.internal) listAppend(call.thread, list, makeStr(call.thread, name));
    }
    return call.done(list);
}

/// special(object, name): the special method bound to its object, or None.
Outcome special(Call &call)
{
    Value self;
    const Value found = lookupSpecial(call.thread, call[0], symbolOf(call.machine, call[1]), self);
    if (found.isUnbound()) return call.done();
    return call.done(self.isUnbound() ? found : makeMethod(call.thread, found, self));
}

/// class_member(cls, name): as it stands along the class, unbound; None if none has it.
Outcome classMember(Call &call) { return call.done(orNone(lookupInClass(call.thread, call[0].asHandle(), symbolOf(call.machine, call[1])))); }

/// operate(operator, a, b, in_place): by the built-in types' own rules; NotImplemented where they have none.
Outcome operate(Call &call)
{
    bool handled = false;
    const auto op = static_cast<BinaryOperator>(call[0].asInt());
    const Outcome o = operateBuiltin(call.thread, op, call[1], call[2], call[3].isTrue(), call.result, handled);
    if (!handled) return call.done(Value::notImplemented());
    if (o != Outcome::Python) return o;
    const auto isText = [&](Value v) { return isStr(call.machine, v) || isBytesLike(call.machine, v); };
    const bool text = op == BinaryOperator::Mod && isText(call[1]);
    if (op == BinaryOperator::Mul && (isText(call[1]) || isText(call[2]))) // whatever has __index__ is a number by now
        return call.raise(ClassId::TypeError, "can't multiply sequence by non-int of type '%s'", typeName(call.machine, isText(call[1]) ? call[2] : call[1]).c_str());
    return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(text ? PreludeId::percent_format : PreludeId::container_operate)],
                            text ? std::initializer_list<Value>{call[1], call[2]} : std::initializer_list<Value>{call[0], call[1], call[2], call[3]});
}

Outcome unsupported(Call &call) { return raiseUnsupported(call.thread, static_cast<BinaryOperator>(call[0].asInt()), call[1], call[2], call[3].isTrue()); }

/// compare(operator, a, b): of two built-in values by layout; NotImplemented where they have no order.
Outcome compareValues(Call &call)
{
    const auto op = static_cast<Comparison>(call[0].asInt());
    bool handled = false;
    Outcome o = numberCompare(call.thread, op, call[1], call[2], call.result, handled);
    if (!handled) o = textCompare(call.thread, op, call[1], call[2], call.result, handled);
    if (!handled) o = containerCompare(call.thread, op, call[1], call[2], call.result, handled);
    if (!handled) return call.done(Value::notImplemented());
    if (o == Outcome::Python) return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(PreludeId::container_compare)], {call[0], call[1], call[2]});
    return o;
}

Outcome unordered(Call &call) { return raiseUnordered(call.thread, static_cast<Comparison>(call[0].asInt()), call[1], call[2]); }

/// unawaited(object): the name of a coroutine that has not begun, None for anything else.
Outcome unawaited(Call &call)
{
    const Machine &m = call.machine;
    if (!isUnawaited(m, call[0])) return call.done();
    return call.done(m.at<FunctionObject>(m.at<GeneratorObject>(call[0])->function)->qualifiedName);
}

/// generic_getattr(object, name): without __getattribute__ and __getattr__ of the class.
Outcome genericGetAttr(Call &call)
{
    Value self;
    const Outcome o = loadAttributeGeneric(call.thread, call[0], symbolOf(call.machine, call[1]), call.result, self, nullptr);
    if (o == Outcome::Done && !self.isUnbound()) call.result = makeMethod(call.thread, call.result, self);
    return o;
}

/// own_attributes(object): a dict of them, as they stand now.
Outcome ownAttributes(Call &call)
{
    const Machine &m = call.machine;
    const Value dict = makeDict(call.thread);
    auto *object = m.at<Object>(call[0]);
    const ShapeId shape = __atomic_load_n(&object->shape, __ATOMIC_ACQUIRE); // once: without the GIL it may change meanwhile
    const std::uint32_t count = slotCount(shape);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        const Symbol name = slotName(shape, slot);
        const Value value = ownAttribute(m, object, name);
        const bool isOurs = bytecode::symbolText(name).starts_with(' '); // kept where no program finds it
        if (!value.isUnbound() && !isDeadName(name) && !isOurs) dictSetStr(call.thread, dict, bytecode::symbolText(name), value);
    }
    return call.done(dict);
}

Outcome setOwn(Call &call)
{
    if (!call[0].isObject()) return call.raise(ClassId::TypeError, "'%s' object has no attributes of its own", typeName(call.machine, call[0]).c_str());
    setOwnAttribute(call.thread, call.machine.at<Object>(call[0]), symbolOf(call.machine, call[1]), call[2]);
    if (isKind(call.machine, call[0], Kind::Class) || call[0].asHandle() == call.machine.builtins) classChanged(call.machine);
    return call.done();
}

Outcome deleteOwn(Call &call)
{
    deleteOwnAttribute(call.thread, call.machine.at<Object>(call[0]), symbolOf(call.machine, call[1]));
    if (isKind(call.machine, call[0], Kind::Class)) classChanged(call.machine);
    return call.done();
}

/// reraise(exception): goes on as it was, without a context or a frame of its own.
Outcome reraise(Call &call)
{
    call.thread.reraised = true;
    return raiseValue(call.thread, call[0]);
}

/// note_text(exception, text): what str(exception) gave, for the printer, which cannot call it.
Outcome noteText(Call &call)
{
    setOwnAttribute(call.thread, call.machine.at<Object>(call[0]), bytecode::intern("__forkyard_str__"), call[1]);
    return call.done();
}

Outcome formatExceptionText(Call &call) { return call.done(makeStr(call.thread, formatException(call.thread, call[0]))); }
Outcome formatExceptionLine(Call &call) { return call.done(makeStr(call.thread, formatExceptionOnly(call.thread, call[0]))); }
Outcome formatTracebackText(Call &call) { return call.done(makeStr(call.thread, formatTraceback(call.thread, call[0]))); }

/// handled(): the exception being handled, or None (sys.exc_info).
Outcome handled(Call &call) { return call.done(orNone(call.thread.handled)); }

} // namespace

void defineMachineFunctions(Thread &t, Handle machineModule)
{
    setAttributeRaw(t, machineModule, "end", Value::endOfIteration());
    defineFunctions(t, machineModule, {
        {"special", "object, name, /", special},
        {"class_member", "cls, name, /", classMember},
        {"operate", "operator, a, b, in_place, /", operate},
        {"unsupported", "operator, a, b, in_place, /", unsupported},
        {"compare", "operator, a, b, /", compareValues},
        {"unordered", "operator, a, b, /", unordered},
        {"unawaited", "object, /", unawaited},
        // Each once: objects with a __del__ that nobody can reach. Generators that nobody can reach and that stand within a try.
        {"lost_objects", "", [](Call &c) { return c.done(listOfHandles(c.thread, takeLostObjects(c.thread))); }},
        // What ends now, without those that hang in a ring (let_go.h); None where nothing does.
        {"ended", "", [](Call &c) {
             const Value ended = takeSettledAnywhere(c.thread);
             return c.done(ended.isUnbound() ? Value::none() : ended);
         }},
        {"leave", "", [](Call &c) { return c.done(); }}, // the process is about to end, which others may notice
        {"lost_references", "", [](Call &c) { return c.done(listOfHandles(c.thread, clearLostWeak(c.thread))); }},
        {"unfinished_objects", "", [](Call &c) { return c.done(listOfHandles(c.thread, takeAllUnfinished(c.thread))); }},
        {"lost_generators", "", [](Call &c) { return c.done(listOfHandles(c.thread, lostGenerators(c.thread))); }},
        {"unawaited_coroutines", "", [](Call &c) { return c.done(listOfHandles(c.thread, unawaitedCoroutines(c.thread))); }},
        // A task has it: it will not be forgotten.
        {"care_for", "coroutine, /", [](Call &c) {
             if (isKind(c.machine, c[0], Kind::Generator)) c.machine.at<GeneratorObject>(c[0])->flags |= IsCaredFor;
             return c.done();
         }},
        {"generic_getattr", "object, name, /", genericGetAttr},
        {"own_attributes", "object, /", ownAttributes},
        {"own_value", "object, name, default, /", [](Call &c) {
             if (!isStr(c.machine, c[1]) || !c[0].isObject()) return c.done(c[2]);
             const Value own = ownAttribute(c.machine, c.machine.at<Object>(c[0]), symbolOf(c.machine, c[1]));
             return c.done(own.isUnbound() ? c[2] : own);
         }},
        {"bound_method", "function, self, /", [](Call &c) { return c.done(makeMethod(c.thread, c[0], c[1])); }},
        {"derives", "cls, base, /", [](Call &c) { return c.done(Value::boolean(isSubclass(c.machine, c[0].asHandle(), c[1].asHandle()))); }},
        // The name that messages have of a class: with its module, as CPython's classes written in C have it.
        {"set_full_name", "cls, name, /", [](Call &c) {
             c.machine.at<ClassObject>(c[0])->name = c[1];
             return c.done();
         }},
        {"set_metaclass", "cls, metaclass, /", [](Call &c) {
             c.machine.at<Object>(c[0])->cls = c[1].asHandle();
             classChanged(c.machine);
             return c.done(c[0]);
         }},
        {"make_class", "name, bases, namespace, /", [](Call &c) {
             bool needsFinish = false;
             return makeClass(c.thread, c[0], c[1], c[2], c.result, needsFinish);
         }},
        // set_fields(object, names, values): own attributes from two tuples, whatever __setattr__ says.
        {"set_fields", "object, names, values, /", [](Call &c) {
             auto *object = c.machine.at<Object>(c[0]);
             const Items names = itemsOf(c.machine, c[1]), values = itemsOf(c.machine, c[2]);
             for (std::size_t i = 0; i < names.count && i < values.count; ++i) setOwnAttribute(c.thread, object, symbolOf(c.machine, names[i]), values[i]);
             return c.done();
         }},
        // type_name(object): as messages have it.
        {"type_name", "object, /", [](Call &c) { return c.done(makeStr(c.thread, typeName(c.machine, c[0]))); }},
        {"set_own", "object, name, value, /", setOwn},
        {"delete_own", "object, name, /", deleteOwn},
        {"reraise", "exception, /", reraise},
        {"note_text", "exception, text, /", noteText},
        {"format_exception", "exception, /", formatExceptionText},
        {"format_exception_only", "exception, /", formatExceptionLine},
        {"suggestion", "exception, /", [](Call &c) { return c.done(makeStr(c.thread, suggestionFor(c.thread, c[0]))); }},
        {"format_traceback", "exception, /", formatTracebackText},
        {"handled", "", handled},
        {"format_builtin", "value, spec, /", [](Call &c) {
             const Outcome o = formatValue(c.thread, c[0], textOf(c.machine, c[1]), c.result);
             return o == Outcome::Python ? c.callInstead(c.machine.preludeFunctions[static_cast<unsigned>(PreludeId::str)], {c[0]}) : o;
         }},
        {"ascii_only", "text, /", [](Call &c) { return c.done(makeStr(c.thread, asciiOnly(textOf(c.machine, c[0])))); }},
        {"wrap_hash", "number, /", [](Call &c) {
             std::uint64_t hash = 0;
             const Outcome o = hashOf(c.thread, c[0], hash);
             return o == Outcome::Done ? c.done(makeInt(c.thread, static_cast<std::int64_t>(hash))) : o;
         }},
        {"stream_class", "", [](Call &c) { return c.done(getAttributeRaw(c.thread, dictGetStr(c.thread, Value::object(c.machine.modules), "_io").asHandle(), "TextIOWrapper")); }},
        {"native_signature", "function, /", nativeSignature},
        {"move_to_end", "dict, key, missing, /", moveToEnd},
        {"pop_first", "dict, /", popFirst},
        {"module_names", "", moduleNames},
        {"is_user_object", "value, /", [](Call &c) { return c.done(Value::boolean(isUserObject(c.machine, c[0]))); }},
        {"default_repr", "value, /", [](Call &c) {
             std::string out;
             appendDefaultRepr(c.machine, c[0], out);
             return c.done(makeStr(c.thread, out));
         }},
    });
}

void adoptPreludeNames(Thread &t, Handle prelude)
{
    const Machine &m = t.machine;
    // The prelude lists what programs see of it.
    const Value exported = getAttributeRaw(t, prelude, "__all__");
    if (exported.isUnbound()) return;
    const Items items = itemsOf(m, exported);
    for (std::size_t i = 0; i < items.count; ++i) {
        const std::string name = textOf(m, items[i]);
        setAttributeRaw(t, m.builtins, name, getAttributeRaw(t, prelude, name));
    }
    classChanged(t.machine);
}

} // namespace forkyard::vm
