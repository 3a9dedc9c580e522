// The timeline under the hand: mouse and keys as a person uses them, and what it says about a point. Long: one test for each gesture.
#include "tests/ui/ui_fixture.h"
#include "ui/timeline/step_labels.h"
#include "ui/timeline/timeline_view.h"

#include <QBuffer>
#include <QLineEdit>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace forkyard;
using namespace forkyard::ui;

class TimelineViewTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAreThreadsThenObjects();
    void fitShowsTheWholeRun();
    void wheelZoomsAroundThePointer();
    void nothingIsBeforeTheRun();
    void keysZoomPanAndFit();
    void draggingPans();
    void clickSetsThePlayhead();
    void rulerDragMovesThePlayhead();
    void eventKeysGoFromEventToEvent();
    void sentencesSayWhatIsThere();
    void doubleClickAsksForTheLine();
    void statusSaysWhereAndWhetherItRuns();
    void timesAreToldInTheUnitOfTheRun();
    void rowsGrowWithTheRun();
    void measuresBetweenTwoPoints();
    void rowsCanBeHidden();
    void findGoesFromRowToRow();
    void lostEventsAreShownAsAGap();
    void onlyWhatMovedIsPaintedAgain();
    void threadsFoldBeneathTheirProcess();
    void lanesFoldByMachine();
    void coresHaveLanesWhenAskedFor();
    void lessonArrangesTheRows();
    void rowsAreArrangedByKeysAndByHand();
    void theFilterLeavesWhatMatches();
    void bookmarksAreGoneTo();
    void theNextEventOfAKindIsFound();
    void whyAThreadWaitedIsLitUp();
    void namesThatDifferAtTheirEndStayApart();
    void whatHasNoLanesSaysSo();
    void aChainThatIsLitUpGoesOnWithTheRun();
    void theOverviewComesWithZoomAndMovesThePart();
    void theGilAndTasksHaveLanes();
    void aProgramFromOutsideHasALane();
    void aSleepSaysWhatItsProgramAskedFor();
    void inADrawingWordsAreWords();
    void aLostUpdateIsMarkedWhereItHappens();
    void everyStepStandsByItself();
    void onlyTheLastStepIsTheEnd();
    void aStepTellsItsStatement();
    void everyValueIsThereOrCounted_data();
    void everyValueIsThereOrCounted();
    void noWordIsCutToNothing();
    void whoIsWaitedForIsNamedByItsPin();
    void arrowsPassBeneathTheWordsOfSteps();
    void whatOnlyItsClassTellsHasNoLane();
    void tasksAreToldApart();
};

namespace {

struct Shown {
    explicit Shown(std::shared_ptr<trace::Store> store = queueRun(), bool live = false) {
        view.resize(1400, 420);
        view.show();
        run.setStore(std::move(store), live);
        QCoreApplication::processEvents();
    }
    /// The point of a row at a time.
    QPointF at(std::size_t row, double time) const {
        const QRectF area = view.lanesArea();
        const double height = std::min(65.0, std::floor(area.height() / static_cast<double>(view.rows().size())));
        return {area.left() + view.scale().x(time), area.top() + (static_cast<double>(row) + 0.5) * height};
    }
    std::size_t rowOf(const QString &name) const {
        for (std::size_t row = 0; row < view.rows().size(); ++row)
            if (view.rows()[row].name == name) return row;
        return view.rows().size();
    }
    double pixel() const { return view.scale().nsPerPixel; }

    Fixture fixture;
    RunModel run;
    TimelineView view{fixture.kit, run, nullptr};
};

/// What stands in the picture, from the left to the right within each line of the drawing.
QStringList wordsIn(TimelineView &view) {
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(view.size());
    QPainter painter(&svg);
    view.render(&painter);
    painter.end();
    QStringList texts;
    for (auto found = QRegularExpression("<text[^>]*>([^<]+)</text>").globalMatch(QString::fromUtf8(buffer.data())); found.hasNext();) texts << found.next().captured(1).trimmed();
    return texts;
}

void wheel(QWidget &widget, const QPointF &point, int delta, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(point, widget.mapToGlobal(point), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

void TimelineViewTest::rowsAreThreadsThenObjects() {
    Shown shown;
    const auto &rows = shown.view.rows();
    QVERIFY(rows.size() >= 4);
    QCOMPARE(rows[0].name, QString("main"));
    QCOMPARE(rows[1].name, QString("writer"));
    QCOMPARE(rows[2].name, QString("reader"));
    QCOMPARE(rows[3].name, QString("Queue 1"));
    QCOMPARE(rows[3].kind, TimelineRow::Kind::Queue);
    QCOMPARE(rows[1].identity, shown.run.laneIdentity(rows[1].lane));
    shown.run.setStore(nullptr, false);
    QVERIFY(shown.view.rows().empty());
}

void TimelineViewTest::fitShowsTheWholeRun() {
    Shown shown;
    shown.view.zoom(30, 200);
    shown.view.pan(5000);
    shown.view.fit();
    const double width = shown.view.lanesArea().width();
    QVERIFY(std::abs(shown.view.scale().x(0)) < 1e-6);
    QVERIFY(shown.view.scale().x(800e6) > width * 0.7 && shown.view.scale().x(800e6) <= width);
}

void TimelineViewTest::nothingIsBeforeTheRun() {
    Shown shown;
    shown.view.zoom(4, 200);
    shown.view.pan(100);
    QVERIFY(shown.view.scale().begin > 0);
    shown.view.pan(-10'000);
    QCOMPARE(shown.view.scale().begin, 0.0);
    shown.view.pan(10);
    const double width = shown.view.lanesArea().width();
    shown.view.zoom(0.125, width * 0.9); // outwards, about a point far from the beginning
    QCOMPARE(shown.view.scale().begin, 0.0);
}

void TimelineViewTest::wheelZoomsAroundThePointer() {
    Shown shown;
    const QPointF point = shown.at(1, 300e6);
    const double before = shown.pixel();
    wheel(shown.view, point, 120, Qt::ControlModifier);
    QVERIFY(shown.pixel() < before);
    QVERIFY(std::abs(shown.view.scale().x(300e6) - (point.x() - shown.view.lanesArea().left())) < 0.01);
    wheel(shown.view, point, -120, Qt::ControlModifier);
    QVERIFY(std::abs(shown.pixel() - before) < before * 1e-9);
    const double begin = shown.view.scale().begin;
    wheel(shown.view, point, -120, Qt::ShiftModifier);
    QVERIFY(shown.view.scale().begin > begin);
    QCOMPARE(shown.pixel(), before);
}

void TimelineViewTest::keysZoomPanAndFit() {
    Shown shown;
    shown.run.playhead().setTime(400'000'000);
    QCoreApplication::processEvents();
    const double fitted = shown.pixel(), x = shown.view.scale().x(400e6);
    for (int count = 0; count < 5; ++count) QTest::keyClick(&shown.view, Qt::Key_W);
    QVERIFY(shown.pixel() < fitted / 2);
    QVERIFY(std::abs(shown.view.scale().x(400e6) - x) < 0.01); // around the playhead
    const double begin = shown.view.scale().begin;
    QTest::keyClick(&shown.view, Qt::Key_D);
    QVERIFY(shown.view.scale().begin > begin);
    QTest::keyClick(&shown.view, Qt::Key_A);
    QVERIFY(std::abs(shown.view.scale().begin - begin) < 1);
    QTest::keyClick(&shown.view, Qt::Key_S);
    QTest::keyClick(&shown.view, Qt::Key_F);
    QCOMPARE(shown.pixel(), fitted);
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QCOMPARE(shown.run.playhead().time(), 0);
    QTest::keyClick(&shown.view, Qt::Key_End);
    QCOMPARE(shown.run.playhead().time(), 800'000'000);
    QVERIFY(!shown.run.playhead().followsNow());
    QTest::keyClick(&shown.view, Qt::Key_L);
    QVERIFY(shown.run.playhead().followsNow());
}

void TimelineViewTest::draggingPans() {
    Shown shown;
    shown.run.playhead().setTime(0);
    shown.view.zoom(4, 0); // the moment shown stays in sight, so that news of it, whenever they come, move nothing
    QCoreApplication::processEvents();
    const double begin = shown.view.scale().begin;
    const QPoint from = shown.at(1, shown.view.scale().time(600)).toPoint();
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&shown.view, from - QPoint(40, 0));
    QTest::mouseMove(&shown.view, from - QPoint(100, 0));
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, from - QPoint(100, 0));
    QVERIFY(std::abs(shown.view.scale().begin - begin - 100 * shown.pixel()) < shown.pixel());
    QCOMPARE(shown.run.playhead().time(), 0); // a drag is no click
    QCOMPARE(shown.run.selection().kind, Selection::Kind::None);
}

void TimelineViewTest::clickSetsThePlayhead() {
    Shown shown;
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(2, 250e6).toPoint());
    QVERIFY(std::abs(static_cast<double>(shown.run.playhead().time()) - 250e6) <= shown.pixel());
    QCOMPARE(shown.run.selection(), (Selection{Selection::Kind::Lane, shown.view.rows()[2].lane}));
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(3, 600e6).toPoint());
    QCOMPARE(shown.run.selection(), (Selection{Selection::Kind::Object, shown.view.rows()[3].object}));
}

