#include "tests/core/virtual/random_programs.h"

#include <algorithm>

namespace forkyard::random_programs {

namespace {

const char *const variableNames[] = {"x", "y", "z"};

class Writer {
public:
    /// `forked`: gets the steps of the processes that it forks, whose threads are numbered from `firstForked` on.
    Writer(std::mt19937_64 &random, std::string &text, std::vector<Step> &steps, std::vector<std::vector<Step>> &forked, std::size_t firstForked)
        : m_random(random), m_text(text), m_steps(steps), m_forked(forked), m_firstForked(firstForked)
    {
    }

    /// Statements that take about `budget` steps.
    void block(int budget, int depth)
    {
        bool any = false;
        while (budget > 0 || !any) {
            budget -= statement(budget, depth);
            any = true;
        }
    }
    void line(const std::string &words) { m_text += std::string(m_indent * 4, ' ') + words + "\n"; }
    int m_indent = 1;

private:
    /// A forked process uses no locks: somebody may have held them.
    static constexpr int childStatements[] = {0, 1, 2, 3, 4, 5, 6, 11, 12, 13, 19, 20, 21};
    int below(std::size_t n) { return static_cast<int>(m_random() % n); }
    void step(Step s) { m_steps.push_back(s); }

    int statement(int budget, int depth)
    {
        const int v = below(2), w = below(2), k = 1 + below(3);
        const std::string x = variableNames[v], y = variableNames[w], n = std::to_string(k);
        switch (m_isChild ? childStatements[below(std::size(childStatements))] : below(24)) {
        case 0:
            line(x + " = " + n);
            step({Step::Set, 0, -1, 0, k});
            step({Step::Store, v});
            return 1;
        case 1:
            line("a = " + x);
            step({Step::Load, v, -1, 1});
            return 1;
        case 2:
            line(x + " = a");
            step({Step::Store, v, -1, 1});
            return 1;
        case 3:
        case 4:
            line(below(2) ? x + " = " + x + " + " + n : x + " += " + n);
            step({Step::Load, v});
            step({Step::AddConstant, 0, -1, 0, k});
            step({Step::Store, v});
            return 2;
        case 5:
            line(x + " += " + y);
            step({Step::Load, v});
            step({Step::Load, w, -1, 2});
            step({Step::AddHeld});
            step({Step::Store, v});
            return 3;
        case 6: {
            if (depth > 1) return 0;
            line("if " + x + " == " + n + ":");
            step({Step::Load, v});
            return 1 + branch(k, budget - 1, depth);
        }
        case 7:
        case 8: {
            if (depth > 1) return 0;
            const int lock = below(2);
            line(std::string("with ") + (lock ? "M" : "L") + ":");
            step({Step::Acquire, 20 + lock});
            inside(std::min(budget - 2, 2), depth);
            step({Step::Release, 20 + lock});
            return 3;
        }
        case 9:
            line("Q.put(" + n + ")");
            step({Step::Put, 30, -1, 0, k});
            return 1;
        case 10:
            line("a = Q.get()");
            step({Step::Get, 30, -1, 1});
            return 1;
        case 11:
            line("time.sleep(0.01)");
            return 0;
        case 12:
            line("S.append(" + n + ")");
            step({Step::Append, 10, -1, 0, k});
            return 1;
        case 13:
            line("a = len(S)");
            step({Step::Length, 10, -1, 1});
            return 1;
        case 14: {
            if (depth > 1) return 0;
            line("if " + n + " in S:");
            step({Step::Contains, 10, -1, 0, k});
            return 1 + branch(1, budget - 1, depth);
        }
        case 15: {
            const int i = below(2);
            const std::string e = "E[" + std::to_string(i) + "]";
            line(e + " = " + e + " + " + n);
            step({Step::LoadElement, 11, i});
            step({Step::AddConstant, 0, -1, 0, k});
            step({Step::StoreElement, 11, i});
            return 2;
        }
        case 16:
            line("D[" + n + "] = 0");
            step({Step::AddKey, 12, -1, 0, k});
            return 1;
        case 17:
        case 18: {
            if (depth > 0) return 0;
            const bool isTimed = below(4) == 0;
            line("with C:");
            step({Step::Acquire, 40});
            ++m_indent;
            if (below(2)) {
                line(isTimed ? "C.wait(1)" : "C.wait()");
                step({isTimed ? Step::TimedWait : Step::Wait, 40});
            } else {
                const bool all = below(2);
                line(all ? "C.notify_all()" : "C.notify()");
                step({all ? Step::NotifyAll : Step::Notify, 40});
            }
            --m_indent;
            step({Step::Release, 40});
            return 3;
        }
        case 19:
            line("os.write(W, b'" + n + "')");
            step({Step::PipeWrite, 50, -1, 0, k});
            return 1;
        case 20:
            line("os.write(W, str(" + x + " % 10).encode())");
            step({Step::Load, v});
            step({Step::PipeWrite, 50, -1, 0, -1});
            return 2;
        case 21:
            line("a = int(os.read(R, 1))");
            step({Step::PipeRead, 50, -1, 1});
            return 1;
        case 22: {
            if (depth > 0 || m_hasForked) return 0;
            m_hasForked = true;
            fork();
            return 4;
        }
        default:
            line("L.acquire()");
            step({Step::Acquire, 20});
            inside2(budget - 2, depth);
            if (below(6)) {
                line("L.release()");
                step({Step::Release, 20});
            }
            return 3;
        }
    }
    void fork()
    {
        const auto child = static_cast<int>(m_firstForked + m_forked.size());
        line("p = os.fork()");
        step({Step::Fork, 50, -1, 0, child});
        line("if p == 0:");
        std::vector<Step> steps;
        Writer writer(m_random, m_text, steps, m_forked, m_firstForked);
        writer.m_isChild = true;
        writer.m_indent = m_indent + 1;
        writer.block(1 + below(2), 1);
        writer.line("os._exit(0)");
        steps.push_back({Step::Exit, 50});
        m_forked.push_back(std::move(steps));
        if (below(2)) statement(1, 1);
        line("os.waitpid(p, 0)");
        step({Step::WaitChild, 50, -1, 0, child});
    }
    int branch(int equals, int budget, int depth)
    {
        const std::size_t jump = m_steps.size();
        step({Step::JumpUnless, 0, -1, 0, equals});
        ++m_indent;
        block(std::min(budget, 2), depth + 1);
        line("pass");
        --m_indent;
        m_steps[jump].part = static_cast<int>(m_steps.size());
        return std::max(0, std::min(budget, 2));
    }
    void inside(int budget, int depth)
    {
        ++m_indent;
        block(budget, depth + 1);
        line("pass");
        --m_indent;
    }
    void inside2(int budget, int depth)
    {
        if (budget > 0) statement(std::min(budget, 2), std::max(depth, 1));
    }

