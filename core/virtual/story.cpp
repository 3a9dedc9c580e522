#include "core/virtual/story.h"

#include "core/virtual/operation_text.h"
#include "core/virtual/virtual_host.h"
#include "core/virtual/world.h"

#include <algorithm>
#include <csignal>
#include <sys/wait.h>
#include <utility>

namespace forkyard::virtual_host {

using trace::EventKind;
using trace::Value;

namespace {

/// So far before the next step's time begins what belongs to the end of this one.
constexpr std::uint64_t EndOfStep = 1000;
constexpr std::size_t ShownBytes = 200;

bool isCrash(int signal)
{
    constexpr int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
    return std::find(std::begin(crashes), std::end(crashes), signal) != std::end(crashes);
}

std::uint32_t lineOf(const WorldThread &thread) { return thread.vm.lineWord->load(std::memory_order_relaxed); }

} // namespace

Story::OfThread &Story::of(const WorldThread &thread)
{
    if (m_threads.size() <= thread.number) m_threads.resize(thread.number + 1);
    return m_threads[thread.number];
}

Story::OfProcess &Story::processOf(const WorldThread &thread)
{
    if (m_processes.size() <= thread.process) m_processes.resize(thread.process + 1);
    OfProcess &process = m_processes[thread.process];
    if (!process.gil && m_world.options().gil != vm::GilProfile::Off) {
        process.gil = m_world.newObject();
        thread.vm.writer->nameObject(process.gil, trace::ObjectKind::Gil, trace::ObjectScope::Local, "GIL");
    }
    return process;
}

void Story::introduce(WorldThread &thread)
{
    if (thread.vm.writer) return;
    const ProcessEntry &entry = m_world.kernel().processes[thread.process];
    const auto parent = std::find_if(m_world.kernel().processes.begin(), m_world.kernel().processes.end(), [&](const ProcessEntry &p) { return p.pid == entry.parent; });
    const bool isFirst = thread.number == 1;
    trace::SlotOwner owner;
    owner.process = entry.object;
    owner.parentProcess = parent == m_world.kernel().processes.end() ? 0 : parent->object;
    owner.thread = thread.object;
    owner.threadNumber = thread.place == 0 ? 0 : thread.vm.number;
    owner.pid = static_cast<std::int32_t>(entry.pid);
    owner.tid = static_cast<std::int32_t>(entry.pid) + static_cast<std::int32_t>(thread.place);
    const std::uint32_t line = lineOf(thread);
    if (thread.writer.attach(m_ring, owner)) {
        thread.vm.lineWord = thread.writer.lineWord();
        thread.vm.lineWord->store(line, std::memory_order_relaxed);
    }
    thread.vm.writer = &thread.writer;
    thread.vm.traceLevel = m_ring.level();
    thread.vm.lineHook = true;
    if (thread.place == 0) {
        const bool isForked = !isFirst && entry.parent != 1;
        thread.writer.emitAcquire(EventKind::ProcessStart, entry.object, isForked ? 1 : 0, line, Value::integer(entry.pid));
        tellMachine(thread, line);
        if (isFirst) {
            thread.writer.emitRelease(EventKind::VirtualClock, 0, 0, line, Value::integer(StepLength));
            thread.writer.emitText(EventKind::ProgramStart, entry.object, 0, line, m_world.options().program.fileName);
        }
    }
    thread.writer.emitAcquire(EventKind::ThreadStart, thread.object, thread.place == 0 ? 0 : 1, line);
    tellCore(thread, line);
    if (!isFirst) thread.writer.emitRelease(EventKind::GilWait, processOf(thread).gil, 0, line);
}

/// A process is on its parent's machine until it is told otherwise.
void Story::tellMachine(WorldThread &thread, std::uint32_t line)
{
    const auto &planned = m_world.options().network.machines;
    const ProcessEntry &entry = m_world.kernel().processes[thread.process];
    if (planned.empty()) return;
    m_machines.resize(planned.size());
    trace::ObjectId &machine = m_machines[entry.machine];
    if (!machine) {
        machine = m_world.newObject();
        thread.writer.nameObject(machine, trace::ObjectKind::Machine, trace::ObjectScope::Shared, planned[entry.machine].name);
    }
    thread.writer.emitRelease(EventKind::ProcessMachine, entry.object, 0, line, Value::object(machine));
}

/// The threads of a process share one core while they share a GIL; whoever can run by itself has the next, and the first again after
/// the last.
void Story::tellCore(WorldThread &thread, std::uint32_t line)
{
    const ProcessEntry &entry = m_world.kernel().processes[thread.process];
    const bool hasGil = m_world.options().gil != vm::GilProfile::Off;
    std::vector<std::uint32_t> allowed;
    for (std::uint32_t core = 0; core < m_world.options().cores; ++core)
        if (entry.cores == 0 || (entry.cores >> core & 1)) allowed.push_back(core);
    const std::uint32_t number = allowed.empty() ? 0 : allowed[(hasGil ? thread.process : thread.number - 1) % allowed.size()];
    if (m_cores.size() <= entry.machine) m_cores.resize(entry.machine + 1);
    auto &cores = m_cores[entry.machine];
    if (cores.size() <= number) cores.resize(number + 1);
    if (!cores[number]) {
        const auto &machines = m_world.options().network.machines;
        cores[number] = m_world.newObject();
        thread.writer.nameObject(cores[number], trace::ObjectKind::Core, trace::ObjectScope::Shared, (machines.empty() ? "" : machines[entry.machine].name + " ") + "CPU " + std::to_string(number));
    }
    thread.writer.emitRelease(EventKind::ThreadCore, cores[number], 0, line);
}

void Story::beginStep()
{
    ++m_step;
    trace::givenTicks = std::max(trace::givenTicks, m_step * StepLength);
}

void Story::endStep() { trace::givenTicks = std::max(trace::givenTicks, (m_step + 1) * StepLength - EndOfStep); }

void Story::drops(WorldThread &thread, bool staysReady)
{
    OfProcess &process = processOf(thread);
    if (process.gil) thread.writer.emitRelease(EventKind::GilDrop, process.gil, ++process.gilSequence, lineOf(thread));
    if (staysReady) thread.writer.emitRelease(EventKind::GilWait, process.gil, 0, lineOf(thread));
}

void Story::runs(WorldThread &thread)
{
    if (m_runs == thread.number) return;
    if (WorldThread *before = m_world.thread(m_runs)) drops(*before, true);
    m_runs = thread.number;
    of(thread).isReady = false;
    OfProcess &process = processOf(thread);
    thread.writer.emitAcquire(EventKind::GilTake, process.gil, process.gil ? ++process.gilSequence : 0, lineOf(thread));
}

void Story::tellNext(WorldThread &thread)
{
    if (!thread.vm.writer) return;
    if (thread.state.status != ThreadState::Ready) {
        if (m_runs == thread.number) {
            if (thread.state.status == ThreadState::Blocked) drops(thread, false);
            m_runs = 0;
        }
        if (thread.state.status == ThreadState::Ended) return;
    }
    const NextText next = nextText(thread.vm, thread.state.next);
    OfThread &known = of(thread);
    const std::string hand = handOf(thread, next);
    if (hand != known.hand) {
        known.hand = hand;
        thread.writer.emitText(EventKind::InHand, 0, 0, lineOf(thread), hand);
    }
    std::string told = toldAs(next);
    if (told == known.next) return;
    known.next = std::move(told);
    thread.writer.emitText(EventKind::NextOperation, 0, 0, lineOf(thread), known.next);
}

void Story::tellReady()
{
    for (WorldThread *thread : m_world.threads()) {
        if (!thread->vm.writer || thread->number == m_runs) continue;
        const bool waits = m_world.isAlive(*thread) && thread->state.status == ThreadState::Blocked;
        // When something was typed is no matter of the schedule.
        const bool isReady = waits && thread->state.waits.kind != Waits::Input && m_world.canGoOn(*thread);
        if (std::exchange(of(*thread).isReady, isReady) == isReady || !waits) continue;
        if (isReady) thread->writer.emitRelease(EventKind::GilWait, processOf(*thread).gil, 0, lineOf(*thread));
        else waitsAgain(*thread);
    }
}

void Story::waitsAgain(WorldThread &thread)
{
    using Reason = vm::WaitReason;
    const Waits &waits = thread.state.waits;
    const auto wait = [&](EventKind kind, std::uint32_t object) { thread.writer.emitRelease(kind, object, 0, lineOf(thread)); };
    if (waits.kind == Waits::PipeData || waits.kind == Waits::PipeRoom) {
        const OfPipe *told = pipeOf(waits.pipe);
        return wait(waits.kind == Waits::PipeRoom ? EventKind::PipeWriteWait : EventKind::PipeReadWait, told ? told->object : waits.reason.object);
    }
    if (waits.kind == Waits::Child) return wait(EventKind::ProcessWaitBegin, waits.reason.object);
    if (waits.kind == Waits::Poll) return wait(EventKind::IoWaitBegin, waits.reason.object);
    if (waits.kind != Waits::Word) return;
    switch (waits.reason.kind) {
    case Reason::Lock: return wait(EventKind::LockWait, waits.reason.object);
    case Reason::Semaphore: return wait(EventKind::SemaphoreWait, waits.reason.object);
    case Reason::Event: return wait(EventKind::EventWait, waits.reason.object);
    case Reason::QueueGet: return wait(EventKind::QueueGetWait, waits.reason.object);
    case Reason::QueuePut: return wait(EventKind::QueuePutWait, waits.reason.object);
    case Reason::Join: return wait(EventKind::ThreadJoinBegin, waits.reason.object);
    case Reason::ProcessJoin: return wait(EventKind::ProcessWaitBegin, waits.reason.object);
    default: return; // whoever was notified stays so
    }
}

void Story::noteLoad(WorldThread &thread)
{
    if (thread.state.next.kind != Operation::Load) return;
    const NextText next = nextText(thread.vm, thread.state.next);
    if (next.kind != NextKind::Load || !next.isData || isFurniture(thread.vm, thread.state.next)) return;
    OfThread &known = of(thread);
    known.loaded[next.name] = next.value;
    known.lastLoaded = next.name;
    known.loadedAt = visibleLine(thread.vm);
}

/// What was loaded or worked out since and is nobody else's: "5", "5 - 5 = 0".
std::string Story::handOf(WorldThread &thread, const NextText &next)
{
    OfThread &known = of(thread);
    if (next.kind == NextKind::Store) {
        const std::string worked = withValues(thread.vm, next.source, known.loaded);
        return !worked.empty() ? worked + " = " + next.value : next.isData ? next.value : std::string();
    }
    // A statement that stored, or another one, is done with what it loaded.
    return known.lastLoaded.empty() || visibleLine(thread.vm) != known.loadedAt ? std::string() : known.loaded[known.lastLoaded];
}

void Story::threadEnds(WorldThread &thread)
{
    if (!thread.vm.writer) return;
    // What it did last has taken its step.
    endStep();
    // A main thread's end is its process's.
    if (thread.place != 0) thread.writer.emitRelease(EventKind::ThreadExit, thread.object, 2, lineOf(thread));
    if (m_runs != thread.number) return;
    drops(thread, false);
    m_runs = 0;
}

void Story::processEnds(WorldThread *teller, std::uint32_t process, int status)
{
    if (!teller || !teller->vm.writer) return;
    endStep();
    const ProcessEntry &entry = m_world.kernel().processes[process];
    const std::uint32_t line = lineOf(*teller);
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        teller->writer.emitRelease(isCrash(signal) ? EventKind::ProcessCrash : EventKind::ProcessKilled, entry.object, 2, line, Value::integer(signal));
        return;
    }
    // What still ran in it is over with it.
    for (WorldThread *thread : m_world.threads())
        if (thread && thread->process == process && thread != teller && m_world.isAlive(*thread) && thread->place != 0 && thread->vm.writer)
            thread->writer.emitRelease(EventKind::ThreadExit, thread->object, 2, lineOf(*thread));
    const Value code = Value::integer(WEXITSTATUS(status));
    if (process == 0) teller->writer.emitRelease(EventKind::ProgramEnd, entry.object, 0, line, code);
    teller->writer.emitRelease(EventKind::ProcessExit, entry.object, 2, line, code);
}

