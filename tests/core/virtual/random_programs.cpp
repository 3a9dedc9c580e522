#include "tests/core/virtual/random_programs.h"

#include <algorithm>

namespace forkyard::random_programs {

namespace {

const char *const variableNames[] = {"x", "y", "z"};

class Writer {
public:
    Writer(std::mt19937_64 &random, std::string &text, std::vector<Step> &steps) : m_random(random), m_text(text), m_steps(steps) {}

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
    int below(int n) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(n)); }
    void step(Step s) { m_steps.push_back(s); }

    int statement(int budget, int depth)
    {
        const int v = below(2), w = below(2), k = 1 + below(3);
        const std::string x = variableNames[v], y = variableNames[w], n = std::to_string(k);
        switch (below(20)) {
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
};

} // namespace

Program makeProgram(std::mt19937_64 &random)
{
    Program program;
    const int threads = random() % 3 == 0 ? 3 : 2;
    program.queueLimit = static_cast<int>(random() % 2);
    program.text = "import threading, queue, time\nx = 0\ny = 0\nS = []\nE = [0, 0]\nD = {}\nL = threading.Lock()\nM = threading.Lock()\nQ = queue.Queue(" +
                   std::to_string(program.queueLimit) + ")\nC = threading.Condition()\n";
    for (int i = 0; i < threads; ++i) {
        program.text += "def t" + std::to_string(i) + "():\n    global x, y\n    a = 0\n";
        std::vector<Step> &steps = program.threads.emplace_back();
        Writer writer(random, program.text, steps);
        writer.block((threads == 3 ? 3 : 5) + static_cast<int>(random() % 2), 0);
    }
    program.text += "T = [threading.Thread(target=t) for t in (t0, t1" + std::string(threads == 3 ? ", t2" : "") +
                    ")]\nfor t in T:\n    t.start()\nfor t in T:\n    t.join()\nprint(x, y, S, E, list(D), Q.qsize())\n";
    return program;
}

// -- The enumerator

const Step *Enumerator::next(const State &state, std::size_t thread) const
{
    const Thread &t = state.threads[thread];
    const auto &steps = m_program.threads[thread];
    return t.at < steps.size() ? &steps[t.at] : nullptr;
}

namespace {

int partOf(const Step &step) { return step.kind == Step::LoadElement || step.kind == Step::StoreElement ? step.part : -1; }

bool writes(const Step &step) { return step.kind != Step::Load && step.kind != Step::Length && step.kind != Step::Contains && step.kind != Step::LoadElement; }

} // namespace

bool Enumerator::isCounted(const Step &step) const { return touches(step) && (m_every_switch || m_shared.contains({step.place, partOf(step)})); }

bool Enumerator::canDo(const State &state, std::size_t thread, const Step &step) const
{
    const Thread &t = state.threads[thread];
    const auto isFree = [&](int place) { return state.holders[static_cast<std::size_t>(place >= 40 ? 2 : place - 20)] < 0; };
    if (t.wait == Thread::Sleeps) return false;
    if (t.wait == Thread::Woken) return isFree(40);
    if (step.kind == Step::Acquire) return isFree(step.place);
    if (step.kind == Step::Put) return m_program.queueLimit == 0 || state.queue.size() < static_cast<std::size_t>(m_program.queueLimit);
    if (step.kind == Step::Get) return !state.queue.empty();
    return true;
}

void Enumerator::take(State &state, std::size_t thread, bool timeOut)
{
    Thread &t = state.threads[thread];
    const Step &step = *next(state, thread);
    if (m_every_switch && touches(step)) m_accesses.insert({thread, {step.place, partOf(step)}, writes(step)});
    int &reg = t.regs[static_cast<std::size_t>(step.reg)];
    const auto holder = [&]() -> int & { return state.holders[static_cast<std::size_t>(step.place >= 40 ? 2 : step.place - 20)]; };
    const auto part = static_cast<std::size_t>(std::max(step.part, 0));
    switch (step.kind) {
    case Step::Load: reg = state.variables[static_cast<std::size_t>(step.place)]; break;
    case Step::Store: state.variables[static_cast<std::size_t>(step.place)] = reg; break;
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
    case Step::Append: state.list.push_back(step.value); break;
    case Step::Length: reg = static_cast<int>(state.list.size()); break;
    case Step::Contains: reg = std::count(state.list.begin(), state.list.end(), step.value) ? 1 : 0; break;
    case Step::LoadElement: reg = state.elements[part]; break;
    case Step::StoreElement: state.elements[part] = reg; break;
    case Step::AddKey:
        if (!std::count(state.keys.begin(), state.keys.end(), step.value)) state.keys.push_back(step.value);
        break;
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
    for (const Step *step = next(state, thread); step && !isCounted(*step) && canDo(state, thread, *step); step = next(state, thread)) take(state, thread, false);
}

std::string Enumerator::outcome(const State &state) const
{
    const auto list = [](const std::vector<int> &items) {
        std::string text = "[";
        for (std::size_t i = 0; i < items.size(); ++i) text += (i ? ", " : "") + std::to_string(items[i]);
        return text + "]";
    };
    std::size_t alive = 0;
    bool cycle = false;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        const Step *step = next(state, i);
        if (!step) continue;
        ++alive;
        std::size_t at = i;
        for (std::size_t n = 0; n <= state.threads.size(); ++n) {
            const Step *waits = next(state, at);
            if (!waits || waits->kind != Step::Acquire) break;
            const int holder = state.holders[static_cast<std::size_t>(waits->place >= 40 ? 2 : waits->place - 20)];
            if (holder < 0) break;
            at = static_cast<std::size_t>(holder);
            cycle = cycle || at == i;
        }
    }
    if (alive) return cycle ? "deadlock\n" : "stuck\n";
    return "exit 0\n" + std::to_string(state.variables[0]) + " " + std::to_string(state.variables[1]) + " " + list(state.list) + " " + list(state.elements) + " " + list(state.keys) + " " +
           std::to_string(state.queue.size()) + "\n";
}

void Enumerator::search(State state, std::size_t last, std::uint64_t switches)
{
    if (m_left == 0) return;
    for (std::size_t i = 0; i < state.threads.size(); ++i) local(state, i);
    bool any = false;
    for (std::size_t i = 0; i < state.threads.size(); ++i) {
        const Step *step = next(state, i);
        if (!step) continue;
        // Who waits for a lock uses it, though it never may come to have it.
        if (m_every_switch && touches(*step)) m_accesses.insert({i, {step->place, partOf(*step)}, writes(*step)});
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

void Enumerator::findShared()
{
    for (const Access &a : m_accesses)
        for (const Access &b : m_accesses) {
            const bool overlaps = a.location.first == b.location.first && (a.location.second == b.location.second || a.location.second < 0 || b.location.second < 0);
            if (a.thread == b.thread || !overlaps || (!a.writes && !b.writes)) continue;
            m_shared.insert(a.location);
            m_shared.insert(b.location);
        }
    // All of it stands for each part.
    for (const Access &a : m_accesses)
        if (m_shared.contains({a.location.first, -1})) m_shared.insert(a.location);
}

bool Enumerator::run(std::uint64_t most)
{
    State start;
    start.threads.resize(m_program.threads.size());
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
