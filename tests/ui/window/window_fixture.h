// A window over a run that is given, with settings in a folder of its own, for tests of the whole.
#pragma once

#include "tests/ui/ui_fixture.h"
#include "ui/models/playback_run.h"
#include "ui/stage/stage_view.h"
#include "ui/timeline/timeline_view.h"
#include "ui/charts/charts_view.h"
#include "ui/window/main_window.h"
#include "ui/window/top_bar.h"

#include <QFile>
#include <QTest>

namespace forkyard::ui {

/// The window alone, with what it is given.
struct BareWindow : Fixture {
    explicit BareWindow(WindowParts parts, QSize size = {1600, 1000}) {
        parts.lessonsFolder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
        window = std::make_unique<MainWindow>(kit, std::move(parts));
        window->resize(size);
        window->show();
        // Shortcuts act in the active window only.
        window->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(window.get()));
    }
    ~BareWindow() { window.reset(); }

    QString write(const QString &name, const QByteArray &bytes) const {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
        return file.fileName();
    }
    TopBar *topBar() const { return window->findChild<TopBar *>(); }

    std::unique_ptr<MainWindow> window;
};

/// Every view is there, as in the program itself.
struct WholeWindow : BareWindow {
    explicit WholeWindow(QSize size = {1600, 1000}, std::unique_ptr<RunController> controller = nullptr) : BareWindow(everyPart(std::move(controller)), size) {}

    static WindowParts everyPart(std::unique_ptr<RunController> controller) {
        WindowParts parts;
        parts.controller = controller ? std::move(controller) : std::make_unique<PlaybackRun>(queueRun(true));
        parts.stage = [](Kit &given, RunModel &run, QWidget *parent) { return new StageView(given, run, parent); };
        parts.timeline = [](Kit &given, RunModel &run, QWidget *parent) { return new TimelineView(given, run, parent); };
        parts.charts = [](Kit &given, RunModel &run, QWidget *parent) { return new ChartsView(given, run, parent); };
        parts.checker = checkSyntax;
        return parts;
    }
    /// A run that is over, with the playhead somewhere in it.
    void show(std::shared_ptr<const trace::Store> store, double part) {
        window->runModel().setStore(store, false);
        window->runModel().playhead().setTime(static_cast<qint64>(static_cast<double>(store->now()) * part));
        QTest::qWait(40);
    }
};

} // namespace forkyard::ui
