// Explores a program's schedules for the window, in a program of its own: `forkyard explore --json`. Whatever happens there, the window
// lives on.
#pragma once

#include "ui/models/explore_controller.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace forkyard::app {

class ExploreRun : public ui::ExploreController {
    Q_OBJECT

public:
    explicit ExploreRun(QObject *parent = nullptr);
    ~ExploreRun() override;

    void explore(const QString &program, const QString &fileName, const ui::ExploreOptions &options) override;
    void stop() override;
    bool isExploring() const override { return m_process != nullptr; }
    void setPaused(bool paused) override;
    bool isPaused() const override { return m_isPaused; }

private:
    bool writeProgram(const QString &program, const QString &fileName, const QString &directory);
    void readProgress();
    void finish();
    void fail(const char *code, const QString &what);

    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QByteArray m_errors;
    QTimer m_patience;
    bool m_isPaused = false;
};

} // namespace forkyard::app
