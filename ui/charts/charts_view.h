// The charts at the side of the window: a chart for each queue, the threads by state, and one playhead through all of them.
// Reads the run model alone.
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/kit/arrangement.h"
#include "ui/kit/view.h"
#include "ui/models/run_model.h"

#include <QSet>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace forkyard::ui {

class BarsPanel;
class ChartPanel;
class DepthChart;
class LinesChart;
class RunController;
class SeriesPanel;
class StatesChart;

class ChartsView : public View {
    Q_OBJECT

public:
    /// `kit` and `run` are not owned and must outlive the view.
    ChartsView(Kit &kit, RunModel &run, QWidget *parent);

    /// Makes series possible: many runs of the program that ran last, by a controller of their own.
    void setSeriesController(std::unique_ptr<RunController> controller);
    SeriesPanel *seriesPanel() const { return m_series; }

    /// Queues beyond these have their lane on the timeline, no chart.
    static constexpr std::size_t mostQueues = 4;

    /// Only its charts, in its order (those with an axis of time first); the others behind a button.
    void arrange(const Arrangement &arrangement) override;
    /// By the names in an arrangement.
    void setProgramFolder(const QString &folder) override { m_programFolder = folder; }
    void setOpenProgram(std::function<OpenProgram()> ask) override;
    void reveal(const QString &chart) override;

    // For tests.
    QPushButton *moreButton() const { return m_more; }
    const std::vector<DepthChart *> &depthCharts() const { return m_depths; }
    StatesChart *statesChart() const { return m_states; }
    const std::vector<LinesChart *> &throughputCharts() const { return m_throughputs; }
    LinesChart *cpuChart() const { return m_cpu; }
    LinesChart *usageChart() const { return m_usage; }
    LinesChart *memoryChart() const { return m_memory; }
    LinesChart *poolChart() const { return m_pool; }
    LinesChart *processesChart() const { return m_processes; }
    LinesChart *waitingChart() const { return m_waiting; }
    LinesChart *lagChart() const { return m_lag; }
    LinesChart *sentChart() const { return m_sent; }
    BarsPanel *taken() const { return m_taken; }
    BarsPanel *lifetimes() const { return m_lifetimes; }
    BarsPanel *waitsByThread() const { return m_waitsByThread; }
    BarsPanel *waitsByLock() const { return m_waitsByLock; }
    BarsPanel *creation() const { return m_creation; }
    /// Where the playhead's line is, in pixels of the scrolled column.
    double playheadX() const;
    /// True where nothing has run yet and a sentence says so.
    bool isEmpty() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class PlayheadLine;

    /// That of the run; where none is known, the one that is open.
    OpenProgram program() const;
    void schedule();
    void refresh();
    void chooseQueues();
    void layOut();
    void settle();
    /// The charts of a name; all of them in the order in which they stand by themselves where there is none.
    std::vector<QWidget *> chartsNamed(const QString &name) const;
    bool isWanted(const QWidget *chart) const;
    /// Where nothing has run there is but the series, which needs no run before it.
    bool isShown(const QWidget *chart) const;
    bool hasSomething(const QWidget *chart) const { return !m_idle.contains(chart); }
    void setIdle(QWidget *chart, bool isIdle);
    void showWanted();
    void refreshLines();
    using ProcessFigures = std::function<QList<QPointF>(const trace::Store &, trace::ProcessIndex, std::size_t)>;
    void showBusiest(LinesChart *chart, const ProcessFigures &figures, bool isOptional);
    void showSent();
    QString sentTitle() const;
    void refreshBars();
    trace::LaneId askerOf(trace::LaneId lane) const;
    void moveOn();
    std::vector<ChartPanel *> timedCharts() const;
    /// All plots begin where the widest figures leave room.
    void alignPlots();
    void showSeries();
    void adopt(ChartPanel *panel);
    void dress();
    void retranslate();
    void retranslateLines();
    void pick(double nanoseconds);
    void placeLine();
    static QString milliseconds(double nanoseconds);

    Kit &m_kit;
    QString m_programFolder; ///< of the series
    std::function<OpenProgram()> m_openProgram;
    bool m_wasEmpty = true;
    RunModel &m_run;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    QWidget *m_column;
    QVBoxLayout *m_layout;
    std::vector<DepthChart *> m_depths;
    StatesChart *m_states;
    std::vector<LinesChart *> m_throughputs; ///< one for each of m_depths
    LinesChart *m_usage;  ///< processor time and memory, where they were measured
    LinesChart *m_memory;
    LinesChart *m_cpu;
    LinesChart *m_pool;
    LinesChart *m_processes;
    LinesChart *m_waiting;
    LinesChart *m_lag;
    LinesChart *m_sent;
    BarsPanel *m_waitsByThread;
    BarsPanel *m_waitsByLock;
    BarsPanel *m_creation;
    BarsPanel *m_lifetimes;
    BarsPanel *m_taken;
    double m_sentUnit = 1; ///< bytes
    Arrangement m_arrangement;
    QPushButton *m_more; ///< checked: all of them
    QSet<const QWidget *> m_idle; ///< those with nothing to show yet
    SeriesPanel *m_series = nullptr;
    PlayheadLine *m_line;
    QTimer *m_timer;
    QTimer *m_barsTimer; ///< for what only a moved playhead changes
    ChartTime m_time;
    double m_counted = 0; ///< as m_time's, of the titles
};

} // namespace forkyard::ui
