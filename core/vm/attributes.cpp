// Attributes of instances, classes, modules and super objects. See attributes.h for who answers what. Long, because looking up,
// setting and deleting go the same way through classes, descriptors and caches, and must agree about it.
#include "core/vm/attributes.h"

#include "core/vm/calls.h"
#include "core/vm/classes.h"
#include "core/vm/imports.h"
#include "core/vm/lists.h"
#include "core/vm/names.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

namespace forkyard::vm {

using bytecode::Symbol;

namespace {

/// What an attribute is looked up by. The shape is stored alone, and thus read alone too: the thread sanitizer sees what belongs
/// together by its address.
std::uint64_t keyOf(const Object &object)
{
    const std::uint64_t key = object.cacheKey();
    static_cast<void>(__atomic_load_n(&object.shape, __ATOMIC_ACQUIRE));
    return key;
}

/// -1 where there is none, or no owner any more: without the GIL a class may change under a look-up.
int slotIn(const Machine &m, Handle owner, Symbol name)
{
    return owner ? findSlot(__atomic_load_n(&m.at<Object>(owner)->shape, __ATOMIC_ACQUIRE), name) : -1;
}

std::string nameText(Symbol name) { return std::string(bytecode::symbolText(name)); }

bool isClass(const Machine &m, Value v) { return isKind(m, v, Kind::Class); }

/// What reading does with a value found along the class.
enum class Binding { AsIs, Bind, StaticMethod, ClassMethod, Property, UserDescriptor };

Binding bindingOf(Thread &t, Value v)
{
    const Machine &m = t.machine;
    if (!v.isObject()) return Binding::AsIs;
    const auto *object = m.at<Object>(v);
    switch (object->kind) {
    case Kind::Function: return Binding::Bind;
    case Kind::Native:
        return m.natives[m.at<NativeObject>(v)->native].isMethod && m.at<NativeObject>(v)->self.isUnbound() ? Binding::Bind : Binding::AsIs;
    case Kind::Wrapper:
        if (isInstance(m, v, ClassId::StaticMethod)) return Binding::StaticMethod;
        if (isInstance(m, v, ClassId::ClassMethod)) return Binding::ClassMethod;
        return Binding::Property;
    case Kind::Instance:
    case Kind::Plain:
        return lookupInClass(t, object->cls, names::get()).isUnbound() ? Binding::AsIs : Binding::UserDescriptor;
    default: return Binding::AsIs;
    }
}

/// Comes before the object's own attributes.
bool isDataDescriptor(Thread &t, Value v, Binding binding)
{
    if (binding == Binding::Property) return true;
    if (binding != Binding::UserDescriptor) return false;
    const Handle cls = classOf(t.machine, v);
    return !lookupInClass(t, cls, names::set()).isUnbound() || !lookupInClass(t, cls, names::delete_()).isUnbound();
}

Outcome callLater(Thread &t, Value function, std::initializer_list<Value> arguments)
{
    setPending(t, function, arguments);
    return Outcome::Python;
}

/// Reads through a descriptor found along the class of `object` (Unbound: read from class `cls` itself).
Outcome readDescriptor(Thread &t, Value found, Binding binding, Value object, Value cls, Value &result, Value &self)
{
    const Machine &m = t.machine;
    self = Value();
    switch (binding) {
    case Binding::AsIs: result = found; return Outcome::Done;
    case Binding::Bind:
        result = found;
        self = object;
        return Outcome::Done;
    case Binding::StaticMethod: result = m.at<WrapperObject>(found)->get; return Outcome::Done;
    case Binding::ClassMethod:
        result = m.at<WrapperObject>(found)->get;
        self = cls;
        return Outcome::Done;
    case Binding::Property: {
        if (object.isUnbound()) {
            result = found;
            return Outcome::Done;
        }
        const Value getter = m.at<WrapperObject>(found)->get;
        if (isKind(m, getter, Kind::Native)) return callNativeDirectly(t, getter, {object}, result);
        if (getter.isUnbound() || getter.isNone())
            return raise(t, ClassId::AttributeError, "property of '%s' object has no getter", typeName(m, object).c_str());
        return callLater(t, getter, {object});
    }
    case Binding::UserDescriptor: {
        const Value get = lookupInClass(t, classOf(m, found), names::get());
        return callLater(t, get, {found, object.isUnbound() ? Value::none() : object, cls});
    }
    }
    return Outcome::Done;
}

bool slotsAllow(Thread &t, Handle cls, Symbol name)
{
    const Machine &m = t.machine;
    const auto *mro = m.at<TupleObject>(m.at<ClassObject>(cls)->mro);
    for (std::uint32_t i = 0; i < mro->size; ++i) {
        const auto *c = m.at<ClassObject>(mro->items()[i]);
        if (c->flags & ClassObject::BuiltIn) continue;
        const Value slots = ownAttribute(m, c, names::slots());
        if (slots.isUnbound()) return true;
        if (isStr(m, slots)) {
            if (symbolOf(m, slots) == name) return true;
            continue;
        }
        if (!isKind(m, slots, Kind::List) && !isKind(m, slots, Kind::Tuple)) return true;
        const Items items = itemsOf(m, slots);
        for (std::size_t k = 0; k < items.count; ++k)
            if (const Symbol s = symbolOf(m, items[k]); s == name || s == names::dict()) return true;
    }
    return false;
}

/// Instances whose attributes a program may add.
bool hasAttributes(const Machine &m, const Object *object)
{
    switch (object->kind) {
    case Kind::Instance:
    case Kind::Exception:
    case Kind::Module:
    case Kind::Function:
    case Kind::Class: return object->cls != m.classes[static_cast<unsigned>(ClassId::Object)] || object->kind != Kind::Instance;
    case Kind::Plain: return true;
    default: return !(m.at<ClassObject>(object->cls)->flags & ClassObject::BuiltIn);
    }
}

Outcome noAttribute(Thread &t, Value object, Symbol name)
{
    const Machine &m = t.machine;
    const std::string text = nameText(name);
    Outcome outcome;
    if (isClass(m, object))
        outcome = raise(t, ClassId::AttributeError, "type object '%s' has no attribute '%s'", textOf(m, m.at<ClassObject>(object)->name).c_str(), text.c_str());
    else if (isKind(m, object, Kind::Module))
        outcome = raise(t, ClassId::AttributeError,
                        m.at<Object>(object)->flags & IsInitializing ? "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)" : "module '%s' has no attribute '%s'", textOf(m, m.at<ModuleObject>(object)->name).c_str(), text.c_str());
    else
        outcome = raise(t, ClassId::AttributeError, "'%s' object has no attribute '%s'", typeName(m, object).c_str(), text.c_str());
    // Kept for "Did you mean", which the traceback's printer works out.
    auto *exception = m.at<Object>(t.exception);
    setOwnAttribute(t, exception, names::missingName(), strOfSymbol(t, name));
    setOwnAttribute(t, exception, names::obj(), object);
    return outcome;
}

Outcome loadFromClass(Thread &t, Value object, Symbol name, Value &result, Value &self, CacheSite *site)
{
    Machine &m = t.machine;
    const std::uint32_t epoch = m.classEpoch.load(std::memory_order_acquire);
    const Handle handle = object.asHandle();
    const Handle meta = m.at<Object>(object)->cls;
    const Value metaFound = lookupInClass(t, meta, name);
    const Binding metaBinding = metaFound.isUnbound() ? Binding::AsIs : bindingOf(t, metaFound);
    if (!metaFound.isUnbound() && isDataDescriptor(t, metaFound, metaBinding))
        return readDescriptor(t, metaFound, metaBinding, object, Value::object(meta), result, self);
    const Value found = lookupInClass(t, handle, name);
    if (!found.isUnbound()) {
        const Binding binding = bindingOf(t, found);
        if (site && (binding == Binding::AsIs || binding == Binding::Bind || binding == Binding::Property)) {
            const Handle owner = ownerInClass(m, handle, name);
            if (const int slot = slotIn(m, owner, name); slot >= 0)
                fillCache(m, site, {identityKey(handle), epoch, InlineCache::OwnerSlot, static_cast<std::uint32_t>(slot), 0, owner, {}, nullptr, 1});
        }
        if (binding == Binding::Bind) { // a function read from a class is itself
            result = found;
            self = Value();
            return Outcome::Done;
        }
        return readDescriptor(t, found, binding, Value(), object, result, self);
    }
    if (!metaFound.isUnbound()) return readDescriptor(t, metaFound, metaBinding, object, Value::object(meta), result, self);
    return noAttribute(t, object, name);
}

Outcome loadFromSuper(Thread &t, Value object, Symbol name, Value &result, Value &self)
{
    Machine &m = t.machine;
    const auto *super = m.at<SuperObject>(object);
    if (name == names::class_()) {
        result = m.classValue(ClassId::Super);
        self = Value();
        return Outcome::Done;
    }
    const auto *mro = m.at<TupleObject>(m.at<ClassObject>(super->selfClass)->mro);
    std::uint32_t i = 0;
    while (i < mro->size && mro->items()[i] != super->startClass) ++i;
    for (++i; i < mro->size; ++i) {
        const Value found = ownAttribute(m, m.at<Object>(mro->items()[i]), name);
        if (found.isUnbound()) continue;
        const bool throughClass = super->self == super->selfClass;
        const Binding binding = bindingOf(t, found);
        if (throughClass && binding == Binding::Bind) {
            result = found;
            self = Value();
            return Outcome::Done;
        }
        return readDescriptor(t, found, binding, throughClass ? Value() : super->self, super->selfClass, result, self);
    }
    return raise(t, ClassId::AttributeError, "'super' object has no attribute '%s'", nameText(name).c_str());
}

} // namespace

Outcome loadAttributeGeneric(Thread &t, Value object, Symbol name, Value &result, Value &self, CacheSite *site)
{
    Machine &m = t.machine;
    if (isClass(m, object)) return loadFromClass(t, object, name, result, self, site);
    if (isKind(m, object, Kind::Super)) return loadFromSuper(t, object, name, result, self);
    const std::uint32_t epoch = m.classEpoch.load(std::memory_order_acquire);
    const Handle cls = classOf(m, object);
    auto *o = object.isObject() ? m.at<Object>(object) : nullptr;
    const std::uint64_t key = o ? keyOf(*o) : 0;
    const Value found = lookupInClass(t, cls, name);
    const Binding binding = found.isUnbound() ? Binding::AsIs : bindingOf(t, found);
    const bool data = !found.isUnbound() && isDataDescriptor(t, found, binding);
    // Without the GIL the object may have another shape by now: what is remembered for the key must hold for the key's shape.
    const int slot = key >> 32 != 0 ? findSlot(static_cast<ShapeId>(key >> 32), name) : -1;
    if (!data && key >> 32 != 0) {
        const Value own = ownAttribute(m, o, name);
        if (!own.isUnbound()) {
            if (site && slot >= 0) fillCache(m, site, {key, epoch, InlineCache::Slot, static_cast<std::uint32_t>(slot), 0, 0, {}, nullptr, 1});
            result = own;
            self = Value();
            return Outcome::Done;
        }
    }
    if (!found.isUnbound()) {
        if (site && o && (data || slot < 0)) {
            if (binding == Binding::Bind)
                fillCache(m, site, {key, epoch, InlineCache::Method, 0, 0, 0, found, nullptr, 1});
            else if (binding == Binding::Property && isKind(m, m.at<WrapperObject>(found)->get, Kind::Function))
                fillCache(m, site, {key, epoch, InlineCache::Getter, 0, 0, 0, m.at<WrapperObject>(found)->get, nullptr, 1});
            else if (binding == Binding::AsIs) {
                const Handle owner = ownerInClass(m, cls, name);
                if (const int inOwner = slotIn(m, owner, name); inOwner >= 0)
                    fillCache(m, site, {key, epoch, InlineCache::Plain, static_cast<std::uint32_t>(inOwner), 0, owner, {}, nullptr, 1});
            }
        }
        return readDescriptor(t, found, binding, object, Value::object(cls), result, self);
    }
    // What a method has no word for itself, its function is asked.
    if (isKind(m, object, Kind::Method)) return loadAttribute(t, m.at<MethodObject>(object)->function, name, result, self, nullptr);
    return noAttribute(t, object, name);
}

Outcome loadAttribute(Thread &t, Value object, Symbol name, Value &result, Value &self, CacheSite *site)
{
    Machine &m = t.machine;
    const Handle cls = classOf(m, object);
    if (!(m.at<ClassObject>(cls)->flags & ClassObject::CustomGetAttr)) return loadAttributeGeneric(t, object, name, result, self, site);
    const Value custom = lookupInClass(t, cls, names::getattribute());
    if (isKind(m, custom, Kind::Function)) {
        const Value hook = lookupInClass(t, cls, names::getattr());
        if (hook.isUnbound()) return callLater(t, custom, {object, strOfSymbol(t, name)});
        return callLater(t, m.preludeFunctions[static_cast<unsigned>(PreludeId::get_attribute)], {object, strOfSymbol(t, name)});
    }
    const Outcome outcome = loadAttributeGeneric(t, object, name, result, self, nullptr);
    if (outcome == Outcome::Raised && isInstance(m, t.exception, ClassId::AttributeError)) {
        const Value hook = lookupInClass(t, cls, names::getattr());
        if (!hook.isUnbound()) {
            t.exception = Value();
            return callLater(t, hook, {object, strOfSymbol(t, name)});
        }
    }
    if (outcome == Outcome::Python && !lookupInClass(t, cls, names::getattr()).isUnbound())
        // The property itself may raise AttributeError, which __getattr__ then answers.
        return callLater(t, m.preludeFunctions[static_cast<unsigned>(PreludeId::get_attribute)], {object, strOfSymbol(t, name)});
    return outcome;
}

Value makeMethod(Thread &t, Value function, Value self)
{
    const Machine &m = t.machine;
    if (isKind(m, function, Kind::Native)) {
        auto *bound = newObject<NativeObject>(t, Kind::Native, ClassId::BuiltinFunction);
        bound->native = m.at<NativeObject>(function)->native;
        bound->owner = m.at<NativeObject>(function)->owner;
        bound->self = self;
        return valueOf(t, bound);
    }
    auto *method = newObject<MethodObject>(t, Kind::Method, ClassId::Method);
    method->function = function;
    method->self = self;
    return valueOf(t, method);
}

Outcome getAttribute(Thread &t, Value object, Symbol name, Value &result)
{
    Value self;
    const Outcome outcome = loadAttribute(t, object, name, result, self, nullptr);
    if (outcome == Outcome::Done && !self.isUnbound()) result = makeMethod(t, result, self);
    return outcome;
}

Value lookupSpecial(Thread &t, Value object, Symbol name, Value &self)
{
    const Machine &m = t.machine;
    const Handle cls = classOf(m, object);
    const Value found = lookupInClass(t, cls, name);
    self = Value();
    if (found.isUnbound()) return found;
    switch (bindingOf(t, found)) {
    case Binding::Bind: self = object; return found;
    case Binding::StaticMethod: return m.at<WrapperObject>(found)->get;
    case Binding::ClassMethod: self = Value::object(cls); return m.at<WrapperObject>(found)->get;
    default: return found;
    }
}

// -- Changing

namespace {

/// A change to a class that caches may have relied upon: anything but plain data replaced by plain data.
bool isPlainData(Thread &t, Value v) { return bindingOf(t, v) == Binding::AsIs && !isClass(t.machine, v); }

Outcome storeNameOfClass(Thread &t, ClassObject &cls, Symbol name, Value value)
{
    const Machine &m = t.machine;
    const bool isShort = name == names::name();
    if (!isStr(m, value))
        return raise(t, ClassId::TypeError, "can only assign string to %s.%s, not '%s'", textOf(m, cls.name).c_str(), nameText(name).c_str(), typeName(m, value).c_str());
    if (isShort && textOf(m, value).find('\0') != std::string::npos) return raise(t, ClassId::ValueError, "type name must not contain null characters");
    (isShort ? cls.name : cls.qualifiedName) = value;
    return Outcome::Done;
}

Outcome storeInClass(Thread &t, Value object, Symbol name, Value value)
{
    Machine &m = t.machine;
    auto *cls = m.at<ClassObject>(object);
    if (cls->flags & ClassObject::BuiltIn)
        return raise(t, ClassId::TypeError, "cannot set '%s' attribute of immutable type '%s'", nameText(name).c_str(), textOf(m, cls->name).c_str());
    if (name == names::name() || name == names::qualname()) return storeNameOfClass(t, *cls, name, value);
    const Value old = ownAttribute(m, cls, name);
    setOwnAttribute(t, cls, name, value);
    if (old.isUnbound() || !isPlainData(t, old) || !isPlainData(t, value)) {
        classChanged(m);
        // Subclasses too; a flag set once too often only costs time.
        if (name == names::getattr() || name == names::getattribute()) cls->flags |= ClassObject::CustomGetAttr;
        if (name == names::setattr() || name == names::delattr()) cls->flags |= ClassObject::CustomSetAttr;
        if (name == names::eq() || name == names::hash()) cls->flags |= ClassObject::CustomEq;
        if (name == names::new_()) cls->flags |= ClassObject::CustomNew;
    }
    return Outcome::Done;
}

} // namespace

Outcome storeAttributeGeneric(Thread &t, Value object, Symbol name, Value value, CacheSite *site)
{
    Machine &m = t.machine;
    if (isClass(m, object)) return storeInClass(t, object, name, value);
    const Handle cls = classOf(m, object);
    const Value found = lookupInClass(t, cls, name);
    if (!found.isUnbound()) {
        const Binding binding = bindingOf(t, found);
        if (binding == Binding::Property) {
            const Value setter = m.at<WrapperObject>(found)->set;
            if (setter.isUnbound() || setter.isNone()) {
                if (m.at<ClassObject>(cls)->flags & ClassObject::BuiltIn)
                    return raise(t, ClassId::AttributeError, "attribute '%s' of '%s' objects is not writable", nameText(name).c_str(), typeName(m, object).c_str());
                return raise(t, ClassId::AttributeError, "property '%s' of '%s' object has no setter", nameText(name).c_str(), typeName(m, object).c_str());
            }
            if (isKind(m, setter, Kind::Native)) {
                Value ignored;
                return callNativeDirectly(t, setter, {object, value}, ignored);
            }
            return callLater(t, setter, {object, value});
        }
        if (binding == Binding::UserDescriptor) {
            const Value set = lookupInClass(t, classOf(m, found), names::set());
            if (!set.isUnbound()) return callLater(t, set, {found, object, value});
            if (!lookupInClass(t, classOf(m, found), names::delete_()).isUnbound())
                return raise(t, ClassId::AttributeError, "__set__");
        }
    }
    auto *o = object.isObject() ? m.at<Object>(object) : nullptr;
    if (!o || !hasAttributes(m, o)) {
        if (!found.isUnbound())
            return raise(t, ClassId::AttributeError, "'%s' object attribute '%s' is read-only", typeName(m, object).c_str(), nameText(name).c_str());
        return noAttribute(t, object, name);
    }
    if (m.at<ClassObject>(cls)->flags & ClassObject::HasSlots && !slotsAllow(t, cls, name)) return noAttribute(t, object, name);
    const std::uint64_t key = keyOf(*o);
    const auto shape = static_cast<ShapeId>(key >> 32);
    const int slot = findSlot(shape, name);
    const std::uint32_t epoch = m.classEpoch.load(std::memory_order_acquire);
    if (site && slot >= 0) fillCache(m, site, {key, epoch, InlineCache::Slot, static_cast<std::uint32_t>(slot), 0, 0, {}, nullptr, 1});
    if (site && slot < 0 && o->kind == Kind::Instance)
        fillCache(m, site, {key, epoch, InlineCache::AddSlot, slotCount(shape), shapeWith(shape, name), 0, {}, nullptr, 1});
    setOwnAttribute(t, o, name, value);
    if (o->kind == Kind::Module && m.heap.handleOf(o) == m.builtins) classChanged(m);
    return Outcome::Done;
}

Outcome storeAttribute(Thread &t, Value object, Symbol name, Value value, CacheSite *site)
{
    const Machine &m = t.machine;
    const Handle cls = classOf(m, object);
    if (m.at<ClassObject>(cls)->flags & ClassObject::CustomSetAttr) {
        const Value hook = lookupInClass(t, cls, names::setattr());
        if (isKind(m, hook, Kind::Function)) return callLater(t, hook, {object, strOfSymbol(t, name), value});
    }
    return storeAttributeGeneric(t, object, name, value, site);
}

Outcome deleteAttributeGeneric(Thread &t, Value object, Symbol name)
{
    Machine &m = t.machine;
    const Handle cls = classOf(m, object);
    if (!isClass(m, object)) {
        const Value found = lookupInClass(t, cls, name);
        const Binding binding = found.isUnbound() ? Binding::AsIs : bindingOf(t, found);
        if (binding == Binding::Property) {
            const Value deleter = m.at<WrapperObject>(found)->del;
            if (deleter.isUnbound() || deleter.isNone())
                return raise(t, ClassId::AttributeError, "property '%s' of '%s' object has no deleter", nameText(name).c_str(), typeName(m, object).c_str());
            return callLater(t, deleter, {object});
        }
        if (binding == Binding::UserDescriptor) {
            const Value del = lookupInClass(t, classOf(m, found), names::delete_());
            if (!del.isUnbound()) return callLater(t, del, {found, object});
        }
    } else if (m.at<ClassObject>(object)->flags & ClassObject::BuiltIn) {
        return raise(t, ClassId::TypeError, "cannot delete '%s' attribute of immutable type '%s'", nameText(name).c_str(), textOf(m, m.at<ClassObject>(object)->name).c_str());
    }
    if (!object.isObject() || !deleteOwnAttribute(t, m.at<Object>(object), name)) return noAttribute(t, object, name);
    if (isClass(m, object) || object.asHandle() == m.builtins) classChanged(m);
    return Outcome::Done;
}

Outcome deleteAttribute(Thread &t, Value object, Symbol name)
{
    const Machine &m = t.machine;
    const Handle cls = classOf(m, object);
    if (m.at<ClassObject>(cls)->flags & ClassObject::CustomSetAttr) {
        const Value hook = lookupInClass(t, cls, names::delattr());
        if (isKind(m, hook, Kind::Function)) return callLater(t, hook, {object, strOfSymbol(t, name)});
    }
    return deleteAttributeGeneric(t, object, name);
}

// -- Globals

Outcome loadGlobal(Thread &t, Handle module, Symbol name, Value &result, CacheSite *site)
{
    Machine &m = t.machine;
    const std::uint32_t epoch = m.classEpoch.load(std::memory_order_acquire);
    const auto *moduleObject = m.at<Object>(module);
    const std::uint64_t key = keyOf(*moduleObject);
    const int slot = findSlot(static_cast<ShapeId>(key >> 32), name);
    if (slot >= 0) {
        if (site) fillCache(m, site, {key, epoch, InlineCache::Slot, static_cast<std::uint32_t>(slot), 0, 0, {}, nullptr, 1});
        result = ownAttribute(m, moduleObject, name);
        if (!result.isUnbound()) return Outcome::Done;
    }
    const auto *builtins = m.at<Object>(m.builtins);
    const int builtinSlot = findSlot(__atomic_load_n(&builtins->shape, __ATOMIC_ACQUIRE), name);
    if (builtinSlot >= 0) {
        if (site) fillCache(m, site, {key, epoch, InlineCache::Plain, static_cast<std::uint32_t>(builtinSlot), 0, m.builtins, {}, nullptr, 1});
        result = ownAttribute(m, builtins, name);
        return Outcome::Done;
    }
    const Outcome outcome = raise(t, ClassId::NameError, "name '%s' is not defined", nameText(name).c_str());
    setOwnAttribute(t, m.at<Object>(t.exception), names::missingName(), strOfSymbol(t, name));
    return outcome;
}

// -- Caches

namespace {

constexpr std::size_t MaxRecords = std::size_t{1} << 18;

} // namespace

void fillCache(Machine &m, CacheSite *site, InlineCache content)
{
    constexpr std::uint32_t MostShapes = 4;
    const std::lock_guard guard(m.codesMutex);
    // A program whose places keep changing is slow, not large.
    CacheRecords &records = *m.cacheRecords;
    if (records.count >= MaxRecords) return;
    const InlineCache *earlier = site->load(std::memory_order_relaxed);
    if (const InlineCache *same = findCache(*site, content.key, content.epoch); same && same->kind == content.kind && same->slot == content.slot) return;
    if (earlier && earlier->epoch == content.epoch && earlier->length < MostShapes) {
        content.next = earlier;
        content.length = earlier->length + 1;
    }
    const std::size_t piece = records.count / CacheRecords::PieceRecords;
    if (piece == records.pieces.size()) records.pieces.emplace_back(new InlineCache[CacheRecords::PieceRecords]);
    InlineCache &record = records.pieces[piece][records.count++ % CacheRecords::PieceRecords];
    record = content;
    site->store(&record, std::memory_order_release);
}

void clearInlineCaches(Machine &m)
{
    m.cacheSites.clear();
    m.cacheRecords->count = 0;
}

CacheSite *CacheSites::take(std::size_t count)
{
    if (m_chunks.empty() || m_chunks.back().size - m_chunks.back().used < count) {
        const std::size_t size = std::max(ChunkSites, count);
        m_chunks.push_back({std::unique_ptr<CacheSite[]>(new CacheSite[size]()), size, 0});
    }
    Chunk &chunk = m_chunks.back();
    CacheSite *sites = chunk.sites.get() + chunk.used;
    chunk.used += count;
    return sites;
}

void CacheSites::clear()
{
    for (const Chunk &chunk : m_chunks)
        for (std::size_t i = 0; i < chunk.used; ++i) chunk.sites[i].store(nullptr, std::memory_order_relaxed);
}

} // namespace forkyard::vm
