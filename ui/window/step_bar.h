// Step's bar below the stage: a button for each thread that can run next, with what it would do, and for the others the reason why they
// cannot. Reads the run model; runs nothing.
#pragma once

#include "ui/models/run_model.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace forkyard::ui {

class Kit;

class StepBar : public QWidget {
    Q_OBJECT

public:
    StepBar(Kit &kit, RunModel &run, QWidget *parent);

    /// What can be chosen now; clears it while a step is on its way.
    void setActive(bool active);
    /// Numbers of the threads that can be chosen, from 1.
    const QList<int> &choices() const { return m_choices; }

    /// It sleeps: choosing it lets time pass.
    bool needsTime(int thread) const;

signals:
    void stepRequested(int thread, bool timePasses);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *makeChoice(const trace::MomentThread &thread, int number);
    QWidget *makeReason(const trace::MomentThread &thread, int number);

    Kit &m_kit;
    RunModel &m_run;
    QHBoxLayout *m_row;
    QList<int> m_choices;
    bool m_active = false;
};

} // namespace forkyard::ui
