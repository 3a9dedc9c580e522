// The text of tours, its errors, and their clock: pure, over scripted traces.
#include "core/lessons/tour_check.h"
#include "core/lessons/tour_clock.h"
#include "core/lessons/tour_moment.h"
#include "core/trace/scripted_trace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace forkyard;
using namespace forkyard::lessons;

namespace {

std::shared_ptr<trace::Store> queueStore() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptWholeQueueLesson(*store);
    return store;
}

const char *const wholeTour = R"(tour 1
voice zh voice.ogg
# a remark
step
  chapter zh 开始
  chapter en The beginning
  zh 一个标题
  en A title
  show title
step
  zh 运行
  en Run it
  notes en Ask them first
  show code stage lanes
  run program.py with pace=4 gil=calls
  needs "got A"
  refuses "got Z"
  walk to line 21 of main in 5
  light line 3-4, Queue 1
step
  zh 看
  en Look
  play to print 2 + 20 ms
  zoom start to end
  chart queue-depth
step
  zh 选
  en Choose
  run program.py stepped
  choose 1 2
  wait key
  wait 2
  cue zh 40 en 30
step
  zh 都走一遍
  en All of them
  choose 2x3 end
step
  zh 结局
  en The ends
  explore program.py with rounds=2 by last-line
)";

} // namespace

class TourTest : public QObject {
    Q_OBJECT

private slots:
    void everyWordIsRead();
    void whatIsWrittenReadsBack();
    void noTourLosesAnything();
    void figuresAndKnobsAreNotRounded();
    void errorsNameTheirLine_data();
    void errorsNameTheirLine();
    void whatItNamesIsThere_data();
    void whatItNamesIsThere();
    void aProgramFindsItsOwn();
    void aLessonMayHoldItsOwn();
    void captionsTakeTheirReadingTime();
    void momentsAreFoundInATrace();
    void theClockMovesThePlayhead();
    void aWalkGivesEveryStopTheSameTime();
    void aStepOfASimulatedMachineIsOneStop();
    void narrationSetsTheBeginning();
    void whatElseIsReadTakesItsTime();

private:
    void compare(const Tour &a, const Tour &b);
};

void TourTest::everyWordIsRead() {
    const auto read = readTour(wholeTour, "/lessons/x");
    QVERIFY(read.ok());
    const Tour &tour = read.value();
    QCOMPARE(tour.steps.size(), 6);
    QCOMPARE(tour.runs.size(), 2);
    QCOMPARE(tour.voiceZh, QString("voice.ogg"));
    QCOMPARE(tour.steps[0].chapter.en, QString("The beginning"));
    QCOMPARE(tour.steps[1].notes.en, QString("Ask them first"));
    QCOMPARE(tour.runs[0].settings.value("gil"), QString("calls"));
    QCOMPARE(tour.runs[0].needs, QStringList{"got A"});
    QCOMPARE(tour.runs[0].refuses, QStringList{"got Z"});
    QCOMPARE(tour.steps[1].to->kind, TourMoment::Kind::Line);
    QCOMPARE(tour.steps[1].to->thread, QString("main"));
    QCOMPARE(tour.steps[1].moveSeconds, 5.0);
    QVERIFY(tour.steps[1].walk);
    QCOMPARE(tour.steps[1].light, (QStringList{"line 3-4", "Queue 1"}));
    QCOMPARE(tour.steps[2].to->offset, qint64{20'000'000});
    QCOMPARE(tour.steps[2].run, 0); // stays
    QVERIFY(tour.steps[2].shows(TourStep::Part::Chart));
    QVERIFY(tour.runs[1].simulated);
    QCOMPARE(tour.runs[1].choices, (QList<int>{1, 2, 2, 2, 2, 0}));
    QCOMPARE(tour.steps[4].to->number, 6);
    QCOMPARE(tour.explored.size(), 1);
    QCOMPARE(tour.explored[0].by, QString("last-line"));
    QCOMPARE(tour.explored[0].settings.value("rounds"), QString("2"));
    QVERIFY(tour.steps[5].shows(TourStep::Part::Ends));
    QCOMPARE(tour.endsFile(), QString("/lessons/x/tour-ends.json"));
    QVERIFY(tour.steps[3].waitsForKey);
    QCOMPARE(tour.steps[3].pause, 2.0);
    QCOMPARE(tour.steps[3].cue(Language::English), 30.0);
    QCOMPARE(tour.traceFile(1), QString("/lessons/x/tour-2.trace"));
}