void TimelineViewTest::rulerDragMovesThePlayhead() {
    Shown shown;
    const QRectF area = shown.view.lanesArea();
    const auto onRuler = [&](double time) { return QPointF(area.left() + shown.view.scale().x(time), area.top() - 8).toPoint(); };
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, onRuler(100e6));
    QVERIFY(std::abs(static_cast<double>(shown.run.playhead().time()) - 100e6) <= shown.pixel());
    QTest::mouseMove(&shown.view, onRuler(500e6));
    QVERIFY(std::abs(static_cast<double>(shown.run.playhead().time()) - 500e6) <= shown.pixel());
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, onRuler(500e6));
    QTest::mouseMove(&shown.view, onRuler(700e6));
    QVERIFY(std::abs(static_cast<double>(shown.run.playhead().time()) - 500e6) <= shown.pixel());
}

void TimelineViewTest::eventKeysGoFromEventToEvent() {
    Shown shown;
    const trace::Store &store = *shown.run.store();
    const trace::LaneId writer = shown.view.rows()[1].lane;
    shown.run.select({Selection::Kind::Lane, writer});
    shown.run.playhead().setTime(0);
    std::vector<qint64> seen;
    for (int count = 0; count < 4; ++count) {
        const trace::EventIndex wanted = store.nextEvent(writer, static_cast<trace::Time>(shown.run.playhead().time()));
        QVERIFY(wanted != trace::kNoEvent);
        QTest::keyClick(&shown.view, Qt::Key_Period);
        QCOMPARE(shown.run.playhead().time(), static_cast<qint64>(store.event(wanted).time));
        seen.push_back(shown.run.playhead().time());
    }
    QVERIFY(seen[0] < seen[1] && seen[1] < seen[2]);
    QTest::keyClick(&shown.view, Qt::Key_Comma);
    QCOMPARE(shown.run.playhead().time(), seen[2]);
}

void TimelineViewTest::sentencesSayWhatIsThere() {
    Shown shown;
    QCOMPARE(shown.view.sentenceAt(shown.at(1, 300e6)), QString("writer: asleep, from 0.12 s to 0.48 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(2, 300e6)), QString("reader: waits for an item, from 0.20 s to 0.50 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(3, 140e6)), QString("Queue 1 holds 1 item at 0.14 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(3, 300e6)), QString("Queue 1 holds 0 items at 0.30 s."));
    QVERIFY(shown.view.sentenceAt({5, shown.at(1, 0).y()}).startsWith("writer, "));
    QCOMPARE(shown.view.sentenceAt({300, 5}), QString());
    QCOMPARE(shown.view.sentenceAt(shown.at(1, 50e6)), QString()); // the writer does not exist yet
}

void TimelineViewTest::doubleClickAsksForTheLine() {
    Shown shown;
    QSignalSpy lines(&shown.run, &RunModel::lineRequested);
    QTest::mouseDClick(&shown.view, Qt::LeftButton, {}, shown.at(2, 300e6).toPoint());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().first().toInt(), 13); // value = q.get()
}

void TimelineViewTest::statusSaysWhereAndWhetherItRuns() {
    Shown shown(queueRun(), true);
    shown.run.playhead().setTime(490'000'000);
    QCOMPARE(shown.view.status(), QString("0.49 s of 0.80 s, still running"));
    shown.run.noteEnded();
    QCOMPARE(shown.view.status(), QString("0.49 s of 0.80 s"));
    shown.fixture.settings.setLanguage(Language::Chinese);
    QCOMPARE(shown.view.status(), QString("0.49 秒 / 0.80 秒"));
}

/// A run of a millisecond is not "0.00 s of 0.00 s"; zoomed in, a time is told as finely as it is shown.
void TimelineViewTest::timesAreToldInTheUnitOfTheRun() {
    for (const auto &[end, wanted] : {std::pair<trace::Time, const char *>{1'500'000, "0.75 ms of 1.50 ms"}, {40'000, "20.00 µs of 40.00 µs"}, {98'000'000, "0.049 s of 0.098 s"}, {3'000'000'000, "1.50 s of 3.00 s"}}) {
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        script.at(0).process("main", 1);
        script.at(end).settle();
        Shown shown(store);
        shown.run.playhead().setTime(static_cast<qint64>(end / 2));
        QVERIFY2(shown.view.status().startsWith(QString::fromUtf8(wanted)), qPrintable(shown.view.status()));
        const QString before = shown.view.status();
        for (int turn = 0; turn < 30; ++turn) QTest::keyClick(&shown.view, Qt::Key_W);
        if (end > 1'000'000) QVERIFY2(shown.view.status().size() > before.size(), qPrintable(shown.view.status()));
    }
}

void TimelineViewTest::rowsGrowWithTheRun() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.settle();
    Shown shown(store, true);
    QCOMPARE(shown.view.rows().size(), std::size_t{1});
    for (int count = 0; count < 40; ++count) script.at(1000 + static_cast<trace::Time>(count)).thread(main, "t" + std::to_string(count));
    script.settle();
    shown.run.noteAppended();
    QTRY_COMPARE(shown.view.rows().size(), std::size_t{41});
    // More rows than fit are scrolled, each at its least height; the wheel brings the last one up.
    const QRectF area = shown.view.lanesArea();
    const QPointF bottom(20, area.bottom() - 3);
    QVERIFY(!shown.view.sentenceAt(bottom).contains("t39"));
    for (int turn = 0; turn < 40; ++turn) wheel(shown.view, area.center(), -120, {});
    QVERIFY2(shown.view.sentenceAt(bottom).startsWith("t39"), qPrintable(shown.view.sentenceAt(bottom)));
}

