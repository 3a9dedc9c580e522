// The stage: the world at the playhead's moment. Reads the run model alone; animates what moved between two moments.
#pragma once

#include "ui/kit/view.h"
#include "ui/models/run_model.h"
#include "ui/stage/stage_layout.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

class QTimer;

namespace forkyard::ui {

class StageView : public View {
    Q_OBJECT

public:
    StageView(Kit &kit, RunModel &run, QWidget *parent);

    /// A full sentence about what is under a point; empty where there is nothing.
    QString sentenceAt(const QPointF &point) const;
    const StageLayout &layout() const { return m_layout; }
    /// Objects in the order of layout().objects.
    const std::vector<trace::ObjectIndex> &objects() const { return m_objects; }
    /// Without animation: what moved is simply where it is now.
    void setCalm(bool calm) { m_calm = calm; }
    /// Tokens on their way at this instant.
    std::size_t flightCount() const { return m_flights.size(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// An item that travels from one place to another.
    struct Flight {
        QString text;
        int identity = 0;
        trace::ProcessIndex process = trace::kNoProcess;
        trace::ObjectIndex object = trace::kNoObject;
        bool intoTube = true;
        qint64 start = 0; ///< ms of m_clock
    };
    struct Hit {
        const trace::MomentProcess *process = nullptr;
        const trace::MomentThread *thread = nullptr;
        trace::ObjectIndex object = trace::kNoObject;
    };

    void forget();
    void takeMoment();
    void layOut();
    void launch(const trace::MomentQueue &before, const trace::MomentQueue &now);
    QTransform transform() const;
    Hit hitAt(const QPointF &point) const;
    trace::ProcessIndex processOfLane(trace::LaneId lane) const;

    Kit &m_kit;
    RunModel &m_run;
    StageLayout m_layout;
    std::vector<trace::ObjectIndex> m_objects;
    QHash<trace::ProcessIndex, std::size_t> m_rowsSeen; ///< most memory rows so far: boxes only grow
    QHash<trace::ObjectIndex, QSet<trace::LaneId>> m_users; ///< who has put into or taken from a tube
    std::vector<trace::MomentQueue> m_before;
    qint64 m_timeBefore = 0;
    std::vector<Flight> m_flights;
    QElapsedTimer m_clock;
    QTimer *m_frames;
    bool m_calm = false;
};

} // namespace forkyard::ui
