// Methods of object, type, module, super, property, staticmethod and classmethod.
#include "core/vm/attributes.h"
#include "core/vm/builtins.h"
#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/finalizers.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/repr.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

using bytecode::Symbol;

namespace {

Value orNone(Value v) { return v.isUnbound() ? Value::none() : v; }

/// A dict of an object's own attributes, as they stand now.
Value ownAttributesDict(Thread &t, Object *object)
{
    const Machine &m = t.machine;
    const Value dict = makeDict(t);
    const ShapeId shape = __atomic_load_n(&object->shape, __ATOMIC_ACQUIRE); // once: without the GIL it may change meanwhile
    const std::uint32_t count = slotCount(shape);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        const Symbol name = slotName(shape, slot);
        const Value value = ownAttribute(m, object, name);
        if (!value.isUnbound() && !isDeadName(name)) static_cast<void>(dictSet(t, dict, strOfSymbol(t, name), value));
    }
    return dict;
}

Outcome nameArgument(Call &call, std::uint32_t i, Symbol &name)
{
    if (!isStr(call.machine, call[i]))
        return call.raise(ClassId::TypeError, "attribute name must be string, not '%s'", typeName(call.machine, call[i]).c_str());
    name = symbolOf(call.machine, call[i]);
    return Outcome::Done;
}

/// Whether a class has the method from object itself.
bool isOfObject(Call &call, Handle cls, Symbol name)
{
    return lookupInClass(call.thread, cls, name) == lookupInClass(call.thread, call.machine.classes[static_cast<unsigned>(ClassId::Object)], name);
}

bool hasExcess(Call &call) { return itemsOf(call.machine, call[1]).count != 0 || (!call[2].isUnbound() && !call[2].isNone() && dictSize(call.machine, call[2]) != 0); }

/// Arguments that are for nobody: of two methods that take any, one has to be the class's own.
Outcome objectInit(Call &call)
{
    if (!hasExcess(call)) return call.done();
    const Handle cls = call.machine.at<Object>(call[0])->cls;
    if (!isOfObject(call, cls, bytecode::intern("__init__"))) return call.raise(ClassId::TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (isOfObject(call, cls, bytecode::intern("__new__"))) return call.raise(ClassId::TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", textOf(call.machine, call.machine.at<ClassObject>(cls)->name).c_str());
    return call.done();
}

Outcome objectNew(Call &call)
{
    if (!isKind(call.machine, call[0], Kind::Class)) return call.raise(ClassId::TypeError, "object.__new__(X): X is not a type object (%s)", typeName(call.machine, call[0]).c_str());
    const auto *cls = call.machine.at<ClassObject>(call[0]);
    if (hasExcess(call)) {
        const Handle handle = call[0].asHandle();
        if (!isOfObject(call, handle, bytecode::intern("__new__"))) return call.raise(ClassId::TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (isOfObject(call, handle, bytecode::intern("__init__"))) return call.raise(ClassId::TypeError, "%s() takes no arguments", textOf(call.machine, cls->name).c_str());
    }
    if (cls->instanceKind() != Kind::Instance)
        return call.raise(ClassId::TypeError, "object.__new__(%s) is not safe, use %s.__new__()", textOf(call.machine, cls->name).c_str(), textOf(call.machine, cls->name).c_str());
    if (anyFinalizer()) return call.done(newInstance(call.thread, call[0].asHandle()));
    return call.done(valueOf(call.thread, newObject<Object>(call.thread, Kind::Instance, call[0].asHandle())));
}

Outcome objectGetAttribute(Call &call)
{
    Symbol name = 0;
    if (const Outcome o = nameArgument(call, 1, name); o != Outcome::Done) return o;
    Value self;
    const Outcome o = loadAttributeGeneric(call.thread, call.self(), name, call.result, self, nullptr);
    if (o == Outcome::Done && !self.isUnbound()) call.result = makeMethod(call.thread, call.result, self);
    return o;
}

Outcome objectSetAttr(Call &call)
{
    Symbol name = 0;
    if (const Outcome o = nameArgument(call, 1, name); o != Outcome::Done) return o;
    call.result = Value::none();
    return storeAttributeGeneric(call.thread, call.self(), name, call[2], nullptr);
}

Outcome objectDelAttr(Call &call)
{
    Symbol name = 0;
    if (const Outcome o = nameArgument(call, 1, name); o != Outcome::Done) return o;
    return deleteAttributeGeneric(call.thread, call.self(), name);
}

Outcome objectRepr(Call &call)
{
    std::string out;
    appendDefaultRepr(call.machine, call.self(), out);
    return call.done(makeStr(call.thread, out));
}

Outcome builtinRepr(Call &call)
{
    // Instances of the program's own classes without a __repr__ of their own end here, through object's.
    const Machine &m = call.machine;
    if (isKind(m, call.self(), Kind::Instance)) return objectRepr(call);
    const Outcome o = reprOf(call.thread, call.self(), call.result);
    return o == Outcome::Python ? call.fallback(PreludeId::repr) : o;
}

/// As repr() of it, but what that gives is judged as __str__'s.
Outcome objectStr(Call &call)
{
    const Value repr = lookupInClass(call.thread, classOf(call.machine, call.self()), names::repr());
    return isKind(call.machine, repr, Kind::Function) ? call.callInstead(repr, {call.self()}) : call.fallback(PreludeId::repr);
}

Outcome objectFormat(Call &call)
{
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "__format__() argument must be str, not %s", typeName(call.machine, call[1]).c_str());
    const std::string spec = textOf(call.machine, call[1]);
    if (!spec.empty())
        return call.raise(ClassId::TypeError, "unsupported format string passed to %s.__format__", typeName(call.machine, call.self()).c_str());
    return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(PreludeId::str)], {call.self()});
}

