// The world's life: its machines made, forked and copied, its threads run and put aside, its moments taken and gone back to. Long,
// because what one of these copies the others must copy too. Sockets, files, networks and policies have files of their own.
#include "core/virtual/world.h"

#include "core/base/check.h"
#include "core/base/memory_ahead.h"
#include "core/modules/modules.h"
#include "core/virtual/story.h"
#include "core/virtual/virtual_host.h"
#include "core/vm/interpreter.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::virtual_host {

namespace {

constexpr std::int64_t FirstPid = 1000;

/// Nobody looks into it any more.
void giveBack(const vm::Heap &heap)
{
    madvise(heap.base(), heap.extentBytes(), MADV_DONTNEED);
}

} // namespace

World::World(WorldOptions options, std::function<Result<std::shared_ptr<const bytecode::Code>>(std::string_view, const std::string &)> compile,
             std::function<vm::Machine::SyntaxProblem(const Diagnostic &, std::string_view)> explain)
    : m_options(std::move(options)), m_compile(std::move(compile)), m_explain(std::move(explain)), m_shared(static_cast<std::byte *>(std::calloc(VirtualHost::SharedBytes, 1)))
{
    FORKYARD_CHECK(m_shared);
    constexpr std::size_t ForFirst = std::size_t{3} << 20; // the library, and what a search begins with
    [[maybe_unused]] static const bool isMapped = (mapMemoryAhead(ForFirst), true);
    m_kernel.random = m_options.seed;
}

World::~World()
{
    m_threads.clear();
    for (auto &process : m_processes) {
        process->threads.clear();
        process->tracker.reset();
        process->machine.reset();
    }
    for (Forked &forked : m_forked) forked.tracker.reset();
}

void World::noteClock()
{
    if (!m_isClockRead && m_running) m_isClockRead = turns::OperationFinder::readsClock(m_running->vm);
}

bool World::hasRoomForProcess()
{
    if (m_processes.size() >= m_options.mostProcesses) return false;
    if (m_processes.size() < m_options.mostLiving) return true;
    std::size_t living = 0;
    for (auto &process : m_processes) {
        const ProcessEntry &entry = m_kernel.processes[process->number];
        const bool isGone = entry.ended && (entry.reaped || entry.parent == 1);
        living += !isGone;
        // The first one's machine is asked for more than its own. A tracker's pages belong to moments.
        if (!isGone || process->isForgotten || process->number == 0 || process->tracker) continue;
        giveBack(process->machine->heap);
        for (const auto &before : process->former) giveBack(before->heap);
        process->isForgotten = true;
    }
    return living < m_options.mostLiving;
}

Process &World::newProcess(std::int64_t parent)
{
    auto process = std::make_unique<Process>();
    process->number = static_cast<std::uint32_t>(m_processes.size());
    process->host = std::make_shared<VirtualHost>(*this, process->number);
    ProcessEntry entry;
    entry.pid = FirstPid + process->number;
    entry.parent = parent;
    entry.object = m_nextObject++;
    entry.group = entry.session = FirstPid;
    for (const int ignored : {SIGPIPE, SIGXFSZ}) entry.actions[static_cast<std::size_t>(ignored)] = static_cast<std::uint8_t>(vm::SignalAction::Ignored);
    entry.actions[SIGINT] = static_cast<std::uint8_t>(vm::SignalAction::Interrupt);
    m_kernel.processes.push_back(std::move(entry));
    m_processes.push_back(std::move(process));
    return *m_processes.back();
}

WorldThread &World::newThread(Process &process)
{
    const auto number = static_cast<std::uint32_t>(m_threads.size() + 1);
    const auto place = static_cast<std::uint32_t>(process.threads.size());
    auto thread = std::make_unique<WorldThread>(*process.machine, process.number, number, place);
    thread->vm.number = place + 1;
    thread->state.seen.resize(number + 1);
    thread->state.creator = m_running ? m_running->number : 0;
    thread->state.birth = m_running ? m_running->state.made++ : number;
    m_threads.push_back(thread.get());
    process.threads.push_back(std::move(thread));
    return *m_threads.back();
}

