// Explore's place on the stage: what all schedules of the program lead to, how many lead to each end, and the shortest way there.
// Shows one exploration's result and asks for another; runs nothing.
#pragma once

#include "ui/kit/kit.h"
#include "ui/kit/view.h"
#include "ui/models/exploration.h"

#include <optional>

class QFrame;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace forkyard::ui {

class OutcomeBars;
class OutcomeRows;
class StateGraphView;

class ExploreView : public View {
    Q_OBJECT

public:
    ExploreView(Kit &kit, QWidget *parent);

    /// Nothing is known of the program yet.
    void clear();
    void setExploring(bool exploring);
    void setPaused(bool paused);
    void setProgress(qint64 states, qint64 outcomes);
    void setResult(const Exploration &result);
    const std::optional<Exploration> &result() const { return m_result; }
    /// The program was edited since: the result is no longer about it.
    void setOutdated(bool outdated);
    /// The last line that a right run prints, where somebody knows; empty: every good end is as good as another.
    void setRight(const QString &lastLine);

    /// False: there is nothing to play a schedule on.
    void setCanPlay(bool can);

    QString heading() const;
    QString verdict() const;
    OutcomeBars *bars() const { return m_bars; }
    StateGraphView *graph() const { return m_graph; }
    /// The picture of all states in the place of the bars.
    void showStates(bool states);

signals:
    void exploreRequested();
    void pauseRequested(bool pause);
    void stopRequested();
    void playRequested(const QString &schedule);
    /// On real threads.
    void playLiveRequested(const QString &schedule);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void dress();
    void refresh();
    void refreshBars();
    void refreshStates();
    void refreshChosenState();
    QWidget *buildWork(QWidget *content);
    QWidget *buildPictures(QWidget *content);
    QWidget *buildStates(QWidget *content);
    void play(const QString &schedule);
    bool isWrong(const ExploredOutcome &outcome) const;
    QString verdictOf(const Exploration &result) const;

    Kit &m_kit;
    std::optional<Exploration> m_result;
    QString m_right;
    bool m_exploring = false;
    bool m_paused = false;
    bool m_outdated = false;
    bool m_canPlay = true;
    qint64 m_states = 0;
    qint64 m_outcomes = 0;
    QScrollArea *m_scroll;
    QLabel *m_heading;
    QLabel *m_summary;
    QWidget *m_work; ///< while it explores: how far it is, and what can be done about it
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QPushButton *m_start;
    QFrame *m_banner;
    QLabel *m_bannerText;
    QWidget *m_pictures; ///< chooses which
    QPushButton *m_endsButton;
    QPushButton *m_statesButton;
    OutcomeBars *m_bars;
    QWidget *m_statesPart;
    StateGraphView *m_graph;
    QScrollArea *m_graphScroll;
    QLabel *m_stateWords;
    QPushButton *m_stateStep;
    QLabel *m_more;
    QLabel *m_waysTitle;
    OutcomeRows *m_rows;
};

} // namespace forkyard::ui