void TimelineViewTest::measuresBetweenTwoPoints() {
    Shown shown;
    shown.run.playhead().setTime(100'000'000);
    QCoreApplication::processEvents();
    QTest::keyClick(&shown.view, Qt::Key_M);
    QCOMPARE(shown.view.measure().phase(), TimeMeasure::Phase::Open);
    shown.run.playhead().setTime(460'000'000);
    QTRY_COMPARE(shown.view.measure().length(), 360e6); // the second point goes with the playhead
    QVERIFY(shown.view.status().contains("measured: 0.36 s"));
    QTest::keyClick(&shown.view, Qt::Key_M);
    shown.run.playhead().setTime(700'000'000);
    QSignalSpy moments(&shown.run, &RunModel::momentChanged);
    QTRY_VERIFY(moments.size() > 0 || shown.run.moment().time == 700'000'000);
    QCoreApplication::processEvents();
    QCOMPARE(shown.view.measure().length(), 360e6);
    // Its ends are drawn: a dashed line down through all rows at either of them.
    const QImage image = shown.view.grab().toImage();
    const QRectF area = shown.view.lanesArea();
    for (const double time : {100e6, 460e6}) {
        const int x = static_cast<int>(area.left() + shown.view.scale().x(time));
        int ink = 0;
        for (int y = static_cast<int>(area.bottom()) - 60; y < area.bottom(); ++y)
            for (int dx = -1; dx <= 1; ++dx) ink += QColor(image.pixel(x + dx, y)) == shown.fixture.kit.color(Role::Accent);
        QVERIFY2(ink > 8, qPrintable(QString::number(ink)));
    }
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QCOMPARE(shown.view.measure().phase(), TimeMeasure::Phase::None);
    QVERIFY(!shown.view.status().contains("measured"));
}

void TimelineViewTest::rowsCanBeHidden() {
    Shown shown;
    const std::size_t all = shown.view.rows().size();
    const std::size_t writer = shown.rowOf("writer");
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(writer, 250e6).toPoint());
    QTest::keyClick(&shown.view, Qt::Key_H);
    QCOMPARE(shown.view.rows().size(), all - 1);
    QCOMPARE(shown.rowOf("writer"), all - 1); // not there
    QCOMPARE(shown.view.hiddenRows(), std::size_t{1});
    auto *back = shown.view.findChild<QPushButton *>();
    QVERIFY(back && back->isVisible());
    QCOMPARE(back->text(), QString("+ 1 row"));
    // What stands where the row was is the next one.
    QVERIFY(shown.view.sentenceAt(shown.at(writer, 300e6)).startsWith("reader: "));
    QTest::keyClick(&shown.view, Qt::Key_H, Qt::ShiftModifier);
    QCOMPARE(shown.view.rows().size(), all);
    QCOMPARE(shown.rowOf("writer"), writer);
    QVERIFY(back->isHidden());
    shown.view.hideRow(0);
    QVERIFY(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(shown.view.rows().size(), all);
    QVERIFY(back->isHidden());
    while (shown.view.rows().size() > 1) shown.view.hideRow(0);
    shown.view.hideRow(0); // the last one stays
    QCOMPARE(shown.view.rows().size(), std::size_t{1});
    shown.run.setStore(queueRun(), false);
    QCOMPARE(shown.view.rows().size(), all);
}

void TimelineViewTest::findGoesFromRowToRow() {
    Shown shown;
    QVERIFY(shown.view.canFind());
    QVERIFY(shown.view.find("PID", false));
    QCOMPARE(shown.run.selection(), (Selection{Selection::Kind::Lane, shown.view.rows()[0].lane}));
    QVERIFY(shown.view.find("pid", false));
    QCOMPARE(shown.run.selection(), (Selection{Selection::Kind::Lane, shown.view.rows()[1].lane}));
    QVERIFY(shown.view.find("queue", false));
    QCOMPARE(shown.run.selection().kind, Selection::Kind::Object);
    QVERIFY(shown.view.find("pid", true));
    QCOMPARE(shown.run.selection(), (Selection{Selection::Kind::Lane, shown.view.rows()[2].lane}));
    QVERIFY(!shown.view.find("nobody", false));
}

void TimelineViewTest::lostEventsAreShownAsAGap() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.at(400'000'000).gap(main, 17, 400'000'000);
    script.at(700'000'000).gap(main, 3, 550'000'000);
    script.at(800'000'000).add(main, trace::EventKind::SleepBegin);
    script.settle();
    Shown shown(store);
    QCOMPARE(shown.view.sentenceAt(shown.at(0, 400e6)), QString("17 events of main were lost just before 0.40 s."));
    QVERIFY(!shown.view.sentenceAt(shown.at(0, 300e6)).contains("lost"));
    QCOMPARE(shown.view.sentenceAt(shown.at(0, 600e6)), QString("3 events of main were lost just before 0.70 s."));
    QVERIFY(!shown.view.sentenceAt(shown.at(0, 500e6)).contains("lost"));
    const QImage image = shown.view.grab().toImage();
    QCOMPARE(QColor(image.pixel(shown.at(0, 400e6).toPoint())), shown.fixture.kit.color(Role::Surface));
    for (const double time : {300e6, 500e6}) QCOMPARE(QColor(image.pixel(shown.at(0, time).toPoint())), shown.fixture.kit.theme().identity(shown.view.rows()[0].identity).fill);
    for (const double time : {560e6, 690e6}) QCOMPARE(QColor(image.pixel(shown.at(0, time).toPoint())), shown.fixture.kit.color(Role::Surface));
}

/// The playhead moves over a picture that stays as it is; what the window shows is what it would show painted from nothing.
void TimelineViewTest::onlyWhatMovedIsPaintedAgain() {
    Shown shown;
    struct Watch : QObject {
        bool eventFilter(QObject *, QEvent *event) override {
            if (event->type() == QEvent::Paint) last = static_cast<QPaintEvent *>(event)->region();
            return false;
        }
        QRegion last;
    } watch;
    shown.run.playhead().setTime(300'000'000);
    QTest::qWait(60);
    shown.view.installEventFilter(&watch);
    for (const qint64 time : {310'000'000, 620'000'000, 90'000'000}) {
        const QImage before = shown.view.grab().toImage().convertToFormat(QImage::Format_RGB32);
        watch.last = {};
        shown.run.playhead().setTime(time);
        QTRY_VERIFY(!watch.last.isEmpty());
        const QRegion painted = watch.last;
        const QRectF area = shown.view.lanesArea();
        int below = 0;
        for (const QRect &part : painted) below += part.bottom() > area.top() + 4 ? part.width() : 0;
        QVERIFY2(below < 40, qPrintable(QString::number(below)));
        const QImage after = shown.view.grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < after.height(); ++y)
            for (int x = 0; x < after.width(); ++x)
                if (!painted.contains(QPoint(x, y))) QVERIFY2(before.pixel(x, y) == after.pixel(x, y), qPrintable(QString("%1, %2").arg(x).arg(y)));
    }
}