Outcome objectClassSet(Call &call)
{
    const Machine &m = call.machine;
    if (!isKind(m, call[1], Kind::Class)) return call.raise(ClassId::TypeError, "__class__ must be set to a class, not '%s' object", typeName(m, call[1]).c_str());
    auto *object = m.at<Object>(call.self());
    if (object->kind != Kind::Instance || m.at<ClassObject>(call[1])->instanceKind() != Kind::Instance)
        return call.raise(ClassId::TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    object->cls = call[1].asHandle();
    return call.done();
}

/// Every class of the object's own says what attributes there are, and none of them names __dict__.
bool hasOnlySlots(const Machine &m, Handle cls)
{
    if (!(m.at<ClassObject>(cls)->flags & ClassObject::HasSlots)) return false;
    const Items order = itemsOf(m, Value::object(m.at<ClassObject>(cls)->mro));
    for (std::size_t i = 0; i < order.count; ++i) {
        const auto *c = m.at<ClassObject>(order[i]);
        if (c->flags & ClassObject::BuiltIn) continue;
        const Value slots = ownAttribute(m, c, names::slots());
        if (!isTuple(m, slots) && !isList(m, slots)) {
            if (!isStr(m, slots)) return false;
            continue;
        }
        const Items listed = itemsOf(m, slots);
        for (std::size_t k = 0; k < listed.count; ++k)
            if (isStr(m, listed[k]) && symbolOf(m, listed[k]) == names::dict()) return false;
    }
    return true;
}

/// Objects could share one dictionary so, which attributes in slots cannot.
Outcome objectDictSet(Call &call)
{
    return call.raise(ClassId::NotImplementedError, "assigning __dict__ is not in the teaching language; change it with __dict__.update() or __dict__.clear()");
}

Outcome objectDict(Call &call)
{
    const Machine &m = call.machine;
    if (!call.self().isObject() || (m.at<ClassObject>(m.at<Object>(call.self())->cls)->flags & ClassObject::BuiltIn && !isKind(m, call.self(), Kind::Module) &&
                                    !isKind(m, call.self(), Kind::Function) && !isKind(m, call.self(), Kind::Exception)))
        return call.raise(ClassId::AttributeError, "'%s' object has no attribute '__dict__'", typeName(m, call.self()).c_str());
    if (isKind(m, call.self(), Kind::Instance) && hasOnlySlots(m, m.at<Object>(call.self())->cls))
        return call.raise(ClassId::AttributeError, "'%s' object has no attribute '__dict__'", typeName(m, call.self()).c_str());
    return call.callInstead(m.preludeFunctions[static_cast<unsigned>(PreludeId::make_namespace)], {call.self()});
}

Outcome objectEq(Call &call) { return call.done(call.self() == call[1] ? Value::boolean(true) : Value::notImplemented()); }

/// By identity, as hashOf has it for objects whose class says nothing else.
Outcome objectHash(Call &call)
{
    const Value v = call.self();
    return call.done(makeInt(call.thread, v.isObject() ? std::int64_t{v.asHandle()} : static_cast<std::int64_t>(v.bits() & 0xffff)));
}

Outcome objectReduce(Call &call) { return call.raise(ClassId::TypeError, "cannot pickle '%s' object", typeName(call.machine, call.self()).c_str()); }

// -- type

Outcome typeNew(Call &call)
{
    const Machine &m = call.machine;
    const Items args = itemsOf(m, call[1]);
    if (args.count != 3) return call.raise(ClassId::TypeError, "type() takes 1 or 3 arguments");
    if (!isStr(m, args[0])) return call.raise(ClassId::TypeError, "type.__new__() argument 1 must be str, not %s", typeName(m, args[0]).c_str());
    if (!isTuple(m, args[1])) return call.raise(ClassId::TypeError, "type.__new__() argument 2 must be tuple, not %s", typeName(m, args[1]).c_str());
    if (!isDict(m, args[2])) return call.raise(ClassId::TypeError, "type.__new__() argument 3 must be dict, not %s", typeName(m, args[2]).c_str());
    bool needsFinish = false;
    const Outcome o = makeClass(call.thread, args[0], args[1], args[2], call.result, needsFinish);
    if (o != Outcome::Done) return o;
    auto *cls = m.at<Object>(call.result);
    if (ownAttribute(m, cls, names::module()).isUnbound()) setOwnAttribute(call.thread, cls, names::module(), makeStr(call.thread, "__main__"));
    if (needsFinish) return call.callInstead(m.preludeFunctions[static_cast<unsigned>(PreludeId::finish_class)], {call.result, call[2]});
    return o;
}

Outcome typeRepr(Call &call)
{
    const Machine &m = call.machine;
    std::string out;
    if (const Outcome o = appendRepr(call.thread, call.self(), out); o != Outcome::Done) return o;
    static_cast<void>(m);
    return call.done(makeStr(call.thread, out));
}

Outcome typeModule(Call &call)
{
    const Machine &m = call.machine;
    const auto *cls = m.at<ClassObject>(call.self());
    const Value own = ownAttribute(m, cls, names::module());
    if (!own.isUnbound() && isStr(m, own)) return call.done(own);
    return call.done(makeStr(call.thread, "builtins"));
}

Outcome typeSubclasses(Call &call)
{
    const Machine &m = call.machine;
    const Handle list = m.at<ClassObject>(call.self())->subclasses;
    if (!list) return call.done(makeList(call.thread, nullptr, 0));
    const Items items = itemsOf(m, Value::object(list));
    return call.done(makeList(call.thread, items.data, items.count));
}

Outcome typeMro(Call &call)
{
    const Items items = itemsOf(call.machine, Value::object(call.machine.at<ClassObject>(call.self())->mro));
    return call.done(makeList(call.thread, items.data, items.count));
}

Outcome typeDoc(Call &call)
{
    const Value doc = lookupInClass(call.thread, call.self().asHandle(), names::doc());
    return call.done(doc.isUnbound() || isKind(call.machine, doc, Kind::Wrapper) ? Value::none() : doc);
}

// -- super, property

Outcome superNew(Call &call)
{
    const Machine &m = call.machine;
    Value cls = call[1], self = call[2];
    if (!call.has(1)) {
        // super() without arguments: the class from the free cell named __class__, the object from register 0.
        auto *frame = m.at<FrameObject>(call.thread.frame);
        const auto &code = m.code(frame->code);
        const Symbol cellName = names::class_();
        for (std::size_t i = 0; i < code.freeNames.size(); ++i)
            if (code.freeNames[i] == cellName) cls = m.at<CellObject>(frame->registers()[code.firstFree + i])->content;
        if (code.positionalCount == 0) return call.raise(ClassId::RuntimeError, "super(): no arguments");
        if (cls.isUnbound()) return call.raise(ClassId::RuntimeError, "super(): __class__ cell not found");
        self = frame->registers()[0];
        if (code.localIsCell[0] && isKind(m, self, Kind::Cell)) self = m.at<CellObject>(self)->content;
        if (self.isUnbound()) return call.raise(ClassId::RuntimeError, "super(): arg[0] deleted");
    }
    if (!isKind(m, cls, Kind::Class)) return call.raise(ClassId::TypeError, "super() argument 1 must be a type, not %s", typeName(m, cls).c_str());
    Value selfClass;
    if (isKind(m, self, Kind::Class) && isSubclass(m, self.asHandle(), cls.asHandle())) selfClass = self;
    else if (isInstance(m, self, cls.asHandle())) selfClass = Value::object(classOf(m, self));
    else return call.raise(ClassId::TypeError, "super(type, obj): obj must be an instance or subtype of type");
    auto *super = newObject<SuperObject>(call.thread, Kind::Super, ClassId::Super);
    super->startClass = cls;
    super->self = self;
    super->selfClass = selfClass;
    return call.done(valueOf(call.thread, super));
}

Value makeWrapper(Thread &t, Handle cls, Value get, Value set, Value del, Value doc)
{
    auto *wrapper = newObject<WrapperObject>(t, Kind::Wrapper, cls);
    wrapper->get = get;
    wrapper->set = set;
    wrapper->del = del;
    wrapper->doc = doc;
    return valueOf(t, wrapper);
}

Outcome propertyNew(Call &call)
{
    Value doc = call[4];
    if (doc.isNone() && isKind(call.machine, call[1], Kind::Function)) doc = call.machine.at<FunctionObject>(call[1])->doc;
    return call.done(makeWrapper(call.thread, call[0].asHandle(), call[1], call[2], call[3], doc));
}

template <int part>
Outcome propertyWith(Call &call)
{
    const auto *p = call.machine.at<WrapperObject>(call.self());
    return call.done(makeWrapper(call.thread, p->cls, part == 0 ? call[1] : p->get, part == 1 ? call[1] : p->set, part == 2 ? call[1] : p->del, p->doc));
}

Outcome wrapperNew(Call &call) { return call.done(makeWrapper(call.thread, call[0].asHandle(), call[1], {}, {}, {})); }
Outcome wrapperFunction(Call &call) { return call.done(orNone(call.machine.at<WrapperObject>(call.self())->get)); }
Outcome wrapperAbstract(Call &call)
{
    const Value f = call.machine.at<WrapperObject>(call.self())->get;
    const Value flag = f.isObject() ? ownAttribute(call.machine, call.machine.at<Object>(f), bytecode::intern("__isabstractmethod__")) : Value();
    return call.done(Value::boolean(flag.isTrue()));
}

} // namespace

