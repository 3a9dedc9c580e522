#include "core/turns/location.h"

#include "core/vm/dicts.h"
#include "core/vm/shape.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::turns {

using vm::Kind;
using vm::Value;

namespace {
constexpr std::uint64_t NamePart = std::uint64_t{1} << 60, IntPart = std::uint64_t{2} << 60, TextPart = std::uint64_t{3} << 60;
}

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

Location named(vm::Handle handle, bytecode::Symbol name, std::uint32_t process) { return {holderOf(process, handle), NamePart | name}; }

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

vm::Handle ownerOf(const vm::Machine &m, vm::Handle object, bytecode::Symbol name)
{
    const auto *o = m.at<vm::Object>(object);
    const auto has = [&](vm::Handle handle) { return vm::findSlot(m.at<vm::Object>(handle)->shape, name) >= 0; };
    if (has(object)) return object;
    const vm::Handle cls = o->kind == Kind::Class ? object : o->cls;
    const vm::Handle mro = m.at<vm::ClassObject>(cls)->mro;
    vm::Handle last = object;
    if (mro) {
        const auto *classes = m.at<vm::TupleObject>(mro);
        for (std::uint32_t i = 0; i < classes->size; ++i) {
            if (!classes->items()[i].isObject()) continue;
            const vm::Handle each = classes->items()[i].asHandle();
            if (has(each)) return each;
            if (!(m.at<vm::ClassObject>(each)->flags & vm::ClassObject::BuiltIn)) last = each;
        }
    }
    return last;
}

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

bool isLockObject(const vm::Machine &m, Value v)
{
    return vm::isKind(m, v, Kind::Plain) && (m.at<vm::PlainObject>(v)->tag == 1 || m.at<vm::PlainObject>(v)->tag == 2) && m.at<vm::PlainObject>(v)->valueCount == 0;
}

} // namespace forkyard::turns
