#include "core/turns/reach.h"

#include "core/bytecode/symbol.h"
#include "core/vm/dict_views.h"
#include "core/vm/iterators.h"
#include "core/vm/objects.h"
#include "core/vm/shape.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

namespace forkyard::turns {

using vm::Kind;
using vm::Value;

namespace {

constexpr std::uint16_t DequeTag = 0x21;
constexpr std::size_t MostReached = 4096;

/// Its repr and comparison are the library's, and look at all it holds.
bool isDataclass(const vm::Machine &m, const vm::Object *object)
{
    static const bytecode::Symbol fields = bytecode::intern("__dataclass_fields__");
    return vm::findSlot(m.at<vm::Object>(object->cls)->shape, fields) >= 0;
}

/// Library code of one of these modules.
bool isOf(const vm::Machine &m, Value v, std::initializer_list<std::string_view> modules)
{
    if (!vm::isKind(m, v, Kind::Function) || !(m.at<vm::FunctionObject>(v)->flags & vm::FunctionObject::Hidden)) return false;
    const std::string name = vm::textOf(m, m.at<vm::ModuleObject>(m.at<vm::FunctionObject>(v)->module)->name);
    return std::find(modules.begin(), modules.end(), name) != modules.end();
}

/// What stands directly in an object.
template <typename Each>
void forEachIn(const vm::Machine &m, const vm::Object *object, Each each)
{
    const auto all = [&](const Value *values, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) each(values[i]);
    };
    const auto array = [&](vm::Handle handle, std::size_t count) {
        if (handle) all(m.at<vm::ArrayObject>(handle)->items(), count);
    };
    switch (object->kind) {
    case Kind::Tuple: return all(static_cast<const vm::TupleObject *>(object)->items(), static_cast<const vm::TupleObject *>(object)->size);
    case Kind::List: return array(static_cast<const vm::ListObject *>(object)->array, static_cast<std::size_t>(static_cast<const vm::ListObject *>(object)->size));
    case Kind::Dict:
        if (const vm::Handle table = static_cast<const vm::DictObject *>(object)->table) {
            auto *entries = m.at<vm::DictTableObject>(table);
            for (std::uint32_t i = 0; i < entries->used; ++i) {
                each(entries->entries()[i].key);
                each(entries->entries()[i].value);
            }
        }
        return;
    case Kind::Set:
        if (const vm::Handle table = static_cast<const vm::SetObject *>(object)->table) {
            auto *entries = m.at<vm::SetTableObject>(table);
            for (std::uint32_t i = 0; i <= entries->mask; ++i) each(entries->entries()[i].key);
        }
        return;
    case Kind::Plain: { // a deque
        auto *plain = static_cast<const vm::PlainObject *>(object);
        for (unsigned i = 0; i < plain->valueCount; ++i) {
            const Value v = const_cast<vm::PlainObject *>(plain)->values()[i];
            if (vm::isKind(m, v, Kind::Array)) array(v.asHandle(), m.at<vm::ArrayObject>(v)->capacity);
            else each(v);
        }
        return;
    }
    case Kind::Generator: // of the library
        if (const vm::Handle frame = static_cast<const vm::GeneratorObject *>(object)->frame) all(m.at<vm::FrameObject>(frame)->registers(), m.at<vm::FrameObject>(frame)->registerCount);
        return;
    case Kind::Instance:
    case Kind::Module:
    case Kind::Class:
        if (object->attributes) array(object->attributes, m.at<vm::ArrayObject>(object->attributes)->capacity);
        return;
    default: return;
    }
}

} // namespace

Value attributeOfClass(const vm::Machine &m, vm::Handle cls, bytecode::Symbol name)
{
    const vm::Handle mro = m.at<vm::ClassObject>(cls)->mro;
    if (!mro) return {};
    const auto *classes = m.at<vm::TupleObject>(mro);
    for (std::uint32_t i = 0; i < classes->size; ++i) {
        const auto *object = m.at<vm::Object>(classes->items()[i]);
        if (const int slot = vm::findSlot(object->shape, name); slot >= 0) return m.at<vm::ArrayObject>(object->attributes)->items()[slot];
    }
    return {};
}

Value libraryValue(const vm::Machine &m, vm::Handle module, bytecode::Symbol name)
{
    const auto *object = m.at<vm::Object>(module);
    const int slot = vm::findSlot(object->shape, name);
    return slot < 0 ? Value() : m.at<vm::ArrayObject>(object->attributes)->items()[slot];
}

namespace {

/// Whether it is an object of a class that the prelude has.
bool isOfPrelude(const vm::Machine &m, Value v, bytecode::Symbol cls)
{
    const Value made = m.preludeFunctions[static_cast<unsigned>(vm::PreludeId::make_namespace)];
    return vm::isKind(m, made, Kind::Function) && libraryValue(m, m.at<vm::FunctionObject>(made)->module, cls) == Value::object(m.at<vm::Object>(v)->cls);
}

} // namespace