void defineObjectMethods(Thread &t)
{
    const Machine &m = t.machine;
    const auto cls = [&](ClassId id) { return m.classes[static_cast<unsigned>(id)]; };
    defineMethods(t, cls(ClassId::Object), {
        {"__new__", "static cls, *args, **kwargs", objectNew},
        {"__init__", "self, *args, **kwargs", objectInit},
        {"__getattribute__", "self, name, /", objectGetAttribute},
        {"__setattr__", "self, name, value, /", objectSetAttr},
        {"__delattr__", "self, name, /", objectDelAttr},
        {"__repr__", "self", builtinRepr},
        {"__str__", "self", objectStr},
        {"__format__", "self, spec, /", objectFormat},
        {"__eq__", "self, other, /", objectEq},
        {"__ne__", "self, other, /", [](Call &c) { return c.fallback(PreludeId::object_ne); }},
        {"__hash__", "self", objectHash},
        {"__reduce__", "self", objectReduce},
        {"__dir__", "self", [](Call &c) { return c.fallback(PreludeId::dir_of); }},
        {"__init_subclass__", "class cls, *args, **kwargs", [](Call &c) {
             std::size_t position = 0;
             Value key, value;
             if (dictNext(c.machine, c[2], position, key, value))
                 return c.raise(ClassId::TypeError, "%s.__init_subclass__() takes no keyword arguments", textOf(c.machine, c.machine.at<ClassObject>(c[0])->name).c_str());
             return c.done();
         }},
        {"__class__", "property self", [](Call &c) { return c.done(Value::object(classOf(c.machine, c.self()))); }},
        {"__class__", "property self, value", objectClassSet},
        {"__dict__", "property self", objectDict},
        {"__dict__", "property self, value", objectDictSet},
    });
    defineMethods(t, cls(ClassId::Type), {
        {"__new__", "static cls, *args, **kwargs", typeNew},
        {"__call__", "self, *args, **kwargs", [](Call &c) { return c.fallback(PreludeId::call_ex); }},
        {"__repr__", "self", typeRepr},
        {"__name__", "property self", [](Call &c) {
             const Value name = c.machine.at<ClassObject>(c.self())->name;
             const std::string text = textOf(c.machine, name);
             const std::size_t dot = text.rfind('.'); // "collections.deque"
             return c.done(dot == text.npos ? name : makeStr(c.thread, text.substr(dot + 1)));
         }},
        {"__name__", "property self, value", [](Call &c) { c.machine.at<ClassObject>(c.self())->name = c[1]; return c.done(); }},
        {"__qualname__", "property self", [](Call &c) { return c.done(c.machine.at<ClassObject>(c.self())->qualifiedName); }},
        {"__qualname__", "property self, value", [](Call &c) { c.machine.at<ClassObject>(c.self())->qualifiedName = c[1]; return c.done(); }},
        {"__module__", "property self", typeModule},
        {"__module__", "property self, value", [](Call &c) { setOwnAttribute(c.thread, c.machine.at<Object>(c.self()), names::module(), c[1]); return c.done(); }},
        {"__doc__", "property self", typeDoc},
        {"__doc__", "property self, value", [](Call &c) { setOwnAttribute(c.thread, c.machine.at<Object>(c.self()), names::doc(), c[1]); return c.done(); }},
        {"__bases__", "property self", [](Call &c) { return c.done(Value::object(c.machine.at<ClassObject>(c.self())->bases)); }},
        {"__base__", "property self", [](Call &c) {
             const Items bases = itemsOf(c.machine, Value::object(c.machine.at<ClassObject>(c.self())->bases));
             return c.done(bases.count ? bases[0] : Value::none());
         }},
        {"__mro__", "property self", [](Call &c) { return c.done(Value::object(c.machine.at<ClassObject>(c.self())->mro)); }},
        {"__dict__", "property self", [](Call &c) { return c.done(ownAttributesDict(c.thread, c.machine.at<Object>(c.self()))); }},
        {"mro", "self", typeMro},
        {"__subclasses__", "self", typeSubclasses},
        {"__or__", "self, other, /", [](Call &c) { return c.fallback(PreludeId::type_union); }},
        {"__ror__", "self, other, /", [](Call &c) { return c.fallback(PreludeId::type_union); }},
    });
    defineMethods(t, cls(ClassId::Module), {
        {"__new__", "static cls, name, doc=None", [](Call &c) {
             auto *module = newObject<ModuleObject>(c.thread, Kind::Module, c[0].asHandle());
             module->name = c[1];
             module->fileName = Value::none();
             const Value value = valueOf(c.thread, module);
             setOwnAttribute(c.thread, module, names::name(), c[1]);
             setOwnAttribute(c.thread, module, names::doc(), c[2]);
             return c.done(value);
         }},
    });
    defineMethods(t, cls(ClassId::NoneType), {{"__bool__", "self", [](Call &c) { return c.done(Value::boolean(false)); }}});
    defineMethods(t, cls(ClassId::Super), {{"__new__", "static cls, type=?, object=?, /", superNew}});
    defineMethods(t, cls(ClassId::Property), {
        {"__new__", "static cls, fget=None, fset=None, fdel=None, doc=None", propertyNew},
        {"__init__", "self, *args, **kwargs", [](Call &c) { return c.done(); }},
        {"getter", "self, function, /", propertyWith<0>},
        {"setter", "self, function, /", propertyWith<1>},
        {"deleter", "self, function, /", propertyWith<2>},
        {"fget", "property self", wrapperFunction},
        {"fset", "property self", [](Call &c) { return c.done(orNone(c.machine.at<WrapperObject>(c.self())->set)); }},
        {"fdel", "property self", [](Call &c) { return c.done(orNone(c.machine.at<WrapperObject>(c.self())->del)); }},
        {"__doc__", "property self", [](Call &c) { return c.done(orNone(c.machine.at<WrapperObject>(c.self())->doc)); }},
        {"__isabstractmethod__", "property self", wrapperAbstract},
    });
    for (const ClassId id : {ClassId::StaticMethod, ClassId::ClassMethod})
        defineMethods(t, cls(id), {
            {"__new__", "static cls, function, /", wrapperNew},
            {"__init__", "self, *args, **kwargs", [](Call &c) { return c.done(); }},
            {"__func__", "property self", wrapperFunction},
            {"__wrapped__", "property self", wrapperFunction},
            {"__isabstractmethod__", "property self", wrapperAbstract},
        });
}

} // namespace forkyard::vm