void TourTest::whatIsWrittenReadsBack() {
    const Tour tour = readTour(wholeTour).value();
    const QString text = writeTour(tour);
    const auto again = readTour(text);
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().code.c_str());
    QCOMPARE(writeTour(again.value()), text);
    QCOMPARE(again.value().steps.size(), tour.steps.size());
    for (qsizetype i = 0; i < tour.steps.size(); ++i) {
        QCOMPARE(again.value().steps[i].caption, tour.steps[i].caption);
        QCOMPARE(again.value().steps[i].to, tour.steps[i].to);
        QCOMPARE(again.value().steps[i].show, tour.steps[i].show);
        QCOMPARE(again.value().steps[i].run, tour.steps[i].run);
    }
    QCOMPARE(again.value().explored, tour.explored);
    QCOMPARE(again.value().runs[1].choices, tour.runs[1].choices);
    // Without its first run the second one's trace is still the second.
    Tour shorter = tour;
    shorter.folder = "/x";
    shorter.steps.remove(1, 2);
    QCOMPARE(readTour(writeTour(shorter), "/x").value().traceFile(0), QString("/x/tour-2.trace"));
}

/// Every lesson's tour through the text again: nothing that can be seen or heard is another, and no remark is lost.
void TourTest::noTourLosesAnything() {
    const QString folder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
    const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    int seen = 0, lessons = 0;
    for (const QString &name : names) {
        const QString file = QString("%1/%2/%3").arg(folder, name, tourFileName);
        lessons += QFile::exists(QString("%1/%2/lesson.json").arg(folder, name));
        if (!QFile::exists(file)) continue;
        const auto first = loadTour(file);
        QVERIFY2(first.ok(), qPrintable(file));
        const auto second = readTour(writeTour(first.value()), first.value().folder);
        QVERIFY2(second.ok(), qPrintable(file));
        compare(first.value(), second.value());
        if (QTest::currentTestFailed()) return qWarning("%s", qPrintable(file));
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(text.readAll()).split('\n'), written = writeTour(first.value()).split('\n');
        const auto remarks = [](const QStringList &all) {
            QStringList found;
            for (const QString &each : all)
                if (each.trimmed().startsWith('#')) found << each.trimmed();
            return found;
        };
        QCOMPARE(remarks(written), remarks(lines));
        ++seen;
    }
    QVERIFY(seen > 0);
    QCOMPARE(seen, lessons);
}

void TourTest::compare(const Tour &a, const Tour &b) {
    QCOMPARE(b.voiceZh, a.voiceZh);
    QCOMPARE(b.voiceEn, a.voiceEn);
    QCOMPARE(b.explored, a.explored);
    QCOMPARE(b.runs.size(), a.runs.size());
    for (qsizetype i = 0; i < a.runs.size(); ++i) {
        const TourRun &x = a.runs[i], &y = b.runs[i];
        QCOMPARE(y.program, x.program);
        QCOMPARE(y.settings, x.settings);
        QCOMPARE(y.simulated, x.simulated);
        QCOMPARE(y.schedule, x.schedule);
        QCOMPARE(y.needs, x.needs);
        QCOMPARE(y.refuses, x.refuses);
        QCOMPARE(y.choices, x.choices);
        QCOMPARE(b.traceFile(static_cast<int>(i)), a.traceFile(static_cast<int>(i)));
    }
    QCOMPARE(b.steps.size(), a.steps.size());
    for (qsizetype i = 0; i < a.steps.size(); ++i) {
        const TourStep &x = a.steps[i], &y = b.steps[i];
        QCOMPARE(y.caption, x.caption);
        QCOMPARE(y.chapter, x.chapter);
        QCOMPARE(y.notes, x.notes);
        QCOMPARE(y.show, x.show);
        QCOMPARE(y.run, x.run);
        QCOMPARE(y.program, x.program);
        QCOMPARE(y.explored, x.explored);
        QCOMPARE(y.at, x.at);
        QCOMPARE(y.to, x.to);
        QCOMPARE(y.walk, x.walk);
        QCOMPARE(y.moveSeconds, x.moveSeconds);
        QCOMPARE(y.light, x.light);
        QCOMPARE(y.zoomFrom, x.zoomFrom);
        QCOMPARE(y.zoomTo, x.zoomTo);
        if (x.shows(TourStep::Part::Chart)) QCOMPARE(y.chart, x.chart);
        QCOMPARE(y.prediction, x.prediction);
        QCOMPARE(y.answered, x.answered);
        QCOMPARE(y.waitsForKey, x.waitsForKey);
        QCOMPARE(y.pause, x.pause);
        QCOMPARE(y.cueZh, x.cueZh);
        QCOMPARE(y.cueEn, x.cueEn);
        QCOMPARE(y.before, x.before);
        QCOMPARE(y.remarks, x.remarks);
    }
}