    std::mt19937_64 &m_random;
    std::string &m_text;
    std::vector<Step> &m_steps;
    std::vector<std::vector<Step>> &m_forked;
    std::size_t m_firstForked;
    bool m_isChild = false;
    bool m_hasForked = false;
};

} // namespace

Program makeProgram(std::mt19937_64 &random)
{
    Program program;
    const int threads = random() % 3 == 0 ? 3 : 2;
    program.queueLimit = static_cast<int>(random() % 2);
    program.text = "import os, threading, queue, time\nx = 0\ny = 0\nS = []\nE = [0, 0]\nD = {}\nL = threading.Lock()\nM = threading.Lock()\nQ = queue.Queue(" +
                   std::to_string(program.queueLimit) + ")\nC = threading.Condition()\nR, W = os.pipe()\n";
    std::vector<std::vector<Step>> forked;
    program.started = static_cast<std::size_t>(threads);
    for (int i = 0; i < threads; ++i) {
        program.text += "def t" + std::to_string(i) + "():\n    global x, y\n    a = 0\n";
        std::vector<Step> &steps = program.threads.emplace_back();
        Writer writer(random, program.text, steps, forked, program.started);
        writer.block((threads == 3 ? 3 : 5) + static_cast<int>(random() % 2), 0);
    }
    program.text += "T = [threading.Thread(target=t) for t in (t0, t1" + std::string(threads == 3 ? ", t2" : "") +
                    ")]\nfor t in T:\n    t.start()\nfor t in T:\n    t.join()\nos.write(W, b'.')\nprint(x, y, S, E, list(D), Q.qsize(), os.read(R, 99).decode())\n";
    program.threads.insert(program.threads.end(), forked.begin(), forked.end());
    return program;
}

// -- The enumerator

const Step *Enumerator::next(const State &state, std::size_t thread) const
{
    const Thread &t = state.threads[thread];
    const auto &steps = m_program.threads[thread];
    return t.isThere && t.at < steps.size() ? &steps[t.at] : nullptr;
}

namespace {

int partOf(const Step &step) { return step.kind == Step::LoadElement || step.kind == Step::StoreElement ? step.part : -1; }

bool writes(const Step &step) { return step.kind != Step::Load && step.kind != Step::Length && step.kind != Step::Contains && step.kind != Step::LoadElement; }

} // namespace

Enumerator::Location Enumerator::locationOf(std::size_t thread, const Step &step) const
{
    const int own = step.place < 50 && thread >= m_program.started ? 1000 * static_cast<int>(thread) : 0;
    return {step.place + own, partOf(step)};
}

bool Enumerator::isCounted(std::size_t thread, const Step &step) const { return touches(step) && (m_every_switch || step.kind != Step::WaitChild) && (m_every_switch || m_shared.contains(locationOf(thread, step))); }

bool Enumerator::canDo(const State &state, std::size_t thread, const Step &step) const
{
    const Thread &t = state.threads[thread];
    const auto isFree = [&](int place) { return state.holders[static_cast<std::size_t>(place >= 40 ? 2 : place - 20)] < 0; };
    if (t.wait == Thread::Sleeps) return false;
    if (t.wait == Thread::Woken) return isFree(40);
    if (step.kind == Step::Acquire) return isFree(step.place);
    if (step.kind == Step::Put) return m_program.queueLimit == 0 || state.queue.size() < static_cast<std::size_t>(m_program.queueLimit);
    if (step.kind == Step::Get) return !state.queue.empty();
    if (step.kind == Step::PipeRead) return !state.pipe.empty();
    if (step.kind == Step::WaitChild) return state.threads[static_cast<std::size_t>(step.value)].at == m_program.threads[static_cast<std::size_t>(step.value)].size();
    return true;
}

void Enumerator::take(State &state, std::size_t thread, bool timeOut)
{
    Thread &t = state.threads[thread];
    const Step &step = *next(state, thread);
    if (m_every_switch && touches(step)) note(thread, step, t);
    int &reg = t.regs[static_cast<std::size_t>(step.reg)];
    const auto holder = [&]() -> int & { return state.holders[static_cast<std::size_t>(step.place >= 40 ? 2 : step.place - 20)]; };
    const auto part = static_cast<std::size_t>(std::max(step.part, 0));
    Memory &memory = state.of(thread);
    switch (step.kind) {
    case Step::Load: reg = memory.variables[static_cast<std::size_t>(step.place)]; break;
    case Step::Store: memory.variables[static_cast<std::size_t>(step.place)] = reg; break;
    case Step::Set: reg = step.value; break;
    case Step::AddConstant: reg += step.value; break;
    case Step::AddHeld: t.regs[0] += t.regs[2]; break;
    case Step::JumpUnless:
        if (t.regs[0] != step.value) {
            t.at = part;
            return;
        }
        break;
    case Step::Acquire: holder() = static_cast<int>(thread); break;
    case Step::Release: holder() = -1; break;
    case Step::Put: state.queue.push_back(step.value); break;
    case Step::Get:
        reg = state.queue.front();
        state.queue.erase(state.queue.begin());
        break;
    case Step::Append: memory.list.push_back(step.value); break;
    case Step::Length: reg = static_cast<int>(memory.list.size()); break;
    case Step::Contains: reg = std::count(memory.list.begin(), memory.list.end(), step.value) ? 1 : 0; break;
    case Step::LoadElement: reg = memory.elements[part]; break;
    case Step::StoreElement: memory.elements[part] = reg; break;
    case Step::AddKey:
        if (!std::count(memory.keys.begin(), memory.keys.end(), step.value)) memory.keys.push_back(step.value);
        break;
    case Step::PipeWrite: state.pipe += std::to_string(step.value >= 0 ? step.value : reg % 10); break;
    case Step::PipeRead:
        reg = state.pipe.front() - '0';
        state.pipe.erase(0, 1);
        break;
    case Step::Fork: {
        const auto child = static_cast<std::size_t>(step.value);
        state.threads[child].isThere = true;
        state.threads[child].regs = t.regs;
        state.forked[child] = memory;
        t.forked = step.value;
        break;
    }
    case Step::WaitChild: t.waited = step.value; break;
    case Step::Exit: break;
    case Step::Wait:
    case Step::TimedWait:
        if (t.wait == Thread::Runs) {
            holder() = -1;
            state.sleepers.push_back(static_cast<int>(thread));
            t.wait = Thread::Sleeps;
            return;
        }
        if (timeOut) std::erase(state.sleepers, static_cast<int>(thread));
        if (holder() >= 0) {
            t.wait = Thread::Woken;
            return;
        }
        t.wait = Thread::Runs;
        holder() = static_cast<int>(thread);
        break;
    case Step::Notify:
    case Step::NotifyAll:
        for (bool more = true; more && !state.sleepers.empty(); more = step.kind == Step::NotifyAll) {
            state.threads[static_cast<std::size_t>(state.sleepers.front())].wait = Thread::Woken;
            state.sleepers.erase(state.sleepers.begin());
        }
        break;
    }
    ++t.at;
}

/// What nobody else can notice.
void Enumerator::local(State &state, std::size_t thread)
{
    for (const Step *step = next(state, thread); step && !isCounted(thread, *step) && canDo(state, thread, *step); step = next(state, thread)) take(state, thread, false);
}

/// Whether the thread waits for nobody but some of `threads`.
bool Enumerator::isHeldUpBy(const State &state, std::size_t thread, const std::set<std::size_t> &threads) const
{
    const std::size_t main = state.threads.size();
    if (thread == main) {
        std::size_t joined = 0;
        while (joined < m_program.started && !next(state, joined)) ++joined;
        return threads.contains(joined);
    }
    const Step &step = *next(state, thread);
    if (step.kind == Step::Acquire) {
        const int holder = state.holders[static_cast<std::size_t>(step.place >= 40 ? 2 : step.place - 20)];
        return holder >= 0 && threads.contains(static_cast<std::size_t>(holder));
    }
    if (step.kind == Step::WaitChild) return threads.contains(static_cast<std::size_t>(step.value));
    if (step.kind != Step::PipeRead) return false;
    // All processes have the pipe's both ends, so any thread of any could write; where there is one process only, it is but a signal.
    bool isAmongOwn = thread < m_program.started;
    for (std::size_t i = 0; i <= main; ++i) {
        if (i == thread || (i < main && !next(state, i))) continue;
        if (!threads.contains(i)) return false;
        isAmongOwn = isAmongOwn && (i == main || i < m_program.started);
    }
    return !isAmongOwn;
}

std::string Enumerator::outcome(const State &state) const
{
    const auto list = [](const std::vector<int> &items) {
        std::string text = "[";
        for (std::size_t i = 0; i < items.size(); ++i) text += (i ? ", " : "") + std::to_string(items[i]);
        return text + "]";
    };
    const std::size_t count = state.threads.size();
    std::set<std::size_t> left; // the main thread, which waits for the started ones one after the other, is the last
    for (std::size_t i = 0; i < count; ++i)
        if (next(state, i)) left.insert(i);
    if (!left.empty()) {
        left.insert(count);
        const std::size_t alive = left.size();
        // Those that somebody not among them could bring on are taken away: in a circle are the ones that stay.
        for (std::size_t before = alive + 1; left.size() < before;) {
            before = left.size();
            std::erase_if(left, [&](std::size_t i) { return !isHeldUpBy(state, i, left); });
        }
        return left.empty() ? "stuck\n" : "deadlock\n";
    }
    const Memory &memory = state.memory;
    return "exit 0\n" + std::to_string(memory.variables[0]) + " " + std::to_string(memory.variables[1]) + " " + list(memory.list) + " " + list(memory.elements) + " " + list(memory.keys) + " " +
           std::to_string(state.queue.size()) + " " + state.pipe + ".\n";
}

void Enumerator::search(State state, std::size_t last, std::uint64_t switches)
{
    if (m_left == 0) return;
    // Twice: the end of a process lets go on whoever waits for it, who may stand before it.
    for (std::size_t i = 0; i < 2 * state.threads.size(); ++i) local(state, i % state.threads.size());
    bool any = false;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        const Step *step = next(state, i);
        if (!step) continue;
        // Who waits for a lock uses it, though it never may come to have it.
        if (m_every_switch && touches(*step)) note(i, *step, state.threads[i]);
        if (canDo(state, i, *step)) {
            State after = state;
            take(after, i, false);
            any = true;
            search(std::move(after), i, switches + (last != i && last != state.threads.size()));
        }
        if (step->kind == Step::TimedWait && state.threads[i].wait == Thread::Sleeps) {
            State after = state;
            take(after, i, true);
            any = true;
            search(std::move(after), i, switches + (last != i && last != state.threads.size()));
        }
    }
    if (any) return;
    --m_left;
    const std::string name = outcome(state);
    ++(m_every_switch ? m_every : m_counted)[name];
    if (m_every_switch) return;
    const auto [place, isNew] = m_fewest.try_emplace(name, switches);
    if (!isNew) place->second = std::min(place->second, switches);
}