namespace {

std::shared_ptr<trace::Store> threadedRun() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    const trace::LaneId child = script.process("child", 2, main);
    for (int thread = 0; thread < 3; ++thread) script.thread(main, "helper " + std::to_string(thread));
    script.thread(child, "inner");
    const trace::ObjectId gil = script.object(main, trace::ObjectKind::Gil, trace::ObjectScope::Local, "GIL");
    const trace::ObjectId task = script.object(main, trace::ObjectKind::Task, trace::ObjectScope::Local, "fetch");
    script.at(2'000'000).add(main, trace::EventKind::GilTake, gil).add(main, trace::EventKind::TaskCreate, task);
    script.at(4'000'000).add(main, trace::EventKind::TaskResume, task);
    script.at(6'000'000).add(main, trace::EventKind::TaskDone, task).add(main, trace::EventKind::GilDrop, gil);
    script.at(10'000'000).line(main, 3);
    script.settle();
    script.finish();
    return store;
}

QStringList namesOf(const TimelineView &view) {
    QStringList names;
    for (const TimelineRow &row : view.rows()) names << row.name;
    return names;
}

} // namespace

void TimelineViewTest::threadsFoldBeneathTheirProcess() {
    Shown shown(threadedRun());
    const QStringList all = namesOf(shown.view);
    QCOMPARE(all.mid(0, 4), QStringList({"main", "helper 0", "helper 1", "helper 2"}));
    const QPoint sign(shown.fixture.kit.ipx(15), static_cast<int>(shown.at(0, 0).y()));
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, sign);
    QCOMPARE(namesOf(shown.view).mid(0, 3), QStringList({"main", "child", "inner"}));
    QCOMPARE(shown.view.rows()[0].folded, 3);
    QCOMPARE(shown.view.hiddenRows(), std::size_t(0)); // folded is not lost
    QVERIFY(shown.view.sentenceAt(QPointF(60, shown.at(0, 0).y())).contains('3'));
    // The same by key, on the row that is picked.
    shown.run.select({Selection::Kind::Lane, shown.view.rows()[0].lane});
    QTest::keyClick(&shown.view, Qt::Key_Space);
    QCOMPARE(namesOf(shown.view), all);
    shown.view.foldAll();
    QCOMPARE(namesOf(shown.view).mid(0, 2), QStringList({"main", "child"}));
    shown.view.showAllRows();
    QCOMPARE(namesOf(shown.view), all);
}

/// Two machines, whose processes appeared in turns.
void TimelineViewTest::lanesFoldByMachine() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    const trace::ObjectId here = script.object(main, trace::ObjectKind::Machine, trace::ObjectScope::Shared, "here"), there = script.object(main, trace::ObjectKind::Machine, trace::ObjectScope::Shared, "there");
    script.add(main, trace::EventKind::ProcessMachine, script.processObject(main), trace::Value::object(here));
    const trace::LaneId server = script.process("server", 2, main);
    script.add(server, trace::EventKind::ProcessMachine, script.processObject(server), trace::Value::object(there));
    script.process("child", 3, main);
    script.process("handler", 4, server);
    script.at(10'000'000).line(main, 3).settle();
    Shown shown(store);
    const QStringList all{"main", "child", "server", "handler"};
    QCOMPARE(namesOf(shown.view), all);
    QVERIFY(shown.view.rows()[2].detail.contains("there"));
    shown.view.toggleMachine(3);
    QCOMPARE(namesOf(shown.view), QStringList({"main", "child", "server"}));
    QCOMPARE(shown.view.rows()[2].folded, 1);
    QCOMPARE(shown.view.hiddenRows(), std::size_t(0));
    // The same by key, on the row that is picked.
    shown.run.select({Selection::Kind::Lane, shown.view.rows()[2].lane});
    QTest::keyClick(&shown.view, Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(namesOf(shown.view), all);
    shown.view.toggleMachine(0);
    QCOMPARE(namesOf(shown.view), QStringList({"main", "server", "handler"}));
    shown.view.showAllRows();
    QCOMPARE(namesOf(shown.view), all);
}

void TimelineViewTest::coresHaveLanesWhenAskedFor() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    const trace::ObjectId core = script.object(main, trace::ObjectKind::Core, trace::ObjectScope::Shared, "CPU 0");
    script.at(2'000'000).add(main, trace::EventKind::ThreadCore, core);
    script.at(6'000'000).add(main, trace::EventKind::SleepBegin);
    script.at(10'000'000).line(main, 3).settle();
    Shown shown(store);
    QCOMPARE(namesOf(shown.view), QStringList({"main"}));
    shown.view.showCores(true);
    QCOMPARE(namesOf(shown.view), QStringList({"CPU 0", "main"}));
    QVERIFY(shown.view.sentenceAt(shown.at(0, 4e6)).contains("main"));
    QVERIFY(!shown.view.sentenceAt(shown.at(0, 8e6)).contains("main"));
    QVERIFY(!shown.view.grab().isNull());
    shown.view.showCores(false);
    QCOMPARE(namesOf(shown.view), QStringList({"main"}));
    // A lesson may ask for them; the next one does not.
    shown.view.arrange({{}, {"locks", "cores"}, {}, {}});
    QCOMPARE(namesOf(shown.view), QStringList({"CPU 0", "main"}));
    shown.view.arrange({});
    QCOMPARE(namesOf(shown.view), QStringList({"main"}));
}

void TimelineViewTest::lessonArrangesTheRows() {
    Shown shown(threadedRun());
    const QStringList all = namesOf(shown.view);
    shown.view.arrange({{"main", "helper 1", "chi*"}, {"nothing"}, {}, {}});
    QCOMPARE(namesOf(shown.view), QStringList({"main", "helper 1", "child"}));
    QCOMPARE(shown.view.hiddenRows(), static_cast<std::size_t>(all.size() - 3));
    // Another run opens arranged too, until somebody wants all of it.
    shown.run.setStore(threadedRun(), false);
    QCOMPARE(namesOf(shown.view).size(), 3);
    shown.view.showAllRows();
    QCOMPARE(namesOf(shown.view), all);
    shown.run.setStore(threadedRun(), false);
    QCOMPARE(namesOf(shown.view), all);
    // Folded, not hidden; where none of the threads that matter is there, all are.
    shown.view.arrange({{}, {}, {"main"}, {}});
    QCOMPARE(shown.view.rows()[0].folded, 3);
    shown.view.arrange({{"nobody"}, {}, {}, {}});
    QCOMPARE(namesOf(shown.view).mid(0, 4), all.mid(0, 4));
}

void TimelineViewTest::rowsAreArrangedByKeysAndByHand() {
    Shown shown;
    const QStringList before = namesOf(shown.view);
    shown.run.select({Selection::Kind::Lane, shown.view.rows()[2].lane});
    QTest::keyClick(&shown.view, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(namesOf(shown.view)[1], before[2]);
    QCOMPARE(shown.run.selection().id, std::uint64_t(shown.view.rows()[1].lane));
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QCOMPARE(shown.run.selection().id, std::uint64_t(shown.view.rows()[2].lane));
    // The queue's name is dragged to the top.
    const auto row = shown.rowOf("Queue 1");
    const QPoint from(80, static_cast<int>(shown.at(row, 0).y())), to(80, static_cast<int>(shown.at(0, 0).y()));
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&shown.view, (from + to) / 2);
    QTest::mouseMove(&shown.view, to);
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, to);
    QCOMPARE(namesOf(shown.view)[0], QString("Queue 1"));
    QCOMPARE(namesOf(shown.view).size(), before.size());
}

