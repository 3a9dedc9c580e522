// The console shows what was printed up to the moment, whoever printed it, and does not mind a million lines.
#include "tests/ui/ui_fixture.h"
#include "ui/console/console_view.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class ConsoleViewTest : public QObject {
    Q_OBJECT

private slots:
    void linesAreThoseOfTheMoment();
    void agreesWithTheTrace();
    void brokenAndMixedLines();
    void aMillionLines();
    void inputIsAskedForAndGiven();
    void theHintIsNeverCut();
    void airAloneIsNotScrolledTo();
    void longNamesAreShortWhereThereIsNoRoom();
};

void ConsoleViewTest::linesAreThoseOfTheMoment() {
    Fixture fixture;
    RunModel run;
    ConsoleView console(fixture.kit, run, nullptr);
    QCOMPARE(console.text()->lineCount(), std::size_t{0});
    run.setStore(queueRun(), false);
    run.playhead().setTime(490'000'000);
    QTRY_COMPARE(console.text()->lineCount(), std::size_t{3});
    QCOMPARE(console.text()->lineText(0), QString("writer   put A"));
    QCOMPARE(console.text()->lineText(1), QString("reader   got A"));
    QCOMPARE(console.text()->lineText(2), QString("writer   put B"));
    run.playhead().setTime(0);
    QTRY_COMPARE(console.text()->lineCount(), std::size_t{0});
}

void ConsoleViewTest::agreesWithTheTrace() {
    const auto store = queueRun(true);
    ConsoleLines lines;
    lines.update(*store);
    for (std::size_t pieces = 0; pieces <= store->console().size(); ++pieces) {
        const std::vector<trace::ConsoleLine> wanted = store->consoleLines(pieces, 1000);
        QCOMPARE(lines.countAt(pieces), wanted.size());
        for (std::size_t index = 0; index < wanted.size(); ++index) {
            QString text;
            for (const ConsoleRun &part : lines.line(*store, index, pieces)) text += part.text;
            QCOMPARE(text, QString::fromStdString(wanted[index].text));
        }
    }
}

void ConsoleViewTest::brokenAndMixedLines() {
    trace::Store store;
    trace::ScriptedTrace script(store);
    const trace::LaneId main = script.process("main", 1);
    const trace::LaneId other = script.process("other", 2, main);
    script.at(1000).print(main, "a");
    script.at(2000).print(other, "b\nc\n\n");
    script.at(3000).print(main, "d\ne");
    script.settle();
    ConsoleLines lines;
    lines.update(store);
    const std::size_t all = store.console().size();
    const auto text = [&](std::size_t index, std::size_t pieces) {
        QStringList parts;
        for (const ConsoleRun &part : lines.line(store, index, pieces)) parts << QString::number(part.lane) + part.text;
        return parts.join(',');
    };
    QCOMPARE(lines.countAt(all), std::size_t{5});
    QCOMPARE(text(0, all), QString("0a,1b"));
    QCOMPARE(text(1, all), QString("1c"));
    QCOMPARE(text(2, all), QString());
    QCOMPARE(text(3, all), QString("0d"));
    QCOMPARE(text(4, all), QString("0e"));
    QCOMPARE(lines.countAt(1), std::size_t{1});
    QCOMPARE(text(0, 1), QString("0a"));
}

