// A recorded run played again as if it happened now: for trying out the window, for tests and for recordings. Runs no
// program.
#pragma once

#include "ui/models/run_controller.h"

#include "core/trace/store.h"

#include <QElapsedTimer>
#include <QTimer>

namespace forkyard::ui {

class PlaybackRun : public RunController {
    Q_OBJECT

public:
    /// `recorded` must be settled. Where it is not finished, the run played from it does not end by itself either.
    explicit PlaybackRun(std::shared_ptr<const trace::Store> recorded, QObject *parent = nullptr);

    void start(const QString &program, const QString &fileName, const RunOptions &options) override;
    void stop() override;
    bool isRunning() const override { return m_running; }
    void setPace(double) override {}
    void sendInput(const QString &) override {}
    void closeInput() override {}

    /// Times as fast as it was recorded; 0: all at once.
    void setSpeed(double factor) { m_speed = factor; }
    /// Plays what lies within the first `nanoseconds` right away; for tests that must not wait.
    void playTo(trace::Time nanoseconds);

private:
    void tick();
    void finish(RunExit::How how);

    std::shared_ptr<const trace::Store> m_recorded;
    std::shared_ptr<trace::Store> m_playing;
    std::vector<std::vector<trace::Event>> m_pending;
    trace::EventIndex m_next = 0;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_speed = 1;
    bool m_running = false;
};

} // namespace forkyard::ui