void Story::prints(WorldThread &thread, bool isOutput, std::string_view text)
{
    if (thread.vm.writer) thread.writer.emitText(isOutput ? EventKind::Print : EventKind::PrintError, 0, 0, lineOf(thread), text);
}

void Story::forks(WorldThread &parent, std::uint32_t child, std::string_view program)
{
    if (!parent.vm.writer) return;
    const ProcessEntry &entry = m_world.kernel().processes[child];
    if (!program.empty()) {
        parent.writer.nameObject(entry.object, trace::ObjectKind::Process, trace::ObjectScope::Shared, program);
        nameStreams(parent, entry, program);
    }
    parent.writer.emitRelease(EventKind::ProcessFork, entry.object, 1, lineOf(parent), Value::integer(entry.pid));
}

/// A pipe that a program has as one of its three streams goes by that: "sort.stdin". The first one counts.
void Story::nameStreams(WorldThread &parent, const ProcessEntry &entry, std::string_view program)
{
    constexpr const char *streams[] = {".stdin", ".stdout", ".stderr"};
    for (std::size_t i = 0; i < std::min(std::size(streams), entry.descriptors.size()); ++i) {
        if (entry.descriptors[i].file < 0) continue;
        const OpenFile &file = m_world.kernel().files[static_cast<std::size_t>(entry.descriptors[i].file)];
        OfPipe *pipe = file.kind == OpenFile::PipeRead || file.kind == OpenFile::PipeWrite ? pipeOf(file.pipe) : nullptr;
        if (!pipe || std::exchange(pipe->isOfProgram, true)) continue;
        parent.writer.nameObject(pipe->object, trace::ObjectKind::BytePipe, trace::ObjectScope::Shared, std::string(program) + streams[i]);
    }
}