void World::prepareMachine(vm::Machine &machine)
{
    machine.heap.cutByPage(); // moments are kept of it
    // The same module is imported again after every going back.
    machine.compile = [this](std::string_view text, const std::string &fileName) -> Result<std::shared_ptr<const bytecode::Code>> {
        std::string key = fileName + '\0';
        key += text;
        const auto found = m_compiled.find(key);
        if (found != m_compiled.end()) return found->second;
        auto code = m_compile(text, fileName);
        if (code) m_compiled.emplace(std::move(key), code.value());
        return code;
    };
    machine.explain = m_explain;
    modules::registerModules(machine);
    machine.sources[m_options.program.fileName] = m_source;
}

/// What the machine begins with: the usual folders, the program's and the one it is started in, and the program itself.
void World::makeFiles()
{
    FileTree &tree = m_kernel.tree;
    const std::int64_t now = SwitchedOn;
    char here[4096];
    const std::string current = getcwd(here, sizeof here) ? here : "/";
    for (const char *folder : {"/tmp", "/dev", "/home"}) tree.makeFolders(folder, now);
    tree.at("/tmp")->mode = 01777;
    tree.make("/dev/null", FileNode::Null, 0666, now);
    tree.makeFolders(current, now);
    m_kernel.processes.front().folder = current;
    std::string file;
    if (m_options.directory.starts_with('/')) tree.makeFolders(m_options.directory, now);
    if (tree.resolve(current, m_options.program.fileName, true, file) != 0 || tree.at(file)) return;
    tree.nodes[tree.make(file, FileNode::File, 0644, now)].bytes = std::make_shared<const std::string>(m_options.program.source);
}

void World::load(const std::shared_ptr<const bytecode::Code> &code, const std::string &source)
{
    m_source = source;
    Process &process = newProcess(1);
    makeFiles();
    for (const OpenFile::Kind kind : {OpenFile::Input, OpenFile::Output, OpenFile::Error}) {
        OpenFile file;
        file.kind = kind;
        file.references = 1;
        file.readable = kind == OpenFile::Input;
        file.writable = kind != OpenFile::Input;
        m_kernel.processes[0].descriptors.push_back({static_cast<std::int32_t>(m_kernel.files.size()), true});
        m_kernel.files.push_back(std::move(file));
    }
    process.machine = std::make_shared<vm::Machine>(*process.host, machineOptions());
    process.machine->options.arguments = {m_options.program.fileName};
    process.machine->options.arguments.insert(process.machine->options.arguments.end(), m_options.program.arguments.begin(), m_options.program.arguments.end());
    prepareMachine(*process.machine);
    WorldThread &thread = newThread(process);
    thread.vm.identity = static_cast<std::uint64_t>(FirstPid);
    thread.object = m_nextObject++;
    process.machine->start(thread.vm);
    modules::startModules(thread.vm);
    process.machine->prepareMain(thread.vm, code, m_options.program.fileName);
    startPrograms();
}

vm::MachineOptions World::machineOptions() const
{
    vm::MachineOptions options;
    options.lineBuffered = m_options.lineBuffered;
    options.memoryLimit = m_options.memoryLimit;
    options.lined = m_options.lined;
    options.programDirectory = m_options.directory;
    return options;
}

