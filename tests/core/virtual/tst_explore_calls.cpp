// With the profile `calls`: Explore against a walk through every state that steps lead to, which leaves nothing out and joins nothing, on
// small random programs; FORKYARD_RANDOM_PROGRAMS says how many, FORKYARD_SEED from which on. And each construct by itself: whether
// others may come where it stands.
#include "core/virtual/canonical.h"
#include "core/virtual/ending.h"
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

#include <random>
#include <set>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

class Walk {
public:
    explicit Walk(const std::string &text)
    {
        WorldOptions options;
        options.timeIsFree = options.lineBuffered = true;
        options.gil = vm::GilProfile::CallsAndLoopEnds;
        m_world = makeWorld(text, std::move(options));
    }
    /// False: there are too many.
    bool run()
    {
        Stepper stepper(*m_world, nullptr);
        stepper.begin();
        const Moment start = m_world->capture();
        m_namer.setBase(*m_world, start);
        std::vector<Moment> open{start};
        while (!open.empty() && m_seen.size() < MostStates) {
            const Moment here = std::move(open.back());
            open.pop_back();
            m_world->restore(here);
            const std::vector<Choice> choices = stepper.choices();
            if (choices.empty()) ends.insert(endingOfWorld(*m_world) + ": " + m_world->output());
            for (const Choice &choice : choices) {
                m_world->restore(here);
                stepper.take(choice);
                const Moment after = m_world->capture();
                const StateName name = m_namer.nameOf(*m_world, after);
                if (m_seen.insert({name.high, name.low, m_world->outputNode()}).second) open.push_back(after);
            }
        }
        return open.empty();
    }
    std::set<std::string> ends;

private:
    static constexpr std::size_t MostStates = 1500;
    std::unique_ptr<World> m_world;
    StateNamer m_namer;
    std::set<std::tuple<std::uint64_t, std::uint64_t, std::uint32_t>> m_seen;
};

std::string randomProgram(std::uint64_t seed)
{
    static const std::vector<std::string> statements = {
        "n = n + V", "n = n + len(l)", "l.append(n)", "x = d.get(0, 0)", "d[0] = x + V", "n = n + o.one", "o.a = o.a + o.one", "with m: n = n + V", "x = n\n    with m: pass\n    n = x + V",
        "x = int(n)", "n = x + V", "for i in range(2): n = n + V", "o.a = o.a + f(V)", "q.put(V)", "n = n + q.qsize()", "x = q.get() if not q.empty() else 0", "m.acquire()\n    n = n + V\n    m.release()",
        "x = [i + n for i in l]\n    n = len(x)", "n = sum(g(x))", "print(n)", "l.append(x)", "x = l[-1] if l else V", "v.value = v.value + V", "n = n + v.value", "d[V] = n\n    n = len(d)", "n = o + n"};
    std::mt19937_64 random(seed);
    const auto below = [&random](std::uint64_t limit) { return random() % limit; };
    std::string text = R"(import os, queue, threading
from multiprocessing import RawValue
class O:
    a = 0
    @property
    def one(self): return 1
    def __add__(self, other): return other + 1
o = O()
o.a = 0
def f(x): return x
def g(x):
    for i in range(2): yield x + n
n, l, d, m, q, v = 0, [], {}, threading.Lock(), queue.Queue(), RawValue('i', 0)
)";
    const bool forks = below(4) == 0;
    for (int thread = 0; thread < 2; ++thread) {
        text += "def t" + std::to_string(thread) + "():\n    global n\n    x = 0\n";
        for (std::uint64_t left = 1 + below(forks ? 2 : 3); left > 0; --left) {
            std::string statement = statements[below(statements.size())];
            for (char &c : statement)
                if (c == 'V') c = static_cast<char>('1' + below(2));
            text += "    " + statement + "\n";
        }
    }
    if (forks) text += "pid = os.fork()\nif pid == 0:\n    v.value = v.value + 3\n    os._exit(0)\n";
    text += "a = threading.Thread(target=t0)\nb = threading.Thread(target=t1)\na.start()\nb.start()\na.join()\nb.join()\n";
    if (forks) text += "os.waitpid(pid, 0)\n";
    return text + "print(n, l, sorted(d.items()), o.a, q.qsize(), v.value)\n";
}

int numberFrom(const char *name, int otherwise)
{
    bool ok = false;
    const int number = qEnvironmentVariableIntValue(name, &ok);
    return ok ? number : otherwise;
}

} // namespace

class ExploreCallsTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateIsReached();
    void between_data();
    void between();
};

void ExploreCallsTest::everyStateIsReached()
{
    const int programs = numberFrom("FORKYARD_RANDOM_PROGRAMS", 60), first = numberFrom("FORKYARD_SEED", 1);
    int compared = 0, several = 0;
    for (int seed = first; seed < first + programs; ++seed) {
        const std::string text = randomProgram(static_cast<std::uint64_t>(seed));
        Walk walk(text);
        if (!walk.run()) continue;
        ++compared;
        several += walk.ends.size() > 1;
        ExploreOptions options;
        options.schedules = false;
        const Exploration found = exploreText(text, options, vm::GilProfile::CallsAndLoopEnds);
        std::set<std::string> ends;
        for (const ExploredOutcome &outcome : found.outcomes) ends.insert(outcome.ending + ": " + outcome.output);
        if (found.complete && !found.doubted && ends == walk.ends) continue;
        std::string message = "seed " + std::to_string(seed) + (found.complete ? "" : " not complete: " + found.bound) + "\n" + text + "\nthe walk:\n";
        for (const std::string &end : walk.ends) message += end;
        message += "Explore:\n";
        for (const std::string &end : ends) message += end;
        QFAIL(message.c_str());
    }
    QVERIFY2(compared >= programs / 2 && several >= programs / 5, qPrintable(QString("%1 compared, %2 with several ends").arg(compared).arg(several)));
}

/// What stands between a load and the store that follows, and whether CPython 3.11 lets others on meanwhile: where a function of the language
/// begins, where one in C has returned, where a loop comes round.
void ExploreCallsTest::between_data()
{
    QTest::addColumn<bool>("switches");
    for (const char *stays : {"g = (i for i in ())", "g = gen()", "c = co", "import sys", "try:\n        raise ValueError\n    except ValueError: pass", "try:\n        raise E\n    except E: pass",
             "try:\n        {}[1]\n    except (KeyError, ValueError): pass\n    else: pass", "try:\n        try:\n            {}[1]\n        except KeyError as e:\n            raise ValueError from e\n    except ValueError: pass",
             "try:\n        pass\n    finally: y = 1", "for i in (): pass", "for i in (1, 2): break", "s = f'{v} {v!r:>3}'", "def f(): pass", "o.a = 1; o.a", "d = {1: [2]}; d[1][0] += 1; del d[1]; 3 in d", "a, *b = (1, 2); y = {*(), 1}; 0 <= v < 9"})
        QTest::newRow(stays) << false;
    for (const char *goes : {"list(i for i in ())", "for i in (j for j in ()): pass", "next(gen())", "a, = gen()", "try:\n        raise ValueError('a')\n    except ValueError: pass", "try:\n        raise F\n    except F: pass", "[i for i in ()]",
             "for i in (1,): pass", "n = 2\n    while n: n -= 1", "(lambda: 1)()", "class A: pass", "len('a')", "int(1)", "o.m()", "P()", "o.p", "o + 1", "o == 1", "if o: pass", "o[0]", "1 in o", "{o: 1}", "k(*())", "with l: pass",
             "o.absent", "r.x = 1"})
        QTest::newRow(goes) << true;
}

void ExploreCallsTest::between()
{
    const std::string before = R"(import threading
x = 0
l = threading.Lock()
class O:
    a = 0
    def m(self): pass
    @property
    def p(self): return 1
    def __add__(self, o): return 1
    def __eq__(self, o): return True
    def __bool__(self): return True
    def __getitem__(self, i): return 1
    def __contains__(self, i): return True
    def __hash__(self): return 1
    def __getattr__(self, n): return 1
class P:
    def __init__(self): pass
class R:
    def __setattr__(self, n, v): pass
class E(Exception): pass
class F(Exception):
    def __init__(self): pass
o, r = O(), R()
def k(): pass
def gen(): yield 1
async def co(): pass
def inc():
    global x
    v = x
)";
    const std::string after = R"(    x = v + 1
ts = [threading.Thread(target=inc) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(x)
)";
    QFETCH(bool, switches);
    const Exploration found = exploreText(before + "    " + QTest::currentDataTag() + "\n" + after, {}, vm::GilProfile::CallsAndLoopEnds);
    QVERIFY(found.complete);
    QCOMPARE(found.outcomes.size(), switches ? std::size_t{2} : std::size_t{1});
}

QTEST_GUILESS_MAIN(ExploreCallsTest)
#include "tst_explore_calls.moc"
