// Explore remembers what a step did and does not run it again where all that it depends on is the same. Here it is held against itself with
// every step run where it is taken: the same states, edges, ends and counts. FORKYARD_REMEMBERED_PROGRAMS says how many random programs
// are tried, FORKYARD_RANDOM_SEED which are the first, FORKYARD_REMEMBERED_STATES up to which size all programs are compared.
#include "tests/core/virtual/random_programs.h"
#include "tests/core/virtual/world_fixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

using namespace forkyard;
using namespace forkyard::virtual_host;

class ExploreRememberedTest : public QObject {
    Q_OBJECT

private slots:
    void programs();
    void randomPrograms();
    void randomContainers();
};

namespace {

int numberFrom(const char *variable, int usual) { return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : usual; }

std::string described(const Exploration &found)
{
    std::vector<std::string> ends;
    for (const ExploredOutcome &outcome : found.outcomes) ends.push_back(outcome.ending + " " + outcome.count + ": " + outcome.output);
    std::sort(ends.begin(), ends.end());
    std::string all = std::to_string(found.states) + " states, " + std::to_string(found.edges) + " edges, " + found.interleavings + " interleavings\n";
    for (const std::string &end : ends) all += end;
    return all;
}

/// Empty: the same. `compared`: false where there were too many states.
std::string difference(const std::string &text, vm::GilProfile gil, bool &compared)
{
    ExploreOptions options;
    options.maxStates = static_cast<std::uint64_t>(numberFrom("FORKYARD_REMEMBERED_STATES", 400));
    options.maxSeconds = 3600;
    options.schedules = false;
    const Exploration quick = exploreText(text, options, gil);
    compared = quick.complete;
    if (!compared) return {};
    options.remembers = false;
    const Exploration slow = exploreText(text, options, gil);
    if (quick.doubted || !slow.complete || described(quick) != described(slow)) return "remembered: " + described(quick) + "each run: " + described(slow) + slow.bound + "\n" + text;
    return {};
}

/// With both profiles; how many were compared is added.
std::string difference(const std::string &text, int &count)
{
    for (const vm::GilProfile gil : {vm::GilProfile::AnyInstruction, vm::GilProfile::CallsAndLoopEnds}) {
        bool compared = false;
        if (const std::string different = difference(text, gil, compared); !different.empty()) return (gil == vm::GilProfile::AnyInstruction ? "any: " : "calls: ") + different;
        count += compared;
    }
    return {};
}

/// Threads that change dicts, lists, sets and an object while others go through them.
std::string containerProgram(std::mt19937_64 &random)
{
    static const std::vector<std::string> statements = {
        "d[K] = V", "d.pop(K, None)", "del d[K]", "for k in d: n += k", "n += len(d)", "d.update({K: V})", "if K in d: n += V", "n += list(d)[0]",
        "l.append(V)", "n += l.pop()", "l.insert(0, V)", "for x in l: n += x", "n += sum(l)", "l[:] = []", "n += l[-1]", "del l[0]",
        "s.add(V)", "s.discard(V)", "for x in s: n += x", "n += V in s",
        "o.a = V", "n += o.a", "del o.a", "o.b = V", "n += len(vars(o))",
        "e[K] = [V]", "e.setdefault(K, []).append(V)", "for x in e.values(): n += len(x)", "n += len(e.get(K, ()))", "e[K] = l",
        "i = iter(d); n += next(i); n += next(i, 7)", "g = (x for x in l); n += next(g); n += sum(g)"};
    const auto below = [&random](std::uint64_t limit) { return random() % limit; };
    std::string text = "import threading\nclass O: pass\no = O()\no.a = 1\nd = {0: 0, 1: 1}\nl = [1, 2]\ns = {1, 2}\ne = {}\nends = [None, None]\n";
    for (int thread = 0; thread < 2; ++thread) {
        text += "def t" + std::to_string(thread) + "():\n    n = 0\n    try:\n";
        for (std::uint64_t left = 1 + below(3); left > 0; --left) {
            std::string statement = statements[below(statements.size())];
            for (std::size_t at = 0; at < statement.size(); ++at) {
                if (statement[at] == 'K') statement[at] = static_cast<char>('0' + below(4));
                if (statement[at] == 'V') statement[at] = static_cast<char>('1' + below(3));
            }
            text += "        " + statement + "\n";
        }
        text += "    except (RuntimeError, KeyError, IndexError, AttributeError, StopIteration) as error:\n        n = type(error).__name__\n    ends[" + std::to_string(thread) + "] = n\n";
    }
    return text + "a = threading.Thread(target=t0)\nb = threading.Thread(target=t1)\na.start()\nb.start()\na.join()\nb.join()\nprint(ends, sorted(d), l, sorted(s), sorted(vars(o)), sorted(e))\n";
}

} // namespace

void ExploreRememberedTest::programs()
{
    const QDir folder(FORKYARD_SOURCE_DIR "/tests/core/virtual/programs");
    int count = 0;
    for (const QString &file : folder.entryList({"*.py"}, QDir::Files)) {
        QFile program(folder.filePath(file));
        QVERIFY(program.open(QIODevice::ReadOnly));
        const std::string different = difference(program.readAll().toStdString(), count);
        QVERIFY2(different.empty(), (file.toStdString() + ":\n" + different).c_str());
    }
    QVERIFY2(count >= 80, qPrintable(QString::number(count)));
}

void ExploreRememberedTest::randomPrograms()
{
    int count = 0;
    for (int number = numberFrom("FORKYARD_RANDOM_SEED", 1), left = numberFrom("FORKYARD_REMEMBERED_PROGRAMS", 40); left > 0; --left, ++number) {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        const std::string different = difference(random_programs::makeProgram(random).text, count);
        QVERIFY2(different.empty(), ("seed " + std::to_string(number) + ":\n" + different).c_str());
    }
    QVERIFY(count > 0);
}

void ExploreRememberedTest::randomContainers()
{
    int count = 0;
    for (int number = numberFrom("FORKYARD_RANDOM_SEED", 1), left = numberFrom("FORKYARD_REMEMBERED_PROGRAMS", 150); left > 0; --left, ++number) {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        const std::string different = difference(containerProgram(random), count);
        QVERIFY2(different.empty(), ("seed " + std::to_string(number) + ":\n" + different).c_str());
    }
    QVERIFY(count > 0);
}

QTEST_GUILESS_MAIN(ExploreRememberedTest)
#include "tst_explore_remembered.moc"
