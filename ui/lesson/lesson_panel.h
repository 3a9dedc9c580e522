// The lesson beside the program, as a story: begin, predict, run, look, vary, exercise, what one now knows, next. One thing is
// highlighted at any time. Does nothing itself: every act is a signal.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/progress.h"
#include "ui/kit/kit.h"
#include "ui/lesson/evidence.h"
#include "ui/lesson/lesson_text.h"

#include <QHash>
#include <QPointer>
#include <QScrollArea>

#include <optional>

class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace forkyard::ui {

class LessonPanel : public QScrollArea {
    Q_OBJECT

public:
    LessonPanel(Kit &kit, lessons::Progress &progress, QWidget *parent);

    /// Null: a program of the user's own is open. The lesson must live until the next call.
    void setLesson(const lessons::Lesson *lesson);
    const lessons::Lesson *lesson() const { return m_lesson; }
    /// Title of the lesson that follows, for the end of the panel; empty: none.
    void setNext(const QString &id, const QString &title);

    /// A run of one of the lesson's programs has ended.
    /// Only where its text was the lesson's does it answer predictions.
    void noteRun(const QString &file, const lessons::Outcome &outcome, bool lessonText = true);
    void noteAction(const lessons::Action &action);
    /// A run goes on: what would start another is off meanwhile.
    void setRunning(bool running);

    /// Many runs or all schedules have answered a prediction, or judged the learner's text for an exercise.
    void noteEvidence(const Evidence &evidence, bool ownText);
    void noteMeasured(const Measured &measured);
    /// What is being gathered, and how far it is; an empty id: nothing (any more). total 0: nobody knows. "measure" is measuring.
    void setGathering(const QString &id, int done = 0, int total = 0);
    /// The values that the lesson's knobs have now; one that is not there has nothing to turn in the program that is open.
    void setKnobValues(const QHash<QString, QString> &values);

    /// The first step of the path that is not done, those of the ten minutes first; -1: all are.
    int nextStep() const;
    /// The one thing to do now is to run.
    bool isRunNext() const;
    /// The next step asks for a prediction that is neither made nor skipped: Run is not the thing to do yet.
    bool isPredictionDue() const;
    /// Does what the highlighted card asks for, as its button would, and gives the keyboard to the choices of a prediction.
    /// False: there is none to do.
    bool takeNextStep();
    void showPrediction(const QString &id);
    void showExercise(const QString &id);

signals:
    void actionRequested(const forkyard::lessons::Action &action);
    /// Judge the learner's text for this exercise.
    void checkRequested(const QString &exercise);
    void stopRequested();
    /// Play this schedule of the lesson's file; an empty file: of the text in the editor.
    void playRequested(const QString &file, const QString &schedule);
    /// Steps, predictions or exercises changed.
    void progressChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    /// The button that is highlighted in the panel's content; null: none is.
    QWidget *highlighted() const;
    /// Shows beneath the content where the highlighted button is, while that is out of sight.
    void placeReminder();
    /// The prediction comes before the explanation: while the first is neither made nor skipped, the panel explains nothing.
    bool isTextHeld() const;
    /// Of the ten minutes' predictions those still to come: the parts of the text that speak of them wait until then.
    HeldBack held() const;
    void addHeading(QVBoxLayout *column);
    void addText(QVBoxLayout *column);
    void addNextStep(QVBoxLayout *column);
    void addStory(QVBoxLayout *column);
    void addKnobs(QVBoxLayout *column);
    void addMeasurement(QVBoxLayout *column);
    void addFigures(QVBoxLayout *inner, const lessons::Measurement &measurement);
    void addLearned(QVBoxLayout *column);
    void addPlan(QVBoxLayout *column);
    void addGathering(QVBoxLayout *inner, const QString &id);
    void addEnds(QVBoxLayout *inner, const Evidence &evidence, const QString &file);
    void addVotes(QVBoxLayout *inner, const lessons::Prediction &prediction);
    void addVerdict(QVBoxLayout *inner, const lessons::Exercise &exercise);
    void addHints(QVBoxLayout *inner, const lessons::Exercise &exercise);
    void addExerciseButtons(QVBoxLayout *inner, const lessons::Exercise &exercise);
    void addPrediction(QVBoxLayout *column, const lessons::Prediction &prediction);
    void addChoices(QVBoxLayout *inner, const lessons::Prediction &prediction);
    void addAnswer(QVBoxLayout *inner, const lessons::Prediction &prediction, const QString &chosen);
    void addIdea(QVBoxLayout *inner, const lessons::Choice &choice);
    void addExercise(QVBoxLayout *column, const lessons::Exercise &exercise);
    void addNextLesson(QVBoxLayout *column);
    void addOwnProgram(QVBoxLayout *column);
    QWidget *addCard(QVBoxLayout *column, const QString &title, bool highlighted);
    bool isShortPathDone() const;
    bool isNext(lessons::Action::Kind kind, const QString &target) const;
    bool isDue(const lessons::Prediction &prediction) const;
    void choose(const QString &prediction, const QString &choice);
    void markStep(int step);
    /// Marks the next step where it is this one.
    void markStep(lessons::Action::Kind kind, const QString &target);
    void saveProgress();
    QString in(const lessons::Words &words) const;
    QString actionLabel(const lessons::Action &action) const;

    Kit &m_kit;
    lessons::Progress &m_progress;
    const lessons::Lesson *m_lesson = nullptr;
    QStringList m_stepIds; ///< of the lesson's path
    QString m_nextId;
    QString m_nextTitle;
    /// The last outcome of each program of the lesson.
    QHash<QString, lessons::Outcome> m_outcomes;
    QHash<QString, QPointer<QWidget>> m_cards;
    QHash<QString, Evidence> m_evidence;
    std::optional<Measured> m_measured;
    QHash<QString, QString> m_knobValues;
    QHash<QString, int> m_hints; ///< how many of an exercise's hints are shown
    QSet<QString> m_voting;      ///< predictions whose tally is open
    QPointer<QProgressBar> m_bar;
    QPushButton *m_reminder = nullptr;
    QString m_gathering;
    int m_gathered = 0;
    int m_toGather = 0;
    bool m_planIsOpen = false;
    bool m_running = false;
};

} // namespace forkyard::ui