void TourTest::figuresAndKnobsAreNotRounded() {
    const auto read = readTour("tour 1\n# head\n\nstep\n  # within\n  zh 一\n  en one\n  run a.py with n=2\n  knob words=a b\n  wait 1.2345678 s\n  cue zh 1234.5678 en 2345.6789\n\n# about the second\nstep\n  play to 0.123456789 s in 2.3456789\n\n# the end\n");
    QVERIFY(read.ok());
    const Tour &tour = read.value();
    QCOMPARE(tour.steps[0].before, QStringList{"# head"});
    QCOMPARE(tour.steps[0].remarks, QStringList{"# within"});
    QCOMPARE(tour.steps[1].before, QStringList{"# about the second"});
    QCOMPARE(tour.remarks, QStringList{"# the end"});
    QCOMPARE(tour.runs[0].settings, (QHash<QString, QString>{{"n", "2"}, {"words", "a b"}}));
    const auto again = readTour(writeTour(tour));
    QVERIFY(again.ok());
    compare(tour, again.value());
    QCOMPARE(again.value().remarks, tour.remarks);
    for (const char *text : {"start", "end", "0.5 s", "print 3", "print \"two words\" times 2", "line 7 of \"main thread\" times 2 + 0.02 s", "event QueueGet of \"#2\"", "choice 4"}) QCOMPARE(momentText(readMoment(text).value()), QString(text));
    for (const char *text : {"", "sometime", "line", "print \"a\" more"}) QVERIFY2(!readMoment(text).ok(), text);
}

void TourTest::errorsNameTheirLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << "" << "tour.no-tour" << 1;
    QTest::newRow("no steps") << "tour 1\n" << "tour.missing" << 2;
    QTest::newRow("word") << "tour 1\nstep\n  jump start\n" << "tour.unknown-word" << 3;
    QTest::newRow("before a step") << "tour 1\nshow code\n" << "tour.no-step" << 2;
    QTest::newRow("part") << "tour 1\nstep\n\n  show cod\n" << "tour.unknown-part" << 4;
    QTest::newRow("chart") << "tour 1\nstep\n  chart memory\n" << "tour.no-chart" << 3;
    QTest::newRow("no run") << "tour 1\nstep\n  play to end\n" << "tour.no-run" << 3;
    QTest::newRow("moment") << "tour 1\nstep\n  run a.py\n  at line x\n" << "tour.bad-moment" << 4;
    QTest::newRow("number") << "tour 1\nstep\n  wait soon\n" << "tour.bad-number" << 3;
    QTest::newRow("two moves") << "tour 1\nstep\n  run a.py\n  play to end\n  play to end\n" << "tour.two-moves" << 5;
    QTest::newRow("one language") << "tour 1\nstep\n  zh 好\nstep\n" << "tour.missing-language" << 4;
}

void TourTest::errorsNameTheirLine() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(int, line);
    const auto read = readTour(text);
    QVERIFY(!read.ok());
    QCOMPARE(QString::fromStdString(read.error().code), code);
    QCOMPARE(static_cast<int>(read.error().span.line), line);
}

void TourTest::whatItNamesIsThere_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    const QString begin = "tour 1\nstep\n";
    QTest::newRow("all of it") << begin + "run a.py with n=3 gil=off pace=2.5 level=all\nplay to event QueueGet\n" << "" << 0;
    QTest::newRow("program") << begin + "show code\nrun b.py\n" << "tour.no-program" << 4;
    QTest::newRow("explored program") << begin + "explore b.py\n" << "tour.no-program" << 2;
    QTest::newRow("constant") << begin + "run a.py with m=3\n" << "tour.no-constant" << 3;
    QTest::newRow("option") << begin + "run a.py with gil=perhaps\n" << "tour.bad-setting" << 3;
    QTest::newRow("number") << begin + "run a.py\nknob pace=fast\n" << "tour.bad-setting" << 3;
    QTest::newRow("event") << begin + "run a.py\nplay to event QueueGot\n" << "tour.no-event" << 2;
    QTest::newRow("prediction") << begin + "ask ends\n" << "tour.no-prediction" << 2;
    QTest::newRow("narration") << "tour 1\nvoice zh a.ogg\nstep\n" << "tour.no-sound" << 1;
}

