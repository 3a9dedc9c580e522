#include "core/virtual/task_waits.h"

#include "core/virtual/world.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/lists.h"
#include "core/vm/sets.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace forkyard::virtual_host {

namespace {

using vm::Value;

/// As the library names them.
struct Names {
    bytecode::Symbol self = bytecode::intern("self"), tasks = bytecode::intern("_tasks"), number = bytecode::intern("_number"),
                     waitsFor = bytecode::intern("_fut_waiter"), awaits = bytecode::intern("_awaits"), isFor = bytecode::intern("_is_for"),
                     holders = bytecode::intern("_holders");
};

class TaskWaits {
public:
    explicit TaskWaits(const vm::Machine &machine) : m_machine(machine) {}

    bool hasCircle(vm::Handle innermost)
    {
        for (vm::Handle frame = innermost; frame; frame = m_machine.at<vm::FrameObject>(frame)->caller)
            if (readTasks(frame)) break;
        // By how far it is known: not at all, on the way that is looked at, wholly.
        std::vector<Mark> marks(m_tasks.size(), Mark::Unseen);
        for (std::uint32_t task = 0; task < m_tasks.size(); ++task)
            if (leadsRound(task, marks)) return true;
        return false;
    }

private:
    enum class Mark : std::uint8_t { Unseen, OnWay, Seen };

    Value attribute(Value object, bytecode::Symbol name) const { return object.isObject() ? vm::ownAttribute(m_machine, m_machine.at<vm::Object>(object), name) : Value(); }

    /// Of the loop whose method the frame is in; false: it is another frame.
    bool readTasks(vm::Handle handle)
    {
        auto *frame = m_machine.at<vm::FrameObject>(handle);
        const auto &names = m_machine.code(frame->code).localNames;
        if (!(frame->flags & vm::FrameObject::Hidden) || names.empty() || names.front() != m_names.self) return false;
        const Value tasks = attribute(frame->registers()[0], m_names.tasks);
        if (!vm::isDict(m_machine, tasks)) return false;
        Value task, none;
        for (std::size_t position = 0; vm::dictNext(m_machine, tasks, position, task, none);) {
            m_byHandle.emplace(task.asHandle(), static_cast<std::uint32_t>(m_tasks.size()));
            if (const Value number = attribute(task, m_names.number); number.isInt()) m_byNumber.emplace(number.asInt(), static_cast<std::uint32_t>(m_tasks.size()));
            m_tasks.push_back(task);
        }
        return true;
    }

    /// The tasks that a future waits for, whatever it goes through.
    void findAwaited(Value future, std::vector<std::uint32_t> &found) const
    {
        if (!future.isObject()) return;
        if (const auto task = m_byHandle.find(future.asHandle()); task != m_byHandle.end()) {
            found.push_back(task->second);
            return;
        }
        if (const Value holders = attribute(attribute(future, m_names.isFor), m_names.holders); vm::isList(m_machine, holders)) {
            const vm::Items items = vm::itemsOf(m_machine, holders);
            for (std::size_t i = 0; i < items.count; ++i)
                if (const auto task = m_byNumber.find(items[i].isInt() ? items[i].asInt() : 0); task != m_byNumber.end()) found.push_back(task->second);
        }
        const Value awaits = attribute(future, m_names.awaits);
        if (vm::isList(m_machine, awaits)) {
            const vm::Items items = vm::itemsOf(m_machine, awaits);
            for (std::size_t i = 0; i < items.count; ++i) findAwaited(items[i], found);
        } else if (vm::isKind(m_machine, awaits, vm::Kind::Set)) {
            Value each;
            for (std::size_t position = 0; vm::setNext(m_machine, awaits, position, each);) findAwaited(each, found);
        }
    }

    bool leadsRound(std::uint32_t start, std::vector<Mark> &marks) const
    {
        struct Visit {
            std::uint32_t task;
            std::vector<std::uint32_t> awaited;
        };
        std::vector<Visit> way;
        const auto enter = [&](std::uint32_t task) {
            marks[task] = Mark::OnWay;
            way.push_back({task, {}});
            findAwaited(attribute(m_tasks[task], m_names.waitsFor), way.back().awaited);
        };
        if (marks[start] == Mark::Unseen) enter(start);
        while (!way.empty()) {
            if (way.back().awaited.empty()) {
                marks[way.back().task] = Mark::Seen;
                way.pop_back();
                continue;
            }
            const std::uint32_t next = way.back().awaited.back();
            way.back().awaited.pop_back();
            if (marks[next] == Mark::OnWay) return true;
            if (marks[next] == Mark::Unseen) enter(next);
        }
        return false;
    }

    const vm::Machine &m_machine;
    const Names m_names;
    std::vector<Value> m_tasks; ///< that have not ended
    std::unordered_map<vm::Handle, std::uint32_t> m_byHandle;
    std::unordered_map<std::int64_t, std::uint32_t> m_byNumber;
};

} // namespace

bool hasTaskCircle(const WorldThread &thread)
{
    return TaskWaits(thread.vm.machine).hasCircle(thread.vm.frame);
}

} // namespace forkyard::virtual_host