void TimelineViewTest::theFilterLeavesWhatMatches() {
    Shown shown;
    auto *edit = shown.view.findChild<QLineEdit *>();
    QVERIFY(edit && edit->isVisible());
    const qsizetype all = namesOf(shown.view).size();
    edit->setText("QUEUE");
    QCOMPARE(namesOf(shown.view), QStringList("Queue 1"));
    QCOMPARE(shown.view.hiddenRows(), std::size_t(all - 1));
    edit->clear();
    QCOMPARE(namesOf(shown.view).size(), all);
}

void TimelineViewTest::bookmarksAreGoneTo() {
    Shown shown;
    shown.run.bookmarks().set(100'000'000, "A is put");
    shown.run.bookmarks().set(500'000'000, "B is got");
    shown.run.playhead().setTime(0);
    QTest::keyClick(&shown.view, Qt::Key_BracketRight);
    QCOMPARE(shown.run.playhead().time(), qint64(100'000'000));
    QTest::keyClick(&shown.view, Qt::Key_BracketRight);
    QCOMPARE(shown.run.playhead().time(), qint64(500'000'000));
    QTest::keyClick(&shown.view, Qt::Key_BracketLeft);
    QCOMPARE(shown.run.playhead().time(), qint64(100'000'000));
    QVERIFY(!shown.view.goToBookmark(false));
    const QRectF area = shown.view.lanesArea();
    QVERIFY(shown.view.sentenceAt(QPointF(area.left() + shown.view.scale().x(1e8), area.top() + 8)).contains("A is put"));
    shown.run.setStore(queueRun(), false);
    QVERIFY(shown.run.bookmarks().all().empty());
}

void TimelineViewTest::theNextEventOfAKindIsFound() {
    Shown shown;
    const trace::Store &store = *shown.run.store();
    shown.run.playhead().setTime(0);
    QVERIFY(shown.view.goToKind(trace::EventKind::QueuePut, true));
    const qint64 first = shown.run.playhead().time();
    QTest::keyClick(&shown.view, Qt::Key_Greater, Qt::ShiftModifier); // the same kind again
    const qint64 second = shown.run.playhead().time();
    QVERIFY(second > first);
    QTest::keyClick(&shown.view, Qt::Key_Less, Qt::ShiftModifier);
    QCOMPARE(shown.run.playhead().time(), first);
    trace::EventIndex at = store.eventCountAt(static_cast<trace::Time>(first) - 1);
    while (at < store.eventCount() && store.event(at).kind != trace::EventKind::QueuePut) ++at;
    QCOMPARE(store.event(at).time, static_cast<trace::Time>(first));
    QCOMPARE(shown.run.selection(), (Selection{Selection::Kind::Lane, store.event(at).thread}));
    QVERIFY(!shown.view.goToKind(trace::EventKind::BarrierBreak, true));
}

/// A pool's threads have long names, and the number is what tells them apart.
void TimelineViewTest::namesThatDifferAtTheirEndStayApart() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 100);
    for (const char *name : {"ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1"}) script.thread(main, name);
    script.at(9'000'000);
    script.finish();
    Shown shown(store);
    shown.view.fit();
    QCoreApplication::processEvents();
    const QImage image = shown.view.grab().toImage();
    const auto label = [&](std::size_t row) { return image.copy(30, static_cast<int>(shown.at(row, 5e6).y()) - 12, 120, 24); };
    QVERIFY(label(1) != label(2));
}

/// Neither a clock nor a filter for a program that was not understood; and a filter that leaves nothing is told from that.
void TimelineViewTest::whatHasNoLanesSaysSo() {
    Shown nothing(std::make_shared<trace::Store>());
    QCOMPARE(nothing.view.status(), QString());
    QVERIFY(!nothing.view.findChild<QLineEdit *>()->isVisible());
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    Shown shown(store);
    auto *filter = shown.view.findChild<QLineEdit *>();
    QVERIFY(filter->isVisible());
    const QImage before = nothing.view.grab().toImage();
    filter->setText("no such lane");
    QTRY_VERIFY(shown.view.findChild<QPushButton *>()->isVisible());
    QVERIFY(filter->isVisible()); // it can be emptied again
    QVERIFY(shown.view.grab().toImage() != before);
}

void TimelineViewTest::whyAThreadWaitedIsLitUp() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    Shown shown(store);
    shown.run.playhead().setTime(static_cast<qint64>(store->now()));
    const auto circle = trace::waitCircles(store->momentAt(store->now())).at(0);
    const QImage before = shown.view.grab().toImage();
    shown.run.select({Selection::Kind::Lane, circle.lanes[0]});
    QTest::keyClick(&shown.view, Qt::Key_Y);
    QCOMPARE(shown.view.causes().links.size(), std::size_t(2));
    for (const trace::LaneId lane : circle.lanes) QVERIFY(shown.view.status().contains(shown.run.laneName(lane)));
    QVERIFY(shown.view.status().contains(shown.run.objectName(circle.objects[0])));
    QVERIFY(shown.view.grab().toImage() != before);
    // It can be read to its end: in the header, or, where that is too narrow, on the lanes in several lines.
    shown.view.resize(2600, shown.view.height());
    QCOMPARE(shown.view.sentencePlace(), QRectF());
    shown.view.resize(560, shown.view.height());
    const QRectF plate = shown.view.sentencePlace();
    const QFontMetricsF metrics(shown.fixture.kit.fonts().words(TextSize::Body));
    QVERIFY(QRectF(shown.view.rect()).contains(plate) && plate.height() > 2 * metrics.height());
    QVERIFY(plate.width() * plate.height() >= metrics.horizontalAdvance(shown.view.causeSentence()) * metrics.height());
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QVERIFY(shown.view.causes().links.empty());
    QCOMPARE(shown.view.sentencePlace(), QRectF());
}

void TimelineViewTest::aChainThatIsLitUpGoesOnWithTheRun() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    const trace::LaneId one = script.thread(main, "one"), two = script.thread(main, "two");
    const trace::ObjectId a = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Shared, "a"), b = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Shared, "b");
    script.at(2'000'000).add(one, trace::EventKind::LockAcquire, a);
    script.at(3'000'000).add(two, trace::EventKind::LockAcquire, b);
    script.at(20'000'000).add(one, trace::EventKind::LockWait, b);
    script.at(21'000'000).add(two, trace::EventKind::LockWait, a);
    script.at(100'000'000).settle();
    Shown shown(store, true);
    shown.run.playhead().setTime(60'000'000);
    shown.run.select({Selection::Kind::Lane, one});
    QTest::keyClick(&shown.view, Qt::Key_Y);
    QCOMPARE(shown.view.causes().links.size(), std::size_t(2));
    script.at(200'000'000).settle();
    shown.run.noteAppended();
    for (std::size_t link = 0; link < 2; ++link) QTRY_COMPARE(shown.view.causes().links[link].what.end, store->now());
    QCOMPARE(shown.run.playhead().time(), 60'000'000);
    // The numbers stand beside the playhead, which would strike them through: most of what is at it is not in their colour.
    const QImage image = shown.view.grab().toImage();
    const QRgb alarm = shown.fixture.kit.color(Role::Alarm).rgb();
    const QPoint at = shown.at(shown.rowOf("one"), 60e6).toPoint();
    int numbers = 0, pixels = 0;
    for (int y = at.y() - 7; y <= at.y() + 7; ++y)
        for (int x = at.x() - 7; x <= at.x() + 7; ++x, ++pixels) numbers += image.pixel(x, y) == alarm;
    QVERIFY2(numbers < pixels / 2, qPrintable(QString("%1 of %2").arg(numbers).arg(pixels)));
}

