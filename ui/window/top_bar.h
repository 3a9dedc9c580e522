// The bar at the top: what is open, how it runs, and the window's own few buttons. Does nothing itself.
#pragma once

#include "ui/kit/kit.h"
#include "ui/models/run_controller.h"
#include "ui/models/run_mode.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace forkyard::ui {

class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(Kit &kit, QWidget *parent);

    void setTitle(const QString &title);
    void setMode(RunMode mode);
    /// A mode that is not there says so in its tool tip.
    void setModeAvailable(RunMode mode, bool available);
    void setRunning(bool running);
    /// Step: what can be done, how many steps lie behind, how many branches there are.
    void setStepping(bool canGoBack, bool canStep, qsizetype position, qsizetype branches);
    void setStepUnit(RunOptions::Step::Until unit);
    void setBranches(QMenu *menu);
    /// True while the view stays where it is although the run goes on.
    void setViewPaused(bool paused);
    /// Run is the one thing to do now and has the accent; else it is a plain button (a prediction is due).
    void setRunHighlighted(bool highlighted);
    /// Not while the lesson asks for a prediction first.
    void setStepHighlighted(bool highlighted);
    /// This program is not paced, whatever the pace is set to.
    void setFullSpeed(bool full);
    void setKnobs(QMenu *menu);
    void setOverflow(QMenu *menu);
    /// The window is being recorded: the same button ends it.
    void setRecording(bool recording);
    /// Frames lost of the recording that goes on: on its button, where it disturbs the picture least.
    void setLost(qint64 frames);

    QPushButton *runButton() const { return m_run; }

signals:
    void backRequested();
    void stepRequested();
    void stepUnitRequested(forkyard::ui::RunOptions::Step::Until unit);
    void runOnRequested(forkyard::ui::RunOptions::Step::Until until);
    void modeRequested(forkyard::ui::RunMode mode);
    void runRequested();
    void stopRequested();
    void viewPauseRequested(bool pause);
    void presentRequested();
    void recordRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildModes(QHBoxLayout *row);
    void buildPace();
    void buildSteps(QHBoxLayout *row);
    void refreshSteps();
    void dress();
    void retranslate();
    void refreshRun();
    void refreshPace();
    /// Words give way to signs where there is no room for all: what is in the menu too goes first, then the
    /// words on the run's and the steps' buttons, then those on what opens a menu.
    void fit();
    void setTight(bool tight);
    void setWords(int compact);

    Kit &m_kit;
    QLabel *m_title;
    QWidget *m_modes;
    QList<QPushButton *> m_modeButtons;
    QPushButton *m_run;
    QPushButton *m_pauseView;
    QPushButton *m_pace;
    QMenu *m_paceMenu;
    QPushButton *m_back;
    QPushButton *m_step;
    QPushButton *m_unit;
    QPushButton *m_branches;
    RunOptions::Step::Until m_stepUnit = RunOptions::Step::Until::Operation;
    qsizetype m_branchCount = 0;
    QList<QAction *> m_units, m_runOns;
    QPushButton *m_knobs;
    QPushButton *m_present;
    QPushButton *m_record;
    QPushButton *m_theme;
    QPushButton *m_language;
    QPushButton *m_overflow;
    RunMode m_mode = RunMode::Live;
    bool m_running = false;
    bool m_viewPaused = false;
    bool m_highlighted = true;
    bool m_fullSpeed = false;
    bool m_recording = false;
    qint64 m_lost = 0;
    bool m_isFitting = false;
};

} // namespace forkyard::ui
