// Every place of the window is there and can be reached, and no word is cut, in small windows and much zoomed.
#include "tests/ui/window/recording_run.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/console/console_view.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/models/event_table_model.h"
#include "ui/window/events_view.h"
#include "ui/window/rail.h"
#include "ui/window/side_panel.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace forkyard;
using namespace forkyard::ui;

class WindowLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsOpenStaysInSightInTheRail();
    void foldsInASmallWindow();
    void theEditorIsAsWideAsItsLines();
    void placesAreTabsWhereThereIsNoRoom();
    void oneKeyReachesEveryPlace_data();
    void oneKeyReachesEveryPlace();
    void returnPressesTheButtonInHand();
    void theBarKeepsItsWordsWhole_data();
    void theBarKeepsItsWordsWhole();
    void allTabsFit();
    void noPageTakesTheTimelinesRoom();
    void allOfAnEventIsThereToBeSeen();
    void shortNamesLeaveRoomForWhatHappens();
    void eventsAreCountedAsTheyCome();
    void whatIsLeftOutOfTheEventsIsTold();
    void zoomScalesEverything();
};

void WindowLayoutTest::foldsInASmallWindow() {
    WholeWindow w;
    w.window->openLesson("6");
    QVERIFY(!w.window->isFolded());
    w.window->resize(1280, 720);
    QCoreApplication::processEvents();
    QVERIFY(w.window->isFolded());
    QVERIFY(!w.window->rail()->isExpanded());
    w.window->side()->show(SidePanel::Page::Program);
    QVERIFY(w.window->editor()->isVisible());
    QVERIFY(!w.window->lessonPanel()->isVisible());
    w.window->side()->show(SidePanel::Page::Lesson);
    QVERIFY(!w.window->editor()->isVisible());
    QVERIFY(w.window->lessonPanel()->isVisible());
    w.window->run();
    QVERIFY(w.window->editor()->isVisible());
    // Who has opened the events wants to see them come.
    w.window->stop();
    w.window->side()->show(SidePanel::Page::Events);
    w.window->run();
    QCOMPARE(w.window->side()->current(), SidePanel::Page::Events);
    w.window->side()->show(SidePanel::Page::Program);
    w.window->resize(1600, 1000);
    QCoreApplication::processEvents();
    QVERIFY(!w.window->isFolded());
    QVERIFY(w.window->editor()->isVisible() && w.window->side()->isVisible());
    QVERIFY(w.window->console()->width() > 300);
}

/// As far as the stage stays the larger place; whoever has moved the border keeps it.
void WindowLayoutTest::theEditorIsAsWideAsItsLines() {
    WholeWindow w;
    w.window->resize(1600, 1000);
    w.window->openLesson("6");
    QCoreApplication::processEvents();
    const auto showsAll = [&] { return w.window->editor()->edit()->horizontalScrollBar()->maximum() == 0; };
    const int usual = w.window->editor()->width();
    auto *columns = qobject_cast<QSplitter *>(w.window->editor()->parentWidget());
    QVERIFY(columns);
    const auto open = [&](int letters) {
        w.window->openNewProgram();
        w.window->editor()->edit()->setPlainText("x = '" + QString(letters - 6, 'a') + "'\n");
        emit w.window->editor()->programChanged();
        QCoreApplication::processEvents();
    };
    open(46);
    QVERIFY2(showsAll(), qPrintable(QString::number(w.window->editor()->width())));
    open(20);
    QVERIFY(w.window->editor()->width() <= usual);
    open(300);
    QVERIFY(!showsAll());
    QVERIFY(2 * w.window->editor()->width() <= w.window->width() - columns->sizes()[2]);
    columns->setSizes({300, columns->sizes()[0] + columns->sizes()[1] - 300, columns->sizes()[2]});
    const int own = w.window->editor()->width();
    open(46);
    QCOMPARE(w.window->editor()->width(), own);
}