void TourTest::whatItNamesIsThere() {
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(int, line);
    QTemporaryDir folder;
    QFile program(folder.filePath("a.py"));
    QVERIFY(program.open(QIODevice::WriteOnly) && program.write("n = 2\nprint(n)\n") > 0);
    program.close();
    const auto read = readTour(text, folder.path());
    QVERIFY(read.ok());
    const QList<Diagnostic> problems = checkTour(read.value(), nullptr);
    QCOMPARE(problems.size(), code.isEmpty() ? 0 : 1);
    if (code.isEmpty()) return;
    QCOMPARE(QString::fromStdString(problems.first().code), code);
    QCOMPARE(static_cast<int>(problems.first().span.line), line);
    QCOMPARE(problems.first().file, std::string("tour.txt"));
}

void TourTest::aProgramFindsItsOwn() {
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    QCOMPARE(tourFileFor(folder.filePath("a.py")), QString());
    // One for the whole folder is that of the programs it shows.
    write("tour.txt", "tour 1\nstep\n  zh 好\n  en Good\n  run a.py\n");
    QCOMPARE(tourFileFor(folder.filePath("a.py")), folder.filePath("tour.txt"));
    QCOMPARE(tourFileFor(folder.filePath("b.py")), QString());
    write("a.tour.txt", "tour 1\nstep\n  zh 好\n  en Good\n  run a.py\n");
    QCOMPARE(tourFileFor(folder.filePath("a.py")), folder.filePath("a.tour.txt"));
    // What it carries does not meet what another carries.
    const auto own = loadTour(folder.filePath("a.tour.txt"));
    QVERIFY(own.ok());
    QCOMPARE(own.value().file(), folder.filePath("a.tour.txt"));
    QCOMPARE(own.value().traceFile(0), folder.filePath("a.tour-1.trace"));
    QCOMPARE(own.value().name, tourNameFor(folder.filePath("a.py")));
    write("b.tour.txt", "tour 1\nstep\n  jump\n");
    QCOMPARE(loadTour(folder.filePath("b.tour.txt")).error().file, std::string("b.tour.txt"));
}

void TourTest::aLessonMayHoldItsOwn() {
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    const QString file = folder.filePath("tour.txt");
    QVERIFY(!isTourThere(file));
    write("lesson.json", R"({"format": 1, "title": "no \"tour\" yet"})");
    QVERIFY(!isTourThere(file));
    QCOMPARE(loadTour(file).error().code, std::string("tour.unreadable"));
    write("lesson.json", "{\n \"title\": \"x\",\n \"tour\": [\"tour 1\",\n  \"step\", \"zh \\u597d\",\n  \"en \\\"Good\\\"\",\n  \"run a.py\"]\n}\n");
    QVERIFY(isTourThere(file));
    const auto inside = loadTour(file);
    QVERIFY(inside.ok());
    QCOMPARE(inside.value().steps.size(), 1);
    QCOMPARE(inside.value().steps.first().caption.en, QString("\"Good\""));
    QCOMPARE(inside.value().steps.first().caption.zh, QString("好"));
    // What it carries lies where that of a file would.
    QCOMPARE(inside.value().traceFile(0), folder.filePath("tour-1.trace"));
    write("lesson.json", "{\n \"tour\": [\"tour 1\",\n  \"step\", \"zh \\u597d\",\n  \"en Good\",\n\n  \"jump\"]\n}\n");
    const auto wrong = loadTour(file);
    QCOMPARE(wrong.error().code, std::string("tour.unknown-word"));
    QCOMPARE(wrong.error().file, std::string("lesson.json"));
    QCOMPARE(static_cast<int>(wrong.error().span.line), 6);
    write("tour.txt", "tour 1\nstep\n  zh 好\n  en Beside\n");
    QCOMPARE(loadTour(file).value().steps.first().caption.en, QString("Beside"));
}

void TourTest::captionsTakeTheirReadingTime() {
    QCOMPARE(readingSeconds("Hi", Language::English), 4.0);
    QCOMPARE(readingSeconds(QString(60, 'x'), Language::English), 7.0);
    QCOMPARE(readingSeconds(QString(20, QChar(0x4e2d)), Language::Chinese), 7.0);
    // Code within Chinese reads as code.
    QCOMPARE(readingSeconds(QString(8, QChar(0x4e2d)) + QString(36, 'x'), Language::Chinese), 7.0);
}

void TourTest::momentsAreFoundInATrace() {
    const auto store = queueStore();
    const auto time = [&](const QString &text) {
        const auto tour = readTour("tour 1\nstep\n  run a.py\n  at " + text + "\n");
        return tour.ok() ? resolveMoment(*store, *tour.value().steps[0].at) : std::nullopt;
    };
    QCOMPARE(*time("end"), static_cast<qint64>(store->now()));
    QCOMPARE(*time("0.5 s"), qint64{500'000'000});
    QVERIFY(*time("event QueueGet times 2") > *time("event QueueGet"));
    QCOMPARE(*time("event QueueGet + 3 ms"), *time("event QueueGet") + 3'000'000);
    QVERIFY(*time("print \"got A\"") >= *time("print 1"));
    QVERIFY(!time("event QueueGet times 99"));
    QVERIFY(!time("line 9999"));
}

