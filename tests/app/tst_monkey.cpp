// A long while of keys, clicks, lessons and modes in no order, over real runs: the window must outlive it and answer. A soak: which order it
// was is told as a number, with which it comes again (FORKYARD_SEED).
#include "app/explore_run.h"
#include "app/live_run.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/explore/explore_view.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/models/run_mode.h"

#include <QAction>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace forkyard;
using namespace forkyard::ui;

class MonkeyTest : public QObject {
    Q_OBJECT

private slots:
    void theWindowOutlivesAnything() {
        bool isGiven = false;
        const quint32 given = qEnvironmentVariable("FORKYARD_SEED").toUInt(&isGiven);
        const quint32 seed = isGiven ? given : QRandomGenerator::global()->generate();
        qInfo().noquote() << "FORKYARD_SEED=" + QString::number(seed);
        m_chance.seed(seed);
        WindowParts parts;
        parts.controller = std::make_unique<app::LiveRun>();
        parts.explorer = std::make_unique<app::ExploreRun>();
        parts.stage = [](Kit &kit, RunModel &run, QWidget *parent) { return new StageView(kit, run, parent); };
        parts.timeline = [](Kit &kit, RunModel &run, QWidget *parent) { return new TimelineView(kit, run, parent); };
        parts.charts = [](Kit &kit, RunModel &run, QWidget *parent) { return new ChartsView(kit, run, parent); };
        parts.checker = checkSyntax;
        parts.lessonsFolder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
        Fixture fixture;
        MainWindow window(fixture.kit, std::move(parts));
        window.resize(1280, 720);
        window.show();
        window.openFirst();
        // Whatever asks a question is answered by closing it.
        QTimer closer;
        connect(&closer, &QTimer::timeout, this, [] {
            if (QWidget *open = QApplication::activePopupWidget()) open->close();
            else if (QWidget *asking = QApplication::activeModalWidget()) asking->close();
        });
        closer.start(150);
        for (int round = 0; round < kRounds; ++round) {
            const QString what = act(window);
            if (qEnvironmentVariableIsSet("FORKYARD_TELL")) qInfo().noquote() << round << what;
            QTest::qWait(m_chance.bounded(4) ? 5 : 120);
        }
        window.stop();
        QVERIFY(QTest::qWaitFor([&] { return !window.controller()->isRunning(); }, 60'000));
        // It still works.
        window.setMode(RunMode::Live);
        window.openNewProgram();
        window.editor()->replaceText("print('still here')\n");
        window.run();
        const auto printed = [&] {
            std::string all;
            const trace::Store *store = window.runModel().store();
            for (std::size_t i = 0; store && i < store->console().size(); ++i) all += store->text(store->console()[i].text);
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(printed(), std::string("still here\n"), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!window.controller()->isRunning(), 60'000);
    }

private:
    static constexpr int kRounds = 1500;

    template <typename List> auto pick(const List &list) { return list[static_cast<decltype(list.size())>(m_chance.bounded(static_cast<int>(list.size())))]; }

    QString act(MainWindow &window) {
        static const QStringList actions{"run", "run", "stop", "replay", "step", "step", "step", "stepBack", "stepToEnd", "runThread1", "runThread2", "runThread3", "follow", "modeLive", "modeStep", "modeExplore", "new", "comment", "find", "replace", "complete", "breakpoint", "mend", "nextBookmark", "previousBookmark", "zoomIn", "zoomOut", "zoomReset", "theme", "language", "showProgram", "showLesson", "showCharts", "showEvents", "nextPlace", "previousPlace", "resetLayout", "copyPicture", "palette", "keys", "settings", "bookmark", "reset"};
        switch (m_chance.bounded(10)) {
        case 0: {
            const QString id = QString::number(1 + m_chance.bounded(19)).rightJustified(2, '0');
            window.openLesson(id);
            return "lesson " + id;
        }
        case 1: {
            static const QList<Qt::Key> keys{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_Return, Qt::Key_Tab, Qt::Key_Escape, Qt::Key_W, Qt::Key_S, Qt::Key_A, Qt::Key_F, Qt::Key_M, Qt::Key_L, Qt::Key_Period, Qt::Key_Comma, Qt::Key_1, Qt::Key_Space, Qt::Key_Delete};
            const Qt::Key key = pick(keys);
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key);
            return QString("key %1").arg(static_cast<int>(key));
        }
        case 2:
        case 3: {
            // Somewhere in the window, and sometimes dragged from there.
            const QPoint at(m_chance.bounded(window.width()), m_chance.bounded(window.height()));
            QWidget *under = window.childAt(at);
            if (!under) return {};
            const QPoint local = under->mapFrom(&window, at);
            const bool drags = m_chance.bounded(3) == 0;
            QTest::mousePress(under, Qt::LeftButton, {}, local);
            if (drags) QTest::mouseMove(under, local + QPoint(m_chance.bounded(200) - 100, m_chance.bounded(60) - 30));
            QTest::mouseRelease(under, Qt::LeftButton, {}, local);
            return QString("click %1 %2, %3").arg(under->metaObject()->className()).arg(at.x()).arg(at.y());
        }
        case 4: {
            const qint64 end = window.runModel().playhead().now();
            window.runModel().playhead().setTime(end > 0 ? static_cast<qint64>(m_chance.generateDouble() * static_cast<double>(end)) : 0);
            return "playhead";
        }
        case 5: {
            window.resize(900 + m_chance.bounded(900), 560 + m_chance.bounded(600));
            return "size";
        }
        default: {
            const QString name = pick(actions);
            QAction *action = window.findChild<QAction *>(name);
            if (action && action->isEnabled()) action->trigger();
            return name;
        }
        }
    }

    QRandomGenerator m_chance;
};

QTEST_MAIN(MonkeyTest)
#include "tst_monkey.moc"