void WindowLayoutTest::placesAreTabsWhereThereIsNoRoom() {
    WholeWindow w;
    w.window->openLesson("6");
    w.settings.setZoom(300);
    QCoreApplication::processEvents();
    QCOMPARE(w.window->shape(), MainWindow::Shape::Tabbed);
    const SidePanel *side = w.window->side();
    QVERIFY(side->width() > 1200);
    w.window->run();
    // What runs is to the front, and takes the room.
    QCOMPARE(side->current(), SidePanel::Page::Stage);
    QVERIFY(w.window->console()->isVisible() && side->isAncestorOf(w.window->console()));
    QVERIFY(!w.window->editor()->isVisible());
    // A line that is asked for comes to the front.
    w.window->runModel().requestLine(3);
    QCOMPARE(side->current(), SidePanel::Page::Program);
    QVERIFY(w.window->editor()->isVisible());
    w.settings.setZoom(100);
    QCoreApplication::processEvents();
    QCOMPARE(w.window->shape(), MainWindow::Shape::Wide);
    QVERIFY(w.window->editor()->isVisible() && w.window->console()->isVisible() && side->isVisible());
    QVERIFY(!side->isAncestorOf(w.window->console()) && !side->isAncestorOf(w.window->editor()));
}

void WindowLayoutTest::oneKeyReachesEveryPlace_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("zoom");
    QTest::newRow("wide") << QSize(1600, 1000) << 100;
    QTest::newRow("small") << QSize(1280, 720) << 100;
    QTest::newRow("much zoomed") << QSize(1600, 1000) << 300;
}

void WindowLayoutTest::oneKeyReachesEveryPlace() {
    QFETCH(QSize, size);
    QFETCH(int, zoom);
    WholeWindow w(size);
    w.window->openLesson("6");
    w.settings.setZoom(zoom);
    QCoreApplication::processEvents();
    w.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
    for (const char *action : {"nextPlace", "previousPlace"}) {
        QSet<QString> reached;
        for (int press = 0; press < 12; ++press) {
            w.window->findChild<QAction *>(action)->trigger();
            const QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus && focus->isVisible());
            if (w.window->editor()->isAncestorOf(focus)) reached << "program";
            else if (w.window->console()->isAncestorOf(focus)) reached << "console";
            else if (w.window->rail() == focus) reached << "rail";
            else if (w.window->side()->isAncestorOf(focus)) reached << "side";
        }
        QVERIFY2(reached.contains("program") && reached.contains("console") && reached.contains("rail") && reached.contains("side"),
                 qPrintable(QString(action) + ": " + QStringList(reached.values()).join(' ')));
    }
}

void WindowLayoutTest::returnPressesTheButtonInHand() {
    WholeWindow w;
    w.window->openLesson("2");
    QCoreApplication::processEvents();
    w.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(w.window.get()));
    w.window->setFocus();
    // To the question, and then the answer that has the keyboard.
    QTest::keyClick(w.window.get(), Qt::Key_Return);
    auto *choice = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY(choice);
    QCOMPARE(choice->objectName(), QString("choiceButton"));
    QVERIFY(!w.window->lessonPanel()->isRunNext());
    QTest::keyClick(choice, Qt::Key_Return);
    QVERIFY(w.window->lessonPanel()->isRunNext());
    // And once more: what is highlighted now is to run it.
    QVERIFY(w.window->lessonPanel() == QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(w.window->controller()->isRunning());
}

void WindowLayoutTest::theBarKeepsItsWordsWhole_data() {
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1280, 720), QSize(1600, 1000)}) QTest::addRow("%d", size.width()) << size;
}

void WindowLayoutTest::theBarKeepsItsWordsWhole() {
    QFETCH(QSize, size);
    // One window for all sizes: the bar has to find its way back from each, too.
    WholeWindow w(size, std::make_unique<RecordingRun>());
    w.window->openLesson("10");
    for (const auto &[zoom, language] : {std::pair{130, Language::English}, std::pair{300, Language::English}, std::pair{200, Language::Chinese}, std::pair{100, Language::English}}) {
        w.settings.setZoom(zoom);
        w.settings.setLanguage(language);
        for (const RunMode mode : {RunMode::Live, RunMode::Step}) {
            w.window->setMode(mode);
            for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
            for (const QPushButton *button : w.topBar()->findChildren<QPushButton *>()) {
                if (!button->isVisible()) continue;
                const QString what = QString("“%1” at %2 %: %3 of %4").arg(button->text()).arg(zoom).arg(button->width()).arg(button->sizeHint().width());
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(what));
                QVERIFY2(w.topBar()->rect().contains(QRect(button->mapTo(w.topBar(), QPoint()), button->size())), qPrintable(what));
                QVERIFY2(!button->text().isEmpty() || !button->icon().isNull(), "a button with nothing on it");
            }
        }
    }
}