/// A machine of its own for the process, and its first thread; or one that has the place and the number of another.
bool World::startMachine(Process &process, const ProgramStart &start, WorldThread *instead)
{
    const auto code = m_compile(start.source, start.fileName);
    process.machine = std::make_shared<vm::Machine>(*process.host, machineOptions());
    process.machine->options.arguments = start.arguments;
    process.machine->options.lineBuffered = m_options.lineBuffered || start.unbuffered;
    process.isFresh = true;
    process.tracker.reset();
    prepareMachine(*process.machine);
    process.machine->sources[start.fileName] = start.source;
    WorldThread *thread = nullptr;
    if (instead) {
        auto again = std::make_unique<WorldThread>(*process.machine, process.number, instead->number, instead->place);
        again->object = instead->object;
        again->vm.number = instead->place + 1;
        again->state.seen = instead->state.seen;
        again->state.used = instead->state.used;
        again->state.creator = instead->state.creator;
        again->state.birth = instead->state.birth;
        again->state.made = instead->state.made;
        thread = m_threads[again->number - 1] = again.get();
        process.threads[again->place] = std::move(again);
    } else {
        thread = &newThread(process);
        thread->object = m_nextObject++;
    }
    thread->vm.identity = static_cast<std::uint64_t>(m_kernel.processes[process.number].pid);
    process.machine->start(thread->vm);
    modules::startModules(thread->vm);
    if (!code.ok()) {
        endProcess(process, 1 << 8);
        return false;
    }
    process.machine->prepareMain(thread->vm, code.value(), start.fileName);
    return true;
}

/// Between two instructions of the thread, which is the one that called exec.
void World::becomeProgram(WorldThread &thread)
{
    Process &process = *m_processes[thread.process];
    const ProgramStart start = std::move(*process.becomes);
    process.becomes.reset();
    for (auto &each : process.threads)
        if (each->state.status != ThreadState::Ended && each.get() != &thread) endThread(*each);
    process.former.push_back(process.machine);
    startMachine(process, start, &thread);
}

namespace {

/// What a machine has beside its heap and its codes.
void copyTables(const vm::Machine &from, vm::Machine *copy)
{
    copy->natives = from.natives;
    std::copy(std::begin(from.classes), std::end(from.classes), copy->classes);
    std::copy(std::begin(from.preludeFunctions), std::end(from.preludeFunctions), copy->preludeFunctions);
    std::copy(std::begin(from.latin1Strings), std::end(from.latin1Strings), copy->latin1Strings);
    copy->builtins = from.builtins;
    copy->modules = from.modules;
    copy->emptyTuple = from.emptyTuple;
    copy->emptyString = from.emptyString;
    copy->builtinModules = from.builtinModules;
    copy->compile = from.compile;
    copy->explain = from.explain;
    copy->sources = from.sources;
    copy->files = from.files;
    copy->traceNames->globals = from.traceNames->globals;
    copy->traceNames->attributes = from.traceNames->attributes;
    copy->traceNames->locals = from.traceNames->locals;
    copy->traceNames->unnamed = from.traceNames->unnamed;
    copy->traceNames->given = from.traceNames->given;
    copy->traceNames->searches = from.traceNames->searches;
    copy->traceNames->hasUnnamed = from.traceNames->hasUnnamed.load();
}

} // namespace

/// Whether what has a number in the one that was forked before has the same in its parent now, as far as both have numbers.
bool World::isAlike(Forked &before, const std::shared_ptr<vm::Machine> &parent)
{
    if (!before.machine || before.machine->natives.size() != parent->natives.size()) return false;
    const std::size_t known = before.alike.lock() == parent ? before.alikeCodes : 1;
    const std::size_t both = std::min(before.machine->codes.size(), parent->codes.size());
    for (std::size_t i = known; i < both; ++i)
        if (before.machine->codes[i]->code != parent->codes[i]->code) return false;
    before.alike = parent;
    before.alikeCodes = both;
    return true;
}

std::unique_ptr<vm::Machine> World::cloneMachine(const vm::Machine &from, VirtualHost &host) const
{
    auto copy = std::make_unique<vm::Machine>(host, from.options);
    copyTables(from, copy.get());
    copy->classEpoch.store(from.classEpoch.load());
    for (std::size_t i = 1; i < from.codes.size(); ++i) copy->load(from.codes[i]->code);
    return copy;
}

