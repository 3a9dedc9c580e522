#include "ui/present/present_choices.h"

#include <algorithm>

namespace forkyard::ui {

PresentChoices::PresentChoices(Presentation &presentation, QObject *parent) : QObject(parent), m_presentation(presentation) {}

PresentChoices::~PresentChoices() { leave(); }

QList<Standing::Choice> PresentChoices::choices() const {
    if (m_standing) return m_standing->choices;
    const lessons::TourMark *mark = m_make && m_step >= 0 ? m_presentation.standing(m_step) : nullptr;
    QList<Standing::Choice> all;
    if (mark)
        for (const int each : mark->choices) all << Standing::Choice{std::abs(each), each < 0};
    return all;
}

void PresentChoices::offer(int step, bool atRest) {
    if (step != m_step) leave();
    m_step = step;
    m_atRest = atRest;
    RunModel *run = m_presentation.run(step);
    if (!run) return;
    NextChoices next;
    next.shown = next.active = atRest && !m_waits && m_presentation.step(step).shows(lessons::TourStep::Part::Stage);
    if (next.shown)
        for (const Standing::Choice &each : choices()) next.choices.append({static_cast<trace::LaneId>(each.thread - 1), each.thread, each.timePasses});
    next.shown = next.active = !next.choices.isEmpty();
    run->setNextChoices(next);
}

bool PresentChoices::choose(int thread) {
    const QList<Standing::Choice> all = m_atRest && !m_waits ? choices() : QList<Standing::Choice>();
    const auto chosen = std::find_if(all.begin(), all.end(), [thread](const Standing::Choice &each) { return each.thread == thread; });
    if (chosen == all.end()) return false;
    RunOptions::Step next;
    next.thread = thread;
    next.until = RunOptions::Step::Until::Operation;
    next.timePasses = chosen->timePasses;
    m_waits = true;
    if (m_controller) m_controller->step(next);
    else begin(next);
    offer(m_step, m_atRest);
    return true;
}

void PresentChoices::begin(const RunOptions::Step &first) {
    const int index = m_presentation.step(m_step).run;
    const lessons::Tour &tour = m_presentation.tour();
    const lessons::TourRun &run = tour.runs[index];
    RunOptions options = optionsOfRun(tour, run);
    options.simulated = true;
    options.schedule = m_presentation.standing(m_step)->schedule;
    options.step = first;
    m_controller = m_make();
    connect(m_controller.get(), &RunController::storeChanged, this, [this, index](std::shared_ptr<const trace::Store> store) { m_presentation.showInstead(index, std::move(store)); });
    connect(m_controller.get(), &RunController::stood, this, &PresentChoices::stand);
    connect(m_controller.get(), &RunController::problem, this, &PresentChoices::leave, Qt::QueuedConnection);
    m_controller->start(textForRun(m_presentation.lesson(), tour, run.program, &run), run.program, options);
}

void PresentChoices::stand(const QList<Standing> &steps) {
    if (steps.isEmpty() || steps.last().how == Standing::How::Passed) return;
    m_standing = steps.last();
    m_waits = false;
    m_time = m_standing->time;
    if (RunModel *run = m_presentation.run(m_step)) run->noteAppended();
    offer(m_step, m_atRest);
    emit changed();
}

void PresentChoices::leave() {
    if (RunModel *run = m_step >= 0 ? m_presentation.run(m_step) : nullptr) run->setNextChoices({});
    m_waits = false;
    m_standing.reset();
    m_time.reset();
    if (!m_controller) return;
    m_controller->disconnect(this);
    m_presentation.showInstead(m_presentation.step(m_step).run, nullptr);
    if (m_controller->isRunning()) m_controller->stop();
    m_controller.release()->deleteLater();
    emit changed();
}

} // namespace forkyard::ui