/// No column of the table of events has to be scrolled to; where there is no room for the line, a tool tip has it.
void WindowLayoutTest::allOfAnEventIsThereToBeSeen() {
    for (const QSize size : {QSize(1280, 720), QSize(1600, 1000)}) {
        WholeWindow w(size);
        w.show(queueRun(true), 0.5);
        for (const Language language : {Language::English, Language::Chinese}) {
            for (const int zoom : {100, 200}) {
                w.settings.setLanguage(language);
                w.settings.setZoom(zoom);
                w.window->findChild<QAction *>("showEvents")->trigger();
                for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
                const auto *table = w.window->findChild<QTableView *>("eventTable");
                QVERIFY(table->isVisible());
                QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
                for (int column = 0; column < EventTableModel::ColumnCount; ++column)
                    QVERIFY2(table->isColumnHidden(column) ? column == EventTableModel::LineColumn : table->columnWidth(column) > w.kit.px(30), qPrintable(QString::number(column)));
                QCOMPARE(table->isColumnHidden(EventTableModel::LineColumn), table->width() < w.kit.px(400));
                // No column's head is cut, and the moment's row is seen whole.
                for (int column = 0; column < EventTableModel::ColumnCount; ++column)
                    QVERIFY2(table->isColumnHidden(column) || table->columnWidth(column) >= table->horizontalHeader()->sectionSizeHint(column), qPrintable(QString("column %1 has %2 pixels").arg(column).arg(table->columnWidth(column))));
                const QRect row = table->visualRect(table->currentIndex());
                QVERIFY2(row.top() >= 0 && row.bottom() < table->viewport()->height(), qPrintable(QString("%1 to %2 of %3").arg(row.top()).arg(row.bottom()).arg(table->viewport()->height())));
                const QModelIndex what = table->model()->index(table->currentIndex().row(), EventTableModel::WhatColumn);
                const QString line = what.siblingAtColumn(EventTableModel::LineColumn).data().toString();
                QVERIFY(!line.isEmpty() && what.data(Qt::ToolTipRole).toString().contains(line));
            }
        }
    }
}

/// Where threads have short names, what happens, to what, has their room.
void WindowLayoutTest::shortNamesLeaveRoomForWhatHappens() {
    const auto runOf = [](const char *name) {
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        const trace::LaneId lane = script.at(1'000'000).process(name, 1);
        script.line(lane, 1);
        script.settle();
        return store;
    };
    WholeWindow w({1280, 720});
    w.show(runOf("a process with a long name of its own"), 0.5);
    w.window->findChild<QAction *>("showEvents")->trigger();
    const auto *table = w.window->findChild<QTableView *>("eventTable");
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    const int thread = table->columnWidth(EventTableModel::ThreadColumn), object = table->columnWidth(EventTableModel::ObjectColumn);
    w.window->runModel().setStore(runOf("m"), false);
    // The head of the column is what is left of it.
    QTRY_VERIFY2(table->columnWidth(EventTableModel::ThreadColumn) < thread, qPrintable(QString::number(thread)));
    QVERIFY(table->columnWidth(EventTableModel::ObjectColumn) > object);
}

/// Whoever looks at the events while they come is told how many there are.
void WindowLayoutTest::eventsAreCountedAsTheyCome() {
    WholeWindow w({1280, 720});
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    w.show(store, 0);
    w.window->runModel().setStore(store, true);
    w.window->findChild<QAction *>("showEvents")->trigger();
    const auto *count = w.window->findChild<QLabel *>("eventCount");
    const trace::LaneId lane = script.at(1'000'000).process("main", 1);
    for (int line = 1; line <= 3; ++line) {
        script.line(lane, static_cast<std::uint32_t>(line));
        script.settle();
        w.window->runModel().noteAppended();
        QTRY_COMPARE(count->text(), QString("%1 events").arg(store->eventCount()));
    }
}

