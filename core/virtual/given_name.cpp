// A thread's name lies in its Thread object, a process's in what its multiprocessing says is the current process.
#include "core/virtual/given_name.h"

#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::virtual_host {

std::string givenName(const WorldThread &thread)
{
    static const bytecode::Symbol name = bytecode::intern("_name"), processName = bytecode::intern("_current_process");
    constexpr std::string_view numbered[] = {"Thread-", "Dummy-", "Process-", "MainThread", "MainProcess", "ThreadPoolExecutor-", "ForkPoolWorker-", "SpawnPoolWorker-"};
    const vm::Machine &m = thread.vm.machine;
    vm::Value holder = thread.vm.object;
    if (thread.place == 0) {
        std::size_t position = 0;
        vm::Value key, module;
        while (vm::dictNext(m, vm::Value::object(m.modules), position, key, module) && vm::textOf(m, key) != "multiprocessing.process") module = {};
        holder = vm::isKind(m, module, vm::Kind::Module) ? vm::ownAttribute(m, m.at<vm::Object>(module), processName) : vm::Value();
    }
    if (!vm::isKind(m, holder, vm::Kind::Instance)) return {};
    const vm::Value found = vm::ownAttribute(m, m.at<vm::Object>(holder), name);
    if (!vm::isStr(m, found)) return {};
    std::string text = vm::textOf(m, found);
    const bool isNumbered = std::any_of(std::begin(numbered), std::end(numbered), [&](std::string_view beginning) { return text.starts_with(beginning); });
    return isNumbered ? std::string() : text;
}

} // namespace forkyard::virtual_host
