// A lesson's tour made ready to be shown: its traces opened, a run model for each, its programs' texts, its clock. Runs nothing
// and paints nothing.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/tour_clock.h"
#include "ui/kit/kit.h"
#include "ui/models/exploration.h"
#include "ui/models/run_controller.h"
#include "ui/models/run_model.h"

#include <memory>
#include <vector>

namespace forkyard::ui {

class Presentation {
public:
    /// A tour whose traces lie beside it. `lesson` may be null (a tour beside a program); not owned.
    Presentation(const Kit &kit, const lessons::Lesson *lesson, lessons::Tour tour);
    /// A trace by itself: its program, its world and its lanes from the beginning to the end.
    static std::unique_ptr<Presentation> ofTrace(const Kit &kit, std::shared_ptr<const trace::Store> store, const QString &title);
    /// A lesson that has no tour (yet): its title, its path's texts.
    static std::unique_ptr<Presentation> ofLesson(const Kit &kit, const lessons::Lesson &lesson);
    ~Presentation();

    const lessons::Tour &tour() const { return m_tour; }
    const lessons::TourStep &step(int index) const { return m_tour.steps[index]; }
    int stepCount() const { return static_cast<int>(m_tour.steps.size()); }
    const lessons::Lesson *lesson() const { return m_lesson; }
    lessons::Language language() const { return m_language; }
    const lessons::TourClock &clock() const { return *m_clock; }
    /// Those of the clock, and tour.no-light (name, line) for what is to be lit and is nowhere.
    QList<Diagnostic> problems() const;
    QString title() const;
    /// Of the lesson; empty before a step that asks for a prediction, which it would answer.
    QString idea(int index) const;
    /// Null before the first run.
    RunModel *run(int step) const;
    /// The program that a step shows, knobs set as for its run.
    QString programText(int step) const;
    const lessons::Prediction *prediction(int step) const;
    /// Ids of the choices that are right: where one run answers, by the recorded one.
    QStringList rightChoices(int step) const;

    /// What all schedules of the step's explored program lead to; null where none was explored.
    const Exploration *exploration(int step) const;
    /// Where the step's simulated run stands when the step has come to rest; null where it has no simulated run.
    const lessons::TourMark *standing(int step) const;

    /// Another trace is shown in a run's place until null is given; the clock stays the tour's own.
    void showInstead(int run, std::shared_ptr<const trace::Store> store);

private:
    Presentation(const Kit &kit, const lessons::Lesson *lesson, lessons::Tour tour, std::vector<std::shared_ptr<const trace::Store>> traces);
    void readMarks();
    void readEnds();
    void makeClock();

    const lessons::Lesson *m_lesson;
    lessons::Tour m_tour;
    lessons::Language m_language;
    QString m_title;
    std::vector<std::shared_ptr<const trace::Store>> m_traces;
    std::vector<std::unique_ptr<RunModel>> m_runs;
    QList<QList<lessons::TourMark>> m_marks;
    std::vector<Exploration> m_explored;
    std::unique_ptr<lessons::TourClock> m_clock;
};

/// As the tour's settings say.
RunOptions optionsOfRun(const lessons::Tour &tour, const lessons::TourRun &run);

/// The program's text with a run's settings set where they are constants.
QString textForRun(const lessons::Lesson *lesson, const lessons::Tour &tour, const QString &file, const lessons::TourRun *run);

} // namespace forkyard::ui
