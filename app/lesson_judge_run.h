// Judges and measures for the window, in a program of its own: `forkyard check --json` and `forkyard measure --json`.
#pragma once

#include "ui/lesson/lesson_judge.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace forkyard::app {

class LessonJudgeRun : public ui::LessonJudge {
    Q_OBJECT

public:
    explicit LessonJudgeRun(QObject *parent = nullptr);
    ~LessonJudgeRun() override;

    void begin(const ui::JudgeTask &task) override;
    void stop() override;
    bool isBusy() const override { return m_process != nullptr; }

private:
    void readProgress();
    void finish();
    void fail(const QString &what);

    ui::JudgeTask m_task;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_error; ///< its last line on standard error that is no progress
};

} // namespace forkyard::app