void Enumerator::note(std::size_t thread, const Step &step, const Thread &by)
{
    if (step.kind == Step::WaitChild) return; // a join
    m_accesses.insert({thread, locationOf(thread, step), writes(step), by.forked, by.waited});
    const bool isCopy = thread >= m_program.started && step.place < 50;
    if (!isCopy || writes(step)) return;
    // It reads what there was when it was forked.
    const Location original{step.place, partOf(step)};
    m_readByForked.insert(original);
    m_accesses.insert({m_parents.at(thread), original, false, -1, -1});
}

void Enumerator::findShared()
{
    // What a thread did before it forked, and the fork, comes before all that the forked one does, and that before what the thread does
    // when it has waited for its end.
    const auto isBefore = [&](const Access &early, const Access &late) {
        const auto parent = m_parents.find(late.thread);
        if (parent != m_parents.end() && parent->second == early.thread && early.forked != static_cast<int>(late.thread)) return true;
        const auto other = m_parents.find(early.thread);
        return other != m_parents.end() && other->second == late.thread && late.waited == static_cast<int>(early.thread);
    };
    for (const Access &a : m_accesses)
        for (const Access &b : m_accesses) {
            const bool overlaps = a.location.first == b.location.first && (a.location.second == b.location.second || a.location.second < 0 || b.location.second < 0);
            if (a.thread == b.thread || !overlaps || (!a.writes && !b.writes) || isBefore(a, b) || isBefore(b, a)) continue;
            m_shared.insert(a.location);
            m_shared.insert(b.location);
        }
    // All of it stands for each part.
    for (const Access &a : m_accesses)
        if (m_shared.contains({a.location.first, -1})) m_shared.insert(a.location);
    // Where a copy may be of this or that, it makes a difference when it is made.
    for (const Location &location : m_readByForked)
        if (m_shared.contains(location)) m_shared.insert({50, -1});
}

bool Enumerator::run(std::uint64_t most)
{
    State start;
    start.threads.resize(m_program.threads.size());
    for (std::size_t i = m_program.started; i < start.threads.size(); ++i) start.threads[i].isThere = false;
    for (std::size_t i = 0; i < m_program.threads.size(); ++i)
        for (const Step &step : m_program.threads[i])
            if (step.kind == Step::Fork) m_parents[static_cast<std::size_t>(step.value)] = i;
    m_left = most;
    m_every_switch = true;
    search(start, start.threads.size(), 0);
    if (m_left == 0) return false;
    findShared();
    m_every_switch = false;
    m_left = most;
    search(start, start.threads.size(), 0);
    return m_left != 0;
}

} // namespace forkyard::random_programs
