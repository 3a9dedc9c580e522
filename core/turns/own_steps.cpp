#include "core/turns/own_steps.h"

#include "core/vm/iterators.h"

#include <algorithm>

namespace forkyard::turns {

using bytecode::Op;

namespace {

/// Changes registers and new objects only, or stops before each visible operation and call. Whatever goes to other frames and comes back
/// unasked, or changes objects that may be anybody's (exceptions that are raised, class bodies, imports), is not.
bool isPlain(Op op)
{
    if (op >= Op::Add && op < Op::In) return true;
    if (op >= Op::Jump && op <= Op::UnpackSequence) return true;
    switch (op) {
    case Op::Nop:
    case Op::Line:
    case Op::LoadConst:
    case Op::Move:
    case Op::Clear:
    case Op::CheckBound:
    case Op::LoadGlobal:
    case Op::StoreGlobal:
    case Op::LoadBuiltin:
    case Op::MakeCell:
    case Op::LoadCell:
    case Op::StoreCell:
    case Op::LoadAttr:
    case Op::StoreAttr:
    case Op::LoadMethod:
    case Op::LoadIndex:
    case Op::LoadIndexK:
    case Op::StoreIndex:
    case Op::In:
    case Op::NotIn:
    case Op::Call:
    case Op::CallMethod:
    case Op::Return:
    case Op::ReturnNone:
    case Op::BuildTuple:
    case Op::BuildList:
    case Op::BuildString: return true;
    default: return false;
    }
}

} // namespace

void OwnSteps::pass(const vm::Thread &thread)
{
    if (!m_isOwn) return;
    m_isOwn = false;
    if (thread.frame != m_frame || !m_frame) return;
    const vm::Machine &m = thread.machine;
    auto *frame = m.at<vm::FrameObject>(thread.frame);
    const vm::LoadedCode &loaded = *m.codes[frame->code];
    const bytecode::Instruction &ip = (frame->lined ? loaded.lined : loaded.fast)[frame->pc];
    const vm::Value *r = frame->registers();
    if (ip.op == Op::LoopJump) {
        m_isOwn = true;
    } else if (ip.op == Op::ForLoop || ip.op == Op::ForIter) {
        if (!vm::isKind(m, r[ip.b], vm::Kind::Iterator)) return;
        const auto *range = m.at<vm::IteratorObject>(r[ip.b]);
        if (range->small != static_cast<std::uint8_t>(vm::IteratorKind::Range) || range->isKept()) return;
        const vm::Handle iterator = r[ip.b].asHandle();
        m_isOwn = !m_iterator || m_iterator == iterator;
        m_iterator = iterator;
    }
}

bool OwnSteps::isPlain(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    const auto *frame = m.at<vm::FrameObject>(thread.frame);
    if (frame->flags & vm::FrameObject::Hidden) return false;
    if (m_plain.size() <= frame->code) m_plain.resize(frame->code + std::size_t{1}, 0);
    std::uint8_t &known = m_plain[frame->code];
    const auto &instructions = m.codes[frame->code]->code->instructions;
    if (!known) known = std::all_of(instructions.begin(), instructions.end(), [](const bytecode::Instruction &each) { return turns::isPlain(each.op); }) ? 2 : 1;
    return known == 2;
}

} // namespace forkyard::turns
