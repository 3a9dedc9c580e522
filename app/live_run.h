// A run of the window in the child program: ui's RunController over core's Session. Lives in the window's process and runs
// nothing there.
#pragma once

#include "core/session/session.h"
#include "ui/models/run_controller.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace forkyard::app {

class LiveRun : public ui::RunController {
    Q_OBJECT

public:
    explicit LiveRun(QObject *parent = nullptr);
    ~LiveRun() override;

    void start(const QString &program, const QString &fileName, const ui::RunOptions &options) override;
    void stop() override;
    bool isRunning() const override { return m_session && m_session->isRunning(); }
    bool canSimulate() const override { return true; }
    bool isStanding() const override { return isRunning() && m_isStanding; }
    void step(const ui::RunOptions::Step &step) override;
    void stand() override;
    void setPace(double linesPerSecond) override;
    void sendInput(const QString &line) override;
    void closeInput() override;

private:
    void poll();
    void listen();
    void showStore();
    void takeStandings();

    // The store outlives the session that fills it, and the window's views may outlive both.
    std::shared_ptr<trace::Store> m_store;
    std::unique_ptr<session::Session> m_session;
    bool m_isSimulated = false;
    bool m_isStanding = false;
    /// A simulated run is shown once it stands: the window does not go blank for the moment it takes to come so far.
    bool m_isShown = false;
    QList<ui::Standing> m_passed;
    QTimer m_timer;
    trace::EventIndex m_shownEvents = 0;
    QElapsedTimer m_sinceShown;
};

} // namespace forkyard::app