void TimelineViewTest::theOverviewComesWithZoomAndMovesThePart() {
    Shown shown;
    QVERIFY(shown.view.overviewArea().isEmpty());
    const double tall = shown.view.lanesArea().height();
    shown.view.zoom(8, 100);
    const QRectF strip = shown.view.overviewArea();
    QVERIFY(!strip.isEmpty());
    QVERIFY(shown.view.lanesArea().height() < tall);
    QVERIFY(!strip.intersects(shown.view.lanesArea()));
    const double end = static_cast<double>(shown.run.playhead().now());
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, QPointF(strip.left() + strip.width() * 0.5, strip.center().y()).toPoint());
    const double middle = shown.view.scale().time(shown.view.lanesArea().width() / 2);
    QVERIFY2(std::abs(middle - end / 2) < end * 0.01, qPrintable(QString::number(middle / end)));
    shown.view.fit();
    QVERIFY(shown.view.overviewArea().isEmpty());
}

void TimelineViewTest::theGilAndTasksHaveLanes() {
    Shown shown(threadedRun());
    QVERIFY(shown.rowOf("fetch") < shown.view.rows().size());
    QCOMPARE(shown.view.rows()[shown.rowOf("fetch")].kind, TimelineRow::Kind::Task);
    const QString sentence = shown.view.sentenceAt(shown.at(shown.rowOf("fetch"), 5e6));
    QVERIFY2(sentence.startsWith("fetch: "), qPrintable(sentence));
    QVERIFY(!namesOf(shown.view).join(' ').contains("GIL"));
    shown.view.showGil(true);
    QVERIFY(namesOf(shown.view).join(' ').contains("GIL"));
    shown.view.showGil(false);
    QVERIFY(!namesOf(shown.view).join(' ').contains("GIL"));
}

/// A paced run goes slower, sleeps and all.
void TimelineViewTest::aSleepSaysWhatItsProgramAskedFor() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.at(100_ms).add(main, trace::EventKind::SleepBegin, 0, trace::Value::integer(300'000'000));
    script.at(3100_ms).add(main, trace::EventKind::SleepEnd);
    script.at(4000_ms).add(main, trace::EventKind::SleepBegin, 0, trace::Value::integer(300'000'000));
    script.at(4310_ms).add(main, trace::EventKind::SleepEnd);
    script.at(5000_ms).exitProcess(main);
    script.finish();
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    const auto words = [&](trace::Time time) { return TimelineWords::withDuration(run, "asleep", store->span(main, store->spanAt(main, time))); };
    QCOMPARE(words(200_ms), QString("asleep 0.30 s, slowed to 3.00 s"));
    QCOMPARE(words(4100_ms), QString("asleep 0.31 s"));
}

/// It tells nothing of itself: from its start until its parent has waited for it.
void TimelineViewTest::aProgramFromOutsideHasALane() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 4100);
    script.line(main, 1);
    for (const int pid : {4101, 4102}) {
        const trace::ObjectId program = script.object(main, trace::ObjectKind::Process, trace::ObjectScope::Shared, "sort");
        script.at(pid == 4101 ? 10_ms : 50_ms).add(main, trace::EventKind::ProcessSpawn, program, trace::Value::integer(pid));
        script.add(main, trace::EventKind::ProcessExec, program, script.text("sort -r"));
        script.at(pid == 4101 ? 40_ms : 90_ms).add(main, trace::EventKind::ProcessWaitEnd, program, trace::Value::integer(0));
    }
    script.at(100_ms).exitProcess(main);
    script.finish();
    Shown shown(store);
    QCOMPARE(namesOf(shown.view), QStringList({"main", "sort", "sort 2"}));
    QCOMPARE(shown.view.rows()[2].kind, TimelineRow::Kind::Program);
    QCOMPARE(shown.view.rows()[2].detail, QString("pid 4102"));
    QCOMPARE(shown.view.sentenceAt(shown.at(2, 30e6)), QString());
    QVERIFY2(shown.view.sentenceAt(shown.at(2, 70e6)).contains("not waited for"), qPrintable(shown.view.sentenceAt(shown.at(2, 70e6))));
    QVERIFY2(shown.view.sentenceAt(shown.at(1, 70e6)).startsWith("sort has ended"), qPrintable(shown.view.sentenceAt(shown.at(1, 70e6))));
}

/// Names at the left, and what stands on the bars, can be searched for and read at any size; they are in no picture.
void TimelineViewTest::inADrawingWordsAreWords() {
    Shown shown;
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(shown.view.size());
    QPainter painter(&svg);
    shown.view.render(&painter);
    QVERIFY(painter.end());
    QStringList texts;
    for (auto found = QRegularExpression("<text[^>]*>([^<]+)</text>").globalMatch(QString::fromUtf8(buffer.data())); found.hasNext();) texts << found.next().captured(1).trimmed();
    for (const TimelineRow &row : shown.view.rows()) QVERIFY2(texts.contains(row.name), qPrintable(row.name + " in " + texts.join('|')));
    QVERIFY2(texts.filter("waits for").size() > 0 && texts.filter("asleep").size() > 0, qPrintable(texts.join('|')));
    QCOMPARE(texts.count("waits for writer"), 1);
    QVERIFY2(texts.contains("A") && texts.contains("B"), qPrintable(texts.join('|'))); // what the messages carry
    // The lanes themselves are there, finer than on the screen.
    const QPixmap screen = shown.view.grab();
    QVERIFY(buffer.data().contains("<image"));
    QCOMPARE(shown.view.grab().toImage(), screen.toImage());
}

void TimelineViewTest::aLostUpdateIsMarkedWhereItHappens() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptLostUpdate(*store);
    Shown shown(store);
    TimelineView &view = shown.view;
    view.resize(3000, 500);
    QCoreApplication::processEvents();
    QTest::keyClick(&view, Qt::Key_F);
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(view.size());
    QPainter painter(&svg);
    view.render(&painter);
    QVERIFY(painter.end());
    const QString drawing = QString::fromUtf8(buffer.data());
    const auto lost = std::count_if(store->findings().begin(), store->findings().end(), [](const trace::Finding &finding) { return finding.kind == trace::FindingKind::LostUpdate; });
    QVERIFY(lost > 0);
    QCOMPARE(drawing.count("lost update</text>"), lost);
}