void ConsoleViewTest::aMillionLines() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    std::string chunk;
    for (int line = 0; line < 1000; ++line) chunk += "line of a program that prints for ever\n";
    for (int count = 0; count < 1000; ++count) script.at(1000 + static_cast<trace::Time>(count)).print(main, chunk);
    script.settle();
    RunModel run;
    ConsoleView console(fixture.kit, run, nullptr);
    console.resize(700, 200);
    console.show();
    run.setStore(store, true);
    QTRY_COMPARE(console.text()->lineCount(), std::size_t{1'000'000});
    // Once its lines are found, a frame costs what is on the screen: fifty of them well within a second.
    QElapsedTimer clock;
    clock.start();
    for (int frame = 0; frame < 50; ++frame) {
        console.text()->verticalScrollBar()->setValue(frame * 19'000);
        console.grab();
    }
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(console.text()->lineText(999'999), QString("main     line of a program that prints for ever"));
}

void ConsoleViewTest::inputIsAskedForAndGiven() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.at(1000).add(main, trace::EventKind::InputWanted, 0, script.text("name? "));
    script.settle();
    RunModel run;
    ConsoleView console(fixture.kit, run, nullptr);
    console.show();
    auto *field = console.findChild<QLineEdit *>();
    QVERIFY(!field->isVisible());
    run.setStore(store, true);
    console.setTakesInput(true);
    QTRY_VERIFY(field->isVisible());
    QSignalSpy lines(&console, &ConsoleView::inputEntered);
    QTest::keyClicks(field, "Ada");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(lines.first().first().toString(), QString("Ada"));
    QCOMPARE(field->text(), QString());
    QSignalSpy closed(&console, &ConsoleView::inputClosed);
    QTest::keyClick(field, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(closed.size(), 1);
    console.setTakesInput(false);
    QVERIFY(!field->isVisible());
}

/// The places are those of the console at 300 %, in a window of 1280 × 720 and of 1600 × 1000, and its usual one.
void ConsoleViewTest::theHintIsNeverCut() {
    const struct {
        QSize size;
        int zoom;
    } places[] = {{{430, 370}, 300}, {{460, 620}, 300}, {{560, 140}, 100}, {{300, 150}, 100}};
    Fixture fixture;
    RunModel run;
    ConsoleView console(fixture.kit, run, nullptr);
    console.show();
    for (const auto &place : places) {
        for (const Language language : {Language::English, Language::Chinese}) {
            fixture.settings.setZoom(place.zoom);
            fixture.settings.setLanguage(language);
            console.resize(place.size);
            for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
            QWidget *area = console.text()->viewport();
            const QImage image = area->grab().toImage();
            const QRgb ground = image.pixel(image.width() - 1, image.height() / 2);
            // There is ink, and none of it reaches the edges.
            int ink = 0;
            const int edge = fixture.kit.ipx(4);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixel(x, y) == ground) continue;
                    ++ink;
                    QVERIFY2(x < image.width() - edge && y < image.height() - edge / 2, qPrintable(QString("%1 × %2 at %3 %: ink at %4, %5").arg(place.size.width()).arg(place.size.height()).arg(place.zoom).arg(x).arg(y)));
                }
            }
            QVERIFY(ink > 50);
        }
    }
}

/// A line that is there as a whole needs no bar, however little is left beside it; one that is cut does.
void ConsoleViewTest::airAloneIsNotScrolledTo() {
    Fixture fixture;
    RunModel run;
    ConsoleView console(fixture.kit, run, nullptr);
    console.show();
    run.setStore(queueRun(), false);
    run.playhead().setTime(490'000'000);
    QTRY_COMPARE(console.text()->lineCount(), std::size_t{3});
    const double column = QFontMetricsF(fixture.kit.fonts().code(14.5)).horizontalAdvance('0');
    const int words = qCeil(column * static_cast<double>(console.text()->lineText(0).size()));
    int cut = 0, whole = 0;
    for (int width = words; width < words + 200; width += 7) {
        console.resize(width, 200);
        QCoreApplication::processEvents();
        const int room = console.text()->viewport()->width(), most = console.text()->horizontalScrollBar()->maximum();
        if (room < words) QVERIFY2(most > 0, qPrintable(QString::number(width)));
        if (room > words + fixture.kit.px(18) + 1) QCOMPARE(most, 0);
        ++(most > 0 ? cut : whole);
    }
    QVERIFY(cut > 0 && whole > 0);
}

/// What was printed is what one reads: in a narrow console a long name is as short as the pins have it.
void ConsoleViewTest::longNamesAreShortWhereThereIsNoRoom() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1), thread = script.thread(main, "Thread-1 (work)");
    script.at(2'000'000).print(thread, "cook sees cook\n");
    script.settle();
    RunModel run;
    ConsoleView console(fixture.kit, run, nullptr);
    console.resize(700, 200);
    console.show();
    run.setStore(store, false);
    run.playhead().setTime(2'000'000);
    QTRY_COMPARE(console.text()->lineCount(), std::size_t{1});
    QCOMPARE(console.text()->lineText(0), QString("Thread-1 (work) cook sees cook"));
    fixture.settings.setZoom(200);
    console.resize(420, 200);
    QCoreApplication::processEvents();
    QCOMPARE(console.text()->lineText(0), run.shortLaneName(thread).leftJustified(8) + " cook sees cook");
    QVERIFY(console.text()->lineText(0).size() < 24);
}

QTEST_MAIN(ConsoleViewTest)
#include "tst_console_view.moc"