void TourTest::theClockMovesThePlayhead() {
    const Tour tour = readTour("tour 1\nstep\n  zh 甲\n  en A\n  show title\nstep\n  zh 乙\n  en B\n  show stage\n  run a.py\n  play to end in 10\nstep\n  zh 丙\n  en C\n  at start\n").value();
    const auto store = queueStore();
    const TourClock clock(tour, Language::English, {store});
    QVERIFY(clock.problems().isEmpty());
    QCOMPARE(clock.at(0).step, 0);
    QCOMPARE(clock.at(3.9).step, 0);
    QCOMPARE(clock.at(4.1).step, 1);
    const auto start = clock.at(4.1).time;
    const auto end = static_cast<qint64>(store->now());
    QCOMPARE(clock.at(clock.stepBegin(1) + 0.6 + 5).time, start + (end - start) / 2);
    QCOMPARE(clock.at(clock.stepEnd(1) - 0.1).time, end);
    QCOMPARE(clock.at(clock.stepEnd(1) + 0.1).time, start);
    // Beyond the end it stands.
    QCOMPARE(clock.at(1e9).step, 2);
    QCOMPARE(clock.duration(), clock.stepEnd(2));
}

void TourTest::aWalkGivesEveryStopTheSameTime() {
    const auto store = queueStore();
    const auto stops = visibleStops(*store, 0, static_cast<qint64>(store->now()));
    QVERIFY(stops.size() > 5);
    QVERIFY(std::is_sorted(stops.begin(), stops.end()));
    QCOMPARE(stops.back(), static_cast<qint64>(store->now()));
    QCOMPARE(visibleStops(*store, 0, static_cast<qint64>(store->now()), 4).size(), std::size_t{4});
    const Tour tour = readTour("tour 1\nstep\n  zh 乙\n  en B\n  show stage\n  run a.py\n  walk to end in 8\n").value();
    const TourClock clock(tour, Language::English, {store});
    std::vector<qint64> seen;
    for (double t = 0; t < clock.duration(); t += 0.005) {
        const qint64 time = clock.at(t).time;
        if (t > 0.6 && (seen.empty() || seen.back() != time)) seen.push_back(time);
    }
    const auto from = resolveMoment(*store, TourMoment{}).value();
    QCOMPARE(seen.size(), visibleStops(*store, from, static_cast<qint64>(store->now())).size());
}

/// A value that is stored while its thread still seems to hold it would be a picture of no state that ever was.
void TourTest::aStepOfASimulatedMachineIsOneStop() {
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId x = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "x");
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(1000));
    for (const trace::Time step : {1000, 2000}) {
        script.at(step + 1).add(main, trace::EventKind::VariableStore, x, trace::Value::integer(1));
        script.at(step + 900).add(main, trace::EventKind::InHand, 0, script.text("1 + 1 = 2"));
        script.at(step + 901).add(main, trace::EventKind::NextOperation, 0, script.text("x"));
    }
    script.at(3500).exitProcess(main);
    script.finish();
    QCOMPARE(visibleStops(*store, 1, 2999), std::vector<qint64>({1901, 2901, 2999}));
}

void TourTest::narrationSetsTheBeginning() {
    const Tour tour = readTour("tour 1\nstep\n  zh 甲\n  en A\nstep\n  zh 乙\n  en B\n  cue en 12\n").value();
    QCOMPARE(TourClock(tour, Language::English, {}).stepBegin(1), 12.0);
    QCOMPARE(TourClock(tour, Language::Chinese, {}).stepBegin(1), 4.0);
}

void TourTest::whatElseIsReadTakesItsTime() {
    const Tour tour = readTour("tour 1\nstep\n  zh 甲\n  en A\nstep\n  zh 乙\n  en B\n").value();
    const TourClock clock(tour, Language::English, {}, {}, {2.5});
    QCOMPARE(clock.stepBegin(1), 6.5);
    QCOMPARE(clock.duration(), 10.5);
    QCOMPARE(wordsSeconds("四个字符", Language::Chinese), 1.0);
    QCOMPARE(wordsSeconds("twelve chars", Language::English), 1.0);
}

QTEST_GUILESS_MAIN(TourTest)
#include "tst_tour.moc"