/// A step of which no event tells says what the thread had said it would do, and no step's word stands for two.
void TimelineViewTest::everyStepStandsByItself() {
    constexpr qint64 Step = 1'000'000'000;
    const auto time = [](qint64 steps) { return static_cast<trace::Time>(steps * Step); };
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1000);
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(Step));
    const trace::ObjectId balance = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "balance");
    const trace::ObjectId gil = script.object(main, trace::ObjectKind::Gil, trace::ObjectScope::Local, "GIL");
    script.add(main, trace::EventKind::GilTake, gil);
    script.at(time(1)).add(main, trace::EventKind::VariableStore, balance, trace::Value::integer(7));
    script.at(time(2) - 1000).add(main, trace::EventKind::NextOperation, 0, script.text("t.start()"));
    script.at(time(3) - 1000).add(main, trace::EventKind::NextOperation, 0, script.text("t.join()"));
    script.at(time(5));
    store->settle(time(5));
    Shown shown(store);
    QCOMPARE(shown.run.stepLength(), Step);
    StepLabels labels;
    labels.update(shown.run);
    QStringList words;
    for (qint64 step = 0; step < 5; ++step) words << labels.of(shown.run, main, step);
    QCOMPARE(words, (QStringList{"begin", "store 7", "t.start()", "t.join()", "t.join()"}));

    shown.view.fit();
    QCoreApplication::processEvents();
    const QImage image = shown.view.grab().toImage();
    const QColor surface = shown.fixture.kit.color(Role::Surface), bar = shown.fixture.kit.theme().identity(shown.run.laneIdentity(main)).fill;
    for (qint64 step = 1; step < 5; ++step) {
        const QPoint seam = shown.at(0, static_cast<double>(step * Step)).toPoint();
        QSet<QRgb> around;
        for (int x = -2; x <= 2; ++x) around.insert(image.pixel(seam.x() + x, seam.y()));
        QVERIFY2(around.contains(surface.rgb()) && around.contains(bar.rgb()), qPrintable(QString::number(step)));
    }
}

/// Once its program is over, what a thread did after its last operation led to its end: the last step says so, once.
void TimelineViewTest::onlyTheLastStepIsTheEnd() {
    constexpr qint64 Step = 1'000'000'000;
    const auto time = [](qint64 steps) { return static_cast<trace::Time>(steps * Step); };
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1000);
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(Step));
    script.at(time(1)).add(main, trace::EventKind::NextOperation, 0, script.text("print(1)"));
    script.at(time(2) + 1).print(main, "1");
    script.at(time(3) - 1000).add(main, trace::EventKind::NextOperation, 0, script.text(""));
    const trace::LaneId thread = script.thread(main, "Thread-1 (work)");
    store->settle(time(4));
    Shown shown(store);
    StepLabels labels;
    labels.update(shown.run);
    QCOMPARE(labels.of(shown.run, main, 2), QString("start Thread-1")); // what it works on has no room there
    QCOMPARE(labels.of(shown.run, main, 3), QString("wind up"));
    script.at(time(4)).exitThread(thread);
    script.at(time(5)).exitProcess(main);
    store->settle(time(5) + 1);
    labels.update(shown.run);
    QCOMPARE(labels.of(shown.run, main, 3), QString("wind up"));
    QCOMPARE(labels.of(shown.run, main, 4), QString("end"));
}

/// Done or still to be done: a line that imports or defines is told as it stands there, and what has no words by its name.
void TimelineViewTest::aStepTellsItsStatement() {
    constexpr qint64 Step = 1'000'000'000;
    const auto time = [](qint64 steps) { return static_cast<trace::Time>(steps * Step); };
    auto store = std::make_shared<trace::Store>();
    store->setSource(0, {"a.py", "import threading\ndef change():\n    pass\nanswers.append(Account())\nclass Account: pass\n"});
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1000);
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(Step));
    const auto stores = [&](const char *name, const char *value) { script.add(main, trace::EventKind::VariableStore, script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, name), script.text(value)); };
    script.at(time(0) + 1).line(main, 1);
    stores("threading", "<module 'threading'>");
    script.at(time(1)).line(main, 2);
    stores("change", "<function change at 0x7f01>");
    script.at(time(2)).line(main, 4);
    stores("answers", "[<Account object at 0x7f02>]");
    script.at(time(3) - 1000).line(main, 5).add(main, trace::EventKind::NextOperation, 0, script.text("Account ← type"));
    store->settle(time(4));
    Shown shown(store);
    StepLabels labels;
    labels.update(shown.run);
    QStringList words;
    for (qint64 step = 0; step < 4; ++step) words << labels.of(shown.run, main, step);
    QCOMPARE(words, (QStringList{"import threading", "def change", "store answers", "class Account"}));
}

void TimelineViewTest::everyValueIsThereOrCounted_data() {
    QTest::addColumn<QList<int>>("times"); // ms
    QTest::newRow("far apart") << QList<int>{100, 300, 500, 700, 900};
    QTest::newRow("three at once") << QList<int>{100, 300, 301, 302, 900};
    QTest::newRow("one hidden at the end") << QList<int>{100, 500, 988, 989, 990};
    QTest::newRow("all at the begin") << QList<int>{1, 2, 3, 4, 5, 6, 7};
    QTest::newRow("all at the end") << QList<int>{984, 985, 986, 987, 988, 989, 990};
    QTest::newRow("a dozen close together") << QList<int>{100, 120, 125, 140, 150, 155, 180, 181, 182, 183, 184, 185};
    QList<int> many;
    for (int i = 0; i < 300; ++i) many << 100 + i;
    QTest::newRow("hundreds") << many;
}

/// A box for each value, or a number for those that have no room.
void TimelineViewTest::everyValueIsThereOrCounted() {
    using namespace trace::literals;
    QFETCH(QList<int>, times);
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId shared = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "shared");
    for (qsizetype i = 0; i < times.size(); ++i) script.at(static_cast<trace::Time>(times[i]) * 1'000'000).add(main, trace::EventKind::VariableStore, shared, script.text("'v" + std::to_string(i) + "'"));
    script.at(1000_ms).exitProcess(main);
    script.finish();
    Shown shown(store);
    QCOMPARE(shown.rowOf("shared"), std::size_t(1));
    for (const int width : {500, 900, 1400, 3000}) {
        shown.view.resize(width, 300);
        shown.view.fit();
        QCoreApplication::processEvents();
        qsizetype told = 0;
        const QStringList words = wordsIn(shown.view);
        for (const QString &word : words) {
            if (word.startsWith("'v")) ++told;
            else if (word.startsWith('+')) told += word.mid(1).toInt();
        }
        QVERIFY2(told == times.size(), qPrintable(QString("%1 wide: %2").arg(width).arg(words.join('|'))));
    }
}

/// A word that has no room is not there; none is two letters and an ellipsis, and no length is cut in its figures.
void TimelineViewTest::noWordIsCutToNothing() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    trace::Time time = 10_ms;
    for (int i = 1; i < 40; ++i) { // one a little longer than the other
        script.at(time).add(main, trace::EventKind::SleepBegin, 0, trace::Value::integer(std::int64_t{i} * 100'000'000));
        script.at(time += static_cast<trace::Time>(i) * 1'000_ms).add(main, trace::EventKind::SleepEnd);
        time += 500_ms;
    }
    script.at(time).exitProcess(main);
    script.finish();
    Shown shown(store);
    for (const int width : {900, 1400, 3000, 6000}) {
        shown.view.resize(width, 300);
        shown.view.fit();
        QCoreApplication::processEvents();
        const QStringList words = wordsIn(shown.view).filter(QRegularExpression("^as"));
        QVERIFY(!words.isEmpty() || width < 3000);
        for (const QString &word : words) {
            QVERIFY2(word.startsWith("asleep"), qPrintable(word));
            QVERIFY2(!QRegularExpression("[0-9.]…$").match(word).hasMatch(), qPrintable(word));
        }
    }
}