void World::copyMachine(Process &parent, Process &child)
{
    const vm::Machine &from = *parent.machine;
    if (!parent.tracker) {
        child.machine = cloneMachine(from, *child.host);
        child.machine->heap.setBooks(from.heap.books());
        // All of it is written to at once. Older kernels refuse; no harm.
        madvise(child.machine->heap.base(), from.heap.extentBytes(), MADV_POPULATE_WRITE);
        std::memcpy(child.machine->heap.base(), from.heap.base(), from.heap.extentBytes());
        return;
    }
    const HeapImage &image = parent.tracker->capture();
    if (m_forked.size() <= child.number) m_forked.resize(child.number + std::size_t{1});
    Forked &before = m_forked[child.number];
    if (isAlike(before, parent.machine)) {
        child.host = before.host;
        child.machine = before.machine;
        child.tracker = before.tracker;
        const std::uint32_t epoch = child.machine->classEpoch.load();
        copyTables(from, child.machine.get());
        child.machine->options = from.options;
        for (std::size_t i = child.machine->codes.size(); i < from.codes.size(); ++i) child.machine->load(from.codes[i]->code);
        child.newestEpoch = std::max(epoch, from.classEpoch.load()) + 1; // what caches say is about other heaps
        child.machine->classEpoch.store(child.newestEpoch);
        child.tracker->restore(image);
        return;
    }
    child.machine = cloneMachine(from, *child.host);
    child.machine->heap.setBooks(from.heap.books());
    std::memcpy(child.machine->heap.base(), from.heap.base(), from.heap.extentBytes());
    child.tracker = std::make_shared<HeapTracker>(child.machine->heap, child.machine);
    child.tracker->begin(image);
    before = {child.host, child.machine, child.tracker, {}, 0};
}

// -- Running

bool World::isReady(const WorldThread &thread, const Waits &waits) const
{
    switch (waits.kind) {
    case Waits::Nothing: return true;
    case Waits::Word: return waits.word->load(std::memory_order_relaxed) != waits.expected;
    case Waits::Time: return false;
    case Waits::PipeData: return !m_kernel.pipes[waits.pipe].bytes.empty() || m_kernel.pipes[waits.pipe].writers == 0;
    case Waits::PipeRoom: return m_kernel.pipes[waits.pipe].bytes.size() + PageBytes <= Pipe::Capacity || m_kernel.pipes[waits.pipe].readers == 0;
    case Waits::Child: {
        const std::int64_t own = m_kernel.processes[thread.process].pid;
        return std::any_of(m_kernel.processes.begin(), m_kernel.processes.end(),
                           [&](const ProcessEntry &p) {
                               const bool isNews = (p.isStopNews && (waits.expected & WUNTRACED)) || (p.isGoOnNews && (waits.expected & WCONTINUED));
                               return p.parent == own && !p.reaped && (p.ended || isNews) && VirtualHost::isMeant(waits.pid, p, m_kernel.processes[thread.process]);
                           });
    }
    case Waits::Poll:
        return std::any_of(waits.items.begin(), waits.items.end(), [&](const vm::PollItem &item) { return m_processes[thread.process]->host->readiness(item) != 0; });
    case Waits::FifoEnd: {
        const Pipe &pipe = m_kernel.pipes[waits.pipe];
        return waits.pid ? pipe.readersEver != waits.signals : pipe.writersEver != waits.signals;
    }
    case Waits::Input: return isInputThere();
    case Waits::Round: return false;
    case Waits::Signal: return (m_kernel.processes[thread.process].pending & waits.signals) != 0;
    }
    return true;
}

