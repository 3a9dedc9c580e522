#include "core/turns/manager_part.h"

#include "core/turns/operation.h"
#include "core/vm/strings.h"

#include <string>

namespace forkyard::turns {

using bytecode::Op;
using vm::Kind;

namespace {

std::string moduleOf(const vm::Machine &m, const vm::FrameObject &frame)
{
    const vm::Value name = m.at<vm::ModuleObject>(m.at<vm::FunctionObject>(frame.function)->module)->name;
    return vm::isStr(m, name) ? vm::textOf(m, name) : std::string();
}

std::string functionOf(const vm::Machine &m, const vm::FrameObject &frame) { return vm::textOf(m, m.at<vm::FunctionObject>(frame.function)->name); }

/// Whether it stands before a message's sending.
bool sends(const vm::Machine &m, vm::FrameObject &frame)
{
    const bytecode::Instruction &ip = instructionAt(m, frame);
    if (ip.op != Op::CallMethod) return false;
    const vm::Value callee = frame.registers()[ip.b];
    return vm::isKind(m, callee, Kind::Native) && m.natives[m.at<vm::NativeObject>(callee)->native].name == "send";
}

} // namespace

ManagerPart managerPartOf(const vm::Thread &thread)
{
    const vm::Machine &m = thread.machine;
    for (vm::Handle at = thread.frame; at; at = m.at<vm::FrameObject>(at)->caller) {
        auto &frame = *m.at<vm::FrameObject>(at);
        if (!(frame.flags & vm::FrameObject::Hidden)) return ManagerPart::None;
        const std::string module = moduleOf(m, frame);
        const bool isInnermost = at == thread.frame;
        if (module == "multiprocessing.managers") return ManagerPart::Way;
        if (module == "multiprocessing._proxies") return isInnermost && functionOf(m, frame) == "_callmethod" && sends(m, frame) ? ManagerPart::Request : ManagerPart::Way;
        if (module == "multiprocessing._server") {
            const std::string function = functionOf(m, frame);
            if (isInnermost && function == "_answer") return ManagerPart::Served;
            const bool mayEnd = isInnermost && function == "dispatch" && frame.caller && functionOf(m, *m.at<vm::FrameObject>(frame.caller)) == "_finalize_manager";
            return mayEnd && sends(m, frame) ? ManagerPart::Request : ManagerPart::Way;
        }
        // What these do, they do for whoever calls them.
        if (!isOneOf(module, {"multiprocessing.connection", "multiprocessing.util", "multiprocessing.process", "multiprocessing.context", "socket", "threading", "_thread"})) return ManagerPart::None;
    }
    return ManagerPart::None;
}

} // namespace forkyard::turns