/// The GIL and what is measured are left out at first; the count says so, and a button shows them.
void WindowLayoutTest::whatIsLeftOutOfTheEventsIsTold() {
    WholeWindow w({1280, 720});
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId lane = script.at(1'000'000).process("main", 1);
    script.line(lane, 1).add(lane, trace::EventKind::GilTake).add(lane, trace::EventKind::GilDrop).line(lane, 2);
    script.settle();
    w.show(store, 1);
    w.window->findChild<QAction *>("showEvents")->trigger();
    const auto *count = w.window->findChild<QLabel *>("eventCount");
    const auto *table = w.window->findChild<QTableView *>("eventTable");
    const int all = static_cast<int>(store->eventCount());
    QTRY_COMPARE(table->model()->rowCount(), all - 2);
    QCOMPARE(count->text(), QString("%1 of %2 events").arg(all - 2).arg(all));
    auto *showAll = w.window->findChild<EventsView *>()->findChild<QToolButton *>();
    QVERIFY(showAll->isVisible());
    showAll->click();
    QTRY_COMPARE(table->model()->rowCount(), all);
    QVERIFY(!showAll->isVisible());
}

/// Whichever page is in front, the timeline keeps its height, at every size of type.
void WindowLayoutTest::noPageTakesTheTimelinesRoom() {
    for (const auto &[size, zoom] : {std::pair{QSize(1280, 720), 150}, {QSize(1600, 1000), 100}, {QSize(1600, 1000), 200}}) {
        WholeWindow w(size);
        w.settings.setZoom(zoom);
        w.window->openLesson("12");
        auto store = std::make_shared<trace::Store>();
        trace::scriptDeadlock(*store); // in which something was found
        w.show(store, 1);
        const auto *timeline = w.window->findChild<TimelineView *>();
        QVERIFY(timeline->isVisible());
        const auto settled = [timeline] {
            constexpr int Turn = 30, Most = 100, Enough = 4;
            int height = -1;
            for (int turn = 0, same = 0; turn < Most && same < Enough; ++turn) {
                QTest::qWait(Turn);
                same = timeline->height() == height ? same + 1 : 0;
                height = timeline->height();
            }
            return height;
        };
        w.window->findChild<QAction *>("showCharts")->trigger();
        const int height = settled();
        for (const char *page : {"showEvents", "showLesson", "showCharts"}) {
            w.window->findChild<QAction *>(page)->trigger();
            QVERIFY2(settled() == height, qPrintable(QString("%1 × %2 at %3 %, %4: %5 instead of %6").arg(size.width()).arg(size.height()).arg(zoom).arg(page).arg(timeline->height()).arg(height)));
        }
    }
}

void WindowLayoutTest::allTabsFit() {
    for (const QSize size : {QSize(1280, 720), QSize(1600, 1000)}) {
        WholeWindow w(size);
        w.window->openLesson("6");
        for (const int zoom : {100, 300}) {
            w.settings.setZoom(zoom);
            for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
            const auto *tabs = w.window->side()->findChild<QTabBar *>();
            QVERIFY(tabs->count() >= (w.window->isFolded() ? 3 : 2));
            for (int tab = 0; tab < tabs->count(); ++tab)
                QVERIFY2(tabs->rect().contains(tabs->tabRect(tab)), qPrintable(QString("%1 at %2 %").arg(tabs->tabText(tab)).arg(zoom)));
        }
    }
}

void WindowLayoutTest::zoomScalesEverything() {
    WholeWindow w;
    w.window->openFirst();
    const int bar = w.topBar()->height();
    const int button = w.topBar()->runButton()->font().pixelSize();
    QTest::keyClick(w.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(w.settings.zoom(), 110);
    w.settings.setZoom(200);
    QCoreApplication::processEvents();
    QCOMPARE(w.topBar()->height(), 2 * bar);
    QCOMPARE(w.topBar()->runButton()->font().pixelSize(), 2 * button);
    QTest::keyClick(w.window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(w.settings.zoom(), 100);
}

/// A window that gets lower hides no row that is chosen: the rail moves with it.
void WindowLayoutTest::whatIsOpenStaysInSightInTheRail() {
    WholeWindow w(QSize(1600, 1000));
    w.window->openPath(w.write("mine.py", "x = 1\n"));
    auto *rail = w.window->findChild<Rail *>();
    const auto chosen = [rail] {
        for (const PaintedItem &item : rail->paintedItems())
            if (item.selected) return item.place;
        return QRect();
    };
    for (const QSize &size : {QSize(1280, 720), QSize(1280, 600), QSize(1600, 1000)}) {
        w.window->resize(size);
        QTRY_VERIFY(!chosen().isEmpty() && rail->viewport()->rect().adjusted(0, 0, 0, 1).contains(chosen()));
    }
}

QTEST_MAIN(WindowLayoutTest)
#include "tst_window_layout.moc"
