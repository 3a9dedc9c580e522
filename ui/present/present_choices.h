// Another way than the tour's: where a stepped run stands, the class says who goes next, and a simulated machine goes on from there.
// Paints nothing; the tour itself is never changed.
#pragma once

#include "ui/models/run_controller.h"
#include "ui/present/presentation.h"

#include <functional>
#include <optional>

namespace forkyard::ui {

using ControllerMaker = std::function<std::unique_ptr<RunController>()>;

class PresentChoices : public QObject {
    Q_OBJECT

public:
    /// `presentation` is not owned and must outlive this.
    explicit PresentChoices(Presentation &presentation, QObject *parent = nullptr);
    ~PresentChoices() override;

    /// Without it nobody is asked.
    void setControllerMaker(ControllerMaker make) { m_make = std::move(make); }
    /// Shows who can go on in the step, or nobody while something moves.
    void offer(int step, bool atRest);
    /// By its number. False where it cannot go on.
    bool choose(int thread);
    /// Back to the tour's own run.
    void leave();
    /// Where the own way stands, ns of its trace; nothing while the tour's is shown.
    std::optional<qint64> time() const { return m_time; }

signals:
    void changed();

private:
    QList<Standing::Choice> choices() const;
    void begin(const RunOptions::Step &first);
    void stand(const QList<Standing> &steps);

    Presentation &m_presentation;
    ControllerMaker m_make;
    std::unique_ptr<RunController> m_controller;
    int m_step = -1;
    bool m_atRest = false;
    bool m_waits = false; ///< for the machine
    std::optional<Standing> m_standing;
    std::optional<qint64> m_time;
};

} // namespace forkyard::ui
