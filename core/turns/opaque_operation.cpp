// Whether an operation may look at more than its location: what Explore must know to leave out schedules.
#include "core/turns/operation.h"

#include "core/vm/strings.h"

#include <algorithm>
#include <string_view>

namespace forkyard::turns {

using bytecode::Op;
using vm::Kind;
using vm::Value;

namespace {

/// What stands for itself, whatever else there is.
bool isPlainValue(const vm::Machine &m, Value v) { return !v.isObject() || vm::isStr(m, v) || vm::isKind(m, v, Kind::BigInt) || vm::isKind(m, v, Kind::Range); }

} // namespace

bool OperationFinder::readsClock(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    if (!thread.frame) return false;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return false;
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    if (ip.op != Op::Call && ip.op != Op::CallMethod) return false;
    const Value callee = frame->registers()[ip.b];
    if (!vm::isKind(m, callee, Kind::Native)) return false;
    const vm::NativeInfo &native = m.natives[m.at<vm::NativeObject>(callee)->native];
    constexpr std::string_view timeless[] = {"sleep", "strftime", "asctime", "mktime"};
    return native.owner == "time" && !isOneOf(std::string_view(native.name), timeless);
}

bool OperationFinder::isOpaqueCall(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    if (ip.op == Op::CallEx) return true;
    Value callee = r[ip.b];
    const bool hasSelf = ip.op == Op::CallMethod && !r[ip.b + 1].isUnbound();
    const Value *arguments = r + ip.b + (ip.op == Op::CallMethod && !hasSelf ? 2 : 1);
    const std::uint32_t count = ip.c + (hasSelf ? 1u : 0u);
    if (vm::isKind(m, callee, Kind::Method)) return !vm::isKind(m, m.at<vm::MethodObject>(callee)->function, Kind::Function);
    if (vm::isKind(m, callee, Kind::Function)) return false;
    const auto arePlain = [&](std::uint32_t from) { return std::all_of(arguments + from, arguments + count, [&](Value v) { return isPlainValue(m, v); }); };
    if (vm::isKind(m, callee, Kind::Class)) return !arePlain(0);
    if (!vm::isKind(m, callee, Kind::Native)) return true;
    const auto *native = m.at<vm::NativeObject>(callee);
    const std::string_view owner = m.natives[native->native].owner;
    // What a thread's state tells, and who one is, is written nowhere else.
    if (owner == "_ThreadState") return !(count >= 1 && native->self.isUnbound() && arePlain(1));
    const NativeRole role = roleOf(m, native->native);
    if (role == NativeRole::Sync && count == 1 && native->self.isUnbound()) return !isLockObject(m, arguments[0]);
    return (role != NativeRole::Local && role != NativeRole::Reads) || !native->self.isUnbound() || !arePlain(0);
}

void OperationFinder::findOpaque(const vm::Thread &thread, std::uint32_t process, Operation &operation)
{
    const vm::Machine &m = thread.machine;
    const auto say = [&](bool isOpaque) { operation.opaque = isOpaque ? Operation::Opaquely : Operation::Clear; };
    if (!thread.frame) return say(true);
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return findOpaqueOfLibrary(thread, process, operation);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    if (ip.op == Op::WithEnter || ip.op == Op::WithLeave) return say(vm::isKind(m, r[ip.b], Kind::Plain) && !isLockObject(m, r[ip.b]));
    say((ip.op == Op::Call || ip.op == Op::CallMethod || ip.op == Op::CallEx) && isOpaqueCall(thread));
}

/// Library code goes unseen, and so may use what is not its own: of most instructions nothing is known, of some that they are about
/// one object and no other.
void OperationFinder::findOpaqueOfLibrary(const vm::Thread &thread, std::uint32_t process, Operation &operation)
{
    const vm::Machine &m = thread.machine;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const bytecode::Instruction &ip = instructionAt(m, *frame);
    const Value *r = frame->registers();
    operation.opaque = Operation::Opaquely;
    const auto isAbout = [&](Location location) {
        operation.opaque = location.holder ? Operation::AsItsHolder : Operation::Clear;
        operation.holder = location.holder;
    };
    switch (ip.op) {
    case Op::LoadGlobal:
    case Op::LoadCell:
    case Op::LoadAttr:
    case Op::LoadMethod:
    case Op::StoreGlobal:
    case Op::StoreAttr:
    case Op::DeleteAttr:
    case Op::JumpIfTrue:
    case Op::JumpIfFalse: return isAbout(find(thread, process, true).location);
    case Op::CallMethod: {
        // pop and get of a dict by a plain key.
        const Value self = r[ip.b + 1];
        const bool isOfDict = !self.isUnbound() && vm::isKind(m, self, Kind::Dict) && vm::isKind(m, r[ip.b], Kind::Native) && ip.c >= 1 && isPlainValue(m, r[ip.b + 2]);
        if (!isOfDict) {
            if (!isOpaqueCall(thread)) operation.opaque = Operation::Clear;
            return;
        }
        const std::string_view name = m.natives[m.at<vm::NativeObject>(r[ip.b])->native].name;
        if (name == "pop" || name == "get") isAbout(whole(self.asHandle(), process));
        return;
    }
    case Op::Call:
        if (!isOpaqueCall(thread)) operation.opaque = Operation::Clear;
        return;
    case Op::LoopJump:
        operation.opaque = Operation::Clear;
        return;
    default: return;
    }
}

} // namespace forkyard::turns
