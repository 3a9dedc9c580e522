// Which instructions are about one cell: a variable, an attribute, an element, a lock.
#include "core/turns/operation.h"

#include "core/vm/lists.h"
#include "core/vm/shape.h"

namespace forkyard::turns {

using bytecode::Op;
using vm::Kind;
using vm::Value;

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

} // namespace forkyard::turns
