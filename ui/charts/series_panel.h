// "Run n times" and "vary a knob": the controls of a series, how far it is, and what came out. Knows the runner, no trace.
#pragma once

#include "ui/charts/bars_panel.h"
#include "ui/charts/speedup_panel.h"
#include "ui/models/program_constants.h"
#include "ui/models/series_runner.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace forkyard::ui {

class SeriesPanel : public QWidget {
    Q_OBJECT

public:
    /// `program`: what is run, asked for at each start; its knob, values and repeats are set here. `kit` is not owned.
    SeriesPanel(Kit &kit, std::unique_ptr<SeriesRunner> runner, std::function<SeriesPlan()> program, QWidget *parent);

    void dress();
    void retranslate();

    /// Runs of this program can differ by what it sets at its top level.
    void setProgram(const QString &program);

    SeriesRunner &runner() const { return *m_runner; }
    /// How often each end came, and how long runs took for each value of the knob.
    BarsPanel *ends() const { return m_ends; }
    BarsPanel *durations() const { return m_durations; }
    /// In their place where the knob's values are numbers: workers, sizes.
    SpeedupPanel *speedup() const { return m_speedup; }

signals:
    /// A series has begun to show something, or is over: there is more to be seen than before.
    void grew();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void begin();
    void showKnob();
    SeriesPlan::Knob knob() const;
    /// Of the chosen one; nothing where the knob is no constant.
    const ProgramConstant *chosenConstant() const;
    void showProgress(int done, int total);
    void showResults();
    void nameDurations();
    void showState();

    Kit &m_kit;
    std::unique_ptr<SeriesRunner> m_runner;
    std::function<SeriesPlan()> m_program;
    QLabel *m_title;
    QLabel *m_times;
    QSpinBox *m_repeats;
    QComboBox *m_knob;
    QLineEdit *m_values;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QLabel *m_words;
    BarsPanel *m_ends;
    BarsPanel *m_durations;
    SpeedupPanel *m_speedup;
    QList<ProgramConstant> m_constants;
    bool m_hasFewerRepeats = false; ///< than it begins with, because there are several values
    bool m_wasCancelled = false;
    bool m_hasProblem = false;
    bool m_areCompared = false; ///< there is more than one value
};

} // namespace forkyard::ui