void Story::waitsForChild(WorldThread &thread, std::int64_t pid)
{
    if (!thread.vm.writer || thread.state.status == ThreadState::Blocked) return;
    const auto &all = m_world.kernel().processes;
    const auto child = std::find_if(all.begin(), all.end(), [pid](const ProcessEntry &p) { return p.pid == pid; });
    thread.writer.emitRelease(EventKind::ProcessWaitBegin, child == all.end() ? 0 : child->object, 0, lineOf(thread));
}

void Story::gotChild(WorldThread &thread, std::uint32_t object, int status)
{
    if (!thread.vm.writer) return;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    thread.writer.emitAcquire(EventKind::ProcessWaitEnd, object, 2, lineOf(thread), Value::integer(code));
}

// -- Pipes of bytes

Story::OfPipe *Story::pipeOf(std::uint32_t pipe) { return pipe < m_pipes.size() && m_pipes[pipe].object ? &m_pipes[pipe] : nullptr; }

void Story::pipeMade(WorldThread &thread, std::uint32_t pipe, const int *descriptors)
{
    if (!thread.vm.writer) return;
    if (m_pipes.size() <= pipe) m_pipes.resize(pipe + 1);
    m_pipes[pipe] = {m_world.newObject(), 0};
    thread.writer.nameObject(m_pipes[pipe].object, trace::ObjectKind::BytePipe, trace::ObjectScope::Shared,
                             "pipe " + std::to_string(descriptors[0]) + "-" + std::to_string(descriptors[1]));
    thread.writer.emitRelease(EventKind::PipeCreate, m_pipes[pipe].object, 0, lineOf(thread), Value::integer(static_cast<std::int64_t>(Pipe::Capacity)));
}