/// "waits for Thr…" could be anybody's: the shorter the bar, the shorter the name.
void TimelineViewTest::whoIsWaitedForIsNamedByItsPin() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1), first = script.thread(main, "Thread-1 (work)");
    script.at(100_ms).add(main, trace::EventKind::ThreadJoinBegin, script.threadObject(first));
    script.at(600_ms).exitThread(first);
    script.add(main, trace::EventKind::ThreadJoinEnd, script.threadObject(first));
    script.at(1000_ms).exitProcess(main);
    script.finish();
    Shown shown(store);
    QStringList seen;
    for (int width = 300; width <= 700; width += 10) {
        shown.view.resize(width, 300);
        shown.view.fit();
        QCoreApplication::processEvents();
        for (const QString &word : wordsIn(shown.view).filter(QRegularExpression("^waits")))
            if (seen.isEmpty() || seen.last() != word) seen << word;
    }
    QVERIFY2(seen.contains("waits for T1"), qPrintable(seen.join('|')));
    QCOMPARE(seen.last(), QString("waits for Thread-1 (work)"));
    QVERIFY2(seen.filter("for Th").filter(QRegularExpression("…$")).isEmpty(), qPrintable(seen.join('|')));
}

/// A join from the third thread to the first goes behind what the second's step says.
void TimelineViewTest::arrowsPassBeneathTheWordsOfSteps() {
    constexpr qint64 Step = 1'000'000'000;
    const auto time = [](double steps) { return static_cast<trace::Time>(steps * Step); };
    const auto made = [&](bool joins) {
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        const trace::LaneId main = script.process("main", 1000);
        script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(Step));
        const trace::ObjectId gil = script.object(main, trace::ObjectKind::Gil, trace::ObjectScope::Local, "GIL");
        const trace::ObjectId balance = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "balance");
        const trace::LaneId second = script.thread(main, "second"), third = script.thread(main, "third");
        script.add(second, trace::EventKind::GilTake, gil);
        script.at(time(2.05)).add(second, trace::EventKind::VariableStore, balance, trace::Value::integer(7777777));
        script.at(time(2.15)).exitThread(third);
        script.at(time(2.2)).add(main, joins ? trace::EventKind::ThreadJoinEnd : trace::EventKind::Line, joins ? script.threadObject(third) : 0);
        script.at(time(5));
        store->settle(time(5));
        return store;
    };
    QImage images[2];
    QRect bar, label;
    for (const bool joins : {false, true}) {
        Shown shown(made(joins));
        shown.view.resize(1400, 300);
        shown.view.fit();
        QCoreApplication::processEvents();
        QCOMPARE(shown.view.rows()[1].name, QString("second"));
        images[joins] = shown.view.grab().toImage();
        const QPoint seam = shown.at(1, static_cast<double>(2 * Step)).toPoint(), next = shown.at(1, static_cast<double>(3 * Step)).toPoint();
        bar = QRect(seam - QPoint(0, 16), next + QPoint(0, 16));
        label = QRect(seam + QPoint(10, -5), seam + QPoint(80, 5));
    }
    QVERIFY(images[0].copy(bar) != images[1].copy(bar));
    QCOMPARE(images[1].copy(label), images[0].copy(label));
}

void TimelineViewTest::whatOnlyItsClassTellsHasNoLane() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId account = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "account");
    const trace::ObjectId number = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "number");
    for (const char *text : {"None", "<Account object at 0x7f01>", "<Account object at 0x7f02>"}) script.at(script.time() + 1_ms).add(main, trace::EventKind::VariableStore, account, script.text(text));
    for (const char *text : {"None", "<Account object at 0x7f01>", "7"}) script.at(script.time() + 1_ms).add(main, trace::EventKind::VariableStore, number, script.text(text));
    const trace::ObjectId answers = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "answers");
    const trace::ObjectId numbers = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "numbers");
    for (const char *text : {"[]", "[<Account object at 0x7f01>]", "[<Account object at 0x7f01>, <Accou…"}) script.at(script.time() + 1_ms).add(main, trace::EventKind::VariableStore, answers, script.text(text));
    for (const char *text : {"[]", "[7]"}) script.at(script.time() + 1_ms).add(main, trace::EventKind::VariableStore, numbers, script.text(text));
    script.at(20_ms).exitProcess(main);
    script.finish();
    Shown shown(store);
    QCOMPARE(shown.rowOf("account"), shown.view.rows().size());
    QCOMPARE(shown.rowOf("answers"), shown.view.rows().size());
    QVERIFY(shown.rowOf("numbers") < shown.view.rows().size());
    QVERIFY(shown.rowOf("number") < shown.view.rows().size());
    shown.run.setWatched("account", true); // what was asked for is there
    QCoreApplication::processEvents();
    QVERIFY(shown.rowOf("account") < shown.view.rows().size());
}

/// Each has a colour of its own, says what it awaits and how it ended; and a lock of the loop says which of them holds it.
void TimelineViewTest::tasksAreToldApart() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId anna = script.object(main, trace::ObjectKind::Task, trace::ObjectScope::Local, "anna"), ben = script.object(main, trace::ObjectKind::Task, trace::ObjectScope::Local, "ben");
    const trace::ObjectId lock = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Local, "door");
    for (const trace::ObjectId task : {anna, ben}) script.at(script.time() + 1_ms).add(main, trace::EventKind::TaskCreate, task).add(main, trace::EventKind::TaskResume, task);
    script.at(5_ms).add(main, trace::EventKind::LockAcquire, lock, trace::Value::object(anna));
    script.at(6_ms).add(main, trace::EventKind::TaskAwait, anna, script.text("sleep(1)"));
    script.at(7_ms).add(main, trace::EventKind::TaskAwait, ben, script.text("gather()"));
    script.at(500_ms).add(main, trace::EventKind::LockRelease, lock);
    script.at(510_ms).add(main, trace::EventKind::LockAcquire, lock);
    script.at(600_ms).add(main, trace::EventKind::TaskCancelled, anna).add(main, trace::EventKind::TaskDone, ben);
    script.at(1000_ms).exitProcess(main);
    script.finish();
    Shown shown(store);
    const std::size_t first = shown.rowOf("anna"), second = shown.rowOf("ben"), door = shown.rowOf("door");
    QVERIFY(first < shown.view.rows().size() && second < shown.view.rows().size());
    QVERIFY(shown.view.rows()[first].identity != shown.view.rows()[second].identity);
    const QStringList words = wordsIn(shown.view);
    QVERIFY2(words.contains("awaits sleep(1)") && words.contains("awaits gather()"), qPrintable(words.join('|')));
    QCOMPARE(words.count("cancelled"), 1);
    QCOMPARE(words.count("anna"), 2); // its lane, and the lock's
    QCOMPARE(shown.view.sentenceAt(shown.at(door, 100e6)), QString("door is held by anna at 0.10 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(door, 700e6)), QString("door is held by main at 0.70 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(first, 100e6)), QString("anna: awaits sleep(1) at 0.10 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(first, 700e6)), QString("anna: cancelled at 0.70 s."));
    QCOMPARE(shown.view.sentenceAt(shown.at(second, 700e6)), QString("ben: done at 0.70 s."));
    const QImage image = shown.view.grab().toImage();
    const auto colour = [&](double time) { return image.pixelColor(shown.at(door, time).toPoint() + QPoint(0, 12)); };
    QCOMPARE(colour(400e6), shown.fixture.kit.theme().identity(shown.view.rows()[first].identity).fill);
    QCOMPARE(colour(900e6), shown.fixture.kit.theme().identity(shown.run.laneIdentity(main)).fill);
}

QTEST_MAIN(TimelineViewTest)
#include "tst_timeline_view.moc"