std::int64_t World::deadlineOf(const WorldThread &thread) const
{
    if (thread.state.status != ThreadState::Blocked) return vm::WaitReason::NoDeadline;
    const std::int64_t timer = thread.place == 0 ? m_kernel.processes[thread.process].timerAt : 0;
    const std::int64_t deadline = std::min(thread.state.waits.reason.deadline, arrivalFor(thread));
    return timer ? std::min(timer, deadline) : deadline;
}

bool World::canGoOn(const WorldThread &thread) const
{
    if (thread.state.status == ThreadState::Ended || m_kernel.processes[thread.process].stopSignal) return false;
    if (thread.state.status == ThreadState::Ready || thread.state.timeOut) return true;
    return isReady(thread, thread.state.waits) || deadlineOf(thread) <= m_clock || isSignalled(thread);
}

bool World::lacksGil(const WorldThread &thread) const
{
    if (m_options.gil != vm::GilProfile::CallsAndLoopEnds || m_processes.size() < 2) return false;
    const auto &all = m_processes[thread.process]->threads;
    return std::any_of(all.begin(), all.end(), [&](const auto &each) { return each.get() != &thread && keepsGil(*each); });
}

bool World::hasAlarmAhead(const WorldThread &thread) const
{
    return thread.place == 0 && thread.state.status == ThreadState::Ready && m_kernel.processes[thread.process].timerAt > m_clock && canGoOn(thread);
}

void World::letTimePass(WorldThread &thread)
{
    if (!hasAlarmAhead(thread)) {
        thread.state.timeOut = true;
        return;
    }
    m_running = &thread;
    thread.state.alarmedIn = thread.vm.frame;
    advanceClock(m_kernel.processes[thread.process].timerAt);
    m_running = nullptr;
}

bool World::isInHandler(const WorldThread &thread) const
{
    const auto &actions = m_kernel.processes[thread.process].actions;
    if (thread.place != 0 || std::find(actions.begin(), actions.end(), static_cast<std::uint8_t>(vm::SignalAction::Handled)) == actions.end()) return false;
    const vm::Machine &m = thread.vm.machine;
    vm::Handle at = thread.vm.frame;
    while (at && m.at<vm::FrameObject>(at)->returnMode != vm::ReturnMode::Retry) at = m.at<vm::FrameObject>(at)->caller;
    return at != 0;
}

unsigned World::parallel(const std::vector<WorldThread *> &ready) const
{
    if (m_options.cores <= 1 && m_options.network.isEmpty()) return 1;
    // With the GIL the threads of a process take turns. Each machine has as many cores.
    std::vector<std::uint32_t> units, ofMachine(std::max<std::size_t>(m_options.network.machines.size(), 1));
    unsigned all = 0;
    for (const WorldThread *thread : ready) {
        if (m_options.gil != vm::GilProfile::Off && std::find(units.begin(), units.end(), thread->process) != units.end()) continue;
        units.push_back(thread->process);
        if (++ofMachine[m_kernel.processes[thread->process].machine] <= m_options.cores) ++all;
    }
    return std::max(1u, all);
}

bool World::isOver() const
{
    return std::none_of(m_threads.begin(), m_threads.end(), [](const WorldThread *t) { return t->state.status != ThreadState::Ended; });
}

