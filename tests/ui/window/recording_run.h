// A run that notes what it was asked for and does nothing by itself, for tests of the window.
#pragma once

#include "core/trace/scripted_trace.h"
#include "ui/models/run_controller.h"

#include <memory>

namespace forkyard::ui {

/// Says what it was asked for and does nothing by itself.
class RecordingRun : public RunController {
public:
    void start(const QString &program, const QString &fileName, const RunOptions &options) override {
        text = program;
        name = fileName;
        asked = options;
        running = true;
        stands = hasStore = false;
        ++starts;
        if (!options.simulated) emit storeChanged(std::make_shared<trace::Store>());
        emit started();
    }
    void stop() override {
        running = false;
        emit ended({RunExit::How::Stopped, 0});
    }
    bool isRunning() const override { return running; }
    bool canSimulate() const override { return true; }
    bool isStanding() const override { return running && stands; }
    void step(const RunOptions::Step &step) override {
        stands = false;
        wish = step;
    }
    void stand() override { standAsked = true; }
    /// A simulated run came to stand, with main (1) and one more thread (2) that can go on.
    void standAt(const QList<std::pair<QString, qint64>> &turnsAndTimes, Standing::How how = Standing::How::Stands) {
        if (asked.simulated && !hasStore) {
            auto store = std::make_shared<trace::Store>();
            trace::scriptLostUpdate(*store);
            emit storeChanged(store);
            hasStore = true;
        }
        QList<Standing> steps;
        for (const auto &[turns, time] : turnsAndTimes) {
            Standing standing;
            standing.how = Standing::How::Passed;
            standing.turns = turns;
            standing.time = time;
            standing.choices = {{1, false}, {2, false}};
            steps << standing;
        }
        steps.last().how = how;
        if (how == Standing::How::Over) steps.last().choices.clear();
        stands = true;
        emit stood(steps);
    }
    void setPace(double lines) override { pace = lines; }
    void sendInput(const QString &) override {}
    void closeInput() override {}

    QString text, name;
    RunOptions asked;
    RunOptions::Step wish;
    double pace = -1;
    int starts = 0;
    bool running = false, stands = false, hasStore = false, standAsked = false;
};

} // namespace forkyard::ui
