// Explore's place over results given by hand: what it says of them, what it marks as wrong, what its buttons ask for.
#include "tests/ui/ui_fixture.h"
#include "ui/explore/explore_view.h"
#include "ui/explore/outcome_bars.h"
#include "ui/explore/outcome_rows.h"
#include "ui/explore/schedule_words.h"
#include "ui/explore/state_graph_view.h"

#include <QChartView>
#include <QGraphicsScene>
#include <QGraphicsTextItem>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// Two threads, one round each: amounts 5 and 8. 70 = 8 choose 4 interleavings of four accesses each.
Exploration lostUpdate() {
    Exploration result;
    result.complete = true;
    result.states = 75;
    result.interleavings = "70";
    result.outcomesTotal = 7;
    const std::pair<int, int> ends[] = {{0, 30}, {-8, 8}, {-5, 8}, {5, 8}, {8, 8}, {-3, 4}, {3, 4}};
    for (const auto &[balance, count] : ends)
        result.outcomes.push_back({QString("%1\n").arg(balance), "exit 0", QString::number(count), balance == 0 ? 1 : 3, QString("way to %1").arg(balance), {}});
    return result;
}

/// One thread stores 1, another 2; what is there last is printed.
Exploration lastStore() {
    Exploration result;
    result.complete = true;
    result.states = 5;
    result.interleavings = "2";
    result.outcomesTotal = 2;
    result.outcomes = {{"1\n", "exit 0", "1", 1, "1x9 3 2 1", {}}, {"2\n", "exit 0", "1", 1, "1x9 2 3 1", {}}};
    result.graph.threads = {{0, 0}, {0, 1}, {0, 2}};
    result.graph.states = {{0, -1, "1x9"}, {1, -1, "1x9 2"}, {1, -1, "1x9 3"}, {2, 1, "1x9 2 3 1"}, {2, 0, "1x9 3 2 1"}};
    result.graph.edges = {{0, 1, 2, false, "x ← 1"}, {0, 2, 3, false, "x ← 2"}, {1, 3, 3, false, "x ← 2"}, {2, 4, 2, false, "x ← 1"}};
    result.graph.ways = {{1, 3}, {0, 2}};
    return result;
}

struct Shown : Fixture {
    Shown() {
        view.resize(900, 900);
        view.show();
    }
    QStringList texts() const {
        QStringList all;
        for (const QLabel *label : view.findChildren<QLabel *>())
            if (label->isVisible()) all << label->text();
        return all;
    }
    ExploreView view{kit, nullptr};
};

} // namespace

class ExploreViewTest : public QObject {
    Q_OBJECT

private slots:
    void asksForAnExploration();
    void everyEndIsABarInOrder();
    void wrongEndsAreNamed();
    void badEndsAreWrongByThemselves();
    void aPartIsNotCalledAll();
    void progressIsShown();
    void itIsPausedAndStopped();
    void waysAreOfferedShortestFirst();
    void barsAreOfCountsOnly();
    void waysAreToldInWords();
    void whatNeverEndsIsToldToo();
    void longNamesStandInLines();
    void longNamesThatBeginAlikeAreToldApart();
    void aNameWithoutRoomIsToldWhole();
    void longWaysAreCutShort();
    void editedProgramsMakeItOld();
    void chineseReadersSeeNoEnglish();
    void statesAreDrawnInLayers();
    void theGraphCallsThreadsByTheirNames();
    void aStateIsChosenAndGoneTo();
    void whatIsPlayedIsLit();
    void keysGoFromStateToState();
    void tooManyStatesAreNotDrawn();
    void waysAreInSightBelowTheBars();
};

