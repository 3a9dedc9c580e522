// What real pools and executors tell of their workers and of every job: each job's life from its submission to who took its result.
#include "tests/core/session/session_run.h"

#include <QTest>

#include <map>

using namespace forkyard;
using namespace forkyard::session;
using test::SessionRun;
using trace::EventKind;

namespace {

const char *wordOf(EventKind kind)
{
    switch (kind) {
    case EventKind::PoolWorker: return "worker";
    case EventKind::PoolWorkerGone: return "gone";
    case EventKind::JobSubmit: return "submit";
    case EventKind::JobStart: return "start";
    case EventKind::JobDone: return "done";
    case EventKind::JobFailed: return "failed";
    case EventKind::JobCancelled: return "cancelled";
    case EventKind::JobCollected: return "collected";
    case EventKind::JobCallback: return "callback";
    default: return nullptr;
    }
}

/// One line for each pool and job, in the order of their first events: "submit square(3), start ForkPoolWorker-1, done 9".
QString livesIn(const trace::Store &store)
{
    std::map<trace::ObjectId, std::size_t> places;
    QStringList lives;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        const trace::Event event = store.event(i);
        const bool isOfPool = event.kind == EventKind::PoolCreate || event.kind == EventKind::PoolClose;
        const char *word = wordOf(event.kind);
        if (!word && !isOfPool) continue;
        if (places.emplace(event.object, lives.size()).second) lives << QString();
        QString &life = lives[static_cast<qsizetype>(places[event.object])];
        if (!life.isEmpty()) life += ", ";
        if (isOfPool) {
            life += event.kind == EventKind::PoolCreate ? "pool of " : "closed ";
            life += QString::number(event.value.asInteger());
            continue;
        }
        life += word;
        if (event.kind != EventKind::JobCollected && event.kind != EventKind::JobCancelled) {
            const std::string_view text = store.text(event.value.asText());
            life += ' ' + QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        }
    }
    return lives.join('\n');
}

} // namespace

class SessionPoolsTest : public QObject {
    Q_OBJECT

private slots:
    void lives_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QString>("lives");
        QTest::newRow("a pool's calls") << QByteArray(R"(
from multiprocessing import Pool
def square(n):
    if n < 0: raise ValueError("no %d" % n)
    return n * n
def note(value): pass
p = Pool(1)
p.apply_async(square, (3,), callback=note).get()
try: p.apply(square, (-1,))
except ValueError: pass
p.map(square, [1, 2], chunksize=1)
p.map(square, [3, 4, 5, 6], chunksize=4)
list(p.imap(square, [7]))
p.close()
p.join()
)") << "pool of 1, worker ForkPoolWorker-1, closed 0, gone ForkPoolWorker-1\n"
       "submit square(3), start ForkPoolWorker-1, done 9, callback note, collected\n"
       "submit square(-1), start ForkPoolWorker-1, failed ValueError: no -1, collected\n"
       "submit square(1), start ForkPoolWorker-1, done [1], collected\n"
       "submit square(2), start ForkPoolWorker-1, done [4], collected\n"
       "submit square(3), square(4), square(5), … (4), start ForkPoolWorker-1, done [9, 16, 25, 36], collected\n"
       "submit square(7), start ForkPoolWorker-1, done 49, collected";
        QTest::newRow("a worker that is killed") << QByteArray(R"(
from multiprocessing import Pool
import os
def die(): os._exit(1)
p = Pool(1)
lost = p.apply_async(die)
lost.wait(0.5)
print(p.apply(len, ("abc",)))
p.terminate()
p.join()
)") << "pool of 1, worker ForkPoolWorker-1, gone ForkPoolWorker-1, worker ForkPoolWorker-2, closed 1, gone ForkPoolWorker-2\n"
       "submit die(), start ForkPoolWorker-1\n"
       "submit len('abc'), start ForkPoolWorker-2, done 3, collected";
        QTest::newRow("threads as workers") << QByteArray(R"(
from concurrent.futures import ThreadPoolExecutor
import threading
gate = threading.Event()
with ThreadPoolExecutor(1, "io") as e:
    first = e.submit(gate.wait)
    second = e.submit(len, [])
    second.cancel()
    gate.set()
    first.result()
    e.submit(int, "x").exception()
)") << "pool of 1, worker io_0, closed 0, gone io_0\n"
       "submit wait(), start io_0, done True, collected\n"
       "submit len([]), cancelled\n"
       "submit int('x'), start io_0, failed ValueError: invalid literal for int() with base 10: 'x', collected";
        QTest::newRow("processes as workers") << QByteArray(R"(
from concurrent.futures import ProcessPoolExecutor
with ProcessPoolExecutor(1) as e:
    e.submit(pow, 2, 5).result()
)") << "pool of 1, worker ForkProcess-1, closed 0, gone ForkProcess-1\n"
       "submit pow(2, 5), start ForkProcess-1, done 32, collected";
    }
    void lives()
    {
        QFETCH(QByteArray, program);
        QFETCH(QString, lives);
        SessionRun run(program.toStdString());
        QVERIFY(run.session);
        QVERIFY(run.finish());
        QCOMPARE(livesIn(run.store), lives);
    }
};

QTEST_GUILESS_MAIN(SessionPoolsTest)
#include "tst_session_pools.moc"