void World::run(WorldThread &thread, Steering &steering)
{
    ThreadState &state = thread.state;
    // What it waits for comes in before its own deadline.
    if (const std::int64_t at = state.timeOut ? arrivalFor(thread) : vm::WaitReason::NoDeadline; at != vm::WaitReason::NoDeadline && at == deadlineOf(thread)) {
        state.timeOut = false;
        m_running = &thread;
        advanceClock(at);
        m_running = nullptr;
        if (state.status == ThreadState::Ended) return;
    }
    m_steering = &steering;
    m_running = &thread;
    m_permitted = state.next.isVisible();
    m_quiet = 0;
    m_ownSteps.begin(thread.vm);
    state.took = 0;
    thread.vm.budget = 1;
    bool hasFrame = true;
    if (!state.begun) {
        state.begun = true;
        if (!state.function.isUnbound()) hasFrame = modules::beginThread(thread.vm, state.function, state.args);
    }
    for (;;) {
        const bool isParked = hasFrame && vm::run(thread.vm) == vm::RunEnd::Parked;
        if (m_processes[thread.process]->becomes) {
            becomeProgram(thread);
            break;
        }
        if (isParked) break;
        m_ownSteps.leave();
        if (state.status == ThreadState::Ended) break;
        state.next = {};
        // The end of a thread touches its own state and nothing else; a main thread's, what the exit handlers and reports look at.
        if (state.function.isUnbound() || !thread.vm.exception.isUnbound()) m_opaque = true;
        hasFrame = finished(thread);
        if (!hasFrame && state.status == ThreadState::Ended) break;
    }
    m_steering = nullptr;
    m_running = nullptr;
}

void World::lockReleased(WorldThread &by, std::uint64_t holder)
{
    const auto release = [holder](WorldThread &thread) {
        auto &held = thread.state.held;
        const auto place = std::find(held.begin(), held.end(), holder);
        if (place == held.end()) return false;
        held.erase(place);
        return true;
    };
    if (release(by)) return;
    auto &gave = by.state.gave;
    if (std::find(gave.begin(), gave.end(), holder) == gave.end()) gave.push_back(holder);
    for (WorldThread *thread : m_threads)
        if (release(*thread)) return;
}

void World::endThread(WorldThread &thread)
{
    if (m_story && m_running == &thread) m_story->threadEnds(thread);
    thread.state.status = ThreadState::Ended;
    thread.state.waits = {};
    thread.state.next = {};
    thread.vm.frame = 0;
    thread.vm.roots.clear();
    thread.vm.exception = thread.vm.signalException = thread.vm.handled = thread.vm.object = thread.vm.locals = vm::Value();
}

void World::endProcess(Process &process, int status)
{
    if (m_story) m_story->processEnds(m_running, process.number, status);
    for (auto &thread : process.threads)
        if (thread->state.status != ThreadState::Ended) endThread(*thread);
    ProcessEntry &entry = kernelToChange().processes[process.number];
    for (Descriptor &descriptor : entry.descriptors) {
        if (descriptor.file >= 0) releaseFile(descriptor.file);
        descriptor = {};
    }
    entry.ended = true;
    entry.status = status;
    entry.timerAt = 0;
    entry.stopSignal = 0;
    findNextTimer();
    for (ProcessEntry &child : m_kernel.processes)
        if (child.parent == entry.pid) child.parent = 1;
    const ProcessEntry *parent = m_kernel.find(entry.parent);
    if (parent && !parent->ended) sendSignal(static_cast<std::uint32_t>(parent - m_kernel.processes.data()), SIGCHLD);
}

void World::releaseFile(std::int32_t number)
{
    OpenFile &file = m_kernel.files[static_cast<std::size_t>(number)];
    if (--file.references) return;
    if (file.kind == OpenFile::PipeRead) --m_kernel.pipes[file.pipe].readers;
    if (file.kind == OpenFile::PipeWrite) --m_kernel.pipes[file.pipe].writers;
    if (file.kind == OpenFile::SocketEnd) closeSocket(file.pipe);
    if (file.kind == OpenFile::File) m_processes.front()->host->closed(file.node);
}

int World::print(const OpenFile &file, std::string_view text)
{
    if (m_options.realConsole) {
        for (std::string_view left = text; !left.empty();) {
            const ssize_t done = ::write(file.kind == OpenFile::Output ? STDOUT_FILENO : STDERR_FILENO, left.data(), left.size());
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) return errno;
            left.remove_prefix(static_cast<std::size_t>(done));
        }
    }
    if (m_story && m_running) m_story->prints(*m_running, file.kind == OpenFile::Output, text);
    if (m_options.realConsole) return 0;
    if (file.kind == OpenFile::Error) m_errors += text;
    else m_output = outputAfter(m_output, text);
    return 0;
}