void Story::throughPipe(WorldThread &thread, std::uint32_t pipe, bool writes, std::string_view bytes)
{
    OfPipe *told = thread.vm.writer ? pipeOf(pipe) : nullptr;
    if (!told) return;
    const EventKind kind = writes ? EventKind::PipeWrite : EventKind::PipeRead;
    if (!writes && bytes.empty()) {
        thread.writer.emitAcquire(EventKind::WaitGivenUp, told->object, 0, lineOf(thread));
        return;
    }
    const std::uint32_t sequence = ++told->sequence;
    const bool isText = bytes.size() <= ShownBytes && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\t' || (c >= ' ' && c != 127); });
    if (isText) thread.writer.emitText(kind, told->object, sequence, lineOf(thread), bytes);
    else thread.writer.emitRelease(kind, told->object, sequence, lineOf(thread), Value::integer(static_cast<std::int64_t>(bytes.size())));
}

void Story::waitsForPipe(WorldThread &thread, std::uint32_t pipe, bool writes)
{
    const OfPipe *told = thread.vm.writer && thread.state.status != ThreadState::Blocked ? pipeOf(pipe) : nullptr;
    if (told) thread.writer.emitRelease(writes ? EventKind::PipeWriteWait : EventKind::PipeReadWait, told->object, 0, lineOf(thread));
}

void Story::pipeClosed(WorldThread &thread, std::uint32_t pipe, bool writes)
{
    const OfPipe *told = thread.vm.writer ? pipeOf(pipe) : nullptr;
    if (told) thread.writer.emitRelease(EventKind::PipeClose, told->object, 0, lineOf(thread), Value::integer(writes ? 1 : 0));
}

} // namespace forkyard::virtual_host
