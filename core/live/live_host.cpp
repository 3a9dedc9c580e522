// The host's threads: how they start and end, when they hand over, how they are stopped.
#include "core/live/live_host.h"

#include "core/live/signals.h"
#include "core/trace/time_origin.h"
#include "core/trace/usage.h"
#include "core/vm/alone.h"
#include "core/vm/machine.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <pthread.h>
#include <sched.h>
#include <sys/random.h>

namespace forkyard::live {

using trace::EventKind;
using trace::ObjectKind;
using trace::ObjectScope;
using trace::packObject;

namespace {

/// The interpreter never recurses, natives hardly do.
constexpr std::size_t kStackBytes = std::size_t{512} << 10;
constexpr std::int32_t kEndlessBudget = 1 << 30;
/// Visible operations after which a thread without the GIL offers its processor to others, in the mean.
constexpr std::uint64_t kMeanYield = 2000;
/// Slices of a thread in which it offers its processor although nobody is known to want the GIL.
constexpr std::uint32_t kLonelySlices = 64;

std::uint64_t nextRandom(std::uint64_t &state) {
    state ^= state << 13; // xorshift64, Marsaglia 2003
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

struct ThreadStart {
    LiveHost *host;
    LiveThread *thread;
};

} // namespace

LiveHost::LiveHost(RunMemory &memory, const trace::Ring *ring, ThreadMain threadMain)
    : m_memory(memory), m_options(memory.description().options),
      m_ring(ring && ring->level() != trace::Level::Off ? ring : nullptr), m_threadMain(threadMain), m_turns(Turnstile::of(memory)) {}

LiveHost::~LiveHost() {
    vm::liveThreads.fetch_sub(m_threadCount.load());
}

std::uint32_t LiveHost::newObjects(std::uint32_t count) {
    return m_ring ? m_ring->newObjects(count)
                  : m_memory.header().nextObject.fetch_add(count, std::memory_order_relaxed);
}

std::uint32_t LiveHost::threadObject(const vm::Thread &thread) {
    return static_cast<const LiveThread *>(thread.hostData)->object;
}

ProcessIdentity LiveHost::newIdentity() {
    ProcessIdentity identity;
    identity.process = newObjects(3);
    identity.thread = identity.process + 1;
    identity.gil = identity.process + 2;
    return identity;
}

vm::Thread &LiveHost::startMain(vm::Machine &machine, const ProcessIdentity &identity) {
    m_machine = &machine;
    m_identity = identity;
    m_processId = getpid();
    auto owned = std::make_unique<LiveThread>(machine);
    LiveThread &thread = *owned;
    {
        const MutexLock lock(m_threadsMutex);
        m_threads.push_back(std::move(owned));
        countThread();
    }
    thread.object = identity.thread;
    findConsole();
    // At once to its full size: other threads look into it, and it never moves.
    if (m_ring) m_pipeEnds.resize(kPipeDescriptors);
    prepareThread(thread, true);
    if (hasGil()) {
        m_gil.take(thread.vm.attention);
    } else {
        m_world.enter();
    }
    return thread.vm;
}

void LiveHost::beginProgram(vm::Thread &mainThread) {
    LiveThread &thread = of(mainThread);
    if (m_ring && m_identity.isFirst) trace::beginTime(*m_ring);
    attachWriter(thread);
    listenForSignalsIn(thread);
    tellStart(thread);
    if (m_turns) beginTurns(thread);
}

/// What a process's first thread says about itself, and about the GIL it holds.
void LiveHost::tellStart(LiveThread &thread) {
    if (!isRecorded(thread)) return;
    const std::uint32_t line = thread.line();
    thread.writer.emitAcquire(EventKind::ProcessStart, m_identity.process, m_identity.isFirst ? 0 : 1, line,
                              trace::Value::integer(processId()));
    if (m_identity.isFirst) {
        thread.writer.emitText(EventKind::ProgramStart, m_identity.process, 0, line,
                               m_memory.description().program.fileName);
        tellMachine(thread, line);
    }
    thread.writer.emitAcquire(EventKind::ThreadStart, thread.object, 0, line);
    trace::tellUsage(thread.writer, m_identity.process, line);
    if (!hasGil()) return;
    thread.writer.nameObject(m_identity.gil, ObjectKind::Gil, ObjectScope::Local, "GIL");
    thread.writer.emitAcquire(EventKind::GilTake, m_identity.gil, m_gil.nextSequence(), line);
    thread.gilDropTold = false;
}

/// Children are where their parents are, so the first process says it for all.
void LiveHost::tellMachine(LiveThread &thread, std::uint32_t line) {
    char name[256] = {};
    if (gethostname(name, sizeof name - 1) != 0 || name[0] == 0) return;
    const trace::ObjectId machine = m_ring->newObject();
    thread.writer.nameObject(machine, ObjectKind::Machine, ObjectScope::Shared, name);
    thread.writer.emitRelease(EventKind::ProcessMachine, m_identity.process, 0, line, trace::Value::object(machine));
}

/// The parts of a new thread that depend on its being the one that runs this.
void LiveHost::prepareThread(LiveThread &thread, bool isMain) {
    thread.isMain = isMain;
    thread.vm.number = isMain ? (m_lastNumber = 1) : thread.vm.number;
    thread.vm.identity = static_cast<std::uint64_t>(pthread_self());
    if (getrandom(&thread.random, sizeof thread.random, GRND_NONBLOCK) != sizeof thread.random) {
        thread.random = static_cast<std::uint64_t>(monotonicNow());
    }
    thread.random |= 1;
    refillSlice(thread);
}

void LiveHost::attachWriter(LiveThread &thread) {
    if (!m_ring) return;
    trace::SlotOwner owner;
    owner.process = m_identity.process;
    owner.parentProcess = m_identity.parent;
    owner.thread = thread.object;
    owner.threadNumber = thread.isMain ? 0 : thread.vm.number;
    const std::uint32_t line = thread.line();
    // Without a slot the writer counts what it could not write, no more.
    if (thread.writer.attach(*m_ring, owner)) {
        thread.vm.lineWord = thread.writer.lineWord();
        thread.vm.lineWord->store(line, std::memory_order_relaxed);
    } else {
        thread.vm.lineWord = &thread.vm.ownLineWord;
    }
    thread.vm.writer = &thread.writer;
    noteSteering(thread);
}

void LiveHost::noteSteering(LiveThread &thread) {
    // Not while the machine makes itself ready: that is no part of the program.
    if (!m_ring || !isRecorded(thread)) return;
    thread.vm.traceLevel = m_ring->level();
    thread.vm.lineHook = m_options.lined;
}

// ---- Threads
// ---------------------------------------------------------------------------------------------------------

vm::Thread *LiveHost::startThread(vm::Thread &parent, vm::Value function, vm::Value args) {
    LiveThread &creator = of(parent);
    ProcessTable table = m_memory.processes();
    if (!table.addThread(m_identity.place)) {
        tellLimit(RunHeader::ThreadLimit);
        errno = EAGAIN;
        return nullptr;
    }
    auto owned = std::make_unique<LiveThread>(*m_machine);
    LiveThread *thread = owned.get();
    thread->object = newObjects(1);
    thread->vm.roots = {function, args};
    if (m_turns) thread->number = m_turns->newThread(getpid());
    {
        const MutexLock lock(m_threadsMutex);
        thread->vm.number = ++m_lastNumber;
        m_threads.push_back(std::move(owned));
        countThread();
    }
    if (isRecorded(creator)) {
        creator.writer.emitRelease(EventKind::ThreadCreate, thread->object, 1, creator.line());
    }

    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    // The kernel then gives signals to the main thread, whichever of the others may be running.
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &mainThreadOnly(), &before);
    pthread_t handle;
    m_gil.expect();
    auto *start = new ThreadStart{this, thread};
    const int error = pthread_create(&handle, &attributes, &LiveHost::threadStart, start);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    pthread_attr_destroy(&attributes);
    if (error == 0) return &thread->vm;
    m_gil.arrived();
    if (m_turns) m_turns->cancel(thread->number);
    delete start;
    {
        const MutexLock lock(m_threadsMutex);
        std::erase_if(m_threads, [thread](const auto &each) { return each.get() == thread; });
        uncountThread();
    }
    table.removeThread(m_identity.place);
    errno = error;
    return nullptr;
}

void *LiveHost::threadStart(void *argument) {
    auto *start = static_cast<ThreadStart *>(argument);
    LiveHost *host = start->host;
    LiveThread *thread = start->thread;
    delete start;
    host->runThread(*thread);
    return nullptr;
}

void LiveHost::runThread(LiveThread &thread) {
    thread.lastLineAt = monotonicNow(); // its first line takes its time as well
    prepareThread(thread, false);
    attachWriter(thread);
    if (isRecorded(thread)) thread.writer.emitAcquire(EventKind::ThreadStart, thread.object, 1, 0);
    if (m_turns) awaitTurn(thread);
    enterMachine(thread);
    m_gil.arrived();
    adoptCells(thread);
    const vm::Value function = thread.vm.roots[0];
    const vm::Value args = thread.vm.roots[1];
    m_threadMain(thread.vm, function, args);
    thread.vm.finished = true;
    endThread(thread);
}

void LiveHost::endThread(LiveThread &thread) {
    if (isRecorded(thread)) thread.writer.emitRelease(EventKind::ThreadExit, thread.object, 2, thread.line());
    leaveCells(thread);
    std::unique_ptr<LiveThread> owned;
    {
        const MutexLock lock(m_threadsMutex);
        const auto place =
            std::find_if(m_threads.begin(), m_threads.end(), [&](const auto &each) { return each.get() == &thread; });
        owned = std::move(*place);
        m_threads.erase(place);
    }
    // Told even if this leaves one thread alone: that one was told of nothing yet.
    if (isRecorded(thread) && hasGil())
        thread.writer.emitRelease(EventKind::GilDrop, m_identity.gil, m_gil.nextSequence(), 0);
    m_memory.processes().removeThread(m_identity.place);
    thread.writer.close();
    if (hasGil()) {
        m_lineTurns.leave(&thread);
        m_gil.drop();
        m_gil.forget();
    } else {
        m_world.leave();
    }
    if (m_turns) m_turns->end(thread.number);
    // Last: from here on the thread touches nothing of the host's.
    uncountThread();
}

void LiveHost::countThread() {
    m_threadCount.fetch_add(1);
    vm::liveThreads.fetch_add(1);
}

void LiveHost::uncountThread() {
    m_threadCount.fetch_sub(1);
    vm::liveThreads.fetch_sub(1);
}

void LiveHost::adoptCells(LiveThread &thread) {
    const MutexLock lock(m_threadsMutex);
    if (m_fullKeepers.empty()) return;
    std::swap(thread.vm.cache.free, m_fullKeepers.back()->cache.free);
    m_fullKeepers.pop_back();
}

void LiveHost::leaveCells(LiveThread &thread) {
    const MutexLock lock(m_threadsMutex);
    if (m_fullKeepers.size() == m_keepers.size()) {
        if (m_keepers.size() == kKeepers) return; // the next collection finds the cells
        m_keepers.push_back(std::make_unique<vm::Thread>(*m_machine));
    }
    // One that is not full holds nothing: its cells were adopted.
    for (const auto &keeper : m_keepers) {
        if (std::find(m_fullKeepers.begin(), m_fullKeepers.end(), keeper.get()) != m_fullKeepers.end()) continue;
        std::swap(thread.vm.cache.free, keeper->cache.free);
        m_fullKeepers.push_back(keeper.get());
        return;
    }
}

std::vector<vm::Thread *> LiveHost::threads() {
    const MutexLock lock(m_threadsMutex);
    std::vector<vm::Thread *> all;
    all.reserve(m_threads.size());
    for (const auto &thread : m_threads) all.push_back(&thread->vm);
    for (const auto &keeper : m_keepers) all.push_back(keeper.get());
    return all;
}

// ---- Handing over
// ----------------------------------------------------------------------------------------------------

void LiveHost::refillSlice(LiveThread &thread) {
    if (m_turns) {
        thread.vm.budget = 1; // every visible operation is asked about
        return;
    }
    if (m_options.gil == vm::GilProfile::CallsAndLoopEnds) {
        thread.vm.budget = kEndlessBudget;
        return;
    }
    // Even between 1 and twice the mean: short slices and long ones both come often.
    std::uint64_t mean = m_options.meanSlice;
    if (!hasGil()) {
        mean = kMeanYield;
    } else if (mean == 0) {
        constexpr std::uint32_t kGrowth = 24; // ten times as long after 56 of them
        mean = thread.meanSlice;
        if (thread.vm.budget <= 0) thread.meanSlice = std::min(RunOptions::LongestMeanSlice, thread.meanSlice + thread.meanSlice / kGrowth);
    }
    thread.vm.budget = static_cast<std::int32_t>(1 + nextRandom(thread.random) % (2 * mean - 1));
}

void LiveHost::leaveMachine(LiveThread &thread, Leaving why) {
    if (!hasGil()) {
        m_world.leave();
        return;
    }
    // In a process of one thread nobody takes it meanwhile: told only where it would seem to hold it while it sleeps or waits.
    m_lineTurns.leave(&thread);
    thread.gilDropTold = isRecorded(thread) && (why == Leaving::ToWait || m_threadCount.load(std::memory_order_relaxed) > 1);
    if (thread.gilDropTold) {
        thread.writer.emitRelease(EventKind::GilDrop, m_identity.gil, m_gil.nextSequence(), thread.line());
    }
    m_gil.drop();
}

void LiveHost::enterMachine(LiveThread &thread) {
    if (!hasGil()) {
        m_world.enter();
        return;
    }
    takeGil(thread);
}

void LiveHost::takeGil(LiveThread &thread) {
    const bool told = thread.gilDropTold && isRecorded(thread);
    if (!m_gil.tryTake(thread.vm.attention)) {
        if (told) thread.writer.emitRelease(EventKind::GilWait, m_identity.gil, 0, thread.line());
        m_gil.take(thread.vm.attention);
    }
    if (told) thread.writer.emitAcquire(EventKind::GilTake, m_identity.gil, m_gil.nextSequence(), thread.line());
    thread.gilDropTold = false;
}

void LiveHost::handOver(LiveThread &thread) {
    const bool told = isRecorded(thread);
    if (told) thread.writer.emitRelease(EventKind::GilDrop, m_identity.gil, m_gil.nextSequence(), thread.line());
    m_gil.dropUntilTaken();
    if (told) thread.writer.emitRelease(EventKind::GilWait, m_identity.gil, 0, thread.line());
    m_gil.takeBack(thread.vm.attention);
    if (told) thread.writer.emitAcquire(EventKind::GilTake, m_identity.gil, m_gil.nextSequence(), thread.line());
}

void LiveHost::offerProcessor(LiveThread &thread) {
    // A thread that has just begun sleeps for moments, until it has seen the others get on meanwhile: however the system
    // places them, those started after it catch up. Where all others wait for something nobody is there to be met.
    constexpr std::uint32_t kMeetings = 32;
    constexpr std::uint32_t kMoments = 400;
    constexpr timespec kMoment{0, 50'000};
    const std::uint32_t offers = m_offers.fetch_add(1, std::memory_order_relaxed) + 1;
    const bool isSomebodyThere = m_world.isInhabited() || m_resting.load(std::memory_order_relaxed) != 0 || m_gil.isWanted();
    if (isSomebodyThere && thread.meetings < kMeetings && thread.slices < kMoments && !thread.isMain) {
        ++thread.slices;
        m_resting.fetch_add(1, std::memory_order_relaxed);
        nanosleep(&kMoment, nullptr);
        m_resting.fetch_sub(1, std::memory_order_relaxed);
        if (m_offers.load(std::memory_order_relaxed) != offers) ++thread.meetings;
    } else {
        sched_yield();
    }
}

vm::Wait LiveHost::safepoint(vm::Thread &t) {
    LiveThread &thread = of(t);
    constexpr std::uint32_t ours = vm::AttentionGil | vm::AttentionStop | vm::AttentionSignal | vm::AttentionPace;
    const std::uint32_t asked = t.attention.load(std::memory_order_relaxed) ? t.attention.fetch_and(~ours) : 0;
    if (isSignalled(thread)) {
        if (t.waitState != 0 || t.waitDeadline != 0) {
            // A native is about to be tried again and asks for itself, once its things are in order.
            t.attention.fetch_or(vm::AttentionSignal, std::memory_order_relaxed);
        } else if (const vm::Wait wait = answerSignals(thread); wait != vm::Wait::Go) {
            return wait;
        }
    }
    noteSteering(thread);
    if (m_turns) {
        // Asked for attention a thread comes here at other places too.
        if (t.budget <= 0) {
            if (const vm::Wait wait = takeTurn(thread); wait != vm::Wait::Go) return wait;
        }
    } else if (!hasGil()) {
        // Where there are fewer free processors than threads, a short thread would be over before the next one ran: no two
        // would ever meet. So each offers its processor now and then, at any visible operation.
        const bool yields = t.budget <= 0 && m_threadCount.load(std::memory_order_relaxed) > 1;
        if (m_world.isStopping() || yields) {
            m_world.leave();
            if (yields) offerProcessor(thread);
            m_world.enter();
        }
    } else if (((asked & vm::AttentionGil) || t.budget <= 0) && m_gil.isWanted()) {
        handOver(thread);
    } else if (t.budget <= 0 && thread.slices < kLonelySlices && m_threadCount.load(std::memory_order_relaxed) > 1) {
        // One that would want it may have lost its processor to this one on its way to sleep.
        ++thread.slices;
        sched_yield();
    }
    refillSlice(thread);
    if (m_ring && isRecorded(thread) && m_ring->steering().paused.load(std::memory_order_relaxed)) {
        leaveMachine(thread);
        waitForLine(thread);
        enterMachine(thread);
        if (isSignalled(thread)) return answerSignals(thread);
    }
    return vm::Wait::Go;
}

void LiveHost::stopTheWorld(vm::Thread &t, void (*work)(void *context), void *context) {
    // Whoever holds the GIL is alone: the others wait for it, or are in the kernel and touch nothing until they have
    // it.
    if (hasGil()) {
        work(context);
        return;
    }
    m_world.stop([this] {
        const MutexLock lock(m_threadsMutex);
        for (const auto &thread : m_threads) thread->vm.attention.fetch_or(vm::AttentionStop);
    });
    t.attention.fetch_and(~std::uint32_t{vm::AttentionStop});
    work(context);
    m_world.goOn();
}

} // namespace forkyard::live