std::uint32_t World::outputAfter(std::uint32_t node, std::string_view text)
{
    std::string key(reinterpret_cast<const char *>(&node), sizeof node);
    key += text;
    const auto [place, isNew] = m_outputNodes.try_emplace(std::move(key), static_cast<std::uint32_t>(m_outputs.size()));
    if (isNew) m_outputs.push_back({node, std::string(text)});
    return place->second;
}

std::vector<std::string> World::outputBetween(std::uint32_t before, std::uint32_t node) const
{
    std::vector<std::string> pieces;
    for (; node != before && node; node = m_outputs[node].before) pieces.push_back(m_outputs[node].text);
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

std::string World::outputText(std::uint32_t node) const
{
    std::vector<std::uint32_t> chain;
    for (; node; node = m_outputs[node].before) chain.push_back(node);
    std::string text;
    for (auto each = chain.rbegin(); each != chain.rend(); ++each) text += m_outputs[*each].text;
    return text;
}

// -- Moments

void World::save(WorldThread &thread)
{
    ThreadState &state = thread.state;
    const vm::Thread &t = thread.vm;
    std::copy(std::begin(t.cache.free), std::end(t.cache.free), state.cells);
    state.frame = t.frame;
    state.exception = t.exception;
    state.signalException = t.signalException;
    state.handled = t.handled;
    state.object = t.object;
    state.locals = t.locals;
    state.reraised = t.reraised;
    state.attention = t.attention.load(std::memory_order_relaxed);
    state.waitDeadline = t.waitDeadline;
    state.waitState = t.waitState;
    state.signalsRun = t.signalsRun;
    state.roots = t.roots;
    state.identity = t.identity;
    state.line = t.lineWord->load(std::memory_order_relaxed);
}

void World::load(WorldThread &thread)
{
    const ThreadState &state = thread.state;
    vm::Thread &t = thread.vm;
    std::copy(std::begin(state.cells), std::end(state.cells), t.cache.free);
    t.frame = state.frame;
    t.exception = state.exception;
    t.signalException = state.signalException;
    t.handled = state.handled;
    t.object = state.object;
    t.locals = state.locals;
    t.reraised = state.reraised;
    // It stands before an instruction: what is left of a call that was made is no part of it.
    t.pending = {};
    t.attention.store(state.attention, std::memory_order_relaxed);
    t.waitDeadline = state.waitDeadline;
    t.waitState = state.waitState;
    t.signalsRun = state.signalsRun;
    t.roots = state.roots;
    t.identity = state.identity;
    t.lineWord->store(state.line, std::memory_order_relaxed);
}

void World::put(WorldThread &thread, const ThreadState &state)
{
    vm::Handle cells[vm::SizeClassCount];
    std::copy(std::begin(thread.vm.cache.free), std::end(thread.vm.cache.free), cells);
    thread.state = state;
    std::copy(std::begin(cells), std::end(cells), thread.state.cells);
    load(thread);
}

void World::save()
{
    for (auto &process : m_processes)
        if (!m_kernel.processes[process->number].ended)
            for (auto &thread : process->threads) save(*thread);
    if (m_kernel.sharedUsed > 16) {
        const std::string_view bytes(reinterpret_cast<const char *>(m_shared.get()), m_kernel.sharedUsed);
        if (m_kernel.shared != bytes) kernelToChange().shared = bytes;
    }
    if (!m_kernelCopy) m_kernelCopy = std::make_shared<const Kernel>(m_kernel);
}

Moment World::capture()
{
    save();
    Moment moment;
    moment.processes.reserve(m_processes.size());
    for (auto &process : m_processes) {
        Moment::OfProcess &of = moment.processes.emplace_back();
        const bool ended = m_kernel.processes[process->number].ended;
        if (!ended) {
            if (!process->tracker) process->tracker = std::make_shared<HeapTracker>(process->machine->heap, process->machine);
            of.heap = process->tracker->capture();
        }
        of.isFresh = process->isFresh;
        if (process->isFresh || process->number != 0) {
            of.host = process->host;
            of.machine = process->machine;
            of.tracker = process->tracker;
        }
        of.epoch = process->machine->classEpoch.load();
        process->newestEpoch = std::max(process->newestEpoch, of.epoch);
        of.threads.reserve(process->threads.size());
        of.numbers.reserve(process->threads.size());
        for (auto &thread : process->threads) {
            of.threads.push_back(thread->state);
            of.numbers.push_back(thread->number);
        }
    }
    moment.kernel = m_kernelCopy;
    moment.clock = m_clock;
    moment.output = m_output;
    moment.nextObject = m_nextObject;
    moment.steps = m_steps;
    return moment;
}

void World::restore(const Moment &moment)
{
    const std::size_t count = moment.processes.size();
    std::size_t threadCount = 0;
    for (const auto &of : moment.processes) threadCount += of.threads.size();
    m_threads.assign(threadCount, nullptr);
    while (m_processes.size() > count) {
        Process &last = *m_processes.back();
        last.threads.clear();
        last.tracker.reset();
        last.machine.reset();
        m_processes.pop_back();
    }
    if (m_kernelCopy != moment.kernel) {
        m_kernel = *moment.kernel;
        m_kernelCopy = moment.kernel;
    }
    std::memcpy(m_shared.get(), m_kernel.shared.data(), m_kernel.shared.size());
    for (std::size_t p = 0; p < count; ++p) {
        const Moment::OfProcess &of = moment.processes[p];
        if (p >= m_processes.size()) {
            // It is gone from here: the moment has its machine.
            auto again = std::make_unique<Process>();
            again->number = static_cast<std::uint32_t>(p);
            m_processes.push_back(std::move(again));
        }
        Process &process = *m_processes[p];
        if (of.machine && process.machine != of.machine) {
            process.threads.clear();
            process.host = of.host;
            process.tracker = of.tracker;
            process.machine = of.machine;
        }
        if (of.machine) process.isFresh = of.isFresh;
        if (!of.machine && process.isFresh) {
            // It has become another program since, and is what it was forked as again.
            process.threads.clear();
            process.tracker.reset();
            process.machine = process.former.front();
            process.isFresh = false;
        }
        if (of.heap.books) {
            if (!process.tracker) {
                process.tracker = std::make_shared<HeapTracker>(process.machine->heap, process.machine);
                process.tracker->capture();
            }
            process.tracker->restore(of.heap);
        }
        process.newestEpoch = std::max(process.newestEpoch, process.machine->classEpoch.load());
        if (process.machine->classEpoch.load() != of.epoch) {
            // What caches say of the classes since then must not be believed.
            of.epoch = ++process.newestEpoch;
            process.machine->classEpoch.store(of.epoch);
        }
        if (process.threads.size() > of.threads.size()) process.threads.resize(of.threads.size());
        for (std::size_t i = 0; i < of.threads.size(); ++i) {
            if (i < process.threads.size() && process.threads[i]->number != of.numbers[i]) process.threads.resize(i);
            if (i >= process.threads.size()) {
                process.threads.push_back(std::make_unique<WorldThread>(*process.machine, process.number, of.numbers[i], static_cast<std::uint32_t>(i)));
                process.threads[i]->vm.number = static_cast<std::uint32_t>(i + 1);
            }
            WorldThread &thread = *process.threads[i];
            thread.state = of.threads[i];
            load(thread);
            m_threads[thread.number - 1] = &thread;
        }
    }
    m_clock = moment.clock;
    findNextTimer();
    m_output = moment.output;
    m_nextObject = moment.nextObject;
    m_steps = moment.steps;
}

} // namespace forkyard::virtual_host