void ExploreViewTest::asksForAnExploration() {
    Shown shown;
    QSignalSpy asked(&shown.view, &ExploreView::exploreRequested);
    auto *button = shown.view.findChild<QPushButton *>("accentButton");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void ExploreViewTest::everyEndIsABarInOrder() {
    Shown shown;
    shown.view.setResult(lostUpdate());
    QCOMPARE(shown.view.heading(), QString("All 70 schedules"));
    QStringList names;
    for (const OutcomeBars::Bar &bar : shown.view.bars()->bars()) names << bar.name + ':' + bar.count;
    QCOMPARE(names, QStringList({"-8:8", "-5:8", "-3:4", "0:30", "3:4", "5:8", "8:8"}));
    QVERIFY(shown.view.verdict().isEmpty());
}

void ExploreViewTest::wrongEndsAreNamed() {
    Shown shown;
    shown.view.setRight("0");
    shown.view.setResult(lostUpdate());
    // 8 + 8 + 4 + 4 + 8 + 8 = 40
    QCOMPARE(shown.view.verdict(), QString::fromUtf8("✗ 40 of 70 schedules end with a wrong result"));
    for (const OutcomeBars::Bar &bar : shown.view.bars()->bars()) {
        QCOMPARE(bar.isWrong, bar.name != "0");
        QCOMPARE(bar.isRight, bar.name == "0");
    }
}

void ExploreViewTest::badEndsAreWrongByThemselves() {
    Shown shown;
    Exploration result = lostUpdate();
    result.outcomes[1].ending = "deadlock";
    shown.view.setResult(result);
    QVERIFY(shown.view.verdict().contains("8 of 70 schedules"));
    QVERIFY(shown.view.verdict().contains("deadlock"));
}

void ExploreViewTest::aPartIsNotCalledAll() {
    Shown shown;
    Exploration result = lostUpdate();
    result.complete = false;
    result.bound = "states 75";
    result.outcomes[0].ending = "exception ValueError";
    shown.view.setResult(result);
    QVERIFY(!shown.texts().join('\n').contains("All "));
    QVERIFY(shown.texts().join('\n').contains("states 75"));
    QVERIFY(!shown.view.verdict().contains(" of 70"));
}

void ExploreViewTest::progressIsShown() {
    Shown shown;
    shown.view.setExploring(true);
    shown.view.setProgress(12345, 3);
    QVERIFY(shown.texts().join('\n').contains(QString::fromUtf8("12\u202f345 states so far, 3 different ends")));
    QVERIFY(!shown.view.bars()->isVisible());
    shown.view.setExploring(false);
    shown.view.setResult(lostUpdate());
    QVERIFY(shown.view.bars()->isVisible());
}

void ExploreViewTest::itIsPausedAndStopped() {
    Shown shown;
    QPushButton *pause = nullptr, *stop = nullptr;
    for (auto *button : shown.view.findChildren<QPushButton *>("plainButton")) (button->text() == "Pause" ? pause : stop) = button;
    QVERIFY(pause && stop && !pause->isVisible() && !stop->isVisible());
    shown.view.setExploring(true);
    shown.view.setProgress(12345, 3);
    QVERIFY(pause->isVisible() && stop->isVisible());
    // By keys too.
    QVERIFY(pause->focusPolicy() & Qt::TabFocus && stop->focusPolicy() & Qt::TabFocus);
    QSignalSpy paused(&shown.view, &ExploreView::pauseRequested), stopped(&shown.view, &ExploreView::stopRequested);
    QTest::keyClick(pause, Qt::Key_Space);
    QCOMPARE(paused.size(), 1);
    QCOMPARE(paused.last().first().toBool(), true);
    shown.view.setPaused(true);
    QCOMPARE(shown.view.heading(), QString("Exploring is paused"));
    QVERIFY(shown.texts().join('\n').contains("3 different ends"));
    QCOMPARE(pause->text(), QString("Go on"));
    QTest::mouseClick(pause, Qt::LeftButton);
    QCOMPARE(paused.last().first().toBool(), false);
    shown.view.setPaused(false);
    QCOMPARE(pause->text(), QString("Pause"));
    QTest::keyClick(stop, Qt::Key_Space);
    QCOMPARE(stopped.size(), 1);
    shown.view.setExploring(false);
    QVERIFY(!pause->isVisible() && !stop->isVisible());
}

void ExploreViewTest::waysAreOfferedShortestFirst() {
    Shown shown;
    shown.view.setResult(lostUpdate());
    QSignalSpy played(&shown.view, &ExploreView::playRequested);
    QPushButton *first = nullptr;
    for (auto *button : shown.view.findChildren<QPushButton *>("linkButton"))
        if (!first && button->text() == "Play") first = button;
    QVERIFY(first);
    QTest::mouseClick(first, Qt::LeftButton);
    QCOMPARE(played.size(), 1);
    QCOMPARE(played.first().first().toString(), QString("way to 0"));
    QSignalSpy forReal(&shown.view, &ExploreView::playLiveRequested);
    for (auto *button : shown.view.findChildren<QPushButton *>("linkButton"))
        if (forReal.isEmpty() && button->text() == "For real") QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(forReal.size(), 1);
    QCOMPARE(forReal.first().first().toString(), QString("way to 0"));
}

void ExploreViewTest::barsAreOfCountsOnly() {
    Shown shown;
    Exploration result = lostUpdate();
    result.interleavings.clear();
    for (ExploredOutcome &outcome : result.outcomes) outcome.count.clear();
    shown.view.setResult(result);
    QVERIFY(!shown.view.bars()->isVisible());
    QTRY_VERIFY(shown.texts().contains("way to 0"));
    // Nothing at all was found: no empty places.
    result.outcomes.clear();
    result.outcomesTotal = 0;
    shown.view.setResult(result);
    QVERIFY(!shown.view.bars()->isVisible());
    QVERIFY(!shown.texts().join('\n').contains("Shortest way"));
}

void ExploreViewTest::waysAreToldInWords() {
    using End = ExploredTurn::End;
    const QString load = QString::fromUtf8("balance →"), store = QString::fromUtf8("balance ← 5"), other = QString::fromUtf8("balance ← 8");
    // As the engine tells it: the main thread starts them in between, which is not worth a word.
    const std::vector<ExploredTurn> lost{{0, 1, false, 1, load, load, End::GoesOn, {}}, {0, 0, false, 0, {}, {}, End::Waits, "t2.start()"}, {0, 2, false, 4, load, other, End::Ends, {}},
                                         {0, 1, false, 1, store, store, End::Ends, {}},  {0, 0, false, 2, load, "print(balance)", End::Ends, {}}};
    QCOMPARE(ScheduleWords::of(lost, 8), QString::fromUtf8("T1 reads balance, T2 runs to its end, T1 writes balance\u00a0←\u00a05 and ends"));
    const std::vector<ExploredTurn> deadlock{{0, 1, false, 1, "a.__enter__()", "a.__enter__()", End::GoesOn, {}}, {0, 2, false, 1, "b.__enter__()", "b.__enter__()", End::GoesOn, {}},
                                             {0, 0, false, 0, {}, {}, End::Waits, "t1.join()"}, {0, 1, false, 0, {}, {}, End::Waits, "b.__enter__()"}, {0, 2, false, 0, {}, {}, End::Waits, "a.__enter__()"}};
    QCOMPARE(ScheduleWords::of(deadlock, 8), QString("T1 takes a, T2 takes b, main waits in t1.join(), T1 waits for b, T2 waits for a"));
    const auto one = [](const char *operation, End end = End::GoesOn) { return ScheduleWords::of({{0, 1, false, 1, operation, operation, end, {}}}, 8); };
    QCOMPARE(one("forks[0].acquire()"), QString("T1 takes forks[0]"));
    QCOMPARE(one("forks[0].acquire(timeout=1)"), QString("T1 tries to take forks[0]"));
    QCOMPARE(one("forks[0].release()", End::Ends), QString("T1 lets go of forks[0] and ends"));
    QCOMPARE(one("queues[f(1)].put((1, 2))"), QString("T1 puts (1, 2) into queues[f(1)]"));
    QCOMPARE(one("q.get()"), QString("T1 gets an item from q"));
    QCOMPARE(one("prices.get('tea')"), QString("T1 calls prices.get('tea')"));
    QCOMPARE(one("pipe.send([1])"), QString("T1 sends [1] through pipe"));
    QCOMPARE(one("print('a', x)"), QString("T1 prints 'a', x"));
    QCOMPARE(one("full.notify()"), QString("T1 wakes one that waits for full"));
    QCOMPARE(one("os.wait()"), QString("T1 calls os.wait()"));
    QCOMPARE(one("items += [1]"), QString("T1 executes items += [1]"));
    const auto last = [](const char *operation) { return ScheduleWords::of({{0, 1, false, 3, "x", operation, End::GoesOn, {}}}, 8); };
    QCOMPARE(last("forks[0].acquire()"), QString("T1 runs until it has taken forks[0]"));
    QCOMPARE(last("q.put(3)"), QString("T1 runs until it has put 3 into q"));
    const auto held = [](const char *operation) { return ScheduleWords::of({{0, 1, false, 0, {}, {}, End::Waits, operation}}, 8); };
    QCOMPARE(held("forks[0].acquire()"), QString("T1 waits for forks[0]"));
    QCOMPARE(held("q.get()"), QString("T1 waits for an item from q"));
    QCOMPARE(held("q.put(1)"), QString("T1 waits for room in q"));
    QCOMPARE(held("ready.wait(0.5)"), QString("T1 waits for ready"));
    QCOMPARE(held("t1.join()"), QString("T1 waits in t1.join()"));
    // Where nobody else does anything, it says that.
    QCOMPARE(ScheduleWords::of({{0, 1, false, 0, {}, {}, End::Waits, "lock.acquire()"}, {0, 0, false, 2, load, "print(balance)", End::Ends, {}}}, 8), QString("main runs to its end"));
    Shown shown;
    Exploration result = lostUpdate();
    result.outcomes[0].turns = lost;
    shown.view.setResult(result);
    QTRY_VERIFY(shown.texts().contains(ScheduleWords::of(lost, 8)));
    // In the place of the text that machines read.
    QVERIFY(!shown.texts().contains(result.outcomes[0].schedule));
    shown.settings.setLanguage(Language::Chinese);
    QTRY_VERIFY(shown.texts().contains(QString::fromUtf8("T1 读取 balance；T2 运行到结束；T1 写入 balance\u00a0←\u00a05，然后结束")));
}

void ExploreViewTest::whatNeverEndsIsToldToo() {
    using End = ExploredTurn::End;
    Shown shown;
    Exploration result;
    result.complete = true;
    result.outcomesTotal = 1;
    // The main thread waits in a loop for what nobody will do.
    const std::vector<ExploredTurn> alone{{0, 1, false, 0, {}, {}, End::Ends, {}}, {0, 0, false, 0, {}, {}, End::GoesRound, {}}};
    result.outcomes = {{{}, "endless", {}, 3, "1x1 2 1x20", alone}};
    shown.view.setResult(result);
    QTRY_VERIFY(shown.texts().contains("T1 runs to its end, main goes round for ever"));
    QVERIFY(!shown.texts().contains("1x1 2 1x20"));
    // Two of them let each other go first.
    const std::vector<ExploredTurn> together{{0, 1, false, 1, "a.__enter__()", "a.__enter__()", End::GoesOn, {}}, {0, 2, false, 1, "b.__enter__()", "b.__enter__()", End::GoesOn, {}}};
    result.outcomes = {{{}, "endless", {}, 2, "2x1 3x1", together}};
    shown.view.setResult(result);
    QTRY_VERIFY(shown.texts().contains("T1 takes a, T2 takes b, and so on for ever"));
    // Who has a name of the program's own goes by that.
    std::vector<ExploredTurn> named = together;
    named[0].name = "alice";
    result.outcomes = {{{}, "endless", {}, 2, "2x1 3x1", named}};
    shown.view.setResult(result);
    QTRY_VERIFY(shown.texts().contains("alice takes a, T2 takes b, and so on for ever"));
    result.outcomes = {{{}, "endless", {}, 2, "2x1 3x1", together}};
    shown.view.setResult(result);
    shown.settings.setLanguage(Language::Chinese);
    QTRY_VERIFY(shown.texts().contains(QString::fromUtf8("T1 取得 a；T2 取得 b；如此循环往复")));
}

void ExploreViewTest::longNamesStandInLines() {
    Shown shown;
    Exploration result = lostUpdate();
    const QString name = "the account holds 300 & <nobody> was paid";
    result.outcomes.resize(4);
    result.outcomes[1].output = name + '\n';
    shown.view.setResult(result);
    QStringList drawn;
    const auto *chart = shown.view.findChild<QChartView *>();
    QVERIFY(chart);
    for (const QGraphicsItem *item : chart->scene()->items())
        if (const auto *text = dynamic_cast<const QGraphicsTextItem *>(item); text && text->isVisible()) drawn << text->toPlainText();
    QVERIFY2(!drawn.join('|').contains("..."), qPrintable(drawn.join('|')));
    QStringList lines;
    for (const QString &each : drawn)
        if (each.startsWith("the account")) lines = each.split(QRegularExpression("[\n\u2028]"));
    QVERIFY2(lines.size() > 1, qPrintable(drawn.join('|')));
    QCOMPARE(lines.join(' ').remove(QChar(0x200b)), name);
}

/// Three lines of each would be the same: what is beneath a bar begins where it differs.
void ExploreViewTest::longNamesThatBeginAlikeAreToldApart() {
    Shown shown;
    Exploration result = lostUpdate();
    result.outcomes.resize(4);
    const QString same = "after all the transfers between the two accounts of the bank the whole sum in both of them together is ";
    result.outcomes[0].output = same + "one hundred\n";
    result.outcomes[1].output = same + "ninety\n";
    result.outcomes[2].output = same + "ninety-five\n";
    shown.view.setResult(result);
    QStringList drawn;
    for (const QGraphicsItem *item : shown.view.findChild<QChartView *>()->scene()->items())
        if (const auto *text = dynamic_cast<const QGraphicsTextItem *>(item); text && text->isVisible()) drawn << text->toPlainText().simplified();
    const QString all = drawn.join('|');
    QVERIFY2(drawn.contains(QString::fromUtf8("…one hundred")), qPrintable(all));
    QVERIFY2(drawn.contains(QString::fromUtf8("…ninety")), qPrintable(all));
    QVERIFY2(drawn.contains(QString::fromUtf8("…ninety-five")), qPrintable(all));
}

void ExploreViewTest::longWaysAreCutShort() {
    std::vector<ExploredTurn> turns;
    for (int i = 0; i < 20; ++i) turns.push_back({0, 1 + i % 2, false, 1, "q.put(" + QString(90, 'x') + ')', "q.put(" + QString(90, 'x') + ')', ExploredTurn::End::GoesOn, {}});
    const QString words = ScheduleWords::of(turns, 8);
    QVERIFY2(words.endsWith("and 12 turns more"), qPrintable(words));
    QVERIFY(words.size() < 8 * 60);
    // A turn without anything in it is none, and its neighbours are one.
    turns.resize(3);
    turns[1].operations = 0;
    QCOMPARE(ScheduleWords::of(turns, 8).count("T1"), 1);
    QCOMPARE(ScheduleWords::of(turns, 8).count("T2"), 0);
}

void ExploreViewTest::editedProgramsMakeItOld() {
    Shown shown;
    shown.view.setResult(lostUpdate());
    auto *button = shown.view.findChild<QPushButton *>("accentButton");
    QVERIFY(!button->isVisible());
    shown.view.setOutdated(true);
    QVERIFY(button->isVisible());
    QVERIFY(shown.texts().join('\n').contains("changed since"));
}

void ExploreViewTest::chineseReadersSeeNoEnglish() {
    Shown shown;
    shown.view.setRight("0");
    shown.settings.setLanguage(Language::Chinese);
    for (const bool complete : {true, false}) {
        Exploration result = lostUpdate();
        result.complete = complete;
        for (ExploredOutcome &outcome : result.outcomes) outcome.schedule = "1 2";
        result.outcomes[1].ending = "deadlock";
        result.outcomes[2].ending = "stuck";
        shown.view.setResult(result);
        shown.view.showStates(complete);
        for (const QString &text : shown.texts()) QVERIFY2(!text.contains(QRegularExpression("[a-zA-Z]{2,}")), qPrintable(text));
    }
}

void ExploreViewTest::statesAreDrawnInLayers() {
    Shown shown;
    shown.view.setResult(lastStore());
    shown.view.showStates(true);
    QVERIFY(!shown.view.bars()->isVisible());
    const StateGraphView *graph = shown.view.graph();
    QVERIFY(graph->isVisible());
    QCOMPARE(graph->placeOf(1).x(), graph->placeOf(2).x());
    QCOMPARE(graph->placeOf(3).x(), graph->placeOf(4).x());
    QVERIFY(graph->placeOf(0).x() < graph->placeOf(1).x());
    // Neighbours stand on one side: no two lines cross.
    QCOMPARE(graph->placeOf(1).y() < graph->placeOf(2).y(), graph->placeOf(3).y() < graph->placeOf(4).y());
    QCOMPARE(graph->accessibleName(), QString("5 states, in 3 layers by the number of steps that lead to them; 2 ends: 1, 2"));
    QCOMPARE(graph->paintedItems().size(), 5);
    QCOMPARE(graph->paintedItems()[0].name, QString::fromUtf8("The start; next can be T1 (x ← 1) or T2 (x ← 2)."));
    QCOMPARE(graph->paintedItems()[3].name, QString("After 2 steps, an end: 2."));
}

void ExploreViewTest::theGraphCallsThreadsByTheirNames() {
    Shown shown;
    Exploration result = lastStore();
    result.graph.threads = {{0, 0}, {0, 1, "deposit"}, {0, 2, "withdraw"}};
    shown.view.setResult(result);
    shown.view.showStates(true);
    const StateGraphView *graph = shown.view.graph();
    QCOMPARE(graph->paintedItems()[0].name, QString::fromUtf8("The start; next can be deposit (x ← 1) or withdraw (x ← 2)."));
    QCOMPARE(graph->pinName(2), QString("deposit"));
    // Longer than the way from one state to the next: the pins have numbers, all of them.
    result.graph.threads = {{0, 0}, {0, 1, "deposits the whole sum"}, {0, 2, "withdraw"}};
    shown.view.setResult(result);
    QCOMPARE(graph->pinName(2), QString("T1"));
    QCOMPARE(graph->pinName(3), QString("T2"));
}

void ExploreViewTest::aStateIsChosenAndGoneTo() {
    Shown shown;
    shown.view.setResult(lastStore());
    shown.view.showStates(true);
    StateGraphView *graph = shown.view.graph();
    QSignalSpy played(&shown.view, &ExploreView::playRequested);
    QTest::mouseClick(graph, Qt::LeftButton, {}, graph->placeOf(2).toPoint());
    QCOMPARE(graph->selected(), 2);
    QCOMPARE(graph->litEdges(), std::vector<int>{1});
    QCOMPARE(played.size(), 0);
    QPushButton *step = nullptr;
    for (auto *button : shown.view.findChildren<QPushButton *>("linkButton"))
        if (button->text() == "Stand there in Step") step = button;
    QVERIFY(step && step->isVisible());
    QTest::mouseClick(step, Qt::LeftButton);
    QCOMPARE(played.size(), 1);
    QCOMPARE(played.first().first().toString(), QString("1x9 3"));
    QTest::mouseDClick(graph, Qt::LeftButton, {}, graph->placeOf(1).toPoint());
    QCOMPARE(played.last().first().toString(), QString("1x9 2"));
}

void ExploreViewTest::whatIsPlayedIsLit() {
    Shown shown;
    shown.view.setResult(lastStore());
    for (auto *button : shown.view.findChildren<QPushButton *>("linkButton"))
        if (button->text() == "Play") {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    QCOMPARE(shown.view.graph()->litEdges(), (std::vector<int>{1, 3}));
    QCOMPARE(shown.view.graph()->selected(), 4);
}

void ExploreViewTest::keysGoFromStateToState() {
    Shown shown;
    shown.view.setResult(lastStore());
    shown.view.showStates(true);
    StateGraphView *graph = shown.view.graph();
    QSignalSpy played(&shown.view, &ExploreView::playRequested);
    QTest::keyClick(graph, Qt::Key_Home);
    QCOMPARE(graph->selected(), 0);
    QTest::keyClick(graph, Qt::Key_Right);
    const int first = graph->selected();
    QVERIFY(first == 1 || first == 2);
    QTest::keyClick(graph, graph->placeOf(first).y() < graph->placeOf(3 - first).y() ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(graph->selected(), 3 - first);
    QTest::keyClick(graph, Qt::Key_Left);
    QCOMPARE(graph->selected(), 0);
    QTest::keyClick(graph, Qt::Key_Return);
    QCOMPARE(played.last().first().toString(), QString("1x9"));
}

void ExploreViewTest::tooManyStatesAreNotDrawn() {
    Shown shown;
    Exploration result = lostUpdate();
    result.states = 4161;
    shown.view.setResult(result);
    shown.view.showStates(true);
    QVERIFY(!shown.view.graph()->isVisible());
    QVERIFY2(shown.texts().join('\n').contains(QString::fromUtf8("of 4\u202f161 states")), qPrintable(shown.texts().join('\n')));
}

/// In a window of 1440 × 900 the place for results is about 540 pixels high: the bars leave room for the list's first row.
void ExploreViewTest::waysAreInSightBelowTheBars() {
    Shown shown;
    shown.view.resize(580, 540);
    shown.view.setRight("0");
    shown.view.setResult(lostUpdate());
    QTRY_VERIFY(shown.view.findChild<QFrame *>("outcomeRow") != nullptr);
    auto *row = shown.view.findChild<QFrame *>("outcomeRow");
    const auto bottom = [&] { return row->mapTo(&shown.view, QPoint(0, row->height())).y(); };
    QTRY_VERIFY2(bottom() > 200 && bottom() <= shown.view.height(), qPrintable(QString::number(bottom())));
    // Where there is room the bars are as high as ever.
    const int low = shown.view.bars()->height();
    shown.view.resize(580, 900);
    QTRY_VERIFY(shown.view.bars()->height() > low);
    QCOMPARE(shown.view.bars()->height(), shown.kit.ipx(300));
}

/// Two ends of which only the middle differs: beside counts and buttons both would read alike.
void ExploreViewTest::aNameWithoutRoomIsToldWhole() {
    Shown shown;
    shown.view.resize(580, 900);
    Exploration result = lostUpdate();
    const QStringList names = {"alpha one \u00b7 beta one \u00b7 alpha two \u00b7 beta two \u00b7 gamma one", "alpha one \u00b7 beta one \u00b7 beta two \u00b7 alpha two \u00b7 gamma one"};
    for (int i = 0; i < 2; ++i) result.outcomes[static_cast<std::size_t>(i)].lastLines = names[i];
    shown.view.setResult(result);
    const auto told = [&] {
        QStringList all;
        for (const QLabel *label : shown.view.findChildren<QLabel *>("wholeName"))
            if (label->isVisible() && label->height() >= label->heightForWidth(label->width())) all << label->text().remove(QString::fromUtf8("✗ "));
        all.sort();
        return all;
    };
    QTRY_COMPARE(told(), names); // short ones stand in their line only
}

QTEST_MAIN(ExploreViewTest)
#include "tst_explore_view.moc"
