// Classes made from a class statement or by type(): bases in C3 order, inherited slots and flags, what is found wrong.
#include "core/vm/classes.h"

#include "core/vm/dicts.h"
#include "core/vm/finalizers.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/slots.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <vector>

namespace forkyard::vm {

using bytecode::Symbol;

namespace {

/// C3: bases' orders merged so that each keeps its own order; empty where there is none.
std::vector<Handle> linearize(const Machine &m, Handle self, const std::vector<Handle> &bases)
{
    std::vector<std::vector<Handle>> lists;
    for (const Handle base : bases) {
        const auto *mro = m.at<TupleObject>(m.at<ClassObject>(base)->mro);
        auto &list = lists.emplace_back();
        for (std::uint32_t i = 0; i < mro->size; ++i) list.push_back(mro->items()[i].asHandle());
    }
    lists.push_back(bases);
    std::vector<Handle> order{self};
    for (;;) {
        Handle next = 0;
        bool any = false;
        for (const auto &list : lists) {
            if (list.empty()) continue;
            any = true;
            const Handle candidate = list.front();
            const bool inTail = std::any_of(lists.begin(), lists.end(), [&](const auto &other) {
                return !other.empty() && std::find(other.begin() + 1, other.end(), candidate) != other.end();
            });
            if (!inTail) {
                next = candidate;
                break;
            }
        }
        if (!any) return order;
        if (!next) return {};
        order.push_back(next);
        for (auto &list : lists) std::erase(list, next);
    }
}

Handle tupleOfHandles(Thread &t, const std::vector<Handle> &handles)
{
    std::vector<Value> values;
    values.reserve(handles.size());
    for (const Handle h : handles) values.push_back(Value::object(h));
    return makeTuple(t, values.data(), values.size()).asHandle();
}

ClassObject *newClass(Thread &t, Value name, const std::vector<Handle> &bases, Kind kind, std::uint32_t builtinId)
{
    auto *cls = newObject<ClassObject>(t, Kind::Class, ClassId::Type);
    cls->small = static_cast<std::uint8_t>(kind);
    cls->name = name;
    cls->qualifiedName = name;
    cls->bases = cls->mro = cls->layoutBase = cls->subclasses = 0;
    cls->builtinId = builtinId;
    cls->padding = 0;
    cls->bases = tupleOfHandles(t, bases);
    return cls;
}

/// Flags that a class has because it, or a base, defines a method in the language.
std::uint8_t customFlags(Thread &t, Handle cls)
{
    const Machine &m = t.machine;
    const auto custom = [&](Symbol name) {
        const Value v = lookupInClass(t, cls, name);
        return !v.isUnbound() && !isKind(m, v, Kind::Native) && !(isKind(m, v, Kind::Wrapper) && isKind(m, m.at<WrapperObject>(v)->get, Kind::Native));
    };
    std::uint8_t flags = 0;
    if (custom(names::getattr()) || custom(names::getattribute())) flags |= ClassObject::CustomGetAttr;
    if (custom(names::setattr()) || custom(names::delattr())) flags |= ClassObject::CustomSetAttr;
    if (custom(names::new_())) flags |= ClassObject::CustomNew;
    if (custom(names::eq()) || custom(names::hash())) flags |= ClassObject::CustomEq;
    static const Symbol del = bytecode::intern("__del__");
    if (custom(del)) noteFinalizer();
    return flags;
}

void addSubclass(Thread &t, Handle base, Value cls)
{
    auto *b = t.machine.at<ClassObject>(base);
    if (!b->subclasses) b->subclasses = makeListWithCapacity(t, 2).asHandle();
    listAppend(t, Value::object(b->subclasses), cls);
}

} // namespace

Outcome makeClass(Thread &t, Value name, Value bases, Value nameSpace, Value &result, bool &needsFinish)
{
    Machine &m = t.machine;
    std::vector<Handle> baseHandles;
    const auto *baseTuple = m.at<TupleObject>(bases);
    for (std::uint32_t i = 0; i < baseTuple->size; ++i) {
        const Value base = baseTuple->items()[i];
        if (!isKind(m, base, Kind::Class))
            return raise(t, ClassId::TypeError, "bases must be types");
        if (m.at<ClassObject>(base)->flags & ClassObject::NotSubclassable)
            return raise(t, ClassId::TypeError, "type '%s' is not an acceptable base type", textOf(m, m.at<ClassObject>(base)->name).c_str());
        if (std::find(baseHandles.begin(), baseHandles.end(), base.asHandle()) != baseHandles.end())
            return raise(t, ClassId::TypeError, "duplicate base class %s", textOf(m, m.at<ClassObject>(base)->name).c_str());
        baseHandles.push_back(base.asHandle());
    }
    if (baseHandles.empty()) baseHandles.push_back(m.classes[static_cast<unsigned>(ClassId::Object)]);

    // Classes of the library may have a class of their own (enumerations, abstract classes): what derives from them has it too.
    Handle meta = m.classes[static_cast<unsigned>(ClassId::Type)];
    for (const Handle base : baseHandles) {
        const Handle candidate = m.at<Object>(base)->cls;
        if (isSubclass(m, candidate, meta)) meta = candidate;
        else if (!isSubclass(m, meta, candidate))
            return raise(t, ClassId::TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
    }

    // The layout is that of the one base that has more than attributes.
    Handle layout = 0;
    for (const Handle base : baseHandles) {
        const Handle candidate = m.at<ClassObject>(base)->layoutBase;
        if (!layout || m.at<ClassObject>(layout)->instanceKind() == Kind::Instance || isSubclass(m, candidate, layout))
            layout = candidate;
        else if (m.at<ClassObject>(candidate)->instanceKind() != Kind::Instance && !isSubclass(m, layout, candidate))
            return raise(t, ClassId::TypeError, "multiple bases have instance lay-out conflict");
    }
    const auto *layoutClass = m.at<ClassObject>(layout);
    auto *cls = newClass(t, name, baseHandles, layoutClass->instanceKind(), layoutClass->builtinId);
    const Handle self = m.heap.handleOf(cls);
    cls->layoutBase = layout;
    cls->cls = meta;
    const std::vector<Handle> order = linearize(m, self, baseHandles);
    if (order.empty()) {
        std::string list;
        for (const Handle base : baseHandles) list += (list.empty() ? "" : ", ") + textOf(m, m.at<ClassObject>(base)->name);
        return raise(t, ClassId::TypeError, "Cannot create a consistent method resolution\norder (MRO) for bases %s", list.c_str());
    }
    cls->mro = tupleOfHandles(t, order);

    std::size_t position = 0;
    Value key, value;
    needsFinish = meta != m.classes[static_cast<unsigned>(ClassId::Type)];
    while (dictNext(m, nameSpace, position, key, value)) {
        const Symbol symbol = symbolOf(m, key);
        if (symbol == names::classcell()) continue;
        if (symbol == names::qualname()) {
            cls->qualifiedName = value;
            continue;
        }
        // A few special methods are static or class methods without saying so.
        if (isKind(m, value, Kind::Function) && (symbol == names::new_() || symbol == names::init_subclass() || symbol == names::class_getitem())) {
            auto *wrapper = newObject<WrapperObject>(t, Kind::Wrapper, symbol == names::new_() ? ClassId::StaticMethod : ClassId::ClassMethod);
            wrapper->get = value;
            wrapper->set = wrapper->del = wrapper->doc = Value();
            value = valueOf(t, wrapper);
        }
        if (value.isObject() && m.at<Object>(value)->kind == Kind::Instance && !lookupInClass(t, classOf(m, value), names::set_name()).isUnbound())
            needsFinish = true;
        setOwnAttribute(t, cls, symbol, value);
    }
    if (ownAttribute(m, cls, names::doc()).isUnbound()) setOwnAttribute(t, cls, names::doc(), Value::none());
    // Defining __eq__ without __hash__ makes instances unhashable.
    if (!ownAttribute(m, cls, names::eq()).isUnbound() && ownAttribute(m, cls, names::hash()).isUnbound())
        setOwnAttribute(t, cls, names::hash(), Value::none());
    if (!ownAttribute(m, cls, names::slots()).isUnbound()) cls->flags |= ClassObject::HasSlots;
    classChanged(m);
    cls->flags |= customFlags(t, self);
    if (isSubclass(m, self, m.classes[static_cast<unsigned>(ClassId::BaseException)])) cls->flags |= ClassObject::IsException;
    for (const Handle base : baseHandles) addSubclass(t, base, Value::object(self));
    // __init_subclass__ of a base, other than object's own
    for (std::size_t i = 1; i < order.size(); ++i)
        if (!ownAttribute(m, m.at<Object>(order[i]), names::init_subclass()).isUnbound() &&
            order[i] != m.classes[static_cast<unsigned>(ClassId::Object)])
            needsFinish = true;
    result = Value::object(self);
    return Outcome::Done;
}

void makeBuiltinClasses(Thread &t)
{
    Machine &m = t.machine;
    struct Row {
        ClassId id;
        const char *name;
        ClassId base;
        Kind kind;
    };
    static constexpr Row rows[] = {
#define CLASS(id, name, base, kind) {ClassId::id, name, ClassId::base, Kind::kind},
#include "core/vm/classes.def"
    };
    // Twice: names are strings and orders are tuples, whose classes are made here too.
    for (const Row &row : rows) {
        auto *cls = newObject<ClassObject>(t, Kind::Class, Handle{0});
        m.classes[static_cast<unsigned>(row.id)] = m.heap.handleOf(cls);
        cls->name = cls->qualifiedName = Value();
        cls->bases = cls->mro = cls->subclasses = 0;
        cls->padding = 0;
        cls->builtinId = static_cast<std::uint32_t>(row.id);
        cls->small = static_cast<std::uint8_t>(row.kind);
        cls->layoutBase = m.heap.handleOf(cls);
    }
    auto *empty = newObject<TupleObject>(t, Kind::Tuple, ClassId::Tuple);
    empty->size = empty->padding = 0;
    m.emptyTuple = valueOf(t, empty);
    for (const Row &row : rows) {
        const Handle self = m.classes[static_cast<unsigned>(row.id)];
        auto *cls = m.at<ClassObject>(self);
        cls->cls = m.classes[static_cast<unsigned>(ClassId::Type)];
        cls->flags = ClassObject::BuiltIn;
        cls->name = cls->qualifiedName = makeStr(t, row.name);
        std::vector<Handle> bases;
        if (row.id != ClassId::Object) bases.push_back(m.classes[static_cast<unsigned>(row.base)]);
        cls->bases = tupleOfHandles(t, bases);
        cls->mro = tupleOfHandles(t, linearize(m, self, bases));
        const bool exception = row.kind == Kind::Exception;
        if (exception) {
            cls->flags |= ClassObject::IsException;
            cls->layoutBase = m.classes[static_cast<unsigned>(ClassId::BaseException)];
        }
        const bool open = exception || row.id == ClassId::Object || row.id == ClassId::Int || row.id == ClassId::Float || row.id == ClassId::Str ||
                          row.id == ClassId::Bytes || row.id == ClassId::ByteArray || row.id == ClassId::Tuple || row.id == ClassId::List ||
                          row.id == ClassId::Dict || row.id == ClassId::Set || row.id == ClassId::FrozenSet || row.id == ClassId::Property ||
                          row.id == ClassId::Module || row.id == ClassId::Type;
        if (!open) cls->flags |= ClassObject::NotSubclassable;
        for (const Handle base : bases) addSubclass(t, base, Value::object(self));
    }
}

} // namespace forkyard::vm
