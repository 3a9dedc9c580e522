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
    void setPace(double linesPerSecond) override;
    void sendInput(const QString &line) override;
    void closeInput() override;

private:
    void poll();

    // The store outlives the session that fills it, and the window's views may outlive both.
    std::shared_ptr<trace::Store> m_store;
    std::unique_ptr<session::Session> m_session;
    QTimer m_timer;
    trace::EventIndex m_shownEvents = 0;
    QElapsedTimer m_sinceShown;
};

} // namespace forkyard::app