Value attributesOwner(const vm::Machine &m, Value v)
{
    static const bytecode::Symbol dictClass = bytecode::intern("_Namespace"), proxyClass = bytecode::intern("_MappingProxy");
    static const bytecode::Symbol owner = bytecode::intern("owner"), mapping = bytecode::intern("mapping");
    if (vm::isKind(m, v, Kind::Instance) && m.at<vm::Object>(v)->attributes && isOfPrelude(m, v, proxyClass)) v = libraryValue(m, v.asHandle(), mapping);
    if (!vm::isKind(m, v, Kind::Dict) || !m.at<vm::Object>(v)->attributes || !isOfPrelude(m, v, dictClass)) return {};
    return libraryValue(m, v.asHandle(), owner);
}

Value viewedBytes(const vm::Machine &m, Value v)
{
    static const bytecode::Symbol viewClass = bytecode::intern("memoryview"), base = bytecode::intern("_base");
    return vm::isKind(m, v, Kind::Instance) && m.at<vm::Object>(v)->attributes && isOfPrelude(m, v, viewClass) ? libraryValue(m, v.asHandle(), base) : Value();
}

bool isLibraryContainer(const vm::Machine &m, Value v)
{
    static const bytecode::Symbol item = bytecode::intern("__getitem__");
    return vm::isKind(m, v, Kind::Instance) && isOf(m, attributeOfClass(m, m.at<vm::Object>(v)->cls, item), {"array", "collections", "_collections_abc", "os"});
}

bool isLibraryIterator(const vm::Machine &m, Value v)
{
    static const bytecode::Symbol next = bytecode::intern("__next__");
    if (vm::isKind(m, v, Kind::Generator)) return isOf(m, Value::object(m.at<vm::GeneratorObject>(v)->function), {"itertools"});
    return vm::isKind(m, v, Kind::Instance) && isOf(m, attributeOfClass(m, m.at<vm::Object>(v)->cls, next), {"itertools"});
}

bool isAskedByMany(const vm::Machine &m, Value v)
{
    if (vm::isKind(m, v, Kind::Generator)) return !(m.at<vm::GeneratorObject>(v)->flags & vm::GeneratorObject::Coroutine);
    return (vm::isKind(m, v, Kind::Iterator) && m.at<vm::IteratorObject>(v)->isKept()) || isLibraryIterator(m, v);
}

bool isChangeable(const vm::Machine &m, Value v)
{
    switch (vm::kindOf(m, v)) {
    case Kind::Plain: return m.at<vm::PlainObject>(v)->tag == DequeTag;
    case Kind::List:
    case Kind::Dict:
    case Kind::Set: return true;
    case Kind::Bytes: return m.at<vm::BytesObject>(v)->blob != 0;
    default: return false;
    }
}

Value behind(const vm::Machine &m, Value v, int depth)
{
    constexpr int Deepest = 4;
    if (depth == Deepest || !v.isObject()) return v;
    if (vm::isDictView(m, v)) return behind(m, vm::dictOf(m, v), depth + 1);
    if (const Value bytes = viewedBytes(m, v); !bytes.isUnbound()) return bytes;
    if (!vm::isKind(m, v, Kind::Iterator)) return v;
    const Value source = m.at<vm::IteratorObject>(v)->source;
    if (!vm::isKind(m, source, Kind::Tuple)) return behind(m, source, depth + 1);
    const auto *parts = m.at<vm::TupleObject>(source); // zip, map, filter
    for (std::uint32_t i = 0; i < parts->size; ++i)
        if (const Value part = behind(m, parts->items()[i], depth + 1); isChangeable(m, part)) return part;
    return v;
}

std::vector<vm::Handle> reached(const vm::Machine &m, std::span<const Value> roots, Depth depth)
{
    std::vector<vm::Handle> found;
    std::vector<Value> next;
    std::unordered_set<vm::Handle> known;
    const auto come = [&](Value v) {
        v = behind(m, v);
        if (!v.isObject() || known.size() >= MostReached) return;
        const Value owner = attributesOwner(m, v);
        if (!owner.isUnbound()) v = owner;
        const bool changes = !owner.isUnbound() || isChangeable(m, v);
        const auto *object = m.at<vm::Object>(v);
        const bool isTold = changes || (object->kind == Kind::Instance && (depth == Depth::Objects || isDataclass(m, object)));
        const bool goesOn = isTold || object->kind == Kind::Tuple || (depth == Depth::Objects && isLibraryIterator(m, v));
        if (!goesOn || !known.insert(v.asHandle()).second) return;
        if (isTold) found.push_back(v.asHandle());
        next.push_back(v);
    };
    for (const Value root : roots) come(root);
    for (std::size_t at = 0; at < next.size(); ++at) forEachIn(m, m.at<vm::Object>(next[at]), come);
    return found;
}

} // namespace forkyard::turns
